package server

import (
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// What is large is compressed on the way to other machines, unless it was before.
func TestCompressed(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		remote, accepts, encoded string
		size                     int
		want                     string
	}{
		{"192.0.2.1:1", "br, gzip", "", 3000, "gzip"},
		{"192.0.2.1:1", "gzip;q=0", "", 3000, ""},
		{"192.0.2.1:1", "", "", 3000, ""},
		{"192.0.2.1:1", "gzip", "", 300, ""},
		{"127.0.0.1:1", "gzip", "", 3000, ""},
		{"192.0.2.1:1", "gzip", "gzip", 3000, "gzip"},
	} {
		sent := strings.Repeat("a", c.size)
		h := compressed(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			w.Header().Set("Content-Length", strconv.Itoa(len(sent)))
			if c.encoded != "" {
				w.Header().Set("Content-Encoding", c.encoded)
			}
			_, _ = w.Write([]byte(sent))
		}))
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/graphql", nil)
		r.RemoteAddr = c.remote
		r.Header.Set("Accept-Encoding", c.accepts)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		require.Equal(t, c.want, w.Header().Get("Content-Encoding"), "%v", c)
		require.Equal(t, c.want != "" && c.encoded == "", w.Body.Len() < c.size, "%v", c)
		require.Equal(t, strconv.Itoa(w.Body.Len()), w.Header().Get("Content-Length"), "in one piece: %v", c)
	}
}

// An answer of several pieces is left as it is.
func TestCompressed_pieces(t *testing.T) {
	t.Parallel()
	h := compressed(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusAccepted)
		for range 2 {
			_, _ = w.Write([]byte(strings.Repeat("a", 3000)))
		}
	}))
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/graphql", nil)
	r.Header.Set("Accept-Encoding", "gzip")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	require.Equal(t, http.StatusAccepted, w.Code)
	require.Empty(t, w.Header().Get("Content-Encoding"))
	require.Equal(t, 6000, w.Body.Len())
}
