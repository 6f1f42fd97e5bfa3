package worker_test

import (
	"bufio"
	"bytes"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"

	"revenge/media/worker"
)

// Each attempt to get out is refused by the kernel.
func TestSandbox(t *testing.T) {
	t.Parallel()
	secret := filepath.Join(t.TempDir(), "secret")
	require.NoError(t, os.WriteFile(secret, []byte("canary"), 0o666))
	listener, err := net.Listen("unix", filepath.Join(t.TempDir(), "s"))
	require.NoError(t, err)
	defer listener.Close()
	ourselves := strconv.Itoa(os.Getpid())
	p := newPool(t, func(c *worker.Config) { c.Scratch = "" })
	for _, c := range []struct{ action, target, refusal string }{
		{"read", "/etc/passwd", "permission denied"},
		{"read", secret, "permission denied"},
		{"read", "/proc/self/environ", "permission denied"},
		{"read", "/proc/" + ourselves + "/environ", "permission denied"},
		{"read", "/proc/" + ourselves + "/fd/0", "permission denied"},
		{"read", "/dev/kmsg", "permission denied"},
		{"list", "/", "permission denied"},
		{"write", secret, "permission denied"},
		{"write", "/tmp/revenge-escape", "permission denied"},
		{"write", "/usr/share/fonts/escape", "permission denied"},
		{"remove", secret, "permission denied"},
		{"rename", secret, "permission denied"},
		{"socket", "", "operation not permitted"},
		{"unix", "", "operation not permitted"},
		{"netlink", "", "operation not permitted"},
		{"connect", listener.Addr().String(), "operation not permitted"},
		{"exec", "/bin/true", "operation not permitted"},
		{"fork", "", "operation not permitted"},
		{"vfork", "", "operation not permitted"},
		{"clone3", "", "function not implemented"},
		{"ptrace", ourselves, "operation not permitted"},
		{"memory", ourselves, "operation not permitted"},
		{"kill", ourselves, "operation not permitted"},
		{"kill", "-1", "operation not permitted"},
		{"pidfd", ourselves, "operation not permitted"},
		{"mount", "/tmp", "operation not permitted"},
		{"unshare", "", "operation not permitted"},
		{"chroot", "/tmp", "operation not permitted"},
		{"bpf", "", "operation not permitted"},
		{"iouring", "", "operation not permitted"},
		{"userfault", "", "operation not permitted"},
		{"keyring", "", "operation not permitted"},
		{"handle", "", "operation not permitted"},
		{"setuid", "", "operation not permitted"},
		{"raise", "", "operation not permitted"},
		{"big", "", "cannot allocate memory"},
	} {
		t.Run(c.action+" "+c.target, func(t *testing.T) {
			reply, err := debug(t.Context(), p, c.action, c.target)
			require.NoError(t, err)
			require.Equal(t, c.refusal, reply.Refused)
		})
	}
	content, err := os.ReadFile(secret)
	require.NoError(t, err)
	require.Equal(t, "canary", string(content))
	require.NoFileExists(t, "/tmp/revenge-escape")
}

// Fonts can be read, and the scratch folder written, but nothing beside it.
func TestSandbox_open(t *testing.T) {
	t.Parallel()
	scratch := t.TempDir()
	p := newPool(t, func(c *worker.Config) { c.Scratch = scratch })
	for action, target := range map[string]string{
		"write": filepath.Join(scratch, "file"), "list": "/usr/share/fonts",
	} {
		reply, err := debug(t.Context(), p, action, target)
		require.NoError(t, err)
		require.Empty(t, reply.Refused, action)
	}
	reply, err := debug(t.Context(), p, "write", scratch+"-beside")
	require.NoError(t, err)
	require.NotEmpty(t, reply.Refused)
}

func TestSandbox_environment(t *testing.T) {
	t.Setenv("REVENGE_SECRET", "canary")
	p := newPool(t, nil)
	reply, err := debug(t.Context(), p, "environment", "")
	require.NoError(t, err)
	require.NotContains(t, reply.Text, "canary")
	require.NotContains(t, reply.Text, "PATH=/")
}

// Limits of the kernel hold from outside too: priority, core files, capabilities, the filter.
func TestSandbox_process(t *testing.T) {
	t.Parallel()
	p := newPool(t, func(c *worker.Config) { c.Nice = 7 })
	c, err := p.Launcher().Start(t.Context())
	require.NoError(t, err)
	folder := filepath.Join("/proc", strconv.Itoa(c.Pid()))
	tasks, err := filepath.Glob(filepath.Join(folder, "task", "*"))
	require.NoError(t, err)
	require.Greater(t, len(tasks), 1)
	for _, task := range tasks {
		status, err := os.ReadFile(filepath.Join(task, "status"))
		require.NoError(t, err)
		for _, line := range []string{"NoNewPrivs:\t1", "Seccomp:\t2", "CapEff:\t0000000000000000", "CapPrm:\t0000000000000000"} {
			require.Contains(t, string(status), line, task)
		}
		stat, err := os.ReadFile(filepath.Join(task, "stat"))
		require.NoError(t, err)
		fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+2:]))
		require.Equal(t, "7", fields[16], "nice value")
	}
	limits, err := os.ReadFile(filepath.Join(folder, "limits"))
	require.NoError(t, err)
	require.Regexp(t, `Max core file size\s+0\s+0`, string(limits))
	require.Regexp(t, `Max address space\s+4294967296\s+4294967296`, string(limits))
}

// Started by hand, the program says how it is meant to be used.
func TestProgram_byHand(t *testing.T) {
	t.Parallel()
	out, err := exec.Command(program).CombinedOutput()
	require.Error(t, err)
	require.Contains(t, string(out), "started by revenge")
}

// A parent that is killed takes its children along, also one that is busy in C and one that waits for work.
func TestProgram_orphan(t *testing.T) {
	t.Parallel()
	self, err := os.Executable()
	require.NoError(t, err)
	parent := exec.Command(self)
	parent.Env = append(os.Environ(), parentVariable+"="+program)
	out, err := parent.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, parent.Start())
	line, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err)
	var pids []int
	for field := range strings.FieldsSeq(line) {
		pid, err := strconv.Atoi(field)
		require.NoError(t, err)
		require.NoError(t, syscall.Kill(pid, 0), "the child runs")
		pids = append(pids, pid)
	}
	require.Len(t, pids, 2)
	require.NoError(t, parent.Process.Kill())
	require.Error(t, parent.Wait())
	for _, pid := range pids {
		waitForEnd(t, pid)
	}
}

// waitForEnd returns when a process has ended, whoever's child it is.
func waitForEnd(t *testing.T, pid int) {
	t.Helper()
	fd, err := unix.PidfdOpen(pid, 0)
	if err == unix.ESRCH {
		return
	}
	require.NoError(t, err)
	defer unix.Close(fd)
	for {
		_, err = unix.Poll([]unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}}, -1)
		if err != unix.EINTR {
			require.NoError(t, err)
			return
		}
	}
}
