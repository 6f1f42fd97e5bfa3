package worker

import (
	"errors"
	"fmt"

	"golang.org/x/sys/unix"

	"revenge/internal/platform/fault"
)

// mediaFile is an open file whose descriptor goes to a child.
type mediaFile struct{ fd int }

// openMedia opens a regular file for reading. Errors carry no path, so that none reaches a client.
func openMedia(path string) (*mediaFile, error) {
	var fd int
	err := retry(func() (err error) {
		// Without O_NONBLOCK, opening a pipe would wait for its other end.
		fd, err = unix.Open(path, unix.O_RDONLY|unix.O_CLOEXEC|unix.O_NONBLOCK|unix.O_NOCTTY, 0)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("open media file: %w", err)
	}
	var st unix.Stat_t
	if err := unix.Fstat(fd, &st); err != nil {
		unix.Close(fd)
		return nil, fmt.Errorf("look at media file: %w", err)
	}
	if st.Mode&unix.S_IFMT != unix.S_IFREG {
		unix.Close(fd)
		return nil, fault.Invalidf("This is not a regular file.")
	}
	return &mediaFile{fd: fd}, nil
}

func (f *mediaFile) close() { unix.Close(f.fd) }

// retry repeats a call that a signal has interrupted.
func retry(call func() error) error {
	for {
		if err := call(); !errors.Is(err, unix.EINTR) {
			return err
		}
	}
}
