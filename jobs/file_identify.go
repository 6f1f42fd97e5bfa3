package jobs

import (
	"context"
	"errors"
	"fmt"

	"github.com/riverqueue/river"

	"revenge/internal/library"
	"revenge/internal/platform/fault"
	"revenge/internal/review"
)

// modules are the kinds of library that are switched on.
type modules map[library.Kind]contentModule

// switchedOff is why the scan of a library without a module ends.
const switchedOff = "Libraries of this kind are switched off on this server."

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
	review    *review.Service
}

// Work identifies one batch and asks for its pictures.
func (w *fileIdentify) Work(ctx context.Context, job *river.Job[library.IdentifyArgs]) error {
	return ended(ctx, w.libraries, job.Args.ScanID, job.JobRow, w.work(ctx, job.Args, job.Attempt >= job.MaxAttempts))
}

func (w *fileIdentify) work(ctx context.Context, a library.IdentifyArgs, last bool) error {
	batch, err := w.libraries.Batch(ctx, a.ScanID, a.Number)
	if err != nil {
		return err
	}
	module, err := w.modules.of(batch.Library.Kind)
	if err != nil {
		return errors.Join(err, w.libraries.FailScan(ctx, a.ScanID, switchedOff))
	}
	if err := guide(ctx, w.review, batch); err != nil {
		return err
	}
	o, err := module.Identify(ctx, batch.Library, batch.Found)
	if err != nil && (last || errors.Is(err, fault.Invalid)) && ctx.Err() == nil && !errors.Is(err, fault.Unavailable) {
		o, err = oneByOne(ctx, module, batch)
	}
	if err != nil {
		return fmt.Errorf("identify batch %d of scan %s: %w", a.Number, a.ScanID, err)
	}
	if err := judge(ctx, w.review, batch); err != nil {
		return err
	}
	err = w.libraries.Identified(ctx, batch, o, after("file_identify", o)...)
	if errors.Is(err, library.ErrOver) {
		return errors.Join(err, w.libraries.PutOff(ctx, batch.Again())) // a scan that came after may know more of them than this one did
	}
	return err
}

// oneByOne is the last try: one file that a module fails on must not hold up the others, nor the scan.
func oneByOne(ctx context.Context, module contentModule, batch *library.Batch) (*library.Outcome, error) {
	all := &library.Outcome{}
	for i, f := range batch.Found {
		o, err := module.Identify(ctx, batch.Library, batch.Alone(i))
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			all.Problems = append(all.Problems, library.NotIdentified(f.File))
			continue
		}
		all.Artworks, all.Problems = append(all.Artworks, o.Artworks...), append(all.Problems, o.Problems...)
		all.Added, all.Changed = append(all.Added, o.Added...), append(all.Changed, o.Changed...)
	}
	return all, nil
}

func guide(ctx context.Context, r *review.Service, batch *library.Batch) error {
	if r == nil {
		return nil
	}
	return r.Guide(ctx, batch)
}

func judge(ctx context.Context, r *review.Service, batch *library.Batch) error {
	if r == nil {
		return nil
	}
	return r.Judge(ctx, batch)
}
