package jobs_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/library"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/media"
)

// What lies beside files that are known is not forgotten while they cannot be read.
func TestScan_anewAway(t *testing.T) {
	t.Parallel()
	h := newHouse(t, "h264.mkv")
	h.put("hevc.mkv", "Disk/Film/film.mkv")
	h.put("vp9.webm", "Disk/Film/other.webm")
	for _, name := range []string{"film.lrc", "poster.jpg", "movie.nfo"} {
		require.NoError(t, os.WriteFile(filepath.Join(h.dir, "Disk/Film", name), []byte("beside"), 0o644))
	}
	h.scan()
	film, other := h.file("Disk/Film/film.mkv"), h.file("Disk/Film/other.webm")
	held := []string{"film.lrc", "film.mkv", "movie.nfo", "other.webm", "poster.jpg"}
	require.Equal(t, held, h.module.beside["Disk/Film/film.mkv"])

	// A folder below the root is away, as is what is mounted there.
	require.NoError(t, os.Rename(filepath.Join(h.dir, "Disk/Film"), h.dir+" away"))
	_, err := h.libs.ReadAnew(t.Context(), h.admin, h.lib.ID, []uuid.UUID{film, other})
	require.ErrorIs(t, err, fault.Conflict)
	require.ErrorContains(t, err, "Disk/Film is away")
	require.NoError(t, os.Mkdir(filepath.Join(h.dir, "Disk/Film"), 0o755))
	_, err = h.libs.ReadAnew(t.Context(), h.admin, h.lib.ID, []uuid.UUID{film, other})
	require.ErrorIs(t, err, fault.Conflict, "a mount point is left")
	require.Equal(t, library.ScanCompleted, h.anew(h.file("h264.mkv")).State, "another folder is there")

	// It goes after that was looked at: the one that can be read is told of, the other stays as it was.
	h.put("vp9.webm", "Disk/Film/other.webm")
	s := h.anew(film, other)
	require.Equal(t, library.ScanCompleted, s.State)
	require.EqualValues(t, 1, s.Failed)
	require.Equal(t, held, h.module.beside["Disk/Film/film.mkv"])
	require.Equal(t, map[string]int{"h264.mkv": 2, "Disk/Film/film.mkv": 1, "Disk/Film/other.webm": 2}, h.module.seen)
	require.Equal(t, 3, h.count("files WHERE state = 'IDENTIFIED'"))

	require.NoError(t, os.RemoveAll(filepath.Join(h.dir, "Disk/Film")))
	require.NoError(t, os.Rename(h.dir+" away", filepath.Join(h.dir, "Disk/Film")))
	require.Equal(t, library.ScanCompleted, h.anew(film, other).State)
	require.Equal(t, 2, h.module.seen["Disk/Film/film.mkv"])
	require.Equal(t, 0, h.count("file_problems"))
}

// What is known of a file whose disk goes before it is identified stays, and its scan ends; the next one that finds it takes it in.
func TestScan_goesBeforeIdentified(t *testing.T) {
	t.Parallel()
	h := newHouse(t, "h264.mkv")
	h.put("hevc.mkv", "Disk/film.mkv")
	h.scan()
	known := []string{"film.mkv"}
	require.Equal(t, known, h.module.beside["Disk/film.mkv"])
	h.put("vp9.webm", "Disk/new.webm")
	require.NoError(t, os.WriteFile(filepath.Join(h.dir, "Disk/film.nfo"), []byte("<movie/>"), 0o644))
	h.module.before = func() error {
		return errors.Join(errors.New("try again"), os.Rename(filepath.Join(h.dir, "Disk"), h.dir+" away"))
	}
	s := h.scan()
	require.Equal(t, library.ScanCompleted, s.State)
	require.EqualValues(t, 2, s.Failed)
	require.Equal(t, 2, h.count("file_problems WHERE code = 'GONE'"))
	require.Equal(t, known, h.module.beside["Disk/film.mkv"])
	require.Zero(t, h.module.seen["Disk/new.webm"])

	require.NoError(t, os.Rename(h.dir+" away", filepath.Join(h.dir, "Disk")))
	require.Equal(t, library.ScanCompleted, h.scan().State)
	for _, name := range []string{"Disk/film.mkv", "Disk/new.webm"} {
		require.Equal(t, []string{"film.mkv", "film.nfo", "new.webm"}, h.module.beside[name])
	}
	require.Equal(t, 3, h.count("files WHERE state = 'IDENTIFIED'"))
	require.Zero(t, h.count("file_problems"))
}

