package trash

import (
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// Moved is moved, of a disk that says that a file is not there.
func Moved(t *testing.T, folder, from, to string) bool {
	t.Helper()
	d, err := openDisk(folder)
	require.NoError(t, err)
	defer d.close()
	return d.moved(from, to, syscall.ENOENT)
}

// CrashAt lets the work end at a place as if the process had died there: "before", "between" or "after" the first move.
func (s *Service) CrashAt(place string, die func()) {
	s.crash = func(at string) error {
		if at != place {
			return nil
		}
		die()
		return errCrashed
	}
}

// Sidecars is sidecars.
func Sidecars(names []string, leaving ...string) map[string][]string {
	going := map[string]bool{}
	for _, n := range leaving {
		going[n] = true
	}
	return sidecars(names, going)
}
