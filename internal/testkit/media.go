package testkit

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// EnvMedia names the environment variable that points at the folder of test clips.
const EnvMedia = "REVENGE_TESTMEDIA"

// Media returns the folder of test clips: that of EnvMedia, else the newest in the user's cache. Do not write in it.
func Media(t testing.TB) string {
	t.Helper()
	dir := os.Getenv(EnvMedia)
	if dir == "" {
		dir = newest(t)
	}
	require.NotEmpty(t, dir, "no test clips were found; `make test` makes them, or set %s", EnvMedia)
	files, err := os.ReadDir(dir)
	require.NoError(t, err, "the test clips cannot be read; `make test` makes them, or set %s", EnvMedia)
	require.NotEmpty(t, files, "%s holds no test clips; `make test` makes them", dir)
	return dir
}

func newest(t testing.TB) string {
	t.Helper()
	cache, err := os.UserCacheDir()
	require.NoError(t, err, "find the user's cache folder")
	found, err := filepath.Glob(filepath.Join(cache, "revenge", "testmedia-*"))
	require.NoError(t, err)
	var best string
	var when int64
	for _, dir := range found {
		at, err := os.Stat(dir)
		if err == nil && at.IsDir() && at.ModTime().UnixNano() >= when {
			best, when = dir, at.ModTime().UnixNano()
		}
	}
	return best
}
