package hls_test

import (
	"strings"
	"testing"

	"github.com/bluenviron/gohlslib/v2/pkg/playlist"
	"github.com/stretchr/testify/require"

	"revenge/media"
)

// served is what the segments of a rendition are, in bits per second: on the average, and at most over one segment of a
// second and more or over several that are half to one and a half of the target's length.
func served(b *bench, spec *media.Spec, id string) (average, peak float64) {
	b.t.Helper()
	list := b.list(spec, id)
	target := float64(list.TargetDuration)
	var lengths, bits []float64
	var length, sum float64
	for _, s := range list.Segments {
		n := float64(len(b.segment(spec, id, s.URI)) * 8)
		lengths, bits = append(lengths, s.Duration.Seconds()), append(bits, n)
		length, sum = length+s.Duration.Seconds(), sum+n
	}
	for i := range lengths {
		var l, n float64
		for j := i; j < len(lengths); j++ {
			l, n = l+lengths[j], n+bits[j]
			if l >= target/2 && l <= target*1.5 || j == i && l >= 1 {
				peak = max(peak, n/l)
			}
		}
	}
	return sum / length, peak
}

// No stretch of what is sent as it is takes more than the playlist says, and the average is what it says.
func TestEngine_Bandwidth(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for name, file := range copies {
		t.Run(name, func(t *testing.T) {
			b := &bench{t: t, pool: b.pool, engine: b.engine}
			spec := b.copied(file(t))
			text, err := b.engine.Master(spec)
			require.NoError(t, err)
			parsed, err := playlist.Unmarshal(text)
			require.NoError(t, err)
			v := parsed.(*playlist.Multivariant).Variants[0]
			id, _, _ := strings.Cut(v.URI, "/")
			average, peak := served(b, spec, id)
			var soundAverage, soundPeak float64
			for _, r := range parsed.(*playlist.Multivariant).Renditions {
				if r.URI == nil || r.Type != playlist.MultivariantRenditionTypeAudio || strings.HasPrefix(id, "a") {
					continue
				}
				sound, _, _ := strings.Cut(*r.URI, "/")
				a, p := served(b, spec, sound)
				soundAverage, soundPeak = max(soundAverage, a), max(soundPeak, p)
			}
			t.Logf("average %.0f of %d, peak %.0f of %d", average+soundAverage, *v.AverageBandwidth, peak+soundPeak, v.Bandwidth)
			require.GreaterOrEqual(t, float64(v.Bandwidth), peak+soundPeak)
			if spec.Index.VideoStream < 0 {
				return
			}
			require.NotEmpty(t, spec.Index.KeyframeBytes)
			if spec.Index.Interleaved {
				// The container tells all tracks together, and the sound of these clips is much of them.
				require.LessOrEqual(t, float64(v.Bandwidth), (peak+soundPeak)*1.2+4*300_000)
				return
			}
			require.InEpsilon(t, average+soundAverage, *v.AverageBandwidth, 0.05)
			require.LessOrEqual(t, float64(v.Bandwidth), (peak+soundPeak)*1.1+20_000)
		})
	}
}
