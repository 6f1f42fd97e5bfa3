package library

import (
	"io/fs"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"
)

// slow is a disk that takes long for each file: too long below /silent.
type slow struct {
	disk
	asked atomic.Int64
}

func (s *slow) Lstat(path string) (stat, error) {
	s.asked.Add(1)
	switch {
	case strings.HasPrefix(path, "/silent/"):
		<-time.After(time.Hour)
	case strings.HasSuffix(path, "gone.mkv"):
		return stat{}, fs.ErrNotExist
	}
	<-time.After(patience / 2)
	return stat{}, nil
}

// Files of a slow disk are there however many there are; one that does not answer is asked once.
func TestReach(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		tree := &slow{}
		var found []*Found
		for _, path := range []string{"/silent/a.mkv", "/slow/b.mkv", "/slow/gone.mkv", "/silent/c.mkv", "/slow/d.mkv", "/slow/e.mkv"} {
			root, name := path[:strings.LastIndex(path, "/")], path[strings.LastIndex(path, "/")+1:]
			found = append(found, &Found{File: &File{Path: name}, RootPath: root})
		}
		there, away, err := (&Service{tree: tree}).reach(t.Context(), found)
		require.NoError(t, err)
		require.Equal(t, []*Found{found[1], found[4], found[5]}, there)
		require.Equal(t, []*File{found[0].File, found[2].File, found[3].File}, away)
		<-time.After(time.Hour)
		require.EqualValues(t, 5, tree.asked.Load())
	})
}
