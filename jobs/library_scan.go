package jobs

import (
	"context"
	"errors"

	"github.com/google/uuid"
	"github.com/riverqueue/river"

	"revenge/internal/library"
	"revenge/internal/live"
	"revenge/internal/platform/fault"
)

// libraryScan walks a library's folders, or reads its lists of channels.
type libraryScan struct {
	worker[library.ScanArgs]
	libraries *library.Service
	channels  *live.Service // may be nil
}

// Work scans.
func (w *libraryScan) Work(ctx context.Context, job *river.Job[library.ScanArgs]) error {
	return ended(ctx, w.libraries, job.Args.ScanID, job.JobRow, w.scan(ctx, job.Args.ScanID))
}

func (w *libraryScan) scan(ctx context.Context, scanID uuid.UUID) error {
	kind, err := w.libraries.ScanKind(ctx, scanID)
	switch {
	case err != nil:
		return err
	case kind != library.KindLive:
		return w.libraries.Walk(ctx, scanID)
	case w.channels == nil:
		return errors.Join(fault.Invalid, w.libraries.FailScan(ctx, scanID, switchedOff))
	}
	return w.libraries.Read(ctx, scanID, w.channels.Refresh)
}
