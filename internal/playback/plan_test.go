package playback_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/fault"
	"revenge/internal/playback"
	"revenge/media"
)

func film(container string, change ...func(*media.Info)) media.Info {
	info := media.Info{Container: container, DurationMs: 60_000, BitRate: 4_000_000, Streams: []media.Stream{
		{Index: 0, Kind: media.StreamVideo, Codec: "h264", Width: 1920, Height: 1080, BitDepth: 8, Level: 40, PixelFormat: "yuv420p", HDR: media.SDR},
		{Index: 1, Kind: media.StreamAudio, Codec: "aac", Channels: 2, Default: true, Language: "en"},
		{Index: 2, Kind: media.StreamAudio, Codec: "ac3", Channels: 6, Language: "de"},
		{Index: 3, Kind: media.StreamSubtitle, Codec: "subrip", Language: "en", Forced: true},
		{Index: 4, Kind: media.StreamSubtitle, Codec: "hdmv_pgs_subtitle"},
	}}
	for _, c := range change {
		c(&info)
	}
	return info
}

func browser(change ...func(*playback.Capabilities)) playback.Capabilities {
	can := playback.Capabilities{Containers: []string{"mp4", "webm"}, HLS: true,
		Video: []playback.VideoCapability{{Codec: "h264", MaxBitDepth: 8, HDR: []media.HDR{media.SDR}}, {Codec: "av1", MaxBitDepth: 10, HDR: []media.HDR{media.SDR, media.HDR10}}},
		Audio: []playback.AudioCapability{{Codec: "aac", MaxChannels: 2}, {Codec: "opus", MaxChannels: 2}}}
	for _, c := range change {
		c(&can)
	}
	return can
}

func video(f func(*media.Stream)) func(*media.Info) {
	return func(i *media.Info) { f(&i.Streams[0]) }
}

