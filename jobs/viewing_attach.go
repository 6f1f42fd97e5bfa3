package jobs

import (
	"context"

	"github.com/riverqueue/river"

	"revenge/internal/viewing"
)

// viewingAttach binds what viewers have to a batch of items that were identified.
type viewingAttach struct {
	worker[viewing.AttachArgs]
	viewing *viewing.Service
}

// Work attaches one batch.
func (w *viewingAttach) Work(ctx context.Context, job *river.Job[viewing.AttachArgs]) error {
	if w.viewing == nil {
		return nil
	}
	return outcome(w.viewing.Attach(ctx, job.Args))
}
