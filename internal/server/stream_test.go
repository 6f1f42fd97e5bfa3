package server_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/id"
	"revenge/internal/playback"
	"revenge/internal/testkit"
	"revenge/media"
	"revenge/media/hls"
)

func (engine) Encoding(string) []playback.Encoding    { return nil }
func (engine) Load() media.Load                       { return media.Load{} }
func (engine) RawNames(s *media.Spec, k int) []string { return hls.RawNames(s, k) }

func TestMedia_direct(t *testing.T) {
	t.Parallel()
	c := play(t, written(t, "0123456789"), "")
	sess := c.start("mp4")
	require.Equal(t, playback.Direct, sess.Decision)
	w := c.do(t, http.MethodGet, c.plays.URL(sess))
	require.Equal(t, http.StatusOK, w.Code)
	require.Equal(t, "0123456789", w.Body.String())
	h := w.Header()
	require.Equal(t, "video/mp4", strings.Split(h.Get("Content-Type"), ";")[0])
	require.Equal(t, "inline", h.Get("Content-Disposition"))
	require.Equal(t, "10", h.Get("Content-Length"))
	require.Equal(t, "bytes", h.Get("Accept-Ranges"))
	require.Equal(t, "private, no-cache", h.Get("Cache-Control"))
	require.Regexp(t, `^"[0-9a-f]{32}"$`, h.Get("ETag"))

	w = c.get(sess, "file", header("Range", "bytes=3-5"), header("If-Range", h.Get("ETag")))
	require.Equal(t, http.StatusPartialContent, w.Code)
	require.Equal(t, "345", w.Body.String())
	require.Equal(t, "bytes 3-5/10", w.Header().Get("Content-Range"))
	require.Equal(t, http.StatusRequestedRangeNotSatisfiable, c.get(sess, "file", header("Range", "bytes=50-")).Code)
	require.Equal(t, http.StatusNotModified, c.get(sess, "file", header("If-None-Match", h.Get("ETag"))).Code)
	w = c.do(t, http.MethodHead, c.plays.URL(sess))
	require.Equal(t, "10", w.Header().Get("Content-Length"))
	require.Zero(t, w.Body.Len())
	require.Equal(t, http.StatusMethodNotAllowed, c.do(t, http.MethodPost, c.plays.URL(sess)).Code)

	// A file that changed is another one, also before a scan has seen it.
	require.NoError(t, os.WriteFile(c.source.file.Source.Path, []byte("other bytes"), 0o600))
	require.Equal(t, "other bytes", c.get(sess, "file", header("Range", "bytes=0-2"), header("If-Range", h.Get("ETag"))).Body.String())

	for _, name := range []string{"master.m3u8", "v0-copy/index.m3u8", "v0-copy/init.mp4", "subtitle/0.vtt", "subtitle/-1.vtt", "subtitle/00.vtt", "other"} {
		require.Equal(t, http.StatusNotFound, c.get(sess, name).Code, name)
	}
	require.NotContains(t, c.log.String(), sess.ID.String())
	require.NotContains(t, c.log.String(), strings.Split(c.plays.URL(sess), "/")[2])
}

func TestMedia_fileTrouble(t *testing.T) {
	t.Parallel()
	path := written(t, "0123456789")
	c := play(t, path, "")
	sess := c.start("mp4")
	require.NoError(t, os.Remove(path))
	w := c.get(sess, "file")
	require.Equal(t, http.StatusNotFound, w.Code)
	require.Contains(t, w.Body.String(), "is the disk away?")
	require.NoError(t, os.Mkdir(path, 0o700))
	require.Equal(t, http.StatusNotFound, c.get(sess, "file").Code)
	require.NoError(t, os.Remove(path))
	require.NoError(t, os.Symlink(path, path))
	w = c.get(sess, "file")
	require.Equal(t, http.StatusServiceUnavailable, w.Code)
	require.Equal(t, "2", w.Header().Get("Retry-After"))
	require.Contains(t, w.Body.String(), "cannot be read now")
	require.NotContains(t, w.Body.String()+c.log.String(), path)
}

