package graph

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"
)

// An answer is one packet where packets are large enough, and nothing of it waits for the next one.
func TestWriteWhole(t *testing.T) {
	t.Parallel()
	body := bytes.Repeat([]byte("0123456789abcdef"), 800)
	type seen struct{ packets, packet, held int }
	var sent []seen
	state := func(c syscall.RawConn) (s seen, segments int) {
		require.NoError(t, c.Control(func(fd uintptr) {
			info, err := unix.GetsockoptTCPInfo(int(fd), unix.IPPROTO_TCP, unix.TCP_INFO)
			require.NoError(t, err)
			s.packet, segments = int(info.Snd_mss), int(info.Data_segs_out)
			s.held, err = unix.GetsockoptInt(int(fd), unix.IPPROTO_TCP, unix.TCP_CORK)
			require.NoError(t, err)
		}))
		return s, segments
	}
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c := r.Context().Value(connectionKey{}).(syscall.RawConn)
		_, before := state(c)
		sendJSON(w, r, http.StatusOK, body[:min(len(body), int(r.ContentLength))])
		s, after := state(c)
		s.packets = after - before
		sent = append(sent, s)
	}))
	server.Config.ConnContext = WithConnection
	server.Start()
	t.Cleanup(server.Close)
	for _, size := range []int{len(body), bufferBytes, bufferBytes - 1, 10, len(body)} {
		answer, err := http.Post(server.URL, "application/json", bytes.NewReader(body[:size]))
		require.NoError(t, err)
		got, err := io.ReadAll(answer.Body)
		require.NoError(t, err)
		require.NoError(t, answer.Body.Close())
		require.Equal(t, body[:size], got)
	}
	server.Close() // waits for the handlers
	require.Len(t, sent, 5)
	for _, s := range sent {
		require.Zero(t, s.held, "nothing is held back")
	}
	for _, s := range []seen{sent[0], sent[1], sent[4]} {
		if s.packet > len(body)+1024 {
			require.Equal(t, 1, s.packets)
		}
	}
}

func TestWriteWhole_elsewhere(t *testing.T) {
	t.Parallel()
	body := bytes.Repeat([]byte("x"), 2*bufferBytes)
	w := httptest.NewRecorder()
	sendJSON(w, httptest.NewRequest(http.MethodPost, "/graphql", nil), http.StatusOK, body)
	require.Equal(t, body, w.Body.Bytes(), "without a connection that can be held it is written as it is")
}
