package library

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"github.com/google/uuid"

	"revenge/internal/platform/fault"
)

const maxRoots = 50

// checkPaths returns the cleaned folders of a library, or what is wrong with one in a sentence for its
// field. own is the library that is edited; its present folders are no hindrance.
func (s *Service) checkPaths(ctx context.Context, given []string, own uuid.UUID) ([]string, error) {
	if len(given) == 0 || len(given) > maxRoots {
		return nil, fault.Field(fault.Invalid, fmt.Sprintf("a library has 1 to %d folders", maxRoots), "paths")
	}
	all, err := s.store.folderRoots(ctx, s.DB)
	if err != nil {
		return nil, err
	}
	var others []string
	for _, r := range all {
		if r.LibraryID != own {
			others = append(others, realPath(DecodePath(r.Path)))
		}
	}
	var clean, reals []string
	for i, p := range given {
		real, err := s.checkFolder(ctx, p, i)
		if err != nil {
			return nil, err
		}
		if err := apart(real, reals, others, i); err != nil {
			return nil, err
		}
		clean, reals = append(clean, filepath.Clean(p)), append(reals, real)
	}
	return clean, nil
}

func (s *Service) checkFolder(ctx context.Context, path string, i int) (string, error) {
	at := []string{"paths", strconv.Itoa(i)}
	switch {
	case strings.TrimSpace(path) == "":
		return "", fault.Field(fault.Invalid, "give the folder's path", at...)
	case strings.ContainsRune(path, 0) || len(path) > 4096:
		return "", fault.Field(fault.Invalid, "this is no path", at...)
	case !filepath.IsAbs(path):
		return "", fault.Field(fault.Invalid, "a folder's path begins with /, as seen from the server", at...)
	}
	real, err := patiently(ctx, func() (string, error) { return openFolderOf(path) }, func(string) {})
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	return real, folderMistake(err, at)
}

func openFolderOf(path string) (string, error) {
	if _, err := os.Stat(path); err != nil {
		return "", err // with the system's reason, which the next call lacks for links in a circle
	}
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", err
	}
	f, err := os.Open(real)
	if err != nil {
		return "", err
	}
	defer func() { _ = f.Close() }()
	if st, err := f.Stat(); err != nil || !st.IsDir() {
		return "", errors.Join(err, syscall.ENOTDIR)
	}
	if _, err := f.ReadDir(1); err != nil && !errors.Is(err, fs.ErrClosed) && err.Error() != "EOF" {
		return "", err
	}
	return real, nil
}

func folderMistake(err error, at []string) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return fault.Field(fault.Invalid, "this folder does not exist on the server", at...)
	case errors.Is(err, syscall.ENOTDIR):
		return fault.Field(fault.Invalid, "this is a file, not a folder", at...)
	case errors.Is(err, fs.ErrPermission):
		return fault.Field(fault.Invalid, "the server may not read this folder; give its user the right to", at...)
	case errors.Is(err, syscall.ELOOP):
		return fault.Field(fault.Invalid, "the symbolic links of this path lead in a circle", at...)
	}
	return fault.Field(fault.Invalid, "this folder cannot be read: "+reason(err), at...)
}

// apart refuses folders that lie in one another, also by way of symbolic links.
func apart(real string, own, others []string, i int) error {
	at := []string{"paths", strconv.Itoa(i)}
	for _, o := range own {
		if within(real, o) || within(o, real) {
			return fault.Field(fault.Invalid, "this folder and another one of the library lie in one another; keep the outer one", at...)
		}
	}
	for _, o := range others {
		switch {
		case within(real, o):
			return fault.Field(fault.Conflict, "this folder lies inside another library", at...)
		case within(o, real):
			return fault.Field(fault.Conflict, "another library lies inside this folder", at...)
		}
	}
	return nil
}

func realPath(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	return path
}
