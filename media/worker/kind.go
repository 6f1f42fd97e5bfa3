package worker

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"revenge/media"
)

// Kind is one kind of request with the types of its request and its reply.
type Kind[Q, R any] struct {
	Name string
	// Limit is the wall time after which the child that works on it is killed.
	Limit time.Duration
}

// Flow is a kind of request that is answered in parts.
type Flow[Q, P any] struct {
	Name string
	// Limit is the wall time after which the child that works on it is killed; zero means no limit.
	Limit time.Duration
}

// Caller takes requests: a Pool (any idle child) or a Child (that one).
type Caller interface {
	call(ctx context.Context, out *outgoing) (*answer, error)
	settings() *Config
}

// outgoing is a request on its way to a child.
type outgoing struct {
	name    string
	detail  []byte
	payload []byte
	files   []*mediaFile
	limit   time.Duration
	// prepare completes the request, and take has the answer, while it is the request's turn; both may be nil.
	prepare func() error
	take    func(*answer) error
}

// answer is a child's reply without its types.
type answer struct {
	detail  json.RawMessage
	payload []byte
}

// Call sends a request with an optional payload and waits for its reply and the reply's payload.
// Failures: media.ErrCrashed, ErrTimeout, ErrNoWorker, ErrBusy, what the handler reported, or the context's.
func Call[Q, R any](ctx context.Context, c Caller, k Kind[Q, R], q Q, payload []byte) (R, []byte, error) {
	return send(ctx, c, k, q, payload, nil)
}

// CallFile is Call with a file that the child reads as Incoming.File(0).
// It also fails as opening the file does (fs.ErrNotExist ...), and with fault.Invalid for what is no regular file.
func CallFile[Q, R any](ctx context.Context, c Caller, k Kind[Q, R], q Q, src media.Source) (R, []byte, error) {
	f, err := openMedia(src.Path)
	if err != nil {
		var none R
		return none, nil, err
	}
	defer f.close()
	return send(ctx, c, k, q, nil, []*mediaFile{f})
}

func send[Q, R any](ctx context.Context, c Caller, k Kind[Q, R], q Q, payload []byte, files []*mediaFile) (R, []byte, error) {
	var detail R
	body, err := json.Marshal(q)
	if err != nil {
		return detail, nil, fmt.Errorf("encode %s request: %w", k.Name, err)
	}
	got, err := c.call(ctx, &outgoing{name: k.Name, detail: body, payload: payload, files: files, limit: c.settings().limit(k.Limit)})
	if err != nil {
		return detail, nil, fmt.Errorf("%s: %w", k.Name, err)
	}
	if err := decodeControl(got.detail, &detail); err != nil {
		return detail, nil, fmt.Errorf("decode %s reply: %w", k.Name, err)
	}
	return detail, got.payload, nil
}

// Stream is the answer to a Flow, read part by part. It must be closed, and is used by one goroutine.
type Stream[P any] struct {
	name  string
	parts *parts
}

// OpenFlow sends a request to a child of the caller's own and returns its parts as they are made.
// The child takes no other request until the stream has ended or was closed. A source without a path sends no file.
func OpenFlow[Q, P any](ctx context.Context, c *Child, k Flow[Q, P], q Q, src media.Source) (*Stream[P], error) {
	body, err := json.Marshal(q)
	if err != nil {
		return nil, fmt.Errorf("encode %s request: %w", k.Name, err)
	}
	out := &outgoing{name: k.Name, detail: body, limit: c.cfg.limit(k.Limit)}
	if src.Path != "" {
		f, err := openMedia(src.Path)
		if err != nil {
			return nil, err
		}
		defer f.close()
		out.files = []*mediaFile{f}
	}
	p, err := c.begin(ctx, out)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", k.Name, err)
	}
	return &Stream[P]{name: k.Name, parts: p}, nil
}

// Next returns the next part and its payload, or io.EOF after the last one.
// Failures are those of Call; after one the stream has ended.
func (s *Stream[P]) Next() (P, []byte, error) {
	var part P
	f, err := s.parts.next()
	if err != nil {
		if errors.Is(err, io.EOF) {
			return part, nil, io.EOF
		}
		return part, nil, fmt.Errorf("%s: %w", s.name, err)
	}
	if err := decodeControl(f.control, &part); err != nil {
		return part, nil, fmt.Errorf("decode %s part: %w", s.name, err)
	}
	return part, f.payload, nil
}

// Close cancels what is left of the answer and frees the child for its next request. A child that
// does not stop within Config.CancelGrace is killed.
func (s *Stream[P]) Close() error { return s.parts.close() }
