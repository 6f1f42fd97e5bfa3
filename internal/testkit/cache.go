package testkit

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// CacheServer starts a Redis of the test's own and returns its address. stop takes it away before the test ends.
func CacheServer(t testing.TB) (url string, stop func()) {
	t.Helper()
	dir, err := os.MkdirTemp("", "rv") // the path of a socket must be short
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, os.RemoveAll(dir)) })
	socket := filepath.Join(dir, "redis")
	server := exec.Command("redis-server", "--port", "0", "--unixsocket", socket, "--save", "", "--appendonly", "no", "--dir", dir)
	out, err := server.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, server.Start(), "tests need Redis; scripts/deps test installs it")
	ready, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		lines, said := bufio.NewScanner(out), false
		for lines.Scan() {
			if !said && strings.Contains(lines.Text(), "eady to accept connections") {
				said = true
				close(ready)
			}
		}
	}()
	stop = sync.OnceFunc(func() {
		_ = server.Process.Kill()
		<-ended
		_ = server.Wait() // it was killed
	})
	t.Cleanup(stop)
	select {
	case <-ready:
	case <-ended:
		require.Fail(t, "Redis did not start")
	}
	return "unix://" + socket, stop
}
