package hls

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/bluenviron/gohlslib/v2/pkg/playlist"
	"github.com/stretchr/testify/require"

	"revenge/internal/platform/fault"
	"revenge/media"
)

// feature is a film with two sounds and subtitles of every kind.
func feature() *media.Spec {
	s := &media.Spec{Session: "s", Source: media.Source{Path: "/films/a.mkv", Identity: "a"}}
	s.Info = media.Info{BitRate: 6_000_000, Streams: []media.Stream{
		{Index: 0, Kind: media.StreamVideo, Codec: "hevc", RFC6381: "hvc1.2.4.L120.B0", Width: 3840, Height: 1600, FrameRate: "24000/1001", ColorTransfer: "smpte2084", HDR: media.HDR10},
		{Index: 1, Kind: media.StreamAudio, Codec: "eac3", Channels: 6, SampleRate: 48000, Language: "en", Title: `The "best" sound`, BitRate: 640_000},
		{Index: 2, Kind: media.StreamAudio, Codec: "aac", RFC6381: "mp4a.40.2", Channels: 2, SampleRate: 48000, Language: "de"},
		{Index: 3, Kind: media.StreamSubtitle, Codec: "subrip", Language: "en"},
		{Index: 4, Kind: media.StreamSubtitle, Codec: "hdmv_pgs_subtitle", Language: "en"},
	}}
	s.Index = media.Index{EndUs: 60_000_000, Keyframes: seconds(0, 2, 4, 8, 12, 24, 30, 40, 50)}
	for k := range s.Info.Streams {
		s.Index.Tracks = append(s.Index.Tracks, media.Track{Stream: k, Kind: s.Info.Streams[k].Kind, Codec: s.Info.Streams[k].Codec, EndUs: 60_000_000})
	}
	rung, _ := media.ProfileByName("720p")
	s.Video = []media.VideoTrack{{Stream: 0, Mode: media.Copy}, {Stream: 0, Mode: media.Encode, Profile: rung}}
	s.Audio = []media.AudioTrack{{Stream: 1, Mode: media.Copy}, {Stream: 2, Mode: media.Encode, BitRate: 160_000, Default: true}}
	s.Subtitles = []media.TextTrack{
		{Stream: 3, Default: true},
		{External: &media.Source{Path: "/films/a.en.srt", Identity: "x"}, Language: "en", Forced: true, Default: true},
	}
	return s
}

func master(t *testing.T, spec *media.Spec) (*playlist.Multivariant, string) {
	t.Helper()
	e := &Engine{made: newCatalogue()}
	require.NoError(t, e.Validate(spec))
	text, err := e.Master(spec)
	require.NoError(t, err)
	parsed, err := playlist.Unmarshal(text)
	require.NoError(t, err, "%s", text)
	return parsed.(*playlist.Multivariant), string(text)
}

func TestEngine_Master(t *testing.T) {
	t.Parallel()
	list, text := master(t, feature())
	require.Len(t, list.Variants, 2)
	original, smaller := list.Variants[0], list.Variants[1]
	require.Equal(t, "v0-copy/index.m3u8", original.URI)
	require.Equal(t, []string{"hvc1.2.4.L120.B0", "ec-3", "mp4a.40.2"}, original.Codecs)
	require.Equal(t, "3840x1600", original.Resolution)
	require.InDelta(t, 23.976, *original.FrameRate, 0.001)
	require.Equal(t, "v0-720p/index.m3u8", smaller.URI)
	require.Equal(t, []string{"avc1.64001F", "ec-3", "mp4a.40.2"}, smaller.Codecs)
	require.Equal(t, "1280x534", smaller.Resolution)
	require.Greater(t, original.Bandwidth, smaller.Bandwidth)
	require.Contains(t, text, `RESOLUTION=3840x1600,FRAME-RATE=23.976,AUDIO="audio",SUBTITLES="subtitles",VIDEO-RANGE=PQ`)
	require.Contains(t, text, `VIDEO-RANGE=SDR`)
	require.NotContains(t, text, "SUPPLEMENTAL-CODECS")
	require.Equal(t, 2_400_000+640_000, *smaller.AverageBandwidth)
	require.Greater(t, smaller.Bandwidth, *smaller.AverageBandwidth, "an encoder has a buffer")

	require.Len(t, list.Renditions, 4)
	surround, stereo, embedded, beside := list.Renditions[0], list.Renditions[1], list.Renditions[2], list.Renditions[3]
	require.Equal(t, "The 'best' sound", surround.Name)
	require.Equal(t, "6", *surround.Channels)
	require.False(t, surround.Default)
	require.True(t, stereo.Default)
	require.Equal(t, "2", *stereo.Channels)
	require.Equal(t, "a2-160000/index.m3u8", *stereo.URI)
	require.Equal(t, "s3/index.m3u8", *embedded.URI)
	require.True(t, embedded.Default)
	require.Equal(t, "x1/index.m3u8", *beside.URI)
	require.True(t, beside.Forced)
	require.False(t, beside.Default, "one default in a group")
	require.NotEqual(t, embedded.Name, beside.Name, "names differ in a group")
}

