package hls_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/media/hls"
)

// large is noise that hardly shrinks: its only segment is larger than what is held at once.
func large(t testing.TB) string {
	return clip(t, "large.mkv", "-f", "lavfi", "-i", "testsrc2=size=960x540:rate=24:duration=3", "-vf", "noise=alls=100:allf=t+u",
		"-c:v", "libx264", "-preset", "ultrafast", "-qp", "4", "-bf", "2", "-g", "200", "-pix_fmt", "yuv420p")
}

// parts fetches a segment part by part and calls between before each but the first.
func parts(t *testing.T, body *hls.Body, between func()) (whole []byte, count int) {
	t.Helper()
	whole = append(whole, body.Data...)
	count = 1
	require.NoError(t, body.SendRest(t.Context(), writer(func(b []byte) {
		require.LessOrEqual(t, len(b), 24<<20)
		whole = append(whole, b...)
		count++
		between()
	})))
	body.Free()
	return whole, count
}

type writer func([]byte)

func (w writer) Write(b []byte) (int, error) { w(b); return len(b), nil }

func TestEngine_LargeSegment(t *testing.T) {
	t.Parallel()
	b := setup(t)
	path := large(t)
	spec := b.copied(path)
	other := b.copied(stored(t, "long.mkv"))
	list := b.list(spec, "v0-copy")
	require.Len(t, list.Segments, 1)
	fetch := func(between func()) []byte {
		body, err := b.engine.Segment(t.Context(), spec, "v0-copy", list.Segments[0].URI)
		require.NoError(t, err)
		require.True(t, body.Partial())
		whole, count := parts(t, body, between)
		require.GreaterOrEqual(t, count, 2)
		return whole
	}
	whole := fetch(func() {})
	// Whoever comes between makes the parts be found again; they are the same.
	again := fetch(func() {
		b.segment(spec, "v0-copy", "key-0-"+keyEnd(t, b, spec))
		b.segment(other, "v0-copy", b.list(other, "v0-copy").Segments[1].URI)
	})
	require.True(t, bytes.Equal(whole, again))

	file := filepath.Join(t.TempDir(), "large.mp4")
	require.NoError(t, os.WriteFile(file, append(bytes.Clone(b.segment(spec, "v0-copy", list.Map.URI)), whole...), 0o600))
	out, err := exec.Command("ffmpeg", "-v", "error", "-xerror", "-i", file, "-f", "null", "-").CombinedOutput()
	require.NoError(t, err, "%s", out)
	require.Empty(t, string(out))
	want, got := packets(t, path, 0), packets(t, file, 0)
	require.Len(t, got, len(want))
	for k := range want {
		require.InDelta(t, want[k].pts, got[k].pts, 0.0011, "packet %d", k)
		require.Equal(t, want[k].size, got[k].size, "packet %d", k)
	}
}
