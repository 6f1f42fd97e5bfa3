package hls

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"revenge/media"
)

// quickSegments is how many segments after a start are encoded for speed.
const quickSegments = 2

// run is one process. It makes one rendition, or several of one file from the same decoded pictures.
type run struct {
	outputs []*output
	stop    context.CancelFunc
	quick   int
	effort  string // see media.HeadTask.Preset
	began   time.Time
	first   time.Duration // until its first segment was there
	used    time.Duration // processor time up to the last segment
	share   float64       // processors in real time, smoothed; zero until measured
	changed chan struct{} // closed when one of its heads changes
}

// output is what a process makes for one head.
type output struct {
	head *head
	spec *media.Spec
	r    *rendition
	next int
	made int
}

func (p *run) task() media.HeadTask {
	first := p.outputs[0]
	t := taskOf(first.spec, first.r, first.next)
	t.Quick, t.Preset = p.quick, p.effort
	for _, o := range p.outputs[1:] {
		t.Also = append(t.Also, *o.r.video)
	}
	return t
}

// begin puts heads on a segment of the first one's plan, in a new process. Old ones are ended at once,
// without waiting for their end.
func (s *heads) begin(n, quick int, all ...*head) {
	ctx, cancel := context.WithCancel(s.ctx)
	p := &run{stop: cancel, quick: quick, effort: s.effort(all), began: s.now(), changed: make(chan struct{})}
	start := all[0].r.plan[n]
	for _, h := range all {
		s.end(h)
		at, _ := slices.BinarySearch(h.r.plan, start)
		h.run, h.from, h.next, h.began, h.rested, h.state, h.err = p, at, at, p.began, false, HeadRunning, nil
		p.outputs = append(p.outputs, &output{head: h, spec: h.spec, r: h.r, next: at})
	}
	s.tasks.Go(func() {
		defer cancel()
		s.drive(ctx, p)
	})
	for _, h := range all {
		s.announce(h)
	}
}

// lessEffort is the part of the capacity from which on a process works for speed rather than for size.
const lessEffort = 0.75

// effort is what a process may take that makes these heads, beside the others: where little is left, all viewers are
// served better by larger segments in time.
func (s *heads) effort(all []*head) string {
	load := s.sum()
	for _, h := range all {
		if p := h.run; p != nil && len(p.outputs) == 1 {
			load.Used -= s.used(p) // it ends
		}
		load.Used += h.r.cost() * load.Factor
	}
	if load.Used > lessEffort*load.Capacity {
		return "superfast"
	}
	return ""
}

// end takes a head from its process without waiting. Others that shared it go on in one of their own.
func (s *heads) end(h *head) {
	p := h.run
	if p == nil {
		return
	}
	h.run = nil
	p.stop()
	for _, o := range p.outputs {
		if o.head.run == p {
			s.begin(o.head.next, 0, o.head)
		}
	}
}

// drive reads one process to its end.
func (s *heads) drive(ctx context.Context, p *run) {
	process, err := s.encoder.StartHead(ctx, p.task())
	if err != nil {
		s.failed(p, err)
		return
	}
	defer process.Close()
	defer context.AfterFunc(ctx, func() { process.Close() })()
	for {
		made, err := process.Next()
		if errors.Is(err, io.EOF) {
			s.finished(p)
			return
		}
		if err == nil && (made.Output < 0 || made.Output >= len(p.outputs)) {
			err = fmt.Errorf("the worker made output %d of %d", made.Output, len(p.outputs))
		}
		if err != nil {
			s.failed(p, err)
			return
		}
		if !s.store(ctx, p, made, process) {
			return
		}
	}
}

// metered is a head whose processor time can be told.
type metered interface{ CPU() time.Duration }

