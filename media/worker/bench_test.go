package worker_test

import (
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"revenge/media"
)

// BenchmarkProbe reports how many small films a second of processor time probes, parent and children together.
func BenchmarkProbe(b *testing.B) {
	const files = 300
	sources := make([]media.Source, files)
	folder := b.TempDir()
	for i := range sources {
		from := clip(b, []string{"h264.mkv", "h264.mp4", "hevc.mkv"}[i%3]).Path
		content, err := os.ReadFile(from)
		require.NoError(b, err)
		sources[i].Path = filepath.Join(folder, strconv.Itoa(i)+filepath.Ext(from))
		require.NoError(b, os.WriteFile(sources[i].Path, content, 0o600))
	}
	before := cpu(b)
	start := time.Now()
	for range b.N {
		p := newPool(b, nil)
		err := p.ProbeMany(b.Context(), sources, func(_ int, _ *media.Probed, err error) error { return err })
		require.NoError(b, err)
		p.Close()
	}
	spent := cpu(b) - before
	b.ReportMetric(float64(files*b.N)/spent.Seconds(), "probes/cpu-s")
	b.ReportMetric(float64(files*b.N)/time.Since(start).Seconds(), "probes/s")
}

// cpu is the processor time of this process and of its children that have ended.
func cpu(b *testing.B) time.Duration {
	b.Helper()
	var total time.Duration
	for _, who := range []int{syscall.RUSAGE_SELF, syscall.RUSAGE_CHILDREN} {
		var u syscall.Rusage
		require.NoError(b, syscall.Getrusage(who, &u))
		total += time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	return total
}
