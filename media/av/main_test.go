package av

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"
	"golang.org/x/sys/unix"
)

func TestMain(m *testing.M) {
	LogStart()
	goleak.VerifyTestMain(m)
}

// clip is the path of one of the clips that scripts/testmedia makes.
func clip(t testing.TB, name string) string {
	t.Helper()
	folder := os.Getenv("REVENGE_TESTMEDIA")
	require.NotEmpty(t, folder, `REVENGE_TESTMEDIA is not set: run scripts/testmedia, then eval "$(scripts/env)"`)
	path := filepath.Join(folder, name)
	require.FileExists(t, path)
	return path
}

// openClip opens a file and returns its descriptor, closed with the test.
func openClip(t testing.TB, path string) int {
	t.Helper()
	fd, err := unix.Open(path, unix.O_RDONLY|unix.O_CLOEXEC, 0)
	require.NoError(t, err)
	t.Cleanup(func() { unix.Close(fd) })
	return fd
}

// write makes a file of the test's own.
func write(t testing.TB, name string, b []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, b, 0o600))
	return path
}

// ffprobe runs the program that the results are compared with and decodes its JSON.
func ffprobe(t testing.TB, into any, args ...string) {
	t.Helper()
	cmd := exec.Command("ffprobe", append([]string{"-v", "error", "-print_format", "json"}, args...)...)
	out, err := cmd.Output()
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(out, into))
}

// ffmpeg makes a file of the test's own.
func ffmpeg(t testing.TB, name string, args ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	out, err := exec.Command("ffmpeg", append(append([]string{"-nostdin", "-v", "error", "-y"}, args...), path)...).CombinedOutput()
	require.NoError(t, err, string(out))
	return path
}
