package worker

import (
	"context"
	"time"

	"revenge/media"
)

const (
	// yieldStep is how often work that gives way looks whether it may go on.
	yieldStep = 250 * time.Millisecond
	// yieldMost is how long one request gives way: on a machine that is always busy, work still gets done.
	yieldMost = 30 * time.Second
)

// GiveWay makes requests of media.Background wait while busy says so. It is called before the first request.
func (p *Pool) GiveWay(busy func() bool) { p.busy = busy }

// yield waits for its turn behind transcodes.
func (p *Pool) yield(ctx context.Context) error {
	if p.busy == nil || !media.IsBackground(ctx) || !p.busy() {
		return nil
	}
	step := time.NewTicker(yieldStep)
	defer step.Stop()
	for range int(yieldMost / yieldStep) {
		select {
		case <-step.C:
		case <-ctx.Done():
			return ctx.Err()
		case <-p.closed:
			return errClosed
		}
		if !p.busy() {
			return nil
		}
	}
	return nil
}
