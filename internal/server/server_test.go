package server_test

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"revenge/graph"
	"revenge/graph/generated"
	"revenge/internal/server"
	"revenge/internal/system"
)

func (root) Query() generated.QueryResolver { return query{} }

func (query) Server(context.Context) (*system.Server, error) {
	return &system.Server{Name: strings.Repeat("a", 3000)}, nil
}

func (parts) SetupRequired(context.Context) (bool, error) { return false, nil }
func (parts) Healthy(context.Context) error               { return nil }

func TestServer_webApp(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, path := range []string{"/", "/index.html", "/movies/movie_1", "/folder"} {
		w := b.do(t, http.MethodGet, path)
		require.Equal(t, http.StatusOK, w.Code, path)
		require.Contains(t, w.Body.String(), "<script>", path)
		require.Equal(t, "no-cache", w.Header().Get("Cache-Control"))
	}
	for _, path := range []string{"/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd", "/..%5cetc", "//etc/passwd", "/%00"} {
		w := b.do(t, http.MethodGet, path)
		require.NotContains(t, w.Body.String(), "root:", path)
		require.Less(t, w.Code, 500, path)
	}
	csp := b.do(t, http.MethodGet, "/").Header().Get("Content-Security-Policy")
	require.Contains(t, csp, "script-src 'self' 'sha256-", csp)
	require.Equal(t, 1, strings.Count(csp, "sha256-"), "only what is inline")
	require.NotContains(t, csp, "unsafe")
	require.Contains(t, csp, "frame-ancestors 'none'")

	w := b.do(t, http.MethodGet, "/_app/immutable/a.js", header("Accept-Encoding", "gzip, deflate, br"))
	require.Equal(t, "smallest", w.Body.String())
	require.Equal(t, "br", w.Header().Get("Content-Encoding"))
	require.Contains(t, w.Header().Get("Content-Type"), "javascript")
	require.Contains(t, w.Header().Get("Cache-Control"), "immutable")
	require.Equal(t, "zipped", b.do(t, http.MethodGet, "/_app/immutable/a.js", header("Accept-Encoding", "br;q=0, gzip")).Body.String())
	w = b.do(t, http.MethodGet, "/_app/immutable/a.js")
	require.Equal(t, "plain", w.Body.String())
	require.Equal(t, http.StatusNotModified, b.do(t, http.MethodGet, "/_app/immutable/a.js", header("If-None-Match", w.Header().Get("ETag"))).Code)
	require.Equal(t, http.StatusNotFound, b.do(t, http.MethodGet, "/nope.js").Code)
	require.Equal(t, http.StatusNotFound, b.do(t, http.MethodGet, "/folder/with.dot").Code)
	require.Equal(t, http.StatusMethodNotAllowed, b.do(t, http.MethodPost, "/movies").Code)
	require.Equal(t, http.StatusMethodNotAllowed, b.do(t, http.MethodTrace, "/").Code)
}

func TestServer_needsAFirstPage(t *testing.T) {
	t.Parallel()
	_, err := server.New(server.Deps{Web: fstest.MapFS{}, Log: slog.New(slog.DiscardHandler)})
	require.ErrorContains(t, err, "no first page")
}

func TestServer_everyAnswerIsGuarded(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.Mount("GET /boom/", http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("/srv/films") }))
	for _, path := range []string{"/", "/nope.js", "/graphql", "/graphiql", "/healthz", "/healthz/live", "/metrics", "/boom/"} {
		h := b.do(t, http.MethodGet, path+"?token=secret-1").Header()
		require.Equal(t, "nosniff", h.Get("X-Content-Type-Options"), path)
		require.Equal(t, "no-referrer", h.Get("Referrer-Policy"), path)
		require.Contains(t, h.Get("Content-Security-Policy"), "frame-ancestors 'none'", path)
		require.NotEmpty(t, h.Get("X-Request-ID"), path)
	}
	require.NotContains(t, b.log.String(), "secret-1")
	require.Contains(t, b.log.String(), "/srv/films")
	w := b.do(t, http.MethodGet, "/boom/")
	require.Equal(t, http.StatusInternalServerError, w.Code)
	require.NotContains(t, w.Body.String(), "srv")
}

