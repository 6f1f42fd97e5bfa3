package worker_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/fault"
	"revenge/media"
	"revenge/media/worker"
)

func TestPool_crash(t *testing.T) {
	t.Parallel()
	for _, action := range []string{"crash", "abort"} {
		t.Run(action, func(t *testing.T) {
			t.Parallel()
			p := newPool(t, func(c *worker.Config) { c.Size = 1 })
			_, err := debug(t.Context(), p, action, "")
			require.ErrorIs(t, err, media.ErrCrashed)
			require.Contains(t, err.Error(), "SIG", "the cause is told")
			_, err = p.Probe(t.Context(), clip(t, "h264.mkv"))
			require.NoError(t, err, "the next request has a new child")
		})
	}
}

// An unasked end is the request's fault too, even an orderly one.
func TestPool_exit(t *testing.T) {
	t.Parallel()
	p := newPool(t, nil)
	_, err := debug(t.Context(), p, "exit", "")
	require.ErrorIs(t, err, media.ErrCrashed)
}

func TestPool_timeout(t *testing.T) {
	t.Parallel()
	for _, action := range []string{"hang", "spin"} {
		t.Run(action, func(t *testing.T) {
			t.Parallel()
			p := newPool(t, func(c *worker.Config) { c.Size, c.TimeFactor = 1, 0.1 })
			_, err := debug(t.Context(), p, action, "")
			require.ErrorIs(t, err, media.ErrTimeout)
			require.NotErrorIs(t, err, media.ErrCrashed)
			_, err = debug(t.Context(), p, "echo", "")
			require.NoError(t, err)
		})
	}
}

// A cancelled request that can stop leaves its child alive; one that cannot is killed.
func TestPool_cancel(t *testing.T) {
	t.Parallel()
	for action, survives := range map[string]bool{"hang": true, "spin": false} {
		t.Run(action, func(t *testing.T) {
			t.Parallel()
			p := newPool(t, nil)
			c, err := p.Launcher().Start(t.Context())
			require.NoError(t, err)
			ctx, cancel := context.WithCancel(t.Context())
			go func() {
				// What was cancelled before it had begun needs no killing.
				for before := c.CPU(); action == "spin" && c.CPU() < before+10*time.Millisecond; {
					runtime.Gosched()
				}
				cancel()
			}()
			_, err = debug(ctx, c, action, "")
			require.ErrorIs(t, err, context.Canceled)
			_, err = debug(t.Context(), c, "echo", "")
			if survives {
				require.NoError(t, err)
			} else {
				require.Error(t, err)
				<-c.Exited()
			}
		})
	}
}

func TestPool_busy(t *testing.T) {
	t.Parallel()
	p := newPool(t, func(c *worker.Config) { c.Size, c.QueueLimit = 1, 1 })
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var group sync.WaitGroup
	refused := make(chan error, 3)
	for range 3 {
		group.Go(func() {
			_, err := debug(ctx, p, "hang", "")
			refused <- err
			cancel()
		})
	}
	// One runs, one waits, and the third has no place: its refusal ends the others.
	require.ErrorIs(t, <-refused, media.ErrBusy)
	group.Wait()
	require.ErrorIs(t, <-refused, context.Canceled)
	require.ErrorIs(t, <-refused, context.Canceled)
}

func TestPool_closed(t *testing.T) {
	t.Parallel()
	p := newPool(t, nil)
	ended := make(chan error, 1)
	c, err := p.Launcher().Start(t.Context())
	require.NoError(t, err)
	go func() {
		_, err := debug(t.Context(), c, "hang", "")
		ended <- err
	}()
	p.Close()
	err = <-ended
	require.Error(t, err)
	require.NotErrorIs(t, err, media.ErrCrashed)
	<-c.Exited()
	_, err = p.Probe(t.Context(), clip(t, "h264.mkv"))
	require.Error(t, err)
}

