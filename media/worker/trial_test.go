package worker_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"revenge/media/worker"
)

// The chains of tests work, fail or die as they are told, and none takes the others with it.
func TestLauncher_Trial(t *testing.T) {
	t.Parallel()
	p := newPool(t, func(c *worker.Config) { c.TimeFactor = 0.5 })
	results := map[string]worker.TrialResult{}
	for _, r := range p.Launcher().Trial(t.Context()) {
		results[r.Chain] = r
	}
	require.True(t, results["debug"].Works, results["debug"].Reason)
	require.Empty(t, results["debug"].Codecs, "it decodes in software")
	require.Positive(t, results["debug"].Took)
	for chain, reason := range map[string]string{
		"debug-open": "fails on purpose", "debug-third": "fails on purpose", "debug-hang": "took too long", "debug-kill": "died",
	} {
		require.False(t, results[chain].Works, chain)
		require.Contains(t, results[chain].Reason, reason, chain)
	}
	require.GreaterOrEqual(t, results["debug-hang"].Took, time.Second)
	for _, chain := range []string{"nvenc", "qsv", "vaapi", "videotoolbox"} {
		r, ok := results[chain]
		require.True(t, ok, chain)
		require.True(t, r.Works || r.Reason != "", "%s says why it is not used", chain)
	}
}

// A worker for a device can read drivers, and nothing more of the rest.
func TestSandbox_device(t *testing.T) {
	t.Parallel()
	p := newPool(t, nil)
	c, err := p.Launcher().StartDevice(t.Context(), worker.Chain{Nodes: []string{"/dev/null", "/dev/shm"}})
	require.NoError(t, err)
	defer c.Close()
	for action, target := range map[string]string{"read": "/dev/null", "write": "/dev/null", "list": "/usr/lib"} {
		reply, err := debug(t.Context(), c, action, target)
		require.NoError(t, err)
		require.Empty(t, reply.Refused, "%s %s", action, target)
	}
	for action, target := range map[string]string{"read": "/etc/passwd", "write": "/usr/lib/escape", "list": "/home", "unix": ""} {
		reply, err := debug(t.Context(), c, action, target)
		require.NoError(t, err)
		require.NotEmpty(t, reply.Refused, "%s %s", action, target)
	}
	plain, err := p.Launcher().Start(t.Context())
	require.NoError(t, err)
	defer plain.Close()
	reply, err := debug(t.Context(), plain, "write", "/dev/null")
	require.NoError(t, err)
	require.NotEmpty(t, reply.Refused, "other workers reach no device")
}