// Of a new file that cannot be reached or read while it is probed nothing is known yet; the next scan takes it in.
func TestScan_goesBeforeProbed(t *testing.T) {
	t.Parallel()
	h := newHouse(t, "h264.mkv")
	for _, name := range []string{"gone.mkv", "cut.mkv", "locked.mkv", "slow.mkv"} {
		h.put("hevc.mkv", "Disk/"+name)
	}
	h.put("random.mkv", "Disk/noise.mkv")
	h.module.probing = func(src media.Source, err error) error {
		switch name := filepath.Base(src.Path); name {
		case "gone.mkv", "cut.mkv":
			if err := os.Rename(src.Path, filepath.Join(h.dir, name+" away")); err != nil {
				return err
			}
			if name == "cut.mkv" {
				return media.ErrCorrupt // as a file seems to be that ends in its middle
			}
			return fs.ErrNotExist
		case "locked.mkv":
			return fs.ErrPermission
		case "slow.mkv":
			return media.ErrTimeout
		}
		return err
	}
	s := h.scan()
	require.Equal(t, library.ScanCompleted, s.State)
	require.EqualValues(t, 5, s.Failed)
	require.Equal(t, map[string]int{"h264.mkv": 1}, h.module.seen)
	require.Equal(t, 2, h.count("file_problems WHERE code = 'GONE' AND stage = 'PROBE'"))
	require.Equal(t, 1, h.count("file_problems WHERE code = 'UNREADABLE' AND stage = 'PROBE'"))
	require.Equal(t, 2, h.count("files WHERE state = 'FAILED'"), "what takes too long, and what is no film")

	h.module.probing = nil
	for _, name := range []string{"gone.mkv", "cut.mkv"} {
		require.NoError(t, os.Rename(filepath.Join(h.dir, name+" away"), filepath.Join(h.dir, "Disk", name)))
	}
	require.Equal(t, library.ScanCompleted, h.scan().State)
	require.Equal(t, map[string]int{"h264.mkv": 1, "Disk/gone.mkv": 1, "Disk/cut.mkv": 1, "Disk/locked.mkv": 1}, h.module.seen)
	require.Equal(t, 2, h.count("file_problems"))
}

// Files are read anew while a folder is away that holds none of them, and another disk is accepted where they lie only.
func TestScan_anewOneDisk(t *testing.T) {
	t.Parallel()
	h := newHouse(t, "h264.mkv")
	second := t.TempDir()
	require.NoError(t, os.Rename(filepath.Join(h.dir, "h264.mkv"), filepath.Join(second, "far.mkv")))
	h.put("hevc.mkv", "near.mkv")
	require.NoError(t, h.libs.Edit(t.Context(), h.admin, h.lib.ID, library.Edit{Paths: &[]string{h.dir, second}}))
	h.scan()
	near := h.file("near.mkv")
	places := func() map[string]int64 {
		rows, err := db.AllSQL[library.Root](t.Context(), h.pool, `SELECT * FROM library_roots WHERE inode IS NOT NULL AND problem IS NULL`)
		require.NoError(t, err)
		out := map[string]int64{}
		for _, r := range rows {
			out[r.Path] = *r.Inode
		}
		return out
	}
	before := places()
	require.Len(t, before, 2)

	require.NoError(t, os.Rename(second, second+" away"))
	require.Equal(t, library.ScanCompleted, h.anew(near).State)
	require.Equal(t, 2, h.module.seen["near.mkv"])

	require.NoError(t, os.Rename(h.dir, h.dir+" old")) // another disk is mounted in its place
	h.put("hevc.mkv", "near.mkv")
	_, err := h.libs.ReadAnew(t.Context(), h.admin, h.lib.ID, []uuid.UUID{near})
	require.NoError(t, err)
	s := h.await(func(s *library.Scan) bool { return s.State == library.ScanPaused })
	require.Contains(t, *s.Reason, "another disk")
	require.NoError(t, h.libs.ResumeScan(t.Context(), h.admin, s.ID))
	require.Equal(t, library.ScanCompleted, h.await((*library.Scan).Ended).State)
	require.Equal(t, 3, h.module.seen["near.mkv"])
	after := places()
	require.Equal(t, before[second], after[second], "of the other stays what it was")
	require.NotZero(t, after[h.dir], "and this one is known again")
	require.NotEqual(t, before[h.dir], after[h.dir])
	require.NoError(t, os.Rename(second+" away", second))
}
