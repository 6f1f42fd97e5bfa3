package hls

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"revenge/media"
)

func TestHeads_Joined(t *testing.T) {
	t.Parallel()
	f := &fakeEncoder{startup: 100 * time.Millisecond, pace: 0.1}
	bubble(t, f, func(c *Config) { c.HeadIdle = time.Hour }, func(s *stage) {
		one, two := film("one", "720p", "480p"), film("two", "720p", "480p")
		s.must(one, hd, 0)
		s.pass(time.Minute)
		s.must(two, sd, 0)
		s.pass(time.Minute)
		require.Equal(s, 3, f.started(), "one more process makes both where they have met")
		synctest.Wait()
		require.Equal(s, 1, f.running())
		require.Len(s, f.starts[2].Also, 1)
		require.True(s, s.progress("one").Joined)
		require.True(s, s.progress("two").Joined)
		for at := 10.0; at < 200; at += 2 {
			a, _, err := s.ask(one, hd, at)
			require.NoError(s, err)
			b, _, err := s.ask(two, sd, at)
			require.NoError(s, err)
			if at > 60 {
				require.NotEqual(s, a.Data, b.Data, "each gets its own output")
			}
			s.pass(500 * time.Millisecond)
		}
		require.Equal(s, 3, f.started())
		// One leaves: the other has a process for itself.
		s.engine.Release("one")
		s.pass(time.Minute)
		require.Equal(s, 4, f.started())
		require.Empty(s, f.starts[3].Also)
		require.False(s, s.progress("two").Joined)
		s.must(two, sd, 300)
	})
}

// A worker that makes one of the outputs alone leaves no viewer without pictures.
func TestHeads_JoinedUneven(t *testing.T) {
	t.Parallel()
	f := &fakeEncoder{pace: 0.1, ignore: true}
	bubble(t, f, func(c *Config) { c.HeadIdle = time.Hour }, func(s *stage) {
		one, two := film("one", "720p", "480p"), film("two", "720p", "480p")
		s.must(one, hd, 0)
		s.must(two, sd, 0)
		for at := 2.0; at < 200; at += 2 {
			s.must(one, hd, at)
			s.must(two, sd, at)
			s.pass(time.Second)
		}
		require.Equal(s, 2, f.running())
	})
}

// What is cached is played without a process, and one begins before the place where it ends.
func TestHeads_BeforeAHole(t *testing.T) {
	t.Parallel()
	f := &fakeEncoder{pace: 0.1}
	bubble(t, f, nil, func(s *stage) {
		spec := film("one", "720p")
		s.must(spec, hd, 0)
		s.pass(50 * time.Second)
		s.engine.Release("one")
		spec.Session = "two"
		for at := 2.0; at < 36; at += 2 {
			require.Zero(s, s.must(spec, hd, at))
		}
		require.Equal(s, 1, f.started())
		for at := 36.0; at < 100; at += 2 {
			require.Zero(s, s.must(spec, hd, at), "%v", at)
			s.pass(2 * time.Second)
		}
		require.Equal(s, 2, f.started())
	})
}

// A shared process that fails is not tried again as one.
func TestHeads_JoinedFails(t *testing.T) {
	t.Parallel()
	f := &fakeEncoder{pace: 0.1, fail: func(task media.HeadTask, part int) error {
		if len(task.Also) > 0 && part == 3 {
			return media.ErrCrashed
		}
		return nil
	}}
	bubble(t, f, func(c *Config) { c.HeadIdle = time.Hour }, func(s *stage) {
		one, two := film("one", "720p", "480p"), film("two", "720p", "480p")
		s.must(one, hd, 0)
		s.must(two, sd, 0)
		for at := 2.0; at < 200; at += 2 {
			s.must(one, hd, at)
			s.must(two, sd, at)
			s.pass(time.Second)
		}
		joined := slices.DeleteFunc(slices.Clone(f.starts), func(t media.HeadTask) bool { return len(t.Also) == 0 })
		require.Len(s, joined, 1)
		require.Equal(s, 2, f.running())
	})
}

