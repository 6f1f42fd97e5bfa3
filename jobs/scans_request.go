package jobs

import (
	"context"

	"github.com/riverqueue/river"

	"revenge/internal/library"
)

// requestArgs asks for a scan of every library, and for old ones to be forgotten.
type requestArgs struct{}

// Kind names the job.
func (requestArgs) Kind() string { return "scans_request" }

// scansRequest is the nightly look at all libraries.
type scansRequest struct {
	worker[requestArgs]
	libraries *library.Service
}

// Work requests the scans, each of which runs as a job of its own, and indexes that an earlier release did not make.
func (w *scansRequest) Work(ctx context.Context, _ *river.Job[requestArgs]) error {
	if err := w.libraries.PruneScans(ctx); err != nil {
		return outcome(err)
	}
	if err := w.libraries.RequestIndexes(ctx); err != nil {
		return outcome(err)
	}
	if !w.libraries.Config.Nightly {
		return nil
	}
	return outcome(w.libraries.RequestAll(ctx, library.TriggerSchedule))
}
