package jobs

import (
	"context"

	"github.com/riverqueue/river"

	"revenge/internal/duplicate"
)

// duplicatesFind finds what there is more than once.
type duplicatesFind struct {
	worker[duplicate.FindArgs]
	duplicates *duplicate.Service
}

// Work finds it.
func (w *duplicatesFind) Work(ctx context.Context, job *river.Job[duplicate.FindArgs]) error {
	if w.duplicates == nil {
		return nil
	}
	return outcome(w.duplicates.Find(ctx, job.Args))
}
