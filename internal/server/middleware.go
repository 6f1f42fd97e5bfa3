package server

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"

	"revenge/graph"
	"revenge/internal/access"
	"revenge/internal/platform/obs"
)

// around is what every request passes: it gets an id and a client, its answer the headers that keep browsers safe, and
// the log one line without query, path or secret.
func (s *Server) around(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := obs.NewRequestID()
		ctx := obs.WithRequestID(r.Context(), id)
		client := clientOf(r, s.deps.Options.TrustedProxies)
		r = r.WithContext(graph.WithClient(ctx, client))
		h := w.Header()
		if client.Secure {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		h.Set("X-Request-ID", id)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		if r.Body != nil && r.Body != http.NoBody {
			_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(bodyTimeout)) // tests have no connection
		}
		seen := &observed{ResponseWriter: w}
		began := time.Now()
		defer s.finish(ctx, seen, r, began)
		next.ServeHTTP(seen, r)
	})
}

// finish logs the request and answers for a handler that panicked.
func (s *Server) finish(ctx context.Context, w *observed, r *http.Request, began time.Time) {
	p := recover()
	aborted := p == http.ErrAbortHandler //nolint:errorlint // net/http compares so, too
	if p != nil && !aborted {
		s.deps.Log.ErrorContext(ctx, "request panicked", "panic", fmt.Sprint(p), "stack", string(debug.Stack()))
		if w.status == 0 {
			problem(w, http.StatusInternalServerError, "something went wrong on the server; give the administrator the X-Request-Id")
		}
	}
	level := slog.LevelDebug
	if w.status >= http.StatusInternalServerError {
		level = slog.LevelWarn
	}
	took := time.Since(began)
	s.deps.Requests.Answered(r.Pattern, r.Method, w.status, took)
	s.deps.Log.Log(ctx, level, "request", "method", r.Method, "route", r.Pattern, "status", w.status, "bytes", w.bytes,
		"ms", took.Milliseconds(), "client", graph.ClientOf(r.Context()).Address)
	if aborted {
		panic(p) // net/http ends the connection without a word
	}
}

// observed remembers how an answer went.
type observed struct {
	http.ResponseWriter
	status int
	bytes  int64
}

// WriteHeader passes the status on.
func (o *observed) WriteHeader(status int) {
	if o.status == 0 && status >= http.StatusOK || status == http.StatusSwitchingProtocols {
		o.status = status
	}
	o.ResponseWriter.WriteHeader(status)
}

// Write passes bytes on.
func (o *observed) Write(p []byte) (int, error) {
	if o.status == 0 {
		o.status = http.StatusOK
	}
	n, err := o.ResponseWriter.Write(p)
	o.bytes += int64(n)
	return n, err
}

// ReadFrom lets the kernel send files without the bytes passing through here.
func (o *observed) ReadFrom(from io.Reader) (int64, error) {
	if o.status == 0 {
		o.status = http.StatusOK
	}
	n, err := io.Copy(o.ResponseWriter, from)
	o.bytes += n
	return n, err
}

// Unwrap lets http.ResponseController and the socket reach the connection.
func (o *observed) Unwrap() http.ResponseWriter { return o.ResponseWriter }

// forAdmins lets administrators through, by cookie or bearer.
func (s *Server) forAdmins(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v, err := graph.AuthenticateRequest(r.Context(), r, s.deps.Authenticate)
		switch {
		case err != nil || v.Stranger():
			problem(w, http.StatusUnauthorized, "log in, or send an API key as a bearer")
		case !v.Allows(access.LevelAdmin, access.ScopeAdmin):
			problem(w, http.StatusForbidden, "this is for administrators")
		default:
			next.ServeHTTP(w, r)
		}
	})
}
