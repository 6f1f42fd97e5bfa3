package av

import (
	"bytes"
	"image"
	"image/jpeg"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/fault"
	"revenge/media"
)

func decodeJPEG(t *testing.T, p *media.Picture) image.Image {
	t.Helper()
	require.Equal(t, "image/jpeg", p.MimeType)
	img, err := jpeg.Decode(bytes.NewReader(p.Data))
	require.NoError(t, err)
	require.Equal(t, image.Pt(p.Width, p.Height), img.Bounds().Size())
	require.Len(t, p.Blurhash, 28)
	return img
}

func TestStill(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		clip                string
		width, wantW, wantH int
	}{
		{"h264.mkv", 160, 160, 90}, {"h264.mp4", 640, 320, 180}, {"h264-10bit.mkv", 100, 100, 56}, {"h264-vertical.mp4", 90, 90, 160},
		{"rotated.mp4", 90, 90, 160}, {"hevc.mkv", 160, 160, 90}, {"hevc-hdr10.mkv", 160, 160, 90}, {"hevc-hlg.mp4", 160, 160, 90},
		{"av1.mkv", 160, 160, 90}, {"vp9.webm", 160, 160, 90}, {"mpeg2-interlaced.ts", 160, 160, 120}, {"mpeg4.avi", 160, 160, 90},
		{"wmv2.wmv", 160, 160, 90}, {"prores.mov", 160, 160, 90}, {"late-start.ts", 160, 160, 90}, {"late-start.mkv", 160, 160, 90},
		{"fragmented.mp4", 160, 160, 90}, {"one-keyframe.mp4", 160, 160, 90}, {"truncated.mkv", 160, 160, 90}, {"cover.mp4", 160, 160, 90},
	} {
		t.Run(c.clip, func(t *testing.T) {
			t.Parallel()
			p, err := Still(t.Context(), openClip(t, clip(t, c.clip)), 1_000_000, c.width)
			require.NoError(t, err)
			img := decodeJPEG(t, p)
			require.InDelta(t, c.wantW, img.Bounds().Dx(), 1)
			require.InDelta(t, c.wantH, img.Bounds().Dy(), 1)
		})
	}
}

// The clip's pattern has a red stripe at its left, which a turned film shows at its bottom.
func TestStill_upright(t *testing.T) {
	t.Parallel()
	red := func(img image.Image, x, y int) bool {
		r, g, b, _ := img.At(x, y).RGBA()
		return r > 0xb000 && g < 0x5000 && b < 0x5000
	}
	p, err := Still(t.Context(), openClip(t, clip(t, "h264.mp4")), 0, 320)
	require.NoError(t, err)
	require.True(t, red(decodeJPEG(t, p), 20, 150))
	p, err = Still(t.Context(), openClip(t, clip(t, "rotated.mp4")), 0, 180)
	require.NoError(t, err)
	require.True(t, red(decodeJPEG(t, p), 150, 300))
}

// High dynamic range is mapped: what is white stays bright, and colours stay what they are.
func TestStill_toneMapped(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"hevc-hdr10.mkv", "hevc-hlg.mp4"} {
		p, err := Still(t.Context(), openClip(t, clip(t, name)), 0, 320)
		require.NoError(t, err)
		r, g, b, _ := decodeJPEG(t, p).At(80, 150).RGBA()
		require.Greater(t, g, r+0x4000, name)
		require.Greater(t, g, b+0x4000, name)
	}
}

func TestStill_skipsBlack(t *testing.T) {
	t.Parallel()
	path := ffmpeg(t, "black.mp4", "-f", "lavfi", "-i", "color=black:size=320x180:rate=24:duration=6",
		"-f", "lavfi", "-i", "testsrc2=size=320x180:rate=24:duration=6", "-filter_complex", "[0][1]concat",
		"-c:v", "libx264", "-preset", "ultrafast", "-g", "24")
	p, err := Still(t.Context(), openClip(t, path), 1_000_000, 320)
	require.NoError(t, err)
	r, g, b, _ := decodeJPEG(t, p).At(240, 100).RGBA()
	require.Greater(t, max(r, g, b), uint32(0x8000))
	// Where all is black, a black picture is the answer.
	dark := ffmpeg(t, "dark.mp4", "-f", "lavfi", "-i", "color=black:size=320x180:rate=24:duration=6", "-c:v", "libx264", "-g", "24")
	p, err = Still(t.Context(), openClip(t, dark), 1_000_000, 320)
	require.NoError(t, err)
	decodeJPEG(t, p)
}

func TestStill_fails(t *testing.T) {
	t.Parallel()
	_, err := Still(t.Context(), openClip(t, clip(t, "aac.m4a")), 0, 320)
	require.ErrorIs(t, err, fault.NotFound)
	_, err = Still(t.Context(), openClip(t, clip(t, "mp3-cover.mp3")), 0, 320)
	require.ErrorIs(t, err, fault.NotFound, "a cover is no video")
	_, err = Still(t.Context(), openClip(t, clip(t, "random.mkv")), 0, 320)
	require.ErrorIs(t, err, media.ErrCorrupt)
}

// Times beyond the end, and before the beginning, give a picture all the same.
func TestStill_anyTime(t *testing.T) {
	t.Parallel()
	for _, at := range []int64{-5_000_000, 0, 1_999_999, 1 << 50} {
		p, err := Still(t.Context(), openClip(t, clip(t, "h264.mkv")), at, 320)
		require.NoError(t, err)
		decodeJPEG(t, p)
	}
}
