package graph

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql/executor"

	"revenge/dataloaders"
	"revenge/graph/answers"
	"revenge/graph/generated"
	"revenge/graph/setexec"
	"revenge/internal/access"
	"revenge/internal/catalogue"
	"revenge/internal/platform/obs"
)

// Config is what the endpoint is made of.
type Config struct {
	Root    generated.ResolverRoot
	Sources dataloaders.Sources
	// Authenticate finds out who asks, at the beginning and again while sockets and streams are open.
	Authenticate Authenticate
	// Relations and Pool let queries be answered set by set; without a Pool each field is resolved by itself.
	Relations setexec.Relations
	Pool      setexec.Pool
	// Versions returns the catalogue's versions of a moment after the call; nil where nothing of it is kept.
	Versions func(context.Context) (*catalogue.Versions, error)
	// Answers keeps answers of the catalogue; nil for none.
	Answers *answers.Cache
	// Limits are DefaultLimits when left zero.
	Limits Limits
	// AttemptsPerMinute bounds how often an address may try to log in; 20 when left zero.
	AttemptsPerMinute int
	// Metrics counts operations; nil for not at all.
	Metrics *obs.Operations
	Log     *slog.Logger
}

const defaultAttempts = 20

// Handler serves GraphQL by POST, GET, server-sent events and WebSocket on one path.
type Handler struct {
	*engine
	authenticate Authenticate
	versions     func(context.Context) (*catalogue.Versions, error)
	origins      *http.CrossOriginProtection
	log          *slog.Logger

	// open counts sockets and streams; stopping ends them.
	open     sync.WaitGroup
	mu       sync.Mutex
	stopped  bool
	stopping context.Context
	stop     context.CancelFunc
}

// NewHandler returns the endpoint. Close it after the HTTP server has stopped to accept.
func NewHandler(c Config) (*Handler, error) {
	if c.Limits == (Limits{}) {
		c.Limits = DefaultLimits()
	}
	if c.AttemptsPerMinute == 0 {
		c.AttemptsPerMinute = defaultAttempts
	}
	executable := generated.NewExecutableSchema(generated.Config{Resolvers: c.Root})
	schema := executable.Schema()
	allowed := readRights(schema)
	docs, err := newDocuments(schema, allowed, c.Limits)
	if err != nil {
		return nil, fmt.Errorf("graphql documents: %w", err)
	}
	tries, err := newAttempts(c.AttemptsPerMinute)
	if err != nil {
		return nil, fmt.Errorf("graphql attempts: %w", err)
	}
	p := presenter{c.Log}
	exec := executor.New(executable)
	exec.SetQueryCache(prepared{})
	exec.SetErrorPresenter(p.present)
	exec.SetRecoverFunc(p.recovered)
	h := &Handler{
		engine: &engine{exec: exec, schema: schema, documents: docs, rights: allowed, costs: readCosts(schema),
			limits: c.Limits, attempts: tries, sources: c.Sources, presenter: p, answers: c.Answers, metrics: c.Metrics},
		authenticate: c.Authenticate, versions: c.Versions, origins: http.NewCrossOriginProtection(), log: c.Log,
	}
	if c.Pool != nil {
		h.sets = &sets{setexec.Compiler{Schema: schema, Tables: generated.SetTables(c.Root), Relations: c.Relations, Own: answers.Own()}, c.Pool}
	}
	h.stopping, h.stop = context.WithCancel(context.Background())
	return h, nil
}

// Close ends all sockets and streams with a reason, waits for them and frees what the endpoint holds.
func (h *Handler) Close() {
	h.mu.Lock()
	first := !h.stopped
	h.stopped = true
	h.mu.Unlock()
	h.stop()
	h.open.Wait()
	if first {
		h.documents.close()
		h.attempts.addresses.Close()
	}
}

// enter counts a socket or stream in; false when the server stops.
func (h *Handler) enter() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.stopped {
		h.open.Add(1)
	}
	return !h.stopped
}

// ServeHTTP answers one request, stream or socket.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	if obs.RequestID(ctx) == "" {
		ctx = obs.WithRequestID(ctx, obs.NewRequestID())
	}
	if ClientOf(ctx) == (Client{}) {
		address, _, err := net.SplitHostPort(r.RemoteAddr)
		if err != nil {
			address = r.RemoteAddr
		}
		ctx = WithClient(ctx, Client{Address: address, UserAgent: r.UserAgent(), Secure: r.TLS != nil})
	}
	r = r.WithContext(ctx)
	w.Header().Set("Cache-Control", "no-store")
	switch {
	case r.Header.Get("Upgrade") != "":
		h.serveSocket(w, r)
	case r.Method == http.MethodOptions:
		w.Header().Set("Allow", "GET, POST, OPTIONS")
		w.WriteHeader(http.StatusNoContent)
	case r.Method != http.MethodGet && r.Method != http.MethodPost:
		w.Header().Set("Allow", "GET, POST, OPTIONS")
		h.fail(w, r, http.StatusMethodNotAllowed, refusal(codeBadInput, "send GraphQL by GET or POST"))
	default:
		h.serveRequest(w, r)
	}
}

// serveRequest answers GET and POST, and streams.
func (h *Handler) serveRequest(w http.ResponseWriter, r *http.Request) {
	if err := h.origins.Check(r); err != nil {
		h.fail(w, r, http.StatusForbidden, refusal(codeForbidden, "requests from pages of other sites are refused"))
		return
	}
	var a asked
	var problem *problem
	if a.text, problem = h.readText(w, r); problem == nil {
		if a.versions = h.look(r); a.versions == nil {
			a.params, problem = parse(r, a.text)
		}
	}
	if problem != nil {
		h.fail(w, r, problem.status, problem.err)
		return
	}
	s, v, err := newSession(r.Context(), r, h.authenticate)
	if err != nil {
		h.fail(w, r, statusOf(err), h.presenter.present(r.Context(), err))
		return
	}
	r = r.WithContext(access.With(r.Context(), v))
	if r.Method == http.MethodPost && strings.Contains(r.Header.Get("Accept"), eventStream) {
		h.serveStream(w, r, s, a.params) // without versions, so they have been read
		return
	}
	h.serveAnswer(w, r, a)
}
