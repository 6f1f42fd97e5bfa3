package jobs

import (
	"context"
	"errors"
	"fmt"

	"github.com/riverqueue/river"

	"revenge/internal/library"
)

// libraryFinish ends a scan after its last batch.
type libraryFinish struct {
	worker[library.FinishArgs]
	libraries *library.Service
	modules   modules
}

// Work brings the catalogue in line with the files and ends the scan.
func (w *libraryFinish) Work(ctx context.Context, job *river.Job[library.FinishArgs]) error {
	return ended(ctx, w.libraries, job.Args.ScanID, job.JobRow, w.work(ctx, job.Args))
}

func (w *libraryFinish) work(ctx context.Context, a library.FinishArgs) error {
	l, err := w.libraries.Ending(ctx, a.ScanID)
	if err != nil {
		return err
	}
	module, err := w.modules.of(l.Kind)
	if err != nil {
		return errors.Join(err, w.libraries.FailScan(ctx, a.ScanID, switchedOff))
	}
	o, err := module.Reconcile(ctx, l.ID)
	if err != nil {
		return fmt.Errorf("reconcile library %s: %w", l.ID, err)
	}
	pictures, err := w.libraries.PicturesDue(ctx, l.ID)
	if err != nil {
		return err
	}
	o.Artworks = append(o.Artworks, pictures...)
	return w.libraries.Finish(ctx, a.ScanID, o, after("library_finish", o)...)
}
