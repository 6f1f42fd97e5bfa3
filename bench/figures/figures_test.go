package figures

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestReport(t *testing.T) {
	out := filepath.Join(t.TempDir(), "figures")
	t.Setenv("BENCH_OUT", out)
	var text bytes.Buffer
	require.NoError(t, Report(&text, Figure{Name: "a", Value: 30, Unit: "files/s", Baseline: 12, Goal: 20, AtLeast: true}))
	require.ErrorContains(t, Report(&text, Figure{Name: "b", Value: 6, Unit: "s", Baseline: 5, Goal: 5}), "1 of 1")
	raw, err := os.ReadFile(out)
	require.NoError(t, err)
	require.Equal(t, `{"name":"a","value":30,"unit":"files/s","baseline":12,"ratio":2.5}
{"name":"b","value":6,"unit":"s","baseline":5,"ratio":1.2}
`, string(raw))
	require.Contains(t, text.String(), "at most 5 (missed)")
	t.Setenv("BENCH_OUT", t.TempDir())
	require.Error(t, Report(&text))
}

func TestCPU(t *testing.T) {
	t.Parallel()
	before, err := CPU(os.Getpid())
	require.NoError(t, err)
	require.NoError(t, exec.Command("sh", "-c", "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done").Run())
	after, err := CPU(os.Getpid())
	require.NoError(t, err)
	require.GreaterOrEqual(t, after-before, 20*time.Millisecond, "a child that has ended counts")
	_, err = CPU(1 << 30)
	require.Error(t, err)
	own, err := OwnCPU(os.Getpid())
	require.NoError(t, err)
	require.LessOrEqual(t, own, after, "it does not count here")
	_, err = OwnCPU(1 << 30)
	require.Error(t, err)
}

func TestMemory(t *testing.T) {
	t.Parallel()
	now, err := MemoryMB(os.Getpid())
	require.NoError(t, err)
	peak, err := PeakMB(os.Getpid())
	require.NoError(t, err)
	require.Positive(t, now)
	require.Positive(t, peak)
	_, err = PeakMB(1 << 30)
	require.Error(t, err)
}

// What the scheduler counted is finer than ticks; what only these have, as of threads that have ended, stays.
func TestExact(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for thread, ran := range map[string]string{"7": "12345678 90 1\n", "8": "4000000 0 2\n"} {
		require.NoError(t, os.MkdirAll(filepath.Join(dir, "task", thread), 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(dir, "task", thread, "schedstat"), []byte(ran), 0o600))
	}
	ended := time.Second
	s := stat{own: 10 * time.Millisecond, cpu: ended + 10*time.Millisecond}.exact(dir)
	require.Equal(t, 16345678*time.Nanosecond, s.own)
	require.Equal(t, ended+s.own, s.cpu)
	require.Equal(t, 20*time.Millisecond, stat{own: 20 * time.Millisecond}.exact(dir).own)
	require.Equal(t, time.Millisecond, stat{own: time.Millisecond}.exact(t.TempDir()).own, "where nothing is counted")
}
