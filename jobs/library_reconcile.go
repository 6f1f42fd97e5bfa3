package jobs

import (
	"context"
	"fmt"

	"github.com/riverqueue/river"

	"revenge/internal/library"
)

// libraryReconcile brings what a library shows in line with its files, outside of a scan.
type libraryReconcile struct {
	worker[library.ReconcileArgs]
	libraries *library.Service
	modules   modules
}

// Work does so.
func (w *libraryReconcile) Work(ctx context.Context, job *river.Job[library.ReconcileArgs]) error {
	return outcome(w.work(ctx, job.Args))
}

func (w *libraryReconcile) work(ctx context.Context, a library.ReconcileArgs) error {
	l, err := w.libraries.ByJob(ctx, a)
	if err != nil {
		return err
	}
	module, err := w.modules.of(l.Kind)
	if err != nil {
		return err
	}
	o, err := module.Reconcile(ctx, l.ID)
	if err != nil {
		return fmt.Errorf("reconcile library %s: %w", l.ID, err)
	}
	return w.libraries.Reconciled(ctx, a, o, after("library_reconcile", o)...)
}
