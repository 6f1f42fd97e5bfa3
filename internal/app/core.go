package app

import (
	"context"
	"fmt"
	"log/slog"
	"os"

	"go.uber.org/fx"
	"go.uber.org/fx/fxevent"

	"revenge/internal/config"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/events"
	"revenge/internal/platform/obs"
	"revenge/internal/platform/secret"
	"revenge/migrations"
)

// Version is set when the program is built.
var Version = "dev"

// start is how a process gets its PostgreSQL: the long ones start it where it is embedded, the short ones
// join the one that runs.
type start func(ctx context.Context, c db.Config, dataDir string, log *slog.Logger) (*db.Server, error)

// core is what every process needs: settings, log, database, events and secrets.
func core(c *config.Config, open start, extra ...fx.Option) fx.Option {
	return fx.Options(
		fx.Supply(c),
		fx.WithLogger(func() fxevent.Logger { return fxevent.NopLogger }),
		fx.Provide(
			newLog, newBus, newKeys,
			func() clock.Clock { return clock.System{} },
			func(lc fx.Lifecycle, c *config.Config, log *slog.Logger) (*db.Server, error) {
				return newDatabase(lc, c, open, log)
			},
			newPool,
		),
		fx.Options(extra...),
	)
}

func newLog(c *config.Config) (*slog.Logger, error) {
	log, err := obs.NewLogger(os.Stderr, c.Logging)
	if err != nil {
		return nil, fmt.Errorf("set up logging: %w", err)
	}
	return log, nil
}

// newDatabase starts or joins PostgreSQL and brings it up to date.
func newDatabase(lc fx.Lifecycle, c *config.Config, open start, log *slog.Logger) (*db.Server, error) {
	ctx, cancel := starting()
	defer cancel()
	server, err := open(ctx, c.Database, c.DataDir, component(log, "database"))
	if err != nil {
		return nil, err
	}
	lc.Append(fx.StopHook(server.Stop))
	if err := migrations.Up(ctx, server, component(log, "migrations")); err != nil {
		server.Stop(ctx)
		return nil, err
	}
	return server, nil
}

func newPool(lc fx.Lifecycle, server *db.Server) (*db.DB, error) {
	ctx, cancel := starting()
	defer cancel()
	pool, err := server.Open(ctx, db.General)
	if err != nil {
		return nil, fmt.Errorf("open the database: %w", err)
	}
	lc.Append(fx.StopHook(pool.Close))
	return pool, nil
}

// newBus carries signals between processes for as long as the program runs.
func newBus(lc fx.Lifecycle, server *db.Server, log *slog.Logger) *events.Bus {
	bus := events.New(server.As(db.General), component(log, "events"))
	background(lc, log, func(ctx context.Context) error { return bus.Run(ctx) })
	return bus
}

func newKeys(c *config.Config) (*secret.Keys, error) {
	keys, err := secret.Load(c.DataDir, c.Auth.Secret)
	if err != nil {
		return nil, fmt.Errorf("load the secret: %w", err)
	}
	return keys, nil
}

func component(log *slog.Logger, name string) *slog.Logger { return log.With("component", name) }

// background runs work between start and stop; it is over before what it uses is closed.
func background(lc fx.Lifecycle, log *slog.Logger, work func(context.Context) error) {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	lc.Append(fx.Hook{
		OnStart: func(context.Context) error {
			go func() {
				defer close(done)
				if err := work(ctx); err != nil && ctx.Err() == nil {
					log.Error("background work ended", "error", err)
				}
			}()
			return nil
		},
		OnStop: func(context.Context) error {
			cancel()
			<-done
			return nil
		},
	})
}
