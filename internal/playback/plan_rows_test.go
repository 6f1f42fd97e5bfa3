package playback_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/playback"
	"revenge/media"
)

// six is a browser that plays AAC of six channels.
func six(a *playback.Ask) { a.Can.Audio[0].MaxChannels = 6 }

func soundRows() []row {
	choose := func(stream int) func(*playback.Ask) {
		return func(a *playback.Ask) { a.AudioStream = &stream }
	}
	music := func(name, container, codec string, change ...func(*playback.Ask)) row {
		return row{name, func(a *playback.Ask) {
			a.Info = media.Info{Container: container, DurationMs: 200_000, BitRate: 900_000, Streams: []media.Stream{{Kind: media.StreamAudio, Codec: codec, Channels: 2, SampleRate: 96_000}}}
			for _, c := range change {
				c(a)
			}
		}}
	}
	wish := func(n int64) func(*playback.Ask) { return func(a *playback.Ask) { a.MaxBitRate = &n } }
	speaker := func(a *playback.Ask) { a.Can = profile("audio-only") }
	return []row{
		{"the first sound chosen", choose(1)},
		{"another sound", choose(2)},
		{"no such sound", choose(9)},
		{"a subtitle as sound", choose(3)},
		{"another sound, client changes itself", func(a *playback.Ask) {
			choose(2)(a)
			a.Can.AudioTracks = true
			a.Can.Audio = append(a.Can.Audio, playback.AudioCapability{Codec: "ac3", MaxChannels: 6})
		}},
		{"ac3 of six for six", func(a *playback.Ask) { choose(2)(a); six(a) }},
		{"dts of eight for six", func(a *playback.Ask) {
			a.Info.Streams[1].Codec, a.Info.Streams[1].Channels = "dts", 8
			six(a)
		}},
		{"dts of two for six", func(a *playback.Ask) { a.Info.Streams[1].Codec = "dts"; six(a) }},
		{"aac of eight for two", func(a *playback.Ask) { a.Info.Streams[1].Channels = 8 }},
		{"truehd that the client plays", func(a *playback.Ask) {
			a.Info.Container, a.Info.Streams[1].Codec = "matroska", "truehd"
			a.Can.Audio = append(a.Can.Audio, playback.AudioCapability{Codec: "truehd", MaxChannels: 8})
		}},
		{"opus alone", func(a *playback.Ask) { a.Info.Streams[1].Codec, a.Can.Audio = "dts", a.Can.Audio[1:] }},
		{"sample rate too high", func(a *playback.Ask) {
			a.Info.Streams[1].SampleRate, a.Can.Audio[0].MaxSampleRate = 96_000, new(48_000)
		}},
		{"louder when encoded", func(a *playback.Ask) {
			choose(2)(a)
			a.Info.Streams[2].Tags = map[string]string{"replaygain_track_gain": "+6.00 dB"}
		}},
		{"video without sound", func(a *playback.Ask) { a.Info.Streams = a.Info.Streams[:1]; a.Info.Container = "matroska" }},
		{"film for a speaker", speaker},
		music("flac for a speaker", "flac", "flac", speaker),
		music("flac for a browser", "flac", "flac"),
		music("alac for a speaker", "mp4", "alac", speaker),
		music("wma at 320", "asf", "wmav2", wish(320_000)), music("wma at 128", "asf", "wmav2", wish(130_000)),
		music("wma at 20", "asf", "wmav2", wish(20_000)),
		music("flac at 128 for a speaker", "flac", "flac", speaker, wish(128_000)),
		music("six channels of flac for six", "flac", "flac", func(a *playback.Ask) { a.Info.Streams[0].Channels = 6; six(a) }),
		music("flac beyond the limit", "flac", "flac", speaker, func(a *playback.Ask) { a.Limits.MaxBitRate = new(int64(192_000)) }),
	}
}

func profile(name string) playback.Capabilities {
	all, err := playback.LoadProfiles("")
	if err != nil {
		panic(err)
	}
	return all[name].Can
}

