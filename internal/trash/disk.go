package trash

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"syscall"

	"golang.org/x/sys/unix"

	"revenge/internal/platform/fault"
)

// home is the folder of the trash inside of a library's folder. Scans leave hidden folders alone.
const home = ".revenge-trash"

// disk is one folder of a library. Nothing outside of it is ever reached, whatever links lie in it.
type disk struct {
	root *os.Root
	self unix.Stat_t
}

func openDisk(folder string) (*disk, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, err
	}
	d := &disk{root: root}
	self, err := root.Open(".")
	if err == nil {
		err = unix.Fstat(int(self.Fd()), &d.self)
		_ = self.Close()
	}
	if err != nil {
		_ = root.Close()
		return nil, err
	}
	return d, nil
}

func (d *disk) close() { _ = d.root.Close() }

// is reports whether the folder is the one that was scanned: where a disk is away, its mount point is another one.
func (d *disk) is(device, inode int64) bool {
	return device == int64(d.self.Dev) && inode == int64(d.self.Ino)
}

// there reports whether something lies at a path; a link is something.
func (d *disk) there(name string) (bool, error) {
	_, err := d.root.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return false, nil
	}
	return err == nil, err
}

// regular returns the size and time of a file that is no link.
func (d *disk) regular(name string) (size, mtimeNs int64, err error) {
	at, err := d.root.Lstat(name)
	if err != nil {
		return 0, 0, err
	}
	if !at.Mode().IsRegular() {
		return 0, 0, errNotRegular
	}
	return at.Size(), at.ModTime().UnixNano(), nil
}

var errNotRegular = errors.New("not a regular file")

// list returns the names of the regular files in a folder.
func (d *disk) list(folder string) ([]string, error) {
	at, err := d.root.Open(folder)
	if err != nil {
		return nil, err
	}
	defer func() { _ = at.Close() }()
	entries, err := at.ReadDir(-1)
	var out []string
	for _, e := range entries {
		if e.Type().IsRegular() {
			out = append(out, e.Name())
		}
	}
	return out, err
}

// move renames a file, and never over another one: then it is fs.ErrExist. The folders of to are made.
func (d *disk) move(from, to string) error {
	if err := d.root.MkdirAll(path.Dir(to), 0o755); err != nil {
		return err
	}
	source, err := d.root.Open(path.Dir(from))
	if err != nil {
		return err
	}
	defer func() { _ = source.Close() }()
	target, err := d.root.Open(path.Dir(to))
	if err != nil {
		return err
	}
	defer func() { _ = target.Close() }()
	err = unix.Renameat2(int(source.Fd()), path.Base(from), int(target.Fd()), path.Base(to), unix.RENAME_NOREPLACE)
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) { // a disk that cannot refuse to replace
		if taken, look := d.there(to); taken || look != nil {
			return errors.Join(look, fs.ErrExist)
		}
		err = unix.Renameat(int(source.Fd()), path.Base(from), int(target.Fd()), path.Base(to))
	}
	if err != nil && !d.moved(from, to, err) {
		return &fs.PathError{Op: "rename", Path: from, Err: err}
	}
	return nil
}

// moved reports whether a file was moved although the disk says that it is not there: over a network, where the answer was lost and the
// question asked again.
func (d *disk) moved(from, to string, err error) bool {
	if !errors.Is(err, fs.ErrNotExist) {
		return false
	}
	left, err := d.there(from)
	if err != nil || left {
		return false
	}
	came, err := d.there(to)
	return err == nil && came
}

// tidy removes an entry's folder and those in it, with the folder of the trash, where nothing else is in them. It reports whether
// the entry's is gone.
func (d *disk) tidy(folder string) bool {
	d.prune(folder)
	_ = d.root.Remove(home) // fails while something is in it
	left, err := d.there(folder)
	return err == nil && !left
}

// prune removes a folder and those in it, but nothing else: what is in one keeps it.
func (d *disk) prune(folder string) {
	at, err := d.root.Open(folder)
	if err != nil {
		return
	}
	entries, _ := at.ReadDir(-1) // what is not read keeps its folder
	_ = at.Close()
	for _, e := range entries {
		if e.IsDir() {
			d.prune(path.Join(folder, e.Name()))
		}
	}
	_ = d.root.Remove(folder)
}

// sentence says why something could not be done with the disk.
func sentence(err error) string {
	switch {
	case errors.Is(err, syscall.EROFS):
		return "the disk is read-only"
	case errors.Is(err, fs.ErrPermission):
		return "the server may not write there; give its user the right to"
	case errors.Is(err, syscall.EXDEV):
		return "it lies on another disk than the library's folder; remove it by hand"
	case errors.Is(err, errNotRegular):
		return "it is a link and no file; remove it by hand"
	case errors.Is(err, fs.ErrExist):
		return "something else is in its place"
	case errors.Is(err, fs.ErrNotExist):
		return "it is not there"
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return "the disk is full"
	}
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		return "it lies outside of the library's folder, or cannot be reached: " + at.Err.Error()
	}
	return err.Error()
}

func refused(err error, field ...string) error {
	return fault.Field(fault.Conflict, sentence(err), field...)
}