func TestMedia_permission(t *testing.T) {
	t.Parallel()
	c := play(t, written(t, "0123456789"), "")
	sess := c.start("mp4")
	at := c.plays.URL(sess)
	refused := func(why, at string) {
		t.Helper()
		w := c.do(t, http.MethodGet, at)
		require.Equal(t, http.StatusNotFound, w.Code, why)
		require.NotContains(t, w.Body.String(), "01234", why)
	}
	signed := strings.Split(at, "/")[2]
	other, err := c.plays.Start(t.Context(), c.viewer, playback.Start{Item: id.Of("file", c.source.file.FileID), Can: &playback.Capabilities{
		Containers: []string{"mp4"}, Video: []playback.VideoCapability{{Codec: "h264", MaxBitDepth: 8}}}})
	require.NoError(t, err)
	foreign := strings.Split(c.plays.URL(other), "/")[2]
	refused("no signature", "/media/"+strings.Split(signed, ".")[0]+"/file")
	refused("another's signature", "/media/"+strings.Split(signed, ".")[0]+"."+strings.SplitN(foreign, ".", 2)[1]+"/file")
	refused("cut", "/media/"+signed[:len(signed)-1]+"/file")
	refused("longer", "/media/"+signed+"A/file")
	refused("garbage", "/media/%00%ff/file")
	require.Equal(t, http.StatusOK, c.do(t, http.MethodGet, at).Code)

	require.NoError(t, c.plays.Stop(t.Context(), c.viewer, sess.ID, nil))
	refused("stopped", at)
	at = c.plays.URL(other)
	c.exec(`DELETE FROM library_grants`)
	refused("no longer granted", at)
	c.exec(`UPDATE users SET all_libraries = true`)
	require.Equal(t, http.StatusOK, c.do(t, http.MethodGet, at).Code)
	c.clock.Advance(playback.Default().URLTTL)
	refused("expired", at)
}

func TestServer_traversal(t *testing.T) {
	t.Parallel()
	c := play(t, written(t, "0123456789"), "")
	canary := filepath.Join(t.TempDir(), "canary")
	require.NoError(t, os.WriteFile(canary, []byte("canary"), 0o600))
	folder := strings.TrimSuffix(c.plays.URL(c.start("mp4")), "file")
	ups := []string{"../", "..%2f", "..%2F", "%2e%2e/", "%2e%2e%2f", "%252e%252e%252f", "..%5c", "..\\", "%c0%ae%c0%ae/", "%c0%ae%c0%ae%c0%af", "..;/", "....//", "%00/", "./", ".%2e/", "//"}
	for _, route := range []string{folder, folder + "v0-copy/", folder + "subtitle/", "/media/", "/images/", "/images/a/b/", "/graphiql/", "/_app/", "/"} {
		for _, up := range ups {
			for _, depth := range []int{1, 3, 12} {
				raw := route + strings.Repeat(up, depth) + strings.TrimPrefix(canary, "/")
				r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil)
				path, err := url.PathUnescape(raw)
				require.NoError(t, err)
				r.URL = &url.URL{Path: path, RawPath: raw}
				w := httptest.NewRecorder()
				c.Handler().ServeHTTP(w, r)
				require.NotContains(t, w.Body.String(), "canary", raw)
				if w.Code != http.StatusNotFound {
					require.Equal(t, http.StatusOK, w.Code, raw)
					require.Contains(t, w.Body.String(), "<html>", "only the app's own page may answer: %s", raw)
				}
			}
		}
	}
}

// A viewer who does not read holds the connection until the right to it is gone.
func TestMedia_endsWithItsSession(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(*cinema, *playback.Session){
		"stopped": func(c *cinema, sess *playback.Session) {
			require.NoError(c.t, c.plays.Stop(c.t.Context(), c.viewer, sess.ID, nil))
		},
		"grant withdrawn": func(c *cinema, _ *playback.Session) { c.exec(`DELETE FROM library_grants`) },
		"server stops":    func(c *cinema, _ *playback.Session) { c.streams.Close() },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := play(t, written(t, ""), "")
			const size = 1 << 36
			require.NoError(t, os.Truncate(c.source.file.Source.Path, size))
			left := make(chan struct{})
			front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				defer close(left)
				c.Handler().ServeHTTP(w, r)
			}))
			t.Cleanup(front.Close)
			sess := c.start("mp4")
			res, err := front.Client().Get(front.URL + c.plays.URL(sess))
			require.NoError(t, err)
			defer func() { _ = res.Body.Close() }()
			require.EqualValues(t, size, res.ContentLength)
			_, err = io.CopyN(io.Discard, res.Body, 1<<20)
			require.NoError(t, err)
			end(c, sess)
			<-left
			_, err = io.Copy(io.Discard, res.Body)
			require.Error(t, err, "a cut answer must not look whole")
		})
	}
}

