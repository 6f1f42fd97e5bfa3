package worker

import (
	"context"
	"time"
)

// spares are children that are started and wait for work of their own, so that a transcode does not wait
// for a process. None is kept before the first is asked for, nor for long after the last.
type spares struct {
	ready    chan *Child // as many as are kept at most
	refill   chan struct{}
	prepared chan struct{} // closed when the keeper has ended
}

func newSpares(n int) *spares {
	return &spares{ready: make(chan *Child, n), refill: make(chan struct{}, 1), prepared: make(chan struct{})}
}

// StartReady is Start, with a child that waits already where there is one. Another is prepared meanwhile.
func (l *Launcher) StartReady(ctx context.Context) (*Child, error) {
	for {
		select {
		case c := <-l.spares.ready:
			if c.dead() {
				continue
			}
			l.Prepare()
			return c, nil
		default:
			c, err := l.Start(ctx)
			if err == nil {
				l.Prepare()
			}
			return c, err
		}
	}
}

// Prepare has a child started that will be asked for soon. It returns at once.
func (l *Launcher) Prepare() {
	select {
	case l.spares.refill <- struct{}{}:
	default:
	}
}

// keep fills the place for spares when it is told to, and empties it when nobody has asked for a while.
func (l *Launcher) keep() {
	defer close(l.spares.prepared)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	idle := time.NewTimer(l.cfg.SpareTimeout)
	defer idle.Stop()
	for {
		select {
		case <-l.closed:
			return
		case <-idle.C:
			l.empty()
			continue
		case <-l.spares.refill:
		}
		idle.Reset(l.cfg.SpareTimeout)
		for len(l.spares.ready) < cap(l.spares.ready) {
			c, err := l.Start(ctx)
			if err != nil {
				break // whoever needs a child finds out why
			}
			l.spares.ready <- c // this goroutine alone puts, so there is room
		}
	}
}

// empty ends the children that wait.
func (l *Launcher) empty() {
	for {
		select {
		case c := <-l.spares.ready:
			c.Close()
		default:
			return
		}
	}
}
