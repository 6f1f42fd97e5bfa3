package hls

import (
	"time"

	"revenge/media"
)

// joins records that a session asked a head for a segment that ends at end. A session watches one head of a
// kind: one that it leaves, and nobody else watches, ends at once, or when its last open request is answered.
func (s *heads) joins(h *head, session string, end int64) {
	for _, all := range s.byKey {
		for _, other := range all {
			if v := other.viewers[session]; v != nil && other != h && other.r.kind == h.r.kind {
				v.leaving = true
				s.prune(other)
			}
		}
	}
	h.viewers[session] = &viewer{asked: s.now(), end: end}
	delete(s.failures[session], h.r.id)
	s.announce(h)
}

// watches says that a session has a head of that kind.
func (s *heads) watches(session string, kind media.StreamKind) bool {
	for _, all := range s.byKey {
		for _, h := range all {
			if v := h.viewers[session]; v != nil && !v.leaving && h.r.kind == kind {
				return true
			}
		}
	}
	return false
}

// asked is joins for a segment that was there already: the session's head goes on, or another one that is
// near and would be the next to ask. Where neither works, one begins before the next segment that is missing.
func (s *heads) asked(spec *media.Spec, r *rendition, n int) {
	missing, hole := s.hole(spec, r, n)
	s.mu.Lock()
	defer s.mu.Unlock()
	end := r.plan[n+1]
	var near *head
	for _, h := range s.byKey[key(spec, r, "")] {
		v := h.viewers[spec.Session]
		if v != nil && !v.leaving && (h.run != nil || !hole) {
			s.joins(h, spec.Session, end)
			return
		}
		if h.run != nil && distance(h.r.plan[min(h.next, h.r.plan.segments())], end) <= s.cfg.HeadAhead.Microseconds() {
			near = h
		}
	}
	switch {
	case near != nil:
		s.joins(near, spec.Session, end)
	case hole:
		if h, _, err := s.pick(spec, r, missing); err == nil {
			h.viewers[spec.Session].end = end
		}
	}
}

// hole looks for the first segment after n, and not far from it, that is not there.
func (s *heads) hole(spec *media.Spec, r *rendition, n int) (missing int, found bool) {
	for m := n + 1; m < r.plan.segments() && r.plan[m]-r.plan[n+1] < leastAhead.Microseconds(); m++ {
		if name, err := s.segmentKey(s.ctx, spec, r, m); err != nil || !s.cache.has(name) {
			return m, err == nil
		}
	}
	return 0, false
}

// prune forgets viewers that have left once nobody waits, and ends a head without viewers.
func (s *heads) prune(h *head) {
	if len(h.waiters) > 0 {
		return
	}
	for name, v := range h.viewers {
		if v.leaving {
			delete(h.viewers, name)
			s.wake(name)
		}
	}
	if len(h.viewers) == 0 {
		s.drop(h)
	}
}

// drop ends the head for good.
func (s *heads) drop(h *head) {
	if h.err == nil {
		h.err = errMoved
	}
	for n, other := range s.byKey[h.key] {
		if other == h {
			s.byKey[h.key] = append(s.byKey[h.key][:n:n], s.byKey[h.key][n+1:]...)
		}
	}
	if len(s.byKey[h.key]) == 0 {
		delete(s.byKey, h.key)
	}
	s.end(h)
	s.announce(h)
}

// release ends a session's part in all heads.
func (s *heads) release(session string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.failures, session)
	s.forget(func(_ *head, name string, _ *viewer) bool { return name == session })
	s.wake(session)
}

// forget removes viewers, and heads that have none left, whatever still waits there.
func (s *heads) forget(which func(h *head, session string, v *viewer) bool) {
	var lonely []*head
	for _, all := range s.byKey {
		for _, h := range all {
			for name, v := range h.viewers {
				if which(h, name, v) {
					delete(h.viewers, name)
					s.wake(name)
				}
			}
			if len(h.viewers) == 0 {
				lonely = append(lonely, h)
			}
		}
	}
	for _, h := range lonely {
		s.drop(h)
	}
}

// reap ends heads that nobody has asked for a while.
func (s *heads) reap() {
	tick := time.NewTicker(max(s.cfg.HeadIdle/10, 100*time.Millisecond))
	defer tick.Stop()
	for {
		select {
		case <-s.ctx.Done():
			return
		case <-tick.C:
			s.dropIdle(s.now().Add(-s.cfg.HeadIdle))
		}
	}
}

func (s *heads) dropIdle(before time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.forget(func(h *head, _ string, v *viewer) bool { return len(h.waiters) == 0 && v.asked.Before(before) })
	for session, all := range s.failures {
		for id, f := range all {
			if f.at.Before(before) {
				delete(all, id)
			}
		}
		if len(all) == 0 {
			delete(s.failures, session)
		}
	}
}

// ahead is how far a head may be in front of its viewers: what is made and not yet asked for must fit
// into half of the memory for segments.
func (s *heads) ahead(h *head) time.Duration {
	running := 0
	for _, all := range s.byKey {
		running += len(all)
	}
	limit := s.cfg.HeadAhead
	if h.bytes > 0 {
		budget := float64(s.cfg.CacheBytes) / 2 / float64(max(running, 1)) / h.bytes
		limit = min(limit, time.Duration(budget*float64(time.Second)))
	}
	return max(limit, leastAhead)
}

// leastAhead keeps a player's buffer alive whatever the memory.
const leastAhead = 10 * time.Second
