package jobs

import (
	"context"
	"fmt"
	"time"

	"github.com/riverqueue/river"

	"revenge/internal/platform/db"
	"revenge/internal/platform/events"
)

// keepEvents is how far back subscriptions can be resumed.
const keepEvents = 7 * 24 * time.Hour

// pruneArgs asks for old events to be forgotten.
type pruneArgs struct{}

// Kind names the job.
func (pruneArgs) Kind() string { return "events_prune" }

// eventsPrune forgets old events.
type eventsPrune struct {
	worker[pruneArgs]
	pool *db.DB
}

// Work forgets what is too old.
func (w *eventsPrune) Work(ctx context.Context, _ *river.Job[pruneArgs]) error {
	if _, err := events.Prune(ctx, w.pool, time.Now().Add(-keepEvents)); err != nil {
		return fmt.Errorf("prune events: %w", err)
	}
	return nil
}
