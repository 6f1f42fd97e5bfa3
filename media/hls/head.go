package hls

import (
	"time"

	"revenge/media"
)

// HeadState is what a transcode is doing.
type HeadState string

// The states of a transcode.
const (
	HeadRunning HeadState = "RUNNING"
	HeadWaiting HeadState = "WAITING" // far enough ahead of its viewers
	HeadDone    HeadState = "DONE"    // all is encoded up to the end, or up to what is there already
	HeadFailed  HeadState = "FAILED"
)

// head is the transcode of one rendition of a file, shared by the sessions that are near each other. The
// process behind it may be replaced: when it moves, once when it crashes, and when it is joined with another.
type head struct {
	spec *media.Spec
	r    *rendition // with the plan of the session that put the head to its place
	key  string     // of file and rendition

	// Guarded by heads.mu.
	run     *run // the process; nil when there is none
	moves   int  // counts the places that it was put to
	from    int  // the first segment of the process
	next    int  // the segment being made
	began   time.Time
	rested  bool    // the process was held up, so the next segment says nothing about its speed
	pace    float64 // time per presentation time, smoothed; zero until measured
	guess   float64 // the same by the cost of what it makes
	cpu     float64 // processors in real time, smoothed; zero until measured
	bytes   float64 // bytes per second of presentation, smoothed
	state   HeadState
	crashed int // segment that a process died on, -1
	back    bool
	alone   bool // a shared process failed: not again
	err     error
	viewers map[string]*viewer
	waiters map[int]int // requests that wait, by segment
	changed chan struct{}
}

// viewer is a session's interest in a head.
type viewer struct {
	asked time.Time
	end   int64 // where the segment ends that was asked for last
	// leaving says that the session now watches another rendition; only its open requests count.
	leaving bool
}

func newHead(spec *media.Spec, r *rendition, key string) *head {
	return &head{
		spec: spec, r: r, key: key, crashed: -1,
		viewers: map[string]*viewer{}, waiters: map[int]int{}, changed: make(chan struct{}),
	}
}

// usualPace is the least that is assumed of a head that was not measured: four times as fast as real time.
const usualPace = 0.25

func (h *head) likelyPace() float64 {
	if h.pace > 0 {
		return h.pace
	}
	return max(h.guess, usualPace)
}

func (h *head) length(from, to int) time.Duration {
	return time.Duration(h.r.plan[to]-h.r.plan[from]) * time.Microsecond
}

func scaled(d time.Duration, by float64) time.Duration { return time.Duration(float64(d) * by) }

// eta is how long the segment n will take that the head comes to by itself.
func (h *head) eta(n int, now time.Time, startup time.Duration) time.Duration {
	wait := scaled(h.length(h.next, n+1), h.likelyPace())
	if h.next == h.from && h.state == HeadRunning {
		wait += startup
	}
	if h.state == HeadRunning {
		wait -= min(now.Sub(h.began), scaled(h.length(h.next, h.next+1), h.likelyPace()))
	}
	return max(wait, 0)
}

// soon says whether waiting for the segment is cheaper than moving the head to it.
func (h *head) soon(n int, now time.Time, startup time.Duration) bool {
	if n < h.next || h.run == nil {
		return false
	}
	restart := startup + scaled(h.length(n, n+1), h.likelyPace())
	return n <= h.next+1 || h.eta(n, now, startup) <= restart
}

// only says whether no other session would miss the head if it moved away.
func (h *head) only(session string, now time.Time, idle time.Duration) bool {
	for name, v := range h.viewers {
		if name != session && !v.leaving && now.Sub(v.asked) < idle {
			return false
		}
	}
	return true
}

// wants says whether anybody needs the head to go on: a request that waits, a viewer who has less than
// limit ahead. Who is far in front of the others still gets a third of that.
func (h *head) wants(limit time.Duration) bool {
	if h.next >= h.r.plan.segments() {
		return false
	}
	for n := range h.waiters {
		if n >= h.next {
			return true
		}
	}
	slowest, foremost := int64(-1), int64(-1)
	for _, v := range h.viewers {
		if v.leaving {
			continue
		}
		if slowest < 0 || v.end < slowest {
			slowest = v.end
		}
		foremost = max(foremost, v.end)
	}
	if slowest < 0 {
		return false
	}
	at, us := h.r.plan[h.next], limit.Microseconds()
	return at-slowest <= us || at-foremost <= us/3
}

// made notes the finished segment next. The first one's time holds the start of the process.
func (h *head) made(size int, now time.Time, startup time.Duration) {
	length := h.length(h.next, h.next+1).Seconds()
	took := max(now.Sub(h.began), time.Microsecond)
	switch {
	case h.rested:
	case h.next > h.from:
		h.pace = smooth(h.pace, took.Seconds()/length)
	case h.pace == 0:
		h.pace = max(took-startup, took/4).Seconds() / length
	}
	h.bytes = smooth(h.bytes, float64(size)/length)
	h.next++
	h.began, h.rested = now, false
}

// smooth lets a quarter of a new value in.
func smooth(before, now float64) float64 {
	if before == 0 {
		return now
	}
	return (3*before + now) / 4
}

func (h *head) speed() float64 {
	if h.pace == 0 {
		return 0
	}
	return 1 / h.pace
}
