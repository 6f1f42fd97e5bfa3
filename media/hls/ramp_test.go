package hls

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/bluenviron/gohlslib/v2/pkg/playlist"
	"github.com/stretchr/testify/require"

	"revenge/media"
)

func TestEncodePlan(t *testing.T) {
	t.Parallel()
	every := func(step float64, until float64) []int64 {
		var s []float64
		for at := 0.0; at < until; at += step {
			s = append(s, at)
		}
		return seconds(s...)
	}
	for name, c := range map[string]struct {
		keys        []int64
		end, resume float64
		want        []float64
	}{
		"no keyframe inside":   {keys: seconds(0), end: 10, want: []float64{0, 1, 2, 4, 6, 8, 10}},
		"none known":           {end: 10, want: []float64{0, 1, 2, 4, 6, 8, 10}},
		"resume in the middle": {keys: seconds(0), end: 16, resume: 8.5, want: []float64{0, 1, 2, 4, 6, 8, 9, 10, 12, 14, 16}},
		"resume in the second half of a segment": {
			keys: seconds(0), end: 16, resume: 9.5, want: []float64{0, 1, 2, 4, 6, 8, 9, 10, 11, 12, 14, 16},
		},
		"resume beyond the end": {keys: seconds(0), end: 10, resume: 100, want: []float64{0, 1, 2, 4, 6, 8, 9, 10}},
		"keyframes each second": {keys: every(1, 12), end: 12, want: []float64{0, 1, 2, 4, 6, 8, 10, 12}},
		"keyframes near":        {keys: seconds(0, 4, 6.2, 8), end: 12, want: []float64{0, 1, 2, 4, 6.2, 8, 10, 12}},
		"ramp takes keyframes":  {keys: seconds(0, 1.2, 4), end: 8, want: []float64{0, 1.2, 2.12, 3.08, 4, 6, 8}},
		"short":                 {keys: seconds(0), end: 0.5, want: []float64{0, 0.5}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			x := &media.Index{Keyframes: c.keys, EndUs: seconds(c.end)[0]}
			require.Equal(t, plan(seconds(c.want...)), encodePlan(x, rate{25, 1}, seconds(c.resume)[0]))
		})
	}
}

// Inside a group of pictures a cut lies on a picture of the file, wherever the file's pictures begin.
func TestEncodePlan_onFrames(t *testing.T) {
	t.Parallel()
	film := rate{24000, 1001}
	x := &media.Index{StartUs: -21_000, EndUs: 3_600_000_000}
	for _, k := range []int64{0, 250, 700, 701, 1500} {
		x.Keyframes = append(x.Keyframes, film.frames(k))
	}
	for _, cut := range encodePlan(x, film, 30_000_000)[1:] {
		if cut == x.DurationUs() {
			break
		}
		at := cut + x.StartUs
		require.InDelta(t, film.snap(at), at, 1)
	}
}

// oddIndex is any index that a file could have, and its rate.
func oddIndex(random *rand.Rand) (*media.Index, rate) {
	rates := []rate{{24000, 1001}, {25, 1}, {30, 1}, {60000, 1001}, {30000, 1001}, {5, 1}, {1, 2}, {120, 1}}
	r := rates[random.IntN(len(rates))]
	x := &media.Index{StartUs: random.Int64N(1e9) - 5e8, VideoStream: 0}
	frame := random.Int64N(3)
	count := []int{0, 1, 2, 20, 60}[random.IntN(5)]
	for range count {
		at := x.StartUs + r.frames(frame)
		if random.IntN(3) == 0 {
			at = (at + 500) / 1000 * 1000 // as Matroska counts
		}
		x.Keyframes = append(x.Keyframes, at)
		frame += 1 + random.Int64N(1+random.Int64N(400))
	}
	// The end may lie before the last keyframe, or long after it.
	x.EndUs = x.StartUs + r.frames(max(frame-random.Int64N(100)+random.Int64N(400), 1))
	if random.IntN(4) == 0 {
		random.Shuffle(len(x.Keyframes), func(a, b int) { x.Keyframes[a], x.Keyframes[b] = x.Keyframes[b], x.Keyframes[a] })
	}
	return x, r
}

// Any index, any place to begin: complete, in order, every cut of the copy in it, short where playing begins.
func TestEncodePlan_Property(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(3, 4))
	for range 3000 {
		x, r := oddIndex(random)
		resume := random.Int64N(2*max(lengthUs(x, r), 1)) - 1_000_000
		p, copied := encodePlan(x, r, resume), copyPlan(x, r)
		require.Zero(t, p[0])
		require.Equal(t, lengthUs(x, r), p[len(p)-1])
		require.Subset(t, p, copied, "a head can begin at each cut of the copy")
		f := framesOf(x, r)
		frame := r.frames(1)
		for n := range p.segments() {
			require.Less(t, p[n], p[n+1])
			require.LessOrEqual(t, p[n+1]-p[n], max(encodeMost, 2*encodeLength*min(frame/encodeLength, 1)+frame)+2*frame, "%v", p)
			if n > 0 && len(f.keys) > 0 && p[n] > f.keys[0] {
				key, _ := slices.BinarySearch(f.keys, p[n]+1)
				since := p[n] - f.keys[key-1]
				require.Equal(t, r.snap(since), since, "a cut lies on a picture")
			}
		}
		for _, us := range []int64{0, resume} {
			n := p.at(us)
			require.LessOrEqual(t, p[n+1]-p[n], int64(rampLength+rampLength/2+keyframeReach+2*keyframeReach)+2*frame, "short at %d of %v", us, p)
		}
	}
}