func TestPool_noWorker(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	script := func(name, text string) string {
		path := filepath.Join(folder, name)
		require.NoError(t, os.WriteFile(path, []byte("#!/bin/sh\n"+text), 0o700))
		return path
	}
	notExecutable := filepath.Join(folder, "text")
	require.NoError(t, os.WriteFile(notExecutable, []byte("x"), 0o600))
	for name, c := range map[string]struct{ program, reason string }{
		"missing":        {filepath.Join(folder, "none"), "no such file"},
		"not executable": {notExecutable, "permission denied"},
		"not started":    {script("broken", "echo a library is missing >&2; exit 3"), "a library is missing"},
		"other program":  {script("other", "printf 'hello, I am no worker at all' >&3; sleep 1"), "malformed"},
		"silent":         {script("silent", "exec sleep 60"), "did not report ready"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPool(t, func(cfg *worker.Config) { cfg.Binary, cfg.StartTimeout = c.program, time.Second })
			_, err := p.Probe(t.Context(), clip(t, "h264.mkv"))
			require.ErrorIs(t, err, media.ErrNoWorker)
			require.ErrorContains(t, err, c.reason)
			// Asking again at once does not try again.
			_, again := p.Probe(t.Context(), clip(t, "h264.mkv"))
			require.ErrorIs(t, again, media.ErrNoWorker)
		})
	}
}

func TestPool_recycle(t *testing.T) {
	t.Parallel()
	pids := func(change func(*worker.Config)) map[string]bool {
		p := newPool(t, change)
		seen := map[string]bool{}
		for range 4 {
			reply, err := debug(t.Context(), p, "pid", "")
			require.NoError(t, err)
			seen[reply.Text] = true
		}
		return seen
	}
	require.Len(t, pids(func(c *worker.Config) { c.Size = 1 }), 1)
	require.Len(t, pids(func(c *worker.Config) { c.Size, c.RecycleRequests = 1, 2 }), 2)
	require.Len(t, pids(func(c *worker.Config) { c.Size, c.RecycleBytes = 1, 1 }), 4)
}

func TestPool_idle(t *testing.T) {
	t.Parallel()
	p := newPool(t, func(c *worker.Config) { c.Size, c.IdleTimeout = 1, time.Millisecond })
	reply, err := debug(t.Context(), p, "pid", "")
	require.NoError(t, err)
	pid, err := strconv.Atoi(reply.Text)
	require.NoError(t, err)
	waitForEnd(t, pid)
}

// A flood of good and bad requests leaves neither descriptors nor children behind.
func TestPool_flood(t *testing.T) {
	// A descriptor that a careless parent leaves open does not reach the children.
	careless, err := syscall.Dup(0)
	require.NoError(t, err)
	defer syscall.Close(careless)
	p := newPool(t, nil)
	before := openFiles(t)
	fresh, err := debug(t.Context(), p, "descriptors", "")
	require.NoError(t, err)
	if os.Getenv("REVENGE_COVER") == "" {
		require.Equal(t, "0:20000 1:20000 2:10000 3:140000", fresh.Text, "standard descriptors and the socket")
	}
	sources := make([]media.Source, 0, 400)
	for range 80 {
		for _, name := range []string{"h264.mkv", "random.mkv", "empty.mkv", "pgs.sup"} {
			sources = append(sources, clip(t, name))
		}
		sources = append(sources, media.Source{Path: "/does/not/exist"})
	}
	var good, corrupt, missing int
	err = p.ProbeMany(t.Context(), sources, func(_ int, _ *media.Probed, err error) error {
		switch {
		case err == nil:
			good++
		case errors.Is(err, media.ErrCorrupt):
			corrupt++
		case errors.Is(err, fs.ErrNotExist):
			missing++
		}
		return nil
	})
	require.NoError(t, err)
	require.Equal(t, []int{160, 160, 80}, []int{good, corrupt, missing})
	for range 20 {
		_, err := debug(t.Context(), p, "crash", "")
		require.ErrorIs(t, err, media.ErrCrashed)
	}
	reply, err := debug(t.Context(), p, "descriptors", "")
	require.NoError(t, err)
	require.Equal(t, fresh.Text, reply.Text)
	p.Close()
	require.LessOrEqual(t, openFiles(t), before)
	require.Empty(t, children(t, program))
}

func TestPool_probeManyStops(t *testing.T) {
	t.Parallel()
	p := newPool(t, nil)
	sources := []media.Source{clip(t, "h264.mkv"), clip(t, "h264.mp4"), clip(t, "hevc.mkv"), clip(t, "av1.mkv")}
	enough := errors.New("enough")
	require.ErrorIs(t, p.ProbeMany(t.Context(), sources, func(int, *media.Probed, error) error { return enough }), enough)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	require.ErrorIs(t, p.ProbeMany(ctx, sources, func(int, *media.Probed, error) error { return nil }), context.Canceled)
}

