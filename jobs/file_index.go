package jobs

import (
	"context"

	"github.com/riverqueue/river"

	"revenge/internal/library"
)

// fileIndex reads a file to its end, because its container does not say where it can be cut.
type fileIndex struct {
	worker[library.IndexArgs]
	libraries *library.Service
	progress  *progress
}

// Work reads one file. One that a node had begun with is begun anew.
func (w *fileIndex) Work(ctx context.Context, job *river.Job[library.IndexArgs]) error {
	return outcome(w.libraries.Index(ctx, job.Args.FileID, w.progress.of(ctx, job.ID)))
}