func subtitleRows() []row {
	choose := func(stream int, forms ...playback.SubtitleFormat) func(*playback.Ask) {
		return func(a *playback.Ask) { a.SubtitleStream, a.Can.Subtitles = &stream, forms }
	}
	return []row{
		{"text chosen", choose(3)},
		{"pictures chosen", choose(4)},
		{"pictures chosen, drawn by the client", choose(4, playback.FormatPGS)},
		{"pictures chosen, others drawn", choose(4, playback.FormatDVB, playback.FormatASS)},
		{"pictures there, drawn by the client", func(a *playback.Ask) { a.Can.Subtitles = []playback.SubtitleFormat{playback.FormatPGS} }},
		{"pictures chosen, no HLS", func(a *playback.Ask) { choose(4)(a); a.Can.HLS = false }},
		{"no such subtitle", choose(1)},
		{"ass for whom it is text", func(a *playback.Ask) { a.Info.Streams[3].Codec = "ass" }},
		{"ass for whom it is more", func(a *playback.Ask) { a.Info.Streams[3].Codec = "ass"; choose(3, playback.FormatASS)(a) }},
		{"files beside it", func(a *playback.Ask) {
			script, pictures := &media.Source{Path: "/f/x.ASS"}, &media.Source{Path: "/f/x.sup"}
			a.Info.Streams[3].Forced = false
			a.Texts = []media.TextTrack{{Stream: -1, External: &media.Source{Path: "/f/x.srt"}}, {Stream: -1, External: script, Default: true}}
			a.Raws = []media.RawTrack{{Stream: -1, External: script, Codec: "ass"}, {Stream: -1, External: pictures, Codec: "hdmv_pgs_subtitle"}}
			a.Can.Subtitles = []playback.SubtitleFormat{playback.FormatASS, playback.FormatPGS}
		}},
		{"files beside it, for whom they are text", func(a *playback.Ask) {
			script := &media.Source{Path: "/f/x.ass"}
			a.Texts = []media.TextTrack{{Stream: -1, External: script, Language: "de"}}
			a.Raws = []media.RawTrack{{Stream: -1, External: script, Codec: "ass", Language: "de"}}
			a.Want = playback.Preference{Audio: []string{"ja"}, Subtitles: []string{"de"}}
		}},
		{"no subtitle", choose(-1)},
		{"pictures chosen, no transcoding", func(a *playback.Ask) { choose(4)(a); a.Limits.NoTranscode = true }},
		{"pictures chosen, full machine", func(a *playback.Ask) { choose(4)(a); a.Load.Used = 8 }},
	}
}

// reader reads a language and understands no other.
func reader(language string) playback.Preference {
	return playback.Preference{Audio: []string{language}, Mode: playback.SubtitlesAuto}
}

// preferenceRows are about what a viewer wants to hear and read.
func preferenceRows() []row {
	want := func(p playback.Preference, more ...func(*playback.Ask)) func(*playback.Ask) {
		return func(a *playback.Ask) {
			a.Info.Streams[3].Forced, a.Info.Streams[4].Language = false, "fr"
			a.Want = p
			for _, f := range more {
				f(a)
			}
		}
	}
	german := func(a *playback.Ask) { a.Info.Streams[2].Codec = "aac" }
	return []row{
		{"hears German", want(reader("de"))},
		{"hears German, from a file for it", want(reader("de"), german)},
		{"hears German, changes by itself", want(reader("de"), german, func(a *playback.Ask) { a.Can.AudioTracks = true })},
		{"hears what is not there", want(reader("ja"))},
		{"hears German, chose English", want(reader("de"), func(a *playback.Ask) { a.AudioStream = new(1) })},
		{"first sound is a commentary", want(playback.Preference{}, func(a *playback.Ask) { a.Info.Streams[1].Commentary = true })},
		{"reads English", want(playback.Preference{Audio: []string{"ja"}, Subtitles: []string{"en"}}, func(a *playback.Ask) { a.Info.Streams[1].Language = "fr" })},
		{"reads always", want(playback.Preference{Audio: []string{"en"}, Subtitles: []string{"en"}, Mode: playback.SubtitlesAlways})},
		{"reads never", want(playback.Preference{Subtitles: []string{"en"}, Mode: playback.SubtitlesOff})},
		{"reads only what must be", want(playback.Preference{Subtitles: []string{"fr"}, Mode: playback.SubtitlesForced})},
		{"reads French, which are pictures", want(reader("fr"))},
		{"reads French, draws it", want(reader("fr"), func(a *playback.Ask) { a.Can.Subtitles = []playback.SubtitleFormat{playback.FormatPGS} })},
		{"reads French, no transcoding", want(reader("fr"), func(a *playback.Ask) { a.Limits.NoTranscode = true })},
		{"reads French, full machine", want(reader("fr"), func(a *playback.Ask) { a.Load.Used = 8 })},
		{"reads French, no HLS", want(reader("fr"), func(a *playback.Ask) { a.Can.HLS = false })},
		{"reads French, chose none", want(reader("fr"), func(a *playback.Ask) { a.SubtitleStream = new(-1) })},
		{"pictures are the file's own", want(playback.Preference{}, func(a *playback.Ask) { a.Info.Streams[4].Default = true })},
	}
}

