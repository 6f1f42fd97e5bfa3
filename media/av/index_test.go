package av

import (
	"math"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/media"
)

// packets is what ffprobe says of a file's packets.
type packets struct {
	keyframes []int64 // of the first video stream, in microseconds
	ends      map[int]int64
	starts    map[int]int64
}

func probePackets(t *testing.T, path string, video int) packets {
	t.Helper()
	var out struct {
		Packets []struct {
			Stream   int    `json:"stream_index"`
			Pts      string `json:"pts_time"`
			Dts      string `json:"dts_time"`
			Duration string `json:"duration_time"`
			Flags    string `json:"flags"`
		} `json:"packets"`
	}
	ffprobe(t, &out, "-show_entries", "packet=stream_index,pts_time,dts_time,duration_time,flags", path)
	p := packets{ends: map[int]int64{}, starts: map[int]int64{}}
	for _, k := range out.Packets {
		if k.Pts == "" {
			k.Pts = k.Dts
		}
		if k.Pts == "" {
			continue
		}
		start := toMicros(k.Pts)
		end := start + toMicros(k.Duration)
		if have, ok := p.starts[k.Stream]; !ok || start < have {
			p.starts[k.Stream] = start
		}
		p.ends[k.Stream] = max(p.ends[k.Stream], end)
		if k.Stream == video && k.Flags[0] == 'K' {
			p.keyframes = append(p.keyframes, start)
		}
	}
	slices.Sort(p.keyframes)
	return p
}

func toMicros(seconds string) int64 {
	f, _ := strconv.ParseFloat(seconds, 64)
	return int64(math.Round(f * 1e6))
}

// rounding is what a container's clock of a millisecond may be off.
const rounding = 1001

func requireIndex(t *testing.T, want packets, got *media.Index, tolerance int64) {
	t.Helper()
	require.Len(t, got.Keyframes, len(want.keyframes))
	for i, k := range want.keyframes {
		require.InDelta(t, k, got.Keyframes[i], rounding, "keyframe %d", i)
	}
	require.True(t, slices.IsSorted(got.Keyframes))
	last := int64(0)
	for _, track := range got.Tracks {
		if track.Kind != media.StreamVideo && track.Kind != media.StreamAudio {
			continue
		}
		require.InDelta(t, want.starts[track.Stream], track.StartUs, float64(tolerance), "start of stream %d", track.Stream)
		require.InDelta(t, want.ends[track.Stream], track.EndUs, float64(tolerance), "end of stream %d", track.Stream)
		last = max(last, want.ends[track.Stream])
	}
	require.InDelta(t, last, got.EndUs, float64(tolerance))
}

func TestProbe_indexLikePackets(t *testing.T) {
	t.Parallel()
	for _, name := range []string{
		"long.mkv", "long.mp4", "h264.mp4", "h264.mkv", "h264-10bit.mkv", "h264-vertical.mp4", "hevc.mkv", "hevc-10bit.mp4", "hevc-hlg.mp4",
		"av1.mkv", "av1-10bit.mp4", "vp9.webm", "prores.mov", "video-only.mkv", "audio-codecs.mkv", "streams.mkv", "streams.mp4",
		"cover.mp4", "cover.mkv", "vfr.mkv", "vfr.mp4", "late-start.mkv", "one-keyframe.mp4", "film-rate.mkv", "rotated.mp4",
		"chapters.mp4", "attachments.mkv", "bitmap-subtitles.mkv", "truncated.mkv", "fragmented.mp4",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := clip(t, name)
			got, err := Probe(t.Context(), openClip(t, path))
			require.NoError(t, err)
			require.NotNil(t, got.Index)
			require.Equal(t, got.Info.Video().Index, got.Index.VideoStream)
			// An edit list may cut the last packet of a track short of its duration.
			requireIndex(t, probePackets(t, path, got.Index.VideoStream), got.Index, 45_000)
		})
	}
}

