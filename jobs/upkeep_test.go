package jobs_test

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/artwork"
	"revenge/internal/duplicate"
	"revenge/internal/library"
	"revenge/internal/movie"
	"revenge/internal/person"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/events"
	"revenge/internal/platform/page"
	"revenge/internal/platform/secret"
	"revenge/internal/review"
	"revenge/internal/search"
	titles "revenge/internal/shelf"
	"revenge/internal/testkit"
	"revenge/internal/trash"
	"revenge/jobs"
	"revenge/media/worker"
)

// upkeep is a node with everything that keeps a library of films tidy, on real files.
type upkeep struct {
	*house
	bus    *events.Bus
	films  *movie.Service
	review *review.Service
	twice  *duplicate.Service
	trash  *trash.Service
}

func newUpkeep(t *testing.T, files map[string]string) *upkeep {
	t.Helper()
	binary, err := mediaBinary()
	require.NoError(t, err)
	server := testkit.Server(t)
	pool := testkit.Open(t, server, db.General)
	u := &upkeep{house: &house{t: t, dir: t.TempDir(), pool: pool}}
	for as, clip := range files {
		u.put(clip, as)
	}
	log := slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelError}))
	u.bus = events.New(server.As(db.General), log)
	ctx, cancel := context.WithCancel(context.WithoutCancel(t.Context()))
	var running sync.WaitGroup
	running.Go(func() { _ = u.bus.Run(ctx) })
	t.Cleanup(func() { cancel(); running.Wait() })
	queue, err := jobs.NewInserter(pool, log)
	require.NoError(t, err)
	cfg := worker.Default()
	cfg.Binary = binary
	prober, err := worker.NewPool(cfg)
	require.NoError(t, err)
	t.Cleanup(prober.Close)
	u.libs, err = library.New(library.Deps{DB: pool, Config: library.Default(), Queue: queue, Bus: u.bus, Prober: prober, Clock: clock.System{}, Log: log})
	require.NoError(t, err)
	keys, err := secret.Load("", "a secret for the tests of the upkeep")
	require.NoError(t, err)
	pictures, err := artwork.NewService(artwork.Deps{DB: pool, Grabber: prober, Keys: keys, Clock: clock.System{}, Dir: t.TempDir(), Config: artwork.Default(), DecodePath: library.DecodePath})
	require.NoError(t, err)
	index := search.NewService(search.NewPostgres(pool, person.FoundPerson))
	u.films = movie.NewService(movie.Deps{DB: pool, People: person.NewService(pool), Artworks: pictures, Search: index})
	u.review = review.New(review.Deps{DB: pool, Queue: queue, Bus: u.bus, Clock: clock.System{}})
	u.twice = duplicate.New(duplicate.Deps{DB: pool, Clock: clock.System{}})
	u.trash = trash.New(trash.Deps{DB: pool, Libraries: u.libs, Queue: queue, Key: keys.For(secret.Deletions), Retention: time.Hour, Clock: clock.System{}, Log: log})
	runner, err := jobs.New(jobs.Deps{DB: pool, Bus: u.bus, Log: log, Libraries: u.libs, Artworks: pictures, Duplicates: u.twice, Trash: u.trash, Review: u.review, Modules: jobs.Modules(u.films)})
	require.NoError(t, err)
	require.NoError(t, runner.Start(ctx))
	t.Cleanup(func() { require.NoError(t, runner.Stop(context.WithoutCancel(t.Context()))) })
	u.lib, _, err = u.libs.Create(t.Context(), access.System(), library.Create{Name: "Films", Kind: library.KindMovies, Paths: []string{u.dir}, Language: "en", AllowDeletion: true})
	require.NoError(t, err)
	u.admin = access.System(u.lib.ID)
	require.Equal(t, library.ScanCompleted, u.scan().State)
	return u
}

// until waits for background work to have led to something.
func (u *upkeep) until(what string, done func() bool) {
	u.t.Helper()
	w := u.bus.Watch("jobs")
	defer w.Close()
	hung := time.NewTimer(20 * time.Second)
	defer hung.Stop()
	for !done() {
		select {
		case <-w.C():
		case <-hung.C:
			require.FailNow(u.t, what+" never comes")
		}
	}
}

func (u *upkeep) titles() []string {
	u.t.Helper()
	c, err := u.films.List(u.t.Context(), u.admin, titles.Filter{}, titles.Order{}, page.Args{})
	require.NoError(u.t, err)
	out := []string{}
	for _, m := range c.Nodes() {
		out = append(out, m.Title)
	}
	return out
}

