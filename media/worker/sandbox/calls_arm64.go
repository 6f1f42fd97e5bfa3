package sandbox

import "golang.org/x/sys/unix"

const (
	arch         uint32 = unix.AUDIT_ARCH_AARCH64
	foreignCalls uint32 = 0
)

// refusedHere are the calls that only this processor has.
var refusedHere []refusal
