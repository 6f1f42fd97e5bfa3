package embedded

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"revenge/internal/platform/fault"
)

// lockDir makes this process the folder's only owner until the file is closed, also by a kill.
func lockDir(dir string) (*os.File, error) {
	f, err := os.OpenFile(filepath.Join(dir, "lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, explain(dir, "lock the database folder", err, "")
	}
	if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		_ = f.Close()
		if errors.Is(err, unix.EWOULDBLOCK) {
			return nil, inUse(dir)
		}
		return nil, fmt.Errorf("lock the database folder: %w", err)
	}
	return f, nil
}

// unlock releases at once, also where a child between fork and exec still has the file open.
func unlock(lock *os.File) {
	_ = unix.Flock(int(lock.Fd()), unix.LOCK_UN)
	_ = lock.Close()
}

// prepare leaves a cluster of the right major version in the folder, making one where there is none.
func (s *Server) prepare(ctx context.Context) error {
	version, err := os.ReadFile(filepath.Join(s.cluster, "PG_VERSION"))
	switch {
	case err == nil:
		if found := strings.TrimSpace(string(version)); found != Major {
			return otherMajor(s.cluster, found)
		}
		return s.retireOrphan(ctx)
	case !os.IsNotExist(err):
		return explain(s.dir, "read the cluster's version", err, "")
	}
	if left, err := os.ReadDir(s.cluster); err == nil && len(left) > 0 {
		return sentence(fault.Conflict, "%s holds files, but no PostgreSQL database. Move them away, then start again.", s.cluster)
	}
	return s.create(ctx)
}

// create makes the cluster beside its place and then moves it there, so that an interrupted run leaves nothing half-made.
func (s *Server) create(ctx context.Context) error {
	fresh := s.cluster + ".new"
	if err := os.RemoveAll(fresh); err != nil {
		return explain(s.dir, "remove a half-made cluster", err, "")
	}
	args := []string{
		"-D", fresh, "-U", Superuser, "-E", "UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
		"--data-checksums", "--auth-local=trust", "--auth-host=reject", "--no-instructions",
	}
	if s.options.Throwaway {
		args = append(args, "--no-sync", "--wal-segsize=1")
	}
	cmd := exec.CommandContext(ctx, filepath.Join(s.bin, "initdb"), args...)
	cmd.Dir, cmd.Env = s.dir, environment()
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: s.account.credential()}
	cmd.WaitDelay = 5 * time.Second
	said, err := cmd.CombinedOutput()
	if err == nil {
		if err = os.Remove(s.cluster); err == nil || os.IsNotExist(err) {
			err = os.Rename(fresh, s.cluster)
		}
	}
	if err != nil {
		_ = os.RemoveAll(fresh) // what stopped initdb is the failure worth telling
		return explain(s.dir, "make the database", err, lastLines(string(said)))
	}
	return nil
}

// environment is all that PostgreSQL is told of ours.
func environment() []string { return []string{"LC_ALL=C", "TZ=UTC", "PATH=/usr/bin:/bin"} }

// retireOrphan ends a server that outlived a killed parent, and clears a lock file whose number now belongs to another program.
func (s *Server) retireOrphan(ctx context.Context) error {
	file := filepath.Join(s.cluster, "postmaster.pid")
	pid, ok := postmaster(file)
	if !ok || !alive(pid) {
		return nil // PostgreSQL removes the file of a dead server itself, after checking for its children
	}
	if !servesCluster(pid, s.cluster) {
		if err := os.Remove(file); err != nil && !os.IsNotExist(err) {
			return explain(s.dir, "remove a stale lock file", err, "")
		}
		return nil
	}
	s.log.WarnContext(ctx, "stopping a database server left behind", "pid", pid)
	for _, step := range []struct {
		signal  syscall.Signal
		patient time.Duration
	}{{syscall.SIGINT, 30 * time.Second}, {syscall.SIGQUIT, 10 * time.Second}} {
		if err := syscall.Kill(pid, step.signal); errors.Is(err, syscall.EPERM) {
			return inUse(s.dir)
		}
		if waitGone(ctx, pid, step.patient) {
			return nil
		}
	}
	return sentence(fault.Conflict, "A database server left behind (process %d) does not stop. End it, then start again.", pid)
}

// waitGone polls, since the process is no child of ours.
func waitGone(ctx context.Context, pid int, patient time.Duration) bool {
	deadline := time.Now().Add(patient)
	for alive(pid) {
		if ctx.Err() != nil || time.Now().After(deadline) {
			return false
		}
		time.Sleep(20 * time.Millisecond) //nolint:forbidigo // nothing tells of the end of a process that is no child
	}
	return true
}

// alive does not take a zombie for a living process: in a container nobody may ever reap it.
func alive(pid int) bool {
	if err := syscall.Kill(pid, 0); err != nil && !errors.Is(err, syscall.EPERM) {
		return false
	}
	stat, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "stat"))
	if err != nil {
		return !os.IsNotExist(err)
	}
	// The state follows the name, which stands in brackets and may hold anything.
	name := bytes.LastIndexByte(stat, ')')
	return !strings.HasPrefix(string(stat[name+1:]), " Z")
}

// postmaster reads the process id from PostgreSQL's lock file.
func postmaster(file string) (int, bool) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return 0, false
	}
	first, _, _ := strings.Cut(string(raw), "\n")
	pid, err := strconv.Atoi(strings.TrimSpace(first))
	return pid, err == nil && pid > 1
}

// servesCluster reports whether the process works in the cluster's folder, as PostgreSQL does.
func servesCluster(pid int, cluster string) bool {
	cwd, err := os.Readlink(filepath.Join("/proc", strconv.Itoa(pid), "cwd"))
	if err != nil {
		return true // not ours to look at: take it for a server, never for stale
	}
	real, err := filepath.EvalSymlinks(cluster)
	return err == nil && cwd == real
}

func lastLines(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return strings.Join(lines[max(0, len(lines)-6):], " ")
}
