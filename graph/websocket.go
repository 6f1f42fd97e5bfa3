package graph

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/coder/websocket"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"revenge/internal/access"
)

const (
	subprotocol = "graphql-transport-ws"
	// initPatience is how long a client may take to say who it is.
	initPatience = 10 * time.Second
)

// The protocol's own codes for closing.
const (
	closeBadMessage   websocket.StatusCode = 4400
	closeUnauthorized websocket.StatusCode = 4401
	closeForbidden    websocket.StatusCode = 4403
	closeWrongProto   websocket.StatusCode = 4406
	closeInitTimeout  websocket.StatusCode = 4408
	closeSameID       websocket.StatusCode = 4409
	closeTwoInits     websocket.StatusCode = 4429
)

type message struct {
	ID      string          `json:"id,omitempty"`
	Type    string          `json:"type"`
	Payload json.RawMessage `json:"payload,omitempty"`
}

// ending is why a socket is closed.
type ending struct {
	code   websocket.StatusCode
	reason string
}

// Error makes an ending the cause of a cancelled context.
func (e *ending) Error() string { return e.reason }

// socket is one connection that speaks graphql-transport-ws.
type socket struct {
	*Handler
	conn *websocket.Conn
	r    *http.Request
	who  *session
	end  context.CancelCauseFunc

	mu      sync.Mutex
	running map[string]context.CancelFunc
	tasks   sync.WaitGroup
}

// serveSocket speaks with one client until one of both ends it. Pages of other sites are refused.
func (h *Handler) serveSocket(w http.ResponseWriter, r *http.Request) {
	if !h.enter() {
		h.fail(w, r, http.StatusServiceUnavailable, refusal(codeUnavailable, "the server stops; connect again in a moment"))
		return
	}
	defer h.open.Done()
	conn, err := websocket.Accept(w, r, &websocket.AcceptOptions{Subprotocols: []string{subprotocol}})
	if err != nil {
		return // Accept has answered
	}
	conn.SetReadLimit(int64(h.limits.Body))
	ctx, end := context.WithCancelCause(context.WithoutCancel(r.Context()))
	s := &socket{Handler: h, conn: conn, r: r, end: end, running: map[string]context.CancelFunc{}}
	defer context.AfterFunc(h.stopping, func() { end(&ending{websocket.StatusGoingAway, "the server stops; connect again in a moment"}) })()
	s.tasks.Go(func() { s.closeAt(ctx) })
	s.serve(ctx)
	end(&ending{websocket.StatusNormalClosure, ""})
	s.tasks.Wait()
}

// closeAt closes the connection when ctx ends, which also ends the reading.
func (s *socket) closeAt(ctx context.Context) {
	<-ctx.Done()
	why := &ending{websocket.StatusInternalError, "internal error"}
	_ = errors.As(context.Cause(ctx), &why)
	_ = s.conn.Close(why.code, why.reason) // closed either way
}

func (s *socket) serve(ctx context.Context) {
	if s.conn.Subprotocol() != subprotocol {
		s.end(&ending{closeWrongProto, "speak " + subprotocol})
		return
	}
	v, ok := s.init(ctx)
	if !ok {
		return
	}
	ctx = access.With(ctx, v)
	s.tasks.Go(func() { s.watch(ctx) })
	for {
		m, ok := s.read(ctx)
		if !ok || !s.handle(ctx, m) {
			return
		}
	}
}

// read returns the next message; false when the connection is over.
func (s *socket) read(ctx context.Context) (*message, bool) {
	kind, text, err := s.conn.Read(context.WithoutCancel(ctx)) // closeAt ends it, with a code and a reason
	if err != nil {
		return nil, false
	}
	m := &message{}
	if kind != websocket.MessageText || unmarshal(text, m) != nil {
		s.end(&ending{closeBadMessage, "messages are JSON objects with a type"})
		return nil, false
	}
	return m, true
}

// init waits for connection_init, whose payload may carry an authorization; else the cookie counts.
func (s *socket) init(ctx context.Context) (access.Viewer, bool) {
	timer := time.AfterFunc(initPatience, func() { s.end(&ending{closeInitTimeout, "connection_init did not come"}) })
	defer timer.Stop()
	m, ok := s.read(ctx)
	for ok && m.Type == "ping" {
		s.write(ctx, &message{Type: "pong", Payload: m.Payload})
		m, ok = s.read(ctx)
	}
	if !ok {
		return access.Viewer{}, false
	}
	if m.Type != "connection_init" {
		s.end(&ending{closeUnauthorized, "begin with connection_init"})
		return access.Viewer{}, false
	}
	var payload struct {
		Authorization string `json:"authorization"`
	}
	if len(m.Payload) > 0 && json.Unmarshal(m.Payload, &payload) != nil {
		s.end(&ending{closeBadMessage, "the payload of connection_init is an object; authorization is a string"})
		return access.Viewer{}, false
	}
	if payload.Authorization != "" {
		s.r.Header.Set("Authorization", payload.Authorization)
	}
	who, v, err := newSession(ctx, s.r, s.authenticate)
	if err != nil {
		_, sentence := explain(err)
		s.end(&ending{closeForbidden, cut(sentence)})
		return access.Viewer{}, false
	}
	s.who = who
	return v, s.write(ctx, &message{Type: "connection_ack"})
}

