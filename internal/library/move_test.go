package library

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestScan_moves(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	for _, p := range []string{"A/a.mkv", "B/b.mkv", "C/c.mkv", "S/1.mkv", "S/2.mkv", "S/3.mkv", "O/old.mkv", "O/new.mkv"} {
		s.write(p, p)
	}
	s.scan()
	before := s.ids()

	s.rename("A", "A (1999)")                                   // a folder
	s.write("other disk/b.mkv", "B/b.mkv")                      // the same content with another inode
	require.NoError(t, os.RemoveAll(filepath.Join(s.dir, "B"))) // ... as a move between disks does
	s.rename("S/3.mkv", "S/4.mkv")                              // episodes get other numbers
	s.rename("S/2.mkv", "S/3.mkv")
	s.rename("S/1.mkv", "S/2.mkv")
	s.write("C/copy.mkv", "C/c.mkv")
	s.rename("O/new.mkv", "O/old.mkv") // one over the other
	d := s.scan()
	after := s.ids()
	require.Equal(t, before["A/a.mkv"], after["A (1999)/a.mkv"])
	require.Equal(t, before["B/b.mkv"], after["other disk/b.mkv"])
	for from, to := range map[string]string{"S/1.mkv": "S/2.mkv", "S/2.mkv": "S/3.mkv", "S/3.mkv": "S/4.mkv"} {
		require.Equal(t, before[from], after[to], from)
	}
	require.Equal(t, before["C/c.mkv"], after["C/c.mkv"])
	require.NotContains(t, slices.Collect(maps.Values(before)), after["C/copy.mkv"], "a copy is a new file")
	require.Equal(t, before["O/old.mkv"], after["O/old.mkv"], "what is put over a file is its new content")
	require.Equal(t, [6]int{1, 1, 0, 5, 1, 0}, d.counts())
	require.Zero(t, s.scan().counts())
}

// Episodes that were written in one go are alike but for their inode.
func TestScan_swapsAlike(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	paths := []string{"S/1.mkv", "S/2.mkv", "S/3.mkv", "O/old.mkv", "O/new.mkv"}
	for _, p := range paths {
		s.write(p, p)
		require.NoError(t, os.Chtimes(filepath.Join(s.dir, p), time.Unix(1, 0), time.Unix(1, 0)))
	}
	s.scan()
	before := s.ids()
	s.rename("S/1.mkv", "aside.bin")
	s.rename("S/2.mkv", "S/1.mkv")
	s.rename("S/3.mkv", "S/2.mkv")
	s.rename("aside.bin", "S/3.mkv")
	s.rename("O/new.mkv", "O/old.mkv") // one over the other
	d := s.scan()
	for from, to := range map[string]string{"S/1.mkv": "S/3.mkv", "S/2.mkv": "S/1.mkv", "S/3.mkv": "S/2.mkv", "O/old.mkv": "O/old.mkv"} {
		require.Equal(t, before[from], s.ids()[to], from)
	}
	require.Equal(t, [6]int{0, 1, 0, 3, 1, 0}, d.counts())
	require.Zero(t, s.scan().counts())
}
