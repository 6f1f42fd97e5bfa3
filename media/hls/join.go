package hls

import "revenge/media"

// sameTail says whether two plans are one from a place on.
func sameTail(a, b *rendition, from int64) bool {
	x, okX := exactly(a.plan, from)
	y, okY := exactly(b.plan, from)
	if !okX || !okY || len(a.plan)-x != len(b.plan)-y {
		return false
	}
	for n := range len(a.plan) - x {
		if a.plan[x+n] != b.plan[y+n] {
			return false
		}
	}
	return true
}

// exactly returns the segment that begins at a time.
func exactly(p plan, us int64) (int, bool) {
	n := p.at(us)
	return n, p[n] == us
}

// pairable says whether two heads may share a process.
func pairable(a, b *head) bool {
	return a.spec.Source == b.spec.Source && a.r.video != nil && b.r.video != nil && a.key != b.key &&
		a.r.track.Stream == b.r.track.Stream && !a.alone && !b.alone &&
		a.run != nil && b.run != nil && a.run != b.run && len(a.run.outputs) == 1 && len(b.run.outputs) == 1
}

// combine joins two processes that have come to the same place of one file, so that its pictures are
// decoded once: where what that saves is worth more than the start and the segment that is lost.
func (s *heads) combine(p *run) {
	if len(p.outputs) > 1 || p.outputs[0].head.run != p {
		return
	}
	h := p.outputs[0].head
	from := h.r.plan[h.next]
	for _, all := range s.byKey {
		for _, g := range all {
			if !pairable(h, g) || g.r.plan[g.next] != from || !sameTail(h.r, g.r, from) || !s.worthwhile(h, g) {
				continue
			}
			s.begin(h.next, 0, h, g)
			return
		}
	}
}

func (s *heads) worthwhile(a, b *head) bool {
	for _, h := range []*head{a, b} {
		for n := range h.waiters {
			if n >= h.next {
				return false // somebody waits: a start would make that longer
			}
		}
	}
	rest := a.length(a.next, a.r.plan.segments()).Seconds()
	saved := videoCost(a.r.stream, &media.VideoFormat{}, frameRate(a.r.stream)) * rest
	lost := s.startup.Seconds() + (a.r.cost()+b.r.cost())*encodeLength/1e6
	return saved > 2*lost
}
