package hls_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bluenviron/gohlslib/v2/pkg/playlist"
	"github.com/stretchr/testify/require"

	"revenge/internal/platform/fault"
	"revenge/media"
)

// keyframes reads the playlist of a copied picture's keyframes.
func (b *bench) keyframes(spec *media.Spec, id string) (*playlist.Media, string) {
	b.t.Helper()
	text, err := b.engine.Keyframes(spec, id)
	require.NoError(b.t, err)
	parsed, err := playlist.Unmarshal(text)
	require.NoError(b.t, err, "%s", text)
	return parsed.(*playlist.Media), string(text)
}

// keyEnd is the second half of the name of the first keyframe.
func keyEnd(t *testing.T, b *bench, spec *media.Spec) string {
	t.Helper()
	list, _ := b.keyframes(spec, "v0-copy")
	return strings.TrimPrefix(list.Segments[0].URI, "key-0-")
}

func TestEngine_Keyframes(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, name := range []string{"long.mkv", "long.mp4", "one-keyframe.mp4", "hevc.mkv", "vfr.mkv"} {
		t.Run(name, func(t *testing.T) {
			b := &bench{t: t, pool: b.pool, engine: b.engine}
			spec := b.copied(stored(t, name))
			list, text := b.keyframes(spec, "v0-copy")
			require.Contains(t, text, "#EXT-X-I-FRAMES-ONLY\n")
			require.Contains(t, text, "#EXT-X-ENDLIST")
			whole := append([]byte(nil), b.segment(spec, "v0-copy", list.Map.URI)...)
			var at int64
			var sum float64
			for n, s := range list.Segments {
				f := readFragment(t, b.segment(spec, "v0-copy", s.URI))
				require.Equal(t, 1, f.samples, s.URI)
				require.True(t, f.firstKey)
				if n > 0 {
					require.InDelta(t, at, f.start, 2, "the keyframe before lasts until this one")
				}
				at = f.start + f.length
				sum += s.Duration.Seconds()
				whole = append(whole, b.segment(spec, "v0-copy", s.URI)...)
			}
			media := b.list(spec, "v0-copy")
			var total float64
			for _, s := range media.Segments {
				total += s.Duration.Seconds()
			}
			require.InDelta(t, total, sum, 0.001, "both playlists are equally long")
			path := filepath.Join(t.TempDir(), "keys.mp4")
			require.NoError(t, os.WriteFile(path, whole, 0o600))
			out, err := exec.Command("ffmpeg", "-v", "error", "-xerror", "-i", path, "-fps_mode", "passthrough", "-f", "null", "-").CombinedOutput()
			require.NoError(t, err, "%s", out)
			require.Len(t, packets(t, path, 0), len(list.Segments))

			master, err := b.engine.Master(spec)
			require.NoError(t, err)
			require.Contains(t, string(master), "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=")
			require.Contains(t, string(master), `URI="v0-copy/keyframes.m3u8"`)
			_, err = playlist.Unmarshal(master)
			require.NoError(t, err, "%s", master)
		})
	}
}

func TestEngine_KeyframesOfOthers(t *testing.T) {
	t.Parallel()
	b := setup(t)
	spec := b.copied(stored(t, "long.mkv"))
	for _, name := range []string{"key-0-1.m4s", "key-.m4s", "key-0.m4s", "key-1-2-3.m4s", "key-0-" + keyEnd(t, b, spec) + "x"} {
		_, err := b.engine.Segment(t.Context(), spec, "v0-copy", name)
		require.ErrorIs(t, err, fault.NotFound, name)
	}
	_, err := b.engine.Segment(t.Context(), spec, "a1-copy", "key-0-"+keyEnd(t, b, spec))
	require.ErrorIs(t, err, fault.NotFound)
	_, err = b.engine.Keyframes(spec, "a1-copy")
	require.ErrorIs(t, err, fault.NotFound)
	encoded := b.encoded(stored(t, "long.mkv"), "360p")
	_, err = b.engine.Keyframes(encoded, "v0-360p")
	require.ErrorIs(t, err, fault.NotFound)
	master, err := b.engine.Master(encoded)
	require.NoError(t, err)
	require.NotContains(t, string(master), "I-FRAME")
}
