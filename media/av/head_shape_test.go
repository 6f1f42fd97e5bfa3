package av

import (
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/media"
)

// What the container crops is gone: a white border around a black picture.
func TestHead_crop(t *testing.T) {
	t.Parallel()
	plain := ffmpeg(t, "border.mkv", "-f", "lavfi", "-i", "color=white:size=640x480:rate=24:duration=1,drawbox=x=0:y=60:w=640:h=360:color=black:t=fill",
		"-c:v", "libx264", "-pix_fmt", "yuv420p")
	// The crop is written with the track: 60 lines above and below.
	path := ffmpeg(t, "cropped.mkv", "-i", plain, "-c", "copy", "-bsf:v", "h264_metadata=crop_top=60:crop_bottom=60")
	f := bigFormat(320, 180)
	got := pictures(t, stream(t, header(t, media.HeadTask{Video: f}), encodeClip(t, path, media.HeadTask{CutsUs: []int64{0, 1_000_000}, Video: f})[0]...), 320, 180)
	require.Len(t, got, 24)
	require.InDelta(t, 16, part(got[5], 320, 180, 0, 0, 0, 1, 1), 4)
}

func TestCropFilter(t *testing.T) {
	t.Parallel()
	s := pictureSource{width: 640, height: 480, crop: crop{top: 60, bottom: 60, left: 2}}
	require.Equal(t, []string{"crop=638:360:2:60"}, prepared(s))
	require.Empty(t, prepared(pictureSource{width: 640, height: 480, crop: crop{top: 300, bottom: 300}}), "nothing would be left")
}

// Interlaced pictures have no combs, whether the plan knew of them or not; others are left as they are.
func TestHead_interlaced(t *testing.T) {
	t.Parallel()
	path := clip(t, "mpeg2-interlaced.ts")
	comb := func(known bool) float64 {
		f := &media.VideoFormat{Width: 768, Height: 576, BitRate: 4_000_000, Level: 31, FrameRateNum: 25, FrameRateDen: 1, Deinterlace: known}
		made := encodeClip(t, path, media.HeadTask{CutsUs: []int64{0, 1_000_000}, Video: f})
		return combs(pictures(t, stream(t, header(t, media.HeadTask{Video: f}), made[0]...), 768, 576)[10], 768, 576)
	}
	raw := combs(pictures(t, ffmpeg(t, "raw.mkv", "-i", path, "-t", "1", "-vf", "scale=768:576:interl=0", "-c:v", "libx264", "-crf", "10", "-pix_fmt", "yuv420p", "-an"), 768, 576)[10], 768, 576)
	require.Less(t, comb(true), raw*0.7)
	require.Less(t, comb(false), raw*0.7)
}

// combs is how much lines differ from both of their neighbours in the same direction.
func combs(p []byte, width, height int) float64 {
	sum := 0.0
	for y := 1; y < height-1; y++ {
		for x := range width {
			above, here, below := int(p[(y-1)*width+x]), int(p[y*width+x]), int(p[(y+1)*width+x])
			if a, b := here-above, here-below; a*b > 0 {
				sum += float64(min(abs(int64(a)), abs(int64(b))))
			}
		}
	}
	return sum / float64(width*height)
}
