package hls

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"revenge/media"
)

// fakeEncoder takes a known time for everything. Its clock is that of a test bubble.
type fakeEncoder struct {
	startup time.Duration
	pace    float64 // time per presentation time of one output

	mu     sync.Mutex
	starts []media.HeadTask
	live   int
	fail   func(task media.HeadTask, part int) error
	ignore bool // the outputs beside the first
}

func (f *fakeEncoder) EncoderHeader(_ context.Context, task media.HeadTask) ([]byte, error) {
	return fmt.Appendf(nil, "header %+v", task.Video), nil
}

func (f *fakeEncoder) StartHead(_ context.Context, task media.HeadTask) (media.Head, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.starts = append(f.starts, task)
	f.live++
	return &fakeHead{f: f, task: task, closed: make(chan struct{}), began: time.Now()}, nil
}

func (f *fakeEncoder) started() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.starts)
}

func (f *fakeEncoder) running() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.live
}

type fakeHead struct {
	f      *fakeEncoder
	task   media.HeadTask
	closed chan struct{}
	once   sync.Once
	began  time.Time
	cpu    time.Duration
	part   int
}

func (h *fakeHead) CPU() time.Duration { return h.cpu }

func (h *fakeHead) Next() (media.Encoded, error) {
	outputs := 1 + len(h.task.Also)
	if h.f.ignore {
		outputs = 1
	}
	n, output := h.part/outputs, h.part%outputs
	if n+1 >= len(h.task.CutsUs) {
		return media.Encoded{}, io.EOF
	}
	wait := time.Duration(float64(h.task.CutsUs[n+1]-h.task.CutsUs[n])*h.f.pace) * time.Microsecond
	if h.part == 0 {
		wait += h.f.startup
	}
	select {
	case <-time.After(wait):
	case <-h.closed:
		return media.Encoded{}, fmt.Errorf("%w: it was closed", media.ErrNoWorker)
	}
	if h.f.fail != nil {
		if err := h.f.fail(h.task, h.part); err != nil {
			return media.Encoded{}, err
		}
	}
	h.part++
	h.cpu += wait
	data := fmt.Appendf(nil, "%d-%d of output %d", h.task.CutsUs[n], h.task.CutsUs[n+1], output)
	return media.Encoded{Output: output, Data: data}, nil
}

func (h *fakeHead) Close() error {
	h.once.Do(func() {
		close(h.closed)
		h.f.mu.Lock()
		h.f.live--
		h.f.mu.Unlock()
	})
	return nil
}

// stage is an engine with a fake encoder, in a bubble with its own time.
type stage struct {
	*testing.T
	engine  *Engine
	encoder *fakeEncoder
}

func bubble(t *testing.T, f *fakeEncoder, change func(*Config), test func(*stage)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		cfg := Default()
		if change != nil {
			change(&cfg)
		}
		e, err := New(Deps{Config: cfg, Encoder: f, Log: slog.New(slog.DiscardHandler)})
		require.NoError(t, err)
		t.Cleanup(func() {
			require.NoError(t, e.Close())
			require.Zero(t, f.running(), "every head was closed")
		})
		test(&stage{T: t, engine: e, encoder: f})
	})
}

// film is an hour of 720p with a keyframe each ten seconds, in those renditions.
func film(session string, rungs ...string) *media.Spec {
	s := &media.Spec{Session: session, Source: media.Source{Path: "/films/a.mkv", Identity: "a"}}
	s.Info.Streams = []media.Stream{{Index: 0, Kind: media.StreamVideo, Codec: "h264", Width: 1280, Height: 720, FrameRate: "25/1"}}
	s.Index = media.Index{EndUs: 3600e6, Tracks: []media.Track{{Stream: 0, Kind: media.StreamVideo}}}
	for at := int64(0); at < 3600e6; at += 10e6 {
		s.Index.Keyframes = append(s.Index.Keyframes, at)
	}
	for _, name := range rungs {
		rung, _ := media.ProfileByName(name)
		s.Video = append(s.Video, media.VideoTrack{Stream: 0, Mode: media.Encode, Profile: rung})
	}
	return s
}

// pass lets the bubble's time go by.
func (s *stage) pass(d time.Duration) { <-time.After(d) }

// ask requests the segment at a second of the film and returns it with the time that took.
func (s *stage) ask(spec *media.Spec, id string, second float64) (*Body, time.Duration, error) {
	r, err := newCatalogue().rendition(spec, id)
	require.NoError(s, err)
	before := time.Now()
	body, err := s.engine.Segment(s.Context(), spec, id, r.name(r.plan.at(int64(second*1e6))))
	return body, time.Since(before), err
}

func (s *stage) must(spec *media.Spec, id string, second float64) time.Duration {
	s.Helper()
	_, took, err := s.ask(spec, id, second)
	require.NoError(s, err)
	return took
}

func (s *stage) progress(session string) Progress {
	s.Helper()
	synctest.Wait()
	all := s.engine.Progress(session)
	require.Len(s, all, 1)
	return all[0]
}

// cuts are the bounds of a task in seconds.
func cuts(task media.HeadTask) (first, last float64) {
	return float64(task.CutsUs[0]) / 1e6, float64(task.CutsUs[len(task.CutsUs)-1]) / 1e6
}

const hd, sd = "v0-720p", "v0-480p"

