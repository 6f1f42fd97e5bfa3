package jobs

import (
	"context"
	"fmt"

	"github.com/riverqueue/river"

	"revenge/internal/duplicate"
	"revenge/internal/library"
	"revenge/internal/trash"
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
