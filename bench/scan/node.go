package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/artwork"
	"revenge/internal/library"
	"revenge/internal/movie"
	"revenge/internal/music"
	"revenge/internal/person"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/events"
	"revenge/internal/platform/secret"
	"revenge/internal/search"
	"revenge/jobs"
	"revenge/media/worker"
	"revenge/migrations"
)

// node is a whole server but for its web side.
type node struct {
	pool      *db.DB
	libraries *library.Service
	closers   []func()
}

// films is the module for films. It leaves pictures out: they have jobs of their own that come after.
type films struct{ *movie.Service }

func (f films) Identify(ctx context.Context, l *library.Library, found []*library.Found) (*library.Outcome, error) {
	o, err := f.Service.Identify(ctx, l, found)
	if o != nil {
		o.Artworks = nil
	}
	return o, err
}

func startNode(ctx context.Context, dataDir string, own bool) (*node, error) {
	n := &node{}
	if err := n.start(ctx, dataDir, own); err != nil {
		n.stop()
		return nil, err
	}
	return n, nil
}

// start runs PostgreSQL where it is its own, or joins the running one.
func (n *node) start(ctx context.Context, dataDir string, own bool) error {
	log := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	reach := db.Attach
	if own {
		reach = db.Start
	}
	server, err := reach(ctx, db.Default(), dataDir, log)
	if err != nil {
		return err
	}
	n.later(func() { server.Stop(ctx) })
	if own {
		if err := migrations.Up(ctx, server, log); err != nil {
			return err
		}
	}
	if n.pool, err = server.Open(ctx, db.General); err != nil {
		return err
	}
	n.later(n.pool.Close)
	bus := events.New(server.As(db.General), log)
	running, cancel := context.WithCancel(ctx)
	var busy sync.WaitGroup
	busy.Go(func() { _ = bus.Run(running) }) // it ends with its context
	n.later(func() { cancel(); busy.Wait() })
	prober, err := worker.NewPool(worker.Default())
	if err != nil {
		return err
	}
	n.later(prober.Close)
	return n.work(ctx, dataDir, bus, prober, log)
}

func (n *node) work(ctx context.Context, dataDir string, bus *events.Bus, prober *worker.Pool, log *slog.Logger) error {
	keys, err := secret.Load(dataDir, "")
	if err != nil {
		return err
	}
	pictures, err := artwork.NewService(artwork.Deps{DB: n.pool, Grabber: prober, Keys: keys, Clock: clock.System{},
		Dir: filepath.Join(dataDir, "images"), Config: artwork.Default(), DecodePath: library.DecodePath})
	if err != nil {
		return err
	}
	inserter, err := jobs.NewInserter(n.pool, log)
	if err != nil {
		return err
	}
	n.libraries, err = library.New(library.Deps{DB: n.pool, Config: library.Default(), Queue: inserter, Bus: bus, Prober: prober, Clock: clock.System{}, Log: log})
	if err != nil {
		return err
	}
	index := search.NewService(search.NewPostgres(n.pool, person.FoundPerson))
	module := films{movie.NewService(movie.Deps{DB: n.pool, People: person.NewService(n.pool), Artworks: pictures, Search: index})}
	songs := music.NewService(music.Deps{DB: n.pool, People: module.People, Artworks: pictures, Search: module.Search, Clock: clock.System{}})
	runner, err := jobs.New(jobs.Deps{DB: n.pool, Bus: bus, Log: log, Libraries: n.libraries, Artworks: pictures, Modules: jobs.Modules(module, songs)})
	if err != nil {
		return err
	}
	if err := runner.Start(ctx); err != nil {
		return err
	}
	n.later(func() { _ = runner.Stop(ctx) }) // the process ends anyway
	return nil
}

func (n *node) later(f func()) { n.closers = append(n.closers, f) }

func (n *node) stop() {
	for _, closer := range slices.Backward(n.closers) {
		closer()
	}
	n.closers = nil
}

func (n *node) create(ctx context.Context, name, dir string) (uuid.UUID, error) {
	return n.createKind(ctx, name, library.KindMovies, dir)
}

func (n *node) createKind(ctx context.Context, name string, kind library.Kind, dir string) (uuid.UUID, error) {
	lib, _, err := n.libraries.Create(ctx, access.System(), library.Create{Name: name, Kind: kind, Paths: []string{dir}, Language: "en"})
	if err != nil {
		return uuid.Nil, err
	}
	return lib.ID, nil
}

// scan asks for a scan and waits for its end.
func (n *node) scan(ctx context.Context, lib uuid.UUID) (*library.Scan, error) {
	viewer := access.System(lib)
	w := n.libraries.WatchScans(lib)
	defer w.Close()
	if _, err := n.libraries.RequestScan(ctx, viewer, lib, library.TriggerUser); err != nil {
		return nil, err
	}
	for {
		p, err := n.libraries.Progress(ctx, viewer, lib)
		if err != nil {
			return nil, err
		}
		switch {
		case p == nil:
		case p.Scan.Ended():
			return p.Scan, nil
		case p.Scan.State == library.ScanPaused, p.Scan.State == library.ScanWaitingForApproval:
			return nil, errors.New(*p.Scan.Reason)
		}
		<-w.C()
	}
}

// complete checks that a scan has written all that it should.
func (n *node) complete(ctx context.Context, lib uuid.UUID) error {
	missing, err := db.Value[int](ctx, n.pool, `SELECT count(*)::int FROM files f LEFT JOIN file_media m ON m.file_id = f.id
		LEFT JOIN movie_files l ON l.file_id = f.id
		WHERE f.library_id = $1 AND (f.state <> 'IDENTIFIED' OR f.oshash IS NULL OR m.file_id IS NULL OR l.file_id IS NULL)`, lib)
	if err == nil && missing > 0 {
		err = fmt.Errorf("%d files were not taken in as a whole", missing)
	}
	return err
}
