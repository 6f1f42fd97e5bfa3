package artwork

import (
	"bytes"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"

	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

func TestSizes(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := newSizes(dir, 100)
	key := func() string { return sizeKey(Artwork{ID: id.New()}, 120, FormatAuto) }
	a, b, c := key(), key(), key()
	s.put(a, bytes.Repeat([]byte("a"), 40))
	s.put(b, bytes.Repeat([]byte("b"), 40))
	require.NotNil(t, s.get(a))
	s.put(c, bytes.Repeat([]byte("c"), 40))
	require.Nil(t, s.get(b), "the least recently used went")
	require.NotNil(t, s.get(a))
	require.NotNil(t, s.get(c))
	s.put(key(), make([]byte, 101))
	require.NotNil(t, s.get(a), "what is too large is not kept")
	require.NoError(t, os.WriteFile(dir+"/half", []byte("x"), 0o600))

	old := time.Now().Add(-2 * touch)
	require.NoError(t, os.Chtimes(s.file(a), old, old))
	next := newSizes(dir, 100)
	require.NotNil(t, next.get(c), "a new process finds what was kept")
	require.EqualValues(t, 80, next.bytes)
	require.NoFileExists(t, dir+"/half")
	next.put(b, bytes.Repeat([]byte("b"), 40))
	require.Nil(t, next.get(a), "and what was used last")

	require.NoError(t, os.Remove(s.file(c)))
	require.Nil(t, next.get(c))
	require.EqualValues(t, 40, next.bytes)
}

func TestConfig(t *testing.T) {
	t.Parallel()
	require.NoError(t, Default().Validate())
	require.ErrorIs(t, Config{CacheBytes: 1}.Validate(), fault.Invalid)
	_, err := flatten(described([]byte("\x89PNG broken")))
	require.ErrorIs(t, err, fault.Invalid)
}

func TestFull(t *testing.T) {
	t.Parallel()
	require.ErrorIs(t, full(&os.PathError{Op: "write", Err: unix.ENOSPC}), fault.Exhausted)
	require.NotErrorIs(t, full(unix.EIO), fault.Exhausted)
}
