package server_test

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"revenge/graph"
	"revenge/graph/generated"
	"revenge/internal/access"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/fault"
	"revenge/internal/server"
	"revenge/internal/system"
	"revenge/internal/testkit"
)

func TestMain(m *testing.M) { testkit.Main(m) }

type root struct{ generated.ResolverRoot }

type query struct{ generated.QueryResolver }

type parts struct{}

func authenticate(_ context.Context, secret string) (access.Viewer, time.Time, error) {
	switch secret {
	case "admin":
		return access.Viewer{Role: access.Admin}, time.Time{}, nil
	case "user":
		return access.Viewer{Role: access.User}, time.Time{}, nil
	}
	return access.Viewer{}, time.Time{}, fault.Unauthenticated
}

type safeBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *safeBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *safeBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

type bench struct {
	*server.Server
	log     *safeBuffer
	closeDB func()
}

func setup(t *testing.T, change ...func(*server.Deps)) *bench {
	t.Helper()
	log := &safeBuffer{}
	logger := slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	h, err := graph.NewHandler(graph.Config{Root: root{}, Authenticate: authenticate, Log: logger})
	require.NoError(t, err)
	t.Cleanup(h.Close)
	pool := testkit.DB(t)
	d := server.Deps{
		Options: server.Options{Address: "127.0.0.1:0", HeaderTimeout: time.Second, IdleTimeout: time.Second, ShutdownTimeout: 5 * time.Second},
		GraphQL: h, Authenticate: authenticate, Log: logger,
		System:  system.New(system.Deps{DB: pool, Setup: parts{}, Worker: parts{}, Version: "1", Clock: clock.System{}}),
		Metrics: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "figures") }),
		Web: fstest.MapFS{
			"index.html":              {Data: []byte(`<html><script>let a = 1</script><script src="/x.js"></script></html>`)},
			"_app/immutable/a.js":     {Data: []byte("plain")},
			"_app/immutable/a.js.gz":  {Data: []byte("zipped")},
			"_app/immutable/a.js.br":  {Data: []byte("smallest")},
			"icon.svg":                {Data: []byte("<svg/>")},
			"folder/with.dot/file.js": {Data: []byte("1")},
		},
	}
	for _, f := range change {
		f(&d)
	}
	s, err := server.New(d)
	require.NoError(t, err)
	return &bench{s, log, pool.Close}
}

func (b *bench) do(t *testing.T, method, target string, with ...func(*http.Request)) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, target, nil)
	for _, f := range with {
		f(r)
	}
	w := httptest.NewRecorder()
	b.Handler().ServeHTTP(w, r)
	return w
}

func header(name, value string) func(*http.Request) {
	return func(r *http.Request) { r.Header.Add(name, value) }
}

func as(who string) func(*http.Request) { return header("Authorization", "Bearer "+who) }
