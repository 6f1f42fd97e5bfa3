package jobs

import (
	"context"
	"log/slog"
	"time"

	"revenge/internal/platform/db"
	"revenge/internal/platform/events"
)

// progress notes how far long jobs are, where activity shows it.
type progress struct {
	pool *db.DB
	bus  *events.Bus
	log  *slog.Logger
}

// progressEvery is how often a job's progress is written at most.
const progressEvery = time.Second

// of returns what a job calls with how much of how much is done. What cannot be noted does not stop the job.
func (p *progress) of(ctx context.Context, job int64) func(done, total int64) {
	var noted time.Time
	return func(done, total int64) {
		now := time.Now()
		if now.Sub(noted) < progressEvery && done < total {
			return
		}
		noted = now
		_, err := db.ExecSQL(ctx, p.pool, `UPDATE river_job SET metadata = metadata || jsonb_build_object('progress', jsonb_build_object('done', $2::bigint, 'total', $3::bigint))
			WHERE id = $1`, job, done, total)
		if err != nil {
			p.log.DebugContext(ctx, "the progress of a job was not noted", "job", job, "error", err)
			return
		}
		p.bus.Signal(ctx, "jobs")
	}
}
