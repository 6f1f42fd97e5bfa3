package av

// #include <signal.h>
// #include <stdlib.h>
// static void rv_crash(void) { volatile int *nowhere = (int *)8; *nowhere = 1; }
// static void rv_abort(void) { abort(); }
// static void rv_spin(void) { for (volatile int turning = 1; turning;) {} }
// static int rv_allocate(size_t size) { volatile char *p = malloc(size); if (!p) return 1; *p = 1; free((void *)p); return 0; }
import "C"

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"

	"revenge/media/worker"
)

// attempts are ways out of the sandbox. Each returns nil only if it got out.
var attempts = map[string]func(target string) error{
	"read":      func(path string) error { return openFile(path, unix.O_RDONLY) },
	"write":     func(path string) error { return openFile(path, unix.O_WRONLY|unix.O_CREAT) },
	"list":      func(path string) error { return openFile(path, unix.O_RDONLY|unix.O_DIRECTORY) },
	"remove":    unix.Unlink,
	"rename":    func(path string) error { return unix.Rename(path, path+".moved") },
	"chmod":     func(path string) error { return unix.Chmod(path, 0o777) },
	"socket":    func(string) error { return newSocket(unix.AF_INET) },
	"unix":      func(string) error { return newSocket(unix.AF_UNIX) },
	"netlink":   func(string) error { return newSocket(unix.AF_NETLINK) },
	"connect":   connectSocket,
	"exec":      func(path string) error { return unix.Exec(path, []string{path}, nil) },
	"fork":      func(string) error { return fork(0) },
	"vfork":     func(string) error { return fork(unix.CLONE_VM | unix.CLONE_VFORK) },
	"clone3":    func(string) error { return call(unix.SYS_CLONE3, 0, 0, 0) },
	"ptrace":    func(pid string) error { return unix.PtraceAttach(process(pid)) },
	"memory":    readMemory,
	"kill":      func(pid string) error { return unix.Kill(process(pid), 0) },
	"pidfd":     func(pid string) error { return call(unix.SYS_PIDFD_OPEN, uintptr(process(pid)), 0, 0) },
	"mount":     func(path string) error { return unix.Mount("none", path, "tmpfs", 0, "") },
	"unshare":   func(string) error { return unix.Unshare(unix.CLONE_NEWUSER) },
	"chroot":    unix.Chroot,
	"bpf":       func(string) error { return call(unix.SYS_BPF, 0, 0, 0) },
	"iouring":   func(string) error { return call(unix.SYS_IO_URING_SETUP, 1, 0, 0) },
	"userfault": func(string) error { return call(unix.SYS_USERFAULTFD, 0, 0, 0) },
	"keyring":   func(string) error { return call(unix.SYS_KEYCTL, 0, 0, 0) },
	"handle":    func(string) error { return call(unix.SYS_OPEN_BY_HANDLE_AT, 0, 0, 0) },
	"setuid":    func(string) error { return call(unix.SYS_SETUID, 0, 0, 0) },
	"raise": func(string) error {
		return unix.Setrlimit(unix.RLIMIT_AS, &unix.Rlimit{Cur: unix.RLIM_INFINITY, Max: unix.RLIM_INFINITY})
	},
	"big": bigAllocation,
}

func handleDebug(ctx context.Context, q *worker.DebugRequest, in *worker.Incoming) (worker.DebugReply, []byte, error) {
	switch q.Action {
	case "crash":
		C.rv_crash()
	case "abort":
		C.rv_abort()
	case "spin":
		C.rv_spin()
	case "hang":
		<-ctx.Done()
		return worker.DebugReply{}, nil, ctx.Err()
	case "exit":
		os.Exit(0)
	case "descriptors":
		return worker.DebugReply{Text: descriptors()}, nil, nil
	case "pid":
		return worker.DebugReply{Text: strconv.Itoa(os.Getpid())}, nil, nil
	case "environment":
		return worker.DebugReply{Text: strings.Join(os.Environ(), "\n")}, nil, nil
	case "echo":
		return worker.DebugReply{Text: q.Target}, in.Payload, nil
	}
	attempt := attempts[q.Action]
	if attempt == nil {
		return worker.DebugReply{}, nil, fmt.Errorf("no action %q", q.Action)
	}
	if err := attempt(q.Target); err != nil {
		return worker.DebugReply{Refused: err.Error()}, nil, nil //nolint:nilerr // being refused is the answer
	}
	return worker.DebugReply{}, nil, nil
}

func openFile(path string, flags int) error {
	fd, err := unix.Open(path, flags, 0o600)
	if err == nil {
		unix.Close(fd)
	}
	return err
}

func newSocket(family int) error {
	fd, err := unix.Socket(family, unix.SOCK_STREAM, 0)
	if err == nil {
		unix.Close(fd)
	}
	return err
}

// connectSocket turns the socket to the parent on another address.
func connectSocket(path string) error {
	return unix.Connect(worker.SocketFD, &unix.SockaddrUnix{Name: path})
}

// fork ends the process it makes at once.
func fork(flags uintptr) error {
	pid, _, errno := unix.RawSyscall(unix.SYS_CLONE, flags|uintptr(unix.SIGCHLD), 0, 0)
	if errno != 0 {
		return errno
	}
	if pid == 0 {
		_, _, _ = unix.RawSyscall(unix.SYS_EXIT_GROUP, 0, 0, 0)
	}
	return nil
}

func call(number, a, b, c uintptr) error {
	if _, _, errno := unix.Syscall(number, a, b, c); errno != 0 {
		return errno
	}
	return nil
}

func process(pid string) int {
	n, _ := strconv.Atoi(pid)
	return n
}

func readMemory(pid string) error {
	var b [8]byte
	local := []unix.Iovec{{Base: &b[0], Len: uint64(len(b))}}
	_, err := unix.ProcessVMReadv(process(pid), local, []unix.RemoteIovec{{Base: 0x400000, Len: len(b)}}, 0)
	return err
}

// bigAllocation asks for 64 GiB.
func bigAllocation(string) error {
	if C.rv_allocate(64<<30) != 0 {
		return unix.ENOMEM
	}
	return nil
}

// descriptors lists the open ones with the kind of thing behind each, but those by which Go's runtime follows
// the limits of its control group.
func descriptors() string {
	var out []string
	for fd := range 1024 {
		var st unix.Stat_t
		if unix.Fstat(fd, &st) != nil {
			continue
		}
		if target, err := os.Readlink(fmt.Sprintf("/proc/self/fd/%d", fd)); err == nil && strings.HasPrefix(target, "/sys/fs/cgroup/") {
			continue
		}
		out = append(out, fmt.Sprintf("%d:%o", fd, st.Mode&unix.S_IFMT))
	}
	return strings.Join(out, " ")
}
