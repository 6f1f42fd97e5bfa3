package hls_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// marked is a file in which the picture flashes and the sound beeps at the beginning of each second.
type marked struct {
	name    string // with its extension
	rate    string
	size    string   // 320x180 when empty
	length  int      // seconds; 8 when zero
	filters string   // after the flashes
	video   []string // none: no picture
	audio   []string // none: no sound
	layout  string   // of the sound; mono when empty
	muxer   []string
	after   func(t testing.TB, from, to string) // makes the file of what was encoded
	// copied says that the picture can be sent as it is.
	copied bool
	// loose is how much later than the picture its sound may be in the source itself, in seconds.
	loose float64
}

var (
	x264   = []string{"-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-g", "40", "-bf", "3"}
	open   = []string{"-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-g", "40", "-bf", "3", "-x264-params", "open-gop=1"}
	plainX = []string{"-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-g", "40", "-bf", "0"}
	single = []string{"-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-g", "9999", "-sc_threshold", "0"}
	intra  = []string{"-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-g", "1"}
	deep   = []string{"-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p10le", "-g", "40", "-bf", "3"}
	wide   = []string{"-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv422p", "-g", "40"}
	x265   = []string{"-c:v", "libx265", "-preset", "ultrafast", "-tag:v", "hvc1", "-pix_fmt", "yuv420p", "-x265-params", "log-level=none:keyint=40:bframes=2"}
	x265ts = []string{"-c:v", "libx265", "-preset", "ultrafast", "-pix_fmt", "yuv420p10le", "-x265-params", "log-level=none:keyint=40:bframes=2"}
	svt    = []string{"-c:v", "libsvtav1", "-preset", "12", "-g", "40", "-svtav1-params", "lp=1", "-pix_fmt", "yuv420p"}
	vp9    = []string{"-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "300k", "-g", "40", "-pix_fmt", "yuv420p"}
	mpeg2  = []string{"-c:v", "mpeg2video", "-b:v", "2M", "-g", "12", "-bf", "2"}
	xvid   = []string{"-c:v", "mpeg4", "-vtag", "XVID", "-q:v", "4", "-g", "40"}
	packed = []string{"-c:v", "mpeg4", "-q:v", "4", "-g", "40", "-bf", "2"}
	prores = []string{"-c:v", "prores_ks", "-profile:v", "0", "-pix_fmt", "yuv422p10le"}
	mjpeg  = []string{"-c:v", "mjpeg", "-q:v", "4", "-pix_fmt", "yuvj420p"}
	wmv    = []string{"-c:v", "wmv2", "-q:v", "4", "-g", "40"}

	aac    = []string{"-c:a", "aac", "-b:a", "96k"}
	opus   = []string{"-c:a", "libopus", "-b:a", "64k"}
	mp3    = []string{"-c:a", "libmp3lame"}
	ac3    = []string{"-c:a", "ac3"}
	eac3   = []string{"-c:a", "eac3"}
	flac   = []string{"-c:a", "flac"}
	dts    = []string{"-c:a", "dca", "-strict", "-2"}
	truehd = []string{"-c:a", "truehd", "-strict", "-2"}
	pcm16  = []string{"-c:a", "pcm_s16le"}
	mp2    = []string{"-c:a", "mp2"}
	alac   = []string{"-c:a", "alac"}
	wma    = []string{"-c:a", "wmav2"}
)

// files are the containers, codecs and oddities that the engine has to serve.
var files = []marked{
	{name: "h264-aac.mkv", video: x264, audio: aac, copied: true},
	{name: "h264-aac.mp4", video: x264, audio: aac, copied: true},
	{name: "h264-aac.mov", video: x264, audio: aac, copied: true},
	{name: "h264-aac.ts", video: x264, audio: aac, copied: true},
	{name: "h264-aac.m2ts", video: x264, audio: aac, muxer: []string{"-f", "mpegts", "-mpegts_m2ts_mode", "1"}, copied: true},
	{name: "h264-mp3.avi", rate: "25", video: plainX, audio: mp3, copied: true},
	{name: "h264-faststart.mp4", video: x264, audio: aac, muxer: []string{"-movflags", "+faststart"}, copied: true},
	{name: "h264-fragmented.mp4", video: x264, audio: aac, muxer: []string{"-movflags", "frag_keyframe+empty_moov"}, copied: true},
	{name: "h264-fragmented-default.mp4", video: x264, audio: aac, muxer: []string{"-movflags", "frag_keyframe+empty_moov+default_base_moof"}, copied: true},
	{name: "h264-sidx.mp4", video: x264, audio: aac, muxer: []string{"-movflags", "frag_keyframe+empty_moov+default_base_moof+global_sidx"}, copied: true},
	{name: "h264-hybrid.mp4", video: x264, audio: aac, muxer: []string{"-movflags", "frag_keyframe+default_base_moof+global_sidx"}, copied: true},
	{name: "h264-open-groups.mkv", video: open, audio: aac, copied: true},
	{name: "h264-open-groups.mp4", video: open, audio: aac, copied: true},
	{name: "h264-no-b.mkv", video: plainX, audio: aac, copied: true},
	{name: "h264-intra.mkv", video: intra, audio: aac, copied: true},
	{name: "h264-one-keyframe.mkv", video: single, audio: aac, copied: true},
	{name: "h264-one-keyframe.mp4", video: single, audio: aac, copied: true},
	{name: "h264-one-keyframe.ts", video: single, audio: aac, copied: true},
	{name: "h264-10bit.mkv", video: deep, audio: aac, copied: true},
	{name: "h264-422.mkv", video: wide, audio: aac, copied: true},
	{name: "h264-film.mkv", rate: "24000/1001", video: x264, audio: ac3, copied: true},
	{name: "h264-film.mp4", rate: "24000/1001", video: x264, audio: ac3, copied: true},
	{name: "h264-film.ts", rate: "24000/1001", video: x264, audio: ac3, copied: true},
	{name: "h264-ntsc.mp4", rate: "30000/1001", video: x264, audio: aac, copied: true},
	{name: "h264-60.mkv", rate: "60", video: x264, audio: aac, copied: true},
	{name: "h264-12.mkv", rate: "12", video: x264, audio: aac, copied: true},
	{name: "h264-late.mkv", video: x264, audio: aac, muxer: []string{"-output_ts_offset", "100"}, copied: true},
	{name: "h264-late.ts", video: x264, audio: aac, muxer: []string{"-output_ts_offset", "3600"}, copied: true},
	{name: "h264-wrap.ts", video: x264, audio: aac, muxer: []string{"-output_ts_offset", "95440"}, copied: true},
	{name: "h264-vfr.mkv", rate: "60", filters: "select='if(lt(mod(t,4),2),not(mod(n,4)),1)'", video: append([]string{"-fps_mode", "vfr"}, x264...), audio: aac, copied: true},
	{name: "h264-vfr.mp4", rate: "60", filters: "select='if(lt(mod(t,4),2),not(mod(n,4)),1)'", video: append([]string{"-fps_mode", "vfr"}, x264...), audio: aac, copied: true},
	{name: "h264-odd-size.mkv", size: "322x182", video: x264, audio: aac, copied: true},
	{name: "h264-standing.mp4", size: "180x320", video: x264, audio: aac, copied: true},
	{name: "h264-anamorphic.mkv", size: "352x288", filters: "setsar=16/11", video: x264, audio: aac, copied: true},
	{name: "h264-rotated.mp4", video: x264, audio: aac, after: rotated, copied: true},
	{name: "h264-cut.mp4", video: x264, audio: aac, after: cutOff, copied: true},
	{name: "h264-cut.mkv", video: x264, audio: aac, after: cutOff, copied: true},
	{name: "h264-edited.mp4", video: x264, audio: aac, after: edited, copied: true},
	{name: "h264-no-cues.mkv", video: x264, audio: aac, after: withoutCues, copied: true},
	{name: "h264-silent.mkv", video: x264, copied: true},
	{name: "h264-opus.mkv", video: x264, audio: opus, copied: true},
	{name: "h264-opus.mp4", video: x264, audio: opus, copied: true},
	{name: "h264-flac.mkv", video: x264, audio: flac, copied: true},
	{name: "h264-eac3.mp4", video: x264, audio: eac3, copied: true},
	{name: "h264-dts.mkv", video: x264, audio: dts, layout: "stereo", copied: true},
	{name: "h264-truehd.mkv", video: x264, audio: truehd, layout: "stereo", copied: true},
	{name: "h264-pcm.mov", video: x264, audio: pcm16, copied: true},
	{name: "h264-alac.mp4", video: x264, audio: alac, copied: true},
	{name: "h264-surround.mkv", video: x264, audio: ac3, layout: "5.1", copied: true},
	{name: "h264-surround-aac.mp4", video: x264, audio: []string{"-c:a", "aac", "-b:a", "256k"}, layout: "5.1", copied: true},
	{name: "h264-22khz.mkv", video: x264, audio: append([]string{"-ar", "22050"}, aac...), copied: true},
	{name: "hevc-aac.mkv", video: x265, audio: aac, copied: true},
	{name: "hevc-aac.mp4", video: x265, audio: aac, copied: true},
	{name: "hevc-10bit.ts", video: x265ts, audio: aac, copied: true},
	{name: "av1-opus.mkv", video: svt, audio: opus, copied: true},
	{name: "av1-aac.mp4", video: svt, audio: aac, copied: true},
	{name: "av1-opus.webm", video: svt, audio: opus, copied: true},
	{name: "vp9-opus.webm", video: vp9, audio: opus, copied: true},
	{name: "vp9-aac.mp4", video: vp9, audio: aac, copied: true},
	{name: "mpeg2-mp2.ts", rate: "25", video: mpeg2, audio: mp2},
	{name: "mpeg2-ac3.mkv", rate: "25", video: mpeg2, audio: ac3},
	{name: "mpeg2-interlaced.ts", rate: "50", size: "352x288", filters: "interlace", video: append([]string{"-flags:v", "+ildct+ilme"}, mpeg2...), audio: mp2, loose: 0.02},
	{name: "mpeg4-mp3.avi", rate: "25", video: xvid, audio: mp3},
	{name: "mpeg4-b.avi", rate: "25", video: packed, audio: mp3, loose: 0.041},
	{name: "mpeg4-aac.mp4", rate: "25", video: packed, audio: aac},
	{name: "prores-pcm.mov", video: prores, audio: pcm16},
	{name: "mjpeg-pcm.avi", rate: "25", video: mjpeg, audio: pcm16},
	{name: "wmv2-wma.wmv", rate: "25", video: wmv, audio: wma, loose: 0.06},
	{name: "aac.m4a", audio: aac}, {name: "mp3.mp3", audio: mp3}, {name: "flac.flac", audio: flac}, {name: "opus.opus", audio: opus},
}

// path makes the file, once for all tests.
func (m marked) path(t testing.TB) string {
	t.Helper()
	rate, size, length, layout := m.rate, m.size, m.length, m.layout
	if rate == "" {
		rate = "24"
	}
	if size == "" {
		size = "320x180"
	}
	if length == 0 {
		length = 8
	}
	var arguments []string
	if m.video != nil {
		flashes := fmt.Sprintf("color=c=0x303030:s=%s:r=%s:d=%d,drawbox=w=iw:h=ih:color=white:t=fill:enable='lt(mod(t,1),0.15)'", size, rate, length)
		if m.filters != "" {
			flashes += "," + m.filters
		}
		arguments = append(arguments, "-f", "lavfi", "-i", flashes)
	}
	if m.audio != nil {
		channels := 1
		switch layout {
		case "stereo":
			channels = 2
		case "5.1":
			channels = 6
		}
		beep := strings.TrimSuffix(strings.Repeat("0.3*sin(880*2*PI*t)*lt(mod(t,1),0.15)|", channels), "|")
		beeps := fmt.Sprintf("aevalsrc='%s':s=48000:d=%d", beep, length)
		if layout != "" {
			beeps += ":c=" + layout
		}
		arguments = append(arguments, "-f", "lavfi", "-i", beeps)
	}
	arguments = append(append(append(arguments, m.video...), m.audio...), m.muxer...)
	name := "marked-" + m.name
	if m.after == nil {
		return clip(t, name, arguments...)
	}
	raw := clip(t, "raw-"+name, arguments...)
	return derived(t, name, func(to string) { m.after(t, raw, to) })
}

// derived makes a file of another, once for all tests.
func derived(t testing.TB, name string, build func(to string)) string {
	t.Helper()
	to := filepath.Join(folder, name)
	if _, err := os.Stat(to); err != nil {
		build(to)
	}
	return to
}

func rotated(t testing.TB, from, to string) {
	ffmpeg(t, "-display_rotation", "90", "-i", from, "-c", "copy", to)
}

// edited begins in the middle of a group of pictures, by an edit list.
func edited(t testing.TB, from, to string) { ffmpeg(t, "-ss", "2.5", "-i", from, "-c", "copy", to) }

// cutOff loses its last tenth, as a download that broke off does; the table of an MP4 stands before.
func cutOff(t testing.TB, from, to string) {
	whole := from
	if filepath.Ext(from) == ".mp4" {
		whole = to + ".whole.mp4"
		ffmpeg(t, "-i", from, "-c", "copy", "-movflags", "+faststart", whole)
	}
	data, err := os.ReadFile(whole)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(to, data[:len(data)*9/10], 0o600))
}

// withoutCues is a Matroska file written to a pipe: it has neither cues nor a duration.
func withoutCues(t testing.TB, from, to string) {
	ffmpeg(t, "-i", from, "-c", "copy", "-f", "matroska", "-live", "1", to)
}
