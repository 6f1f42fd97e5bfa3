package server

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A compressed answer has a tag of its own, by which its client learns that it is still good.
func TestCompressed_tags(t *testing.T) {
	t.Parallel()
	h := compressed(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"a"`)
		if r.Header.Get("If-None-Match") == `"a"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write([]byte(strings.Repeat("a", 3000)))
	}))
	ask := func(remote, have string) (int, string) {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/graphql", nil)
		r.RemoteAddr = remote
		r.Header.Set("Accept-Encoding", "gzip")
		r.Header.Set("If-None-Match", have)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w.Code, w.Header().Get("ETag")
	}
	for _, c := range []struct {
		remote, have string
		code         int
		tag          string
	}{
		{"192.0.2.1:1", "", http.StatusOK, `"a-gzip"`},
		{"192.0.2.1:1", `"b-gzip"`, http.StatusOK, `"a-gzip"`},
		{"192.0.2.1:1", `"a-gzip"`, http.StatusNotModified, `"a-gzip"`},
		{"192.0.2.1:1", `"a"`, http.StatusNotModified, `"a"`},
		{"127.0.0.1:1", "", http.StatusOK, `"a"`},
		{"127.0.0.1:1", `"a"`, http.StatusNotModified, `"a"`},
	} {
		code, tag := ask(c.remote, c.have)
		require.Equal(t, c.code, code, "%v", c)
		require.Equal(t, c.tag, tag, "%v", c)
	}
}