func TestDecide(t *testing.T) {
	t.Parallel()
	small, stream, low := 480, 2, int64(1_500_000)
	for name, c := range map[string]struct {
		ask    playback.Ask
		want   playback.Decision
		why    []playback.Reason
		video  media.Mode
		rung   string
		sounds []media.Mode
	}{
		"as it is":  {ask: playback.Ask{Info: film("mp4"), Can: browser()}, want: playback.Direct},
		"container": {ask: playback.Ask{Info: film("matroska"), Indexed: true, Can: browser()}, want: playback.Remux, why: []playback.Reason{playback.ContainerNotSupported}, video: media.Copy, sounds: []media.Mode{media.Copy, media.Encode}},
		"no index":  {ask: playback.Ask{Info: film("mpegts"), Can: browser()}, want: playback.Transcode, why: []playback.Reason{playback.ContainerNotSupported, playback.NoIndex}, video: media.Encode, rung: "720p", sounds: []media.Mode{media.Copy, media.Encode}},
		"codec": {ask: playback.Ask{Info: film("mp4", video(func(s *media.Stream) { s.Codec = "hevc" })), Indexed: true, Can: browser()},
			want: playback.Transcode, why: []playback.Reason{playback.VideoCodecNotSupported}, video: media.Encode, rung: "720p", sounds: []media.Mode{media.Copy, media.Encode}},
		"bits": {ask: playback.Ask{Info: film("mp4", video(func(s *media.Stream) { s.BitDepth, s.PixelFormat = 10, "yuv420p10le" })), Indexed: true, Can: browser()},
			want: playback.Transcode, why: []playback.Reason{playback.VideoBitDepthNotSupported}, video: media.Encode, rung: "720p", sounds: []media.Mode{media.Copy, media.Encode}},
		"chroma": {ask: playback.Ask{Info: film("mp4", video(func(s *media.Stream) { s.PixelFormat = "yuv444p" })), Indexed: true, Can: browser()},
			want: playback.Transcode, why: []playback.Reason{playback.VideoProfileNotSupported}, video: media.Encode, rung: "720p", sounds: []media.Mode{media.Copy, media.Encode}},
		"range": {ask: playback.Ask{Info: film("mp4", video(func(s *media.Stream) { s.HDR = media.HLG })), Indexed: true, Can: browser()},
			want: playback.Transcode, why: []playback.Reason{playback.VideoRangeNotSupported}, video: media.Encode, rung: "720p", sounds: []media.Mode{media.Copy, media.Encode}},
		"interlaced": {ask: playback.Ask{Info: film("mp4", video(func(s *media.Stream) { s.Interlaced = true })), Indexed: true, Can: browser()},
			want: playback.Transcode, why: []playback.Reason{playback.VideoInterlaced}, video: media.Encode, rung: "720p", sounds: []media.Mode{media.Copy, media.Encode}},
		"a smaller one": {ask: playback.Ask{Info: film("mp4"), Indexed: true, Can: browser(), Choice: playback.Choice{MaxHeight: &small}},
			want: playback.Transcode, why: []playback.Reason{playback.Requested}, video: media.Encode, rung: "480p", sounds: []media.Mode{media.Copy, media.Encode}},
		"a thin line": {ask: playback.Ask{Info: film("mp4"), Indexed: true, Can: browser(func(c *playback.Capabilities) { c.MaxBitRate = &low })},
			want: playback.Transcode, why: []playback.Reason{playback.BitRateTooHigh}, video: media.Encode, rung: "480p", sounds: []media.Mode{media.Copy, media.Encode}},
		"a small screen": {ask: playback.Ask{Info: film("mp4"), Indexed: true, Can: browser(func(c *playback.Capabilities) { c.Video[0].MaxHeight = &small })},
			want: playback.Transcode, why: []playback.Reason{playback.VideoResolutionNotSupported}, video: media.Encode, rung: "480p", sounds: []media.Mode{media.Copy, media.Encode}},
		"another sound": {ask: playback.Ask{Info: film("mp4"), Indexed: true, Can: browser(), Choice: playback.Choice{AudioStream: &stream}},
			want: playback.Remux, why: []playback.Reason{playback.AudioTrackChosen, playback.AudioCodecNotSupported}, video: media.Copy, sounds: []media.Mode{media.Encode, media.Copy}},
		"too many channels": {ask: playback.Ask{Info: film("mp4", func(i *media.Info) { i.Streams[1].Channels = 8 }), Indexed: true, Can: browser()},
			want: playback.Remux, why: []playback.Reason{playback.AudioChannelsNotSupported}, video: media.Copy, sounds: []media.Mode{media.Encode, media.Encode}},
		"sound alone": {ask: playback.Ask{Info: film("flac", func(i *media.Info) { i.Streams = []media.Stream{{Kind: media.StreamAudio, Codec: "flac", Channels: 2}} }), Indexed: true, Can: browser()},
			want: playback.Transcode, why: []playback.Reason{playback.ContainerNotSupported, playback.AudioCodecNotSupported}, sounds: []media.Mode{media.Encode}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, err := playback.Decide(c.ask)
			require.NoError(t, err)
			require.Equal(t, c.want, p.Decision)
			require.Equal(t, c.why, p.Reasons)
			var sounds []media.Mode
			for _, s := range p.Audio {
				sounds = append(sounds, s.Mode)
			}
			require.Equal(t, c.sounds, sounds)
			if c.video == "" {
				require.Empty(t, p.Video)
			} else {
				require.Equal(t, c.video, p.Video[0].Mode)
				require.Equal(t, c.rung, p.Video[0].Profile.Name)
			}
			if c.want == playback.Direct {
				require.Equal(t, "video/mp4", p.MimeType)
			} else {
				require.Equal(t, playback.MimeHLS, p.MimeType)
			}
		})
	}
}

func TestDecide_subtitles(t *testing.T) {
	t.Parallel()
	beside := media.TextTrack{Stream: -1, External: &media.Source{Path: "/f/x.srt"}}
	p, err := playback.Decide(playback.Ask{Info: film("mp4"), Can: browser(), Texts: []media.TextTrack{beside}})
	require.NoError(t, err)
	require.Equal(t, []media.TextTrack{beside, {Stream: 3, Language: "en", Forced: true, Default: true}}, p.Subtitles, "text only; pictures are no WebVTT")
}

func TestDecide_impossible(t *testing.T) {
	t.Parallel()
	nine := 9
	for name, a := range map[string]playback.Ask{
		"no such sound": {Info: film("mp4"), Can: browser(), Choice: playback.Choice{AudioStream: &nine}},
		"nothing":       {Info: media.Info{Container: "mp4"}, Can: browser()},
		"no HLS":        {Info: film("avi"), Can: browser(func(c *playback.Capabilities) { c.HLS = false })},
	} {
		_, err := playback.Decide(a)
		require.ErrorIs(t, err, fault.Invalid, name)
	}
}
