package hls_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/fault"
	"revenge/media"
	"revenge/media/hls"
	"revenge/media/worker"
)

// The tests in this file look at this process' children, so they do not run beside others.

const longVideo = "v0-360p"

// long is a spec for half a minute with keyframes at odd times, the picture encoded.
func (b *bench) long() *media.Spec {
	spec := b.encoded(stored(b.t, "long.mkv"), "360p")
	spec.Audio = nil
	return spec
}

// until waits for a state of the session's only head.
func (b *bench) until(session string, is func([]hls.Progress) bool) {
	b.t.Helper()
	changed, stop := b.engine.Watch(session)
	defer stop()
	limit := time.After(time.Minute)
	for !is(b.engine.Progress(session)) {
		select {
		case <-changed:
		case <-limit:
			require.Fail(b.t, "the head never got there", "%+v", b.engine.Progress(session))
		}
	}
}

// workers waits until this process has so many children.
func workers(t testing.TB, n int) {
	t.Helper()
	require.Eventually(t, func() bool { return len(children(t)) == n }, time.Minute, time.Millisecond)
}

func TestHeads_SeekAndBack(t *testing.T) {
	b := setup(t)
	spec := b.long()
	list := b.list(spec, longVideo)
	last, middle := len(list.Segments)-1, len(list.Segments)/2
	order := []int{middle, middle + 1, 0, last, 1}
	for n := range list.Segments {
		order = append(order, n)
	}
	for _, n := range order {
		f := readFragment(t, b.segment(spec, longVideo, list.Segments[n].URI))
		require.True(t, f.firstKey)
		require.LessOrEqual(t, len(children(t)), 4, "old heads are ended")
	}
	checkEncoded(t, b, spec, longVideo, 90_000)
	b.engine.Release(spec.Session)
	workers(t, idleWorkers)
}

// idleWorkers are the pool's and the one that makes initialization segments.
const idleWorkers = 2

func TestHeads_Shared(t *testing.T) {
	b := setup(t, func(c *hls.Config) { c.HeadAhead = 10 * time.Second })
	one, two := b.long(), b.long()
	two.Session = "another"
	list := b.list(one, longVideo)
	b.segment(one, longVideo, list.Segments[0].URI)
	workers(t, idleWorkers+1)
	b.segment(two, longVideo, list.Segments[1].URI)
	require.Len(t, children(t), idleWorkers+1, "the head is shared")
	require.Len(t, b.engine.Progress(one.Session), 1)
	require.Len(t, b.engine.Progress(two.Session), 1)

	b.engine.Release(one.Session)
	require.Empty(t, b.engine.Progress(one.Session))
	require.Len(t, b.engine.Progress(two.Session), 1, "the other still holds it")
	b.engine.Release(two.Session)
	workers(t, idleWorkers)
}

func TestHeads_FarApart(t *testing.T) {
	b := setup(t, func(c *hls.Config) { c.HeadAhead = 10 * time.Second; c.MaxHeads = 2 })
	one, two, three := b.long(), b.long(), b.long()
	two.Session, three.Session = "two", "three"
	list := b.list(one, longVideo)
	b.segment(one, longVideo, list.Segments[0].URI)
	b.until(one.Session, waiting)
	b.segment(two, longVideo, list.Segments[len(list.Segments)-1].URI)
	require.Len(t, b.engine.Progress(one.Session), 1, "the first viewer keeps the head")
	require.Len(t, b.engine.Progress(two.Session), 1)
	// The limit takes the place of a head that waits.
	three.Source.Identity = "another file"
	b.segment(three, longVideo, list.Segments[5].URI)
	require.Len(t, b.engine.Progress(three.Session), 1)
	require.LessOrEqual(t, len(children(t)), idleWorkers+2)
}

func waiting(all []hls.Progress) bool { return len(all) == 1 && all[0].State == hls.HeadWaiting }

func TestHeads_BackPressure(t *testing.T) {
	b := setup(t, func(c *hls.Config) { c.HeadAhead = 10 * time.Second })
	spec := b.long()
	list := b.list(spec, longVideo)
	b.segment(spec, longVideo, list.Segments[0].URI)
	b.until(spec.Session, waiting)
	p := b.engine.Progress(spec.Session)[0]
	require.Equal(t, longVideo, p.Rendition)
	require.Positive(t, p.Speed)
	require.Greater(t, p.Ahead, 10*time.Second)
	require.Less(t, p.Position, 25*time.Second, "it stopped well before the end")
	b.segment(spec, longVideo, list.Segments[len(list.Segments)-3].URI)
	b.until(spec.Session, func(all []hls.Progress) bool { return len(all) == 1 && all[0].State == hls.HeadDone })
	workers(t, idleWorkers) // a finished head's process has ended
}