// What players must not choose by themselves says so, unless it is what playing begins with.
func TestEngine_MasterManual(t *testing.T) {
	t.Parallel()
	spec := feature()
	spec.Audio[0].Manual, spec.Audio[1].Manual = true, true
	spec.Subtitles[0].Default, spec.Subtitles[0].Manual = false, true
	spec.Subtitles[1].Manual = true
	list, _ := master(t, spec)
	for k, want := range []bool{false, true, false, true} {
		require.Equal(t, want, list.Renditions[k].Autoselect, list.Renditions[k].Name)
		require.Equal(t, want, list.Renditions[k].Default, list.Renditions[k].Name)
	}
	spec.Audio[1].Default = false
	list, _ = master(t, spec)
	require.True(t, list.Renditions[0].Default && list.Renditions[0].Autoselect, "one of the sounds must be")
}

// The whole ladder beside the original, with one sound group for all.
func TestEngine_MasterLadder(t *testing.T) {
	t.Parallel()
	spec := feature()
	for _, rung := range media.Ladder {
		if rung.Name != "720p" {
			spec.Video = append(spec.Video, media.VideoTrack{Stream: 0, Mode: media.Encode, Profile: rung})
		}
	}
	list, text := master(t, spec)
	require.Len(t, list.Variants, 5)
	seen := map[string]bool{}
	for _, v := range list.Variants {
		require.False(t, seen[v.URI])
		seen[v.URI] = true
		require.Equal(t, "audio", v.Audio)
		require.NotEmpty(t, v.Resolution)
		require.InDelta(t, 23.976, *v.FrameRate, 0.001)
		require.Less(t, *v.AverageBandwidth, v.Bandwidth)
		require.Less(t, v.Bandwidth, 4**v.AverageBandwidth)
	}
	require.Equal(t, 5+1, strings.Count(text, "VIDEO-RANGE="), "each variant, and the keyframes of the copied one")
	require.Equal(t, 4, strings.Count(text, "VIDEO-RANGE=SDR"))
}

func TestEngine_MasterDolbyVision(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ codec, dolby, transfer, rfc, want string }{
		"HDR10 below":     {"hevc", "8.06", "smpte2084", "hvc1.2.4.L153.B0", `VIDEO-RANGE=PQ,SUPPLEMENTAL-CODECS="dvh1.08.06/db1p"`},
		"HLG below":       {"hevc", "8.09", "arib-std-b67", "hvc1.2.4.L153.B0", `VIDEO-RANGE=HLG,SUPPLEMENTAL-CODECS="dvh1.08.09/db4h"`},
		"SDR below":       {"hevc", "8.03", "bt709", "hvc1.2.4.L153.B0", `VIDEO-RANGE=SDR,SUPPLEMENTAL-CODECS="dvh1.08.03/db2g"`},
		"AV1":             {"av1", "10.06", "smpte2084", "av01.0.13M.10", `VIDEO-RANGE=PQ,SUPPLEMENTAL-CODECS="dav1.10.06/db1p"`},
		"nothing below":   {"hevc", "5.06", "", "dvh1.05.06", `VIDEO-RANGE=PQ`},
		"two layers":      {"hevc", "7.06", "smpte2084", "hvc1.2.4.L153.B0", `VIDEO-RANGE=PQ`},
		"no Dolby at all": {"hevc", "", "smpte2084", "hvc1.2.4.L153.B0", `VIDEO-RANGE=PQ`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			spec := feature()
			s := &spec.Info.Streams[0]
			s.Codec, s.DolbyVision, s.ColorTransfer, s.RFC6381 = c.codec, c.dolby, c.transfer, c.rfc
			spec.Video = spec.Video[:1]
			list, text := master(t, spec)
			require.Contains(t, text, c.want)
			require.Equal(t, 2*strings.Count(c.want, "SUPPLEMENTAL"), strings.Count(text, "SUPPLEMENTAL"), "the variant, and its keyframes")
			require.Equal(t, c.rfc, list.Variants[0].Codecs[0])
		})
	}
}

