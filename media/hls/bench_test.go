package hls_test

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"revenge/media"
	"revenge/media/worker"
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

// BenchmarkEncode_Seek moves a running head through the film: the first picture's segment, and how long the
// old process outlives the request.
func BenchmarkEncode_Seek(b *testing.B) {
	s := prewarmed(b)
	spec := s.probe(film(b))
	profile, _ := media.ProfileByName(media.DefaultProfile)
	spec.Video = []media.VideoTrack{{Stream: 0, Mode: media.Encode, Profile: profile}}
	names := s.list(spec, "v0-720p").Segments
	s.segment(spec, "v0-720p", names[0].URI)
	n := 0
	var stopped time.Duration
	for b.Loop() {
		n++
		spec.Source.Identity = fmt.Sprintf("cold-%d", n)
		s.segment(spec, "v0-720p", names[0].URI)
		old := children(b)
		begin := time.Now()
		go s.engine.Warm(spec, 20*time.Second)
		for gone := false; !gone; runtime.Gosched() {
			now := children(b)
			gone = slices.ContainsFunc(old, func(pid string) bool { return !slices.Contains(now, pid) })
		}
		stopped += time.Since(begin)
		s.segment(spec, "v0-720p", names[len(names)*2/3].URI)
		s.engine.Release(spec.Session)
	}
	b.ReportMetric(float64(stopped.Microseconds())/1000/float64(n), "old-head-ms")
}

// prewarmed is setup with a worker that waits.
func prewarmed(b *testing.B) *bench {
	return setupWith(b, worker.Config{Binary: workerBinary, Size: 1, Spares: 1})
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
		for len(children(b)) > idleWorkers {
			runtime.Gosched()
		}
	}
	b.ReportMetric(cpu.Seconds()/float64(n), "cpu-s/op")
	b.ReportMetric(names[0].Duration.Seconds(), "segment-s")
}
