package av

import (
	"context"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/media"
)

// probedClips are all clips that can be probed.
var probedClips = []string{
	"long.mkv", "long.mp4", "h264.mp4", "h264.mkv", "h264-10bit.mkv", "h264-vertical.mp4", "hevc.mkv", "hevc-10bit.mp4",
	"hevc-hdr10.mkv", "hevc-hlg.mp4", "av1.mkv", "av1-10bit.mp4", "vp9.webm", "mpeg2-interlaced.ts", "mpeg4.avi", "wmv2.wmv",
	"prores.mov", "video-only.mkv", "aac.m4a", "opus.opus", "flac.flac", "mp3-cover.mp3", "alac-cover.m4a", "ac3.ac3", "eac3.eac3",
	"dts.dts", "truehd.thd", "audio-codecs.mkv", "chapters.mkv", "chapters.mp4", "attachments.mkv", "streams.mkv", "streams.mp4",
	"cover.mp4", "cover.mkv", "pgs.sup", "vfr.mkv", "vfr.mp4", "late-start.ts", "late-start.mkv", "one-keyframe.mp4", "film-rate.mkv",
	"rotated.mp4", "bitmap-subtitles.mkv", "fragmented.mp4",
}

type ffprobeStream struct {
	Index          int               `json:"index"`
	CodecName      string            `json:"codec_name"`
	CodecType      string            `json:"codec_type"`
	Profile        string            `json:"profile"`
	Level          int               `json:"level"`
	Width          int               `json:"width"`
	Height         int               `json:"height"`
	PixFmt         string            `json:"pix_fmt"`
	FieldOrder     string            `json:"field_order"`
	ColorRange     string            `json:"color_range"`
	ColorSpace     string            `json:"color_space"`
	ColorTransfer  string            `json:"color_transfer"`
	ColorPrimaries string            `json:"color_primaries"`
	AvgFrameRate   string            `json:"avg_frame_rate"`
	SampleAspect   string            `json:"sample_aspect_ratio"`
	SampleRate     string            `json:"sample_rate"`
	Channels       int               `json:"channels"`
	ChannelLayout  string            `json:"channel_layout"`
	Disposition    map[string]int    `json:"disposition"`
	Tags           map[string]string `json:"tags"`
	SideData       []struct {
		Rotation float64 `json:"rotation"`
	} `json:"side_data_list"`
}

type ffprobeFile struct {
	Streams []ffprobeStream `json:"streams"`
	Format  struct {
		Duration  string            `json:"duration"`
		StartTime string            `json:"start_time"`
		Size      string            `json:"size"`
		Tags      map[string]string `json:"tags"`
	} `json:"format"`
	Chapters []struct {
		StartTime string            `json:"start_time"`
		EndTime   string            `json:"end_time"`
		Tags      map[string]string `json:"tags"`
	} `json:"chapters"`
}

func TestProbe_likeFFprobe(t *testing.T) {
	t.Parallel()
	for _, name := range probedClips {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := clip(t, name)
			got, err := Probe(t.Context(), openClip(t, path))
			require.NoError(t, err)
			var want ffprobeFile
			ffprobe(t, &want, "-show_format", "-show_streams", "-show_chapters", path)

			info := got.Info
			require.InDelta(t, millis(want.Format.Duration), info.DurationMs, 1)
			require.InDelta(t, millis(want.Format.StartTime), info.StartMs, 1)
			require.Equal(t, want.Format.Size, strconv.FormatInt(info.SizeBytes, 10))
			byIndex := map[int]media.Stream{}
			for _, s := range info.Streams {
				byIndex[s.Index] = s
			}
			for _, s := range want.Streams {
				if s.CodecType == "attachment" {
					continue
				}
				requireStream(t, s, byIndex[s.Index])
				delete(byIndex, s.Index)
			}
			require.Empty(t, byIndex, "streams that are not there")
			require.Len(t, info.Chapters, len(want.Chapters))
			for i, c := range want.Chapters {
				require.InDelta(t, millis(c.StartTime), info.Chapters[i].StartMs, 1)
				require.InDelta(t, millis(c.EndTime), info.Chapters[i].EndMs, 1)
				require.Equal(t, c.Tags["title"], info.Chapters[i].Title)
			}
			for key, value := range want.Format.Tags {
				require.Equal(t, strings.TrimSpace(value), info.Tags[strings.ToLower(key)], key)
			}
		})
	}
}

