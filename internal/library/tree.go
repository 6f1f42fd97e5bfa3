package library

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"golang.org/x/sys/unix"
)

// tree is the disk as a walk sees it. Tests put a broken one in its place.
type tree interface {
	// List opens a folder: what it is, and what is in it. With follow, path may be a symbolic link.
	List(path string, follow bool) (listing, error)
	// Target resolves a symbolic link.
	Target(path string) (string, stat, error)
	// Lstat looks at one file.
	Lstat(path string) (stat, error)
	// ReadSmall returns the beginning of a file.
	ReadSmall(path string, limit int64) ([]byte, error)
}

// listing is an open folder's content. Stat looks at one of its files; Close it.
type listing interface {
	Self() stat
	Entries() []entry
	Stat(name string) (stat, error)
	Close()
}

// entry is a name in a folder.
type entry struct {
	name string
	kind byte // unix.DT_*
}

// stat is what a scan compares.
type stat struct {
	mode          uint32
	size, mtimeNs int64
	device, inode int64
}

func (s stat) folder() bool  { return s.mode&unix.S_IFMT == unix.S_IFDIR }
func (s stat) regular() bool { return s.mode&unix.S_IFMT == unix.S_IFREG }

func statOf(st *unix.Stat_t) stat {
	return stat{mode: st.Mode, size: st.Size, mtimeNs: st.Mtim.Nano(), device: int64(st.Dev), inode: int64(st.Ino)}
}

// disk is the real tree. It asks the kernel directly: of a hundred thousand files each call is felt.
type disk struct{}

type openFolder struct {
	fd      int
	self    stat
	entries []entry
}

var direntBuffers = sync.Pool{New: func() any { b := make([]byte, 64<<10); return &b }}

// again repeats a call that a signal interrupted.
func again(call func() error) error {
	for {
		if err := call(); !errors.Is(err, unix.EINTR) {
			return err
		}
	}
}

func (disk) List(path string, follow bool) (listing, error) {
	flags := unix.O_RDONLY | unix.O_DIRECTORY | unix.O_CLOEXEC
	if !follow {
		flags |= unix.O_NOFOLLOW
	}
	f := &openFolder{}
	if err := again(func() (err error) { f.fd, err = unix.Open(path, flags, 0); return err }); err != nil {
		return nil, err
	}
	err := f.read()
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

func (f *openFolder) read() error {
	var st unix.Stat_t
	if err := again(func() error { return unix.Fstat(f.fd, &st) }); err != nil {
		return err
	}
	f.self = statOf(&st)
	buf := direntBuffers.Get().(*[]byte)
	defer direntBuffers.Put(buf)
	for {
		var n int
		err := again(func() (err error) { n, err = unix.ReadDirent(f.fd, *buf); return err })
		if err != nil || n <= 0 {
			return err
		}
		f.entries = appendEntries(f.entries, (*buf)[:n])
	}
}

// appendEntries reads the kernel's linux_dirent64: inode, offset, length of the record, kind, name.
func appendEntries(out []entry, b []byte) []entry {
	const head = 19
	for len(b) >= head {
		size := int(binary.NativeEndian.Uint16(b[16:]))
		if size < head || size > len(b) {
			return out
		}
		name := b[head:size]
		if end := bytes.IndexByte(name, 0); end >= 0 {
			name = name[:end]
		}
		if s := string(name); s != "." && s != ".." {
			out = append(out, entry{s, b[18]})
		}
		b = b[size:]
	}
	return out
}

func (f *openFolder) Self() stat       { return f.self }
func (f *openFolder) Entries() []entry { return f.entries }
func (f *openFolder) Close()           { _ = unix.Close(f.fd) }

func (f *openFolder) Stat(name string) (stat, error) {
	var st unix.Stat_t
	err := again(func() error { return unix.Fstatat(f.fd, name, &st, unix.AT_SYMLINK_NOFOLLOW) })
	return statOf(&st), err
}

func (disk) Lstat(path string) (stat, error) {
	var st unix.Stat_t
	err := again(func() error { return unix.Lstat(path, &st) })
	return statOf(&st), err
}

func (disk) Target(path string) (string, stat, error) {
	if _, err := os.Stat(path); err != nil {
		return "", stat{}, err // with the system's reason, which the next call lacks for links in a circle
	}
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", stat{}, err
	}
	st, err := disk{}.Lstat(real)
	return real, st, err
}

func (disk) ReadSmall(path string, limit int64) ([]byte, error) {
	var fd int
	// A pipe of that name must not hold the walk up.
	err := again(func() (err error) {
		fd, err = unix.Open(path, unix.O_RDONLY|unix.O_CLOEXEC|unix.O_NONBLOCK|unix.O_NOFOLLOW, 0)
		return err
	})
	if err != nil {
		return nil, err
	}
	f := os.NewFile(uintptr(fd), "ignore file")
	defer func() { _ = f.Close() }()
	return io.ReadAll(io.LimitReader(f, limit))
}

// gone reports whether err says that there is nothing, which is different from "cannot be seen".
func gone(err error) bool { return errors.Is(err, unix.ENOENT) || errors.Is(err, unix.ENOTDIR) }

// reason is why the system refused, in words.
func reason(err error) string {
	switch {
	case errors.Is(err, errSilent):
		return "it does not answer; is a network disk away?"
	case errors.Is(err, unix.EACCES), errors.Is(err, unix.EPERM):
		return "the server may not read it; give its user the right to"
	case errors.Is(err, unix.EIO):
		return "the disk reports a read error; check the disk and its cable"
	case errors.Is(err, unix.ESTALE):
		return "the network folder has lost its connection; mount it again"
	case errors.Is(err, unix.ELOOP):
		return "its symbolic links lead in a circle"
	case errors.Is(err, unix.ENAMETOOLONG):
		return "its path is too long"
	case gone(err):
		return "it does not exist"
	}
	if errno, ok := errors.AsType[unix.Errno](err); ok {
		return "the system says: " + strings.ToLower(errno.Error())
	}
	return "it cannot be read"
}
