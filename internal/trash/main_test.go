package trash_test

import (
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/intake/intaketest"
	"revenge/internal/library"
	"revenge/internal/movie"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/events"
	"revenge/internal/platform/page"
	"revenge/internal/platform/secret"
	"revenge/internal/shelf"
	"revenge/internal/testkit"
	"revenge/internal/trash"
	"revenge/jobs"
)

func TestMain(m *testing.M) {
	if os.Getenv(envNode) != "" {
		os.Exit(runNode())
	}
	testkit.Main(m)
}

// bench is a library of films on a real disk that allows deletion.
type bench struct {
	*intaketest.Shelf
	server *db.Server
	films  *movie.Service
	libs   *library.Service
	trash  *trash.Service
	clock  *clock.Fake
	admin  access.Viewer
}

func setup(t *testing.T) *bench {
	t.Helper()
	server := testkit.Server(t)
	pool := testkit.Open(t, server, db.General)
	s := intaketest.On(t, pool, library.KindMovies, nil)
	b := &bench{Shelf: s, server: server, clock: clock.NewFake(time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)),
		films: movie.NewService(movie.Deps{DB: pool, People: s.People, Artworks: s.Artworks, Search: s.Search})}
	b.Exec(`UPDATE libraries SET allow_deletion = true`)
	b.walked()
	b.Exec(`INSERT INTO users (id, name, display_name, password_hash, role) VALUES ('01800000-0000-7000-8000-000000000001', 'root', 'Root', '', 'ADMIN'), ('01800000-0000-7000-8000-000000000002', 'anna', 'Anna', '', 'USER')`)
	b.admin = access.Viewer{UserID: uuid.MustParse("01800000-0000-7000-8000-000000000001"), Role: access.Admin, Libraries: s.Viewer.Libraries}
	var err error
	b.libs, b.trash, err = services(pool, events.New(server.As(db.General), quiet(t.Output())), b.clock, quiet(t.Output()))
	require.NoError(t, err)
	return b
}

func quiet(to io.Writer) *slog.Logger {
	return slog.New(slog.NewTextHandler(to, &slog.HandlerOptions{Level: slog.LevelError}))
}

func services(pool *db.DB, bus *events.Bus, now clock.Clock, log *slog.Logger) (*library.Service, *trash.Service, error) {
	queue, err := jobs.NewInserter(pool, log)
	if err != nil {
		return nil, nil, err
	}
	libs, err := library.New(library.Deps{DB: pool, Config: library.Default(), Queue: queue, Bus: bus, Clock: now, Log: log})
	if err != nil {
		return nil, nil, err
	}
	keys, err := secret.Load("", "a secret for the tests of deletions")
	return libs, trash.New(trash.Deps{DB: pool, Libraries: libs, Queue: queue, Key: keys.For(secret.Deletions),
		Retention: library.Default().Trash.Retention, Grace: library.Default().Missing.Grace, Clock: now, Log: log}), err
}

// film makes a real file of a film that was scanned and identified.
func (b *bench) film(path string) uuid.UUID {
	b.Helper()
	f := b.Video(path)
	clip, err := os.ReadFile(filepath.Join(testkit.Media(b), "h264.mkv"))
	require.NoError(b, err)
	b.Write(path, string(clip)+path)
	b.scanned(f.File.ID, path)
	_, err = b.films.Identify(b.Context(), b.Library, []*library.Found{f})
	require.NoError(b, err)
	b.Settle(f)
	return f.File.ID
}

// scanned makes the row say what the disk says.
func (b *bench) scanned(file uuid.UUID, path string) {
	b.Helper()
	at, err := os.Stat(filepath.Join(b.Dir, path))
	require.NoError(b, err)
	b.Exec(`UPDATE files SET size_bytes = $2, mtime_ns = $3, oshash = md5(path), device = $4, inode = $5 WHERE id = $1`, file, at.Size(), at.ModTime().UnixNano(),
		int64(at.Sys().(*syscall.Stat_t).Dev), int64(at.Sys().(*syscall.Stat_t).Ino))
}

// walked makes the root's row say what a scan that has come to its end does.
func (b *bench) walked() {
	b.Helper()
	at, err := os.Stat(b.Dir)
	require.NoError(b, err)
	self := at.Sys().(*syscall.Stat_t)
	b.Exec(`UPDATE library_roots SET device = $1, inode = $2, scanned_at = $3`, int64(self.Dev), int64(self.Ino), b.clock.Now())
}

func (b *bench) exists(path string) bool {
	_, err := os.Lstat(filepath.Join(b.Dir, path))
	return err == nil
}

// delete plans and confirms.
func (b *bench) delete(files ...uuid.UUID) *trash.Deleted {
	b.Helper()
	p, err := b.trash.Plan(b.Context(), b.admin, files)
	require.NoError(b, err)
	d, err := b.trash.Delete(b.Context(), b.admin, files, p.Token)
	require.NoError(b, err)
	return d
}

// listed are the titles that lists show, after what the change asked for was done.
func (b *bench) listed() []string {
	b.Helper()
	_, err := b.films.Reconcile(b.Context(), b.Library.ID)
	require.NoError(b, err)
	c, err := b.films.List(b.Context(), b.Viewer, shelf.Filter{}, shelf.Order{}, page.Args{})
	require.NoError(b, err)
	out := []string{}
	for _, m := range c.Nodes() {
		out = append(out, m.Title)
	}
	return out
}

func (b *bench) inTrash() []*trash.Item {
	b.Helper()
	c, err := b.trash.List(b.Context(), b.admin, nil, page.Args{})
	require.NoError(b, err)
	return c.Nodes()
}

func (b *bench) sweep() {
	b.Helper()
	require.NoError(b, b.trash.Sweep(b.Context(), trash.SweepArgs{}))
}

func (b *bench) count(from string, args ...any) int {
	b.Helper()
	n, err := db.Value[int](b.Context(), b.DB, "SELECT count(*)::int FROM "+from, args...)
	require.NoError(b, err)
	return n
}
