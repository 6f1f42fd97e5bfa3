package library

import (
	"context"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
)

// startWatching watches a fresh folder and returns it with what is asked for.
func startWatching(t *testing.T, prepare func(dir string)) (string, chan []string, uuid.UUID) {
	t.Helper()
	dir := t.TempDir()
	if prepare != nil {
		prepare(dir)
	}
	w, err := newWatching(slog.New(slog.DiscardHandler), 40*time.Millisecond)
	require.NoError(t, err)
	asked := make(chan []string, 100)
	w.ask = func(_ context.Context, _ uuid.UUID, folders []string) (bool, error) {
		slices.Sort(folders)
		asked <- folders
		return true, nil
	}
	w.complain = func(_ context.Context, _ uuid.UUID, s string) { t.Error(s) }
	root := &watchedRoot{library: uuid.New(), id: uuid.New(), path: dir}
	ctx, cancel := context.WithCancel(t.Context())
	fresh := make(chan []*watchedRoot)
	var group sync.WaitGroup
	group.Go(func() { w.run(ctx, fresh) })
	t.Cleanup(func() { cancel(); group.Wait() })
	fresh <- []*watchedRoot{root}
	fresh <- []*watchedRoot{root} // taken only when the first has been worked off
	return dir, asked, root.id
}

func touch(t *testing.T, parts ...string) {
	t.Helper()
	name := filepath.Join(parts...)
	require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
	require.NoError(t, os.WriteFile(name, []byte(name), 0o644))
}

// until reads requests until one names the folder.
func until(t *testing.T, asked chan []string, folder string) {
	t.Helper()
	for {
		select {
		case folders := <-asked:
			if slices.Contains(folders, folder) {
				return
			}
		case <-t.Context().Done():
			t.FailNow()
		}
	}
}

func TestWatching(t *testing.T) {
	t.Parallel()
	dir, asked, root := startWatching(t, func(dir string) { touch(t, dir, "Alien", "Alien.mkv") })
	name := func(path string) string { return root.String() + "/" + path }

	touch(t, dir, "Alien", "Alien.nfo")
	until(t, asked, name("Alien"))

	touch(t, dir, "Heat", "deep", "Heat.mkv")
	until(t, asked, name("Heat"))
	touch(t, dir, "Heat", "deep", "Heat 2.mkv") // in a folder that is watched since just now
	until(t, asked, name("Heat/deep"))

	require.NoError(t, os.Rename(filepath.Join(dir, "Heat"), filepath.Join(dir, "Heat (1995)")))
	until(t, asked, name("Heat (1995)"))
	require.NoError(t, os.RemoveAll(filepath.Join(dir, "Alien")))
	until(t, asked, name("Alien"))
	touch(t, dir, "Top.mkv")
	until(t, asked, name(""))
}

func TestWatching_leavesOut(t *testing.T) {
	t.Parallel()
	dir, asked, root := startWatching(t, nil)
	touch(t, dir, "notes.txt")
	touch(t, dir, ".hidden.mkv")
	touch(t, dir, "Film", "Film.mkv")
	select {
	case folders := <-asked:
		require.Equal(t, []string{root.String() + "/Film"}, folders)
	case <-t.Context().Done():
	}
}

func TestWatching_asksAgain(t *testing.T) {
	t.Parallel()
	w := &watching{log: slog.New(slog.DiscardHandler), quiet: time.Second, touched: map[place]time.Time{}, refused: map[uuid.UUID]time.Time{}}
	n, taken := 0, false
	w.ask = func(context.Context, uuid.UUID, []string) (bool, error) { n++; return taken, nil }
	now := time.Unix(1000, 0)
	w.touched[place{&watchedRoot{}, "a"}] = now
	w.flush(t.Context(), now.Add(w.quiet/2))
	require.Zero(t, n, "it is not quiet yet")
	w.flush(t.Context(), now.Add(w.quiet))
	w.flush(t.Context(), now.Add(w.quiet+askAgain/2))
	require.Equal(t, 1, n, "a refused library is left alone for a while")
	taken = true
	w.flush(t.Context(), now.Add(w.quiet+askAgain))
	require.Equal(t, 2, n)
	require.Empty(t, w.touched)
}

func TestWatching_overflow(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	w, err := newWatching(slog.New(slog.DiscardHandler), time.Second)
	require.NoError(t, err)
	t.Cleanup(func() { _ = w.notify.Close() })
	r := &watchedRoot{library: uuid.New(), id: uuid.New(), path: dir}
	w.set(t.Context(), []*watchedRoot{r})
	w.failed(t.Context(), fsnotify.ErrEventOverflow)
	require.Contains(t, w.touched, place{r, ""})
	w.set(t.Context(), nil)
	require.Empty(t, w.places)
	require.Empty(t, w.touched)
}

// A disk that is mounted late, or goes and comes back, is watched from then on, and looked at once.
func TestWatching_disks(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "disk")
	w, err := newWatching(slog.New(slog.DiscardHandler), time.Second)
	require.NoError(t, err)
	t.Cleanup(func() { _ = w.notify.Close() })
	key := uuid.New()
	touched := func() []string {
		folder, err := folderAt(t.Context(), dir)
		require.NoError(t, err)
		w.set(t.Context(), []*watchedRoot{{id: key, path: dir, folder: folder}})
		var out []string
		for p := range w.touched {
			out = append(out, "/"+p.path)
			require.Same(t, w.roots[key], p.root)
		}
		clear(w.touched)
		return out
	}
	watched := func() []string { return slices.Sorted(maps.Keys(w.places)) }
	require.Empty(t, touched())
	require.Empty(t, watched())
	touch(t, dir, "Alien", "Alien.mkv")
	require.Equal(t, []string{"/"}, touched())
	require.Equal(t, []string{dir, filepath.Join(dir, "Alien")}, watched())
	require.Empty(t, touched(), "once")
	require.NoError(t, os.Rename(dir, dir+" away"))
	require.NoError(t, os.Mkdir(dir, 0o755))
	require.Empty(t, touched(), "a place without its disk")
	require.Equal(t, []string{dir}, watched())
	require.NoError(t, os.Remove(dir))
	require.NoError(t, os.Rename(dir+" away", dir))
	require.Equal(t, []string{"/"}, touched())
	require.ElementsMatch(t, []string{dir, filepath.Join(dir, "Alien")}, w.notify.WatchList())
	w.set(t.Context(), []*watchedRoot{{id: key, path: dir}})
	require.Empty(t, w.touched, "what does not answer stays as it was")
}
