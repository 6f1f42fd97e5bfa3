package tag

import (
	"errors"
	"io"
	"io/fs"
	"time"

	"golang.org/x/sys/unix"
)

// single is a file system with one file, which is open already.
type single struct {
	name string
	fd   int
}

// Open implements fs.FS.
func (s single) Open(name string) (fs.File, error) {
	switch name {
	case ".":
		return &open{single: s, dir: true}, nil
	case s.name:
		var st unix.Stat_t
		if err := unix.Fstat(s.fd, &st); err != nil {
			return nil, err
		}
		return &open{single: s, size: st.Size}, nil
	}
	return nil, fs.ErrNotExist
}

// open is the file, read at its own place: the descriptor's is left alone.
type open struct {
	single
	dir      bool
	size, at int64
}

func (o *open) Stat() (fs.FileInfo, error) { return o, nil }
func (o *open) Close() error               { return nil }

func (o *open) Read(b []byte) (int, error) {
	if o.dir {
		return 0, fs.ErrInvalid
	}
	n, err := o.ReadAt(b, o.at)
	o.at += int64(n)
	if n > 0 {
		err = nil
	}
	return n, err
}

// ReadAt implements io.ReaderAt.
func (o *open) ReadAt(b []byte, at int64) (int, error) {
	if len(b) == 0 {
		return 0, nil
	}
	for {
		n, err := unix.Pread(o.fd, b, at)
		switch {
		case errors.Is(err, unix.EINTR):
			continue
		case err != nil:
			return 0, err
		case n == 0:
			return 0, io.EOF
		case n < len(b):
			return n, io.EOF
		}
		return n, nil
	}
}

// Seek implements io.Seeker.
func (o *open) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += o.at
	case io.SeekEnd:
		offset += o.size
	}
	if offset < 0 {
		return 0, fs.ErrInvalid
	}
	o.at = offset
	return offset, nil
}

func (o *open) Name() string { return o.name }
func (o *open) Size() int64  { return o.size }

func (o *open) Mode() fs.FileMode {
	if o.dir {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

func (o *open) ModTime() time.Time { return time.Time{} }
func (o *open) IsDir() bool        { return o.dir }
func (o *open) Sys() any           { return nil }
