package jobs

import (
	"context"

	"github.com/riverqueue/river"

	"revenge/internal/library"
)

// libraryScan walks a library's folders.
type libraryScan struct {
	worker[library.ScanArgs]
	libraries *library.Service
}

// Work walks.
func (w *libraryScan) Work(ctx context.Context, job *river.Job[library.ScanArgs]) error {
	return ended(ctx, w.libraries, job.Args.ScanID, job.JobRow, w.libraries.Walk(ctx, job.Args.ScanID))
}
