package hls

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"revenge/media"
)

// heads runs the transcodes.
type heads struct {
	cfg     Config
	encoder media.Encoder
	cache   *cache
	// header returns the initialization segment of an encoded rendition.
	header func(ctx context.Context, spec *media.Spec, r *rendition) (*Body, error)
	log    *slog.Logger
	now    func() time.Time
	ctx    context.Context
	tasks  sync.WaitGroup

	mu       sync.Mutex
	byKey    map[string][]*head // by file and rendition
	broken   map[string]error   // segments that processes died on
	failures map[string]map[string]failure
	watchers map[string]map[chan struct{}]struct{}
	startup  time.Duration // what a process takes before it works, smoothed
	factor   float64       // see media.Load
	coming   float64       // what is about to begin, in processors before correction
}

// usualStartup is what starting a process and finding the place takes, before it was measured.
const usualStartup = 150 * time.Millisecond

func newHeads(ctx context.Context, d Deps, c *cache, header func(context.Context, *media.Spec, *rendition) (*Body, error)) *heads {
	h := &heads{
		cfg: d.Config, encoder: d.Encoder, cache: c, header: header, log: d.Log, now: time.Now, ctx: ctx,
		byKey: map[string][]*head{}, broken: map[string]error{}, failures: map[string]map[string]failure{},
		watchers: map[string]map[chan struct{}]struct{}{}, startup: usualStartup, factor: 1,
	}
	h.tasks.Go(h.reap)
	return h
}

// close ends all heads; the engine's context has ended already.
func (s *heads) close() {
	s.mu.Lock()
	for _, all := range s.byKey {
		for _, h := range all {
			if h.run != nil {
				h.run.stop()
				h.run = nil
			}
		}
	}
	clear(s.byKey)
	s.mu.Unlock()
	s.tasks.Wait()
}

// errMoved answers a request that a later one of the same session has made pointless.
var errMoved = fmt.Errorf("%w: the viewer has gone elsewhere", media.ErrBusy)

// segmentKey names an encoded segment. The initialization segment is part of it: what another version of
// the encoder made would not fit to the one that players get now.
func (s *heads) segmentKey(ctx context.Context, spec *media.Spec, r *rendition, n int) (string, error) {
	header, err := s.header(ctx, spec, r)
	if err != nil {
		return "", err
	}
	return key(spec, r, r.name(n)) + "\x00" + header.ETag, nil
}

// segment returns a segment from the cache, or waits until a head has made it.
func (s *heads) segment(ctx context.Context, spec *media.Spec, r *rendition, n int) (*Body, error) {
	k, err := s.segmentKey(ctx, spec, r, n)
	if err != nil {
		return nil, err
	}
	if body, ok := s.cache.get(k); ok {
		s.asked(spec, r, n)
		return body, nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	h, at, err := s.pick(spec, r, n)
	if err != nil {
		return nil, err
	}
	h.waiters[at]++
	s.announce(h)
	defer func() {
		if h.waiters[at]--; h.waiters[at] == 0 {
			delete(h.waiters, at)
		}
		s.prune(h)
	}()
	limit := s.patience(h, at)
	defer limit.timer.Stop()
	for moves := h.moves; ; {
		changed := h.changed
		if body, ok := s.look(k); ok {
			return body, nil
		}
		switch {
		case h.err != nil:
			return nil, h.err
		case h.moves != moves && (h.run == nil || h.r.name(min(at, h.r.plan.segments()-1)) != r.name(n) || !h.soon(at, s.now(), s.startup)),
			at < h.next && h.changed == changed, h.run == nil && h.changed == changed:
			return nil, errMoved
		}
		if err := s.wait(ctx, changed, h, at, limit); err != nil {
			return nil, err
		}
	}
}

// look is cache.get without the lock: it may read a file.
func (s *heads) look(k string) (*Body, bool) {
	s.mu.Unlock()
	defer s.mu.Lock()
	return s.cache.get(k)
}

// await unlocks until there is a change.
func (s *heads) await(ctx context.Context, changed <-chan struct{}) error {
	s.mu.Unlock()
	defer s.mu.Lock()
	select {
	case <-changed:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-s.ctx.Done():
		return media.ErrNoWorker
	}
}

// want starts a head for the segment unless it is there, and does not wait. A player that was faster has said itself
// where it begins: its head stays there.
func (s *heads) want(spec *media.Spec, r *rendition, n int) {
	if k, err := s.segmentKey(s.ctx, spec, r, n); err == nil && s.cache.has(k) {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.watches(spec.Session, r.kind) {
		return
	}
	if _, _, err := s.pick(spec, r, n); err != nil {
		s.log.Debug("transcode was not begun early", "error", err)
	}
}

// pick finds the head that makes the segment, and its place in the head's plan: one that comes to it soon,
// else the session's own after a move, else a new one.
func (s *heads) pick(spec *media.Spec, r *rendition, n int) (*head, int, error) {
	if s.ctx.Err() != nil {
		return nil, 0, media.ErrNoWorker
	}
	k, now := key(spec, r, ""), s.now()
	if err := s.broken[k+r.name(n)]; err != nil {
		return nil, 0, err
	}
	end := r.plan[n+1]
	var own *head
	for _, h := range s.byKey[k] {
		if at, ok := h.r.plan.find(r.plan[n], end); ok && h.soon(at, now, s.startup) {
			s.joins(h, spec.Session, end)
			return h, at, nil
		}
		if h.only(spec.Session, now, s.cfg.HeadIdle) {
			own = h
		}
	}
	if own == nil {
		if err := s.room(); err != nil {
			return nil, 0, err
		}
		own = newHead(spec, r, k)
		own.guess = s.guess(r)
		s.byKey[k] = append(s.byKey[k], own)
	}
	clear(own.viewers)
	own.spec, own.r = spec, r
	own.crashed, own.back, own.alone = -1, false, false
	own.moves++
	s.joins(own, spec.Session, end)
	s.begin(n, quickSegments, own)
	return own, n, nil
}

// room makes place for another process: one that waits for its viewers is given up first.
func (s *heads) room() error {
	var waiting *head
	running := 0
	for _, all := range s.byKey {
		for _, h := range all {
			if h.run == nil {
				continue
			}
			running++
			if h.state == HeadWaiting && (waiting == nil || h.began.Before(waiting.began)) {
				waiting = h
			}
		}
	}
	switch {
	case running < s.cfg.MaxHeads:
		return nil
	case waiting == nil:
		return fmt.Errorf("%w: %d transcodes are running", media.ErrBusy, running)
	}
	s.drop(waiting)
	return nil
}