func TestHeads_Idle(t *testing.T) {
	b := setup(t, func(c *hls.Config) { c.HeadIdle = time.Second; c.HeadAhead = 10 * time.Second })
	spec := b.long()
	b.segment(spec, longVideo, b.list(spec, longVideo).Segments[0].URI)
	b.until(spec.Session, func(all []hls.Progress) bool { return len(all) == 0 })
	workers(t, idleWorkers)
}

// kill ends this process' children other than those given.
func kill(t testing.TB, but []string) bool {
	killed := false
	for _, pid := range children(t) {
		if n, err := strconv.Atoi(pid); err == nil && !slices.Contains(but, pid) {
			killed = syscall.Kill(n, syscall.SIGKILL) == nil || killed
		}
	}
	return killed
}

func TestHeads_KilledOnce(t *testing.T) {
	b := setup(t, func(c *hls.Config) { c.HeadAhead = 10 * time.Second })
	spec := b.long()
	list := b.list(spec, longVideo)
	keep := children(t)
	b.segment(spec, longVideo, list.Segments[0].URI)
	b.until(spec.Session, waiting)
	require.True(t, kill(t, keep))
	checkEncoded(t, b, spec, longVideo, 90_000)
}

func TestHeads_KilledAlways(t *testing.T) {
	b := setup(t)
	spec := b.long()
	name := b.list(spec, longVideo).Segments[0].URI
	keep := children(t)
	ended := make(chan struct{})
	var killer sync.WaitGroup
	killer.Go(func() {
		for {
			select {
			case <-ended:
				return
			default:
				kill(t, keep)
			}
		}
	})
	_, err := b.engine.Segment(t.Context(), spec, longVideo, name)
	close(ended)
	killer.Wait()
	if errors.Is(err, media.ErrNoWorker) {
		return // it was killed before it had greeted
	}
	require.ErrorIs(t, err, media.ErrCrashed)
	_, err = b.engine.Segment(t.Context(), spec, longVideo, name)
	require.ErrorIs(t, err, media.ErrCrashed, "it is not tried again")
}

func TestHeads_Cancelled(t *testing.T) {
	b := setup(t)
	spec := b.long()
	list := b.list(spec, longVideo)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := b.engine.Segment(ctx, spec, longVideo, list.Segments[3].URI)
	require.ErrorIs(t, err, context.Canceled)
	b.segment(spec, longVideo, list.Segments[0].URI)
}

func TestHeads_Superseded(t *testing.T) {
	b := setup(t)
	spec := b.long()
	list := b.list(spec, longVideo)
	early := make(chan error, 1)
	go func() {
		_, err := b.engine.Segment(t.Context(), spec, longVideo, list.Segments[len(list.Segments)-1].URI)
		early <- err
	}()
	b.until(spec.Session, func(all []hls.Progress) bool { return len(all) == 1 })
	b.segment(spec, longVideo, list.Segments[0].URI)
	if err := <-early; err != nil {
		require.ErrorIs(t, err, fault.Unavailable)
	}
}

// A worker that waits becomes the head, and another one waits.
func TestHeads_Prewarmed(t *testing.T) {
	b := setupWith(t, worker.Config{Binary: workerBinary, Size: 1, Spares: 1}, func(c *hls.Config) { c.HeadAhead = 10 * time.Second })
	spec := b.long()
	list := b.list(spec, longVideo)
	b.segment(spec, longVideo, list.Segments[0].URI)
	workers(t, idleWorkers+2)
	before := children(t)
	other := b.long()
	other.Session, other.Source.Identity = "another", "another file"
	b.segment(other, longVideo, list.Segments[0].URI)
	workers(t, idleWorkers+3)
	now := children(t)
	for _, pid := range before {
		require.Contains(t, now, pid, "the one that waited works")
	}
	b.engine.Release(spec.Session)
	b.engine.Release(other.Session)
	workers(t, idleWorkers+1)
}

func TestHeads_Warm(t *testing.T) {
	b := setup(t)
	spec := b.long()
	b.engine.Warm(spec, 12*time.Second)
	b.until(spec.Session, func(all []hls.Progress) bool { return len(all) == 1 && all[0].Position > 12*time.Second })
}

