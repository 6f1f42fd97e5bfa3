package hls_test

import (
	"bufio"
	"bytes"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/media"
)

// TestConformance serves each of the files copied and encoded. What is served is compared with the file
// by its marks: each flash and each beep has to be where it was.
func TestConformance(t *testing.T) {
	require.GreaterOrEqual(t, len(files), 60)
	b := setup(t)
	for _, m := range files {
		t.Run(m.name, func(t *testing.T) {
			b := &bench{t: t, pool: b.pool, engine: b.engine}
			path := m.path(t)
			want := b.source(path)
			if m.copied {
				b.conforms(b.copied(path), want, m.loose)
			}
			spec := b.encoded(path, "360p")
			b.conforms(spec, want, m.loose)
			b.elsewhere(spec, want)
			b.engine.Release(spec.Session)
		})
	}
}

// marks are the times in seconds from the start of the presentation at which flashes and beeps begin.
type marks struct {
	flashes, beeps []float64
	frame          float64 // how long the longest usual picture is shown
	length         float64 // seconds
}

// source finds the marks of a file as the ffmpeg program decodes it.
func (b *bench) source(path string) marks {
	b.t.Helper()
	spec := b.probe(path)
	origin := float64(spec.Index.StartUs) / 1e6
	m := marks{length: float64(spec.Index.DurationUs()) / 1e6, frame: 1.0 / 24}
	if v := spec.Info.Video(); v != nil {
		num, den, _ := strings.Cut(v.FrameRate, "/")
		n, _ := strconv.ParseFloat(num, 64)
		d, err := strconv.ParseFloat(den, 64)
		if err != nil {
			d = 1
		}
		if m.frame = d / n; v.VariableFrameRate {
			m.frame = 1.0 / 15
		}
		m.flashes = moved(flashes(b.t, path), -origin)
		require.NotEmpty(b.t, m.flashes)
	}
	if spec.Info.Audio() != nil {
		m.beeps = moved(beeps(b.t, path), -origin)
		require.NotEmpty(b.t, m.beeps)
	}
	return m
}

func moved(times []float64, by float64) []float64 {
	var out []float64
	for _, t := range times {
		out = append(out, t+by)
	}
	return out
}

// conforms downloads every rendition of a spec and checks its form and its marks.
func (b *bench) conforms(spec *media.Spec, want marks, loose float64) {
	b.t.Helper()
	require.NoError(b.t, b.engine.Validate(spec))
	for _, id := range b.ids(spec) {
		list := b.list(spec, id)
		total := 0.0
		for _, s := range list.Segments {
			total += s.Duration.Seconds()
		}
		require.InDelta(b.t, want.length, total, max(want.frame, 0.001), "%s is as long as the file", id)
		path, segments := b.download(spec, id)
		scale := timescale(b.t, path)
		var end int64
		for n, data := range segments {
			f := readFragment(b.t, data)
			require.Positive(b.t, f.samples, "segment %d of %s", n, id)
			require.True(b.t, f.firstKey, "segment %d of %s begins with a keyframe", n, id)
			if n > 0 {
				require.LessOrEqual(b.t, math.Abs(float64(f.start-end))/scale, want.frame, "segment %d of %s begins where the one before ends", n, id)
				require.Greater(b.t, f.start, int64(0))
			}
			end = f.start + f.length
		}
		require.InDelta(b.t, total, float64(end)/scale, 2*want.frame+0.03, "%s ends with its playlist", id)
		if strings.HasPrefix(id, "v") {
			same(b.t, id, want.flashes, flashes(b.t, path), want.frame+0.001)
		} else {
			same(b.t, id, want.beeps, beeps(b.t, path), 0.04+loose)
		}
	}
}

func (b *bench) ids(spec *media.Spec) (all []string) {
	for _, v := range spec.Video {
		if v.Mode == media.Copy {
			all = append(all, fmt.Sprintf("v%d-copy", v.Stream))
		} else {
			all = append(all, fmt.Sprintf("v%d-%s", v.Stream, v.Profile.Name))
		}
	}
	for _, a := range spec.Audio {
		if a.Mode == media.Copy {
			all = append(all, fmt.Sprintf("a%d-copy", a.Stream))
		} else {
			all = append(all, fmt.Sprintf("a%d-%d", a.Stream, a.BitRate))
		}
	}
	return all
}

// same says that the marks are where they were, but for those at the very edges, which cutting may lose.
func same(t testing.TB, id string, want, got []float64, within float64) {
	t.Helper()
	near := func(at float64, all []float64) bool {
		for _, other := range all {
			if math.Abs(at-other) <= within {
				return true
			}
		}
		return false
	}
	for k, at := range want {
		if at > 0.2 && k < len(want)-1 {
			require.True(t, near(at, got), "%s: the mark at %.3f s is not there: %.3f", id, at, got)
		}
	}
	for k, at := range got {
		if at > 0.2 && k < len(got)-1 {
			require.True(t, near(at, want), "%s: the mark at %.3f s is new: %.3f", id, at, want)
		}
	}
}

