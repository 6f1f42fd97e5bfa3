package hls

import (
	"context"
	"errors"
	"fmt"
	"io"

	"revenge/media"
)

// begin puts the head on a segment, in a new process. The old one is ended at once.
func (s *heads) begin(h *head, n int) {
	s.end(h)
	ctx, cancel := context.WithCancel(s.ctx)
	h.next, h.began, h.state, h.stop = n, s.now(), HeadRunning, cancel
	turn := h.turn
	s.tasks.Go(func() {
		defer cancel()
		s.run(ctx, h, turn, n)
	})
	s.announce(h)
}

// end stops the head's process without waiting for it.
func (s *heads) end(h *head) {
	h.turn++
	if h.stop != nil {
		h.stop()
		h.stop = nil
	}
}

// drop ends the head for good.
func (s *heads) drop(h *head) {
	s.end(h)
	if h.err == nil {
		h.err = errMoved
	}
	k := key(h.spec, h.r, "")
	for n, other := range s.byKey[k] {
		if other == h {
			s.byKey[k] = append(s.byKey[k][:n:n], s.byKey[k][n+1:]...)
		}
	}
	if len(s.byKey[k]) == 0 {
		delete(s.byKey, k)
	}
	s.announce(h)
}

// run drives one process from segment n to the end.
func (s *heads) run(ctx context.Context, h *head, turn, n int) {
	process, err := s.encoder.StartHead(ctx, taskOf(h.spec, h.r, n))
	if err != nil {
		s.failed(h, turn, n, err)
		return
	}
	defer process.Close()
	defer context.AfterFunc(ctx, func() { process.Close() })()
	for ; n < h.r.plan.segments(); n++ {
		made, err := process.Next()
		if errors.Is(err, io.EOF) {
			err = fmt.Errorf("%w: the transcode ended before the file", media.ErrCorrupt)
		}
		if err != nil {
			s.failed(h, turn, n, err)
			return
		}
		body := &Body{Data: made.Data, ETag: contentTag(made.Data), ContentType: contentType(h.r)}
		if !s.store(ctx, h, turn, n, body) {
			return
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if h.turn == turn {
		h.state = HeadDone
		s.announce(h)
	}
}

// store keeps a finished segment and waits while the head is far enough ahead. It says whether the head
// goes on.
func (s *heads) store(ctx context.Context, h *head, turn, n int, body *Body) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.cache.put(key(h.spec, h.r, h.r.name(n)), body)
	if h.turn != turn {
		return false
	}
	h.made(n, s.now())
	s.announce(h)
	for h.turn == turn && h.ahead(h.foremost()) > s.cfg.HeadAhead.Microseconds() && h.next < h.r.plan.segments() {
		h.state = HeadWaiting
		if err := s.await(ctx, h); err != nil {
			return false
		}
	}
	if h.turn != turn {
		return false
	}
	if h.state == HeadWaiting {
		h.state, h.began = HeadRunning, s.now()
	}
	return true
}

// failed restarts a process that crashed, once on the same segment; everything else is the viewers' answer.
func (s *heads) failed(h *head, turn, n int, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if h.turn != turn || s.ctx.Err() != nil {
		return
	}
	s.log.Warn("transcode failed", "rendition", h.r.id, "segment", n, "error", err)
	if errors.Is(err, media.ErrCrashed) && h.crashed != n {
		h.crashed = n
		s.begin(h, n)
		return
	}
	if errors.Is(err, media.ErrCrashed) {
		s.mark(key(h.spec, h.r, h.r.name(n)), err)
	}
	h.err, h.state = err, HeadFailed
	s.drop(h)
}

// mark remembers a segment that kills every process, so that it is not tried again.
func (s *heads) mark(segment string, err error) {
	if len(s.broken) >= maxBroken {
		clear(s.broken)
	}
	s.broken[segment] = err
}
