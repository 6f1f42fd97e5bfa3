package hls_test

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"math"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func near(at float64, all []float64, within float64) bool {
	_, ok := nearest(at, all, within)
	return ok
}

// nearest is the time closest to at, no farther away than within.
func nearest(at float64, all []float64, within float64) (best float64, ok bool) {
	for _, other := range all {
		if d := math.Abs(at - other); d <= within {
			best, within, ok = other, d, true
		}
	}
	return best, ok
}

// same says that the marks are where they were, but for those at the very edges, which cutting may lose.
func same(t testing.TB, id string, want, got []float64, within float64) {
	t.Helper()
	for k, at := range want {
		if at > 0.2 && k < len(want)-1 {
			require.True(t, near(at, got, within), "%s: the mark at %.3f s is not there: %.3f", id, at, got)
		}
	}
	for k, at := range got {
		if at > 0.2 && k < len(got)-1 {
			require.True(t, near(at, want, within), "%s: the mark at %.3f s is new: %.3f", id, at, want)
		}
	}
}

// together says that each beep is as far from its flash as in the file.
func together(t testing.TB, want marks, shown, heard []float64, loose float64) {
	t.Helper()
	const pair = 0.3 // a flash and its beep are no farther apart
	compared := 0
	for _, flash := range want.flashes {
		beep, ok := nearest(flash, want.beeps, pair)
		if !ok || flash < 0.2 {
			continue
		}
		s, okShown := nearest(flash, shown, pair)
		h, okHeard := nearest(beep, heard, pair)
		if okShown && okHeard {
			compared++
			require.InDelta(t, beep-flash, h-s, synchronous+loose, "sound and picture of %.3f s belong together", flash)
		}
	}
	if len(want.flashes) > 0 && len(want.beeps) > 0 {
		require.Positive(t, compared)
	}
}

// flashes are the times at which the picture becomes bright, in seconds from the origin on the file's own clock, and the
// time of the last picture.
func flashes(t testing.TB, path string, origin float64) (times []float64, last float64) {
	t.Helper()
	return rises(t, 120, origin, "-i", path, "-copyts", "-map", "0:v:0", "-vf", "scale=16:16,format=gray,signalstats,metadata=print:key=lavfi.signalstats.YAVG:file=-",
		"-fps_mode", "passthrough", "-enc_time_base", "demux")
}

// beeps are the times at which the sound becomes loud, and the time of the last sound. Blocks of 5 ms are looked at.
func beeps(t testing.TB, path string, origin float64) (times []float64, last float64) {
	t.Helper()
	return rises(t, -30, origin, "-i", path, "-copyts", "-map", "0:a:0", "-af",
		"aresample=48000,aformat=channel_layouts=mono,asetnsamples=240:p=0,astats=metadata=1:reset=1:measure_overall=RMS_level:measure_perchannel=none,"+
			"ametadata=print:key=lavfi.astats.Overall.RMS_level:file=-")
}

// rises are the times at which what a filter prints passes the threshold upwards, and the last time that it prints.
func rises(t testing.TB, threshold, origin float64, arguments ...string) (times []float64, at float64) {
	t.Helper()
	cmd := exec.Command("ffmpeg", append(append([]string{"-nostdin", "-v", "quiet", "-threads", "1"}, arguments...), "-f", "null", "-")...)
	out, err := cmd.Output()
	if err != nil {
		require.NotEmpty(t, out, "ffmpeg %v", arguments) // a file that was cut off ends in a failure
	}
	high := false
	for lines := bufio.NewScanner(bytes.NewReader(out)); lines.Scan(); {
		line := lines.Text()
		if _, after, ok := strings.Cut(line, "pts_time:"); ok {
			at, err = strconv.ParseFloat(strings.Fields(after)[0], 64)
			require.NoError(t, err, line)
			at -= origin
			continue
		}
		_, value, ok := strings.Cut(line, "=")
		if !ok {
			continue
		}
		v, err := strconv.ParseFloat(value, 64)
		if err != nil {
			v = math.Inf(-1) // "-inf" is silence
		}
		if v > threshold && !high {
			times = append(times, at)
		}
		high = v > threshold
	}
	return times, at
}

// timescale is how many ticks a second has in the fragments of an initialization segment.
func timescale(t testing.TB, header []byte) float64 {
	t.Helper()
	mdhd := child(t, child(t, child(t, child(t, header, "moov"), "trak"), "mdia"), "mdhd")
	require.Zero(t, mdhd[0], "the box is of version 0")
	return float64(binary.BigEndian.Uint32(mdhd[12:]))
}
