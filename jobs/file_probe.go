package jobs

import (
	"context"

	"github.com/riverqueue/river"

	"revenge/internal/library"
)

// fileProbe reads what a batch of files contains.
type fileProbe struct {
	worker[library.ProbeArgs]
	libraries *library.Service
}

// Work probes one batch.
func (w *fileProbe) Work(ctx context.Context, job *river.Job[library.ProbeArgs]) error {
	return ended(ctx, w.libraries, job.Args.ScanID, job.JobRow, w.libraries.Probe(ctx, job.Args.ScanID, job.Args.Number))
}
