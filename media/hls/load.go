package hls

import (
	"time"

	"revenge/media"
)

// Load is how busy this node's transcodes are: each counts with what it takes to keep up with its viewers,
// as measured, or as estimated until it is.
func (e *Engine) Load() media.Load { return e.heads.load() }

// Cost is what starting the spec would take in real time: its preferred picture and the sound that players
// begin with, in processors, before correction by Load. What is sent as it is costs nothing worth counting.
// A spec that cannot be served costs nothing.
func (e *Engine) Cost(spec *media.Spec) float64 {
	all, err := renditions(spec)
	if err != nil {
		return 0
	}
	var cost float64
	seen := map[media.StreamKind]bool{}
	for k := range all {
		r := &all[k]
		if !seen[r.kind] && (r.sound == nil || e.heard(all, k)) {
			seen[r.kind] = true
			cost += r.cost()
		}
	}
	return cost
}

// enough is the speed below which a transcode is in danger to fall behind its viewers.
const enough = 1.2

// Busy says that a transcode has little to spare, so that work which nobody waits for should pause.
func (e *Engine) Busy() bool {
	s := e.heads
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, all := range s.byKey {
		for _, h := range all {
			if h.run != nil && h.state == HeadRunning && h.speed() < enough {
				return true // also one that has made nothing yet: somebody waits for its first picture
			}
		}
	}
	return false
}

// cost is what encoding the rendition in real time takes, in processors, before correction.
func (r *rendition) cost() float64 {
	switch {
	case r.mode != media.Encode:
		return 0
	case r.video != nil:
		return videoCost(r.stream, r.video, rate{int64(r.video.FrameRateNum), int64(r.video.FrameRateDen)})
	case r.audio != nil:
		return media.AudioCost(r.audio.Channels)
	}
	return 0
}

func videoCost(s *media.Stream, f *media.VideoFormat, r rate) float64 {
	return media.VideoCost(s, f.Width, f.Height, float64(r.num)/float64(r.den))
}

// guess is the pace of a head that was not measured, beside what runs already.
func (s *heads) guess(r *rendition) float64 {
	l := s.sum()
	return r.cost() * l.Factor * (1 + l.Used/l.Capacity)
}

func (s *heads) load() media.Load {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.sum()
}

// expect counts what is about to begin, so that of many who ask at once no more are let in than there is room for.
func (s *heads) expect(cost float64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.coming += cost
}

func (s *heads) sum() media.Load {
	l := media.Load{Capacity: s.cfg.processors(), Factor: s.factor, Used: s.coming * s.factor}
	counted := map[*run]bool{}
	for _, all := range s.byKey {
		for _, h := range all {
			if h.run != nil && !counted[h.run] {
				counted[h.run] = true
				l.Used += s.used(h.run)
			}
		}
	}
	return l
}

// used is what a process takes in real time.
func (s *heads) used(p *run) float64 {
	if p.share > 0 {
		return p.share
	}
	var cost float64
	for _, o := range p.outputs {
		cost += o.r.cost()
	}
	if n := len(p.outputs); n > 1 {
		first := p.outputs[0].r
		cost -= float64(n-1) * videoCost(first.stream, &media.VideoFormat{}, frameRate(first.stream))
	}
	return cost * s.factor
}

// measure notes what the first output's segment took of time and processor, before the head goes on.
func (s *heads) measure(p *run, h *head, used time.Duration) {
	length, now := h.length(h.next, h.next+1), s.now()
	switch {
	case h.rested:
	case h.next == h.from:
		p.first = now.Sub(p.began)
	case h.next == h.from+1 && p.first > 0:
		// What the first segment took beyond the pace of the second is the start of the process.
		pace := now.Sub(h.began).Seconds() / length.Seconds()
		took := p.first - scaled(h.length(h.from, h.next), pace)
		s.startup = (3*s.startup + min(max(took, 10*time.Millisecond), 2*time.Second)) / 4
	}
	spent := used - p.used
	p.used = used
	if used == 0 || spent <= 0 {
		return
	}
	estimated := s.used(&run{outputs: p.outputs}) / s.factor
	p.share = smooth(p.share, spent.Seconds()/length.Seconds())
	h.cpu = p.share / float64(len(p.outputs))
	if h.r.video != nil && h.next-h.from >= quickSegments && estimated > 0 {
		const weight = 0.05
		s.factor = min(max((1-weight)*s.factor+weight*p.share/estimated, 0.1), 10)
	}
}
