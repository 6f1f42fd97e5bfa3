package av

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/media"
)

// Dynamic metadata lies among the bytes of the stream, in every container.
func TestProbe_hdr10Plus(t *testing.T) {
	t.Parallel()
	// Without frames out of order, a raw stream can be put into a container.
	plain := ffmpeg(t, "plain.hevc", "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=24:duration=1", "-c:v", "libx265", "-preset", "ultrafast",
		"-pix_fmt", "yuv420p10le", "-vf", "setparams=color_primaries=bt2020:color_trc=smpte2084:colorspace=bt2020nc:range=tv",
		"-x265-params", "log-level=error:bframes=0:repeat-headers=1")
	raw, err := os.ReadFile(plain)
	require.NoError(t, err)
	// A prefix SEI with a registered message goes in front of the first keyframe's slice.
	sei := []byte{0, 0, 1, 39 << 1, 1, 4, 9, 0xB5, 0x00, 0x3C, 0x00, 0x01, 0x04, 0x01, 0x40, 0x00, 0x80}
	at := firstSlice(raw)
	require.Positive(t, at)
	raw = append(append(append([]byte(nil), raw[:at]...), sei...), raw[at:]...)
	path := write(t, "plus.hevc", raw)
	for _, name := range []string{"plus.mkv", "plus.mp4", "plus.ts"} {
		got, err := Probe(t.Context(), openClip(t, ffmpeg(t, name, "-fflags", "+genpts", "-i", path, "-c", "copy")))
		require.NoError(t, err)
		require.Equal(t, media.HDR10Plus, got.Info.Video().HDR, name)
	}
	for _, name := range []string{"plain.ts", "plain.mp4"} {
		got, err := Probe(t.Context(), openClip(t, ffmpeg(t, name, "-fflags", "+genpts", "-i", plain, "-c", "copy")))
		require.NoError(t, err)
		require.Equal(t, media.HDR10, got.Info.Video().HDR, name)
	}
}

// firstSlice is where the start code of the first picture's slice stands.
func firstSlice(b []byte) int {
	for i := 0; i+4 < len(b); i++ {
		if b[i] == 0 && b[i+1] == 0 && b[i+2] == 1 && b[i+3]>>1&63 <= 21 && b[i+3]>>1&63 >= 16 {
			return i
		}
	}
	return -1
}

// What an encoder may put into the parameter sets is read as a decoder reads it.
func TestProbe_h264Variants(t *testing.T) {
	t.Parallel()
	for name, args := range map[string][]string{
		"full range, bt709": {"-bsf:v", "h264_metadata=video_full_range_flag=1:colour_primaries=1:transfer_characteristics=1:matrix_coefficients=1"},
		"bt601":             {"-bsf:v", "h264_metadata=colour_primaries=6:transfer_characteristics=6:matrix_coefficients=6"},
		"baseline":          {"-profile:v", "baseline"},
		"4:4:4":             {"-pix_fmt", "yuv444p"},
		"4:2:2 10 bit":      {"-pix_fmt", "yuv422p10le"},
		"interlaced":        {"-flags", "+ildct+ilme", "-x264-params", "interlaced=1"},
		"hrd and lists":     {"-x264-params", "nal-hrd=cbr:vbv-maxrate=500:vbv-bufsize=500:bitrate=500:cqm=jvt"},
		"no frames to wait": {"-bf", "0"},
		"anamorphic":        {"-vf", "setsar=64/45"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			args := append([]string{"-f", "lavfi", "-i", "testsrc2=size=192x128:rate=25:duration=1", "-c:v", "libx264", "-preset", "veryfast"}, args...)
			for _, file := range []string{"a.mkv", "a.mp4"} {
				path := ffmpeg(t, file, args...)
				got, err := Probe(t.Context(), openClip(t, path))
				require.NoError(t, err)
				var want ffprobeFile
				ffprobe(t, &want, "-show_streams", path)
				requireStream(t, want.Streams[0], got.Info.Streams[0])
			}
		})
	}
}