func TestMedia_hls(t *testing.T) {
	t.Parallel()
	c := play(t, filepath.Join(testkit.Media(t), "streams.mkv"), buildWorker(t))
	beside := filepath.Join(t.TempDir(), "long.srt")
	text := "1\n00:00:00,100 --> 00:00:00,900\nfirst\n\n" + strings.Repeat("2\n00:00:01,000 --> 00:00:01,500\nsecond\n\n", 90)
	require.NoError(t, os.WriteFile(beside, []byte(text), 0o600))
	c.source.file.Texts = []media.TextTrack{{External: &media.Source{Path: beside, Identity: "srt"}, Name: "Beside"}}
	sess := c.start()
	require.NotEqual(t, playback.Direct, sess.Decision)

	w := c.do(t, http.MethodGet, c.plays.URL(sess))
	require.Equal(t, http.StatusOK, w.Code, w.Body.String())
	require.Equal(t, "application/vnd.apple.mpegurl", w.Header().Get("Content-Type"))
	require.Equal(t, http.StatusNotModified, c.get(sess, "master.m3u8", header("If-None-Match", w.Header().Get("ETag"))).Code)
	index := listed(t, w.Body.String(), `(?m)^[^#\s].*$`)
	w = c.get(sess, index)
	require.Equal(t, http.StatusOK, w.Code, w.Body.String())
	require.Contains(t, w.Body.String(), "#EXT-X-ENDLIST")
	first := listed(t, w.Body.String(), `(?m)^[^#\s].*$`)
	for _, name := range []string{listed(t, w.Body.String(), `[^"]+\.mp4`), first} {
		w = c.get(sess, filepath.Dir(index)+"/"+name)
		require.Equal(t, http.StatusOK, w.Code, w.Body.String())
		require.Equal(t, "video/mp4", w.Header().Get("Content-Type"))
		require.Contains(t, w.Header().Get("Cache-Control"), "immutable")
		require.NotEmpty(t, w.Header().Get("Content-Length"))
		require.Equal(t, http.StatusNotModified, c.get(sess, filepath.Dir(index)+"/"+name, header("If-None-Match", w.Header().Get("ETag"))).Code)
	}
	c.subtitles(sess)

	require.Equal(t, http.StatusNotFound, c.get(sess, "file").Code, "the file itself is not what was decided")
	require.Equal(t, http.StatusNotFound, c.get(sess, filepath.Dir(index)+"/1-2.m4s").Code)
	require.Equal(t, http.StatusNotFound, c.get(sess, "v9-copy/index.m3u8").Code)
	require.Equal(t, http.StatusNotFound, c.get(sess, "v9-copy/init.mp4").Code)

	// What is broken or gone.
	for name, status := range map[string]int{filepath.Join(testkit.Media(t), "random.mkv"): http.StatusUnprocessableEntity, "/nowhere": http.StatusNotFound} {
		c.source.file.Source = media.Source{Path: name, Identity: name}
		w = c.get(c.start(), filepath.Dir(index)+"/"+first)
		require.Equal(t, status, w.Code, w.Body.String())
		require.NotContains(t, w.Body.String(), name)
	}
}

// listed is the first match in a playlist; media/hls proves that playlists are right.
func listed(t *testing.T, text, pattern string) string {
	t.Helper()
	found := regexp.MustCompile(pattern).FindString(text)
	require.NotEmpty(t, found, text)
	return found
}

func (c *cinema) subtitles(sess *playback.Session) {
	c.t.Helper()
	tracks, err := c.plays.Subtitles(sess)
	require.NoError(c.t, err)
	require.Greater(c.t, len(tracks), 1)
	for _, track := range tracks {
		w := c.do(c.t, http.MethodGet, track.URL)
		require.Equal(c.t, http.StatusOK, w.Code, w.Body.String())
		require.Equal(c.t, "text/vtt; charset=utf-8", w.Header().Get("Content-Type"))
		require.True(c.t, strings.HasPrefix(w.Body.String(), "WEBVTT\n\n00:00:00."), w.Body.String())
		require.Regexp(c.t, regexp.MustCompile(`(?i)one|first`), w.Body.String())
		zipped := c.do(c.t, http.MethodGet, track.URL, header("Accept-Encoding", "gzip"))
		text := zipped.Body.Bytes()
		if zipped.Header().Get("Content-Encoding") == "gzip" {
			require.NotEqual(c.t, w.Header().Get("ETag"), zipped.Header().Get("ETag"))
			z, err := gzip.NewReader(bytes.NewReader(text))
			require.NoError(c.t, err)
			text, err = io.ReadAll(z)
			require.NoError(c.t, err)
		}
		require.Equal(c.t, w.Body.String(), string(text))
	}
}