func (u *upkeep) groups(kind duplicate.Kind) []*duplicate.Group {
	u.t.Helper()
	c, err := u.twice.List(u.t.Context(), u.admin, duplicate.Filter{Kind: kind}, page.Args{})
	require.NoError(u.t, err)
	return c.Nodes()
}

// Copies by wrong names: the inbox has them, what is decided is done by a job and kept by later scans; the copy is found to be
// one, goes into the trash and comes back.
func TestUpkeep(t *testing.T) {
	t.Parallel()
	u := newUpkeep(t, map[string]string{
		"Blade Runner (1982)/Blade Runner (1982).mkv": "long.mkv",
		"incoming/Blade Runer (1982).mkv":             "long.mkv",
		"Alien (1979)/Alien (1979).mkv":               "hevc.mkv",
	})
	ctx := t.Context()
	require.Equal(t, []string{"Alien", "Blade Runer", "Blade Runner"}, u.titles())
	inbox := func() []*review.File {
		c, err := u.review.List(ctx, u.admin, review.Filter{}, page.Args{})
		require.NoError(t, err)
		return c.Nodes()
	}
	waiting := inbox()
	require.NotEmpty(t, waiting)
	var typo uuid.UUID
	require.NoError(t, u.pool.QueryRow(ctx, `SELECT id FROM files WHERE path LIKE 'incoming/%'`).Scan(&typo))
	decided, err := u.review.Accept(ctx, u.admin, review.Accept{Files: []uuid.UUID{typo}})
	require.NoError(t, err)
	u.until("the film by its right name", func() bool { return len(u.titles()) == 2 })
	require.Equal(t, []string{"Alien", "Blade Runner"}, u.titles())
	require.Equal(t, library.ScanCompleted, u.scan().State)
	require.Equal(t, []string{"Alien", "Blade Runner"}, u.titles())

	u.until("the group of copies", func() bool { return len(u.groups(duplicate.Content)) == 1 && len(u.groups(duplicate.Version)) == 1 })
	p, err := u.trash.Plan(ctx, u.admin, []uuid.UUID{typo})
	require.NoError(t, err)
	require.Empty(t, p.Vanishing, "there is another version")
	_, err = u.trash.Delete(ctx, u.admin, []uuid.UUID{typo}, p.Token)
	require.NoError(t, err)
	require.NoFileExists(t, filepath.Join(u.dir, "incoming", "Blade Runer (1982).mkv"))
	u.until("no more copies", func() bool { return u.count("duplicate_groups") == 0 })
	require.Equal(t, []string{"Alien", "Blade Runner"}, u.titles())

	var alien uuid.UUID
	require.NoError(t, u.pool.QueryRow(ctx, `SELECT id FROM files WHERE path LIKE 'Alien%'`).Scan(&alien))
	p, err = u.trash.Plan(ctx, u.admin, []uuid.UUID{alien})
	require.NoError(t, err)
	gone, err := u.trash.Delete(ctx, u.admin, []uuid.UUID{alien}, p.Token)
	require.NoError(t, err)
	u.until("a film that is gone", func() bool { return len(u.titles()) == 1 })
	require.Equal(t, library.ScanCompleted, u.scan().State, "nobody has to approve it")
	require.Len(t, u.titles(), 1)
	_, err = u.trash.Restore(ctx, u.admin, []uuid.UUID{gone.Items[0].ID})
	require.NoError(t, err)
	u.until("the film that came back", func() bool { return len(u.titles()) == 2 })
	require.Equal(t, 1, u.count("files WHERE path LIKE 'Alien%'"))
	require.Equal(t, library.ScanCompleted, u.scan().State)
	require.Equal(t, 1, u.count("files WHERE path LIKE 'Alien%' AND missing_since IS NULL"), "a scan finds nothing new")

	_, err = u.trash.Empty(ctx, u.admin, nil, nil)
	require.NoError(t, err)
	u.until("an empty trash", func() bool { return u.count("trash_items") == 0 })
	require.NoDirExists(t, filepath.Join(u.dir, ".revenge-trash"))
	require.Equal(t, 2, u.count("files"))

	_, err = u.review.Undo(ctx, u.admin, []uuid.UUID{decided[0].ID})
	require.NoError(t, err)
	require.NoError(t, os.MkdirAll(filepath.Join(u.dir, "incoming"), 0o755))
	u.put("long.mkv", "incoming/Blade Runer (1982).mkv")
	require.Equal(t, library.ScanCompleted, u.scan().State)
	require.Equal(t, []string{"Alien", "Blade Runer", "Blade Runner"}, u.titles(), "nothing is decided any more")
}
