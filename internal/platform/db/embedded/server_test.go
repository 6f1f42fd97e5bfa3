package embedded

import (
	"bufio"
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"revenge/internal/platform/fault"
)

// owner makes the test program start a server, say so, and hang: to be killed.
const owner = "EMBEDDED_TEST_OWNER"

func TestMain(m *testing.M) {
	if dir := os.Getenv(owner); dir != "" {
		s, err := Start(context.Background(), Options{Dir: dir, Throwaway: true})
		fmt.Println(s != nil, err)
		select {}
	}
	goleak.VerifyTestMain(m)
}

// folder is a folder that the server's user can reach, unlike t.TempDir for root.
func folder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "revenge-embedded-")
	require.NoError(t, err)
	require.NoError(t, os.Chmod(dir, 0o755))
	t.Cleanup(func() { require.NoError(t, os.RemoveAll(dir)) })
	return filepath.Join(dir, "postgres")
}

func start(t *testing.T, o Options) *Server {
	t.Helper()
	s, err := Start(t.Context(), o)
	require.NoError(t, err)
	t.Cleanup(func() { s.Stop(context.Background()) })
	return s
}

// ask returns one value of the server, waiting while it is not there.
func ask(t *testing.T, s *Server, sql string) string {
	t.Helper()
	for {
		conn, err := pgx.Connect(t.Context(), s.ConnString(Superuser, "postgres"))
		if err != nil {
			require.NoError(t, t.Context().Err())
			continue
		}
		var out string
		err = conn.QueryRow(t.Context(), sql).Scan(&out)
		require.NoError(t, conn.Close(t.Context()))
		require.NoError(t, err)
		return out
	}
}

func TestServer_life(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	s := start(t, Options{Dir: dir})
	for setting, want := range map[string]string{
		"data_checksums": "on", "fsync": "on", "full_page_writes": "on", "jit": "off", "listen_addresses": "", "shared_buffers": "128MB",
		"max_connections": "60", "server_encoding": "UTF8", "TimeZone": "UTC", "log_min_error_statement": "panic",
	} {
		require.Equal(t, want, ask(t, s, "SELECT current_setting('"+setting+"')"), setting)
	}
	require.Equal(t, "b C.UTF-8", ask(t, s, "SELECT datlocprovider::text || ' ' || datlocale FROM pg_database WHERE datname = 'postgres'"))
	ask(t, s, "SELECT pg_catalog.lo_create(4711)::text")

	for _, private := range []string{dir, s.socketDir, s.cluster} {
		at, err := os.Stat(private)
		require.NoError(t, err)
		require.Equal(t, os.FileMode(0o700), at.Mode().Perm(), private)
		require.NotZero(t, at.Sys().(*syscall.Stat_t).Uid, "the server never runs as root")
	}

	_, err := Start(t.Context(), Options{Dir: dir})
	require.ErrorIs(t, err, ErrInUse)
	require.ErrorIs(t, err, fault.Conflict)
	require.ErrorContains(t, err, "Another Revenge is running on "+dir)

	joined, err := Attach(dir)
	require.NoError(t, err)
	require.Equal(t, s.ConnString("a", "b"), joined.ConnString("a", "b"))

	s.Stop(t.Context())
	s.Stop(t.Context())
	require.NoFileExists(t, filepath.Join(s.cluster, "postmaster.pid"), "a clean stop leaves nothing")
	require.NoDirExists(t, s.socketDir)
	_, err = Attach(dir)
	require.ErrorIs(t, err, fault.NotFound)

	again := start(t, Options{Dir: dir})
	require.Equal(t, "1", ask(t, again, "SELECT count(*)::text FROM pg_largeobject_metadata WHERE oid = 4711"))
}

// heard collects the log and tells when a message came.
type heard struct {
	slog.Handler
	want string
	came chan struct{}
}

func hear(want string) *heard {
	return &heard{Handler: slog.DiscardHandler, want: want, came: make(chan struct{}, 100)}
}

func (h *heard) Enabled(context.Context, slog.Level) bool { return true }

func (h *heard) Handle(_ context.Context, r slog.Record) error {
	if r.Message == h.want {
		h.came <- struct{}{}
	}
	return nil
}

func TestServer_startsAgainWhenKilled(t *testing.T) {
	t.Parallel()
	log := hear("database server started again")
	s := start(t, Options{Dir: folder(t), Throwaway: true, Log: slog.New(log)})
	pid, ok := postmaster(filepath.Join(s.cluster, "postmaster.pid"))
	require.True(t, ok)
	require.NoError(t, syscall.Kill(pid, syscall.SIGKILL))
	<-log.came
	require.Equal(t, "1", ask(t, s, "SELECT '1'"))
}

