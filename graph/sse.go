package graph

import (
	"context"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
)

const (
	// keepAlive is how often an idle stream or socket shows that it lives, below the patience of common proxies.
	keepAlive = 20 * time.Second
	// patience is how long one message may take to reach a client that may have gone to sleep.
	patience = 15 * time.Second
)

// stream writes server-sent events.
type stream struct {
	mu sync.Mutex
	w  http.ResponseWriter
	c  *http.ResponseController
}

func (s *stream) send(format string, args ...any) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	_ = s.c.SetWriteDeadline(time.Now().Add(patience)) // not every writer has one
	if _, err := fmt.Fprintf(s.w, format, args...); err != nil {
		return err
	}
	return s.c.Flush()
}

func (s *stream) next(response *graphql.Response) error {
	return s.send("event: next\ndata: %s\n\n", encoded(response))
}

// serveStream answers one operation as a stream of events: each answer is "next", the end is "complete".
func (h *Handler) serveStream(w http.ResponseWriter, r *http.Request, who *session, params *graphql.RawParams) {
	if !h.enter() {
		h.fail(w, r, http.StatusServiceUnavailable, refusal(codeUnavailable, "the server stops; connect again in a moment"))
		return
	}
	defer h.open.Done()
	ctx, cancel := context.WithCancel(r.Context())
	defer cancel()
	defer context.AfterFunc(h.stopping, cancel)()

	w.Header().Set("Content-Type", eventStream)
	w.Header().Set("X-Accel-Buffering", "no")
	s := &stream{w: w, c: http.NewResponseController(w)}
	if s.send(":\n\n") != nil {
		return
	}
	var beat sync.WaitGroup
	defer beat.Wait()
	beat.Go(func() {
		for pause(ctx, keepAlive, nil) && s.send(":\n\n") == nil {
		}
		cancel()
	})
	if h.execute(ctx, who, params, s.next) == nil {
		_ = s.send("event: complete\ndata:\n\n") // it ends either way
	}
	cancel()
}

// execute runs any operation and emits its answers; the error is that of emit.
func (h *Handler) execute(ctx context.Context, who *session, params *graphql.RawParams, emit func(*graphql.Response) error) error {
	op, errs := h.admit(ctx, params)
	switch {
	case len(errs) > 0:
		return emit(h.refused(op, errs))
	case !op.subscription():
		defer op.free()
		return emit(h.run(ctx, op))
	}
	var failed error
	ended := h.follow(ctx, who, op, func(response *graphql.Response) error {
		failed = emit(response)
		return failed
	})
	if failed == nil && len(ended) > 0 {
		failed = emit(&graphql.Response{Errors: ended})
	}
	return failed
}
