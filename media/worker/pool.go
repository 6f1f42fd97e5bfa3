package worker

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"revenge/media"
)

// Pool gives requests to whichever of its children is idle. It implements media.Prober and media.Grabber.
type Pool struct {
	launcher *Launcher
	slots    chan struct{} // one token per request under way
	queue    chan struct{} // one token per request waiting or under way
	closed   chan struct{}
	once     sync.Once
	tasks    sync.WaitGroup
	busy     func() bool // nil for never

	mu   sync.Mutex
	idle []resting // the most recently used last
}

type resting struct {
	child *Child
	since time.Time
}

var (
	_ media.Prober  = (*Pool)(nil)
	_ media.Grabber = (*Pool)(nil)
	_ Caller        = (*Pool)(nil)
	_ Caller        = (*Child)(nil)
)

// NewPool starts no child yet: the first requests do. It fails with fault.Invalid on a wrong configuration.
func NewPool(cfg Config) (*Pool, error) {
	l, err := NewLauncher(cfg)
	if err != nil {
		return nil, err
	}
	p := &Pool{
		launcher: l, closed: make(chan struct{}),
		slots: make(chan struct{}, l.cfg.Size), queue: make(chan struct{}, l.cfg.Size+l.cfg.QueueLimit),
	}
	p.tasks.Go(p.reap)
	return p, nil
}

// Launcher starts children with the pool's configuration that do not belong to the pool; Close ends them too.
func (p *Pool) Launcher() *Launcher { return p.launcher }

// Size is the number of requests that can be under way at once.
func (p *Pool) Size() int { return cap(p.slots) }

// Close ends every child; requests under way fail.
func (p *Pool) Close() {
	p.once.Do(func() { close(p.closed) })
	p.mu.Lock()
	idle := p.idle
	p.idle = nil
	p.mu.Unlock()
	for _, r := range idle {
		r.child.Close()
	}
	p.launcher.Close()
	p.tasks.Wait()
}

func (p *Pool) settings() *Config { return &p.launcher.cfg }

func (p *Pool) call(ctx context.Context, out *outgoing) (*answer, error) {
	if err := p.yield(ctx); err != nil {
		return nil, err
	}
	select {
	case p.queue <- struct{}{}:
	default:
		return nil, fmt.Errorf("%w: %d requests are waiting", media.ErrBusy, p.settings().QueueLimit)
	}
	defer func() { <-p.queue }()
	select {
	case p.slots <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-p.closed:
		return nil, errClosed
	}
	defer func() { <-p.slots }()
	return again(func() (*answer, error) {
		c, err := p.take(ctx)
		if err != nil {
			return nil, err
		}
		defer p.put(c)
		return c.call(ctx, out)
	})
}

// again asks another child where one had ended while it had nothing to do.
func again[T any](ask func() (T, error)) (got T, err error) {
	for range 3 {
		if got, err = ask(); !errors.Is(err, errUnserved) {
			break
		}
	}
	return got, err
}

// take prefers the child that was used last, so that the others can be let go.
func (p *Pool) take(ctx context.Context) (*Child, error) {
	for {
		p.mu.Lock()
		n := len(p.idle)
		if n == 0 {
			p.mu.Unlock()
			return p.launcher.Start(ctx)
		}
		c := p.idle[n-1].child
		p.idle = p.idle[:n-1]
		p.mu.Unlock()
		if !c.dead() {
			return c, nil
		}
	}
}

func (p *Pool) put(c *Child) {
	p.mu.Lock()
	select {
	case <-p.closed:
	default:
		if !c.worn() {
			p.idle = append(p.idle, resting{c, time.Now()})
			p.mu.Unlock()
			return
		}
	}
	p.mu.Unlock()
	c.Close()
}

// reap ends children that have had nothing to do.
func (p *Pool) reap() {
	timeout := p.settings().IdleTimeout
	tick := time.NewTicker(max(timeout/2, time.Millisecond))
	defer tick.Stop()
	for {
		select {
		case <-p.closed:
			return
		case <-tick.C:
			p.closeIdle(time.Now().Add(-timeout))
		}
	}
}

func (p *Pool) closeIdle(before time.Time) {
	p.mu.Lock()
	n := slices.IndexFunc(p.idle, func(r resting) bool { return r.since.After(before) })
	if n < 0 {
		n = len(p.idle)
	}
	old := slices.Clone(p.idle[:n])
	p.idle = slices.Delete(p.idle, 0, n)
	p.mu.Unlock()
	for _, r := range old {
		r.child.Close()
	}
}
