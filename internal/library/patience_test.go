package library

import (
	"context"
	"errors"
	"io/fs"
	"sync"
	"syscall"
	"testing"
	"testing/synctest"

	"github.com/stretchr/testify/require"
)

func TestPatiently(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var dropping sync.Mutex
		var dropped []int
		drop := func(n int) {
			dropping.Lock()
			defer dropping.Unlock()
			dropped = append(dropped, n)
		}
		n, err := patiently(t.Context(), func() (int, error) { return 7, nil }, drop)
		require.NoError(t, err)
		require.Equal(t, 7, n)
		_, err = patiently(t.Context(), func() (int, error) { return 0, syscall.EIO }, drop)
		require.ErrorIs(t, err, syscall.EIO)

		mounted := make(chan struct{})
		hangs := func() (int, error) { <-mounted; return 8, nil }
		_, err = patiently(t.Context(), hangs, drop)
		require.ErrorIs(t, err, errSilent)
		require.Equal(t, "it does not answer; is a network disk away?", reason(err))
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		_, err = patiently(ctx, hangs, drop)
		require.ErrorIs(t, err, context.Canceled)
		require.Empty(t, dropped)
		close(mounted)
		synctest.Wait()
		require.Equal(t, []int{8, 8}, dropped, "what comes too late is let go")
	})
}

func TestFolderMistake_silent(t *testing.T) {
	t.Parallel()
	at := []string{"paths", "0"}
	require.ErrorContains(t, folderMistake(errors.Join(errSilent), at), "is a network disk away?")
	require.ErrorContains(t, folderMistake(&fs.PathError{Err: syscall.EACCES}, at), "give its user the right to")
}

func TestBare(t *testing.T) {
	t.Parallel()
	for want, names := range map[bool][][]string{
		true:  {{}, {".stfolder"}, {".Trash-1000", ".hidden.mkv", "lost+found"}, {"$RECYCLE.BIN", "System Volume Information"}},
		false: {{"Alien.mkv"}, {".DS_Store", "Films"}, {"lost+found", "notes.txt"}},
	} {
		for _, list := range names {
			var entries []entry
			for _, name := range list {
				entries = append(entries, entry{name: name})
			}
			require.Equal(t, want, bare(entries), "%q", list)
		}
	}
}
