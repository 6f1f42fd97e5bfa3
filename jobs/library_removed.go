package jobs

import (
	"context"

	"github.com/riverqueue/river"

	"revenge/internal/library"
	"revenge/internal/viewing"
)

// libraryRemoved follows a library that is gone.
type libraryRemoved struct {
	worker[library.RemovedArgs]
	viewing *viewing.Service
}

// Work gives what viewers had of its content to other libraries that hold the same.
func (w *libraryRemoved) Work(ctx context.Context, _ *river.Job[library.RemovedArgs]) error {
	if w.viewing == nil {
		return nil
	}
	return outcome(w.viewing.Attach(ctx, viewing.AttachArgs{}))
}