// cut keeps a reason within what a closing frame can carry.
func cut(reason string) string {
	const room = 120
	if len(reason) > room {
		return reason[:room]
	}
	return reason
}

// watch closes the socket when its login ends, and when the client does not answer any more.
func (s *socket) watch(ctx context.Context) {
	for next := time.Now().Add(keepAlive); pause(ctx, recheck, nil); {
		if _, err := s.who.viewer(ctx); lost(err) {
			s.end(&ending{closeForbidden, "the login has ended; log in again"})
			return
		}
		if time.Now().Before(next) {
			continue
		}
		next = time.Now().Add(keepAlive)
		ping, cancel := context.WithTimeout(ctx, patience)
		err := s.conn.Ping(ping)
		cancel()
		if err != nil {
			s.end(&ending{websocket.StatusPolicyViolation, "no answer to a ping"})
			return
		}
	}
}

// handle returns false when the socket is over.
func (s *socket) handle(ctx context.Context, m *message) bool {
	switch m.Type {
	case "ping":
		return s.write(ctx, &message{Type: "pong", Payload: m.Payload})
	case "pong":
		return true
	case "subscribe":
		return s.subscribe(ctx, m)
	case "complete":
		s.mu.Lock()
		if stop := s.running[m.ID]; stop != nil {
			stop()
		}
		s.mu.Unlock()
		return true
	case "connection_init":
		s.end(&ending{closeTwoInits, "connection_init came twice"})
	default:
		s.end(&ending{closeBadMessage, "unknown type of message"})
	}
	return false
}

func (s *socket) write(ctx context.Context, m *message) bool {
	text, err := json.Marshal(m)
	if err != nil {
		return false
	}
	// A context that ends in the middle of a message would end the connection.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	return s.conn.Write(ctx, websocket.MessageText, text) == nil
}

func (s *socket) subscribe(ctx context.Context, m *message) bool {
	if m.ID == "" {
		s.end(&ending{closeBadMessage, "subscribe needs an id"})
		return false
	}
	ctx, stop := context.WithCancel(ctx)
	s.mu.Lock()
	_, taken := s.running[m.ID]
	full := len(s.running) >= s.limits.Operations
	if !taken && !full {
		s.running[m.ID] = stop
	}
	s.mu.Unlock()
	switch {
	case taken:
		stop()
		s.end(&ending{closeSameID, "Subscriber for " + cut(m.ID)[:min(len(m.ID), 60)] + " already exists"})
		return false
	case full:
		stop()
		return s.refuse(ctx, m.ID, refusal(codeCost, "at most %d operations run at once on one connection", s.limits.Operations))
	}
	s.tasks.Go(func() {
		s.operate(ctx, m)
		stop()
	})
	return true
}

func (s *socket) refuse(ctx context.Context, id string, errs ...*gqlerror.Error) bool {
	payload, err := json.Marshal(s.presenter.list(ctx, errs...))
	return err == nil && s.write(ctx, &message{ID: id, Type: "error", Payload: payload})
}

// operate runs one operation to its end.
func (s *socket) operate(ctx context.Context, m *message) {
	last := s.answers(ctx, m)
	s.mu.Lock()
	delete(s.running, m.ID) // the id is free before the client can know of the end
	s.mu.Unlock()
	if ctx.Err() == nil {
		s.write(ctx, last)
	}
}

// answers sends what an operation yields, and returns the message that ends it: complete or error.
func (s *socket) answers(ctx context.Context, m *message) *message {
	failed := func(errs gqlerror.List) *message {
		payload, _ := json.Marshal(errs) //nolint:errchkjson // errors always marshal
		return &message{ID: m.ID, Type: "error", Payload: payload}
	}
	params, problem := decode(m.Payload)
	if problem != nil {
		return failed(s.presenter.list(ctx, problem.err))
	}
	v, err := s.who.viewer(ctx)
	if err != nil {
		return failed(s.presenter.list(ctx, gqlerror.Wrap(err)))
	}
	ctx = access.With(ctx, v)
	op, errs := s.admit(ctx, params)
	if len(errs) > 0 {
		return failed(errs)
	}
	next := func(response *graphql.Response) error {
		if !s.write(ctx, &message{ID: m.ID, Type: "next", Payload: encoded(response)}) {
			return websocket.CloseError{Code: websocket.StatusGoingAway}
		}
		return nil
	}
	if !op.subscription() {
		_ = next(s.run(ctx, op)) // the socket is over if this fails
	} else if errs := s.follow(ctx, s.who, op, next); len(errs) > 0 {
		return failed(errs)
	}
	return &message{ID: m.ID, Type: "complete"}
}
