package server_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/id"
	"revenge/internal/playback"
	"revenge/internal/testkit"
)

// node is one of several servers on one database, behind an address of its own.
type node struct {
	*cinema
	front *httptest.Server
	asked atomic.Int64 // by other nodes
}

// join puts a server of its own on the cinema's database.
func join(t *testing.T, c *cinema) *node {
	t.Helper()
	own := *c
	n := &node{cinema: &own}
	own.bench = setup(t)
	n.front = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("X-Revenge-Hop") != "" {
			n.asked.Add(1)
		}
		own.Handler().ServeHTTP(w, r)
	}))
	t.Cleanup(n.front.Close)
	own.mount(n.front.URL)
	require.NoError(t, own.plays.Beat(t.Context(), access.System()))
	return n
}

func (n *node) fetch(t *testing.T, path string, with ...func(*http.Request)) (int, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, n.front.URL+path, http.NoBody)
	require.NoError(t, err)
	for _, w := range with {
		w(r)
	}
	res, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	defer func() { _ = res.Body.Close() }()
	body, err := io.ReadAll(res.Body)
	require.NoError(t, err)
	return res.StatusCode, string(body)
}

var (
	renditionLine = regexp.MustCompile(`(?m)^(v[^/]+)/index.m3u8`)
	segmentLine   = regexp.MustCompile(`(?m)^\S+\.m4s$`)
)

// Any node answers for any session: what one encodes, the others fetch from it, and when it is gone they encode.
func TestMedia_nodes(t *testing.T) {
	t.Parallel()
	c := play(t, filepath.Join(testkit.Media(t), "streams.mkv"), buildWorker(t))
	one, two := join(t, c), join(t, c)
	low := 10
	sess, err := one.plays.Start(t.Context(), c.viewer, playback.Start{Item: id.Of("file", c.source.file.FileID), Can: &playback.Capabilities{HLS: true,
		Video: []playback.VideoCapability{{Codec: "h264", MaxLevel: &low}}, Audio: []playback.AudioCapability{{Codec: "aac", MaxChannels: 2}}}})
	require.NoError(t, err)
	require.Equal(t, playback.Transcode, sess.Decision)
	at := one.plays.URL(sess)
	folder := at[:strings.LastIndex(at, "/")+1]
	status, master := two.fetch(t, at)
	require.Equal(t, http.StatusOK, status)
	rendition := renditionLine.FindStringSubmatch(master)[1]
	_, list := two.fetch(t, folder+rendition+"/index.m3u8")
	first := folder + rendition + "/" + segmentLine.FindString(list)
	require.Zero(t, one.asked.Load(), "playlists are made everywhere")

	status, there := two.fetch(t, first)
	require.Equal(t, http.StatusOK, status, there)
	require.EqualValues(t, 1, one.asked.Load())
	require.Empty(t, two.engine.Progress(sess.ID.String()), "one transcode is enough")
	status, here := one.fetch(t, first)
	require.Equal(t, http.StatusOK, status)
	require.Equal(t, here, there)
	status, _ = two.fetch(t, first, func(r *http.Request) { r.Header.Set("Range", "bytes=0-9") })
	require.Equal(t, http.StatusPartialContent, status)
	status, _ = two.fetch(t, folder+rendition+"/1-2.m4s")
	require.Equal(t, http.StatusNotFound, status)
	asked := one.asked.Load()
	_, _ = two.fetch(t, first, func(r *http.Request) { r.Header.Set("X-Revenge-Hop", "forged") })
	require.Equal(t, asked+1, one.asked.Load(), "a player cannot pretend to be a node")

	// With the proof a request goes no further, whoever is thought to run the session.
	asked = one.asked.Load()
	status, _ = two.fetch(t, first, func(r *http.Request) { r.Header.Set("X-Revenge-Hop", one.plays.Hop(sess)) })
	require.Equal(t, http.StatusOK, status)
	require.Equal(t, asked, one.asked.Load())
	rows, err := one.plays.ByIDs(t.Context(), c.viewer, []uuid.UUID{sess.ID})
	require.NoError(t, err)
	require.NotEqual(t, sess.RunnerID, rows[0].RunnerID, "and who encodes is who is asked from now on")

	two.front.Close()
	_, _, err = one.plays.Fresh(t.Context(), &playback.Stream{Session: sess})
	require.NoError(t, err)
	status, again := one.fetch(t, first)
	require.Equal(t, http.StatusOK, status, "a node that is gone is done without")
	require.Equal(t, here, again)
	rows, err = one.plays.ByIDs(t.Context(), c.viewer, []uuid.UUID{sess.ID})
	require.NoError(t, err)
	require.Equal(t, sess.RunnerID, rows[0].RunnerID)
}

// An administrator's word reaches the player with the next segment.
func TestMedia_ended(t *testing.T) {
	t.Parallel()
	c := play(t, written(t, "0123456789"), "")
	sess := c.start("mp4")
	at := c.plays.URL(sess)
	require.NoError(t, c.plays.End(t.Context(), access.System(c.viewer.Libraries...), sess.ID, "The disk is changed now."))
	w := c.do(t, http.MethodGet, at)
	require.Equal(t, http.StatusGone, w.Code)
	require.Contains(t, w.Body.String(), "The disk is changed now.")
	require.Equal(t, "text/plain; charset=utf-8", w.Header().Get("Content-Type"))
}