func TestEngine_MasterOfSound(t *testing.T) {
	t.Parallel()
	spec := feature()
	spec.Video, spec.Subtitles = nil, nil
	spec.Index.VideoStream = -1
	list, text := master(t, spec)
	require.Len(t, list.Variants, 1)
	require.Equal(t, "a1-copy/index.m3u8", list.Variants[0].URI)
	require.NotContains(t, text, "VIDEO-RANGE")
	require.True(t, strings.Contains(text, "DEFAULT=YES"))
}

func TestEngine_MediaPlaylist(t *testing.T) {
	t.Parallel()
	e, spec := &Engine{made: newCatalogue()}, feature()
	for _, id := range []string{"v0-copy", "v0-720p", "a1-copy", "a2-160000", "s3", "x1"} {
		text, err := e.MediaPlaylist(spec, id)
		require.NoError(t, err)
		parsed, err := playlist.Unmarshal(text)
		require.NoError(t, err)
		list := parsed.(*playlist.Media)
		var sum float64
		for _, s := range list.Segments {
			sum += s.Duration.Seconds()
		}
		require.InDelta(t, 60, sum, 0.00001, "%s is as long as the film", id)
		require.True(t, list.Endlist)
		if id[0] == 's' || id[0] == 'x' {
			require.Equal(t, 30, list.TargetDuration)
			require.Nil(t, list.Map)
			continue
		}
		require.Equal(t, 12, list.TargetDuration, "one for all of %s: the copy's longest", id)
		require.Equal(t, "init.mp4", list.Map.URI)
	}
	_, err := e.MediaPlaylist(spec, "v0-1080p")
	require.ErrorIs(t, err, fault.NotFound)
}

func TestEngine_ValidateRefuses(t *testing.T) {
	t.Parallel()
	for name, spoil := range map[string]func(*media.Spec){
		"nothing":          func(s *media.Spec) { s.Video, s.Audio = nil, nil },
		"no such stream":   func(s *media.Spec) { s.Video[0].Stream = 9 },
		"sound as picture": func(s *media.Spec) { s.Video[0].Stream = 1 },
		"not indexed":      func(s *media.Spec) { s.Index.Tracks = nil },
		"no keyframes":     func(s *media.Spec) { s.Index.Keyframes = nil },
		"mode":             func(s *media.Spec) { s.Video[0].Mode = "" },
		"sound mode":       func(s *media.Spec) { s.Audio[0].Mode = "TURBO" },
		"sound rate":       func(s *media.Spec) { s.Audio[1].BitRate = 1 },
		"profile":          func(s *media.Spec) { s.Video[1].Profile.Name = "../720p" },
		"no profile":       func(s *media.Spec) { s.Video[1].Profile = media.Profile{} },
		"colours of none":  func(s *media.Spec) { s.Info.Streams[0].DolbyVision = "5.06" },
		"pictures as text": func(s *media.Spec) { s.Subtitles[0].Stream = 4 },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e, spec := &Engine{made: newCatalogue()}, feature()
			spoil(spec)
			require.ErrorIs(t, e.Validate(spec), fault.Invalid)
			_, err := e.Master(spec)
			require.ErrorIs(t, err, fault.Invalid)
			_, err = e.MediaPlaylist(spec, "v0-copy")
			require.ErrorIs(t, err, fault.Invalid)
			_, err = e.Segment(t.Context(), spec, "v0-copy", initName)
			require.ErrorIs(t, err, fault.Invalid)
		})
	}
}

func TestVideoFormat(t *testing.T) {
	t.Parallel()
	rung, _ := media.ProfileByName("720p")
	for name, c := range map[string]struct {
		stream        media.Stream
		width, height int
		level         int
	}{
		"1080p":       {media.Stream{Width: 1920, Height: 1080, FrameRate: "30/1"}, 1280, 720, 31},
		"60 pictures": {media.Stream{Width: 1920, Height: 1080, FrameRate: "60/1"}, 1280, 720, 32},
		"wide":        {media.Stream{Width: 1920, Height: 800, FrameRate: "24000/1001"}, 1280, 534, 31},
		"small":       {media.Stream{Width: 640, Height: 361}, 640, 360, 30},
		"standing":    {media.Stream{Width: 1920, Height: 1080, Rotation: 90}, 720, 1280, 31},
		"anamorphic":  {media.Stream{Width: 720, Height: 576, SampleAspect: "64:45"}, 1024, 576, 31},
		"huge":        {media.Stream{Width: 7680, Height: 4320}, 1280, 720, 31},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := videoFormat(&c.stream, rung)
			require.Equal(t, [3]int{c.width, c.height, c.level}, [3]int{f.Width, f.Height, f.Level})
		})
	}
}