// elsewhere asks an encoded picture out of order, as after jumps, and again from a new engine, as after a restart: each
// segment shows by itself what its time in the playlist says.
func (b *bench) elsewhere(spec *media.Spec, want marks) {
	b.t.Helper()
	if len(spec.Video) == 0 {
		return
	}
	id := b.ids(spec)[0]
	fresh := setup(b.t)
	fresh.t = b.t
	jump := *spec
	jump.Session += " elsewhere"
	list := fresh.list(&jump, id)
	starts := make([]float64, len(list.Segments)+1)
	for n, s := range list.Segments {
		starts[n+1] = starts[n] + s.Duration.Seconds()
	}
	header := fresh.segment(&jump, id, list.Map.URI)
	require.True(b.t, bytes.Equal(header, b.segment(spec, id, list.Map.URI)), "all heads of a rendition have one initialization segment")
	last := len(list.Segments) - 1
	for _, n := range []int{last / 2, last, 0} {
		path := filepath.Join(b.t.TempDir(), fmt.Sprintf("%d.mp4", n))
		data := fresh.segment(&jump, id, list.Segments[n].URI)
		require.NoError(b.t, os.WriteFile(path, append(append([]byte(nil), header...), data...), 0o600))
		shown := packets(b.t, path, 0)
		first, end := math.Inf(1), 0.0
		for _, p := range shown {
			first, end = min(first, p.pts), max(end, p.pts+p.duration)
		}
		require.InDelta(b.t, starts[n], first, want.frame+0.001, "a jump to segment %d lands where the playlist says", n)
		require.InDelta(b.t, starts[n+1], end, want.frame+0.03, "segment %d ends where the playlist says", n)
		var within []float64
		for _, at := range want.flashes {
			if at > starts[n]+0.2 && at < starts[n+1]-0.2 {
				within = append(within, at)
			}
		}
		got := flashes(b.t, path)
		for _, at := range within {
			require.Condition(b.t, func() bool {
				for _, g := range got {
					if math.Abs(at-g) <= want.frame+0.001 {
						return true
					}
				}
				return false
			}, "segment %d shows the flash at %.3f s: %.3f", n, at, got)
		}
	}
}

// flashes are the times at which the picture becomes bright, in seconds on the file's own clock.
func flashes(t testing.TB, path string) []float64 {
	t.Helper()
	return rises(t, 120, "-i", path, "-copyts", "-map", "0:v:0", "-vf", "scale=16:16,format=gray,signalstats,metadata=print:key=lavfi.signalstats.YAVG:file=-",
		"-fps_mode", "passthrough", "-enc_time_base", "demux")
}

// beeps are the times at which the sound becomes loud. Blocks of 5 ms are looked at.
func beeps(t testing.TB, path string) []float64 {
	t.Helper()
	return rises(t, -30, "-i", path, "-copyts", "-map", "0:a:0", "-af",
		"aresample=48000,aformat=channel_layouts=mono,asetnsamples=240:p=0,astats=metadata=1:reset=1:measure_overall=RMS_level:measure_perchannel=none,"+
			"ametadata=print:key=lavfi.astats.Overall.RMS_level:file=-")
}

// rises are the times at which what a filter prints passes the threshold upwards.
func rises(t testing.TB, threshold float64, arguments ...string) (times []float64) {
	t.Helper()
	cmd := exec.Command("ffmpeg", append(append([]string{"-nostdin", "-v", "quiet"}, arguments...), "-f", "null", "-")...)
	out, err := cmd.Output()
	if err != nil {
		require.NotEmpty(t, out, "ffmpeg %v", arguments) // a file that was cut off ends in a failure
	}
	at, high := math.NaN(), false
	for lines := bufio.NewScanner(bytes.NewReader(out)); lines.Scan(); {
		line := lines.Text()
		if _, after, ok := strings.Cut(line, "pts_time:"); ok {
			at, err = strconv.ParseFloat(strings.Fields(after)[0], 64)
			require.NoError(t, err, line)
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
	return times
}

func timescale(t testing.TB, path string) float64 {
	t.Helper()
	out, err := exec.Command("ffprobe", "-v", "error", "-show_entries", "stream=time_base", "-of", "csv=p=0", path).Output()
	require.NoError(t, err)
	_, den, ok := strings.Cut(strings.TrimSpace(string(out)), "/")
	require.True(t, ok, "%s", out)
	scale, err := strconv.ParseFloat(strings.TrimSuffix(den, ","), 64)
	require.NoError(t, err)
	return scale
}
