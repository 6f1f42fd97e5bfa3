package av

import (
	"fmt"
	"os"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/media"
)

// weighPackets is what ffprobe says of the sizes of a file's packets: those of the video by keyframe, and of each stream.
func weighPackets(t *testing.T, path string, video int) (keyed []int64, total map[int]int64) {
	t.Helper()
	var out struct {
		Packets []struct {
			Stream int    `json:"stream_index"`
			Size   string `json:"size"`
			Flags  string `json:"flags"`
		} `json:"packets"`
	}
	ffprobe(t, &out, "-show_entries", "packet=stream_index,size,flags", path)
	total = map[int]int64{}
	for _, p := range out.Packets {
		n, err := strconv.ParseInt(p.Size, 10, 64)
		require.NoError(t, err)
		total[p.Stream] += n
		if p.Stream != video {
			continue
		}
		if p.Flags[0] == 'K' {
			keyed = append(keyed, 0)
		}
		if len(keyed) > 0 {
			keyed[len(keyed)-1] += n
		}
	}
	return keyed, total
}

// The index knows what lies between keyframes: exactly where the container tells the sizes of packets or all of it was
// read, and at most so much where it tells places.
func TestIndex_sizes(t *testing.T) {
	t.Parallel()
	for name, scanned := range map[string]bool{
		"long.mp4": false, "streams.mp4": false, "prores.mov": false, "fragmented.mp4": false, "one-keyframe.mp4": false, "vfr.mp4": false,
		"long.mkv": false, "h264.mkv": false, "vp9.webm": false, "streams.mkv": false, "vfr.mkv": false,
		"mpeg2-interlaced.ts": true, "mpeg4.avi": true, "wmv2.wmv": true,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := clip(t, name)
			var got *media.Index
			if scanned {
				var err error
				got, err = Scan(t.Context(), openClip(t, path), 0)
				require.NoError(t, err)
			} else {
				probed, err := Probe(t.Context(), openClip(t, path))
				require.NoError(t, err)
				got = probed.Index
			}
			keyed, total := weighPackets(t, path, got.VideoStream)
			require.Len(t, got.KeyframeBytes, len(got.Keyframes))
			require.Len(t, got.KeyframeBytes, len(keyed))
			for i := range keyed {
				if got.Interleaved {
					require.GreaterOrEqual(t, got.KeyframeBytes[i], keyed[i], "keyframe %d", i)
				} else {
					require.Equal(t, keyed[i], got.KeyframeBytes[i], "keyframe %d", i)
				}
			}
			for _, track := range got.Tracks {
				switch {
				case track.Kind != media.StreamAudio:
				case got.Interleaved:
					require.Zero(t, track.Bytes)
				default:
					require.Equal(t, total[track.Stream], track.Bytes, "stream %d", track.Stream)
					// The edit list hides the beginning of some.
					require.GreaterOrEqual(t, track.PeakRate*102/100, track.Bytes*8_000_000/(track.EndUs-track.StartUs+1), "stream %d", track.Stream)
				}
			}
		})
	}
}

// fragmented are the ways in which a film is written in fragments.
var fragmented = map[string][]string{
	"at keyframes":      {"-movflags", "frag_keyframe+empty_moov+default_base_moof"},
	"by time":           {"-movflags", "empty_moov+default_base_moof", "-frag_duration", "700000"},
	"each frame":        {"-movflags", "frag_every_frame+empty_moov"},
	"with an index":     {"-movflags", "dash+frag_keyframe+global_sidx"},
	"with a late index": {"-movflags", "frag_keyframe+empty_moov+delay_moov"},
	"offsets below 0":   {"-movflags", "frag_keyframe+empty_moov+negative_cts_offsets"},
	"no edit list":      {"-movflags", "frag_keyframe+empty_moov", "-use_editlist", "0"},
	"late":              {"-movflags", "frag_keyframe+empty_moov+delay_moov", "-output_ts_offset", "10"},
}

// A file in fragments has the index that reading all of it gives, and most of it is not read.
func TestProbe_fragments(t *testing.T) {
	t.Parallel()
	for name, how := range fragmented {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := ffmpeg(t, "film.mp4", append([]string{"-i", clip(t, "long.mp4"), "-map", "0:v", "-map", "0:a", "-c", "copy"}, how...)...)
			got, err := Probe(t.Context(), openClip(t, path))
			require.NoError(t, err)
			require.NotNil(t, got.Index)
			want, err := Scan(t.Context(), openClip(t, path), 0)
			require.NoError(t, err)
			require.Equal(t, want.Keyframes, got.Index.Keyframes)
			require.Equal(t, want.KeyframeBytes, got.Index.KeyframeBytes)
			require.Equal(t, want.StartUs, got.Index.StartUs)
			require.InDelta(t, want.EndUs, got.Index.EndUs, 500)
			for i, track := range want.Tracks {
				require.Equal(t, track.Bytes, got.Index.Tracks[i].Bytes)
				require.InDelta(t, track.StartUs, got.Index.Tracks[i].StartUs, 1)
				require.InDelta(t, track.EndUs, got.Index.Tracks[i].EndUs, 500)
			}
			require.InDelta(t, want.DurationUs()/1000, got.Info.DurationMs, 100)
		})
	}
}

// A file that breaks off in a fragment has no index: what is there shows when all of it is read.
func TestProbe_brokenFragments(t *testing.T) {
	t.Parallel()
	whole, err := os.ReadFile(ffmpeg(t, "film.mp4", "-i", clip(t, "long.mp4"), "-map", "0:v", "-map", "0:a", "-c", "copy",
		"-movflags", "frag_keyframe+empty_moov+default_base_moof"))
	require.NoError(t, err)
	for _, percent := range []int{30, 60, 90} {
		path := write(t, fmt.Sprintf("broken-%d.mp4", percent), whole[:len(whole)*percent/100])
		got, err := Probe(t.Context(), openClip(t, path))
		require.NoError(t, err)
		require.Nil(t, got.Index)
		scanned, err := Scan(t.Context(), openClip(t, path), 0)
		require.NoError(t, err)
		requireIndex(t, probePackets(t, path, scanned.VideoStream), scanned, 45_000)
		require.Len(t, scanned.KeyframeBytes, len(scanned.Keyframes))
	}
}
