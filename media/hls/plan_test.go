package hls

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/media"
)

func seconds(s ...float64) []int64 {
	var us []int64
	for _, v := range s {
		us = append(us, int64(v*1e6))
	}
	return us
}

func TestCopyPlan(t *testing.T) {
	t.Parallel()
	even := func(step float64, n int) []int64 {
		var s []float64
		for k := range n {
			s = append(s, step*float64(k))
		}
		return seconds(s...)
	}
	for name, c := range map[string]struct {
		keys       []int64
		start, end float64
		want       []float64
	}{
		"two seconds":         {keys: even(2, 10), end: 20, want: []float64{0, 2, 4, 8, 12, 16, 18, 20}},
		"all keyframes":       {keys: even(0.04, 300), end: 12, want: []float64{0, 1, 2, 6, 10, 12}},
		"half seconds":        {keys: even(0.5, 24), end: 12, want: []float64{0, 1, 2, 6, 10, 12}},
		"long groups":         {keys: even(9, 3), end: 27, want: []float64{0, 9, 18, 27}},
		"one keyframe":        {keys: seconds(0), end: 30, want: []float64{0, 30}},
		"no keyframe":         {end: 30, want: []float64{0, 30}},
		"starts late":         {keys: seconds(100, 102, 104, 108), start: 100, end: 112, want: []float64{0, 2, 4, 8, 12}},
		"picture after sound": {keys: seconds(1.5, 3.5, 5.5, 9), start: 0, end: 12, want: []float64{0, 3.5, 5.5, 9, 12}},
		"short tail joins":    {keys: seconds(0, 2, 4, 8, 12), end: 12.5, want: []float64{0, 2, 4, 8, 12.5}},
		"short tail stays":    {keys: seconds(0, 2, 4, 10), end: 10.5, want: []float64{0, 2, 4, 10, 10.5}},
		"last beyond the end": {keys: seconds(0, 2, 4, 8, 12), end: 10, want: []float64{0, 2, 4, 8, 12.04}},
		"nearest to four":     {keys: seconds(0, 2, 4, 7.5, 8.5, 11), end: 14, want: []float64{0, 2, 4, 7.5, 11, 14}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			x := &media.Index{Keyframes: c.keys, StartUs: seconds(c.start)[0], EndUs: seconds(c.end)[0]}
			require.Equal(t, plan(seconds(c.want...)), copyPlan(x, rate{25, 1}))
		})
	}
}

// Any list of keyframes: the segments cover the presentation exactly, in order, none is empty.
func TestPlan_Property(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	rates := []rate{{24000, 1001}, {25, 1}, {30, 1}, {60000, 1001}}
	for range 3000 {
		r := rates[random.IntN(len(rates))]
		x := &media.Index{StartUs: random.Int64N(1e9) - 5e8, VideoStream: 0}
		frame := random.Int64N(3)
		for range random.IntN(60) {
			x.Keyframes = append(x.Keyframes, x.StartUs+r.frames(frame))
			frame += 1 + random.Int64N(1+random.Int64N(400))
		}
		x.EndUs = x.StartUs + r.frames(max(frame-random.Int64N(100), 1))
		if random.IntN(4) == 0 {
			random.Shuffle(len(x.Keyframes), func(a, b int) { x.Keyframes[a], x.Keyframes[b] = x.Keyframes[b], x.Keyframes[a] })
		}
		for k, p := range []plan{copyPlan(x, r), encodePlan(x, r, 0), samples{rate: 48000, frame: 1024}.audioPlan(encodePlan(x, r, 0))} {
			require.Zero(t, p[0])
			require.Equal(t, lengthUs(x, r), p[len(p)-1])
			for n := range p.segments() {
				require.Less(t, p[n], p[n+1])
				at, ok := p.find(p[n], p[n+1])
				require.True(t, ok)
				require.Equal(t, n, at)
				require.Equal(t, n, p.at(p[n]))
				if k == 0 && n > 0 {
					require.True(t, slices.Contains(x.Keyframes, p[n]+x.StartUs), "a copy is cut at keyframes")
				}
			}
		}
	}
}

func TestPlan_Find(t *testing.T) {
	t.Parallel()
	p := plan{0, 2, 5, 9}
	for _, bounds := range [][2]int64{{0, 5}, {2, 9}, {9, 12}, {-1, 0}, {1, 2}} {
		_, ok := p.find(bounds[0], bounds[1])
		require.False(t, ok, "%v", bounds)
	}
	require.Equal(t, 0, p.at(-5))
	require.Equal(t, 1, p.at(4))
	require.Equal(t, 2, p.at(100))
}

func TestAudioPlan(t *testing.T) {
	t.Parallel()
	grid := samples{start: 7_000, rate: 48_000, frame: 1024}
	p := grid.audioPlan(plan{0, 2_000_000, 4_000_000, 6_010_000})
	require.Len(t, p, 4)
	require.Equal(t, int64(6_010_000), p[3])
	for _, at := range p[1:3] {
		frames := float64(at-7_000) * 48_000 / 1e6 / 1024
		require.InDelta(t, frames, float64(int64(frames+0.5)), 0.0001, "a cut lies between two frames")
	}
	require.Equal(t, plan{0, 2_000_000, 4_000_000}, samples{}.audioPlan(plan{0, 2_000_000, 4_000_000}), "unknown frames: the picture's cuts")
}

func TestEvenPlan(t *testing.T) {
	t.Parallel()
	require.Equal(t, plan{0, 4, 8, 10}, evenPlan(10, 4))
	require.Equal(t, plan{0, 4, 9}, evenPlan(9, 4), "no crumb at the end")
	require.Equal(t, plan{0, 1}, evenPlan(0, 4))
}
