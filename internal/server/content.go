package server

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"strconv"
	"strings"
	"time"

	"revenge/graph"
	"revenge/graph/answers"
)

// How long a browser may keep an answer. All of it belongs to one viewer, so no shared cache may.
const (
	forever = "private, max-age=31536000, immutable"
	checked = "private, no-cache"
)

// content is an answer that is in memory.
type content struct {
	data           []byte
	kind, tag, age string
}

// send answers with the content or a part of it, or with nothing when the client has it already.
func (c content) send(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", c.kind)
	h.Set("Cache-Control", c.age)
	h.Set("ETag", c.tag)
	if r.Method == http.MethodGet && plainGet(r) {
		// At once: the copying of ServeContent takes a hundred calls for a segment.
		h.Set("Accept-Ranges", "bytes")
		h.Set("Content-Length", strconv.Itoa(len(c.data)))
		_, _ = w.Write(c.data) // whoever has gone has gone
		return
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(c.data))
}

// plainGet says that a request asks for the whole, whatever the client has.
func plainGet(r *http.Request) bool {
	for _, name := range []string{"Range", "If-Range", "If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since"} {
		if r.Header.Get(name) != "" {
			return false
		}
	}
	return true
}

// sendText is send for playlists and subtitles, which shrink to a tenth.
func (c content) sendText(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Vary", "Accept-Encoding")
	if len(c.data) >= answers.Worthwhile && graph.AcceptsEncoding(r, "gzip") && r.Header.Get("Range") == "" {
		var small bytes.Buffer
		z := zippers.Get().(*gzip.Writer)
		z.Reset(&small)
		_, _ = z.Write(c.data) // memory takes every write
		_ = z.Close()
		zippers.Put(z)
		w.Header().Set("Content-Encoding", "gzip")
		c.data, c.tag = small.Bytes(), strings.TrimSuffix(c.tag, `"`)+`-gzip"`
	}
	c.send(w, r)
}
