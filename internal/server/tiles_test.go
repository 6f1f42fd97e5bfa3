package server_test

import (
	"bytes"
	"image/jpeg"
	"log/slog"
	"net/http"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/clock"
	"revenge/internal/testkit"
	"revenge/internal/trickplay"
)

// Whoever may play a file gets its small pictures, at addresses below the session's.
func TestMedia_tiles(t *testing.T) {
	t.Parallel()
	path := filepath.Join(testkit.Media(t), "long.mkv")
	c := play(t, path, buildWorker(t))
	sess := c.start("mp4")
	at := []string{"trickplay.vtt", "trickplay/0.jpg"}
	for _, name := range at {
		require.Equal(t, http.StatusNotFound, c.get(sess, name).Code, "nothing makes them")
	}
	c.exec(`UPDATE library_roots SET path = $1`, filepath.Dir(path))
	c.exec(`UPDATE files SET path = $1, state = 'IDENTIFIED'`, filepath.Base(path))
	c.exec(`INSERT INTO file_media (file_id, container, duration_ms, bit_rate, width, height, video_codec, audio_codec, hdr, info)
		SELECT id, 'matroska', $1, 1, 1, 1, 'h264', '', 'SDR', '{}' FROM files`, c.source.file.Info.DurationMs)
	tiles, err := trickplay.New(trickplay.Deps{DB: c.db, Config: trickplay.Config{Enabled: true, MaxBytes: 1 << 30}, Tiler: c.workers,
		Busy: func() bool { return false }, Dir: t.TempDir(), Clock: clock.System{}, Log: slog.New(slog.DiscardHandler), DecodePath: func(s string) string { return s }})
	require.NoError(t, err)
	c.streams.WithTiles(tiles)
	require.Equal(t, http.StatusNotFound, c.get(sess, at[0]).Code, "they are not made yet")
	require.NoError(t, tiles.Make(t.Context(), c.source.file.FileID, func(int64, int64) {}))

	w := c.get(sess, at[0])
	require.Equal(t, http.StatusOK, w.Code)
	require.Equal(t, "text/vtt; charset=utf-8", w.Header().Get("Content-Type"))
	require.Contains(t, w.Body.String(), "trickplay/0.jpg#xywh=0,0,320,180")
	w = c.get(sess, at[1])
	require.Equal(t, http.StatusOK, w.Code)
	require.Equal(t, "image/jpeg", w.Header().Get("Content-Type"))
	size, err := jpeg.DecodeConfig(bytes.NewReader(w.Body.Bytes()))
	require.NoError(t, err)
	require.Equal(t, 3200, size.Width)
	require.Equal(t, http.StatusNotModified, c.get(sess, at[1], header("If-None-Match", w.Header().Get("ETag"))).Code)
	for _, name := range []string{"trickplay/1.jpg", "trickplay/-1.jpg", "trickplay/00.jpg", "trickplay/0.png", "trickplay/x"} {
		require.Equal(t, http.StatusNotFound, c.get(sess, name).Code, name)
	}
	c.exec(`DELETE FROM library_grants`)
	require.NoError(t, c.plays.Stop(t.Context(), c.viewer, sess.ID, nil))
	for _, name := range at {
		require.Equal(t, http.StatusNotFound, c.get(sess, name).Code, "the session has ended")
	}
}
