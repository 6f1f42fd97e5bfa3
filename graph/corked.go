package graph

import (
	"context"
	"net"
	"net/http"
	"syscall"

	"golang.org/x/sys/unix"
)

type connectionKey struct{}

// WithConnection is for http.Server.ConnContext: long answers then leave as one piece, though net/http writes their first
// kilobytes by themselves.
func WithConnection(ctx context.Context, c net.Conn) context.Context {
	if tcp, is := c.(*net.TCPConn); is {
		if raw, err := tcp.SyscallConn(); err == nil {
			return context.WithValue(ctx, connectionKey{}, raw)
		}
	}
	return ctx
}

// bufferBytes is what net/http collects before it writes.
const bufferBytes = 4 << 10

// writeWhole writes all of an answer's body.
func writeWhole(w http.ResponseWriter, r *http.Request, body []byte) {
	if c, known := r.Context().Value(connectionKey{}).(syscall.RawConn); known && len(body) >= bufferBytes {
		cork(c, 1)
		defer cork(c, 0)
		defer func() { _ = http.NewResponseController(w).Flush() }() // what it cannot flush it writes later
	}
	_, _ = w.Write(body) //nolint:gosec // JSON, under its own media type; the client is gone if this fails
}

// cork holds back what does not fill a packet, or lets it go. Where that cannot be, answers leave in pieces.
func cork(c syscall.RawConn, on int) {
	_ = c.Control(func(fd uintptr) { _ = unix.SetsockoptInt(int(fd), unix.IPPROTO_TCP, unix.TCP_CORK, on) })
}
