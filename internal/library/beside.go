package library

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strconv"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// maxBeside bounds a file that is read only to be compared with what shall be written.
const maxBeside = 4 << 20

// WriteBeside writes a small file below a library root, whole or not at all; name is relative, as the disk knows it. One that
// is there and says the same is good. Another one is fault.Conflict, or with replace is put aside: its name gets .bak. A
// folder that is away or does not take it is fault.Unavailable. Only administrators may.
func (s *Service) WriteBeside(ctx context.Context, v access.Viewer, root uuid.UUID, name string, content []byte, replace bool) error {
	if err := v.RequireAdmin(); err != nil {
		return err
	}
	paths, err := s.rootPaths(ctx)
	if err != nil {
		return err
	}
	dir, err := os.OpenRoot(paths[root])
	if err != nil {
		return refused(err)
	}
	defer func() { _ = dir.Close() }()
	there, err := says(dir, name, content)
	switch {
	case err != nil:
		return refused(err)
	case there == same:
		return nil
	case there == other && !replace:
		return fault.Field(fault.Conflict, "there is another "+path.Base(DisplayPath(EncodePath(name)))+" already")
	}
	// The name is hidden, so that scans pass it over.
	temporary := path.Join(path.Dir(name), ".revenge-"+id.New().String())
	if err := writeNew(dir, temporary, content); err != nil {
		_ = dir.Remove(temporary) // what was begun
		return refused(err)
	}
	if there == other {
		err = putAside(dir, name)
	}
	if err == nil {
		err = dir.Rename(temporary, name)
	}
	if err != nil {
		_ = dir.Remove(temporary) // it has no other name
		return refused(err)
	}
	return nil
}

// presence is what is known of a file that shall be written.
type presence int

const (
	none presence = iota
	same
	other
)

func says(dir *os.Root, name string, content []byte) (presence, error) {
	at, err := dir.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return none, nil
	}
	if err != nil || !at.Mode().IsRegular() || at.Size() > maxBeside {
		return other, err
	}
	f, err := dir.Open(name)
	if err != nil {
		return other, err
	}
	defer func() { _ = f.Close() }()
	known, err := io.ReadAll(io.LimitReader(f, maxBeside))
	if err == nil && bytes.Equal(known, content) {
		return same, nil
	}
	return other, err
}

func writeNew(dir *os.Root, name string, content []byte) error {
	f, err := dir.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	return errors.Join(err, f.Sync(), f.Close())
}

// maxAside is how many earlier files are kept.
const maxAside = 20

// putAside gives a file a name that nothing has.
func putAside(dir *os.Root, name string) error {
	for i := range maxAside {
		aside := name + ".bak"
		if i > 0 {
			aside += strconv.Itoa(i + 1)
		}
		if _, err := dir.Lstat(aside); errors.Is(err, fs.ErrNotExist) {
			return dir.Rename(name, aside)
		}
	}
	return fault.Field(fault.Conflict, fmt.Sprintf("there are %d earlier ones already; remove some", maxAside))
}

// refused tells what a folder refuses from what nobody expects.
func refused(err error) error {
	if _, said := errors.AsType[*fault.Mistake](err); said {
		return err
	}
	return fmt.Errorf("%w: %w", fault.Field(fault.Unavailable, "its folder is away or cannot be written"), err)
}
