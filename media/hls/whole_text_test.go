package hls_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/fault"
	"revenge/media"
)

// A cue that lies on the bounds of a segment stands once, and one that is said twice twice.
func TestEngine_Text(t *testing.T) {
	t.Parallel()
	b := setup(t)
	srt := filepath.Join(t.TempDir(), "bounds.srt")
	require.NoError(t, os.WriteFile(srt, []byte("1\n00:00:01,000 --> 00:00:02,000\nearly\n\n2\n00:00:28,000 --> 00:00:33,000\nacross\n\n"+
		"3\n00:00:40,000 --> 00:00:41,000\nagain\n\n4\n00:00:45,000 --> 00:00:46,000\nagain\n\n5\n00:01:05,000 --> 00:01:06,000\nlate\n"), 0o600))
	path := clip(t, "bounds.mkv", "-f", "lavfi", "-i", picture+"5:duration=70", "-i", srt,
		"-map", "0", "-map", "1", "-c:v", "libx264", "-preset", "ultrafast", "-g", "10", "-c:s", "subrip")
	spec := b.probe(path)
	spec.Subtitles = []media.TextTrack{{Stream: 1}, {External: &media.Source{Path: srt, Identity: "srt"}}}
	for k := range spec.Subtitles {
		body, err := b.engine.Text(t.Context(), spec, k)
		require.NoError(t, err)
		text := string(body.Data)
		require.True(t, strings.HasPrefix(text, "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nearly\n\n"), text)
		require.Equal(t, 5, strings.Count(text, " --> "), text)
		require.Equal(t, 1, strings.Count(text, "across"))
		require.Equal(t, 2, strings.Count(text, "again"))
		require.True(t, strings.HasSuffix(text, "\nlate\n"), text)
		require.Equal(t, "text/vtt; charset=utf-8", body.ContentType)
		again, err := b.engine.Text(t.Context(), spec, k)
		require.NoError(t, err)
		require.Equal(t, body.ETag, again.ETag)
	}
	for _, k := range []int{-1, 2} {
		_, err := b.engine.Text(t.Context(), spec, k)
		require.ErrorIs(t, err, fault.NotFound)
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	spec.Source.Identity = "not read yet"
	_, err := b.engine.Text(gone, spec, 0)
	require.ErrorIs(t, err, context.Canceled)
	require.NotErrorIs(t, err, fault.Unavailable)
}