// Containers without an index are scanned, and every other file gives the same by a scan.
func TestScan(t *testing.T) {
	t.Parallel()
	for _, name := range []string{
		"mpeg2-interlaced.ts", "late-start.ts", "mpeg4.avi", "wmv2.wmv", "fragmented.mp4", "long.mkv", "h264.mp4", "vfr.mkv",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := clip(t, name)
			got, err := Scan(t.Context(), openClip(t, path), 0)
			require.NoError(t, err)
			requireIndex(t, probePackets(t, path, got.VideoStream), got, 45_000)
		})
	}
	for _, name := range []string{"mpeg2-interlaced.ts", "mpeg4.avi", "wmv2.wmv"} {
		got, err := Probe(t.Context(), openClip(t, clip(t, name)))
		require.NoError(t, err)
		require.Nil(t, got.Index, name)
	}
}

// Matroska without cues: small files are read to their end, so they have an index all the same.
func TestProbe_noCues(t *testing.T) {
	t.Parallel()
	// A live muxer cannot go back to write cues.
	path := ffmpeg(t, "live.mkv", "-i", clip(t, "long.mkv"), "-map", "0", "-c", "copy", "-write_crc32", "0", "-live", "1")
	got, err := Probe(t.Context(), openClip(t, path))
	require.NoError(t, err)
	scanned, err := Scan(t.Context(), openClip(t, path), 0)
	require.NoError(t, err)
	require.Len(t, scanned.Keyframes, 12)
	if got.Index != nil {
		require.Equal(t, scanned.Keyframes, got.Index.Keyframes)
	}
}

// A large file without cues would have to be read whole, which is a scan's work; with cues it is not.
func TestProbe_largeWithoutCues(t *testing.T) {
	t.Parallel()
	args := []string{"-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=30:duration=1.2", "-c:v", "rawvideo", "-pix_fmt", "yuv420p"}
	got, err := Probe(t.Context(), openClip(t, ffmpeg(t, "live.mkv", append(args, "-live", "1")...)))
	require.NoError(t, err)
	require.Nil(t, got.Index)
	got, err = Probe(t.Context(), openClip(t, ffmpeg(t, "cues.mkv", args...)))
	require.NoError(t, err)
	require.Len(t, got.Index.Keyframes, 36)
}

// Open groups of pictures: keyframes that are shown after frames that follow them in the file.
func TestProbe_openGroups(t *testing.T) {
	t.Parallel()
	path := ffmpeg(t, "open.mp4", "-f", "lavfi", "-i", "testsrc2=size=160x90:rate=25:duration=4",
		"-c:v", "libx264", "-preset", "veryfast", "-g", "25", "-bf", "3", "-x264-params", "open-gop=1:b-pyramid=1:scenecut=0")
	got, err := Probe(t.Context(), openClip(t, path))
	require.NoError(t, err)
	requireIndex(t, probePackets(t, path, 0), got.Index, 45_000)
}

func TestIndex_parameters(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"h264.mkv", "hevc-hdr10.mkv", "av1.mkv", "audio-codecs.mkv", "rotated.mp4"} {
		got, err := Probe(t.Context(), openClip(t, clip(t, name)))
		require.NoError(t, err)
		for _, track := range got.Index.Tracks {
			p, err := DecodeParameters(track.CodecParameters)
			require.NoError(t, err)
			again, err := EncodeParameters(p)
			require.NoError(t, err)
			require.JSONEq(t, string(track.CodecParameters), string(again))
			p.Free()
		}
	}
	_, err := DecodeParameters([]byte("{"))
	require.Error(t, err)
	_, err = DecodeParameters([]byte(`{"layout":"no such layout"}`))
	require.Error(t, err)
}

// Pictures that are reordered and do not say when they are shown, as in AVI, cannot be cut: the file is encoded.
func TestScan_untimed(t *testing.T) {
	t.Parallel()
	path := ffmpeg(t, "reordered.avi", "-f", "lavfi", "-i", "testsrc2=s=160x90:r=25:d=4", "-c:v", "libx264", "-bf", "3", "-g", "25", "-pix_fmt", "yuv420p")
	got, err := Scan(t.Context(), openClip(t, path), 0)
	require.NoError(t, err)
	require.False(t, got.Cuttable())
	require.Equal(t, 0, got.VideoStream)
	require.InDelta(t, 4_000_000, got.DurationUs(), 200_000)
}
