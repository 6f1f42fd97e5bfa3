package jobs

import (
	"context"
	"errors"

	"github.com/riverqueue/river"

	"revenge/internal/library"
	"revenge/internal/platform/fault"
)

// libraryScan walks a library's folders.
type libraryScan struct {
	worker[library.ScanArgs]
	libraries *library.Service
}

// Work walks. On its last try it ends the scan, so that the library can be scanned again.
func (w *libraryScan) Work(ctx context.Context, job *river.Job[library.ScanArgs]) error {
	err := w.libraries.Walk(ctx, job.Args.ScanID)
	if err == nil || errors.Is(err, fault.NotFound) || ctx.Err() != nil || job.Attempt < job.MaxAttempts {
		return outcome(err)
	}
	return errors.Join(err, w.libraries.FailScan(ctx, job.Args.ScanID, "The scan failed again and again; the server's log says why."))
}
