package testkit

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"testing/fstest"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"revenge/internal/platform/db"
	"revenge/internal/platform/db/embedded"
	"revenge/migrations"
)

func TestMain(m *testing.M) { Main(m) }

// verdict is a test that only remembers how it went.
type verdict struct {
	testing.TB
	said string
}

func (v *verdict) Helper()                           {}
func (v *verdict) Errorf(format string, args ...any) { v.said += fmt.Sprintf(format, args...) }
func (v *verdict) FailNow()                          { runtime.Goexit() }

// judge runs fn as a test and returns what it complained about, empty when it passed.
func judge(t *testing.T, fn func(t testing.TB)) string {
	t.Helper()
	v := &verdict{TB: t}
	done := make(chan struct{})
	go func() {
		defer close(done)
		fn(v)
	}()
	<-done
	return v.said
}

func TestDB_ownDatabases(t *testing.T) {
	t.Parallel()
	for range 5 {
		t.Run("one", func(t *testing.T) {
			t.Parallel()
			pool := DB(t)
			n, err := db.Value[int](t.Context(), pool, "SELECT count(*)::int FROM events")
			require.NoError(t, err)
			require.Zero(t, n, "nothing of another test is here")
			_, err = db.ExecSQL(t.Context(), pool, "INSERT INTO events (kind, subject_kind) VALUES ('a', 'b')")
			require.NoError(t, err)
			require.EqualValues(t, 2, Statements(pool).Total())
		})
	}
}

// A test's database goes when the test has ended.
func TestDB_dropped(t *testing.T) {
	t.Parallel()
	var name string
	t.Run("inner", func(t *testing.T) { name = Server(t).Owner().Database })
	conn, err := pgx.ConnectConfig(t.Context(), Server(t).Owner())
	require.NoError(t, err)
	defer func() { require.NoError(t, conn.Close(context.Background())) }()
	for there := true; there; {
		require.NoError(t, conn.QueryRow(t.Context(), "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", name).Scan(&there))
	}
}

func TestCluster_stopped(t *testing.T) {
	t.Parallel()
	c, err := startCluster(t.Context())
	require.NoError(t, err)
	home, err := folder()
	require.NoError(t, err)
	long := time.Now().Add(-time.Hour)
	require.NoError(t, os.Chtimes(c.dir, long, long))
	sweep(home)
	require.DirExists(t, c.dir, "a cluster in use is not swept away")
	c.close()
	require.NoDirExists(t, c.dir)
	_, _, err = c.database()
	for err == nil {
		_, _, err = c.database() // those that were ready
	}
	require.ErrorContains(t, err, "has been stopped")
}

func TestSweep(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	long := time.Now().Add(-time.Hour)
	for _, name := range []string{"run-dead", "run-beginning", "run-unlocked", "seed-1"} {
		require.NoError(t, os.Mkdir(filepath.Join(home, name), 0o700))
	}
	for _, name := range []string{"run-dead", "run-beginning"} {
		require.NoError(t, os.WriteFile(filepath.Join(home, name, "lock"), nil, 0o600))
	}
	for _, name := range []string{"run-dead", "run-unlocked"} {
		require.NoError(t, os.Chtimes(filepath.Join(home, name), long, long))
	}
	sweep(home)
	require.DirExists(t, filepath.Join(home, "run-unlocked"))
	require.NoDirExists(t, filepath.Join(home, "run-dead"))
	require.DirExists(t, filepath.Join(home, "run-beginning"))
	require.DirExists(t, filepath.Join(home, "seed-1"))
	forgetSeeds(home, time.Now())
	require.DirExists(t, filepath.Join(home, "seed-1"))
	forgetSeeds(home, time.Now().Add(2*seedKept))
	require.NoDirExists(t, filepath.Join(home, "seed-1"))
}

// A seed is made once, and found again.
func TestFindSeed(t *testing.T) {
	t.Parallel()
	home, err := os.MkdirTemp("", "revenge-testkit-")
	require.NoError(t, err)
	require.NoError(t, os.Chmod(home, 0o711))
	t.Cleanup(func() { require.NoError(t, os.RemoveAll(home)) })
	seed, err := findSeed(t.Context(), home)
	require.NoError(t, err)
	require.FileExists(t, filepath.Join(seed, "cluster", "PG_VERSION"))
	require.NoError(t, os.WriteFile(filepath.Join(seed, "mark"), nil, 0o600))
	again, err := findSeed(t.Context(), home)
	require.NoError(t, err)
	require.Equal(t, seed, again)
	require.FileExists(t, filepath.Join(again, "mark"))
}

// A seed is another one with another PostgreSQL, other steps, and other code that takes them or sets up roles.
func TestSeedName(t *testing.T) {
	t.Parallel()
	files, names := fstest.MapFS{}, map[string]bool{}
	name := func(bin string) {
		t.Helper()
		one, err := seedName(bin, files)
		require.NoError(t, err)
		require.NotContains(t, names, one)
		names[one] = true
	}
	require.NoError(t, fs.WalkDir(migrations.Files(), ".", func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			files[path] = &fstest.MapFile{}
			files[path].Data, err = fs.ReadFile(migrations.Files(), path)
		}
		return err
	}))
	name("/a")
	name("/b")
	for _, path := range []string{"roles.go", "migrate.go", "main/0001_identity_users.sql"} {
		require.Contains(t, files, path)
		files[path].Data = append(files[path].Data, ' ')
		name("/a")
	}
}

// No database is a failure that says what to do.
func TestServer_noDatabase(t *testing.T) {
	t.Setenv(embedded.EnvBin, "/nowhere")
	_, err := startCluster(t.Context())
	require.ErrorContains(t, err, "REVENGE_POSTGRES_BIN points at /nowhere")
	c := &cluster{ready: make(chan made, 1)}
	c.ready <- made{err: errors.New("broken")}
	_, _, err = c.database()
	require.ErrorContains(t, err, "broken")
}

func TestMedia(t *testing.T) {
	cache := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", cache)
	t.Setenv(EnvMedia, "")
	require.Contains(t, judge(t, func(t testing.TB) { Media(t) }), "no test clips were found")
	older, newer := filepath.Join(cache, "revenge", "testmedia-z"), filepath.Join(cache, "revenge", "testmedia-a")
	for _, dir := range []string{older, newer} {
		require.NoError(t, os.MkdirAll(dir, 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(dir, "a.mkv"), nil, 0o600))
	}
	past := time.Now().Add(-time.Hour)
	require.NoError(t, os.Chtimes(older, past, past))
	require.Equal(t, newer, Media(t))
	t.Setenv(EnvMedia, older)
	require.Equal(t, older, Media(t))
	t.Setenv(EnvMedia, t.TempDir())
	require.Contains(t, judge(t, func(t testing.TB) { Media(t) }), "holds no test clips")
	t.Setenv(EnvMedia, "/nowhere")
	require.Contains(t, judge(t, func(t testing.TB) { Media(t) }), "cannot be read")
}

func TestGolden(t *testing.T) {
	was := *update
	defer func() { *update = was }()
	path := filepath.Join(t.TempDir(), "deep", "a.txt")
	*update = false
	require.Contains(t, judge(t, func(t testing.TB) { Golden(t, path, "a") }), "-update")
	*update = true
	require.True(t, Updating())
	Golden(t, path, "a")
	*update = false
	Golden(t, path, []byte("a"))
	require.Contains(t, judge(t, func(t testing.TB) { Golden(t, path, "b") }), "out of date")
}