func TestEngine_CloseEndsAll(t *testing.T) {
	b := setup(t)
	spec := b.long()
	b.segment(spec, longVideo, b.list(spec, longVideo).Segments[0].URI)
	require.NoError(t, b.engine.Close())
	workers(t, idleWorkers)
	b.pool.Close()
	require.Empty(t, children(t))
	_, err := b.engine.Segment(t.Context(), spec, longVideo, b.list(spec, longVideo).Segments[5].URI)
	require.ErrorIs(t, err, fault.Unavailable)
}

func TestEngine_FileVanished(t *testing.T) {
	b := setup(t)
	spec := b.copied(stored(t, "h264.mkv"))
	spec.Source = media.Source{Path: "/nowhere/film.mkv", Identity: "gone"}
	_, err := b.engine.Segment(t.Context(), spec, "v0-copy", b.list(spec, "v0-copy").Segments[0].URI)
	require.ErrorIs(t, err, os.ErrNotExist)
	spec = b.long()
	spec.Source = media.Source{Path: "/nowhere/film.mkv", Identity: "gone"}
	_, err = b.engine.Segment(t.Context(), spec, longVideo, b.list(spec, longVideo).Segments[0].URI)
	require.ErrorIs(t, err, os.ErrNotExist)
	require.NotContains(t, err.Error(), "film")
	p := b.engine.Progress(spec.Session)
	require.Len(t, p, 1)
	require.Equal(t, hls.HeadFailed, p[0].State)
	require.ErrorIs(t, p[0].Err, os.ErrNotExist)
}

// What was encoded is there after a restart: the same bytes, and no process.
func TestHeads_Restart(t *testing.T) {
	folder := t.TempDir()
	use := func(c *hls.Config) { c.Folder = folder }
	first := setup(t, use)
	spec := first.long()
	list := first.list(spec, longVideo)
	_, want := first.download(spec, longVideo)
	header := first.segment(spec, longVideo, list.Map.URI)
	require.NoError(t, first.engine.Close())

	second := setup(t, use)
	require.Equal(t, header, second.segment(spec, longVideo, list.Map.URI))
	for n, s := range list.Segments {
		require.Equal(t, want[n], second.segment(spec, longVideo, s.URI), "segment %d", n)
	}
	require.Empty(t, second.engine.Progress(spec.Session))
}

// A source that ends before its index says so, as after an interrupted copy, is shown up to its end and
// then stands still, wherever playing begins.
func TestHeads_CutOff(t *testing.T) {
	b := setup(t)
	spec := b.long()
	whole, err := os.ReadFile(spec.Source.Path)
	require.NoError(t, err)
	spec.Source = media.Source{Path: filepath.Join(t.TempDir(), "cut.mkv"), Identity: "cut"}
	require.NoError(t, os.WriteFile(spec.Source.Path, whole[:len(whole)*2/3], 0o600))
	list := b.list(spec, longVideo)
	f := readFragment(t, b.segment(spec, longVideo, list.Segments[len(list.Segments)-3].URI))
	require.True(t, f.firstKey)
	spec.Session = "from the start"
	spec.Audio = b.encoded(stored(t, "long.mkv"), "360p").Audio
	checkEncoded(t, b, spec, longVideo, 90_000)
	if _, audio := b.renditions(spec); audio != "" {
		checkEncoded(t, b, spec, audio, 48_000)
	}
}

// The middle of the file is gone: what decodes is shown, and the stream goes on behind it.
func TestHeads_Hole(t *testing.T) {
	b := setup(t)
	spec := b.encoded(stored(t, "long.mkv"), "360p")
	whole, err := os.ReadFile(spec.Source.Path)
	require.NoError(t, err)
	clear(whole[len(whole)/3 : len(whole)/2])
	spec.Source = media.Source{Path: filepath.Join(t.TempDir(), "hole.mkv"), Identity: "hole"}
	require.NoError(t, os.WriteFile(spec.Source.Path, whole, 0o600))
	_, audio := b.renditions(spec)
	list := b.list(spec, longVideo)
	b.segment(spec, longVideo, list.Segments[len(list.Segments)*2/5].URI)
	checkWhole(t, b, spec, longVideo, 90_000, 3)
	if audio != "" {
		checkEncoded(t, b, spec, audio, 48_000)
	}
}

func TestEngine_CopyWorkerKilled(t *testing.T) {
	b := setup(t)
	spec := b.copied(stored(t, "long.mkv"))
	list := b.list(spec, "v0-copy")
	want := b.segment(spec, "v0-copy", list.Segments[1].URI)
	require.True(t, kill(t, nil))
	require.Equal(t, want, b.segment(spec, "v0-copy", list.Segments[1].URI))
}