func TestServer_stopWhileItCannotStart(t *testing.T) {
	t.Parallel()
	log := hear("start the database server again")
	s := start(t, Options{Dir: folder(t), Throwaway: true, Log: slog.New(log)})
	pid, _ := postmaster(filepath.Join(s.cluster, "postmaster.pid"))
	require.NoError(t, os.Rename(filepath.Join(s.cluster, "global"), filepath.Join(s.cluster, "elsewhere")))
	require.NoError(t, syscall.Kill(pid, syscall.SIGKILL))
	<-log.came
	s.Stop(t.Context())
}

// child runs this test program as the owner of a server.
func child(t *testing.T, dir string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), owner+"="+dir)
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	line, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err)
	require.Equal(t, "true <nil>\n", line)
	return cmd
}

// A killed owner takes its server along, and the next one starts at once, whether the old one is still stopping or gone.
func TestServer_ownerKilled(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	cmd := child(t, dir)
	pid, ok := postmaster(filepath.Join(dir, "cluster", "postmaster.pid"))
	require.True(t, ok)
	_, err := Start(t.Context(), Options{Dir: dir, Throwaway: true})
	require.ErrorIs(t, err, ErrInUse)
	require.NoError(t, cmd.Process.Kill())
	require.Error(t, cmd.Wait())
	s := start(t, Options{Dir: dir, Throwaway: true})
	require.False(t, alive(pid), "the server of a killed owner ends")
	require.Equal(t, "1", ask(t, s, "SELECT '1'"))
}

// A lock file left by a power cut may name a process that is something else by now.
func TestServer_stalePid(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	s := start(t, Options{Dir: dir, Throwaway: true})
	s.Stop(t.Context())
	sleeper := exec.Command("sleep", "1000")
	sleeper.SysProcAttr = &syscall.SysProcAttr{Credential: s.account.credential(), Pdeathsig: syscall.SIGKILL}
	require.NoError(t, sleeper.Start())
	t.Cleanup(func() { _ = sleeper.Process.Kill(); _ = sleeper.Wait() })
	stale := filepath.Join(s.cluster, "postmaster.pid")
	text := strconv.Itoa(sleeper.Process.Pid) + "\n" + s.cluster + "\n1\n5432\n" + s.socketDir + "\n\n0 0\nready\n"
	require.NoError(t, os.WriteFile(stale, []byte(text), 0o600))
	again := start(t, Options{Dir: dir, Throwaway: true})
	require.Equal(t, "1", ask(t, again, "SELECT '1'"))
	require.NoError(t, sleeper.Process.Signal(syscall.Signal(0)), "nobody else is harmed")
}

func TestStart_otherMajor(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	cluster := filepath.Join(dir, "cluster")
	require.NoError(t, os.MkdirAll(cluster, 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(cluster, "PG_VERSION"), []byte("17\n"), 0o644))
	_, err := Start(t.Context(), Options{Dir: dir})
	require.ErrorIs(t, err, fault.Conflict)
	require.ErrorContains(t, err, "made by PostgreSQL 17, and this Revenge runs PostgreSQL 18")
	require.ErrorContains(t, err, "pg_dumpall")
	left, err := os.ReadDir(cluster)
	require.NoError(t, err)
	require.Len(t, left, 1, "it is left untouched")
}

func TestStart_foreignFiles(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "cluster", "photos"), 0o755))
	_, err := Start(t.Context(), Options{Dir: dir})
	require.ErrorIs(t, err, fault.Conflict)
	require.ErrorContains(t, err, "holds files, but no PostgreSQL database")
	require.DirExists(t, filepath.Join(dir, "cluster", "photos"))
}

// What an interrupted first start left behind is made anew.
func TestStart_halfMade(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "cluster.new", "base"), 0o755))
	s := start(t, Options{Dir: dir, Throwaway: true})
	require.Equal(t, "1", ask(t, s, "SELECT '1'"))
	require.NoDirExists(t, filepath.Join(dir, "cluster.new"))
}

func TestStart_brokenCluster(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	s := start(t, Options{Dir: dir, Throwaway: true})
	s.Stop(t.Context())
	require.NoError(t, os.RemoveAll(filepath.Join(s.cluster, "global")))
	_, err := Start(t.Context(), Options{Dir: dir, Throwaway: true})
	require.ErrorContains(t, err, "start the database: PostgreSQL said: ")
	_, err = lockDir(dir)
	require.NoError(t, err, "a failed start gives the folder free")
}

func TestStart_longPath(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(folder(t), strings.Repeat("long", 30))
	s := start(t, Options{Dir: dir, Throwaway: true})
	require.Less(t, len(s.socketDir), 40)
	require.Equal(t, "1", ask(t, s, "SELECT '1'"))
	joined, err := Attach(dir)
	require.NoError(t, err)
	require.Equal(t, s.ConnString("a", "b"), joined.ConnString("a", "b"))
	s.Stop(t.Context())
	require.NoDirExists(t, s.socketDir)

	require.NoError(t, os.WriteFile(s.socketDir, nil, 0o600))
	t.Cleanup(func() { require.NoError(t, os.Remove(s.socketDir)) })
	_, err = Start(t.Context(), Options{Dir: dir, Throwaway: true})
	require.ErrorIs(t, err, fault.Conflict)
	require.ErrorContains(t, err, "belongs to somebody else")
}

