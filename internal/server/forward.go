package server

import (
	"io"
	"net"
	"net/http"
	"time"

	"revenge/internal/playback"
)

// hopHeader carries the proof that another node asks. Such a request goes no further, so that none can go in circles.
const hopHeader = "X-Revenge-Hop"

const (
	// dialPatience is how soon a node that does not answer counts as gone.
	dialPatience = 2 * time.Second
	// nodePatience is how long a node may take for a segment; its own limit is shorter.
	nodePatience = 30 * time.Second
)

// newNodes returns the client that asks other nodes. It goes through no proxy and follows nobody elsewhere.
func newNodes() *http.Client {
	return &http.Client{
		Transport: &http.Transport{
			DialContext: (&net.Dialer{Timeout: dialPatience}).DialContext, TLSHandshakeTimeout: dialPatience,
			ResponseHeaderTimeout: nodePatience, MaxIdleConnsPerHost: 32, IdleConnTimeout: time.Minute, DisableCompression: true,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// carried are the headers that pass between nodes; everything else is each node's own.
var carried = struct{ there, back []string }{
	there: []string{"Range", "If-Range", "If-None-Match", "Accept-Encoding"},
	back:  []string{"Content-Type", "Content-Length", "Content-Range", "Content-Encoding", "Accept-Ranges", "Etag", "Cache-Control", "Retry-After", "Vary"},
}

// address is what a request asks for.
func address(r *http.Request) string {
	if r.URL.RawQuery == "" {
		return r.URL.EscapedPath()
	}
	return r.URL.EscapedPath() + "?" + r.URL.RawQuery
}

// forwarded answers with what the node says that runs the session's transcodes. False when this node is that one, when
// there is none, or when it does not answer: then this one takes over.
func (s *Streams) forwarded(w http.ResponseWriter, r *http.Request, stream *playback.Stream) bool {
	if stream.Owner == "" || s.sessions.Hopped(stream.Session, r.Header.Get(hopHeader)) {
		return false
	}
	//nolint:gosec // the owner is a node of this server by its own word in the database; the path was matched
	ask, err := http.NewRequestWithContext(r.Context(), r.Method, stream.Owner+address(r), http.NoBody)
	if err != nil {
		s.log.WarnContext(r.Context(), "the address of another node cannot be used", "error", err)
		return false
	}
	for _, name := range carried.there {
		if values := r.Header.Values(name); len(values) > 0 {
			ask.Header[http.CanonicalHeaderKey(name)] = values
		}
	}
	ask.Header.Set(hopHeader, s.sessions.Hop(stream.Session))
	answer, err := s.nodes.Do(ask) //nolint:gosec // see above
	if err != nil {
		if r.Context().Err() != nil {
			panic(http.ErrAbortHandler) // the player has gone away
		}
		s.log.WarnContext(r.Context(), "another node did not answer; its session is taken over", "session", stream.Session.ID)
		return false
	}
	defer func() { _ = answer.Body.Close() }()
	if answer.StatusCode >= http.StatusInternalServerError && answer.StatusCode != http.StatusServiceUnavailable {
		return false
	}
	for _, name := range carried.back {
		if value := answer.Header.Get(name); value != "" {
			w.Header().Set(name, value)
		}
	}
	w.WriteHeader(answer.StatusCode)
	if _, err := io.Copy(w, answer.Body); err != nil {
		panic(http.ErrAbortHandler) // the rest is missing, so the connection must not look well ended
	}
	return true
}
