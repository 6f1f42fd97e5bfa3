package worker_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"revenge/media"
	"revenge/media/worker"
)

// program is revenge-media, built once for all tests.
var program string

func TestMain(m *testing.M) {
	if path := os.Getenv(parentVariable); path != "" {
		beParent(path)
	}
	code, err := withBinary(m.Run)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if code == 0 {
		if err := goleak.Find(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
	}
	os.Exit(code)
}

// withBinary builds the worker; REVENGE_COVER makes it count the statements it runs into GOCOVERDIR.
func withBinary(run func() int) (int, error) {
	folder, err := os.MkdirTemp("", "revenge-media-")
	if err != nil {
		return 1, err
	}
	defer os.RemoveAll(folder)
	program = filepath.Join(folder, "revenge-media")
	args := []string{"build", "-o", program}
	if os.Getenv("REVENGE_COVER") != "" {
		args = append(args, "-cover", "-coverpkg=revenge/media/...,revenge/cmd/revenge-media")
	}
	cmd := exec.Command("go", append(args, "revenge/cmd/revenge-media")...)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=1")
	if out, err := cmd.CombinedOutput(); err != nil {
		return 1, fmt.Errorf(`build revenge-media (run scripts/deps, then eval "$(scripts/env)"): %w: %s`, err, out)
	}
	os.Setenv(worker.DebugVariable, "1")
	return run(), nil
}

// parentVariable makes this program the parent of a busy child of the worker that it names.
const parentVariable = "REVENGE_TEST_PARENT"

// beParent prints the ids of a busy child and of one that waits, and waits to be killed.
func beParent(path string) {
	os.Setenv(worker.DebugVariable, "1")
	l, err := worker.NewLauncher(worker.Config{Binary: path, Spares: 1})
	if err == nil {
		var c *worker.Child
		if c, err = l.StartReady(context.Background()); err == nil {
			for l.Spare() == 0 {
				runtime.Gosched()
			}
			fmt.Println(c.Pid(), l.Spare())
			_, err = debug(context.Background(), c, "spin", "")
		}
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// newPool makes a pool of the built worker that ends with the test.
func newPool(t testing.TB, change func(*worker.Config)) *worker.Pool {
	t.Helper()
	cfg := worker.Config{Binary: program, Size: 2, Scratch: os.Getenv("GOCOVERDIR")}
	if change != nil {
		change(&cfg)
	}
	p, err := worker.NewPool(cfg)
	require.NoError(t, err)
	t.Cleanup(p.Close)
	return p
}

func clip(t testing.TB, name string) media.Source {
	t.Helper()
	folder := os.Getenv("REVENGE_TESTMEDIA")
	require.NotEmpty(t, folder, `REVENGE_TESTMEDIA is not set: run scripts/testmedia, then eval "$(scripts/env)"`)
	path := filepath.Join(folder, name)
	require.FileExists(t, path)
	return media.Source{Path: path}
}

// debug asks a child to misbehave.
func debug(ctx context.Context, c worker.Caller, action, target string) (worker.DebugReply, error) {
	reply, _, err := worker.Call(ctx, c, worker.Debug, worker.DebugRequest{Action: action, Target: target}, nil)
	return reply, err
}
