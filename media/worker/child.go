package worker

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"net"
	"os"
	"os/exec"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"revenge/media"
)

// Child is one worker process. It works on one request at a time; others wait for their turn.
type Child struct {
	cfg    *Config
	cmd    *exec.Cmd
	conn   *net.UnixConn
	in     *bufio.Reader
	stderr tail
	exited chan struct{}
	status error
	turn   chan struct{}
	reason atomic.Pointer[error] // why we killed it

	writing sync.Mutex // a cancellation may come while a request is being written

	missing []string
	served  int
	peakRSS int64
	area    *area // for fragments; its turn's own
}

func newChild(cfg *Config, conn *net.UnixConn) *Child {
	return &Child{
		cfg: cfg, conn: conn, in: bufio.NewReaderSize(conn, 64<<10),
		exited: make(chan struct{}), turn: make(chan struct{}, 1),
	}
}

// MissingGuards names the parts of the sandbox that do not hold on this machine.
func (c *Child) MissingGuards() []string { return c.missing }

// Exited is closed when the process has ended.
func (c *Child) Exited() <-chan struct{} { return c.exited }

// Pid is the process id.
func (c *Child) Pid() int { return c.cmd.Process.Pid }

// CPU is the processor time that the process has taken.
func (c *Child) CPU() time.Duration {
	if c.dead() {
		return c.cmd.ProcessState.UserTime() + c.cmd.ProcessState.SystemTime()
	}
	// The clock of another process, by the kernel's rule (see clock_getcpuclockid): the id inverted, then 2 for "scheduled time".
	var t unix.Timespec
	if err := unix.ClockGettime(int32(^c.Pid()<<3|2), &t); err != nil {
		return 0
	}
	return time.Duration(t.Nano())
}

// Close ends the process and waits for its end.
func (c *Child) Close() {
	// An idle child ends by itself when its socket does, and a measured build then writes its counters.
	select {
	case c.turn <- struct{}{}:
		c.conn.CloseWrite()
		timer := time.NewTimer(c.cfg.CancelGrace)
		defer timer.Stop()
		select {
		case <-c.exited:
			return
		case <-timer.C:
		}
	default:
	}
	c.kill(errClosed)
	<-c.exited
}

func (c *Child) settings() *Config { return c.cfg }

// kill ends the process at once; the first reason is what its request fails with.
func (c *Child) kill(reason error) {
	c.reason.CompareAndSwap(nil, &reason)
	c.cmd.Process.Kill()
}

func (c *Child) wait() {
	c.status = c.cmd.Wait()
	c.conn.Close()
}

func (c *Child) dead() bool {
	select {
	case <-c.exited:
		return true
	default:
		return false
	}
}

// worn says that the process should make room for a fresh one.
func (c *Child) worn() bool {
	return c.dead() || c.served >= c.cfg.RecycleRequests || c.peakRSS >= c.cfg.RecycleBytes
}

// greet waits for the child's first message.
func (c *Child) greet(ctx context.Context) error {
	c.conn.SetReadDeadline(time.Now().Add(c.cfg.StartTimeout))
	defer c.conn.SetReadDeadline(time.Time{})
	defer context.AfterFunc(ctx, func() { c.conn.SetReadDeadline(time.Unix(1, 0)) })()
	f, err := readFrame(c.in)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, os.ErrDeadlineExceeded):
		return fmt.Errorf("it did not report ready within %s", c.cfg.StartTimeout)
	case errors.Is(err, errFrame):
		return fmt.Errorf("it does not speak as a worker does: %w", err)
	case err != nil:
		<-c.exited
		return fmt.Errorf("it ended at its start (%w): %s", c.status, c.stderr.cause())
	}
	var h hello
	if err := decodeControl(f.control, &h); err != nil || f.kind != frameHello {
		return fmt.Errorf("its first message is unknown (%w)", err)
	}
	if h.Protocol != protocol {
		return fmt.Errorf("it speaks version %d of the protocol instead of %d: install the two programs of one release", h.Protocol, protocol)
	}
	c.missing = h.Missing
	return nil
}

// call sends a request and waits for its reply.
func (c *Child) call(ctx context.Context, out *outgoing) (*answer, error) {
	p, err := c.begin(ctx, out)
	if err != nil {
		return nil, err
	}
	defer p.end()
	f, r, err := p.read()
	if err != nil {
		return nil, err
	}
	if r == nil {
		c.kill(errFrame)
		return nil, fmt.Errorf("%w: a part where a reply was due", errFrame)
	}
	if err := r.err(); err != nil {
		return nil, err
	}
	got := &answer{detail: r.Detail, payload: f.payload}
	if out.take != nil {
		if err := out.take(got); err != nil {
			c.kill(err)
			return nil, err
		}
	}
	return got, nil
}

// begin waits for its turn and sends the request. The turn lasts until the parts' end.
func (c *Child) begin(ctx context.Context, out *outgoing) (*parts, error) {
	select {
	case c.turn <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	p := &parts{child: c, ctx: ctx}
	if c.dead() {
		p.end()
		return nil, errUnserved
	}
	if out.prepare != nil {
		if err := out.prepare(); err != nil {
			p.end()
			return nil, err
		}
	}
	control, err := json.Marshal(request{Kind: out.name, CPU: cpuSeconds(out.limit), Detail: out.detail})
	if err != nil {
		p.end()
		return nil, fmt.Errorf("encode request: %w", err)
	}
	if out.limit > 0 {
		c.conn.SetDeadline(time.Now().Add(out.limit))
	}
	p.watch = watch(ctx, p.cancel)
	c.served++
	if err := c.write(&frame{kind: frameRequest, files: len(out.files), control: control, payload: out.payload}, out.files); err != nil {
		if err = p.fail(err); errors.Is(err, media.ErrCrashed) {
			err = errUnserved
		}
		p.end()
		return nil, err
	}
	return p, nil
}

// errUnserved says that the process ended, for whatever reason, before it had the request: another one can have it.
var errUnserved = fmt.Errorf("%w: a worker ended before its next request", media.ErrBusy)

// cpuSeconds lets a request use every thread of a decoder for its whole time.
func cpuSeconds(limit time.Duration) int {
	return int(math.Ceil(4 * limit.Seconds()))
}

// write sends a frame; descriptors go with its first byte.
func (c *Child) write(f *frame, files []*mediaFile) error {
	head, err := f.appendHeader(make([]byte, 0, headerSize+len(f.control)))
	if err != nil {
		return err
	}
	head = append(head, f.control...)
	c.writing.Lock()
	defer c.writing.Unlock()
	var rights []byte
	if len(files) > 0 {
		fds := make([]int, len(files))
		for i, file := range files {
			fds[i] = file.fd
		}
		rights = unix.UnixRights(fds...)
	}
	n, _, err := c.conn.WriteMsgUnix(head, rights, nil)
	if err == nil && n < len(head) {
		_, err = c.conn.Write(head[n:])
	}
	if err == nil && len(f.payload) > 0 {
		_, err = c.conn.Write(f.payload)
	}
	return err
}

// died explains the end of the process during a request.
func (c *Child) died() error {
	<-c.exited
	if reason := c.reason.Load(); reason != nil {
		return *reason
	}
	if exit, ok := errors.AsType[*exec.ExitError](c.status); ok {
		if ws, ok := exit.Sys().(syscall.WaitStatus); ok && ws.Signaled() && ws.Signal() == syscall.SIGXCPU {
			return media.ErrTimeout
		}
	}
	return fmt.Errorf("%w (%w): %s", media.ErrCrashed, c.status, c.stderr.cause())
}
