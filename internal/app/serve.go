package app

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"strconv"

	"go.uber.org/fx"
	"golang.org/x/sync/errgroup"

	"revenge/dataloaders"
	"revenge/graph"
	"revenge/graph/answers"
	"revenge/internal/artwork"
	"revenge/internal/catalogue"
	"revenge/internal/config"
	"revenge/internal/duplicate"
	"revenge/internal/identity"
	"revenge/internal/library"
	"revenge/internal/live"
	"revenge/internal/movie"
	"revenge/internal/music"
	"revenge/internal/platform/cache"
	"revenge/internal/platform/db"
	"revenge/internal/platform/events"
	"revenge/internal/playback"
	"revenge/internal/playlist"
	"revenge/internal/review"
	"revenge/internal/scrobble"
	"revenge/internal/server"
	"revenge/internal/shelf"
	"revenge/internal/system"
	"revenge/internal/trash"
	"revenge/internal/trickplay"
	"revenge/internal/tvshow"
	"revenge/internal/viewing"
	"revenge/jobs"
	"revenge/media/hls"
	"revenge/media/restream"
	"revenge/resolvers"
	"revenge/web"
)

// Serve runs the server until it is asked to stop. first are libraries to be made at the first start.
func Serve(c *config.Config, first []FirstLibrary) error {
	collectLess()
	var p program
	return run(fx.Options(core(c, db.Start, nouns(), endpoint()), fx.Populate(&p)), func(ctx context.Context) error {
		listener, err := p.Server.Listen(ctx)
		if err != nil {
			return err
		}
		group, ctx := errgroup.WithContext(ctx)
		group.Go(func() error { return p.Server.Serve(ctx, listener) })
		group.Go(func() error { p.Playback.RunSweeper(ctx); return nil })
		group.Go(func() error { p.Playback.RunNode(ctx); return nil })
		group.Go(func() error { return p.work(ctx) })
		group.Go(func() error { return p.welcome(ctx, first, listener.Addr()) })
		if err := group.Wait(); err != nil {
			return fmt.Errorf("serve: %w", err)
		}
		return nil
	})
}

// Work runs background work only, beside servers on other machines.
func Work(c *config.Config) error {
	var p program
	return run(fx.Options(core(c, db.Start, nouns(), endpoint()), fx.Populate(&p)), p.work)
}

// endpoint makes what serves, above the services.
func endpoint() fx.Option {
	return fx.Provide(newMetrics, newVersions, newAnswers, newEntities, newGraph, newServer, newRunner)
}

// program is what the long processes run.
type program struct {
	fx.In
	Config    *config.Config
	Log       *slog.Logger
	Server    *server.Server
	Runner    *jobs.Runner
	Libraries *library.Service
	Identity  *identity.Service
	Playback  *playback.Service
	Bus       *events.Bus
}

// work runs jobs and watches folders until ctx ends.
func (p *program) work(ctx context.Context) error {
	if err := p.Runner.Start(ctx); err != nil {
		return err
	}
	if err := p.Libraries.RequestAll(ctx, library.TriggerStart); err != nil {
		p.Log.WarnContext(ctx, "libraries are not scanned at the start", "error", err)
	}
	err := p.Libraries.Watch(ctx)
	<-ctx.Done()
	stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopWithin)
	defer cancel()
	if stopErr := p.Runner.Stop(stopping); err == nil {
		err = stopErr
	}
	return err
}

func newRunner(pool *db.DB, bus *events.Bus, log *slog.Logger, files *library.Service, pictures *artwork.Service, tiles *trickplay.Service,
	channels *live.Service, movies *movie.Service, shows *tvshow.Service, songs *music.Service, told *scrobble.Service,
	seen *viewing.Service, twice *duplicate.Service, bin *trash.Service, inbox *review.Service, shelves *shelf.Service) (*jobs.Runner, error) {
	return jobs.New(jobs.Deps{DB: pool, Bus: bus, Log: component(log, "jobs"), Libraries: files, Artworks: pictures, Trickplay: tiles, Live: channels,
		Viewing: seen, Duplicates: twice, Trash: bin, Review: inbox, Shelf: shelves, Scrobbles: told, Music: songs, Modules: jobs.Modules(movies, shows, songs)})
}

