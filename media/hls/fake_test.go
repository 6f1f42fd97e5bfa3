package hls

import (
	"context"
	"fmt"
	"io"
	"log/slog"
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
	ignore bool          // the outputs beside the first
	late   time.Duration // what the first header takes
}

func (f *fakeEncoder) EncoderHeader(_ context.Context, task media.HeadTask) ([]byte, error) {
	f.mu.Lock()
	wait := f.late
	f.late = 0
	f.mu.Unlock()
	time.Sleep(wait) //nolint:forbidigo // the bubble's own time
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