// Names never matter, since only descriptors travel.
func TestPool_hostileNames(t *testing.T) {
	t.Parallel()
	p := newPool(t, nil)
	content, err := os.ReadFile(clip(t, "h264.mkv").Path)
	require.NoError(t, err)
	folder := t.TempDir()
	for _, name := range []string{
		`"quoted" 'name'.mkv`, "-i", "--", "new\nline.mkv", "%s%n%d.mkv", "\xff\xfe\x80.mkv", "concat:a|b.mkv", "file:%2e%2e.mkv",
		"pipe:0", "$(touch x).mkv", "; rm -rf .mkv", strings.Repeat("x", 251) + ".mkv", "日本語.mkv", "a\tb\\.mkv",
	} {
		path := filepath.Join(folder, name)
		require.NoError(t, os.WriteFile(path, content, 0o600))
		probed, err := p.Probe(t.Context(), media.Source{Path: path})
		require.NoError(t, err, "%q", name)
		require.Equal(t, "matroska", probed.Info.Container)
	}
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	require.Len(t, entries, 14, "nothing else was made")
}

func TestPool_noFile(t *testing.T) {
	t.Parallel()
	p := newPool(t, nil)
	folder := t.TempDir()
	pipe := filepath.Join(folder, "pipe")
	require.NoError(t, syscall.Mkfifo(pipe, 0o600))
	_, err := p.Probe(t.Context(), media.Source{Path: filepath.Join(folder, "none.mkv")})
	require.ErrorIs(t, err, fs.ErrNotExist)
	require.NotContains(t, err.Error(), folder, "no path in a message")
	for _, path := range []string{folder, pipe, "/dev/zero"} {
		_, err := p.Probe(t.Context(), media.Source{Path: path})
		require.ErrorIs(t, err, fault.Invalid, path)
	}
}

// Children end with their parent however it ends: with the thread that started them.
func TestLauncher_close(t *testing.T) {
	t.Parallel()
	l, err := worker.NewLauncher(worker.Config{Binary: program})
	require.NoError(t, err)
	c, err := l.Start(t.Context())
	require.NoError(t, err)
	require.Empty(t, c.MissingGuards())
	l.Close()
	<-c.Exited()
	_, err = l.Start(t.Context())
	require.Error(t, err)
	l.Close()
}

func TestLauncher_check(t *testing.T) {
	t.Parallel()
	p := newPool(t, nil)
	r, err := p.Launcher().Check(t.Context())
	require.NoError(t, err)
	require.Len(t, r.Guards, 7)
	for _, g := range r.Guards {
		require.True(t, g.Holds, "%s: %s", g.Name, g.Reason)
	}
	require.True(t, strings.HasPrefix(r.Support.FFmpeg, "7.1"), r.Support.FFmpeg)
	require.Empty(t, r.Support.MissingDecoders)
	require.Empty(t, r.Support.MissingEncoders)
	require.Empty(t, r.Support.MissingFilters)
	require.Empty(t, r.Support.MissingDemuxers)
	none := newPool(t, func(c *worker.Config) { c.Binary = "/does/not/exist" })
	_, err = none.Launcher().Check(t.Context())
	require.ErrorIs(t, err, media.ErrNoWorker)
}

func TestConfig_Validate(t *testing.T) {
	t.Parallel()
	ok := worker.Default()
	require.NoError(t, ok.Validate())
	for name, change := range map[string]func(*worker.Config){
		"size": func(c *worker.Config) { c.Size = -1 }, "memory": func(c *worker.Config) { c.MemoryBytes = 1 << 20 },
		"nice": func(c *worker.Config) { c.Nice = 20 }, "factor": func(c *worker.Config) { c.TimeFactor = -1 },
		"idle": func(c *worker.Config) { c.IdleTimeout = -1 },
	} {
		c := worker.Default()
		change(&c)
		require.ErrorIs(t, c.Validate(), fault.Invalid, name)
		_, err := worker.NewPool(c)
		require.ErrorIs(t, err, fault.Invalid, name)
	}
}

func openFiles(t *testing.T) int {
	t.Helper()
	entries, err := os.ReadDir("/proc/self/fd")
	require.NoError(t, err)
	return len(entries)
}

// children are the processes that run a program.
func children(t *testing.T, path string) []string {
	t.Helper()
	links, err := filepath.Glob("/proc/[0-9]*/exe")
	require.NoError(t, err)
	var out []string
	for _, link := range links {
		if target, err := os.Readlink(link); err == nil && target == path {
			out = append(out, link)
		}
	}
	return out
}
