package worker

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"revenge/media"
)

// program is the name of the worker's binary.
const program = "revenge-media"

// The waits between attempts to start a worker that does not start.
const (
	firstBackoff = time.Second
	lastBackoff  = time.Minute
)

// errClosed reports work that was still under way when its pool or launcher was closed.
var errClosed = errors.New("media workers were shut down")

// Launcher starts worker processes. They end with this process, however it ends.
type Launcher struct {
	cfg    Config
	now    func() time.Time
	starts chan func()
	closed chan struct{}
	ended  chan struct{}
	once   sync.Once
	spares *spares

	mu       sync.Mutex
	children map[*Child]struct{}
	failed   error
	backoff  time.Duration
	retryAt  time.Time
}

// NewLauncher fails with fault.Invalid on a wrong configuration. A missing binary shows at the first Start.
func NewLauncher(cfg Config) (*Launcher, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	l := &Launcher{
		cfg: cfg.withDefaults(), now: time.Now, children: map[*Child]struct{}{},
		starts: make(chan func()), closed: make(chan struct{}), ended: make(chan struct{}),
	}
	l.spares = newSpares(cfg.Spares)
	go l.run()
	go l.keep()
	return l, nil
}

// run owns the thread that children are started from: they die with the thread that started them, so it
// must last as long as the launcher.
func (l *Launcher) run() {
	defer close(l.ended)
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	for {
		select {
		case start := <-l.starts:
			start()
		case <-l.closed:
			return
		}
	}
}

// Close kills every child and waits for their ends.
func (l *Launcher) Close() {
	l.once.Do(func() { close(l.closed) })
	<-l.ended
	l.mu.Lock()
	children := make([]*Child, 0, len(l.children))
	for c := range l.children {
		children = append(children, c)
	}
	l.mu.Unlock()
	for _, c := range children {
		c.kill(errClosed)
	}
	for _, c := range children {
		<-c.exited
	}
	<-l.spares.prepared
}

// Start starts a worker process and waits until it is ready. It must be closed.
// It fails with media.ErrNoWorker and the reason; after a failure the next attempts wait ever longer.
func (l *Launcher) Start(ctx context.Context) (*Child, error) { return l.startWith(ctx, nil) }

// StartDevice is Start for a worker that may use the device of a chain.
func (l *Launcher) StartDevice(ctx context.Context, c Chain) (*Child, error) {
	return l.startWith(ctx, c.Nodes)
}

func (l *Launcher) startWith(ctx context.Context, devices []string) (*Child, error) {
	l.mu.Lock()
	failed, retryAt := l.failed, l.retryAt
	l.mu.Unlock()
	if failed != nil && l.now().Before(retryAt) {
		return nil, failed
	}
	c, err := l.start(ctx, devices)
	if err != nil && (ctx.Err() != nil || errors.Is(err, errClosed)) {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if err != nil {
		l.backoff = min(max(2*l.backoff, firstBackoff), lastBackoff)
		l.retryAt = l.now().Add(l.backoff)
		l.failed = fmt.Errorf("%w: %w", media.ErrNoWorker, err)
		return nil, l.failed
	}
	l.failed, l.backoff = nil, 0
	return c, nil
}

func (l *Launcher) start(ctx context.Context, devices []string) (*Child, error) {
	binary, err := l.binary()
	if err != nil {
		return nil, err
	}
	var c *Child
	done := make(chan struct{})
	spawn := func() {
		c, err = l.spawn(binary, devices)
		close(done)
	}
	select {
	case l.starts <- spawn:
		<-done
	case <-l.closed:
		return nil, errClosed
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, err
	}
	if err := c.greet(ctx); err != nil {
		c.kill(err)
		<-c.exited
		return nil, err
	}
	return c, nil
}

// spawn runs on the launcher's own thread.
func (l *Launcher) spawn(binary string, devices []string) (*Child, error) {
	pair, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return nil, fmt.Errorf("make socket pair: %w", err)
	}
	ours, theirs := os.NewFile(uintptr(pair[0]), "worker"), os.NewFile(uintptr(pair[1]), "parent")
	defer func() { _ = errors.Join(ours.Close(), theirs.Close()) }()
	conn, err := net.FileConn(ours)
	if err != nil {
		return nil, fmt.Errorf("use socket pair: %w", err)
	}
	limits, err := json.Marshal(Limits{MemoryBytes: l.cfg.MemoryBytes, Nice: l.cfg.Nice, Scratch: l.cfg.Scratch, Devices: devices})
	if err != nil {
		return nil, fmt.Errorf("encode limits: %w", err)
	}
	c := newChild(&l.cfg, conn.(*net.UnixConn))
	c.cmd = &exec.Cmd{
		Path: binary, Args: []string{program}, Dir: "/", Stderr: &c.stderr,
		Env:         append(environment(), LimitsVariable+"="+string(limits)),
		ExtraFiles:  []*os.File{theirs},
		SysProcAttr: &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL},
	}
	if err := c.cmd.Start(); err != nil {
		_ = conn.Close()
		return nil, fmt.Errorf("start the media worker: %w", errors.Unwrap(err))
	}
	l.mu.Lock()
	l.children[c] = struct{}{}
	l.mu.Unlock()
	go func() {
		c.wait()
		l.mu.Lock()
		delete(l.children, c)
		l.mu.Unlock()
		close(c.exited)
	}()
	return c, nil
}

// binary finds revenge-media: configured, beside this executable, or in PATH.
func (l *Launcher) binary() (string, error) {
	if l.cfg.Binary != "" {
		path, err := exec.LookPath(l.cfg.Binary)
		if err != nil {
			return "", fmt.Errorf("the configured %s cannot be run: %w", program, errors.Unwrap(err))
		}
		return filepath.Abs(path)
	}
	if self, err := os.Executable(); err == nil {
		if path, err := exec.LookPath(filepath.Join(filepath.Dir(self), program)); err == nil {
			return path, nil
		}
	}
	if path, err := exec.LookPath(program); err == nil {
		return filepath.Abs(path)
	}
	return "", fmt.Errorf("%s is neither beside this program nor in PATH", program)
}

// environment is all that a child is told of ours. Pictures are large: with large pages, the kernel hands memory out in
// fewer steps, which saves a tenth of a transcode's beginning. With few arenas, less of it lies idle.
func environment() []string {
	env := []string{"LANG=C.UTF-8", "HOME=/nonexistent", "GOTRACEBACK=single", "GOMAXPROCS=2", "MALLOC_ARENA_MAX=2", "GLIBC_TUNABLES=glibc.malloc.hugetlb=1"}
	for _, name := range []string{"GOCOVERDIR", "LD_LIBRARY_PATH", "TZ", DebugVariable} {
		if v, ok := os.LookupEnv(name); ok {
			env = append(env, name+"="+v)
		}
	}
	return env
}
