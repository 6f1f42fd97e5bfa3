package hls

import (
	"cmp"
	"slices"
	"time"
)

// Progress is how far one transcode is.
type Progress struct {
	Rendition string
	State     HeadState
	// Position is the end of what is encoded, Ahead how far that is beyond the viewer's last request.
	Position, Ahead time.Duration
	// From is where the transcode was begun.
	From time.Duration
	// Speed is presentation time per time, 1 being just enough; zero until the first segment is done.
	Speed float64
	// Processors is how much of the machine it takes in real time, and BitRate what it makes in bits per
	// second; both are zero until measured.
	Processors float64
	BitRate    int64
	// Viewers is how many sessions share it.
	Viewers int
	// Joined says that another rendition is made from the same decoded pictures.
	Joined bool
	// Err is why a transcode failed; see the package's description.
	Err error
}

// failure is what a session is told of a head that is gone.
type failure struct {
	progress Progress
	at       time.Time
}

func (h *head) progress(session string) Progress {
	p := Progress{
		Rendition: h.r.id, State: h.state, Speed: h.speed(), Processors: h.cpu, BitRate: int64(8 * h.bytes),
		Position: h.length(0, h.next), From: h.length(0, h.from), Err: h.err, Joined: h.run != nil && len(h.run.outputs) > 1,
	}
	for _, v := range h.viewers {
		if !v.leaving {
			p.Viewers++
		}
	}
	if v := h.viewers[session]; v != nil {
		p.Ahead = max(time.Duration(h.r.plan[h.next]-v.end)*time.Microsecond, 0)
	}
	return p
}

// note keeps a failure until the session has another head of the rendition.
func (s *heads) note(session string, p Progress) {
	if s.failures[session] == nil {
		s.failures[session] = map[string]failure{}
	}
	s.failures[session][p.Rendition] = failure{p, s.now()}
}

// Progress returns how far the transcodes are that the session is a viewer of.
func (e *Engine) Progress(session string) []Progress { return e.heads.progress(session) }

// Watch returns a channel that receives when the session's progress has changed since the last receive.
// stop ends the watch; the channel is never closed.
func (e *Engine) Watch(session string) (changed <-chan struct{}, stop func()) {
	return e.heads.watch(session)
}

func (s *heads) progress(session string) []Progress {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []Progress
	for _, heads := range s.byKey {
		for _, h := range heads {
			if v := h.viewers[session]; v != nil && !v.leaving {
				all = append(all, h.progress(session))
			}
		}
	}
	for _, f := range s.failures[session] {
		all = append(all, f.progress)
	}
	slices.SortFunc(all, func(a, b Progress) int { return cmp.Compare(a.Rendition, b.Rendition) })
	return all
}

func (s *heads) watch(session string) (changed <-chan struct{}, stop func()) {
	c := make(chan struct{}, 1)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.watchers[session] == nil {
		s.watchers[session] = map[chan struct{}]struct{}{}
	}
	s.watchers[session][c] = struct{}{}
	return c, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.watchers[session], c)
		if len(s.watchers[session]) == 0 {
			delete(s.watchers, session)
		}
	}
}

// announce wakes those who wait for the head's segments and those who watch its sessions.
func (s *heads) announce(h *head) {
	close(h.changed)
	h.changed = make(chan struct{})
	if p := h.run; p != nil {
		close(p.changed)
		p.changed = make(chan struct{})
	}
	for session := range h.viewers {
		s.wake(session)
	}
}

func (s *heads) wake(session string) {
	for c := range s.watchers[session] {
		select {
		case c <- struct{}{}:
		default:
		}
	}
}
