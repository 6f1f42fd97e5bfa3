package hls

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"revenge/internal/platform/fault"
	"revenge/media"
)

// Later is a failure that passes by itself.
type Later struct {
	Err error
	// After is when to ask again.
	After time.Duration
}

func (l *Later) Error() string { return fmt.Sprintf("%s; ask again in %s", l.Err, l.After) }

// Unwrap makes errors.Is(err, fault.Unavailable) work.
func (l *Later) Unwrap() []error { return []error{fault.Unavailable, l.Err} }

// patience is how long a request waits.
type patience struct {
	timer *time.Timer
	until time.Time // the whole of it
	grace time.Duration
	next  int // what the head was making when the timer was set
}

// patience lets a request wait for what the head needs by its own measure, and a fifth of the limit more;
// it never waits for what will not be there within the limit.
func (s *heads) patience(h *head, n int) *patience {
	now := s.now()
	p := &patience{until: now.Add(s.cfg.SegmentTimeout), grace: s.cfg.SegmentTimeout / 5, next: h.next}
	p.timer = time.NewTimer(p.allowed(h.eta(n, now, s.startup), s.cfg.SegmentTimeout))
	return p
}

func (p *patience) allowed(eta, left time.Duration) time.Duration {
	if eta > left {
		return min(p.grace, left)
	}
	return min(eta+p.grace, left)
}

// wait unlocks until the head has changed. It fails with Later when the segment is late and will not come
// within the request's limit, or when nothing has moved at all.
func (s *heads) wait(ctx context.Context, changed <-chan struct{}, h *head, n int, p *patience) error {
	s.mu.Unlock()
	err := p.wait(ctx, s.ctx, changed)
	s.mu.Lock()
	if !errors.Is(err, errLate) {
		return err
	}
	now := s.now()
	eta, left := h.eta(n, now, s.startup), p.until.Sub(now)
	if h.next > p.next && eta < left {
		p.next = h.next
		p.timer.Reset(p.allowed(eta, left))
		return nil
	}
	return &Later{Err: media.ErrBusy, After: min(max(eta.Round(time.Second), time.Second), 10*time.Second)}
}

// errLate says that a request has waited as long as it was expected to.
var errLate = errors.New("late")

func (p *patience) wait(ctx, all context.Context, changed <-chan struct{}) error {
	select {
	case <-changed:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-all.Done():
		return media.ErrNoWorker
	case <-p.timer.C:
		return errLate
	}
}

// readable looks whether a file can still be read, so that a disk that went away is not taken for a
// damaged file. It returns the reason without the path.
func readable(src media.Source) error {
	f, err := os.Open(src.Path)
	if err != nil {
		return fmt.Errorf("read media file: %w", bare(err))
	}
	defer f.Close()
	st, err := f.Stat()
	if err != nil {
		return fmt.Errorf("read media file: %w", bare(err))
	}
	var b [1]byte
	if _, err := f.ReadAt(b[:], max(st.Size()/2, 0)); err != nil && st.Size() > 0 && !errors.Is(err, os.ErrClosed) {
		return fmt.Errorf("read media file: %w", bare(err))
	}
	return nil
}
