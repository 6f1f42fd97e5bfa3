// Package endpoint is the GraphQL endpoint on an embedded PostgreSQL of its own, put together as the server does, for
// benchmarks that ask it over HTTP. All runs below one process, whose processor time is then that of the whole.
package endpoint

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"time"

	"revenge/dataloaders"
	"revenge/graph"
	"revenge/graph/answers"
	"revenge/internal/access"
	"revenge/internal/activity"
	"revenge/internal/artwork"
	"revenge/internal/catalogue"
	"revenge/internal/identity"
	"revenge/internal/library"
	"revenge/internal/movie"
	"revenge/internal/music"
	"revenge/internal/person"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/events"
	"revenge/internal/platform/secret"
	"revenge/internal/playback"
	"revenge/internal/scrobble"
	"revenge/internal/search"
	"revenge/internal/shelf"
	"revenge/internal/tvshow"
	"revenge/internal/viewing"
	"revenge/jobs"
	"revenge/migrations"
	"revenge/resolvers"
)

// Endpoint answers in several ways from the same database.
type Endpoint struct {
	Pool     *db.DB
	Artworks *artwork.Service
	Viewing  *viewing.Service
	Search   *search.Service
	// Sets answers by sets, Fields as gqlgen does by itself; Keeping keeps whole answers, Remembering keeps rows.
	Sets, Fields, Keeping, Remembering *graph.Handler

	viewer  func(token string) access.Viewer
	closers []func()
}

func (e *Endpoint) later(f func()) { e.closers = append(e.closers, f) }

// Serve serves a way over HTTP, as the server does.
func Serve(h http.Handler) *httptest.Server {
	s := httptest.NewUnstartedServer(h)
	s.Config.ConnContext = graph.WithConnection
	s.Start()
	return s
}

// Stop ends it all, the database too, and removes its files.
func (e *Endpoint) Stop() {
	for _, closer := range slices.Backward(e.closers) {
		closer()
	}
}

