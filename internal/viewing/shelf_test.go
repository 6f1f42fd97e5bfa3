package viewing_test

import (
	"fmt"
	"log/slog"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/events"
	"revenge/internal/platform/id"
	"revenge/internal/testkit"
	"revenge/internal/viewing"
)

func TestMain(m *testing.M) { testkit.Main(m) }

// shelf is a library with films and series that a viewer may see.
type shelf struct {
	*viewing.Service
	testing.TB
	db            *db.DB
	clock         *clock.Fake
	viewer, other access.Viewer
	library, root uuid.UUID
}

func setup(t *testing.T) *shelf {
	t.Helper()
	server := testkit.Server(t)
	s := &shelf{TB: t, db: testkit.Open(t, server, db.General), clock: clock.NewFake(time.Date(2026, 2, 7, 20, 0, 0, 0, time.UTC)),
		viewer: access.Viewer{UserID: id.New(), Role: access.User}, other: access.Viewer{UserID: id.New(), Role: access.User}}
	s.Service = viewing.New(viewing.Deps{DB: s.db, Bus: events.New(server.As(db.General), slog.New(slog.DiscardHandler)), Clock: s.clock})
	s.exec(`INSERT INTO users (id, name, display_name, password_hash, role) VALUES ($1, 'ben', 'Ben', '', 'USER'), ($2, 'eva', 'Eva', '', 'USER')`, s.viewer.UserID, s.other.UserID)
	s.open()
	return s
}

// open makes another library, which is the one from now on.
func (s *shelf) open() {
	s.Helper()
	s.library, s.root = id.New(), id.New()
	s.exec(`INSERT INTO libraries (id, name, kind) VALUES ($1, $2, 'MOVIES')`, s.library, s.library.String())
	s.exec(`INSERT INTO library_roots (id, library_id, path, position) VALUES ($1, $2, $3, 0)`, s.root, s.library, "/"+s.library.String())
	s.viewer.Libraries = append(s.viewer.Libraries, s.library)
	s.other.Libraries = append(s.other.Libraries, s.library)
}

func (s *shelf) exec(sql string, args ...any) {
	s.Helper()
	_, err := db.ExecSQL(s.Context(), s.db, sql, args...)
	require.NoError(s, err)
}

// film adds a film with one file.
func (s *shelf) film(title string, tmdb *int64, oshash string) id.ID {
	s.Helper()
	key, file := id.New(), id.New()
	s.exec(`INSERT INTO movies (id, library_id, key, weak_key, title, sort_title, year, tmdb_id) VALUES ($1, $2, $3, $4, $5, $5, 2000, $6)`,
		key, s.library, id.New().String(), "movie|"+title+"|2000", title, tmdb)
	s.exec(`INSERT INTO files (id, library_id, root_id, path, size_bytes, mtime_ns, device, inode, oshash) VALUES ($1, $2, $3, $4, 1, 1, 1, 1, nullif($5, ''))`,
		file, s.library, s.root, file.String(), oshash)
	s.exec(`INSERT INTO movie_files (file_id, movie_id) VALUES ($1, $2)`, file, key)
	return id.Of("movie", key)
}

// show adds a series; episodes are how many each season has, the first one being the specials.
func (s *shelf) show(title string, episodes ...int) (series id.ID, all [][]id.ID) {
	s.Helper()
	series = id.Of("series", id.New())
	s.exec(`INSERT INTO series (id, library_id, key, weak_key, title, sort_title) VALUES ($1, $2, $3, $3, $4, $4)`, series.UUID, s.library, "series|"+title+"|", title)
	for number, n := range episodes {
		season := id.New()
		s.exec(`INSERT INTO seasons (id, series_id, library_id, number) VALUES ($1, $2, $3, $4)`, season, series.UUID, s.library, number)
		var list []id.ID
		for i := range n {
			list = append(list, id.Of("episode", id.New()))
			s.exec(`INSERT INTO episodes (id, series_id, season_id, library_id, key, season_number, number, position) VALUES ($1, $2, $3, $4, $5, $6, $7, $7)`,
				list[i].UUID, series.UUID, season, s.library, fmt.Sprintf("e%d", i+1), number, i+1)
		}
		all = append(all, list)
	}
	return series, all
}

// play plays an item of a hundred seconds up to there, in a session of its own.
func (s *shelf) play(v access.Viewer, item id.ID, percent int64) uuid.UUID {
	s.Helper()
	session := id.New()
	s.report(v, session, item, percent)
	return session
}

func (s *shelf) report(v access.Viewer, session uuid.UUID, item id.ID, percent int64) {
	s.Helper()
	s.reportFile(v, session, item, s.file(), percent)
}

// file adds a file that holds these episodes.
func (s *shelf) file(episodes ...id.ID) uuid.UUID {
	s.Helper()
	file := id.New()
	s.exec(`INSERT INTO files (id, library_id, root_id, path, size_bytes, mtime_ns, device, inode) VALUES ($1, $2, $3, $4, 1, 1, 1, 1)`, file, s.library, s.root, file.String())
	for _, e := range episodes {
		s.exec(`INSERT INTO episode_files (file_id, episode_id) VALUES ($1, $2)`, file, e.UUID)
	}
	return file
}

func (s *shelf) reportFile(v access.Viewer, session uuid.UUID, item id.ID, file uuid.UUID, percent int64) {
	s.Helper()
	s.clock.Advance(time.Minute)
	require.NoError(s, s.db.Tx(s.Context(), func(tx pgx.Tx) error {
		return s.Note(s.Context(), tx, v, viewing.Report{SessionID: session, LibraryID: s.library, Item: item, FileID: file,
			PositionMs: percent * 1000, DurationMs: 100_000, AtEnd: percent >= 90, ClientName: "TV"})
	}))
}

func (s *shelf) mark(item id.ID, watched bool) int {
	s.Helper()
	s.clock.Advance(time.Minute)
	m, err := s.Mark(s.Context(), s.viewer, item, watched)
	require.NoError(s, err)
	require.Equal(s, m.Changed > 0, m.ID != nil, "what changed can be undone")
	return m.Changed
}

// watched is the viewer's state of an item; nil where there is none.
func (s *shelf) watched(v access.Viewer, item id.ID) *viewing.WatchState {
	s.Helper()
	list, err := s.WatchStatesByItemIDs(s.Context(), v, []uuid.UUID{item.UUID})
	require.NoError(s, err)
	if len(list) == 0 {
		return nil
	}
	return list[0]
}

func (s *shelf) thinks(v access.Viewer, item id.ID) viewing.State {
	s.Helper()
	list, err := s.StatesByItemIDs(s.Context(), v, []uuid.UUID{item.UUID})
	require.NoError(s, err)
	if len(list) == 0 {
		return viewing.State{}
	}
	return *list[0]
}

func (s *shelf) attach(items ...id.ID) {
	s.Helper()
	var args viewing.AttachArgs
	for _, item := range items {
		args.IDs = append(args.IDs, item.UUID)
	}
	require.NoError(s, s.Attach(s.Context(), args))
}
