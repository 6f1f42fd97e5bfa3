package playback_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/playback"
	"revenge/internal/testkit"
	"revenge/media"
)

// row is one case of the table: a film in mp4 of 1080p H.264 at 4 Mb/s with two sounds, asked for by a browser on a
// machine of eight processors, and what is different.
type row struct {
	name   string
	change func(*playback.Ask)
}

func rowAsk(t *testing.T, r row) playback.Ask {
	t.Helper()
	a := playback.Ask{Info: film("mp4"), Indexed: true, Can: browser(), Load: media.Load{Capacity: 8, Factor: 1}}
	r.change(&a)
	return a
}

// tell writes a plan in one line.
func tell(p *playback.Plan, err error) string {
	if err != nil {
		return "impossible: " + err.Error()
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%s %v", p.Decision, p.Reasons)
	var videos, sounds, texts []string
	for _, v := range p.Video {
		name := v.Profile.Name
		if v.Mode == media.Copy {
			name = "copy"
		}
		if v.Burn != nil {
			name += fmt.Sprintf("+%d", *v.Burn)
		}
		videos = append(videos, name)
	}
	for _, s := range p.Audio {
		name := fmt.Sprintf("%d:copy", s.Stream)
		if s.Mode == media.Encode {
			name = fmt.Sprintf("%d:%s%dch%dk", s.Stream, s.Codec, max(s.Channels, 2), s.BitRate/1000)
		}
		if s.GainDb != 0 {
			name += fmt.Sprintf("%+.1fdB", s.GainDb)
		}
		sounds = append(sounds, name)
	}
	for _, s := range p.Subtitles {
		texts = append(texts, fmt.Sprintf("%d%s", s.Stream, map[bool]string{true: "*"}[s.Default]))
	}
	for _, s := range p.Raw {
		texts = append(texts, fmt.Sprintf("%d=%s%s", s.Stream, s.Codec, map[bool]string{true: "*"}[s.Default]))
	}
	fmt.Fprintf(&out, " | %s | %s | %s | %.2f cpu %d kb/s", strings.Join(videos, " "), strings.Join(sounds, " "), strings.Join(texts, " "), p.Cost.Processors, p.Cost.BitRate/1000)
	if p.Refused != nil {
		fmt.Fprintf(&out, " | refused %s, instead:", p.Refused.Reason)
		for _, a := range p.Refused.Alternatives {
			fmt.Fprintf(&out, " %s%s%v", a.Decision, a.Rung, a.Without)
		}
	}
	return out.String()
}

// The table is read by people: testdata/plans.txt. What must hold for every plan is checked beside it.
func TestDecide_table(t *testing.T) {
	t.Parallel()
	rows := slices.Concat(containerRows(), videoRows(), rangeRows(), soundRows(), subtitleRows(), preferenceRows(), boundRows(), loadRows(t))
	require.Greater(t, len(rows), 80)
	var out strings.Builder
	names := map[string]bool{}
	for _, r := range rows {
		require.False(t, names[r.name], r.name)
		names[r.name] = true
		a := rowAsk(t, r)
		p, err := playback.Decide(a)
		fmt.Fprintf(&out, "%-34s %s\n", r.name, tell(p, err))
		if err == nil {
			holds(t, r.name, a, p)
		}
	}
	testkit.Golden(t, "testdata/plans.txt", out.String())
}

// holds checks what is true of every plan.
func holds(t *testing.T, name string, a playback.Ask, p *playback.Plan) {
	t.Helper()
	require.Equal(t, p.Decision == playback.Direct, len(p.Video)+len(p.Audio) == 0, name)
	require.Equal(t, p.Decision == playback.Direct && p.Refused == nil, len(p.Reasons) == 0, name)
	for i, v := range p.Video {
		if v.Mode == media.Copy {
			require.True(t, a.Indexed, "%s: a copy needs keyframes", name)
			require.Nil(t, v.Burn, name)
			continue
		}
		require.False(t, a.Limits.NoTranscode && p.Refused == nil, "%s: encoding is forbidden", name)
		if a.Limits.MaxHeight != nil && p.Refused == nil {
			require.LessOrEqual(t, v.Profile.Height, *a.Limits.MaxHeight, name)
		}
		if a.Limits.MaxBitRate != nil && p.Refused == nil {
			require.LessOrEqual(t, v.Profile.VideoBitRate+v.Profile.AudioBitRate, *a.Limits.MaxBitRate, name)
		}
		if i > 0 && p.Video[i-1].Mode == media.Encode {
			require.Less(t, v.Profile.Height, p.Video[i-1].Profile.Height, "%s: the best first", name)
		}
	}
	if p.Refused == nil {
		require.True(t, a.Load.Capacity == 0 || p.Decision != playback.Transcode || a.Load.Used+p.Cost.Processors <= a.Load.Capacity+0.1, "%s: it fits", name)
		return
	}
	for _, x := range p.Refused.Alternatives {
		require.True(t, x.Fits && x.Allowed, "%s: what is offered instead works", name)
	}
}

func containerRows() []row {
	in := func(container string) func(*playback.Ask) {
		return func(a *playback.Ask) { a.Info.Container = container }
	}
	rows := []row{{"as it is", func(*playback.Ask) {}}}
	for _, container := range []string{"matroska", "mov", "mpegts", "avi", "webm"} {
		rows = append(rows, row{"in " + container, in(container)})
	}
	return append(rows,
		row{"no index in mp4", func(a *playback.Ask) { a.Indexed = false }},
		row{"no index in mpegts", func(a *playback.Ask) { a.Indexed, a.Info.Container = false, "mpegts" }},
		row{"no HLS in avi", func(a *playback.Ask) { a.Info.Container, a.Can.HLS = "avi", false }},
		row{"no HLS in mp4", func(a *playback.Ask) { a.Can.HLS = false }},
		row{"one quality in matroska", func(a *playback.Ask) { a.Info.Container, a.Can.OneQuality = "matroska", true }},
		row{"tag hev1 where hvc1 is known", func(a *playback.Ask) { tagged(a, "hev1") }},
		row{"tag hvc1 where hvc1 is known", func(a *playback.Ask) { tagged(a, "hvc1") }},
		row{"tag hev1 in matroska", func(a *playback.Ask) { tagged(a, "hev1"); a.Info.Container = "matroska" }},
		row{"nothing inside", func(a *playback.Ask) { a.Info.Streams = nil }},
	)
}

func tagged(a *playback.Ask, tag string) {
	a.Info.Streams[0].Codec, a.Info.Streams[0].CodecTag = "hevc", tag
	a.Can.Video = append(a.Can.Video, playback.VideoCapability{Codec: "hevc", Tags: []string{"hvc1"}})
}

func videoRows() []row {
	of := func(name string, f func(*media.Stream)) row {
		return row{name, func(a *playback.Ask) { f(&a.Info.Streams[0]) }}
	}
	limit := func(name string, f func(*playback.VideoCapability)) row {
		return row{name, func(a *playback.Ask) { f(&a.Can.Video[0]) }}
	}
	n, fps, mb := func(n int) *int { return &n }, 30.0, int64(1_000_000)
	return []row{
		of("hevc", func(s *media.Stream) { s.Codec = "hevc" }),
		of("av1 of 10 bit", func(s *media.Stream) { s.Codec, s.BitDepth, s.PixelFormat = "av1", 10, "yuv420p10le" }),
		of("vc1", func(s *media.Stream) { s.Codec = "vc1" }),
		{"mpeg4 that the client plays, in avi", func(a *playback.Ask) {
			a.Info.Container, a.Info.Streams[0].Codec = "avi", "mpeg4"
			a.Can.Video = append(a.Can.Video, playback.VideoCapability{Codec: "mpeg4"})
		}},
		of("h264 of 10 bit", func(s *media.Stream) { s.BitDepth, s.PixelFormat = 10, "yuv420p10le" }),
		of("4:2:2", func(s *media.Stream) { s.PixelFormat = "yuv422p" }),
		of("4:4:4", func(s *media.Stream) { s.PixelFormat = "yuv444p" }),
		of("RGB", func(s *media.Stream) { s.PixelFormat = "gbrp" }),
		{"4:2:2 that the client plays", func(a *playback.Ask) {
			a.Info.Streams[0].PixelFormat, a.Can.Video[0].Chroma = "yuv422p", []playback.Chroma{playback.Chroma420, playback.Chroma422}
		}},
		of("interlaced", func(s *media.Stream) { s.Interlaced = true }),
		{"interlaced that the client plays", func(a *playback.Ask) { a.Info.Streams[0].Interlaced, a.Can.Video[0].Interlaced = true, true }},
		of("rotated", func(s *media.Stream) { s.Rotation = 90 }),
		of("2160p", func(s *media.Stream) { s.Width, s.Height = 3840, 2160 }),
		of("wide 1920x800", func(s *media.Stream) { s.Codec, s.Height = "vc1", 800 }),
		of("576p", func(s *media.Stream) { s.Codec, s.Width, s.Height = "mpeg2video", 720, 576 }),
		of("small 320x240", func(s *media.Stream) { s.Codec, s.Width, s.Height = "vc1", 320, 240 }),
		of("60 pictures a second", func(s *media.Stream) { s.Codec, s.FrameRate = "vc1", "60000/1001" }),
		limit("level too high", func(c *playback.VideoCapability) { c.MaxLevel = n(31) }),
		limit("level just right", func(c *playback.VideoCapability) { c.MaxLevel = n(40) }),
		limit("720 lines at most", func(c *playback.VideoCapability) { c.MaxHeight = n(720) }),
		limit("640 columns at most", func(c *playback.VideoCapability) { c.MaxWidth = n(640) }),
		{"rotated for a standing screen", func(a *playback.Ask) {
			a.Info.Streams[0].Rotation, a.Can.Video[0].MaxWidth, a.Can.Video[0].MaxHeight = 90, n(1080), n(1920)
		}},
		{"too many pictures a second", func(a *playback.Ask) { a.Info.Streams[0].FrameRate, a.Can.Video[0].MaxFrameRate = "60/1", &fps }},
		{"29.97 for 30", func(a *playback.Ask) { a.Info.Streams[0].FrameRate, a.Can.Video[0].MaxFrameRate = "30000/1001", &fps }},
		{"codec's bit rate too high", func(a *playback.Ask) { a.Info.Streams[0].BitRate, a.Can.Video[0].MaxBitRate = 3_800_000, &mb }},
		{"profile not known", func(a *playback.Ask) { a.Info.Streams[0].Profile, a.Can.Video[0].Profiles = "High", []string{"Main"} }},
		{"profile spelled otherwise", func(a *playback.Ask) {
			a.Info.Streams[0].Profile, a.Can.Video[0].Profiles = "Constrained Baseline", []string{"main"}
		}},
		{"no H.264 either", func(a *playback.Ask) { a.Info.Streams[0].Codec, a.Can.Video = "vc1", a.Can.Video[1:] }},
	}
}

func rangeRows() []row {
	hdr := func(name string, s media.Stream, can ...media.HDR) row {
		return row{name, func(a *playback.Ask) {
			v := &a.Info.Streams[0]
			v.Codec, v.BitDepth, v.PixelFormat, v.HDR, v.DolbyVision, v.ColorTransfer = "hevc", 10, "yuv420p10le", s.HDR, s.DolbyVision, s.ColorTransfer
			a.Can.Video = append(a.Can.Video, playback.VideoCapability{Codec: "hevc", MaxBitDepth: 10, HDR: can})
		}}
	}
	ten, hlg := media.Stream{HDR: media.HDR10, ColorTransfer: "smpte2084"}, media.Stream{HDR: media.HLG, ColorTransfer: "arib-std-b67"}
	plus := media.Stream{HDR: media.HDR10Plus, ColorTransfer: "smpte2084"}
	dolby := func(version, transfer string) media.Stream {
		return media.Stream{HDR: media.DolbyVision, DolbyVision: version, ColorTransfer: transfer}
	}
	return []row{
		hdr("HDR10 for SDR", ten), hdr("HDR10 for HDR10", ten, media.HDR10), hdr("HLG for SDR", hlg), hdr("HLG for HDR10", hlg, media.HDR10),
		hdr("HLG for HLG", hlg, media.HLG), hdr("HDR10+ for HDR10", plus, media.HDR10), hdr("HDR10+ for HLG", plus, media.HLG),
		hdr("DV 8.1 for DV", dolby("8.06", "smpte2084"), media.DolbyVision), hdr("DV 8.1 for HDR10", dolby("8.06", "smpte2084"), media.HDR10),
		hdr("DV 8.1 for SDR", dolby("8.06", "smpte2084")), hdr("DV 8.4 for HLG", dolby("8.04", "arib-std-b67"), media.HLG),
		hdr("DV 8.4 for HDR10", dolby("8.04", "arib-std-b67"), media.HDR10), hdr("DV 8.2 for SDR", dolby("8.05", "bt709")),
		hdr("DV 7 for DV 5 and 8 with HDR10", dolby("7.06", "smpte2084"), media.DolbyVision, media.HDR10),
		hdr("DV 5 for DV", dolby("5.06", "smpte2084"), media.DolbyVision), hdr("DV 5 for HDR10", dolby("5.06", "smpte2084"), media.HDR10),
		hdr("DV 5 for SDR", dolby("5.06", "smpte2084")),
		{"DV 5 for DV 8 alone", func(a *playback.Ask) {
			hdr("", dolby("5.06", "smpte2084"), media.DolbyVision).change(a)
			a.Can.Video[2].DolbyVisionProfiles = []int{8}
		}},
	}
}
