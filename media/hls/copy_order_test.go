package hls_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// Sound and picture that are asked for in turn, as players do, come out of one reading of the file. They are the same
// bytes as when each is read alone, whoever is in front, and after jumps.
func TestEngine_CopySideBySide(t *testing.T) {
	t.Parallel()
	for name, path := range map[string]string{
		"long.mkv":  stored(t, "long.mkv"),
		"opus.webm": clip(t, "side-by-side.webm", "-f", "lavfi", "-i", picture+"25:duration=20", "-f", "lavfi", "-i", "sine=440:duration=20", "-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-g", "50", "-c:a", "libopus"),
		"flac.mkv":  clip(t, "side-by-side.mkv", "-f", "lavfi", "-i", picture+"25:duration=20", "-f", "lavfi", "-i", "sine=440:duration=20", "-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-g", "50", "-bf", "3", "-c:a", "flac"),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want := map[string][][]byte{}
			var ids []string
			for _, kind := range []string{"v", "a"} {
				b := setup(t)
				spec := b.copied(path)
				for _, id := range b.ids(spec) {
					if id[:1] == kind {
						ids = append(ids, id)
						_, want[id] = b.download(spec, id)
					}
				}
			}
			require.Len(t, ids, 2)
			segments := min(len(want[ids[0]]), len(want[ids[1]]))
			orders := map[string]func() (order [][2]int){
				"the picture first": func() (order [][2]int) {
					for n := range segments {
						order = append(order, [2]int{0, n}, [2]int{1, n})
					}
					return order
				},
				"the sound first": func() (order [][2]int) {
					for n := range segments {
						order = append(order, [2]int{1, n}, [2]int{0, n})
					}
					return order
				},
				"the sound ahead": func() (order [][2]int) {
					for n := range segments {
						order = append(order, [2]int{1, min(n+2, segments-1)}, [2]int{0, n})
					}
					return order
				},
				"anything": func() (order [][2]int) {
					random := rand.New(rand.NewPCG(1, 2))
					for range 6 * segments {
						order = append(order, [2]int{random.IntN(2), random.IntN(segments)})
					}
					return order
				},
			}
			for what, order := range orders {
				b := setup(t)
				spec := b.copied(path)
				for k, at := range order() {
					id, n := ids[at[0]], at[1]
					got := b.segment(spec, id, b.list(spec, id).Segments[n].URI)
					require.True(t, bytes.Equal(want[id][n], got), fmt.Sprintf("%s: request %d, segment %d of %s", what, k, n, id))
				}
			}
		})
	}
}