func TestHeads_Crashes(t *testing.T) {
	t.Parallel()
	crashes := 1
	f := &fakeEncoder{pace: 0.1, fail: func(task media.HeadTask, part int) error {
		if crashes > 0 && task.CutsUs[part] == 4e6 {
			crashes--
			return media.ErrCrashed
		}
		return nil
	}}
	bubble(t, f, nil, func(s *stage) {
		spec := film("s", "720p")
		s.must(spec, hd, 0)
		s.must(spec, hd, 4)
		require.Equal(s, 2, f.started(), "one restart in the same request")
		crashes = 2
		spec.Source.Identity = "b"
		s.must(spec, hd, 0)
		_, _, err := s.ask(spec, hd, 4)
		require.ErrorIs(s, err, media.ErrCrashed)
		p := s.progress("s")
		require.Equal(s, HeadFailed, p.State)
		require.ErrorIs(s, p.Err, media.ErrCrashed)
		before := f.started()
		_, _, err = s.ask(spec, hd, 4)
		require.ErrorIs(s, err, media.ErrCrashed, "marked")
		require.Equal(s, before, f.started())
		s.must(spec, hd, 6)
		require.Equal(s, HeadRunning, s.progress("s").State)
		s.engine.Release("s")
		require.Empty(s, s.engine.Progress("s"))
	})
}

// Where nothing decodes, the head begins somewhat earlier and shows its last picture on.
func TestHeads_NothingDecodes(t *testing.T) {
	t.Parallel()
	f := &fakeEncoder{pace: 0.01, fail: func(task media.HeadTask, _ int) error {
		if task.CutsUs[0] > 3000e6 {
			return fmt.Errorf("%w: no picture could be decoded", media.ErrCorrupt)
		}
		return nil
	}}
	there := filepath.Join(t.TempDir(), "film.mkv")
	require.NoError(t, os.WriteFile(there, []byte("x"), 0o600))
	bubble(t, f, nil, func(s *stage) {
		spec := film("s", "720p")
		spec.Source.Path = there
		s.must(spec, hd, 3010)
		require.Equal(s, 2, f.started())
		first, _ := cuts(f.starts[1])
		require.InDelta(s, 2990, first, 2)
		_, _, err := s.ask(spec, hd, 3100)
		require.ErrorIs(s, err, media.ErrCorrupt, "but not for ever")
		// A disk that went away is no damaged file.
		spec.Source.Path += "-gone"
		_, _, err = s.ask(spec, hd, 3200)
		require.ErrorIs(s, err, fs.ErrNotExist)
		require.NotContains(s, err.Error(), "gone")
	})
}

func TestHeads_Load(t *testing.T) {
	t.Parallel()
	f := &fakeEncoder{pace: 0.1}
	bubble(t, f, func(c *Config) { c.Processors = 1.5 }, func(s *stage) {
		spec := film("s", "720p")
		cost := s.engine.Cost(spec)
		require.InDelta(s, 25*921600*(3e-9+1.4e-8), cost, 1e-9)
		require.Equal(s, media.Load{Capacity: 1.5, Factor: 1}, s.engine.Load())
		require.False(s, s.engine.Busy())
		s.must(spec, hd, 0)
		s.pass(time.Minute)
		l := s.engine.Load()
		require.InDelta(s, 0.1, l.Used, 0.01, "as measured")
		require.InDelta(s, 0.1, s.progress("s").Processors, 0.01)
		require.Less(s, l.Factor, 1.0, "it is cheaper than was thought")
		require.True(s, l.Room(1))
		require.False(s, s.engine.Busy())
		s.engine.Release("s")
		require.Zero(s, s.engine.Load().Used)
	})
}

// A client that goes away while it waits leaves a head that is given up when nobody comes back.
func TestHeads_Vanished(t *testing.T) {
	t.Parallel()
	f := &fakeEncoder{pace: 1}
	bubble(t, f, nil, func(s *stage) {
		spec := film("s", "720p")
		ctx, cancel := context.WithTimeout(s.Context(), 100*time.Millisecond)
		defer cancel()
		_, err := s.engine.Segment(ctx, spec, hd, "0-1000000.m4s")
		require.ErrorIs(s, err, context.DeadlineExceeded)
		require.Equal(s, 1, f.running())
		s.pass(2 * time.Minute)
		synctest.Wait()
		require.Zero(s, f.running())
	})
}

// Who pauses for longer than a transcode is kept goes on where they were: with what is there, and a new process.
func TestElsewhere_Pause(t *testing.T) {
	t.Parallel()
	f := &fakeEncoder{startup: 200 * time.Millisecond, pace: 0.25}
	bubble(t, f, nil, func(s *stage) {
		spec := film("s", "720p")
		for at := 0.0; at < 20; at += 2 {
			s.must(spec, hd, at)
			s.pass(2 * time.Second)
		}
		s.pass(10 * time.Minute)
		synctest.Wait()
		require.Zero(s, f.running(), "nobody needs it for now")
		for at := 20.0; at < 120; at += 2 {
			require.LessOrEqual(s, s.must(spec, hd, at), time.Second)
			s.pass(2 * time.Second)
		}
		require.Equal(s, 2, f.started())
		require.Len(s, s.engine.Progress("s"), 1)
	})
}