func TestHeads_WaitOrMove(t *testing.T) {
	t.Parallel()
	f := &fakeEncoder{startup: 200 * time.Millisecond, pace: 0.25}
	bubble(t, f, nil, func(s *stage) {
		spec := film("s", "720p")
		require.Equal(s, 450*time.Millisecond, s.must(spec, hd, 0), "startup and a second of film")
		require.Equal(s, 2, f.starts[0].Quick)
		s.must(spec, hd, 1)
		// The segment after next comes sooner than a new process would make it.
		require.LessOrEqual(s, s.must(spec, hd, 4), 1250*time.Millisecond)
		require.Equal(s, 1, f.started())
		// One far away does not: two seconds of film, and the startup.
		require.Equal(s, 700*time.Millisecond, s.must(spec, hd, 1800))
		require.Equal(s, 2, f.started())
		first, last := cuts(f.starts[1])
		require.InDelta(s, 1800, first, 2)
		require.InDelta(s, 3600, last, 0)
		require.Equal(s, 2, f.starts[1].Quick)
		synctest.Wait()
		require.Equal(s, 1, f.running(), "the old process has ended")
		// Back to what is there: nothing moves.
		require.Zero(s, s.must(spec, hd, 4))
		require.Equal(s, 2, f.started())
	})
}

func TestHeads_AheadOfTheSlowest(t *testing.T) {
	t.Parallel()
	f := &fakeEncoder{pace: 0.1}
	bubble(t, f, func(c *Config) { c.HeadIdle = time.Hour }, func(s *stage) {
		one, two := film("one", "720p"), film("two", "720p")
		s.must(one, hd, 0)
		s.pass(time.Minute)
		p := s.progress("one")
		require.Equal(s, HeadWaiting, p.State)
		require.InDelta(s, 45, p.Ahead.Seconds(), 2.1)
		require.InDelta(s, 10, p.Speed, 0.1)
		// A second viewer at the front gets a third of that beyond its place, and the first one still reads.
		s.must(two, hd, 44)
		require.Equal(s, 1, f.started())
		s.pass(time.Minute)
		require.InDelta(s, 15, s.progress("two").Ahead.Seconds(), 2.1)
		require.Equal(s, 2, s.progress("one").Viewers)
		s.must(two, hd, 60)
		require.Equal(s, 1, f.started(), "both read from one process")
		require.Zero(s, s.must(one, hd, 2))
		s.engine.Release("two")
		synctest.Wait()
		require.Equal(s, 1, f.running())
		s.engine.Release("one")
		synctest.Wait()
		require.Zero(s, f.running())
	})
}

// What is ahead of its viewers fits into the memory for segments.
func TestHeads_Budget(t *testing.T) {
	t.Parallel()
	bubble(t, &fakeEncoder{pace: 0.1}, nil, func(s *stage) {
		h := newHead(film("one", "720p"), &rendition{}, "k")
		h.bytes = 1 << 20
		require.Equal(s, 45*time.Second, s.engine.heads.ahead(h))
		h.bytes = 4 << 20
		require.Equal(s, 32*time.Second, s.engine.heads.ahead(h))
		h.bytes = 1 << 30
		require.Equal(s, leastAhead, s.engine.heads.ahead(h), "a player's buffer is kept alive all the same")
	})
}

// A viewer who changes the quality leaves the other head at once, unless a request is still open there.
func TestHeads_OneRenditionEach(t *testing.T) {
	t.Parallel()
	f := &fakeEncoder{pace: 0.5}
	bubble(t, f, nil, func(s *stage) {
		spec := film("s", "720p", "480p")
		s.must(spec, hd, 0)
		s.must(spec, sd, 2)
		synctest.Wait()
		require.Equal(s, 1, f.running())
		require.Equal(s, sd, s.progress("s").Rendition)

		open := make(chan error)
		go func() {
			_, _, err := s.ask(spec, hd, 100)
			open <- err
		}()
		synctest.Wait()
		s.must(spec, sd, 4)
		require.NoError(s, <-open, "the open request was answered")
		synctest.Wait()
		require.Equal(s, 1, f.running())
	})
}

// Sessions that resume at different places share what is beyond their ramps.
func TestHeads_OtherRamps(t *testing.T) {
	t.Parallel()
	f := &fakeEncoder{pace: 0.1}
	bubble(t, f, func(c *Config) { c.HeadIdle = time.Hour }, func(s *stage) {
		one, two := film("one", "720p"), film("two", "720p")
		two.ResumeUs = 20e6
		s.must(one, hd, 0)
		s.pass(time.Minute)
		require.Positive(s, s.must(two, hd, 20), "its short segments are its own")
		require.Equal(s, 2, f.started())
		s.pass(time.Second)
		synctest.Wait()
		require.Equal(s, 1, f.running(), "the second process ends where the first has been")
		for at := 30.0; at < 120; at += 2 {
			s.must(two, hd, at)
		}
		require.Equal(s, 2, f.started(), "the second viewer goes on with the first one's process")
	})
}

func TestHeads_Late(t *testing.T) {
	t.Parallel()
	f := &fakeEncoder{startup: time.Hour, pace: 0.5}
	bubble(t, f, nil, func(s *stage) {
		spec := film("s", "720p")
		_, took, err := s.ask(spec, hd, 0)
		var later *Later
		require.ErrorAs(s, err, &later)
		require.ErrorIs(s, err, media.ErrBusy)
		require.Positive(s, later.After)
		require.Less(s, took, 4*time.Second, "refused two seconds after it was due")
	})
	f = &fakeEncoder{pace: 3}
	bubble(t, f, nil, func(s *stage) {
		spec := film("s", "720p")
		for at := 0.0; at < 20; at += 2 {
			for tries := 0; ; tries++ {
				_, took, err := s.ask(spec, hd, at)
				require.LessOrEqual(s, took, 10*time.Second)
				if err == nil {
					break
				}
				var later *Later
				require.ErrorAs(s, err, &later)
				require.Less(s, tries, 4, "asking again helps")
				s.pass(later.After)
			}
		}
		require.Equal(s, 1, f.started(), "a refusal ends no process")
		require.True(s, s.engine.Busy())
	})
}

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
