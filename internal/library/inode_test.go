package library

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"
)

// mountAgain gives the inodes of known files to each other, as a disk does that numbers them anew whenever it is mounted.
func (s *shelf) mountAgain(numbers map[string]string) {
	s.t.Helper()
	was := map[string]int64{}
	for path, f := range s.known.folders {
		for _, k := range f.files {
			was[join(path, k.name)] = k.inode
		}
	}
	for path, f := range s.known.folders {
		for i := range f.files {
			if of, ok := numbers[join(path, f.files[i].name)]; ok {
				f.files[i].inode = was[of]
			}
		}
	}
}

// written makes files of one size and time, whose inodes do not last.
func written(t *testing.T, paths ...string) *shelf {
	t.Helper()
	s := newShelf(t)
	s.stable = func(string, int64) bool { return false }
	for _, p := range paths {
		s.write(p, p)
		require.NoError(t, os.Chtimes(filepath.Join(s.dir, p), time.Unix(1, 0), time.Unix(1, 0)))
	}
	s.scan()
	return s
}

// On a disk that gives inodes out anew, neighbours of one size and time stay who they are; what was renamed is found by its content.
func TestScan_inodesAnew(t *testing.T) {
	t.Parallel()
	s := written(t, "S/1.mkv", "S/2.mkv", "S/3.mkv", "S/4.mkv", "S/5.mkv")
	before := s.ids()
	s.mountAgain(map[string]string{"S/1.mkv": "S/2.mkv", "S/2.mkv": "S/1.mkv", "S/3.mkv": "S/5.mkv", "S/5.mkv": "S/3.mkv"})
	s.rename("S/3.mkv", "aside.bin")
	s.rename("S/4.mkv", "S/3.mkv")
	s.rename("aside.bin", "S/4.mkv")
	s.scan()
	after := s.ids()
	for from, to := range map[string]string{"S/1.mkv": "S/1.mkv", "S/2.mkv": "S/2.mkv", "S/3.mkv": "S/4.mkv", "S/4.mkv": "S/3.mkv", "S/5.mkv": "S/5.mkv"} {
		require.Equal(t, before[from], after[to], from)
	}

	// 1 is removed, 2 gets another name, and its number is that which 1 had
	s.mountAgain(map[string]string{"S/1.mkv": "S/2.mkv", "S/2.mkv": "S/1.mkv"})
	require.NoError(t, os.Remove(filepath.Join(s.dir, "S/1.mkv")))
	s.rename("S/2.mkv", "S/9.mkv")
	s.scan()
	require.Equal(t, before["S/2.mkv"], s.ids()["S/9.mkv"])
	require.NotContains(t, s.ids(), "S/1.mkv")
}

// What nobody has looked into yet is believed to have been renamed only where nothing else looks like it.
func TestScan_inodesWithoutHash(t *testing.T) {
	t.Parallel()
	s := written(t, "S/1.mkv", "S/2.mkv")
	s.write("S/alone.mkv", "something else") // of another time
	s.scan()
	clear(s.hashes)
	before := s.ids()
	s.rename("S/alone.mkv", "S/renamed.mkv")
	s.mountAgain(map[string]string{"S/1.mkv": "S/2.mkv", "S/2.mkv": "S/1.mkv"})
	d := s.scan()
	require.Equal(t, [6]int{0, 0, 2, 1, 0, 0}, d.counts())
	require.Equal(t, before["S/alone.mkv"], s.ids()["S/renamed.mkv"])
	require.Equal(t, before["S/1.mkv"], s.ids()["S/1.mkv"])
	clear(s.hashes)
	s.rename("S/1.mkv", "S/8.mkv")
	s.rename("S/2.mkv", "S/9.mkv")
	require.Equal(t, [6]int{2, 0, 0, 0, 2, 0}, s.scan().counts())
}

// A root whose name needs to be written otherwise holds files that are found by their content too.
func TestScan_movesBelowOddRoot(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	s.dir = filepath.Join(s.dir, "odd \\ root")
	require.NoError(t, os.Mkdir(s.dir, 0o755))
	s.known = newKnown(&Root{ID: uuid.New(), LibraryID: uuid.New(), Path: EncodePath(s.dir)})
	s.write("a.mkv", "a")
	s.scan()
	before := s.ids()["a.mkv"]
	s.write("b.mkv", "a") // another inode, as a move between disks makes it
	require.NoError(t, os.Remove(filepath.Join(s.dir, "a.mkv")))
	s.scan()
	require.Equal(t, before, s.ids()["b.mkv"])
}

func TestInodes(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	var st unix.Stat_t
	require.NoError(t, unix.Stat(dir, &st))
	var fs unix.Statfs_t
	require.NoError(t, unix.Statfs(dir, &fs))
	i := inodes{}
	require.Equal(t, lasting[int64(uint32(fs.Type))], i.stable(dir, int64(st.Dev)))
	require.Equal(t, i[int64(st.Dev)], i.stable("/nowhere", int64(st.Dev)), "asked once of each disk")
	require.False(t, i.stable("/nowhere", -1), "a disk that cannot be asked is not believed")
	require.False(t, lasting[unix.FUSE_SUPER_MAGIC])
	require.False(t, lasting[unix.EXFAT_SUPER_MAGIC])
	require.False(t, lasting[unix.MSDOS_SUPER_MAGIC])
	require.True(t, lasting[unix.EXT4_SUPER_MAGIC])
	require.False(t, i.stable("/proc/self/status", 4711))
}
