package av

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/fault"
	"revenge/media"
)

// hdrClip is five patches side by side, given as codes of 10 bits: brightness, blue and red.
func hdrClip(t *testing.T, name, transfer string, patches [5][3]int, more ...string) string {
	t.Helper()
	plane := func(n int) string {
		out := ""
		for k := 4; k >= 0; k-- {
			if out == "" {
				out = fmt.Sprint(patches[k][n])
			} else {
				out = fmt.Sprintf("if(lt(X/W,%g),%d,%s)", float64(k+1)/5, patches[k][n], out)
			}
		}
		return out
	}
	parameters := "log-level=none:keyint=24"
	if len(more) > 0 {
		parameters += ":" + more[0]
	}
	return ffmpeg(t, name, "-f", "lavfi", "-i", "color=black:size=640x360:rate=24:duration=0.5,format=yuv420p10le",
		"-vf", fmt.Sprintf("geq=lum='%s':cb='%s':cr='%s',setparams=color_primaries=bt2020:color_trc=%s:colorspace=bt2020nc:range=tv", plane(0), plane(1), plane(2), transfer),
		"-c:v", "libx265", "-preset", "ultrafast", "-crf", "4", "-x265-params", parameters)
}

func toneMapped(t *testing.T, path string) []byte {
	t.Helper()
	f := bigFormat(320, 180)
	f.ToneMap = true
	made := encodeClip(t, path, media.HeadTask{CutsUs: []int64{0, 500_000}, Video: f})
	return pictures(t, stream(t, header(t, media.HeadTask{Video: f}), made[0]...), 320, 180)[6]
}

func patch(p []byte, n, plane int) float64 {
	return part(p, 320, 180, plane, float64(n)/5+.06, .2, float64(n+1)/5-.06, .8)
}

// Black, 18 nits (a grey card), 203 nits (white of paper), 1000 nits and a red of 100 nits, in PQ.
func TestTone_PQ(t *testing.T) {
	t.Parallel()
	patches := [5][3]int{{64, 512, 512}, {64 + 876*3551/10000, 512, 512}, {64 + 876*5807/10000, 512, 512}, {64 + 876*7518/10000, 512, 512}, {240, 430, 760}}
	p := toneMapped(t, hdrClip(t, "pq.mkv", "smpte2084", patches))
	require.InDelta(t, 16, patch(p, 0, 0), 1.5, "black stays black")
	// 18 of 203 nits on a screen with a gamma of 2.4.
	require.InDelta(t, 16+219*0.364, patch(p, 1, 0), 4, "grey keeps its light")
	require.InDelta(t, 213, patch(p, 2, 0), 5, "paper is below white")
	require.InDelta(t, 235, patch(p, 3, 0), 2, "the peak is white")
	for n := range 4 {
		require.InDelta(t, 128, patch(p, n, 1), 2, "grey %d has no colour", n)
		require.InDelta(t, 128, patch(p, n, 2), 2, "grey %d has no colour", n)
	}
	require.Greater(t, patch(p, 4, 2), 160.0, "red stays red")
	require.Less(t, patch(p, 4, 1), 124.0)
	require.Greater(t, patch(p, 1, 0), patch(p, 0, 0))
}

// A film that says how bright it is at most is bent no more than it needs.
func TestTone_peak(t *testing.T) {
	t.Parallel()
	patches := [5][3]int{{64, 512, 512}, {372, 512, 512}, {64 + 876*5807/10000, 512, 512}, {64 + 876*7518/10000, 512, 512}, {64, 512, 512}}
	display := "hdr10=1:master-display=G(13250,34500)B(7500,3000)R(34000,16000)WP(15635,16450)L(%s,50)"
	dim := toneMapped(t, hdrClip(t, "dim.mkv", "smpte2084", patches, fmt.Sprintf(display, "3000000")))
	bright := toneMapped(t, hdrClip(t, "bright.mkv", "smpte2084", patches, fmt.Sprintf(display, "40000000")))
	light := toneMapped(t, hdrClip(t, "light.mkv", "smpte2084", patches, fmt.Sprintf(display, "40000000")+":max-cll=300,100"))
	require.Greater(t, patch(dim, 2, 0), patch(bright, 2, 0)+8, "the display's peak counts")
	require.InDelta(t, patch(dim, 2, 0), patch(light, 2, 0), 2, "and the film's own more")
	require.Less(t, patch(bright, 3, 0), 232.0, "4000 nits leave room above 1000")
}

func TestTone_HLG(t *testing.T) {
	t.Parallel()
	// Black, a grey card at 38 %, white of paper at 75 %, the peak, and a green.
	patches := [5][3]int{{64, 512, 512}, {64 + 876*38/100, 512, 512}, {64 + 876*75/100, 512, 512}, {940, 512, 512}, {400, 380, 330}}
	p := toneMapped(t, hdrClip(t, "hlg.mkv", "arib-std-b67", patches))
	require.InDelta(t, 16, patch(p, 0, 0), 1.5)
	require.InDelta(t, 213, patch(p, 2, 0), 6, "75 %% of HLG is 203 nits")
	require.InDelta(t, 235, patch(p, 3, 0), 2)
	require.Greater(t, patch(p, 1, 0), 80.0)
	require.Less(t, patch(p, 1, 0), 130.0)
	require.Less(t, patch(p, 4, 2), 110.0, "green stays green")
}

func TestTone_refused(t *testing.T) {
	t.Parallel()
	path := clip(t, "hevc-hdr10.mkv")
	plain, err := try(t, path, media.HeadTask{CutsUs: []int64{0, 500_000}, Video: bigFormat(320, 180)})
	require.NoError(t, err)
	require.Len(t, plain[0], 1, "what the file says counts, whatever the plan thought")
	require.ErrorIs(t, refusedDolbyVision(5, 0), fault.Invalid)
	require.NoError(t, refusedDolbyVision(8, 1))
	require.NoError(t, refusedDolbyVision(8, 4))
	require.NoError(t, refusedDolbyVision(7, 6))
}
