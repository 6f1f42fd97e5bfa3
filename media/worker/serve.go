package worker

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"golang.org/x/sys/unix"

	"revenge/internal/platform/fault"
)

// SocketFD is the descriptor on which a child finds its parent.
const SocketFD = 3

// LimitsVariable is the environment variable that carries a child's Limits as JSON, and DebugVariable the
// one that lets tests ask a child to misbehave.
const (
	LimitsVariable = "REVENGE_MEDIA_LIMITS"
	DebugVariable  = "REVENGE_MEDIA_DEBUG"
)

// Limits is what a child may use; it sets them on itself before it reads a request.
type Limits struct {
	MemoryBytes int64  `json:"memoryBytes,omitempty"`
	Nice        int    `json:"nice,omitempty"`
	Scratch     string `json:"scratch,omitempty"`
	// Devices are patterns of device files that the child uses; see sandbox.Options.
	Devices []string `json:"devices,omitempty"`
}

// Incoming is a request on the child's side, besides its typed part.
type Incoming struct {
	Payload []byte
	files   []int
	peer    *peer
}

// File is the i-th descriptor of the request, closed after the handler. It fails with fault.Invalid when there is none.
func (in *Incoming) File(i int) (int, error) {
	if i >= len(in.files) || in.files[i] < 0 {
		return -1, fault.Invalidf("The request carries no file %d.", i)
	}
	return in.files[i], nil
}

// Keep is File, and leaves the descriptor to the handler to close.
func (in *Incoming) Keep(i int) (int, error) {
	fd, err := in.File(i)
	if err == nil {
		in.files[i] = -1
	}
	return fd, err
}

// Send sends one part of a Flow's answer. It blocks while the parent does not read.
func (in *Incoming) Send(part any, payload []byte) error {
	control, err := json.Marshal(part)
	if err != nil {
		return fmt.Errorf("encode part: %w", err)
	}
	return in.peer.write(&frame{kind: framePart, control: control, payload: payload})
}

func (in *Incoming) close() {
	for _, fd := range in.files {
		if fd >= 0 {
			unix.Close(fd)
		}
	}
}

type handler func(ctx context.Context, detail []byte, in *Incoming) (any, []byte, error)

// Table holds the handlers of a child by the kind of request.
type Table struct{ handlers map[string]handler }

// NewTable returns a table without handlers.
func NewTable() *Table { return &Table{handlers: map[string]handler{}} }

// Handle registers the handler of a kind. It returns the reply and its payload.
func Handle[Q, R any](t *Table, k Kind[Q, R], h func(ctx context.Context, q *Q, in *Incoming) (R, []byte, error)) {
	t.add(k.Name, func(ctx context.Context, detail []byte, in *Incoming) (any, []byte, error) {
		var q Q
		if err := decodeControl(detail, &q); err != nil {
			return nil, nil, err
		}
		return unwrap(h(ctx, &q, in))
	})
}

// HandleFlow registers the handler of a flow. It answers with Incoming.Send.
func HandleFlow[Q, P any](t *Table, k Flow[Q, P], h func(ctx context.Context, q *Q, in *Incoming) error) {
	t.add(k.Name, func(ctx context.Context, detail []byte, in *Incoming) (any, []byte, error) {
		var q Q
		if err := decodeControl(detail, &q); err != nil {
			return nil, nil, err
		}
		return nil, nil, h(ctx, &q, in)
	})
}

func unwrap[R any](r R, payload []byte, err error) (any, []byte, error) { return r, payload, err }

func (t *Table) add(name string, h handler) {
	if t.handlers[name] != nil {
		panic("two handlers for " + name)
	}
	t.handlers[name] = h
}

// Serve answers the requests that arrive on the socket until the parent closes it. missing names the
// guards that do not hold.
func Serve(ctx context.Context, fd int, t *Table, missing []string) error {
	p := &peer{fd: fd}
	control, err := json.Marshal(hello{Protocol: protocol, Missing: missing})
	if err != nil {
		return fmt.Errorf("encode greeting: %w", err)
	}
	if err := p.write(&frame{kind: frameHello, control: control}); err != nil {
		return fmt.Errorf("greet: %w", err)
	}
	s := &server{peer: p, table: t, requests: make(chan *received)}
	ctx, stop := context.WithCancelCause(ctx)
	go s.read(ctx, stop)
	for {
		select {
		case r := <-s.requests:
			if err := s.answer(r); err != nil {
				return err
			}
		case <-ctx.Done():
			if err := context.Cause(ctx); !errors.Is(err, io.EOF) {
				return err
			}
			return nil
		}
	}
}

type server struct {
	peer     *peer
	table    *Table
	requests chan *received
}

// received is a request with the context that a cancellation ends.
type received struct {
	frame *frame
	files []int
	ctx   context.Context
	stop  context.CancelFunc
}

// read is the only reader of the socket. It also sees the parent's cancellations while a handler works;
// one that arrives after the reply was sent meets a request that has ended.
func (s *server) read(ctx context.Context, stop context.CancelCauseFunc) {
	var current *received
	for {
		f, err := readFrame(s.peer)
		if err != nil {
			stop(err)
			return
		}
		switch f.kind {
		case frameRequest:
			files, err := s.peer.takeFiles(f.files)
			if err != nil {
				stop(err)
				return
			}
			current = &received{frame: f, files: files}
			current.ctx, current.stop = context.WithCancel(ctx)
			select {
			case s.requests <- current:
			case <-ctx.Done():
				return
			}
		case frameCancel:
			if current != nil {
				current.stop()
			}
		default:
			stop(fmt.Errorf("%w: type %d from the parent", errFrame, f.kind))
			return
		}
	}
}

func (s *server) answer(r *received) error {
	defer r.stop()
	in := &Incoming{Payload: r.frame.payload, files: r.files, peer: s.peer}
	defer in.close()
	detail, payload, err := s.handle(r, in)
	var end reply
	if err == nil {
		end.Detail, err = json.Marshal(detail)
	}
	if err != nil {
		end = reply{Fault: faultName(err), Message: err.Error()}
		payload = nil
	}
	end.PeakRSS = peakRSS()
	control, err := json.Marshal(end)
	if err != nil {
		return fmt.Errorf("encode reply: %w", err)
	}
	err = s.peer.write(&frame{kind: frameReply, control: control, payload: payload})
	if errors.Is(err, errFrame) {
		control, _ = json.Marshal(reply{Fault: faultOther, Message: err.Error(), PeakRSS: end.PeakRSS}) //nolint:errchkjson // plain texts and a number
		err = s.peer.write(&frame{kind: frameReply, control: control})
	}
	return err
}

func (s *server) handle(r *received, in *Incoming) (any, []byte, error) {
	var q request
	if err := decodeControl(r.frame.control, &q); err != nil {
		return nil, nil, err
	}
	h := s.table.handlers[q.Kind]
	if h == nil {
		return nil, nil, fmt.Errorf("this worker knows no request of kind %q", q.Kind)
	}
	if err := limitCPU(time.Duration(q.CPU) * time.Second); err != nil {
		return nil, nil, fmt.Errorf("limit processor time: %w", err)
	}
	return h(r.ctx, q.Detail, in)
}
