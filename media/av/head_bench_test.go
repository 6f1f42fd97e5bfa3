package av

import (
	"runtime"
	"syscall"
	"testing"
	"time"

	"revenge/media"
)

func spent() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkHead reports the processor time of a head's first second and of ten seconds, for each height.
func BenchmarkHead(b *testing.B) {
	film := ffmpeg(b, "film.mkv", "-f", "lavfi", "-i", "testsrc2=size=1920x1080:rate=30:duration=12", "-vf", "noise=alls=6:allf=t",
		"-c:v", "libx264", "-preset", "superfast", "-b:v", "6M", "-g", "90", "-bf", "3", "-pix_fmt", "yuv420p")
	for _, c := range []struct {
		name          string
		width, height int
		cuts          []int64
		quick         int
	}{
		{"720p/first", 1280, 720, []int64{0, 1_000_000}, 1},
		{"720p/seek", 1280, 720, []int64{4_500_000, 5_500_000}, 1},
		{"720p/whole", 1280, 720, []int64{0, 4_000_000, 8_000_000, 12_000_000}, 0},
	} {
		b.Run(c.name, func(b *testing.B) {
			f := &media.VideoFormat{Width: c.width, Height: c.height, BitRate: 2_400_000, Level: 31, FrameRateNum: 30, FrameRateDen: 1}
			before, n := spent(), 0
			for b.Loop() {
				n++
				encodeClip(b, film, media.HeadTask{CutsUs: c.cuts, Video: f, Quick: c.quick})
			}
			b.ReportMetric((spent()-before).Seconds()/float64(n), "cpu-s/op")
			runtime.GC()
		})
	}
}
