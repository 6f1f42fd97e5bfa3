package restream_test

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"revenge/media/restream"
	"revenge/media/restream/restreamtest"
)

func TestMain(m *testing.M) {
	code := m.Run()
	if code == 0 {
		if err := goleak.Find(); err != nil {
			fmt.Fprintln(os.Stderr, "goroutines were left behind:", err)
			code = 1
		}
	}
	os.Exit(code)
}

// stand is a tuner behind a server.
type stand struct {
	*restream.Tuner
	*httptest.Server
}

func newStand(t *testing.T, of restream.Channel, change func(*restream.Options)) *stand {
	t.Helper()
	o := restream.Options{Client: &http.Client{Transport: &http.Transport{}}, Log: slog.New(slog.NewTextHandler(t.Output(), nil))}
	if change != nil {
		change(&o)
	}
	s := &stand{Tuner: restream.New(o)}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := s.Serve(w, r, of, strings.TrimPrefix(r.URL.Path, "/")); err != nil {
			http.Error(w, err.Error(), http.StatusNotFound)
		}
	}))
	t.Cleanup(func() {
		s.Tuner.Close() // lets go of the requests that wait
		s.Server.CloseClientConnections()
		s.Server.Close()
	})
	return s
}

func (s *stand) get(t *testing.T, name string) (int, string, http.Header) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.URL+"/"+name, http.NoBody)
	require.NoError(t, err)
	answer, err := s.Client().Do(r)
	require.NoError(t, err)
	defer answer.Body.Close()
	var text strings.Builder
	_, err = fmt.Fprint(&text, readAll(t, answer))
	require.NoError(t, err)
	return answer.StatusCode, text.String(), answer.Header
}

func tune(t *testing.T, s *stand, of restream.Channel) ([]string, error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	return s.Tune(ctx, of)
}

func channelOf(s *restreamtest.Source) restream.Channel {
	return restream.Channel{ID: "one", Address: s.Address()}
}
