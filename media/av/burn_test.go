package av

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/fault"
	"revenge/media"
)

// burnt encodes a clip with a subtitle stream drawn in, and without, and returns both as pictures.
func burnt(t *testing.T, path string, subtitles int, task media.HeadTask) (with, without [][]byte) {
	t.Helper()
	f := *task.Video
	head := header(t, media.HeadTask{Video: &f})
	without = pictures(t, stream(t, head, encodeClip(t, path, task)[0]...), f.Width, f.Height)
	f.Burn = &subtitles
	task.Video = &f
	with = pictures(t, stream(t, head, encodeClip(t, path, task)[0]...), f.Width, f.Height)
	require.Len(t, with, len(without))
	return with, without
}

// apart is how far two pictures are from each other within a box, on the average.
func apart(a, b []byte, width, height int, left, top, right, bottom float64) float64 {
	sum, n := 0.0, 0
	for y := int(top * float64(height)); y < int(bottom*float64(height)); y++ {
		for x := int(left * float64(width)); x < int(right*float64(width)); x++ {
			sum += math.Abs(float64(a[y*width+x]) - float64(b[y*width+x]))
			n++
		}
	}
	return sum / float64(n)
}

// Bitmaps are drawn where and when they are on the screen, and nothing changes elsewhere.
func TestBurn_bitmaps(t *testing.T) {
	t.Parallel()
	path := clip(t, "bitmap-subtitles.mkv")
	f := bigFormat(320, 180)
	for name, stream := range map[string]int{"PGS": 2, "VobSub": 3, "DVB": 4} {
		with, without := burnt(t, path, stream, media.HeadTask{CutsUs: []int64{0, 1_000_000, 2_000_000}, Video: f})
		require.Len(t, with, 48, name)
		for n := range with {
			at := float64(n) / 24
			box := apart(with[n], without[n], 320, 180, .43, .915, .57, .945)
			switch {
			case at > .05 && at < .65 || at > .95 && at < 1.55:
				require.Greater(t, box, 25.0, "%s: picture %d has the subtitle", name, n)
				require.InDelta(t, 235, part(with[n], 320, 180, 0, .45, .92, .55, .94), 12, "%s: it is white", name)
				require.InDelta(t, 128, part(with[n], 320, 180, 1, .45, .92, .55, .94), 8, "%s: it is white", name)
			case at > .72 && at < .88 || at > 1.65:
				require.Less(t, box, 4.0, "%s: picture %d has none", name, n)
			}
			require.Less(t, apart(with[n], without[n], 320, 180, 0, 0, 1, .85), 4.0, "%s: picture %d is the same elsewhere", name, n)
		}
	}
}

// A head that begins while a subtitle is on the screen finds it.
func TestBurn_begun(t *testing.T) {
	t.Parallel()
	with, without := burnt(t, clip(t, "bitmap-subtitles.mkv"), 2, media.HeadTask{CutsUs: []int64{500_000, 1_000_000}, Video: bigFormat(320, 180)})
	require.Greater(t, apart(with[0], without[0], 320, 180, .43, .915, .57, .945), 25.0)
	require.Less(t, apart(with[7], without[7], 320, 180, .43, .915, .57, .945), 4.0)
}

func TestBurn_texts(t *testing.T) {
	t.Parallel()
	f := bigFormat(320, 180)
	for _, c := range []struct {
		clip   string
		stream int
	}{{"streams.mkv", 4}, {"streams.mkv", 6}, {"streams.mp4", 4}, {"attachments.mkv", 1}} {
		with, without := burnt(t, clip(t, c.clip), c.stream, media.HeadTask{CutsUs: []int64{0, 1_000_000, 2_000_000}, Video: f})
		for n := range with {
			at := float64(n) / 24
			low := apart(with[n], without[n], 320, 180, .3, .8, .7, 1)
			switch {
			case at > .3 && at < .8 || at > 1.2 && at < 1.7:
				require.Greater(t, low, 3.0, "%s: picture %d has the text", c.clip, n)
			case at < .15 || at > .95 && at < 1.05 || at > 1.9:
				require.Less(t, low, 2.5, "%s: picture %d has none", c.clip, n)
			}
			require.Less(t, apart(with[n], without[n], 320, 180, 0, 0, 1, .6), 3.0, "%s: picture %d is the same elsewhere", c.clip, n)
		}
	}
}

func TestBurn_refused(t *testing.T) {
	t.Parallel()
	picture, missing := 0, 99
	for _, stream := range []*int{&picture, &missing} {
		f := bigFormat(320, 180)
		f.Burn = stream
		_, err := try(t, clip(t, "bitmap-subtitles.mkv"), media.HeadTask{CutsUs: []int64{0, 1_000_000}, Video: f})
		require.Error(t, err)
	}
	f := bigFormat(320, 180)
	f.Burn = &picture
	_, err := try(t, clip(t, "bitmap-subtitles.mkv"), media.HeadTask{CutsUs: []int64{0, 1_000_000}, Video: f})
	require.ErrorIs(t, err, fault.Invalid)
}

// Bitmaps keep their place: on a canvas as the picture, on one that still has the bars, and on one with narrow pixels.
func TestPlace(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		bitmap      bitmap
		canvas, out [2]int
		x, y, w, h  int
	}{
		"same":     {bitmap{x: 800, y: 980, width: 320, height: 48}, [2]int{1920, 1080}, [2]int{1280, 720}, 533, 653, 213, 32},
		"bars":     {bitmap{x: 800, y: 980, width: 320, height: 48}, [2]int{1920, 1080}, [2]int{1280, 534}, 533, 502, 213, 32},
		"narrow":   {bitmap{x: 180, y: 480, width: 360, height: 48}, [2]int{720, 576}, [2]int{1024, 576}, 256, 480, 512, 48},
		"no shape": {bitmap{x: 10, y: 20, width: 30, height: 40}, [2]int{}, [2]int{640, 360}, 10, 20, 30, 40},
	} {
		x, y, w, h := place(&c.bitmap, c.canvas, c.out[0], c.out[1])
		require.Equal(t, []int{c.x, c.y, c.w, c.h}, []int{x, y, w, h}, name)
	}
}
