package jobs

import (
	"context"

	"github.com/riverqueue/river"

	"revenge/internal/library"
	"revenge/internal/live"
)

// channelsRequest is the regular look at all lists of channels.
type channelsRequest struct {
	worker[live.RequestArgs]
	libraries *library.Service
}

// Work requests the scans, each of which runs as a job of its own.
func (w *channelsRequest) Work(ctx context.Context, _ *river.Job[live.RequestArgs]) error {
	return outcome(w.libraries.RequestKind(ctx, library.KindLive, library.TriggerSchedule))
}
