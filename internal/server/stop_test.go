package server_test

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/fault"
	"revenge/internal/server"
)

func TestServer_listen(t *testing.T) {
	t.Parallel()
	taken, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer func() { _ = taken.Close() }()
	for address, sentence := range map[string]string{
		taken.Addr().String(): fmt.Sprintf("another program listens on %s; choose another port with --server.port or REVENGE_SERVER_PORT", taken.Addr()),
		"192.0.2.1:8080":      "this machine does not have the address of 192.0.2.1:8080; choose another with --server.host or REVENGE_SERVER_HOST",
		"127.0.0.1:99999":     "the address 127.0.0.1:99999 cannot be listened on",
	} {
		b := setup(t, func(d *server.Deps) { d.Options.Address = address })
		_, err := b.Listen(t.Context())
		require.ErrorIs(t, err, fault.Unavailable)
		require.ErrorContains(t, err, sentence)
	}
}

func TestServer_stops(t *testing.T) {
	t.Parallel()
	b := setup(t)
	entered, release := make(chan struct{}), make(chan struct{})
	b.Mount("GET /slow", http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		close(entered)
		<-release
		_, _ = io.WriteString(w, "whole")
	}))
	l, err := b.Listen(t.Context())
	require.NoError(t, err)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- b.Serve(ctx, l) }()
	answer := make(chan string, 1)
	client := &http.Client{Transport: &http.Transport{}}
	t.Cleanup(client.CloseIdleConnections)
	go func() {
		res, err := client.Get("http://" + l.Addr().String() + "/slow")
		if err != nil {
			answer <- err.Error()
			return
		}
		defer func() { _ = res.Body.Close() }()
		text, _ := io.ReadAll(res.Body)
		answer <- string(text)
	}()
	<-entered
	stop()
	close(release)
	require.Equal(t, "whole", <-answer)
	require.NoError(t, <-ended)
	_, err = net.Dial("tcp", l.Addr().String())
	require.Error(t, err)
}

func TestServer_stopsInTheEnd(t *testing.T) {
	t.Parallel()
	b := setup(t, func(d *server.Deps) { d.Options.ShutdownTimeout = 10 * time.Millisecond })
	entered := make(chan struct{})
	b.Mount("GET /hangs", http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		close(entered)
		<-r.Context().Done()
	}))
	l, err := b.Listen(t.Context())
	require.NoError(t, err)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- b.Serve(ctx, l) }()
	go func() {
		res, err := http.Get("http://" + l.Addr().String() + "/hangs")
		if err == nil {
			_ = res.Body.Close()
		}
	}()
	<-entered
	stop()
	require.NoError(t, <-ended)
	require.Contains(t, b.log.String(), "cut off")
}

// endless is a handler that ends only when it is closed.
type endless chan struct{}

func (e endless) ServeHTTP(http.ResponseWriter, *http.Request) { <-e }
func (e endless) Close()                                       { close(e) }

func TestServer_stopsWhatWasMounted(t *testing.T) {
	t.Parallel()
	b := setup(t)
	e := make(endless)
	b.Mount("GET /endless", e)
	l, err := b.Listen(t.Context())
	require.NoError(t, err)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- b.Serve(ctx, l) }()
	client := &http.Client{Transport: &http.Transport{}}
	t.Cleanup(client.CloseIdleConnections)
	go func() {
		if res, err := client.Get("http://" + l.Addr().String() + "/endless"); err == nil {
			_ = res.Body.Close()
		}
	}()
	stop()
	require.NoError(t, <-ended)
	<-e
	require.NotContains(t, b.log.String(), "cut off")
}