func TestFrameRate(t *testing.T) {
	t.Parallel()
	require.Equal(t, rate{24000, 1001}, frameRate(&media.Stream{FrameRate: "24000/1001"}))
	require.Equal(t, rate{50, 1}, frameRate(&media.Stream{FrameRate: "50"}))
	for _, odd := range []string{"", "0/0", "90000/1", "-1/1", "1/100", "x/y"} {
		require.Equal(t, rate{25, 1}, frameRate(&media.Stream{FrameRate: odd}), odd)
	}
}

func FuzzSegmentName(f *testing.F) {
	spec := feature()
	all, err := renditions(spec)
	require.NoError(f, err)
	for _, r := range all {
		f.Add(r.name(0))
	}
	f.Add("0-1000000.m4s")
	f.Add("+0-2000000.m4s")
	f.Add("../../etc/passwd")
	f.Fuzz(func(t *testing.T, name string) {
		for k := range all {
			if n, err := all[k].segment(name); err == nil {
				require.Equal(t, name, all[k].name(n), "one name, one segment")
			} else {
				require.ErrorIs(t, err, fault.NotFound)
			}
		}
	})
}

func TestConfig_Validate(t *testing.T) {
	t.Parallel()
	good := Default()
	require.NoError(t, good.Validate())
	for name, spoil := range map[string]func(*Config){
		"cache": func(c *Config) { c.CacheBytes = 1 }, "timeout": func(c *Config) { c.SegmentTimeout = 0 },
		"idle": func(c *Config) { c.HeadIdle = 0 }, "ahead": func(c *Config) { c.HeadAhead = 0 }, "heads": func(c *Config) { c.MaxHeads = 0 },
		"disk": func(c *Config) { c.DiskBytes = 1 }, "free": func(c *Config) { c.DiskFreeBytes = -1 },
		"folder": func(c *Config) { c.Folder = "segments" }, "processors": func(c *Config) { c.Processors = -1 },
	} {
		c := Default()
		spoil(&c)
		require.ErrorIs(t, c.Validate(), fault.Invalid, name)
		_, err := New(Deps{Config: c})
		require.ErrorIs(t, err, fault.Invalid, name)
	}
}

func TestCache(t *testing.T) {
	t.Parallel()
	c := newCache(100)
	body := func(n int) *Body { return &Body{Data: make([]byte, n)} }
	c.put("a", body(40))
	c.put("b", body(40))
	_, ok := c.get("a")
	require.True(t, ok)
	c.put("c", body(40))
	require.True(t, c.has("a"), "used last")
	require.False(t, c.has("b"), "used least")
	c.put("a", body(10))
	require.Equal(t, int64(50), c.size, "replaced, not added")
	c.put("d", body(500))
	require.True(t, c.has("d"), "a body larger than the cache is kept until the next one comes")
	require.Equal(t, 1, c.recent.Len())
}

func TestWebVTT(t *testing.T) {
	t.Parallel()
	cues := []media.Cue{
		{StartUs: 1_000_000, EndUs: 2_000_000, Text: "before"},
		{StartUs: 29_500_000, EndUs: 31_000_000, Text: "on the edge"},
		{StartUs: 3_600_000_000, EndUs: 3_601_500_000, Text: "an hour later"},
	}
	require.Equal(t, "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n\n00:00:29.500 --> 00:00:31.000\non the edge\n",
		string(webVTT(cues, 30_000_000, 60_000_000)))
}

// A spec that was kept as JSON serves the same addresses.
func TestSpec_JSON(t *testing.T) {
	t.Parallel()
	spec := feature()
	kept, err := json.Marshal(spec)
	require.NoError(t, err)
	var back media.Spec
	require.NoError(t, json.Unmarshal(kept, &back))
	require.Equal(t, *spec, back)

	spec.Info, spec.Index = media.Info{}, media.Index{}
	kept, err = json.Marshal(spec)
	require.NoError(t, err)
	require.NotContains(t, string(kept), "Keyframes", "what the file's row has need not be kept twice")
}
