package worker

import (
	"fmt"
	"runtime"
	"sync"

	"golang.org/x/sys/unix"
)

// areaBytes is more than the largest fragment that is sent in one piece; only what is written takes memory.
const areaBytes = 24 << 20

// area is memory that a child writes its fragments into, so that they need not pass through the socket. The child may
// write to it whenever it likes, but it cannot make it shorter.
type area struct {
	fd     int
	memory []byte
}

func newArea() (*area, error) {
	fd, err := unix.MemfdCreate("fragments", unix.MFD_CLOEXEC|unix.MFD_ALLOW_SEALING)
	if err != nil {
		return nil, fmt.Errorf("make shared memory: %w", err)
	}
	a := &area{fd: fd}
	if err := a.open(); err != nil {
		unix.Close(fd)
		return nil, fmt.Errorf("make shared memory: %w", err)
	}
	// A child that dies may leave somebody who is still copying.
	runtime.AddCleanup(a, func(memory []byte) { unix.Munmap(memory) }, a.memory)
	runtime.AddCleanup(a, func(fd int) { unix.Close(fd) }, a.fd)
	return a, nil
}

func (a *area) open() (err error) {
	if err := unix.Ftruncate(a.fd, areaBytes); err != nil {
		return err
	}
	if _, err := unix.FcntlInt(uintptr(a.fd), unix.F_ADD_SEALS, unix.F_SEAL_SHRINK|unix.F_SEAL_GROW|unix.F_SEAL_SEAL); err != nil {
		return err
	}
	a.memory, err = unix.Mmap(a.fd, 0, areaBytes, unix.PROT_READ, unix.MAP_SHARED)
	return err
}

// MapArea is the child's side of an area. The descriptor is closed.
func MapArea(fd int) ([]byte, error) {
	defer unix.Close(fd)
	memory, err := unix.Mmap(fd, 0, areaBytes, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_SHARED)
	if err != nil {
		return nil, fmt.Errorf("use shared memory: %w", err)
	}
	return memory, nil
}

// copyOut returns a copy of a part of the area, in memory that recycle takes back.
func (a *area) copyOut(at, length int) ([]byte, error) {
	defer runtime.KeepAlive(a)
	if at < 0 || length < 0 || at > len(a.memory) || length > len(a.memory)-at {
		return nil, fmt.Errorf("%w: %d bytes at %d of an area", errFrame, length, at)
	}
	b := takeBuffer(length)
	copy(b, a.memory[at:])
	return b, nil
}

// buffers are those of fragments that were sent: so much memory would otherwise keep the collector busy.
var buffers sync.Pool

func takeBuffer(length int) []byte {
	if p, ok := buffers.Get().(*[]byte); ok && cap(*p) >= length {
		return (*p)[:length]
	}
	const step = 1 << 20
	return make([]byte, length, (length+step-1)/step*step)
}

func recycle(b []byte) { buffers.Put(&b) }
