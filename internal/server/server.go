package server

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"time"

	"golang.org/x/sys/unix"

	"revenge/graph"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/obs"
	"revenge/internal/system"
)

// Options are where and how requests are taken.
type Options struct {
	// Address is host:port.
	Address string
	// HeaderTimeout bounds the wait for the head of a request, IdleTimeout how long an unused connection stays.
	HeaderTimeout, IdleTimeout time.Duration
	// ShutdownTimeout is how long running requests get when the server stops.
	ShutdownTimeout time.Duration
	// TrustedProxies may tell which client they speak for. Nobody else is believed.
	TrustedProxies []netip.Prefix
}

// Deps are what a Server is made of.
type Deps struct {
	Options      Options
	GraphQL      *graph.Handler
	Authenticate graph.Authenticate
	System       *system.Service
	// Web is the built web app, with index.html at its root.
	Web fs.FS
	// Metrics is served at /metrics, to administrators; nil for not at all.
	Metrics http.Handler
	// Requests counts requests; nil for not at all.
	Requests *obs.Requests
	Log      *slog.Logger
}

// Server takes requests.
type Server struct {
	deps Deps
	mux  *http.ServeMux
	http *http.Server
}

// bodyTimeout bounds how long a request may take to arrive once its head is there.
const bodyTimeout = 30 * time.Second

// New returns a server that does not listen yet.
func New(d Deps) (*Server, error) {
	s := &Server{deps: d, mux: http.NewServeMux()}
	app, err := newApp(d.Web)
	if err != nil {
		return nil, fmt.Errorf("read the web app: %w", err)
	}
	s.mux.Handle("/graphql", compressed(d.GraphQL))
	s.mux.Handle("GET /graphiql", s.graphiql())
	s.mux.Handle("GET /graphiql/{part}", graphiqlPart())
	s.mux.HandleFunc("GET /healthz/live", live)
	s.mux.HandleFunc("GET /healthz", s.ready)
	s.mux.HandleFunc("GET /healthz/ready", s.ready)
	if d.Metrics != nil {
		s.mux.Handle("GET /metrics", s.forAdmins(d.Metrics))
	}
	s.mux.Handle("/", app)
	s.http = &http.Server{
		Handler: s.around(plainly(s.mux)), ReadHeaderTimeout: d.Options.HeaderTimeout, IdleTimeout: d.Options.IdleTimeout,
		ConnContext: graph.WithConnection, MaxHeaderBytes: 64 << 10, ErrorLog: slog.NewLogLogger(d.Log.Handler(), slog.LevelDebug),
	}
	return s, nil
}

// Mount adds a handler, for example of "/media/". Mount everything before Serve. A handler that has a Close is closed when
// the server stops.
func (s *Server) Mount(pattern string, h http.Handler) {
	s.mux.Handle(pattern, h)
	if endless, ok := h.(interface{ Close() }); ok {
		s.http.RegisterOnShutdown(endless.Close)
	}
}

// Handler is all of it without listening, for tests.
func (s *Server) Handler() http.Handler { return s.http.Handler }

// Listen takes the address. Fault: Unavailable, with a sentence, when that cannot be.
func (s *Server) Listen(ctx context.Context) (net.Listener, error) {
	var config net.ListenConfig
	l, err := config.Listen(ctx, "tcp", s.deps.Options.Address)
	if err != nil {
		return nil, fmt.Errorf("listen: %w", cannotListen(s.deps.Options.Address, err))
	}
	return l, nil
}

func cannotListen(address string, err error) error {
	sentence := fmt.Sprintf("the address %s cannot be listened on (%s); choose another with --server.host and --server.port", address, rootOf(err))
	switch {
	case errors.Is(err, unix.EADDRINUSE):
		sentence = fmt.Sprintf("another program listens on %s; choose another port with --server.port or REVENGE_SERVER_PORT", address)
	case errors.Is(err, unix.EACCES):
		sentence = fmt.Sprintf("this user may not listen on %s; choose a port of 1024 or more with --server.port or REVENGE_SERVER_PORT", address)
	case errors.Is(err, unix.EADDRNOTAVAIL):
		sentence = fmt.Sprintf("this machine does not have the address of %s; choose another with --server.host or REVENGE_SERVER_HOST", address)
	}
	return &fault.Mistake{Kind: fault.Unavailable, Path: []string{"server", "port"}, Message: sentence}
}

func rootOf(err error) error {
	if op, ok := errors.AsType[*net.OpError](err); ok {
		return op.Err
	}
	return err
}

// Serve answers requests until ctx ends. Then it takes no more, closes sockets and streams with a reason, and gives the
// rest ShutdownTimeout to finish.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	failed := make(chan error, 1)
	go func() { failed <- s.http.Serve(l) }()
	select {
	case err := <-failed:
		s.deps.GraphQL.Close()
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.deps.Options.ShutdownTimeout)
	defer cancel()
	closed := make(chan struct{})
	go func() {
		defer close(closed)
		s.deps.GraphQL.Close()
	}()
	err := s.http.Shutdown(stop)
	<-closed
	<-failed //nolint:errcheck // it is ErrServerClosed
	if errors.Is(err, context.DeadlineExceeded) {
		s.deps.Log.WarnContext(ctx, "requests were cut off at the end", "after", s.deps.Options.ShutdownTimeout)
		err = s.http.Close()
	}
	if err != nil {
		return fmt.Errorf("stop to serve: %w", err)
	}
	return nil
}
