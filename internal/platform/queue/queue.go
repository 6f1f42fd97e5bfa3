// Package queue is how nouns ask for background work without knowing who does it.
package queue

import (
	"context"

	"github.com/jackc/pgx/v5"
)

// Args is the payload of one job: ids and small values only, never titles or paths.
type Args interface{ Kind() string }

// Enqueuer adds jobs inside the caller's transaction, so that a refused change leaves no job.
type Enqueuer interface {
	Enqueue(ctx context.Context, tx pgx.Tx, jobs ...Args) error
}
