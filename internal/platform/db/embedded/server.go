package embedded

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"revenge/internal/platform/fault"
)

var errEnded = errors.New("the server ended")

// Options say where the server lives and how careful it is.
type Options struct {
	// BinDir is the folder of PostgreSQL's programs; empty looks in the usual places.
	BinDir string
	// Dir is the server's own folder; it is made when missing.
	Dir string
	// Log takes what the server says; nil is silence.
	Log *slog.Logger
	// MaxConnections is 60 when zero.
	MaxConnections int
	// Throwaway gives up safety for speed: no fsync. Only for tests and generators.
	Throwaway bool
}

// Server is a running PostgreSQL. It is started again when it ends unasked.
type Server struct {
	options                      Options
	bin, dir, cluster, socketDir string
	account                      account
	lock                         *os.File
	log                          *slog.Logger
	stopping                     chan context.Context
	stopped                      chan struct{}
	stopOnce                     sync.Once
}

// Start makes the cluster when there is none and returns once the server accepts connections.
// Faults: Conflict (ErrInUse, another major version), Exhausted (full disk), Unavailable (programs missing, folder not writable).
func Start(ctx context.Context, o Options) (*Server, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.MaxConnections == 0 {
		o.MaxConnections = 60
	}
	dir, err := filepath.Abs(o.Dir)
	if err != nil {
		return nil, fmt.Errorf("find the database folder: %w", err)
	}
	s := &Server{
		options: o, dir: dir, cluster: filepath.Join(dir, "cluster"), log: o.Log, account: accountFor(dir),
		stopping: make(chan context.Context, 1), stopped: make(chan struct{}),
	}
	if s.bin, err = find(o.BinDir, s.account); err != nil {
		return nil, err
	}
	if err := s.account.own(dir); err != nil {
		return nil, explain(dir, "make the database folder", err, "")
	}
	if err := s.account.reaches(dir); err != nil {
		return nil, sentence(fault.Unavailable, "The database cannot live in %s: %v. Set data_dir to a folder outside of it, such as /var/lib/revenge.", dir, err)
	}
	if s.lock, err = lockDir(dir); err != nil {
		return nil, err
	}
	if err := s.begin(ctx); err != nil {
		unlock(s.lock)
		return nil, err
	}
	return s, nil
}

func (s *Server) begin(ctx context.Context) error {
	if err := s.checkVersion(ctx); err != nil {
		return err
	}
	if err := s.makeSocketDir(); err != nil {
		return err
	}
	if err := s.prepare(ctx); err != nil {
		return err
	}
	p, err := s.up(ctx)
	if err != nil {
		return err
	}
	go s.supervise(p)
	return nil
}

// checkVersion also proves that the programs run here at all.
func (s *Server) checkVersion(ctx context.Context) error {
	cmd := exec.CommandContext(ctx, filepath.Join(s.bin, "postgres"), "--version")
	cmd.Dir, cmd.Env = "/", environment()
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: s.account.credential()}
	out, err := cmd.CombinedOutput()
	if err != nil {
		return sentence(fault.Unavailable, "The PostgreSQL in %s does not run here (%v). It needs glibc 2.27 or later, libstdc++ and libgcc.", s.bin, err)
	}
	_, version, _ := strings.Cut(string(out), ") ")
	if major, _, _ := strings.Cut(strings.TrimSpace(version), "."); major != Major {
		return sentence(fault.Conflict, "The PostgreSQL in %s is version %s, and Revenge needs %s.", s.bin, strings.TrimSpace(version), Major)
	}
	return nil
}

// socketLimit is what the kernel takes for a socket's path.
const socketLimit = 107

func (s *Server) makeSocketDir() error {
	s.socketDir = filepath.Join(s.dir, "run")
	if len(s.socketDir)+len("/.s.PGSQL.5432") > socketLimit {
		sum := sha256.Sum256([]byte(s.dir))
		s.socketDir = filepath.Join("/tmp", "revenge-pg-"+hex.EncodeToString(sum[:6]))
		// Somebody else could have made a folder of this name, to play the database to us.
		if at, err := os.Lstat(s.socketDir); err == nil && (!at.IsDir() || int(at.Sys().(*syscall.Stat_t).Uid) != s.account.uid) {
			return sentence(fault.Conflict, "%s belongs to somebody else. Remove it, or set data_dir to a folder with a shorter path.", s.socketDir)
		}
	}
	if err := s.account.own(s.socketDir); err != nil {
		return explain(s.dir, "make the socket's folder", err, "")
	}
	return nil
}