func TestServer_health(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.Equal(t, http.StatusNoContent, b.do(t, http.MethodGet, "/healthz/live").Code)
	for _, who := range []string{"", "user", "nobody"} {
		require.JSONEq(t, `{"ready":true}`, b.do(t, http.MethodGet, "/healthz", as(who)).Body.String(), who)
	}
	var full struct {
		Ready bool
		Parts []struct{ Name string }
	}
	require.NoError(t, json.Unmarshal(b.do(t, http.MethodGet, "/healthz/ready", as("admin")).Body.Bytes(), &full))
	require.Len(t, full.Parts, 2)
	b.closeDB()
	w := b.do(t, http.MethodGet, "/healthz")
	require.Equal(t, http.StatusServiceUnavailable, w.Code)
	require.JSONEq(t, `{"ready":false}`, w.Body.String())
	require.Equal(t, http.StatusNoContent, b.do(t, http.MethodGet, "/healthz/live").Code)
}

func TestServer_metrics(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.Equal(t, http.StatusUnauthorized, b.do(t, http.MethodGet, "/metrics").Code)
	require.Equal(t, http.StatusForbidden, b.do(t, http.MethodGet, "/metrics", as("user")).Code)
	require.Equal(t, "figures", b.do(t, http.MethodGet, "/metrics", as("admin")).Body.String())
	off := setup(t, func(d *server.Deps) { d.Metrics = nil })
	require.NotContains(t, off.do(t, http.MethodGet, "/metrics", as("admin")).Body.String(), "figures")
}

// Who may read is asked of the route that answers, however the address is spelled.
func TestServer_authTricks(t *testing.T) {
	t.Parallel()
	b := setup(t)
	spellings := []string{"/metrics", "/metrics?", "/metrics?a=/healthz", "/metrics?access_token=admin", "/metrics?r=/_app/immutable/a.js", "/metrics#/healthz", "/metrics/", "/metrics;",
		"/metrics;/healthz", "/metrics%00", "/metrics%20", "/metrics%2f", "/metrics%3f", "/metrics.js", "/metrics/../metrics", "/healthz/../metrics", "/_app/../metrics", "/_app/%2e%2e/metrics",
		"/_app/..%2fmetrics", "/./metrics", "//metrics", "/\\metrics", "/%6detrics", "/METRICS", "/Metrics", "/metric%73", "/%2fmetrics", "http://localhost/metrics"}
	tricks := []func(*http.Request){
		func(*http.Request) {},
		header("X-Original-URL", "/healthz"), header("X-Rewrite-URL", "/metrics"), header("X-HTTP-Method-Override", "GET"), header("X-Forwarded-For", "127.0.0.1"),
		header("X-Forwarded-Host", "localhost"), header("X-Forwarded-User", "admin"), header("Forwarded", "for=127.0.0.1;host=localhost"), header("Host", "localhost"),
		header("Authorization", "Basic YWRtaW46YWRtaW4="), header("Authorization", "admin"), header("Authorization", "Bearer"), header("Authorization", "Bearer user"),
		header("Cookie", "revenge_access=user"), header("Cookie", "revenge_access=; revenge_access=user"), header("Cookie", "REVENGE_ACCESS=admin"),
	}
	for _, spelling := range spellings {
		for i, trick := range tricks {
			for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, "PROPFIND"} {
				r := httptest.NewRequestWithContext(t.Context(), method, "/", nil)
				u, err := url.Parse(spelling)
				if err != nil {
					u = &url.URL{Path: spelling}
				}
				r.URL = u
				trick(r)
				w := httptest.NewRecorder()
				b.Handler().ServeHTTP(w, r)
				require.NotContains(t, w.Body.String(), "figures", "%s %s, trick %d", method, spelling, i)
				require.Less(t, w.Code, 500, "%s %s, trick %d", method, spelling, i)
			}
		}
	}
	require.Contains(t, b.do(t, http.MethodGet, "/metrics", as("admin")).Body.String(), "figures", "the real door is open")
}

