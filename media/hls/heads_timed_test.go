package hls

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"revenge/media"
)

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

// What is begun early, and late on a busy machine, does not take the head away from a player that has jumped meanwhile.
func TestHeads_WarmTooLate(t *testing.T) {
	t.Parallel()
	f := &fakeEncoder{startup: 200 * time.Millisecond, pace: 0.6, late: time.Second}
	bubble(t, f, nil, func(s *stage) {
		spec := film("s", "720p")
		s.engine.Warm(spec, 0)
		require.InDelta(s, s.engine.Cost(spec), s.engine.Load().Used, 1e-9, "it counts before it has begun")
		synctest.Wait()
		s.must(spec, hd, 540)
		require.Equal(s, 1, f.started())
		first, _ := cuts(f.starts[0])
		require.InDelta(s, 540, first, 2)
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

// Where little of the machine is left, what is begun works for speed; what is alone, for size.
func TestHeads_Effort(t *testing.T) {
	t.Parallel()
	bubble(t, &fakeEncoder{pace: 0.4}, func(c *Config) { c.Processors = 1 }, func(s *stage) {
		first, second, third := film("one", "720p"), film("two", "720p"), film("three", "720p")
		second.Source.Identity, third.Source.Identity = "b", "c"
		s.must(first, hd, 0)
		s.must(first, hd, 1)
		s.must(first, hd, 2)
		require.Empty(s, s.encoder.starts[0].Preset)
		s.must(second, hd, 0)
		require.Equal(s, "superfast", s.encoder.starts[1].Preset)
		s.engine.Release("one")
		s.engine.Release("two")
		s.must(third, hd, 0)
		require.Empty(s, s.encoder.starts[2].Preset)
		s.must(third, hd, 1800)
		require.Empty(s, s.encoder.starts[3].Preset, "what it leaves behind does not count")
	})
}
