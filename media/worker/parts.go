package worker

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"revenge/media"
)

// parts is the answer to one request, and the turn of its child.
type parts struct {
	child *Child
	ctx   context.Context
	watch func() // ends the watch over ctx
	ended bool
	err   error
}

// next returns the next part, io.EOF after the last.
func (p *parts) next() (*frame, error) {
	if p.err != nil {
		return nil, p.err
	}
	f, r, err := p.read()
	if r != nil {
		err = io.EOF
		if failed := r.err(); failed != nil {
			err = failed
		}
	}
	if err != nil {
		p.err = err
		p.end()
		return nil, err
	}
	return f, nil
}

// read returns a part, or the last frame and its reply.
func (p *parts) read() (*frame, *reply, error) {
	f, err := readFrame(p.child.in)
	if err != nil {
		return nil, nil, p.fail(err)
	}
	switch f.kind {
	case framePart:
		return f, nil, nil
	case frameReply:
		var r reply
		if err := decodeControl(f.control, &r); err != nil {
			return nil, nil, p.fail(err)
		}
		p.child.peakRSS = r.PeakRSS
		if r.Fault != "" && p.ctx.Err() != nil {
			return nil, nil, p.ctx.Err()
		}
		return f, &r, nil
	}
	return nil, nil, p.fail(fmt.Errorf("%w: type %d from a worker", errFrame, f.kind))
}

// fail ends the child after a failed exchange and says why it failed.
func (p *parts) fail(err error) error {
	c := p.child
	switch {
	case p.ctx.Err() != nil:
		c.kill(p.ctx.Err())
	case errors.Is(err, os.ErrDeadlineExceeded):
		c.kill(media.ErrTimeout)
	case errors.Is(err, errFrame):
		c.kill(err)
	}
	// Anything else is the child's own end; a request too long for a frame never left.
	if !errors.Is(err, errFrame) || c.reason.Load() != nil {
		return c.died()
	}
	return err
}

// watch calls f when ctx ends; the function it returns ends the watch and waits for an f under way.
func watch(ctx context.Context, f func()) func() {
	done := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(done)
		f()
	})
	return func() {
		if !stop() {
			<-done
		}
	}
}

// cancel asks the child to stop, and gives it the grace to do so.
func (p *parts) cancel() {
	p.child.conn.SetDeadline(time.Now().Add(p.child.cfg.CancelGrace))
	// A failure here is the child's end, which the reader sees too.
	_ = p.child.write(&frame{kind: frameCancel}, nil)
}

func (p *parts) close() error {
	if p.ended {
		return nil
	}
	p.cancel()
	for {
		_, r, err := p.read()
		if r != nil || err != nil {
			p.err = io.EOF
			p.end()
			if p.ctx.Err() != nil {
				return nil //nolint:nilerr // who canceled knows
			}
			return err
		}
	}
}

// end gives the child's turn back.
func (p *parts) end() {
	if p.ended {
		return
	}
	p.ended = true
	if p.watch != nil {
		p.watch()
	}
	p.child.conn.SetDeadline(time.Time{})
	<-p.child.turn
}
