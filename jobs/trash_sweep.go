package jobs

import (
	"context"

	"github.com/riverqueue/river"

	"revenge/internal/trash"
)

// trashSweep ends what was left undone in the trash, and removes what has expired.
type trashSweep struct {
	worker[trash.SweepArgs]
	trash *trash.Service
}

// Work sweeps.
func (w *trashSweep) Work(ctx context.Context, job *river.Job[trash.SweepArgs]) error {
	if w.trash == nil {
		return nil
	}
	return outcome(w.trash.Sweep(ctx, job.Args))
}
