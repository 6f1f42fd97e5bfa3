package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/google/uuid"

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

// node is the GraphQL endpoint on an embedded PostgreSQL.
type node struct {
	pool     *db.DB
	viewer   access.Viewer
	artworks *artwork.Service
	// graphql answers by sets, byFields as gqlgen does by itself.
	graphql, byFields *graph.Handler
	// keeping answers by sets and keeps whole answers.
	keeping *graph.Handler
	// remembering answers by sets and keeps rows.
	remembering *graph.Handler
	closers     []func()
}

func (n *node) later(f func()) { n.closers = append(n.closers, f) }

func (n *node) stop() {
	for _, closer := range slices.Backward(n.closers) {
		closer()
	}
}

func startNode(ctx context.Context, dataDir string) (*node, error) {
	n := &node{}
	log := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	server, err := db.Start(ctx, db.Default(), dataDir, log)
	if err != nil {
		return n, err
	}
	n.later(func() { server.Stop(ctx) })
	if err := migrations.Up(ctx, server, log); err != nil {
		return n, err
	}
	if n.pool, err = server.Open(ctx, db.General); err != nil {
		return n, err
	}
	n.later(n.pool.Close)
	if _, err := n.pool.Exec(ctx, fmt.Sprintf(seed, films, people)); err != nil {
		return n, fmt.Errorf("seed: %w", err)
	}
	if _, err := n.pool.Exec(ctx, "ANALYZE"); err != nil {
		return n, err
	}
	n.viewer = access.Viewer{UserID: uuid.MustParse("01800000-0000-7000-8000-000000000001"), Role: access.User,
		Libraries: []uuid.UUID{uuid.MustParse("01900000-0000-7000-8000-0000000000a1")}}
	return n, n.serve(dataDir, events.New(server.As(db.General), log), log)
}

// serve puts the endpoint together as the server does.
func (n *node) serve(dataDir string, bus *events.Bus, log *slog.Logger) error {
	keys, err := secret.Load(dataDir, "")
	if err != nil {
		return err
	}
	queue, err := jobs.NewInserter(n.pool, log)
	if err != nil {
		return err
	}
	d := resolvers.Deps{Bus: bus, People: person.NewService(n.pool), Shelf: shelf.NewService(n.pool), Search: search.NewService(search.NewPostgres(n.pool)), Activity: activity.New(n.pool, queue)}
	if d.Artworks, err = artwork.NewService(artwork.Deps{DB: n.pool, Keys: keys, Clock: clock.System{}, Dir: filepath.Join(dataDir, "images"),
		Config: artwork.Default(), DecodePath: library.DecodePath}); err != nil {
		return err
	}
	n.artworks = d.Artworks
	d.Movies = movie.NewService(movie.Deps{DB: n.pool, People: d.People, Artworks: d.Artworks, Search: d.Search})
	d.TVShows = tvshow.NewService(tvshow.Deps{DB: n.pool, People: d.People, Artworks: d.Artworks, Search: d.Search})
	d.Music = music.NewService(music.Deps{DB: n.pool, People: d.People, Artworks: d.Artworks, Search: d.Search, Clock: clock.System{}})
	if d.Scrobbles, err = scrobble.New(scrobble.Deps{DB: n.pool, Queue: queue, Key: keys.For(secret.Accounts), Clock: clock.System{}, Log: log}); err != nil {
		return err
	}
	grants := access.New(n.pool)
	if d.Identity, err = identity.New(identity.Deps{DB: n.pool, Config: identity.Default(), TokenKey: keys.For(secret.Tokens).Bytes(), Access: grants, Clock: clock.System{}, Log: log}); err != nil {
		return err
	}
	n.later(d.Identity.Close)
	if d.Libraries, err = library.New(library.Deps{DB: n.pool, Config: library.Default(), Queue: queue, Bus: bus, Clock: clock.System{}, Log: log}); err != nil {
		return err
	}
	d.Viewing = viewing.New(viewing.Deps{DB: n.pool, Bus: bus, Clock: clock.System{}})
	if d.Playback, err = playback.New(playback.Deps{DB: n.pool, Viewing: d.Viewing, Config: playback.Default(), Bus: bus, Key: keys.For(secret.MediaURLs), Clock: clock.System{}, Log: log, Node: "bench"}); err != nil {
		return err
	}
	n.later(d.Playback.Close)
	c := graph.Config{Root: resolvers.New(d), Authenticate: n.authenticate, Log: log, Sources: dataloaders.Sources{
		Access: grants, Activity: d.Activity, Artworks: d.Artworks, Identity: d.Identity, Libraries: d.Libraries, Movies: d.Movies, Music: d.Music, Scrobbles: d.Scrobbles, People: d.People,
		Playback: d.Playback, Shelf: d.Shelf, TVShows: d.TVShows, Viewing: d.Viewing}}
	if n.byFields, err = graph.NewHandler(c); err != nil {
		return err
	}
	n.later(n.byFields.Close)
	c.Relations, c.Together = resolvers.Relations(), n.pool.Together
	if n.graphql, err = graph.NewHandler(c); err != nil {
		return err
	}
	n.later(n.graphql.Close)
	kept, err := answers.New(answers.Deps{Bytes: 64 << 20, SignedUntil: d.Artworks.AddressesUntil})
	if err != nil {
		return err
	}
	n.later(kept.Close)
	c.Versions, c.Answers = catalogue.New(n.pool, func() {}).Now, kept
	if n.keeping, err = graph.NewHandler(c); err != nil {
		return err
	}
	n.later(n.keeping.Close)
	if c.Sources.Entities, err = dataloaders.NewEntities(dataloaders.EntitiesDeps{Bytes: 64 << 20}); err != nil {
		return err
	}
	n.later(c.Sources.Entities.Close)
	c.Answers = nil
	if n.remembering, err = graph.NewHandler(c); err != nil {
		return err
	}
	n.later(n.remembering.Close)
	return nil
}

func (n *node) authenticate(context.Context, string) (access.Viewer, time.Time, error) {
	return n.viewer, time.Time{}, nil
}

// statements is the most that a page of 20, 50 or 100 films takes; they must all take the same.
func (n *node) statements(url string) (float64, error) {
	var first int64
	for _, size := range []int{20, 50, 100} {
		before := n.pool.Statements.Total()
		if _, err := ask(url, richPage, size); err != nil {
			return 0, err
		}
		took := n.pool.Statements.Total() - before
		if first == 0 {
			first = took
		}
		if took != first {
			return 0, fmt.Errorf("a page of %d films takes %d statements, one of 20 takes %d", size, took, first)
		}
	}
	return float64(first), nil
}
