package jobs

import (
	"context"

	"github.com/riverqueue/river"

	"revenge/internal/trash"
)

// fileForget forgets files that have been missing for long.
type fileForget struct {
	worker[trash.ForgetArgs]
	trash *trash.Service
}

// Work does so.
func (w *fileForget) Work(ctx context.Context, job *river.Job[trash.ForgetArgs]) error {
	if w.trash == nil {
		return nil
	}
	return outcome(w.trash.Forget(ctx, job.Args))
}
