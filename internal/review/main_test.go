package review_test

import (
	"log/slog"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/intake/intaketest"
	"revenge/internal/library"
	"revenge/internal/movie"
	"revenge/internal/music"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/events"
	"revenge/internal/platform/page"
	"revenge/internal/review"
	"revenge/internal/testkit"
	"revenge/internal/tvshow"
	"revenge/jobs"
)

func TestMain(m *testing.M) { testkit.Main(m) }

// bench is a library on a real disk, whose files are identified as the job does.
type bench struct {
	*intaketest.Shelf
	review *review.Service
	libs   *library.Service
	films  *movie.Service
	shows  *tvshow.Service
	music  *music.Service
	admin  access.Viewer
	clock  *clock.Fake
	log    *slog.Logger
}

func setup(t *testing.T, kind library.Kind) *bench {
	t.Helper()
	server := testkit.Server(t)
	pool := testkit.Open(t, server, db.General)
	s := intaketest.On(t, pool, kind, nil)
	log := slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelError}))
	b := &bench{Shelf: s, log: log, clock: clock.NewFake(time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)),
		films: movie.NewService(movie.Deps{DB: pool, People: s.People, Artworks: s.Artworks, Search: s.Search}),
		shows: tvshow.NewService(tvshow.Deps{DB: pool, People: s.People, Artworks: s.Artworks, Search: s.Search}),
		music: music.NewService(music.Deps{DB: pool, People: s.People, Artworks: s.Artworks, Search: s.Search, Clock: clock.System{}}),
		admin: access.Viewer{Role: access.Admin, Libraries: s.Viewer.Libraries}}
	queue, err := jobs.NewInserter(pool, log)
	require.NoError(t, err)
	bus := events.New(server.As(db.General), log)
	b.libs, err = library.New(library.Deps{DB: pool, Config: library.Default(), Queue: queue, Bus: bus, Clock: b.clock, Log: log})
	require.NoError(t, err)
	b.review = review.New(review.Deps{DB: pool, Queue: queue, Bus: bus, Clock: b.clock})
	return b
}

// file makes a file and takes it in.
func (b *bench) file(path string) uuid.UUID {
	b.Helper()
	f := b.Video(path)
	b.again(f.File.ID)
	return f.File.ID
}

// again does what the file_reidentify job does.
func (b *bench) again(files ...uuid.UUID) {
	b.Helper()
	batch, err := b.libs.Loose(b.Context(), library.ReidentifyArgs{LibraryID: b.Library.ID, FileIDs: files})
	require.NoError(b, err)
	for _, f := range batch.Found {
		require.True(b, f.Loose, "what follows from it is counted at once")
	}
	require.NoError(b, b.review.Guide(b.Context(), batch))
	identify := b.films.Identify
	switch b.Library.Kind {
	case library.KindSeries:
		identify = b.shows.Identify
	case library.KindMusic:
		identify = b.music.Identify
	}
	o, err := identify(b.Context(), batch.Library, batch.Found)
	require.NoError(b, err)
	require.NoError(b, b.review.Judge(b.Context(), batch))
	require.NoError(b, b.libs.Reidentified(b.Context(), batch, o))
}

// inbox are the open files, by id.
func (b *bench) inbox() map[uuid.UUID]*review.File {
	b.Helper()
	c, err := b.review.List(b.Context(), b.admin, review.Filter{}, page.Args{First: new(100)})
	require.NoError(b, err)
	out := map[uuid.UUID]*review.File{}
	for _, f := range c.Nodes() {
		out[f.ID] = f
	}
	s, err := b.review.Status(b.Context(), b.admin)
	require.NoError(b, err)
	require.Equal(b, len(out), s.Open)
	return out
}

func (b *bench) candidates(file uuid.UUID) (out []*review.Candidate) {
	b.Helper()
	list, err := b.review.CandidatesOf(b.Context(), b.admin, []uuid.UUID{file})
	require.NoError(b, err)
	for _, c := range list {
		out = append(out, c.Candidate)
	}
	return out
}

// filed is the title of what a file is filed under; empty where it is nowhere.
func (b *bench) filed(file uuid.UUID) string {
	b.Helper()
	all, err := db.Column[string](b.Context(), b.DB, `SELECT m.title || COALESCE(' ' || m.year, '') FROM movie_files x JOIN movies m ON m.id = x.movie_id WHERE x.file_id = $1
		UNION ALL SELECT s.title || ' S' || e.season_number || 'E' || COALESCE(e.number::text, ' ' || e.title) FROM episode_files x JOIN episodes e ON e.id = x.episode_id JOIN series s ON s.id = e.series_id
		WHERE x.file_id = $1 UNION ALL SELECT concat_ws(' ', COALESCE(a.credit || ' - ' || a.title, t.credit), '(' || a.year || ')', t.disc || '/' || COALESCE(t.number, 0), t.title)
		FROM track_files x JOIN tracks t ON t.id = x.track_id LEFT JOIN albums a ON a.id = t.album_id WHERE x.file_id = $1`, file)
	require.NoError(b, err)
	if len(all) == 0 {
		return ""
	}
	require.Len(b, all, 1)
	return all[0]
}

var hundred = page.Args{First: new(100)}

func (b *bench) count(from string) int {
	b.Helper()
	n, err := db.Value[int](b.Context(), b.DB, "SELECT count(*)::int FROM "+from)
	require.NoError(b, err)
	return n
}