// Start fills a new database and puts the endpoint together. Who asks is told from the request's bearer token. What was
// started has to be stopped, also after an error.
func Start(ctx context.Context, viewer func(token string) access.Viewer, seeds ...string) (*Endpoint, error) {
	e := &Endpoint{viewer: viewer}
	dir, err := os.MkdirTemp("", "revenge-bench-")
	if err != nil {
		return e, err
	}
	e.later(func() { _ = os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o711); err != nil { // the database has an account of its own
		return e, err
	}
	dataDir := filepath.Join(dir, "data")
	log := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	server, err := db.Start(ctx, db.Default(), dataDir, log)
	if err != nil {
		return e, err
	}
	e.later(func() { server.Stop(ctx) })
	if err := migrations.Up(ctx, server, log); err != nil {
		return e, err
	}
	if e.Pool, err = server.Open(ctx, db.General); err != nil {
		return e, err
	}
	e.later(e.Pool.Close)
	for _, seed := range append(seeds, "VACUUM ANALYZE") {
		if _, err := e.Pool.Exec(ctx, seed); err != nil {
			return e, fmt.Errorf("seed: %w", err)
		}
	}
	return e, e.serve(dataDir, events.New(server.As(db.General), log), log)
}

func (e *Endpoint) serve(dataDir string, bus *events.Bus, log *slog.Logger) error {
	keys, err := secret.Load(dataDir, "")
	if err != nil {
		return err
	}
	d, grants, err := e.services(dataDir, keys, bus, log)
	if err != nil {
		return err
	}
	e.Artworks, e.Viewing, e.Search = d.Artworks, d.Viewing, d.Search
	c := graph.Config{Root: resolvers.New(d), Authenticate: e.authenticate, Log: log, Sources: dataloaders.Sources{
		Access: grants, Activity: d.Activity, Artworks: d.Artworks, Identity: d.Identity, Libraries: d.Libraries, Movies: d.Movies, Music: d.Music, Scrobbles: d.Scrobbles, People: d.People,
		Playback: d.Playback, Playlists: d.Playlists, Shelf: d.Shelf, TVShows: d.TVShows, Viewing: d.Viewing}}
	if e.Fields, err = e.handler(c); err != nil {
		return err
	}
	c.Relations, c.Pool = resolvers.Relations(), e.Pool
	if e.Sets, err = e.handler(c); err != nil {
		return err
	}
	kept, err := answers.New(answers.Deps{Bytes: 64 << 20, SignedUntil: d.Artworks.AddressesUntil})
	if err != nil {
		return err
	}
	e.later(kept.Close)
	c.Versions, c.Answers = catalogue.New(e.Pool, func() {}).Now, kept
	if e.Keeping, err = e.handler(c); err != nil {
		return err
	}
	c.Answers = nil
	if c.Sources.Entities, err = dataloaders.NewEntities(dataloaders.EntitiesDeps{Bytes: 64 << 20}); err != nil {
		return err
	}
	e.later(c.Sources.Entities.Close)
	e.Remembering, err = e.handler(c)
	return err
}

func (e *Endpoint) handler(c graph.Config) (*graph.Handler, error) {
	h, err := graph.NewHandler(c)
	if err == nil {
		e.later(h.Close)
	}
	return h, err
}

func (e *Endpoint) services(dataDir string, keys *secret.Keys, bus *events.Bus, log *slog.Logger) (d resolvers.Deps, grants *access.Service, err error) {
	queue, err := jobs.NewInserter(e.Pool, log)
	if err != nil {
		return d, nil, err
	}
	index := search.NewService(search.NewPostgres(e.Pool, person.FoundPerson))
	d = resolvers.Deps{Bus: bus, People: person.NewService(e.Pool), Shelf: shelf.NewService(e.Pool, music.SavedRules), Search: index,
		Activity: activity.New(e.Pool, queue)}
	if d.Artworks, err = artwork.NewService(artwork.Deps{DB: e.Pool, Keys: keys, Clock: clock.System{}, Dir: filepath.Join(dataDir, "images"),
		Config: artwork.Default(), DecodePath: library.DecodePath}); err != nil {
		return d, nil, err
	}
	d.Movies = movie.NewService(movie.Deps{DB: e.Pool, People: d.People, Artworks: d.Artworks, Search: d.Search})
	d.TVShows = tvshow.NewService(tvshow.Deps{DB: e.Pool, People: d.People, Artworks: d.Artworks, Search: d.Search})
	d.Music = music.NewService(music.Deps{DB: e.Pool, People: d.People, Artworks: d.Artworks, Search: d.Search, Clock: clock.System{}})
	if d.Scrobbles, err = scrobble.New(scrobble.Deps{DB: e.Pool, Queue: queue, Key: keys.For(secret.Accounts), Clock: clock.System{}, Log: log}); err != nil {
		return d, nil, err
	}
	grants = access.New(e.Pool)
	if d.Identity, err = identity.New(identity.Deps{DB: e.Pool, Config: identity.Default(), TokenKey: keys.For(secret.Tokens).Bytes(), Access: grants, Clock: clock.System{}, Log: log}); err != nil {
		return d, nil, err
	}
	e.later(d.Identity.Close)
	if d.Libraries, err = library.New(library.Deps{DB: e.Pool, Config: library.Default(), Queue: queue, Bus: bus, Clock: clock.System{}, Log: log}); err != nil {
		return d, nil, err
	}
	d.Viewing = viewing.New(viewing.Deps{DB: e.Pool, Bus: bus, Clock: clock.System{}})
	if d.Playback, err = playback.New(playback.Deps{DB: e.Pool, Viewing: d.Viewing, Config: playback.Default(), Bus: bus, Key: keys.For(secret.MediaURLs), Clock: clock.System{}, Log: log, Node: "bench"}); err != nil {
		return d, nil, err
	}
	e.later(d.Playback.Close)
	return d, grants, nil
}

func (e *Endpoint) authenticate(_ context.Context, token string) (access.Viewer, time.Time, error) {
	return e.viewer(token), time.Time{}, nil
}
