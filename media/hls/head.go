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
	HeadDone    HeadState = "DONE"    // all is encoded up to the end
	HeadFailed  HeadState = "FAILED"
)

// Progress is how far one transcode is.
type Progress struct {
	Rendition string
	State     HeadState
	// Position is the end of what is encoded, Ahead how far that is beyond the viewer's last request.
	Position, Ahead time.Duration
	// Speed is presentation time per time, 1 being just enough; zero until the first segment is done.
	Speed float64
}

// head is one transcode of one rendition, shared by the sessions that are near each other. Its process
// may be replaced: when it moves, and once when it crashes.
type head struct {
	spec *media.Spec
	r    *rendition

	// Guarded by heads.mu.
	turn    int // counts processes; a goroutine of an older turn does nothing any more
	moves   int // counts the places that it was put to
	next    int // the segment being made
	began   time.Time
	perSeg  time.Duration // smoothed time for a segment
	speed   float64
	state   HeadState
	crashed int // segment that a process died on, -1
	err     error
	stop    func()
	viewers map[string]*viewer
	changed chan struct{} // closed at every change
}

// viewer is a session's interest in a head.
type viewer struct {
	asked   time.Time
	segment int // last one asked for
}

// restartCost is what starting a process and finding the place takes.
const restartCost = 150 * time.Millisecond

// soon says whether waiting for the segment is cheaper than moving the head to it.
func (h *head) soon(n int, now time.Time) bool {
	if n < h.next || h.state == HeadDone || h.state == HeadFailed {
		return false
	}
	per := h.perSeg
	if per == 0 {
		per = time.Second
	}
	wait := time.Duration(n-h.next+1)*per - min(now.Sub(h.began), per)
	return n <= h.next+1 || wait <= restartCost+per
}

// only says whether no other session would miss the head if it moved away.
func (h *head) only(session string, now time.Time, idle time.Duration) bool {
	for name, v := range h.viewers {
		if name != session && now.Sub(v.asked) < idle {
			return false
		}
	}
	return true
}

// foremost is the last segment that any viewer asked for.
func (h *head) foremost() int {
	most := 0
	for _, v := range h.viewers {
		most = max(most, v.segment)
	}
	return most
}

// ahead is how far the head is beyond a segment, in microseconds.
func (h *head) ahead(segment int) int64 {
	return h.r.plan[min(h.next, h.r.plan.segments())] - h.r.plan[min(segment+1, h.r.plan.segments())]
}

// made notes a finished segment.
func (h *head) made(n int, now time.Time) {
	took := max(now.Sub(h.began), time.Microsecond)
	length := time.Duration(h.r.plan[n+1]-h.r.plan[n]) * time.Microsecond
	speed := length.Seconds() / took.Seconds()
	if h.perSeg == 0 {
		h.perSeg, h.speed = took, speed
	}
	h.perSeg = (3*h.perSeg + took) / 4
	h.speed = (3*h.speed + speed) / 4
	h.next, h.began = n+1, now
}

func (h *head) progress(session string) Progress {
	p := Progress{Rendition: h.r.id, State: h.state, Speed: h.speed}
	p.Position = time.Duration(h.r.plan[min(h.next, h.r.plan.segments())]) * time.Microsecond
	if v := h.viewers[session]; v != nil {
		p.Ahead = max(time.Duration(h.ahead(v.segment))*time.Microsecond, 0)
	}
	return p
}
