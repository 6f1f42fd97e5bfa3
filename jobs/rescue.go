package jobs

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5"

	"revenge/internal/platform/db"
)

// rescueEvery is how soon the jobs of a killed process are taken up.
const rescueEvery = 3 * time.Second

// rescuer gives the running jobs of dead nodes back to the queue. Each node holds an advisory lock named
// after itself on a connection of its own; PostgreSQL lets go of it the moment the process is gone, however
// it died. A lock that can be had therefore means that nobody works on that node's jobs any more.
type rescuer struct {
	node string
	pool *db.DB
	log  *slog.Logger
	// look is for what nobody works on once the jobs of dead nodes are given back.
	look func(context.Context) error
}

// run holds the node's own lock and looks for dead nodes until ctx ends.
func (r *rescuer) run(ctx context.Context) {
	for ctx.Err() == nil {
		if err := r.hold(ctx); err != nil && ctx.Err() == nil {
			r.log.WarnContext(ctx, "the watch over other nodes' jobs was interrupted", "error", err)
		}
		wait(ctx, rescueEvery)
	}
}

func (r *rescuer) hold(ctx context.Context) error {
	conn, err := pgx.ConnectConfig(ctx, r.pool.Config().ConnConfig)
	if err != nil {
		return fmt.Errorf("connect: %w", err)
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }()
	if _, err := conn.Exec(ctx, `SELECT pg_advisory_lock($1::int, hashtext($2))`, lockSpace, r.node); err != nil {
		return fmt.Errorf("hold the node's lock: %w", err)
	}
	for ctx.Err() == nil {
		if err := r.rescue(ctx, conn); err != nil {
			return err
		}
		if err := r.look(ctx); err != nil && ctx.Err() == nil {
			// The lock stays: this node lives.
			r.log.WarnContext(ctx, "what nobody works on was not looked for", "error", err)
		}
		wait(ctx, rescueEvery)
	}
	return nil
}

// lockSpace keeps these locks apart from others.
const lockSpace = 7201

// rescue gives back the jobs of every node whose lock is free.
func (r *rescuer) rescue(ctx context.Context, conn *pgx.Conn) error {
	rows, err := conn.Query(ctx, `SELECT DISTINCT attempted_by[array_upper(attempted_by, 1)] FROM river_job
		WHERE state = 'running' AND attempted_by[array_upper(attempted_by, 1)] <> $1`, r.node)
	if err != nil {
		return fmt.Errorf("list nodes with running jobs: %w", err)
	}
	nodes, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return fmt.Errorf("list nodes with running jobs: %w", err)
	}
	for _, node := range nodes {
		if err := r.rescueFrom(ctx, conn, node); err != nil {
			return fmt.Errorf("rescue the jobs of node %s: %w", node, err)
		}
	}
	return nil
}

func (r *rescuer) rescueFrom(ctx context.Context, conn *pgx.Conn, node string) error {
	return pgx.BeginFunc(ctx, conn, func(tx pgx.Tx) error {
		var dead bool
		if err := tx.QueryRow(ctx, `SELECT pg_try_advisory_xact_lock($1::int, hashtext($2))`, lockSpace, node).Scan(&dead); err != nil || !dead {
			return err
		}
		// The try does not count: the job did nothing wrong.
		tag, err := tx.Exec(ctx, `UPDATE river_job SET state = 'available', scheduled_at = now(), attempt = greatest(attempt - 1, 0)
			WHERE state = 'running' AND attempted_by[array_upper(attempted_by, 1)] = $1`, node)
		if err == nil && tag.RowsAffected() > 0 {
			r.log.InfoContext(ctx, "took up the jobs of a dead node", "node", node, "jobs", tag.RowsAffected())
		}
		return err
	})
}

func wait(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}
