package jobs

import (
	"context"
	"fmt"

	"github.com/riverqueue/river"

	"revenge/internal/library"
	"revenge/internal/platform/fault"
)

// modules are the kinds of library that are switched on.
type modules map[library.Kind]contentModule

func (m modules) of(kind library.Kind) (contentModule, error) {
	if one, ok := m[kind]; ok {
		return one, nil
	}
	return nil, fmt.Errorf("no module for libraries of %s: %w", kind, fault.Invalid)
}

// fileIdentify finds out what a batch of files is.
type fileIdentify struct {
	worker[library.IdentifyArgs]
	libraries *library.Service
	modules   modules
}

// Work identifies one batch and asks for its pictures.
func (w *fileIdentify) Work(ctx context.Context, job *river.Job[library.IdentifyArgs]) error {
	return outcome(w.work(ctx, job.Args))
}

func (w *fileIdentify) work(ctx context.Context, a library.IdentifyArgs) error {
	batch, err := w.libraries.Batch(ctx, a.ScanID, a.Number)
	if err != nil {
		return err
	}
	module, err := w.modules.of(batch.Library.Kind)
	if err != nil {
		return err
	}
	o, err := module.Identify(ctx, batch.Library, batch.Found)
	if err != nil {
		return fmt.Errorf("identify batch %d of scan %s: %w", a.Number, a.ScanID, err)
	}
	return w.libraries.Identified(ctx, batch, o, after("file_identify", o)...)
}
