package jobs

import (
	"context"
	"errors"

	"github.com/riverqueue/river"

	"revenge/internal/platform/fault"
	"revenge/internal/trickplay"
)

// trickplayMake makes the small pictures of a film.
type trickplayMake struct {
	worker[trickplay.MakeArgs]
	tiles    *trickplay.Service
	progress *progress
}

// Work makes the sheets that are not there yet.
func (w *trickplayMake) Work(ctx context.Context, job *river.Job[trickplay.MakeArgs]) error {
	if w.tiles == nil {
		return nil
	}
	err := w.tiles.Make(ctx, job.Args.FileID, w.progress.of(ctx, job.ID))
	if errors.Is(err, fault.Exhausted) {
		return river.JobCancel(err) // asked for again when there is room
	}
	return outcome(err)
}
