package server

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"sync"

	"revenge/graph"
	"revenge/graph/answers"
)

var zippers = sync.Pool{New: func() any {
	z, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed) // the level is a valid one
	return z
}}

// compressed compresses JSON that is written at once, for clients that are not on this machine: to them, bytes are dear. What is
// kept was compressed already, and has a tag that says so.
func compressed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		peer, err := netip.ParseAddrPort(r.RemoteAddr)
		if err != nil || peer.Addr().Unmap().IsLoopback() || r.Header.Get("Upgrade") != "" || !graph.AcceptsEncoding(r, "gzip") {
			next.ServeHTTP(w, r)
			return
		}
		z := &zipped{ResponseWriter: w}
		next.ServeHTTP(z, r)
		if !z.decided {
			z.pass()
		}
	})
}

// zipped decides at the first byte.
type zipped struct {
	http.ResponseWriter
	status  int
	decided bool
}

// WriteHeader waits for the first byte, since the headers depend on it.
func (z *zipped) WriteHeader(status int) { z.status = status }

// Write compresses the first bytes when they are many and JSON, and all that there is: its length is known, and one piece leaves.
func (z *zipped) Write(p []byte) (int, error) {
	first := !z.decided
	z.decided = true
	h := z.Header()
	zip := first && len(p) >= answers.Worthwhile && h.Get("Content-Length") == strconv.Itoa(len(p)) &&
		strings.HasPrefix(h.Get("Content-Type"), "application/") && h.Get("Content-Encoding") == ""
	out := p
	if zip {
		out = zipOf(p)
		h.Set("Content-Encoding", "gzip")
		h.Set("Content-Length", strconv.Itoa(len(out)))
		h.Add("Vary", "Accept-Encoding")
	}
	if first {
		z.pass()
	}
	if n, err := z.ResponseWriter.Write(out); err != nil {
		return min(n, len(p)), err
	}
	return len(p), nil
}

func zipOf(p []byte) []byte {
	var out bytes.Buffer
	out.Grow(len(p) / 4) // about what JSON comes to
	w := zippers.Get().(*gzip.Writer)
	defer zippers.Put(w)
	w.Reset(&out)
	_, _ = w.Write(p) // memory takes everything
	_ = w.Close()
	return out.Bytes()
}

func (z *zipped) pass() {
	if z.status != 0 {
		z.ResponseWriter.WriteHeader(z.status)
	}
}

// Unwrap lets http.ResponseController reach the connection; streams write before they flush.
func (z *zipped) Unwrap() http.ResponseWriter { return z.ResponseWriter }
