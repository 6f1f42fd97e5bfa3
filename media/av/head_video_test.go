package av

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/media"
)

func bigFormat(width, height int) *media.VideoFormat {
	return &media.VideoFormat{Width: width, Height: height, BitRate: 1_000_000, Level: 31, FrameRateNum: 24, FrameRateDen: 1}
}

// Every effort of the encoder has the same parameter sets, at odd sizes too, so that quick fragments and slow ones
// of any head are one stream.
func TestEfforts_header(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{640, 360}, {1280, 534}, {406, 720}, {854, 480}, {322, 242}, {1920, 1080}} {
		f := bigFormat(size[0], size[1])
		f.Level = 40
		want := header(t, media.HeadTask{Video: f})
		for effort := range efforts {
			c, err := openVideoEncoder(f, effort)
			require.NoError(t, err, effort)
			got, err := headerOf(c, videoScale, videoDelay(f))
			c.Free()
			require.NoError(t, err)
			require.Equal(t, want, got, "%s at %v", effort, size)
		}
	}
	_, err := openVideoEncoder(videoFormat(), "placebo")
	require.Error(t, err)
}

func TestHead_quick(t *testing.T) {
	t.Parallel()
	path := clip(t, "long.mkv")
	f := bigFormat(320, 180)
	cuts := []int64{0, 1_000_000, 1_500_000, 4_000_000, 5_250_000, 8_000_000}
	head := header(t, media.HeadTask{Video: f})
	plain := encodeClip(t, path, media.HeadTask{CutsUs: cuts, Video: f})[0]
	for _, effort := range []string{"", "superfast", "fast"} {
		quick := encodeClip(t, path, media.HeadTask{CutsUs: cuts, Video: f, Quick: 2, Preset: effort})[0]
		late := encodeClip(t, path, media.HeadTask{CutsUs: cuts[3:], Video: f, Quick: 1})[0]
		require.NotEqual(t, plain[0], quick[0], "quick fragments are made in another way")
		mixed := [][]byte{quick[0], plain[1], quick[2], late[0], plain[4]}
		got := pictures(t, stream(t, head, mixed...), 320, 180)
		require.Len(t, got, 8*24)
		for n, want := range pictures(t, stream(t, head, plain...), 320, 180) {
			require.InDelta(t, part(want, 320, 180, 0, 0, 0, 1, 1), part(got[n], 320, 180, 0, 0, 0, 1, 1), 2, "picture %d", n)
		}
	}
}

// All outputs of one decoding have the same cuts, and each its own size.
func TestHead_outputs(t *testing.T) {
	t.Parallel()
	task := media.HeadTask{
		CutsUs: []int64{0, 1_000_000, 4_000_000, 6_000_000}, Video: bigFormat(640, 360),
		Also: []media.VideoFormat{*bigFormat(320, 180), *bigFormat(160, 90)}, Quick: 1,
	}
	made := encodeClip(t, clip(t, "long.mkv"), task)
	for n, f := range append([]media.VideoFormat{*task.Video}, task.Also...) {
		got := pictures(t, stream(t, header(t, media.HeadTask{Video: &f}), made[n]...), f.Width, f.Height)
		require.Len(t, got, 6*24, "output %d", n)
		var one struct{ Packets []struct{ Flags string } }
		for k, fragment := range made[n] {
			ffprobe(t, &one, "-show_entries", "packet=flags", stream(t, header(t, media.HeadTask{Video: &f}), fragment))
			require.Contains(t, one.Packets[0].Flags, "K", "fragment %d of output %d", k, n)
		}
	}
}

// A head that begins between keyframes passes over pictures that none of its own needs, and shows the same.
func TestHead_between(t *testing.T) {
	t.Parallel()
	path := clip(t, "long.mkv")
	f := bigFormat(320, 180)
	head := header(t, media.HeadTask{Video: f})
	want := pictures(t, stream(t, head, encodeClip(t, path, media.HeadTask{CutsUs: []int64{8_000_000, 11_000_000}, Video: f})[0]...), 320, 180)
	got := pictures(t, stream(t, head, encodeClip(t, path, media.HeadTask{CutsUs: []int64{10_000_000, 11_000_000}, Video: f})[0]...), 320, 180)
	require.Len(t, got, 24)
	for n := range got {
		require.InDelta(t, part(want[48+n], 320, 180, 0, 0, 0, .5, .5), part(got[n], 320, 180, 0, 0, 0, .5, .5), 2, "picture %d", n)
	}
}

// Whatever the samples are, and however the pictures change on the way, the output stays as it was planned.
func TestHead_sources(t *testing.T) {
	t.Parallel()
	pattern := func(size string, more ...string) []string {
		return append([]string{"-f", "lavfi", "-i", fmt.Sprintf("testsrc2=size=%s:rate=24:duration=1", size)}, more...)
	}
	small := ffmpeg(t, "small.ts", pattern("320x240", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-bf", "0", "-muxdelay", "0", "-muxpreload", "0")...)
	large := ffmpeg(t, "large.ts", pattern("640x360", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-bf", "0", "-output_ts_offset", "1", "-muxdelay", "0", "-muxpreload", "0")...)
	for name, path := range map[string]string{
		"4:2:2 10 bit": ffmpeg(t, "422.mkv", pattern("640x360", "-c:v", "libx264", "-pix_fmt", "yuv422p10le")...),
		"4:4:4":        ffmpeg(t, "444.mkv", pattern("640x360", "-c:v", "libx264", "-pix_fmt", "yuv444p")...),
		"odd":          ffmpeg(t, "odd.mkv", pattern("641x361", "-c:v", "libx264", "-pix_fmt", "yuv444p")...),
		"rgb":          ffmpeg(t, "rgb.mkv", pattern("640x360", "-c:v", "png")...),
		"full range":   ffmpeg(t, "full.mkv", pattern("640x360", "-c:v", "mjpeg", "-pix_fmt", "yuvj420p")...),
		"grows":        ffmpeg(t, "grows.ts", "-i", "concat:"+small+"|"+large, "-c", "copy"),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := bigFormat(320, 180)
			made := encodeClip(t, path, media.HeadTask{CutsUs: []int64{0, 500_000, 1_000_000}, Video: f})
			got := pictures(t, stream(t, header(t, media.HeadTask{Video: f}), made[0]...), 320, 180)
			require.InDelta(t, 24, len(got), 1)
			for _, p := range got {
				require.InDelta(t, 118, part(p, 320, 180, 0, .3, 0, .7, 1), 22)
			}
		})
	}
}