func TestServer_graphiql(t *testing.T) {
	t.Parallel()
	b := setup(t)
	w := b.do(t, http.MethodGet, "/graphiql")
	require.Equal(t, http.StatusSeeOther, w.Code)
	require.Equal(t, "/login?next=/graphiql", w.Header().Get("Location"))
	w = b.do(t, http.MethodGet, "/graphiql", header("Cookie", "revenge_access=user"))
	require.Equal(t, http.StatusOK, w.Code)
	require.NotRegexp(t, `(src|href)="(https?:)?//`, w.Body.String(), "no outside address")
	csp := w.Header().Get("Content-Security-Policy")
	require.NotContains(t, csp, "unsafe")
	other := b.do(t, http.MethodGet, "/graphiql", header("Cookie", "revenge_access=user")).Header().Get("Content-Security-Policy")
	require.NotEqual(t, csp, other, "a nonce is used once")
	for _, part := range []string{"graphiql.min.js", "graphiql.min.css", "react.min.js", "react-dom.min.js", "licenses.txt", "start.js"} {
		w := b.do(t, http.MethodGet, "/graphiql/"+part, header("Accept-Encoding", "gzip"))
		require.Equal(t, http.StatusOK, w.Code, part)
		require.NotEmpty(t, w.Header().Get("Content-Type"), part)
	}
	require.Equal(t, http.StatusNotAcceptable, b.do(t, http.MethodGet, "/graphiql/react.min.js").Code)
	require.Equal(t, http.StatusNotFound, b.do(t, http.MethodGet, "/graphiql/page.html").Code)
	require.Equal(t, http.StatusNotFound, b.do(t, http.MethodGet, "/graphiql/..%2fpage.html").Code)
}

func TestServer_compresses(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ask := func(remote string, with ...func(*http.Request)) *httptest.ResponseRecorder {
		return b.do(t, http.MethodGet, "/graphql?query={server{name}}", append(with, header("Accept-Encoding", "gzip"), func(r *http.Request) { r.RemoteAddr = remote })...)
	}
	w := ask("192.0.2.1:99")
	require.Equal(t, "gzip", w.Header().Get("Content-Encoding"))
	z, err := gzip.NewReader(w.Body)
	require.NoError(t, err)
	text, err := io.ReadAll(z)
	require.NoError(t, err)
	require.Contains(t, string(text), `"data":{"server"`)
	require.Empty(t, ask("127.0.0.1:99").Header().Get("Content-Encoding"))
	require.Empty(t, b.do(t, http.MethodGet, "/graphql?query={__typename}", header("Accept-Encoding", "gzip")).Header().Get("Content-Encoding"), "too short")
	require.Equal(t, http.StatusNoContent, b.do(t, http.MethodOptions, "/graphql", header("Accept-Encoding", "gzip")).Code)
}

func TestServer_client(t *testing.T) {
	t.Parallel()
	var got graph.Client
	b := setup(t, func(d *server.Deps) {
		d.Options.TrustedProxies = []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}
	})
	b.Mount("GET /who", http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { got = graph.ClientOf(r.Context()) }))
	for _, c := range []struct {
		peer, chain, proto string
		address            string
		secure             bool
	}{
		{"192.0.2.1:99", "", "", "192.0.2.1", false},
		{"192.0.2.1:99", "127.0.0.1", "https", "192.0.2.1", false},
		{"10.0.0.1:99", "198.51.100.7", "https", "198.51.100.7", true},
		{"10.0.0.1:99", "127.0.0.1, 198.51.100.7, 10.0.0.9", "http", "198.51.100.7", false},
		{"10.0.0.1:99", "nonsense, 10.0.0.2", "", "10.0.0.2", false},
		{"10.0.0.1:99", "nonsense", "", "10.0.0.1", false},
		{"10.0.0.1:99", "", "", "10.0.0.1", false},
		{"[::ffff:10.0.0.1]:99", "2001:db8::7", "", "2001:db8::7", false},
		{"[fe80::1%eth0]:99", "", "", "fe80::1", false},
	} {
		with := []func(*http.Request){func(r *http.Request) { r.RemoteAddr = c.peer }}
		if c.chain != "" {
			with = append(with, header("X-Forwarded-For", c.chain), header("Forwarded", "for=127.0.0.1"))
		}
		with = append(with, header("X-Forwarded-Proto", c.proto))
		w := b.do(t, http.MethodGet, "/who", with...)
		require.Equal(t, c.secure, w.Header().Get("Strict-Transport-Security") != "", c)
		require.Equal(t, c.address, got.Address, c)
		require.Equal(t, c.secure, got.Secure, c)
	}
}
