package hls

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"revenge/media"
)

// maxBroken bounds what is remembered of crashes.
const maxBroken = 1000

// heads runs the transcodes.
type heads struct {
	cfg     Config
	encoder media.Encoder
	cache   *cache
	log     *slog.Logger
	now     func() time.Time
	ctx     context.Context
	tasks   sync.WaitGroup

	mu       sync.Mutex
	byKey    map[string][]*head // by file and rendition
	broken   map[string]error   // segments that processes died on
	watchers map[string]map[chan struct{}]struct{}
}

func newHeads(ctx context.Context, d Deps, c *cache) *heads {
	h := &heads{
		cfg: d.Config, encoder: d.Encoder, cache: c, log: d.Log, now: time.Now, ctx: ctx,
		byKey: map[string][]*head{}, broken: map[string]error{}, watchers: map[string]map[chan struct{}]struct{}{},
	}
	h.tasks.Go(h.reap)
	return h
}

// close ends all heads; the engine's context has ended already.
func (s *heads) close() {
	s.mu.Lock()
	for _, all := range s.byKey {
		for _, h := range all {
			s.end(h)
		}
	}
	clear(s.byKey)
	s.mu.Unlock()
	s.tasks.Wait()
}

// errMoved answers a request that a later one of the same session has made pointless.
var errMoved = fmt.Errorf("%w: the viewer has gone elsewhere", media.ErrBusy)

// segment returns a segment from the cache, or waits until a head has made it.
func (s *heads) segment(ctx context.Context, spec *media.Spec, r *rendition, n int) (*Body, error) {
	k := key(spec, r, r.name(n))
	if body, ok := s.cache.get(k); ok {
		s.asked(spec, r, n)
		return body, nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	h, err := s.pick(spec, r, n)
	if err != nil {
		return nil, err
	}
	for moves := h.moves; ; {
		if body, ok := s.cache.get(k); ok {
			return body, nil
		}
		switch {
		case h.err != nil:
			return nil, h.err
		case h.moves != moves && !h.soon(n, s.now()), n < h.next, h.state == HeadDone:
			return nil, errMoved
		}
		if err := s.await(ctx, h); err != nil {
			return nil, err
		}
	}
}

// await unlocks until the head has changed.
func (s *heads) await(ctx context.Context, h *head) error {
	changed := h.changed
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

// want starts a head for the segment unless it is there, and does not wait.
func (s *heads) want(spec *media.Spec, r *rendition, n int) {
	if s.cache.has(key(spec, r, r.name(n))) {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, err := s.pick(spec, r, n); err != nil {
		s.log.Debug("transcode was not begun early", "error", err)
	}
}

// pick finds the head that makes the segment: one that comes to it soon, else the session's own after a
// move, else a new one.
func (s *heads) pick(spec *media.Spec, r *rendition, n int) (*head, error) {
	if s.ctx.Err() != nil {
		return nil, media.ErrNoWorker
	}
	if err := s.broken[key(spec, r, r.name(n))]; err != nil {
		return nil, err
	}
	k, now := key(spec, r, ""), s.now()
	var own *head
	for _, h := range s.byKey[k] {
		if h.soon(n, now) {
			s.note(h, spec.Session, n)
			return h, nil
		}
		if h.only(spec.Session, now, s.cfg.HeadIdle) {
			own = h
		}
	}
	if own == nil {
		if err := s.room(); err != nil {
			return nil, err
		}
		own = &head{spec: spec, r: r, viewers: map[string]*viewer{}, changed: make(chan struct{})}
		s.byKey[k] = append(s.byKey[k], own)
	}
	clear(own.viewers)
	own.crashed = -1
	own.moves++
	s.note(own, spec.Session, n)
	s.begin(own, n)
	return own, nil
}

// room makes place for another process: one that waits for its viewers is given up first.
func (s *heads) room() error {
	var waiting *head
	running := 0
	for _, all := range s.byKey {
		for _, h := range all {
			if h.state == HeadRunning {
				running++
			}
			if h.state == HeadWaiting {
				running++
				if waiting == nil || h.began.Before(waiting.began) {
					waiting = h
				}
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

// note records that a session asked for a segment. A session is a viewer of one head of a rendition; one
// that it leaves, and nobody else watches, ends at once.
func (s *heads) note(h *head, session string, n int) {
	for _, other := range s.byKey[key(h.spec, h.r, "")] {
		if other == h || other.viewers[session] == nil {
			continue
		}
		s.leave(other, session)
	}
	h.viewers[session] = &viewer{asked: s.now(), segment: n}
	s.announce(h)
}

// asked is note for a segment that was there already: its head, if any is near, goes on.
func (s *heads) asked(spec *media.Spec, r *rendition, n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, h := range s.byKey[key(spec, r, "")] {
		if h.viewers[spec.Session] != nil {
			s.note(h, spec.Session, n)
			return
		}
	}
}

// leave ends a session's interest in a head, and the head with its last viewer.
func (s *heads) leave(h *head, session string) {
	delete(h.viewers, session)
	if len(h.viewers) == 0 {
		s.drop(h)
	}
	s.wake(session)
}

// release ends a session's part in all heads.
func (s *heads) release(session string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, all := range s.byKey {
		for _, h := range all {
			if h.viewers[session] != nil {
				s.leave(h, session)
			}
		}
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
	for _, all := range s.byKey {
		for _, h := range all {
			for name, v := range h.viewers {
				if v.asked.Before(before) {
					s.leave(h, name)
				}
			}
		}
	}
}