func boundRows() []row {
	bad := func(a *playback.Ask) { a.Info.Streams[0].Codec = "vc1" }
	return []row{
		{"wish for 480", func(a *playback.Ask) { a.MaxHeight = new(480) }},
		{"wish for 1080", func(a *playback.Ask) { a.MaxHeight = new(1080) }},
		{"wish for 100", func(a *playback.Ask) { a.MaxHeight = new(100) }},
		{"wish for 1.5 Mb/s", func(a *playback.Ask) { a.MaxBitRate = new(int64(1_500_000)) }},
		{"client takes 3 Mb/s", func(a *playback.Ask) { a.Can.MaxBitRate = new(int64(3_000_000)) }},
		{"client takes nothing", func(a *playback.Ask) { a.Can.MaxBitRate = new(int64(1000)) }},
		{"account: 720", func(a *playback.Ask) { a.Limits.MaxHeight = new(720) }},
		{"account: 2 Mb/s", func(a *playback.Ask) { a.Limits.MaxBitRate = new(int64(2_000_000)) }},
		{"account: next to nothing", func(a *playback.Ask) { a.Limits.MaxBitRate = new(int64(1000)) }},
		{"account: 720, no HLS", func(a *playback.Ask) { a.Limits.MaxHeight, a.Can.HLS = new(720), false }},
		{"account: no transcoding, direct", func(a *playback.Ask) { a.Limits.NoTranscode = true }},
		{"account: no transcoding, remux", func(a *playback.Ask) { a.Limits.NoTranscode, a.Info.Container = true, "matroska" }},
		{"account: no transcoding, vc1", func(a *playback.Ask) { bad(a); a.Limits.NoTranscode = true }},
		{"account: no transcoding, wish", func(a *playback.Ask) { a.MaxHeight = new(480); a.Limits.NoTranscode = true }},
		{"account: no transcoding, wma", func(a *playback.Ask) { a.Info.Streams[1].Codec = "wmav2"; a.Limits.NoTranscode = true }},
		{"line of 10 Mb/s", func(a *playback.Ask) { a.Bandwidth = new(int64(10_000_000)) }},
		{"line of 3.5 Mb/s", func(a *playback.Ask) { a.Bandwidth = new(int64(3_500_000)) }},
		{"line of 0.1 Mb/s", func(a *playback.Ask) { a.Bandwidth = new(int64(100_000)) }},
		{"line of 1 Mb/s, no HLS", func(a *playback.Ask) { a.Bandwidth = new(int64(1_000_000)); a.Can.HLS = false }},
		{"line of 1 Mb/s, no transcoding", func(a *playback.Ask) { a.Bandwidth = new(int64(1_000_000)); a.Limits.NoTranscode = true }},
		{"line of 1.5 Mb/s, one quality", func(a *playback.Ask) { a.Bandwidth = new(int64(1_500_000)); a.Can.OneQuality = true }},
		{"20 Mb/s in matroska", func(a *playback.Ask) { a.Info.BitRate, a.Info.Container = 20_000_000, "matroska" }},
		{"0.5 Mb/s in matroska", func(a *playback.Ask) { a.Info.BitRate, a.Info.Container = 500_000, "matroska" }},
		{"bit rate by size", func(a *playback.Ask) {
			a.Info.BitRate, a.Info.SizeBytes = 0, 75_000_000
			a.Limits.MaxBitRate = new(int64(3_000_000))
		}},
	}
}

func loadRows(t *testing.T) []row {
	t.Helper()
	full := func(used float64, change ...func(*playback.Ask)) func(*playback.Ask) {
		return func(a *playback.Ask) {
			a.Info.Streams[0].Codec, a.Load = "vc1", media.Load{Capacity: 1.7, Used: used, Factor: 1}
			for _, c := range change {
				c(a)
			}
		}
	}
	tv := func(name string) func(*playback.Ask) {
		return func(a *playback.Ask) {
			a.Can = profile(name)
			a.Info.Container = "matroska"
			v := &a.Info.Streams[0]
			v.Codec, v.Width, v.Height, v.Level, v.BitDepth, v.HDR, v.ColorTransfer = "hevc", 3840, 2160, 153, 10, media.HDR10, "smpte2084"
			a.Info.BitRate = 40_000_000
		}
	}
	rows := []row{
		{"not measured", func(a *playback.Ask) { a.Info.Streams[0].Codec, a.Load = "vc1", media.Load{} }},
		{"two processors, idle", full(0)},
		{"two processors, one session", full(1)},
		{"two processors, nearly full", full(1.45)},
		{"two processors, full", full(1.7)},
		{"two processors, full, matroska", full(1.7, func(a *playback.Ask) { a.Info.Streams[0].Codec, a.Info.Container = "h264", "matroska" })},
		{"slow machine", full(0, func(a *playback.Ask) { a.Load.Factor = 3 })},
		{"fast machine", full(1, func(a *playback.Ask) { a.Load.Factor = 0.5 })},
		{"full, wish for 480", full(1.7, func(a *playback.Ask) { a.Info.Streams[0].Codec = "h264"; a.MaxHeight = new(480) })},
	}
	all, err := playback.LoadProfiles("")
	require.NoError(t, err)
	for _, p := range all.List() {
		rows = append(rows, row{"4K HDR10 for " + p.Name, tv(p.Name)})
	}
	return rows
}
