package av

import (
	"fmt"
	"io"
	"unsafe"

	"golang.org/x/sys/unix"
)

// descriptor reads a file at an offset, whatever its own offset is.
type descriptor int

// ReadAt implements io.ReaderAt.
func (d descriptor) ReadAt(b []byte, offset int64) (int, error) {
	done := 0
	for done < len(b) {
		n, err := unix.Pread(int(d), b[done:], offset+int64(done))
		if err == unix.EINTR {
			continue
		}
		if err != nil {
			return done, fmt.Errorf("read descriptor: %w", err)
		}
		if n == 0 {
			return done, io.EOF
		}
		done += n
	}
	return done, nil
}

// at is the address of the i-th element of an array in C.
func at[T any](first *T, i int) unsafe.Pointer {
	return unsafe.Add(unsafe.Pointer(first), uintptr(i)*unsafe.Sizeof(*first))
}
