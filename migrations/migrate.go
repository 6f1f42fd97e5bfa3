package migrations

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"slices"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivermigrate"

	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
)

// lockKey is the advisory lock that lets one node migrate while the others wait.
const lockKey = 0x72657665_6e6765

// track is one row of steps, with the table that remembers which were taken.
type track struct{ name, table string }

var tracks = []track{{"main", "public.goose_main"}, {"qar", "qar.goose_qar"}}

// Up brings the database to the newest schema: both tracks, River's tables, the two roles and their rights.
// It may be called by many processes at once. A database that is newer than this program is left untouched: fault.Conflict.
func Up(ctx context.Context, server *db.Server, log *slog.Logger) error {
	return up(ctx, server, log, files)
}

func up(ctx context.Context, server *db.Server, log *slog.Logger, steps fs.FS) (err error) {
	cfg, err := pgxpool.ParseConfig("")
	if err != nil {
		return fmt.Errorf("make the pool's configuration: %w", err)
	}
	cfg.ConnConfig, cfg.MaxConns = server.Owner(), 4
	cfg.ConnConfig.RuntimeParams["search_path"] = "public"
	pool, err := pgxpool.NewWithConfig(ctx, cfg)
	if err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	defer pool.Close()
	unlock, err := lock(ctx, pool)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, unlock()) }()
	if err := refuseNewer(ctx, pool, steps); err != nil {
		return err
	}
	if err := ensureRoles(ctx, pool, server); err != nil {
		return err
	}
	// The qar track keeps its history inside of the schema, where the general role cannot see it.
	if err := createSchema(ctx, pool); err != nil {
		return err
	}
	for _, t := range tracks {
		if err := t.up(ctx, pool, log, steps); err != nil {
			return err
		}
	}
	if err := river(ctx, pool, log); err != nil {
		return err
	}
	if err := easeWalls(ctx, pool); err != nil {
		return err
	}
	return grant(ctx, pool)
}

func lock(ctx context.Context, pool *pgxpool.Pool) (func() error, error) {
	conn, err := pool.Acquire(ctx)
	if err != nil {
		return nil, fmt.Errorf("connect to migrate: %w", err)
	}
	if _, err := conn.Exec(ctx, "SELECT pg_advisory_lock($1)", int64(lockKey)); err != nil {
		conn.Release()
		return nil, fmt.Errorf("wait for another node's migration: %w", err)
	}
	return func() error {
		defer conn.Release()
		if _, err := conn.Exec(context.WithoutCancel(ctx), "SELECT pg_advisory_unlock($1)", int64(lockKey)); err != nil {
			return fmt.Errorf("release the migration lock: %w", err)
		}
		return nil
	}, nil
}

// refuseNewer compares before anything is changed.
func refuseNewer(ctx context.Context, pool *pgxpool.Pool, steps fs.FS) error {
	for _, t := range tracks {
		newest, err := t.newest(steps)
		if err != nil {
			return err
		}
		at, err := version(ctx, pool, t.table, "version_id", "WHERE is_applied")
		if err != nil {
			return err
		}
		if at > newest {
			return newer(t.name, at, newest)
		}
	}
	migrator, err := rivermigrate.New(riverpgxv5.New(pool), nil)
	if err != nil {
		return fmt.Errorf("read the queue's migrations: %w", err)
	}
	known := migrator.AllVersions()
	at, err := version(ctx, pool, "public.river_migration", "version", "")
	if err == nil && at > int64(known[len(known)-1].Version) {
		return newer("queue", at, int64(known[len(known)-1].Version))
	}
	return err
}

func newer(track string, at, known int64) error {
	return &fault.Mistake{Kind: fault.Conflict, Message: fmt.Sprintf(
		"The database was made by a newer Revenge: its %s schema is at step %d, and this program knows %d. "+
			"Install that version or a later one. The database was left untouched.", track, at, known)}
}

// version is the last step taken, 0 before the first.
func version(ctx context.Context, pool *pgxpool.Pool, table, column, where string) (int64, error) {
	there, err := db.Value[bool](ctx, pool, "SELECT to_regclass($1) IS NOT NULL", table)
	if err != nil || !there {
		return 0, err
	}
	at, err := db.Value[int64](ctx, pool, "SELECT coalesce(max("+column+"), 0)::bigint FROM "+table+" "+where)
	if err != nil {
		return 0, fmt.Errorf("read the schema's step: %w", err)
	}
	return at, nil
}

func (t track) newest(steps fs.FS) (int64, error) {
	names, err := fs.Glob(steps, t.name+"/*.sql")
	if err != nil || len(names) == 0 {
		return 0, errors.Join(err, fmt.Errorf("this program holds no steps of the track %s", t.name))
	}
	slices.Sort(names)
	return goose.NumericComponent(names[len(names)-1])
}

func (t track) up(ctx context.Context, pool *pgxpool.Pool, log *slog.Logger, steps fs.FS) error {
	own, err := fs.Sub(steps, t.name)
	if err != nil {
		return fmt.Errorf("open the %s migrations: %w", t.name, err)
	}
	conns := stdlib.OpenDBFromPool(pool)
	defer func() { _ = conns.Close() }()
	provider, err := goose.NewProvider(goose.DialectPostgres, conns, own,
		goose.WithTableName(t.table), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return fmt.Errorf("read the %s migrations: %w", t.name, err)
	}
	taken, err := provider.Up(ctx)
	for _, step := range taken {
		log.InfoContext(ctx, "migrated", "track", t.name, "step", step.Source.Version, "duration", step.Duration)
	}
	if err != nil {
		return fmt.Errorf("migrate %s: %w", t.name, err)
	}
	return nil
}

func river(ctx context.Context, pool *pgxpool.Pool, log *slog.Logger) error {
	migrator, err := rivermigrate.New(riverpgxv5.New(pool), &rivermigrate.Config{Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		return fmt.Errorf("read the queue's migrations: %w", err)
	}
	done, err := migrator.Migrate(ctx, rivermigrate.DirectionUp, nil)
	if err != nil {
		return fmt.Errorf("migrate the queue: %w", err)
	}
	if n := len(done.Versions); n > 0 {
		log.InfoContext(ctx, "migrated", "track", "queue", "step", done.Versions[n-1].Version)
	}
	return nil
}