// store keeps a finished segment and waits while all its viewers have enough. It says whether the process goes on.
func (s *heads) store(ctx context.Context, p *run, made media.Encoded, process media.Head) bool {
	o := p.outputs[made.Output]
	if o.next < o.r.plan.segments() {
		name, err := s.segmentKey(ctx, o.spec, o.r, o.next)
		if err != nil {
			s.failed(p, err)
			return false
		}
		if !s.cache.has(name) { // the first one counts: a name stands for the same bytes
			s.cache.keep(name, &Body{Data: made.Data, ETag: contentTag(made.Data), ContentType: contentType(o.r)})
		}
	}
	var used time.Duration
	if m, ok := process.(metered); ok {
		used = m.CPU()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	o.next++
	o.made++
	h := o.head
	if h.run == p && h.next < h.r.plan.segments() {
		if made.Output == 0 {
			s.measure(p, h, used)
		}
		h.made(len(made.Data), s.now(), s.startup)
		h.state = HeadRunning
		s.announce(h)
		s.prune(h)
	}
	if !s.even(p) {
		return false
	}
	s.combine(p)
	return s.hold(ctx, p)
}

// mostUneven is how many segments one output may be in front of another.
const mostUneven = 4

// even says whether all outputs come along. Where one does not, each head goes on by itself.
func (s *heads) even(p *run) bool {
	least, most := p.outputs[0].made, p.outputs[0].made
	for _, o := range p.outputs {
		least, most = min(least, o.made), max(most, o.made)
	}
	if most-least <= mostUneven {
		return true
	}
	for _, o := range p.outputs {
		if h := o.head; h.run == p {
			h.run, h.alone = nil, true
			s.begin(h.next, quickSegments, h)
		}
	}
	p.stop()
	return false
}

// hold waits until somebody wants more of the process.
func (s *heads) hold(ctx context.Context, p *run) bool {
	for {
		running, wanted, done := false, false, true
		for _, o := range p.outputs {
			h := o.head
			if h.run != p {
				continue
			}
			running = true
			wanted = wanted || h.wants(s.ahead(h))
			done = done && h.next >= h.r.plan.segments()
		}
		switch {
		case !running:
			return false
		case done:
			return true // the end of the answer is still to be read
		case wanted:
			if s.covered(p) {
				return false
			}
			s.resume(p)
			return true
		}
		for _, o := range p.outputs {
			if o.head.run == p && o.head.state == HeadRunning {
				o.head.state, o.head.rested = HeadWaiting, true
				s.announce(o.head)
			}
		}
		if err := s.await(ctx, p.changed); err != nil {
			return false
		}
	}
}

func (s *heads) resume(p *run) {
	for _, o := range p.outputs {
		if h := o.head; h.run == p && h.state == HeadWaiting {
			h.state, h.began = HeadRunning, s.now()
			s.announce(h)
		}
	}
}

// coveredSegments is how many segments must be there for a process to end instead of making them again.
const coveredSegments = 4

// covered ends a process before a stretch that another one has made already.
func (s *heads) covered(p *run) bool {
	if len(p.outputs) > 1 {
		return false
	}
	h := p.outputs[0].head
	for n := range h.waiters {
		if n >= h.next {
			return false
		}
	}
	for n := h.next; n < min(h.next+coveredSegments, h.r.plan.segments()); n++ {
		name, err := s.segmentKey(s.ctx, h.spec, h.r, n)
		if err != nil || !s.cache.has(name) {
			return false
		}
	}
	h.run, h.state = nil, HeadDone
	s.announce(h)
	return true
}

// finished notes that the process has made all it was asked for.
func (s *heads) finished(p *run) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, o := range p.outputs {
		h := o.head
		if h.run != p {
			continue
		}
		h.run = nil
		switch {
		case h.next >= h.r.plan.segments():
			h.state = HeadDone
			s.announce(h)
		case len(p.outputs) > 1:
			h.alone = true
			s.begin(h.next, 0, h)
		default:
			s.give(h, fmt.Errorf("%w: the transcode ended before the file", media.ErrCorrupt))
		}
	}
}

// The ways back from a failure.
const (
	// retreat is how far before a place where nothing decodes a head begins once more: what it finds there
	// last is shown on.
	retreat = 20 * time.Second
	// maxBroken bounds what is remembered of crashes.
	maxBroken = 1000
)

// failed restarts what can go on: a process that crashed, once on the same segment; one that several
// renditions shared, apart; one that found nothing to decode, some seconds earlier. All else is the viewers' answer.
func (s *heads) failed(p *run, err error) {
	if errors.Is(err, media.ErrCorrupt) {
		if gone := readable(p.outputs[0].spec.Source); gone != nil {
			err = gone
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ctx.Err() != nil {
		return
	}
	for _, o := range p.outputs {
		h := o.head
		if h.run != p {
			continue
		}
		h.run = nil
		n := h.next
		if n >= h.r.plan.segments() {
			h.state = HeadDone // nobody misses what comes after the last segment
			s.announce(h)
			continue
		}
		s.log.Warn("transcode failed", "rendition", h.r.id, "segment", n, "error", err)
		crash := errors.Is(err, media.ErrCrashed)
		switch {
		case len(p.outputs) > 1:
			h.alone = true
			s.begin(n, quickSegments, h)
		case crash && h.crashed != n:
			h.crashed = n
			s.begin(n, quickSegments, h)
		case errors.Is(err, media.ErrCorrupt) && n == h.from && n > 0 && !h.back:
			h.back = true
			s.begin(h.r.plan.at(h.r.plan[n]-retreat.Microseconds()), quickSegments, h)
		default:
			if crash {
				s.mark(h.key+h.r.name(n), err)
			}
			s.give(h, err)
		}
	}
}

// give ends a head with what its viewers are told.
func (s *heads) give(h *head, err error) {
	h.err, h.state = err, HeadFailed
	for session := range h.viewers {
		s.note(session, h.progress(session))
	}
	s.drop(h)
}

// mark remembers a segment that kills every process, so that it is not tried again.
func (s *heads) mark(segment string, err error) {
	if len(s.broken) >= maxBroken {
		clear(s.broken)
	}
	s.broken[segment] = err
}