// up launches postgres and waits until it is ready.
func (s *Server) up(ctx context.Context) (*process, error) {
	p, err := s.launch()
	if err != nil {
		return nil, explain(s.dir, "start the database", err, "")
	}
	if err := p.ready(ctx); err != nil {
		if errors.Is(err, errEnded) {
			return nil, explain(s.dir, "start the database", err, p.said.failure())
		}
		expired, cancel := context.WithCancel(context.Background())
		cancel()
		p.stop(expired)
		return nil, fmt.Errorf("start the database: %w", err)
	}
	return p, nil
}

// supervise owns the running process until Stop, and brings it back when it ends by itself.
func (s *Server) supervise(p *process) {
	defer close(s.stopped)
	for {
		select {
		case ctx := <-s.stopping:
			p.stop(ctx)
			return
		case <-p.exited:
			s.log.Error("database server ended", "reason", p.said.failure())
		}
		if p = s.again(); p == nil {
			return
		}
		s.log.Info("database server started again")
	}
}

// again tries to start postgres until it runs; nil means that Stop came first.
func (s *Server) again() *process {
	for pause := 100 * time.Millisecond; ; pause = min(2*pause, 10*time.Second) {
		ctx, cancel := context.WithCancel(context.Background())
		done := make(chan *process)
		go func() {
			p, err := s.up(ctx)
			if err != nil && ctx.Err() == nil {
				s.log.Error("start the database server again", "error", err)
			}
			done <- p
		}()
		select {
		case p := <-done:
			cancel()
			if p != nil {
				return p
			}
		case stop := <-s.stopping:
			cancel()
			if p := <-done; p != nil {
				p.stop(stop)
			}
			return nil
		}
		select {
		case <-time.After(pause):
		case <-s.stopping:
			return nil
		}
	}
}

// Stop ends the server with a fast shutdown and waits; when ctx ends first it is ended at once, which loses nothing
// but makes the next start slower.
func (s *Server) Stop(ctx context.Context) {
	s.stopOnce.Do(func() { s.stopping <- ctx })
	<-s.stopped
	_ = os.RemoveAll(s.socketDir)
	unlock(s.lock)
}

// ConnString returns what pgx needs to connect as user to database.
func (s *Server) ConnString(user, database string) string {
	return connString(s.socketDir, user, database)
}

func connString(socketDir, user, database string) string {
	quote := strings.NewReplacer(`\`, `\\`, `'`, `\'`)
	return fmt.Sprintf("host='%s' port=5432 user='%s' dbname='%s' sslmode=disable",
		quote.Replace(socketDir), quote.Replace(user), quote.Replace(database))
}

// Running is a server that another process of this machine started.
type Running struct{ socketDir string }

// Attach finds the server that another process runs on dir; none is fault.NotFound.
func Attach(dir string) (*Running, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("find the database folder: %w", err)
	}
	raw, err := os.ReadFile(filepath.Join(dir, "cluster", "postmaster.pid"))
	if os.IsNotExist(err) {
		return nil, fault.NotFound
	}
	if err != nil {
		return nil, explain(dir, "look for a running database", err, "")
	}
	// The lines of postmaster.pid: process, folder, start time, port, socket folder, address, memory key, state.
	lines := strings.Split(string(raw), "\n")
	pid, ok := postmaster(filepath.Join(dir, "cluster", "postmaster.pid"))
	if len(lines) < 8 || !ok || !alive(pid) || strings.TrimSpace(lines[7]) != "ready" {
		return nil, fault.NotFound
	}
	return &Running{socketDir: strings.TrimSpace(lines[4])}, nil
}

// ConnString returns what pgx needs to connect as user to database.
func (r *Running) ConnString(user, database string) string {
	return connString(r.socketDir, user, database)
}