func requireStream(t *testing.T, want ffprobeStream, got media.Stream) {
	t.Helper()
	label := fmt.Sprintf("stream %d", want.Index)
	require.Equal(t, want.CodecName, got.Codec, label)
	require.Equal(t, strings.ToUpper(want.CodecType), string(got.Kind), label)
	require.Equal(t, want.Tags["title"], got.Title, label)
	require.Equal(t, language(want.Tags["language"]), got.Language, label)
	for name, have := range map[string]bool{
		"default": got.Default, "forced": got.Forced, "hearing_impaired": got.HearingImpaired, "visual_impaired": got.VisualImpaired,
		"comment": got.Commentary, "original": got.Original, "attached_pic": got.AttachedPicture,
	} {
		require.Equal(t, want.Disposition[name] == 1, have, "%s: %s", label, name)
	}
	switch got.Kind {
	case media.StreamVideo:
		requireVideo(t, want, got, label)
	case media.StreamAudio:
		require.Equal(t, want.SampleRate, strconv.Itoa(got.SampleRate), label)
		require.Equal(t, want.Channels, got.Channels, label)
		if want.ChannelLayout == "" && got.Channels <= 2 {
			want.ChannelLayout = []string{"", "mono", "stereo"}[got.Channels]
		}
		require.Equal(t, want.ChannelLayout, got.ChannelLayout, label)
		require.Equal(t, stated(want.Profile), got.Profile, label)
	}
}

func requireVideo(t *testing.T, want ffprobeStream, got media.Stream, label string) {
	t.Helper()
	if got.AttachedPicture {
		return
	}
	require.Equal(t, want.Width, got.Width, label)
	require.Equal(t, want.Height, got.Height, label)
	require.Equal(t, want.PixFmt, got.PixelFormat, label)
	require.Equal(t, stated(want.Profile), got.Profile, label)
	require.Equal(t, max(want.Level, 0), got.Level, label)
	require.Equal(t, want.AvgFrameRate, got.FrameRate, label)
	require.Equal(t, want.SampleAspect, got.SampleAspect, label)
	require.Equal(t, want.ColorRange, got.ColorRange, label)
	require.Equal(t, stated(want.ColorSpace), got.ColorSpace, label)
	require.Equal(t, stated(want.ColorTransfer), got.ColorTransfer, label)
	require.Equal(t, stated(want.ColorPrimaries), got.ColorPrimaries, label)
	interlaced := want.FieldOrder != "" && want.FieldOrder != "progressive" && want.FieldOrder != "unknown"
	require.Equal(t, interlaced, got.Interlaced, label)
	for _, d := range want.SideData {
		require.Equal(t, quarterTurns(d.Rotation), got.Rotation, label)
	}
}

func stated(s string) string {
	if s == "unknown" {
		return ""
	}
	return s
}

func millis(seconds string) int64 {
	f, _ := strconv.ParseFloat(seconds, 64)
	return int64(math.Round(f * 1000))
}

// What ffprobe does not say, or says in other words.
func TestProbe_ownFacts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		clip, container string
		stream          int
		check           func(t *testing.T, s media.Stream)
	}{
		{"h264.mp4", "mp4", 0, has("avc1.64000C", media.SDR)},
		{"h264-10bit.mkv", "matroska", 0, has("avc1.6E000C", media.SDR)},
		{"hevc.mkv", "matroska", 0, has("hvc1.1.6.L60.90", media.SDR)},
		{"hevc-10bit.mp4", "mp4", 0, has("hvc1.2.4.L60.90", media.SDR)},
		{"hevc-hdr10.mkv", "matroska", 0, has("hvc1.2.4.L60.90", media.HDR10)},
		{"hevc-hlg.mp4", "mp4", 0, has("hvc1.2.4.L60.90", media.HLG)},
		{"av1.mkv", "matroska", 0, has("av01.0.00M.08", media.SDR)},
		{"av1-10bit.mp4", "mp4", 0, has("av01.0.00M.10", media.SDR)},
		{"vp9.webm", "webm", 0, has("vp09.00.11.08", media.SDR)},
		{"vp9.webm", "webm", 1, has("opus", "")},
		{"mpeg2-interlaced.ts", "mpegts", 0, has("mp4v.61", media.SDR)},
		{"prores.mov", "mov", 0, has("", media.SDR)},
		{"mpeg4.avi", "avi", 0, has("mp4v.20", media.SDR)},
		{"h264.mp4", "mp4", 1, has("mp4a.40.2", "")},
		{"audio-codecs.mkv", "matroska", 1, has("mp4a.40.2", "")},
		{"audio-codecs.mkv", "matroska", 3, has("flac", "")},
		{"audio-codecs.mkv", "matroska", 4, has("mp4a.6B", "")},
		{"audio-codecs.mkv", "matroska", 6, has("ac-3", "")},
		{"audio-codecs.mkv", "matroska", 7, has("ec-3", "")},
		{"late-start.ts", "mpegts", 0, has("avc1.64000C", media.SDR)},
		{"vfr.mkv", "matroska", 0, varies(true)},
		{"vfr.mp4", "mp4", 0, varies(true)},
		{"film-rate.mkv", "matroska", 0, varies(false)},
		{"h264.mp4", "mp4", 0, varies(false)},
		{"long.mkv", "matroska", 0, varies(false)},
		{"rotated.mp4", "mp4", 0, func(t *testing.T, s media.Stream) { require.Equal(t, 270, s.Rotation) }},
	} {
		t.Run(fmt.Sprintf("%s %d", c.clip, c.stream), func(t *testing.T) {
			t.Parallel()
			got, err := Probe(t.Context(), openClip(t, clip(t, c.clip)))
			require.NoError(t, err)
			require.Equal(t, c.container, got.Info.Container)
			c.check(t, got.Info.Streams[c.stream])
		})
	}
}