func TestStart_cancelled(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := Start(ctx, Options{Dir: dir, Throwaway: true})
	require.Error(t, err)
	start(t, Options{Dir: dir, Throwaway: true})
}

func TestStart_folderIsAFile(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	require.NoError(t, os.WriteFile(dir, nil, 0o600))
	for _, at := range []string{dir, filepath.Join(dir, "below")} {
		_, err := Start(t.Context(), Options{Dir: at})
		require.ErrorIs(t, err, fault.Unavailable)
		require.ErrorContains(t, err, "there is a file in its place")
	}
	at, err := os.Stat(dir)
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), at.Mode().Perm(), "it is left as it was")
}

// Who has no time ends the server at once; the next start recovers.
func TestServer_stopAtOnce(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	s := start(t, Options{Dir: dir, Throwaway: true})
	conn, err := pgx.Connect(t.Context(), s.ConnString(Superuser, "postgres"))
	require.NoError(t, err)
	_, err = conn.Exec(t.Context(), "SET synchronous_commit = on; CREATE TABLE kept (a int)")
	require.NoError(t, err)
	over, cancel := context.WithCancel(t.Context())
	cancel()
	s.Stop(over)
	require.Error(t, conn.Ping(t.Context()))
	again := start(t, Options{Dir: dir, Throwaway: true})
	require.Equal(t, "0", ask(t, again, "SELECT count(*)::text FROM kept"))
}

// A server that is still there although its owner is gone is stopped before the new one starts.
func TestStart_orphan(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	s := start(t, Options{Dir: dir, Throwaway: true})
	s.Stop(t.Context())
	require.NoError(t, s.account.own(s.socketDir))
	orphan := exec.Command(filepath.Join(s.bin, "postgres"), append([]string{"-D", s.cluster}, s.options.settings(s.socketDir)...)...)
	orphan.Dir, orphan.Env = "/", environment()
	orphan.SysProcAttr = &syscall.SysProcAttr{Credential: s.account.credential(), Pdeathsig: syscall.SIGKILL}
	require.NoError(t, orphan.Start())
	gone := make(chan error)
	go func() { gone <- orphan.Wait() }()
	require.Equal(t, "1", ask(t, s, "SELECT '1'"))
	again := start(t, Options{Dir: dir, Throwaway: true})
	require.NoError(t, <-gone, "it was asked to stop, and did")
	require.Equal(t, "1", ask(t, again, "SELECT '1'"))
}

func TestAlive(t *testing.T) {
	t.Parallel()
	require.True(t, alive(os.Getpid()))
	require.True(t, alive(1))
	done := exec.Command("true")
	require.NoError(t, done.Start())
	for alive(done.Process.Pid) { // it ends, and stays a zombie until it is waited for
		require.NoError(t, t.Context().Err())
	}
	require.NoError(t, done.Process.Signal(syscall.Signal(0)))
	require.NoError(t, done.Wait())
	over, cancel := context.WithCancel(t.Context())
	cancel()
	require.False(t, waitGone(over, os.Getpid(), 0))
	require.True(t, servesCluster(1<<30, "/nowhere"), "when in doubt it is a server")
}

// initdb that fails leaves nothing behind and tells what it said.
func TestStart_initdbFails(t *testing.T) {
	t.Parallel()
	native := fake(t, "case $1 in --version) echo 'postgres (PostgreSQL) 18.1';; *) echo 'initdb: error: No space left on device'; exit 1;; esac")
	dir := folder(t)
	_, err := Start(t.Context(), Options{Dir: dir, BinDir: native})
	require.ErrorIs(t, err, fault.Exhausted)
	require.ErrorContains(t, err, "nothing is lost")
	require.NoDirExists(t, filepath.Join(dir, "cluster.new"))
	require.NoDirExists(t, filepath.Join(dir, "cluster"))
}

// A start that takes too long for its caller ends the server it has begun.
func TestStart_outOfPatience(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	s := start(t, Options{Dir: dir, Throwaway: true})
	s.Stop(t.Context())
	slow := fake(t, "case $1 in --version) echo 'postgres (PostgreSQL) 18.1';; *) echo $$ >"+dir+"/cluster/begun; exec sleep 1000;; esac")
	ctx, cancel := context.WithCancel(t.Context())
	failed := make(chan error)
	go func() {
		_, err := Start(ctx, Options{Dir: dir, BinDir: slow, Throwaway: true})
		failed <- err
	}()
	begun := filepath.Join(dir, "cluster", "begun")
	var text []byte
	for len(text) == 0 {
		text, _ = os.ReadFile(begun)
	}
	cancel()
	require.ErrorIs(t, <-failed, context.Canceled)
	pid, err := strconv.Atoi(strings.TrimSpace(string(text)))
	require.NoError(t, err)
	require.False(t, alive(pid))
}
