package embedded

import (
	"bytes"
	"context"
	"log/slog"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"time"
)

// process is one run of the postgres program.
type process struct {
	cmd    *exec.Cmd
	said   *diary
	exited chan struct{}
}

// launch starts postgres from a thread that lives as long as the child does, because the kernel's
// parent-death signal follows the thread and not the process.
func (s *Server) launch() (*process, error) {
	p := &process{said: newDiary(s.log), exited: make(chan struct{})}
	arguments := append([]string{"-D", s.cluster}, s.options.settings(s.socketDir)...)
	p.cmd = exec.Command(filepath.Join(s.bin, "postgres"), arguments...) //nolint:noctx // it outlives the start, and Stop ends it
	p.cmd.Dir, p.cmd.Env, p.cmd.Stderr, p.cmd.WaitDelay = s.dir, environment(), p.said, 5*time.Second
	death := syscall.SIGINT
	if s.options.Throwaway {
		death = syscall.SIGQUIT
	}
	p.cmd.SysProcAttr = &syscall.SysProcAttr{
		Credential: s.account.credential(),
		Pdeathsig:  death,
		Setpgid:    true, // Ctrl-C in a terminal reaches the server first, which then stops its database
	}
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := p.cmd.Start()
		started <- err
		if err != nil {
			return
		}
		_ = p.cmd.Wait() // how it ended stands in what it said
		close(p.exited)
	}()
	return p, <-started
}

// ready waits until connections are accepted. Recovery after a crash may take minutes, so only the caller limits the time.
func (p *process) ready(ctx context.Context) error {
	select {
	case <-p.said.ready:
		return nil
	case <-p.exited:
		return errEnded
	case <-ctx.Done():
		return ctx.Err()
	}
}

// stop asks for a fast shutdown, and insists when ctx ends first.
func (p *process) stop(ctx context.Context) {
	_ = p.cmd.Process.Signal(syscall.SIGINT)
	select {
	case <-p.exited:
		return
	case <-ctx.Done():
	}
	_ = p.cmd.Process.Signal(syscall.SIGQUIT)
	insist := time.AfterFunc(10*time.Second, func() { _ = p.cmd.Process.Kill() })
	<-p.exited
	insist.Stop()
}

// diary keeps the last lines that postgres wrote, passes them to the log, and notices readiness.
type diary struct {
	log     *slog.Logger
	ready   chan struct{}
	once    sync.Once
	mu      sync.Mutex
	partial []byte
	lines   []string
}

const diaryLines = 12

func newDiary(log *slog.Logger) *diary { return &diary{log: log, ready: make(chan struct{})} }

// Write takes postgres's stderr.
func (d *diary) Write(b []byte) (int, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.partial = append(d.partial, b...)
	for {
		line, rest, found := bytes.Cut(d.partial, []byte("\n"))
		if !found {
			return len(b), nil
		}
		d.partial = rest
		d.note(string(line))
	}
}

func (d *diary) note(line string) {
	d.lines = append(d.lines, line)
	d.lines = d.lines[max(0, len(d.lines)-diaryLines):]
	level := slog.LevelDebug
	switch {
	case strings.Contains(line, "ready to accept connections"):
		d.once.Do(func() { close(d.ready) })
	case strings.HasPrefix(line, "PANIC:"):
		level = slog.LevelError
	}
	d.log.Log(context.Background(), level, "postgres", "line", line)
}

// failure returns the lines that tell why postgres ended.
func (d *diary) failure() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	for i, line := range d.lines {
		if strings.HasPrefix(line, "FATAL:") || strings.HasPrefix(line, "PANIC:") {
			return strings.Join(d.lines[i:], " ")
		}
	}
	return strings.Join(d.lines, " ")
}
