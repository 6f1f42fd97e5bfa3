package embedded

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/fault"
)

// fake makes a folder with programs that say the version.
func fake(t *testing.T, version string) string {
	t.Helper()
	native := filepath.Join(folder(t), "renamed")
	bin := filepath.Join(native, "bin")
	require.NoError(t, os.MkdirAll(bin, 0o755))
	for _, name := range []string{"initdb", "postgres"} {
		require.NoError(t, os.WriteFile(filepath.Join(bin, name), []byte("#!/bin/sh\n"+version), 0o755))
	}
	return native
}

func TestFind(t *testing.T) {
	bin, err := Find("")
	require.NoError(t, err)
	require.FileExists(t, filepath.Join(bin, "postgres"))
	real := filepath.Dir(bin)

	t.Setenv(EnvBin, real)
	got, err := Find("")
	require.NoError(t, err)
	require.Equal(t, bin, got, "the folder above will do")

	t.Setenv(EnvBin, "/nowhere")
	_, err = Find("")
	require.ErrorIs(t, err, fault.Unavailable)
	require.ErrorContains(t, err, "REVENGE_POSTGRES_BIN points at /nowhere, but")

	other := fake(t, "")
	got, err = Find(other)
	require.NoError(t, err)
	require.Equal(t, filepath.Join(other, "bin"), got, "the configuration goes first")
	_, err = Find("/nowhere/else")
	require.ErrorContains(t, err, "database.embedded.bin_dir points at /nowhere/else")
}

func TestFind_links(t *testing.T) {
	t.Parallel()
	native := fake(t, "")
	require.NoError(t, os.MkdirAll(filepath.Join(native, "lib"), 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(native, "lib", "liba.so.1.2"), []byte("x"), 0o644))
	list := filepath.Join(native, "pg-symlinks.json")
	require.NoError(t, os.WriteFile(list, []byte(`[{"source":"native/lib/liba.so.1.2","target":"native/lib/liba.so.1"}]`), 0o644))
	for range 2 {
		_, err := Find(native)
		require.NoError(t, err)
	}
	to, err := os.Readlink(filepath.Join(native, "lib", "liba.so.1"))
	require.NoError(t, err)
	require.Equal(t, "liba.so.1.2", to)

	for _, bad := range []string{`[{"source":"native/a","target":"native/../../../b"}]`, `{`, `[{"source":"native/lib/a","target":"native/none/b"}]`} {
		require.NoError(t, os.WriteFile(list, []byte(bad), 0o644))
		_, err := Find(native)
		require.ErrorIs(t, err, fault.Unavailable, bad)
	}
}

func TestStart_programs(t *testing.T) {
	t.Parallel()
	_, err := Start(t.Context(), Options{Dir: folder(t), BinDir: fake(t, "echo 'postgres (PostgreSQL) 17.2'")})
	require.ErrorIs(t, err, fault.Conflict)
	require.ErrorContains(t, err, "is version 17.2, and Revenge needs 18")
	_, err = Start(t.Context(), Options{Dir: folder(t), BinDir: fake(t, "exit 127")})
	require.ErrorIs(t, err, fault.Unavailable)
	require.ErrorContains(t, err, "does not run here")
	_, err = Start(t.Context(), Options{Dir: folder(t), BinDir: "/nowhere"})
	require.ErrorIs(t, err, fault.Unavailable)
}

func TestFind_nothing(t *testing.T) {
	t.Parallel()
	who := currentAccount()
	_, err := programs("/nowhere", who)
	require.True(t, os.IsNotExist(err))
	require.True(t, isDir("/"))
	require.NotEmpty(t, places())
}

// A folder that keeps the server's user out is named.
func TestReaches(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	shut := filepath.Join(dir, "shut")
	require.NoError(t, os.MkdirAll(filepath.Join(shut, "in"), 0o755))
	require.NoError(t, os.Chmod(shut, 0o700))
	stranger := account{uid: nobody, gid: nobody, name: "the user nobody", drop: true}
	err := stranger.reaches(filepath.Join(shut, "in"))
	require.ErrorContains(t, err, "the user nobody, as which PostgreSQL has to run, may not enter "+shut)
	require.NoError(t, os.Chmod(shut, 0o711))
	require.NoError(t, stranger.reaches(filepath.Join(shut, "in")))
	group := account{uid: nobody, gid: os.Getegid(), drop: true}
	require.NoError(t, os.Chmod(shut, 0o701))
	require.Error(t, group.reaches(filepath.Join(shut, "in")))
	self := account{uid: os.Geteuid(), gid: os.Getegid(), drop: true}
	require.NoError(t, os.Chmod(shut, 0o077))
	require.Error(t, self.reaches(filepath.Join(shut, "in")))
	require.NoError(t, os.Chmod(shut, 0o700))
	require.NoError(t, account{}.reaches("/nowhere"), "who needs no other user reaches everything it can")
	require.Error(t, stranger.reaches("/nowhere/at/all"))
}

func TestExplain(t *testing.T) {
	t.Parallel()
	for said, want := range map[string]struct {
		kind error
		text string
	}{
		`FATAL:  could not write lock file "postmaster.pid": No space left on device`: {fault.Exhausted, "is full"},
		`FATAL:  could not create lock file "postmaster.pid": Read-only file system`:  {fault.Unavailable, "mounted read-only"},
		`FATAL:  could not open directory "base": Permission denied`:                  {fault.Unavailable, "may not write"},
		`FATAL:  could not map anonymous shared memory: Cannot allocate memory`:       {fault.Exhausted, "not enough memory"},
		`PANIC:  could not locate a valid checkpoint record at 0/1`:                   {nil, "PostgreSQL said: PANIC:"},
		`initdb: error: could not create directory "x": Disk quota exceeded`:          {fault.Exhausted, "is full"},
	} {
		err := explain("/d", "start", errEnded, said)
		require.ErrorContains(t, err, want.text)
		require.Equal(t, want.kind, fault.Kind(err))
	}
	for errno, kind := range map[error]error{syscall.ENOSPC: fault.Exhausted, syscall.EROFS: fault.Unavailable, syscall.EACCES: fault.Unavailable, errors.New("x"): nil} {
		require.Equal(t, kind, fault.Kind(explain("/d", "make", errno, "")))
	}
}

func TestConnString_quotes(t *testing.T) {
	t.Parallel()
	require.Equal(t, `host='/a b/it\'s\\' port=5432 user='u' dbname='d' sslmode=disable`, connString(`/a b/it's\`, "u", "d"))
}

func TestAttach_broken(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	_, err := Attach(dir)
	require.ErrorIs(t, err, fault.NotFound)
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "cluster", "postmaster.pid"), 0o755))
	_, err = Attach(dir)
	require.Error(t, err)
	require.NotErrorIs(t, err, fault.NotFound)
	require.NoError(t, os.Remove(filepath.Join(dir, "cluster", "postmaster.pid")))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "cluster", "postmaster.pid"), []byte("x\n"), 0o600))
	_, err = Attach(dir)
	require.ErrorIs(t, err, fault.NotFound)
}
