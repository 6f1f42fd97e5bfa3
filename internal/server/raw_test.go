package server_test

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/playback"
	"revenge/internal/testkit"
	"revenge/media"
)

// Raw subtitles and fonts go out with types that no browser runs, and nothing but what the session has.
func TestMedia_raw(t *testing.T) {
	t.Parallel()
	c := play(t, filepath.Join(testkit.Media(t), "attachments.mkv"), buildWorker(t))
	sess := c.start("mp4")
	folder := t.TempDir()
	for name, text := range map[string]string{"x.idx": "# VobSub index file", "x.sub": "\x00\x00\x01\xba", "x.sup": "PG12345"} {
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600))
	}
	stream, err := c.plays.Authorize(t.Context(), strings.Split(c.plays.URL(sess), "/")[2])
	require.NoError(t, err)
	stream.Spec.Raw = []media.RawTrack{
		{Stream: 1, Codec: "ass"}, {External: &media.Source{Path: filepath.Join(folder, "x.sub")}},
		{External: &media.Source{Path: filepath.Join(folder, "x.sup")}}, {External: &media.Source{Path: filepath.Join(folder, "gone.sup")}},
	}

	for range 2 { // while it is read, and from memory
		w := c.get(sess, "raw/0.ass")
		require.Equal(t, http.StatusOK, w.Code, w.Body)
		require.Equal(t, "text/x-ssa; charset=utf-8", w.Header().Get("Content-Type"))
		require.Contains(t, w.Body.String(), "[Events]")
		require.Contains(t, w.Body.String(), "Titled one")
	}
	require.Equal(t, "# VobSub index file", c.get(sess, "raw/1.idx").Body.String())
	require.Equal(t, "\x00\x00\x01\xba", c.get(sess, "raw/1.sub").Body.String())
	w := c.get(sess, "raw/2.sup", header("Range", "bytes=2-3"))
	require.Equal(t, http.StatusPartialContent, w.Code)
	require.Equal(t, "12", w.Body.String())
	for _, name := range []string{"raw/3.sup", "raw/2.ass", "raw/9.sup", "raw/0.ass.x", "raw/%2e%2e%2f0.ass", "font/-1", "font/01", "font/1", "font/x"} {
		require.Equal(t, http.StatusNotFound, c.get(sess, name).Code, name)
	}

	require.Len(t, stream.Spec.Info.Attachments, 1)
	w = c.get(sess, "font/2")
	require.Equal(t, http.StatusOK, w.Code, w.Body)
	require.Equal(t, "font/ttf", w.Header().Get("Content-Type"))
	require.Equal(t, "attachment", w.Header().Get("Content-Disposition"))
	require.Equal(t, "nosniff", w.Header().Get("X-Content-Type-Options"))
	require.Greater(t, w.Body.Len(), 100_000)
}

// A player that takes one address gets the sound as one file.
func TestMedia_sound(t *testing.T) {
	t.Parallel()
	c := play(t, filepath.Join(testkit.Media(t), "opus.opus"), buildWorker(t))
	sess := c.start("mp4")
	require.NotEqual(t, playback.Direct, sess.Decision)
	w := c.get(sess, "audio.m4a")
	require.Equal(t, http.StatusOK, w.Code, w.Body)
	require.Equal(t, "audio/mp4", w.Header().Get("Content-Type"))
	require.Equal(t, "ftyp", w.Body.String()[4:8])
	stream, err := c.plays.Authorize(t.Context(), strings.Split(c.plays.URL(sess), "/")[2])
	require.NoError(t, err)
	named := c.get(sess, fmt.Sprintf("audio/a0-%d.m4a", stream.Spec.Audio[0].BitRate))
	require.Equal(t, w.Body.Bytes(), named.Body.Bytes())
	for _, name := range []string{"audio/.m4a", "audio/a0-1.m4a", "audio/a0-copy.mp3", "audio/x"} {
		require.Equal(t, http.StatusNotFound, c.get(sess, name).Code, name)
	}
}
