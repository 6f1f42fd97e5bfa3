package artwork

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/sys/unix"

	"revenge/internal/platform/fault"
)

// folder keeps pictures, each once, under the names of their content.
type folder string

func (f folder) file(name string) string { return filepath.Join(string(f), name[:2], name) }

func (f folder) read(name string) ([]byte, error) { return os.ReadFile(f.file(name)) }

// put keeps bytes that the worker encoded and returns their name. A disk that is full is fault.Exhausted.
func (f folder) put(data []byte) (string, error) {
	sum := sha256.Sum256(data)
	name := hex.EncodeToString(sum[:])
	now := time.Now()
	if os.Chtimes(f.file(name), now, now) == nil {
		return name, nil // it is there; being young keeps prune from it
	}
	return name, f.write(name, data)
}

// putOwn keeps bytes as put does, under a name that no others get: so they can go with what names them, whatever is put meanwhile.
func (f folder) putOwn(data []byte) (string, error) {
	sum := make([]byte, ownName/2)
	_, _ = rand.Read(sum) // never fails
	name := hex.EncodeToString(sum)
	return name, f.write(name, data)
}

// ownName is the length of such a name; those of contents are longer.
const ownName = 32

// drop removes what putOwn kept.
func (f folder) drop(name string) error {
	if len(name) != ownName {
		return nil
	}
	if err := os.Remove(f.file(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove a kept picture: %w", err)
	}
	return nil
}

func (f folder) write(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(f.file(name)), 0o700); err != nil {
		return full(err)
	}
	fresh, err := f.temporary()
	if err != nil {
		return err
	}
	_, err = fresh.Write(data)
	if synced := fresh.Sync(); err == nil {
		err = synced
	}
	if closed := fresh.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(fresh.Name(), f.file(name))
	}
	if err != nil {
		_ = os.Remove(fresh.Name())
		return full(err)
	}
	return nil
}

// temporary is a file for bytes that are on their way.
func (f folder) temporary() (*os.File, error) {
	if err := os.MkdirAll(string(f), 0o700); err != nil {
		return nil, full(err)
	}
	file, err := os.CreateTemp(string(f), "new-*")
	if err != nil {
		return nil, full(err)
	}
	return file, nil
}

// full names a disk that takes no more.
func full(err error) error {
	if errors.Is(err, unix.ENOSPC) || errors.Is(err, unix.EDQUOT) {
		return fault.Field(fault.Exhausted, "The disk with the server's data is full.")
	}
	return fmt.Errorf("keep a picture: %w", err)
}

// names calls each with what was last used before an instant: names of content, and files that were never finished.
func (f folder) names(before time.Time, each func(name, path string)) error {
	err := filepath.WalkDir(string(f), func(path string, entry fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case entry.IsDir():
			return nil
		}
		if at, err := entry.Info(); err == nil && at.ModTime().Before(before) {
			each(entry.Name(), path)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("list kept pictures: %w", err)
	}
	return nil
}