func has(codecs string, hdr media.HDR) func(*testing.T, media.Stream) {
	return func(t *testing.T, s media.Stream) {
		require.Equal(t, codecs, s.RFC6381)
		require.Equal(t, hdr, s.HDR)
	}
}

func varies(want bool) func(*testing.T, media.Stream) {
	return func(t *testing.T, s media.Stream) { require.Equal(t, want, s.VariableFrameRate) }
}

func TestProbe_attachments(t *testing.T) {
	t.Parallel()
	got, err := Probe(t.Context(), openClip(t, clip(t, "attachments.mkv")))
	require.NoError(t, err)
	require.Len(t, got.Info.Attachments, 1)
	a := got.Info.Attachments[0]
	require.Equal(t, "DejaVuSans.ttf", a.Name)
	require.Equal(t, "font/ttf", a.MimeType)
	require.Greater(t, a.SizeBytes, int64(100_000))
}

func TestProbe_dolbyVision(t *testing.T) {
	t.Parallel()
	// The box of an MP4 that says so, put where a free one of the same size stood.
	path := ffmpeg(t, "dv.mp4", "-i", clip(t, "hevc-10bit.mp4"), "-map", "0:v", "-c", "copy")
	b, err := os.ReadFile(path)
	require.NoError(t, err)
	b = withDolbyVision(t, b, 8, 6)
	got, err := Probe(t.Context(), openClip(t, write(t, "dv.mp4", b)))
	require.NoError(t, err)
	s := got.Info.Video()
	require.Equal(t, media.DolbyVision, s.HDR)
	require.Equal(t, "8.06", s.DolbyVision)
}

func TestProbe_corrupt(t *testing.T) {
	t.Parallel()
	for name, path := range map[string]string{
		"random mkv": clip(t, "random.mkv"), "random mp4": clip(t, "random.mp4"), "empty": clip(t, "empty.mkv"),
		"text": clip(t, "text.mkv"), "no index": clip(t, "truncated-no-index.mp4"),
		"playlist": write(t, "a.m3u8", []byte("#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n")),
		"concat":   write(t, "a.txt", []byte("ffconcat version 1.0\nfile /etc/passwd\n")),
		"zeros":    write(t, "a.mkv", make([]byte, 1<<20)),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := Probe(t.Context(), openClip(t, path))
			require.ErrorIs(t, err, media.ErrCorrupt)
		})
	}
}

// A file that ends early is described as far as it goes, and says so where its header promises more.
func TestProbe_truncated(t *testing.T) {
	t.Parallel()
	mkv, err := Probe(t.Context(), openClip(t, clip(t, "truncated.mkv")))
	require.NoError(t, err)
	require.InDelta(t, 1_170_000, mkv.Index.EndUs, 50_000)
	mp4, err := Probe(t.Context(), openClip(t, clip(t, "truncated.mp4")))
	require.NoError(t, err)
	require.NotEmpty(t, mp4.Info.Warnings)
	// Its tables list what is missing: only reading shows where the rest ends.
	require.Nil(t, mp4.Index)
	index, err := Scan(t.Context(), openClip(t, clip(t, "truncated.mp4")), 0)
	require.NoError(t, err)
	requireIndex(t, probePackets(t, clip(t, "truncated.mp4"), index.VideoStream), index, 45_000)
	require.Less(t, index.EndUs, int64(1_500_000))
}

func TestProbe_cancelled(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := Probe(ctx, openClip(t, clip(t, "mpeg2-interlaced.ts")))
	require.ErrorIs(t, err, context.Canceled)
}

func TestProbe_noRegularFile(t *testing.T) {
	t.Parallel()
	_, err := Probe(t.Context(), openClip(t, t.TempDir()))
	require.Error(t, err)
	require.NotErrorIs(t, err, media.ErrCorrupt)
}

// Damage anywhere gives an answer or ErrCorrupt, and never anything worse.
func TestProbe_flippedBytes(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"h264.mp4", "h264.mkv", "mpeg4.avi", "mpeg2-interlaced.ts", "vp9.webm", "flac.flac", "streams.mkv"} {
		b, err := os.ReadFile(clip(t, name))
		require.NoError(t, err)
		for seed := range 40 {
			damaged := append([]byte(nil), b...)
			for i := range 30 {
				at := (seed*7919 + i*i*104729) % min(len(damaged), 1<<(8+seed%12))
				damaged[at] = byte(seed*31 + i)
			}
			if _, err := Probe(t.Context(), openClip(t, write(t, "damaged", damaged))); err != nil {
				require.ErrorIs(t, err, media.ErrCorrupt, "%s, seed %d", name, seed)
			}
		}
	}
}
