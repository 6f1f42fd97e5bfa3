package server

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/fault"
	"revenge/media"
	"revenge/media/hls"
)

// What may work later is a 503 that says when: the engine's own estimate, else a moment.
func TestRefuse_later(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		err   error
		after string
	}{
		"as estimated":    {&hls.Later{Err: media.ErrBusy, After: 7 * time.Second}, "7"},
		"wrapped":         {fmt.Errorf("segment: %w: %w", fault.Unavailable, &hls.Later{Err: media.ErrBusy, After: 3 * time.Second}), "3"},
		"less than one":   {&hls.Later{Err: media.ErrBusy, After: time.Millisecond}, "1"},
		"nobody knows":    {media.ErrBusy, retryAfter},
		"no worker":       {media.ErrNoWorker, retryAfter},
		"took too long":   {fmt.Errorf("%w: %w", fault.Unavailable, media.ErrTimeout), retryAfter},
		"too many at all": {fault.Exhausted, retryAfter},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := httptest.NewRecorder()
			refuse(w, httptest.NewRequest(http.MethodGet, "/media/x/v0-720p/0-1000000.m4s", nil), slog.New(slog.DiscardHandler), c.err)
			require.Equal(t, http.StatusServiceUnavailable, w.Code)
			require.Equal(t, c.after, w.Header().Get("Retry-After"))
			require.Equal(t, "no-store", w.Header().Get("Cache-Control"))
		})
	}
}
