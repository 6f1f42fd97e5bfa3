package playback_test

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/events"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/secret"
	"revenge/internal/playback"
	"revenge/internal/testkit"
	"revenge/internal/viewing"
	"revenge/media"
)

func TestMain(m *testing.M) { testkit.Main(m) }

// shelf is content of the test's own: two films with one file each, and a series of two episodes.
type shelf struct {
	library uuid.UUID
	items   map[uuid.UUID]playback.Candidate
	// others are more files of items.
	others map[uuid.UUID][]playback.Candidate
	series uuid.UUID
}

func (s *shelf) Item(_ context.Context, v access.Viewer, kind playback.ItemKind, key uuid.UUID) (*playback.Item, []playback.Candidate, error) {
	c, ok := s.items[key]
	if !ok || !v.Sees(s.library) {
		return nil, nil, fault.NotFound
	}
	return &playback.Item{Kind: kind, ID: key, LibraryID: s.library}, append([]playback.Candidate{c}, s.others[key]...), nil
}

func (s *shelf) File(_ context.Context, v access.Viewer, file uuid.UUID) (*playback.Candidate, error) {
	for _, c := range s.items {
		if c.FileID == file && v.Sees(s.library) {
			return &c, nil
		}
	}
	for _, list := range s.others {
		for _, c := range list {
			if c.FileID == file && v.Sees(s.library) {
				return &c, nil
			}
		}
	}
	return nil, fault.NotFound
}

// engine notes what it is asked for.
type engine struct {
	mu             sync.Mutex
	warm, released []string
	refuse         error
	state          []playback.Encoding
	changed        chan struct{}
	load           media.Load
}

func (e *engine) Validate(*media.Spec) error { return e.refuse }
func (e *engine) Choose(*media.Spec)         {}

func (e *engine) RawNames(s *media.Spec, k int) []string {
	if s.Raw[k].Codec == "dvd_subtitle" {
		return []string{fmt.Sprintf("%d.idx", k), fmt.Sprintf("%d.sub", k)}
	}
	return []string{fmt.Sprintf("%d.raw", k)}
}

func (e *engine) Warm(s *media.Spec, _ time.Duration) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.warm = append(e.warm, s.Session)
}

func (e *engine) Encoding(string) []playback.Encoding {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.state
}

func (e *engine) Watch(string) (<-chan struct{}, func()) { return e.changed, func() {} }

func (e *engine) Load() media.Load {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.load
}

func (e *engine) Release(session string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.released = append(e.released, session)
}

type bundle struct {
	*playback.Service
	seen   *viewing.Service
	deps   playback.Deps
	db     *db.DB
	clock  *clock.Fake
	shelf  *shelf
	engine *engine
	viewer access.Viewer
	movie  uuid.UUID
	mkv    uuid.UUID
}

func setup(t *testing.T) *bundle {
	t.Helper()
	server := testkit.Server(t)
	pool := testkit.Open(t, server, db.General)
	b := &bundle{db: pool, clock: clock.NewFake(time.Date(2026, 2, 7, 20, 0, 0, 0, time.UTC)), engine: &engine{changed: make(chan struct{}, 1)},
		movie: id.New(), mkv: id.New(), viewer: access.Viewer{UserID: id.New(), Role: access.User}}
	b.shelf = &shelf{library: id.New(), items: map[uuid.UUID]playback.Candidate{}, others: map[uuid.UUID][]playback.Candidate{}, series: id.New()}
	b.viewer.Libraries = []uuid.UUID{b.shelf.library}
	exec := func(sql string, args ...any) {
		_, err := db.ExecSQL(t.Context(), pool, sql, args...)
		require.NoError(t, err)
	}
	root := b.shelf.library
	exec(`INSERT INTO users (id, name, display_name, password_hash, role) VALUES ($1, 'ben', 'Ben', '', 'USER')`, b.viewer.UserID)
	exec(`INSERT INTO libraries (id, name, kind) VALUES ($1, 'Films', 'MOVIES')`, b.shelf.library)
	exec(`INSERT INTO library_grants (library_id, user_id) VALUES ($1, $2)`, b.shelf.library, b.viewer.UserID)
	exec(`INSERT INTO library_roots (id, library_id, path, position) VALUES ($1, $2, '/f', 0)`, root, b.shelf.library)
	for key, container := range map[uuid.UUID]string{b.movie: "mp4", b.mkv: "matroska"} {
		file := id.New()
		exec(`INSERT INTO files (id, library_id, root_id, path, size_bytes, mtime_ns, device, inode) VALUES ($1, $2, $3, $4, 1, 1, 1, 1)`,
			file, b.shelf.library, root, container)
		exec(`INSERT INTO movies (id, library_id, key, title, sort_title) VALUES ($1, $2, $3, 'F', 'f')`, key, b.shelf.library, container)
		b.shelf.items[key] = playback.Candidate{FileID: file, Info: film(container), Index: &media.Index{Keyframes: []int64{0}}, Source: media.Source{Path: "/f/" + container}}
	}
	season := id.New()
	exec(`INSERT INTO series (id, library_id, key, title, sort_title) VALUES ($1, $2, 's', 'S', 's')`, b.shelf.series, b.shelf.library)
	exec(`INSERT INTO seasons (id, series_id, library_id, number) VALUES ($1, $2, $3, 1)`, season, b.shelf.series, b.shelf.library)
	for n := range 2 {
		exec(`INSERT INTO episodes (id, series_id, season_id, library_id, key, season_number, number, position) VALUES ($1, $2, $3, $4, $5, 1, $6, $6)`,
			id.New(), b.shelf.series, season, b.shelf.library, fmt.Sprintf("e%d", n), n)
	}
	keys, err := secret.Load("", secret.String(strings.Repeat("k", 32)))
	require.NoError(t, err)
	log := slog.New(slog.DiscardHandler)
	bus := events.New(server.As(db.General), log)
	b.seen = viewing.New(viewing.Deps{DB: pool, Bus: bus, Clock: b.clock})
	b.deps = playback.Deps{DB: pool, Config: playback.Default(), Source: b.shelf, Engine: b.engine, Viewing: b.seen,
		Bus: bus, Key: keys.For(secret.MediaURLs), Clock: b.clock, Log: log, Node: "here"}
	b.Service = b.service(t, func(*playback.Deps) {})
	return b
}

// service is another process on the same database.
func (b *bundle) service(t *testing.T, change func(*playback.Deps)) *playback.Service {
	t.Helper()
	d := b.deps
	change(&d)
	s, err := playback.New(d)
	require.NoError(t, err)
	t.Cleanup(s.Close)
	return s
}

func (b *bundle) start(t *testing.T, item uuid.UUID) *playback.Session {
	t.Helper()
	s, err := b.Start(t.Context(), b.viewer, playback.Start{Item: id.Of("movie", item), Can: new(browser())})
	require.NoError(t, err)
	return s
}

func (b *bundle) state(t *testing.T, item uuid.UUID) *viewing.WatchState {
	t.Helper()
	list, err := b.seen.WatchStatesByItemIDs(t.Context(), b.viewer, []uuid.UUID{item})
	require.NoError(t, err)
	require.Len(t, list, 1)
	return list[0]
}

func signed(url string) string { return strings.Split(url, "/")[2] }
