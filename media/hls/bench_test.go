package hls_test

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"revenge/media"
)

// film is half a minute of 1080p at about 6 Mb/s with B-frames.
func film(t testing.TB) string {
	return clip(t, "film1080.mkv", "-f", "lavfi", "-i", "testsrc2=size=1920x1080:rate=30:duration=30",
		"-f", "lavfi", "-i", "sine=440:duration=30:sample_rate=48000", "-vf", "noise=alls=6:allf=t", "-c:v", "libx264",
		"-preset", "superfast", "-b:v", "6M", "-g", "90", "-bf", "3", "-pix_fmt", "yuv420p", "-c:a", "aac", "-ac", "2")
}

// children are the media workers that this process has started and that still live.
func children(t testing.TB) (pids []string) {
	t.Helper()
	tasks, err := os.ReadDir("/proc/self/task")
	require.NoError(t, err)
	for _, task := range tasks {
		list, _ := os.ReadFile("/proc/self/task/" + task.Name() + "/children")
		pids = append(pids, strings.Fields(string(list))...)
	}
	return pids
}

// childCPU is the processor time of the living children.
func childCPU(t testing.TB) time.Duration {
	t.Helper()
	const tick = time.Second / 100
	var ticks int64
	for _, pid := range children(t) {
		stat, _ := os.ReadFile("/proc/" + pid + "/stat")
		_, rest, _ := strings.Cut(string(stat), ") ")
		for _, field := range strings.Fields(rest)[11:13] {
			n, _ := strconv.ParseInt(field, 10, 64)
			ticks += n
		}
	}
	return time.Duration(ticks) * tick
}

func BenchmarkCopy_First(b *testing.B) {
	s := setup(b)
	spec := s.copied(film(b))
	names := s.list(spec, "v0-copy").Segments
	s.segment(spec, "v0-copy", names[0].URI)
	before, n := childCPU(b), 0
	for b.Loop() {
		n++
		spec.Source.Identity = fmt.Sprintf("cold-%d", n)
		s.segment(spec, "v0-copy", names[0].URI)
	}
	b.ReportMetric(float64((childCPU(b)-before).Microseconds())/1000/float64(n), "cpu-ms/op")
}

func BenchmarkCopy_Seek(b *testing.B) {
	s := setup(b)
	spec := s.copied(film(b))
	names := s.list(spec, "v0-copy").Segments
	before, n := childCPU(b), 0
	for b.Loop() {
		n++
		s.segment(spec, "v0-copy", names[n*3%len(names)].URI)
	}
	b.ReportMetric(float64((childCPU(b)-before).Microseconds())/1000/float64(n), "cpu-ms/op")
}

func BenchmarkEncode_First(b *testing.B) {
	s := setup(b)
	spec := s.probe(film(b))
	profile, _ := media.ProfileByName(media.DefaultProfile)
	spec.Video = []media.VideoTrack{{Stream: 0, Mode: media.Encode, Profile: profile}}
	n := 0
	names := s.list(spec, "v0-720p").Segments
	var cpu time.Duration
	for b.Loop() {
		n++
		spec.Source.Identity = fmt.Sprintf("cold-%d", n)
		before := childCPU(b)
		s.segment(spec, "v0-720p", names[0].URI)
		cpu += childCPU(b) - before
		s.engine.Release(spec.Session)
		for len(children(b)) > 1 {
			runtime.Gosched()
		}
	}
	b.ReportMetric(cpu.Seconds()/float64(n), "cpu-s/op")
	b.ReportMetric(names[0].Duration.Seconds(), "segment-s")
}
