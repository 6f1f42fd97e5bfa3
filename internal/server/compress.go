package server

import (
	"compress/gzip"
	"net/http"
	"net/netip"
	"strings"
	"sync"
)

// worthwhile is the size from which an answer is compressed.
const worthwhile = 2 << 10

var zippers = sync.Pool{New: func() any {
	z, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed) // the level is a valid one
	return z
}}

// compressed compresses JSON that is written at once, for clients that are not on this machine: to them, bytes are dear.
func compressed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		peer, err := netip.ParseAddrPort(r.RemoteAddr)
		if err != nil || peer.Addr().Unmap().IsLoopback() || r.Header.Get("Upgrade") != "" || !accepts(r, "gzip") {
			next.ServeHTTP(w, r)
			return
		}
		z := &zipped{ResponseWriter: w, had: untag(r)}
		next.ServeHTTP(z, r)
		if !z.decided {
			if z.had && z.status == http.StatusNotModified {
				z.tag()
				z.Header().Add("Vary", "Accept-Encoding")
			}
			z.pass()
		}
	})
}

// accepts tells whether the client takes an encoding.
func accepts(r *http.Request, encoding string) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, quality, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.EqualFold(name, encoding) {
			return strings.ReplaceAll(quality, " ", "") != "q=0"
		}
	}
	return false
}

// zipped decides at the first byte.
type zipped struct {
	http.ResponseWriter
	status  int
	decided bool
	// had says that the client named a compressed answer that it has.
	had bool
}

// zippedTag tells a compressed answer from the plain one: entity tags are those of bytes.
const zippedTag = `-gzip"`

// untag names the plain answers that a client has compressed.
func untag(r *http.Request) (had bool) {
	lists := r.Header.Values("If-None-Match")
	for i, list := range lists {
		lists[i] = strings.ReplaceAll(list, zippedTag, `"`)
		had = had || lists[i] != list
	}
	return had
}

func (z *zipped) tag() {
	if plain, tagged := strings.CutSuffix(z.Header().Get("ETag"), `"`); tagged {
		z.Header().Set("ETag", plain+zippedTag)
	}
}

// WriteHeader waits for the first byte, since the headers depend on it.
func (z *zipped) WriteHeader(status int) { z.status = status }

// Write compresses the first bytes when they are many and JSON; GraphQL writes an answer at once.
func (z *zipped) Write(p []byte) (int, error) {
	first := !z.decided
	z.decided = true
	h := z.Header()
	zip := first && len(p) >= worthwhile && strings.HasPrefix(h.Get("Content-Type"), "application/")
	if zip {
		h.Set("Content-Encoding", "gzip")
		h.Del("Content-Length")
		z.tag()
	}
	if first {
		h.Add("Vary", "Accept-Encoding")
		z.pass()
	}
	if !zip {
		return z.ResponseWriter.Write(p)
	}
	w := zippers.Get().(*gzip.Writer)
	defer zippers.Put(w)
	w.Reset(z.ResponseWriter)
	if n, err := w.Write(p); err != nil {
		return n, err
	}
	return len(p), w.Close()
}

func (z *zipped) pass() {
	if z.status != 0 {
		z.ResponseWriter.WriteHeader(z.status)
	}
}

// Unwrap lets http.ResponseController reach the connection; streams write before they flush.
func (z *zipped) Unwrap() http.ResponseWriter { return z.ResponseWriter }
