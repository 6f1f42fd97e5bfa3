package av

import (
	"os"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"

	"revenge/media"
)

// mute is a descriptor of a film that nothing can be read from, as of a disk that went away.
func mute(t *testing.T, path string) int {
	t.Helper()
	fd, err := unix.Open(path, unix.O_WRONLY|unix.O_CLOEXEC, 0)
	require.NoError(t, err)
	t.Cleanup(func() { unix.Close(fd) })
	return fd
}

// What cannot be read may be a good film.
func TestUnread(t *testing.T) {
	t.Parallel()
	film, err := os.ReadFile(clip(t, "long.mkv"))
	require.NoError(t, err)
	path := write(t, "film.mkv", film)
	_, err = Probe(t.Context(), mute(t, path))
	require.ErrorIs(t, err, unix.EBADF)
	require.NotErrorIs(t, err, media.ErrCorrupt)

	// The disk goes while the film is read to its end: what was read until then is no index of it.
	fd := openClip(t, path)
	var once sync.Once
	x, err := scan(t.Context(), fd, int64(len(film)/4), func(int64, int64) {
		once.Do(func() { _ = unix.Dup2(mute(t, path), fd) })
	})
	require.Nil(t, x)
	require.ErrorIs(t, err, unix.EBADF)
}
