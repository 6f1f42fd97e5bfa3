package sandbox

import (
	"errors"
	"fmt"
	"unsafe"

	"golang.org/x/sys/unix"
)

func address[T any](p *T) uintptr { return uintptr(unsafe.Pointer(p)) }

// Offsets in the kernel's struct seccomp_data; the low halves of arguments, little-endian.
const (
	offsetNumber = 0
	offsetArch   = 4
	offsetArg0   = 16
)

const (
	allow   = unix.SECCOMP_RET_ALLOW
	refuse  = unix.SECCOMP_RET_ERRNO | uint32(unix.EPERM)
	unknown = unix.SECCOMP_RET_ERRNO | uint32(unix.ENOSYS)
)

// restrictCalls installs the filter on all threads.
func restrictCalls() error {
	if arch == 0 {
		return errors.New("no system call table for this processor")
	}
	program := filter(uint32(unix.Getpid()))
	prog := unix.SockFprog{Len: uint16(len(program)), Filter: &program[0]}
	thread, _, errno := unix.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER, unix.SECCOMP_FILTER_FLAG_TSYNC, address(&prog))
	if errno != 0 {
		return errno
	}
	if thread != 0 {
		return fmt.Errorf("thread %d has a filter of its own", thread)
	}
	return nil
}

// filter is the program that the kernel runs before each system call of the process with that id.
func filter(pid uint32) []unix.SockFilter {
	p := []unix.SockFilter{
		load(offsetArch), jump(unix.BPF_JEQ, arch, 1, 0), answer(unix.SECCOMP_RET_KILL_PROCESS),
		load(offsetNumber),
	}
	if foreignCalls != 0 { // another calling convention of the same processor
		p = append(p, jump(unix.BPF_JGE, foreignCalls, 0, 1), answer(refuse))
	}
	for _, group := range refused {
		for _, number := range group.calls {
			p = append(p, jump(unix.BPF_JEQ, number, 0, 1), answer(refuse))
		}
	}
	// Flags of clone3 lie in memory that a filter cannot read; without it, the C library uses clone.
	p = append(p, jump(unix.BPF_JEQ, unix.SYS_CLONE3, 0, 1), answer(unknown))
	// Threads may be made, processes may not.
	p = append(p, jump(unix.BPF_JEQ, unix.SYS_CLONE, 0, 4),
		load(offsetArg0), jump(unix.BPF_JSET, unix.CLONE_THREAD, 0, 1), answer(allow), answer(refuse))
	// Signals reach this process alone.
	for _, number := range []uint32{unix.SYS_KILL, unix.SYS_TGKILL} {
		p = append(p, jump(unix.BPF_JEQ, number, 0, 4),
			load(offsetArg0), jump(unix.BPF_JEQ, pid, 0, 1), answer(allow), answer(refuse))
	}
	return append(p, answer(allow))
}

func load(offset uint32) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS, K: offset}
}

func jump(test uint16, value uint32, yes, no uint8) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_JMP | unix.BPF_K | test, K: value, Jt: yes, Jf: no}
}

func answer(value uint32) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: value}
}
