package worker

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"revenge/media"
)

// A worker that does not start is tried again, but ever more rarely.
func TestLauncher_backoff(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "worker")
	l, err := NewLauncher(Config{Binary: path})
	require.NoError(t, err)
	defer l.Close()
	now := time.Unix(1_800_000_000, 0)
	l.now = func() time.Time { return now }
	attempt := func() string {
		_, err := l.Start(t.Context())
		require.ErrorIs(t, err, media.ErrNoWorker)
		return err.Error()
	}
	require.Contains(t, attempt(), "no such file")
	require.NoError(t, os.WriteFile(path, []byte("#!/bin/sh\necho another reason >&2\n"), 0o700))
	require.Contains(t, attempt(), "no such file", "it is too early to look again")
	for wait := firstBackoff; wait < 2*lastBackoff; wait *= 2 {
		now = now.Add(min(wait, lastBackoff) - 1)
		before := l.retryAt
		attempt()
		require.Equal(t, before, l.retryAt, "not tried within %s", wait)
		now = now.Add(1)
		require.Contains(t, attempt(), "another reason")
		require.NotEqual(t, before, l.retryAt)
	}
}
