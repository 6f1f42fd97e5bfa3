package sandbox

import "golang.org/x/sys/unix"

const (
	arch uint32 = unix.AUDIT_ARCH_X86_64
	// foreignCalls is where the numbers of the x32 convention begin.
	foreignCalls uint32 = 0x40000000
)

// refusedHere are the calls that only this processor has.
var refusedHere = []refusal{
	{"no processes", []uint32{unix.SYS_FORK, unix.SYS_VFORK}},
	{"ports and segments of the processor", []uint32{unix.SYS_IOPL, unix.SYS_IOPERM, unix.SYS_MODIFY_LDT}},
	{"old forms of refused calls", []uint32{unix.SYS_INOTIFY_INIT, unix.SYS_USELIB, unix.SYS_USTAT}},
}
