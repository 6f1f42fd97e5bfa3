package restream

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"revenge/internal/platform/fault"
)

// Playlist is the name of the multivariant playlist.
const Playlist = "index.m3u8"

// Serve answers a request for one of a channel's playlists, segments or parts, and tunes in where nobody has. A request for
// what is still to come waits for it. Failures are *Refused; a name that the channel does not have is fault.NotFound.
func (t *Tuner) Serve(w http.ResponseWriter, r *http.Request, of Channel, name string) error {
	c, err := t.enter(of)
	if err != nil {
		return err
	}
	defer c.leave()
	if err := c.await(r.Context()); err != nil {
		return err
	}
	select {
	case c.waiting <- struct{}{}:
		defer func() { <-c.waiting }()
	default:
		return fmt.Errorf("too many requests wait for a channel: %w", fault.Unavailable)
	}
	c.mu.Lock()
	muxer := c.feed.muxer
	c.mu.Unlock()
	answer := &answer{ResponseWriter: w, head: r.Method == http.MethodHead}
	muxer.Handle(answer, plainly(r, name))
	if !answer.written {
		return fmt.Errorf("%s of a channel: %w", name, fault.NotFound)
	}
	return nil
}

// plainly is a request with nothing but the name and what the protocol asks with: playlists repeat a request's query.
func plainly(r *http.Request, name string) *http.Request {
	asked, kept := r.URL.Query(), url.Values{}
	for _, key := range []string{"_HLS_msn", "_HLS_part", "_HLS_skip"} {
		if value := asked.Get(key); value != "" && name != Playlist {
			kept.Set(key, value)
		}
	}
	out := r.Clone(r.Context())
	out.URL = &url.URL{Path: "/" + name, RawQuery: kept.Encode()}
	return out
}

// answer keeps apart what was found, and tells caches that it belongs to one viewer.
type answer struct {
	http.ResponseWriter
	head, written bool
}

// WriteHeader sends the head, but for what is not there: that is told by the caller.
func (a *answer) WriteHeader(status int) {
	if a.written || status == http.StatusNotFound {
		return
	}
	a.written = true
	h := a.Header()
	switch {
	case strings.Contains(h.Get("Content-Type"), "mpegurl"):
		h.Set("Cache-Control", "no-cache")
	case status == http.StatusOK:
		h.Set("Cache-Control", "private, max-age=3600")
	}
	a.ResponseWriter.WriteHeader(status)
}

// Write sends a part of the body.
func (a *answer) Write(p []byte) (int, error) {
	a.WriteHeader(http.StatusOK)
	if a.head {
		return len(p), nil
	}
	return a.ResponseWriter.Write(p)
}