// Plans with other places to begin have the same names but near those.
func TestEncodePlan_Shared(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(5, 6))
	for range 1000 {
		x, r := oddIndex(random)
		length := lengthUs(x, r)
		names := func(resume int64) map[[2]int64]bool {
			p := encodePlan(x, r, resume)
			all := map[[2]int64]bool{}
			for n := range p.segments() {
				all[[2]int64{p[n], p[n+1]}] = true
			}
			return all
		}
		one, two := random.Int64N(length), random.Int64N(length)
		a, b := names(one), names(two)
		near := func(at, us int64) bool { return at > us-encodeMost-2*r.frames(1) && at < us+3*encodeMost+6*r.frames(1) }
		for bounds := range a {
			if !b[bounds] {
				require.True(t, near(bounds[0], one) || near(bounds[0], two), "%v is not shared by %d and %d", bounds, one, two)
			}
		}
	}
}

// What the playlist says adds up: its lengths to the presentation, none above the target.
func TestMediaPlaylist_Property(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(7, 8))
	for range 300 {
		x, r := oddIndex(random)
		rung, _ := media.ProfileByName("720p")
		x.Tracks = []media.Track{{Stream: 0, Kind: media.StreamVideo}, {Stream: 1, Kind: media.StreamAudio}}
		spec := &media.Spec{Index: *x, ResumeUs: random.Int64N(lengthUs(x, r)), Info: media.Info{Streams: []media.Stream{
			{Index: 0, Kind: media.StreamVideo, Codec: "h264", Width: 1920, Height: 1080, FrameRate: fmt.Sprintf("%d/%d", r.num, r.den)},
			{Index: 1, Kind: media.StreamAudio, Codec: "aac", SampleRate: 48_000, Channels: 2},
		}}}
		spec.Video = []media.VideoTrack{{Stream: 0, Mode: media.Encode, Profile: rung}}
		if len(x.Keyframes) > 0 {
			spec.Video = append(spec.Video, media.VideoTrack{Stream: 0, Mode: media.Copy})
		}
		spec.Audio = []media.AudioTrack{{Stream: 1, Mode: media.Encode, BitRate: 128_000}, {Stream: 1, Mode: media.Copy}}
		all, err := renditions(spec)
		require.NoError(t, err)
		targets := map[int]bool{}
		for k := range all {
			text, err := mediaPlaylist(&all[k], targetLengthOf(all))
			require.NoError(t, err)
			parsed, err := playlist.Unmarshal(text)
			require.NoError(t, err)
			list := parsed.(*playlist.Media)
			var sum float64
			for n, s := range list.Segments {
				sum += s.Duration.Seconds()
				require.LessOrEqual(t, s.Duration.Seconds(), float64(list.TargetDuration))
				at, err := all[k].segment(s.URI)
				require.NoError(t, err)
				require.Equal(t, n, at)
			}
			require.InDelta(t, float64(lengthUs(x, r))/1e6, sum, 0.000_011, "%s of %d segments", all[k].id, len(list.Segments))
			require.Equal(t, 1, strings.Count(string(text), "#EXT-X-ENDLIST"))
			require.Equal(t, int(math.Ceil(float64(targetLengthOf(all))/1e6)), list.TargetDuration)
			targets[list.TargetDuration] = true
		}
		require.Len(t, targets, 1, "one target for all")
	}
}

// BenchmarkRenditions is what each request costs before its segment is looked for: two hours, the whole ladder.
func BenchmarkRenditions(b *testing.B) {
	spec := &media.Spec{Info: media.Info{Streams: []media.Stream{
		{Index: 0, Kind: media.StreamVideo, Codec: "h264", Width: 1920, Height: 1080, FrameRate: "24000/1001"},
		{Index: 1, Kind: media.StreamAudio, Codec: "aac", SampleRate: 48_000, Channels: 2},
	}}}
	spec.Index = media.Index{EndUs: 7200e6, Tracks: []media.Track{{Stream: 0}, {Stream: 1}}}
	for at := int64(0); at < 7200e6; at += 4e6 {
		spec.Index.Keyframes = append(spec.Index.Keyframes, at)
	}
	spec.Video = []media.VideoTrack{{Stream: 0, Mode: media.Copy}}
	for _, rung := range media.Ladder {
		spec.Video = append(spec.Video, media.VideoTrack{Stream: 0, Mode: media.Encode, Profile: rung})
	}
	spec.Audio = []media.AudioTrack{{Stream: 1, Mode: media.Copy}, {Stream: 1, Mode: media.Encode, BitRate: 128_000}}
	for b.Loop() {
		if _, err := newCatalogue().rendition(spec, "v0-720p"); err != nil {
			b.Fatal(err)
		}
	}
}
