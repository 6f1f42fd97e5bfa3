package worker_test

import (
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"revenge/media/worker"
)

func launcher(t *testing.T, cfg worker.Config) *worker.Launcher {
	t.Helper()
	cfg.Binary = program
	l, err := worker.NewLauncher(cfg)
	require.NoError(t, err)
	t.Cleanup(l.Close)
	return l
}

// spare waits until a child waits.
func spare(t *testing.T, l *worker.Launcher) int {
	t.Helper()
	require.Eventually(t, func() bool { return l.Spare() != 0 }, time.Minute, time.Millisecond)
	return l.Spare()
}

func TestLauncher_StartReady(t *testing.T) {
	t.Parallel()
	l := launcher(t, worker.Config{Spares: 1})
	require.Zero(t, l.Spare(), "none before the first is asked for")
	first, err := l.StartReady(t.Context())
	require.NoError(t, err)
	waiting := spare(t, l)
	require.NotEqual(t, first.Pid(), waiting)
	second, err := l.StartReady(t.Context())
	require.NoError(t, err)
	require.Equal(t, waiting, second.Pid(), "it was ready")
	_, err = debug(t.Context(), second, "echo", "")
	require.NoError(t, err)
	require.NotEqual(t, waiting, spare(t, l), "and another one is")
}

// One that died while it waited is passed over.
func TestLauncher_deadSpare(t *testing.T) {
	t.Parallel()
	l := launcher(t, worker.Config{Spares: 1})
	l.Prepare()
	waiting := spare(t, l)
	require.NoError(t, syscall.Kill(waiting, syscall.SIGKILL))
	waitForEnd(t, waiting)
	// The launcher may notice a moment later: then the request fails as that of any child that dies.
	require.Eventually(t, func() bool {
		c, err := l.StartReady(t.Context())
		require.NoError(t, err)
		_, err = debug(t.Context(), c, "echo", "")
		return err == nil && c.Pid() != waiting
	}, time.Minute, time.Millisecond)
}

// Nobody asks for more: what waits ends.
func TestLauncher_spareTimeout(t *testing.T) {
	t.Parallel()
	l := launcher(t, worker.Config{Spares: 2, SpareTimeout: time.Second})
	l.Prepare()
	waiting := spare(t, l)
	waitForEnd(t, waiting)
	require.Eventually(t, func() bool { return l.Spare() == 0 }, time.Minute, time.Millisecond)
}

func TestLauncher_noSpares(t *testing.T) {
	t.Parallel()
	l := launcher(t, worker.Config{})
	c, err := l.StartReady(t.Context())
	require.NoError(t, err)
	require.NoError(t, syscall.Kill(c.Pid(), 0))
	require.Zero(t, l.Spare())
}

// The processor time of a child is told while it runs and after its end.
func TestChild_CPU(t *testing.T) {
	t.Parallel()
	l := launcher(t, worker.Config{TimeFactor: 0.2})
	c, err := l.Start(t.Context())
	require.NoError(t, err)
	before := c.CPU()
	require.Positive(t, before)
	_, err = debug(t.Context(), c, "spin", "")
	require.Error(t, err, "it spins until its time is over")
	<-c.Exited()
	require.Greater(t, c.CPU(), before)
}