func newVersions(pool *db.DB, who *identity.Service) *catalogue.Service {
	return catalogue.New(pool, who.Forget)
}

// newAnswers is nil where nothing is to be kept.
func newAnswers(lc fx.Lifecycle, c *config.Config, pictures *artwork.Service, m *metrics) (*answers.Cache, error) {
	if !c.Cache.Answers {
		return nil, nil //nolint:nilnil // the nil one keeps nothing
	}
	kept, err := answers.New(answers.Deps{Bytes: c.Cache.AnswersBytes, SignedUntil: pictures.AddressesUntil, Metrics: m.answers})
	if err != nil {
		return nil, err
	}
	lc.Append(fx.StopHook(kept.Close))
	return kept, nil
}

// newEntities is nil where nothing is to be kept.
func newEntities(lc fx.Lifecycle, c *config.Config, m *metrics, log *slog.Logger) (*dataloaders.Entities, error) {
	if !c.Cache.Entities {
		return nil, nil //nolint:nilnil // the nil one keeps nothing
	}
	d := dataloaders.EntitiesDeps{Bytes: c.Cache.EntitiesBytes, Metrics: m.entities, Log: component(log, "cache")}
	if url := c.Cache.Server.Reveal(); url != "" {
		remote, err := cache.NewRemote(url, component(log, "cache"))
		if err != nil {
			return nil, err
		}
		lc.Append(fx.StopHook(remote.Close))
		d.Remote = remote
	}
	kept, err := dataloaders.NewEntities(d)
	if err != nil {
		return nil, err
	}
	lc.Append(fx.StopHook(kept.Close))
	return kept, nil
}

func newGraph(c *config.Config, pool *db.DB, root *resolvers.Resolver, sources dataloaders.Sources, who *identity.Service, versions *catalogue.Service,
	kept *answers.Cache, rows *dataloaders.Entities, m *metrics, log *slog.Logger) (*graph.Handler, error) {
	limits := graph.DefaultLimits()
	limits.Time = c.Server.RequestTimeout
	sources.Entities = rows
	g := graph.Config{Root: root, Sources: sources, Relations: resolvers.Relations(), Pool: pool,
		Authenticate: who.Authenticate, Limits: limits, Answers: kept, Metrics: m.operations, Log: component(log, "graphql")}
	if kept != nil || rows != nil {
		g.Versions = versions.Now
	}
	return graph.NewHandler(g)
}

func newServer(c *config.Config, g *graph.Handler, who *identity.Service, sys *system.Service, plays *playback.Service,
	engine *hls.Engine, tuner *restream.Tuner, tiles *trickplay.Service, pictures *artwork.Service, editor *artwork.Editor,
	lists *playlist.Service, works *playlist.Collections, m *metrics, log *slog.Logger) (*server.Server, error) {
	proxies, err := c.Server.Proxies()
	if err != nil {
		return nil, err
	}
	s, err := server.New(server.Deps{
		Options: server.Options{Address: net.JoinHostPort(c.Server.Host, strconv.Itoa(c.Server.Port)), HeaderTimeout: c.Server.HeaderTimeout,
			IdleTimeout: c.Server.IdleTimeout, ShutdownTimeout: c.Server.ShutdownTimeout, TrustedProxies: proxies},
		GraphQL: g, Authenticate: who.Authenticate, System: sys, Web: web.Files(), Log: component(log, "http"),
		Metrics: m.handler, Requests: m.requests,
	})
	if err != nil {
		return nil, err
	}
	s.Mount("GET /media/", server.Media(plays, engine, component(log, "media")).WithTiles(tiles).WithChannels(tuner))
	s.Mount("GET /images/", server.Images(pictures, who.Authenticate, component(log, "images")))
	s.Mount("POST "+server.UploadRoute, s.Uploads(editor, server.Owned{"playlist": lists.Upload, "collection": works.Upload}, component(log, "artworks")))
	s.Mount("POST "+server.PlaylistRoute, s.Playlists(lists, c.Server.RequestTimeout, component(log, "playlists")))
	return s, nil
}
