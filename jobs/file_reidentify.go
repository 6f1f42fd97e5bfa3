package jobs

import (
	"context"
	"errors"
	"fmt"

	"github.com/riverqueue/river"

	"revenge/internal/library"
	"revenge/internal/review"
)

// fileReidentify finds out once more what files are, after somebody decided about them.
type fileReidentify struct {
	worker[library.ReidentifyArgs]
	libraries *library.Service
	modules   modules
	review    *review.Service
}

// Work identifies them. Where that fails to the last, the next scan does it: what was decided is not forgotten.
func (w *fileReidentify) Work(ctx context.Context, job *river.Job[library.ReidentifyArgs]) error {
	err := w.work(ctx, job.Args)
	if !hopeless(ctx, job.JobRow, err) {
		return again(err)
	}
	return outcome(errors.Join(err, w.libraries.PutOff(context.WithoutCancel(ctx), job.Args)))
}

func (w *fileReidentify) work(ctx context.Context, a library.ReidentifyArgs) error {
	batch, err := w.libraries.Loose(ctx, a)
	if err != nil {
		return err
	}
	module, err := w.modules.of(batch.Library.Kind)
	if err != nil {
		return err
	}
	if err := guide(ctx, w.review, batch); err != nil {
		return err
	}
	o, err := module.Identify(ctx, batch.Library, batch.Found)
	if err != nil {
		return fmt.Errorf("identify %d files again: %w", len(batch.Found), err)
	}
	if err := judge(ctx, w.review, batch); err != nil {
		return err
	}
	return w.libraries.Reidentified(ctx, batch, o, after("file_reidentify", o)...)
}
