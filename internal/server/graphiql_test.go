package server_test

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"testing"

	"github.com/stretchr/testify/require"
)

// GraphiQL renders in a real browser, fetches the schema, and its strict policy refuses nothing of it.
func TestServer_graphiqlInABrowser(t *testing.T) {
	t.Parallel()
	b := setup(t)
	asked := make(chan struct{}, 100)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.AddCookie(&http.Cookie{Name: "revenge_access", Value: "user"})
		if r.URL.Path == "/graphql" {
			asked <- struct{}{}
		}
		b.Handler().ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	browser := exec.CommandContext(t.Context(), "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
		"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--user-data-dir="+t.TempDir(), "--enable-logging=stderr", "--virtual-time-budget=10000", "--dump-dom", s.URL+"/graphiql")
	var console bytes.Buffer
	browser.Stderr = &console
	page, err := browser.Output()
	require.NoError(t, err, "the test needs Chromium; scripts/deps installs it: %s", console.String())
	require.Contains(t, string(page), "graphiql-container")
	require.Contains(t, string(page), "graphiql-editors")
	require.NotContains(t, console.String(), "Content Security Policy")
	require.NotContains(t, console.String(), "Uncaught")
	require.NotEmpty(t, asked, "the schema was not asked for")
}
