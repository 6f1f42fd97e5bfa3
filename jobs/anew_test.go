package jobs_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/library"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
)

// file is the id of a file of the house.
func (h *house) file(path string) uuid.UUID {
	h.t.Helper()
	key, err := db.Value[uuid.UUID](h.t.Context(), h.pool, `SELECT id FROM files WHERE path = $1`, path)
	require.NoError(h.t, err)
	return key
}

func (h *house) anew(files ...uuid.UUID) *library.Scan {
	h.t.Helper()
	asked, err := h.libs.ReadAnew(h.t.Context(), h.admin, h.lib.ID, files)
	require.NoError(h.t, err)
	require.True(h.t, asked.Anew)
	return h.await(func(s *library.Scan) bool { return s.ID == asked.ID && s.Ended() })
}

// What did not change is read anew on request: all of a library, or some files and no more. What fails then stays as it was known.
func TestScan_anew(t *testing.T) {
	t.Parallel()
	h := newHouse(t, "h264.mkv", "hevc.mkv", "av1.mkv", "vp9.webm")
	h.scan()
	exec := func(sql string) {
		t.Helper()
		_, err := db.ExecSQL(t.Context(), h.pool, sql)
		require.NoError(t, err)
	}
	exec(`UPDATE file_media SET duration_ms = 1`) // as an older version may have read it
	s := h.anew(h.file("hevc.mkv"))
	require.Equal(t, library.ScanCompleted, s.State)
	require.Equal(t, map[string]int{"h264.mkv": 1, "hevc.mkv": 2, "av1.mkv": 1, "vp9.webm": 1}, h.module.seen)
	require.Equal(t, 3, h.count("file_media WHERE duration_ms = 1"))
	require.EqualValues(t, 1, s.Total, "of its files")

	h.put("streams.mp4", "new.mp4")
	require.NoError(t, os.WriteFile(filepath.Join(h.dir, "av1.mkv"), []byte("broken meanwhile"), 0o644))
	h.anew(h.file("av1.mkv"))
	require.Equal(t, 0, h.count("files WHERE state = 'FAILED'"), "what was read before stays")
	require.Equal(t, 1, h.count("file_problems WHERE path = 'av1.mkv'"), "and that it fails is told")
	require.Equal(t, 1, h.count("file_media m JOIN files f ON f.id = m.file_id WHERE f.path = 'av1.mkv'"))
	require.Equal(t, 4, h.count("files"), "it walks nowhere")
	h.put("av1.mkv", "av1.mkv")

	s = h.anew()
	require.Equal(t, library.ScanCompleted, s.State)
	require.Equal(t, 0, h.count("file_media WHERE duration_ms = 1"))
	require.Equal(t, 5, h.count("files WHERE state = 'IDENTIFIED'"), "a library is walked too")
	require.Equal(t, 2, h.module.seen["vp9.webm"])
	require.Equal(t, 3, h.module.seen["hevc.mkv"])
	require.Equal(t, 0, h.count("file_problems"))

	_, err := h.libs.ReadAnew(t.Context(), access.Viewer{UserID: h.admin.UserID, Role: access.User, Libraries: h.admin.Libraries}, h.lib.ID, nil)
	require.ErrorIs(t, err, fault.Forbidden)
	_, err = h.libs.ReadAnew(t.Context(), access.Viewer{UserID: h.admin.UserID, Role: access.Admin}, h.lib.ID, nil)
	require.ErrorIs(t, err, fault.NotFound)
}

// One scan of a library runs at a time; a folder that is away refuses.
func TestScan_anewRefuses(t *testing.T) {
	t.Parallel()
	h := newHouse(t, "h264.mkv", "hevc.mkv")
	h.scan()
	one := h.file("hevc.mkv")
	h.module.block = make(chan struct{})
	first, err := h.libs.ReadAnew(t.Context(), h.admin, h.lib.ID, []uuid.UUID{one})
	require.NoError(t, err)
	again, err := h.libs.ReadAnew(t.Context(), h.admin, h.lib.ID, []uuid.UUID{one})
	require.NoError(t, err)
	require.Equal(t, first.ID, again.ID, "the same is asked for once")
	_, err = h.libs.ReadAnew(t.Context(), h.admin, h.lib.ID, nil)
	require.ErrorIs(t, err, fault.Conflict)
	close(h.module.block)
	h.await((*library.Scan).Ended)

	require.NoError(t, os.Rename(h.dir, h.dir+" away"))
	for _, files := range [][]uuid.UUID{nil, {one}} {
		_, err = h.libs.ReadAnew(t.Context(), h.admin, h.lib.ID, files)
		require.ErrorIs(t, err, fault.Conflict)
		require.ErrorContains(t, err, "away")
	}
	require.NoError(t, os.Mkdir(h.dir, 0o755))
	_, err = h.libs.ReadAnew(t.Context(), h.admin, h.lib.ID, []uuid.UUID{one})
	require.ErrorIs(t, err, fault.Conflict, "a mount point is left")
	require.NoError(t, os.Remove(h.dir))
	require.NoError(t, os.Rename(h.dir+" away", h.dir))
	require.Equal(t, library.ScanCompleted, h.anew(one).State)
	require.Equal(t, 0, h.count("files WHERE missing_since IS NOT NULL"))
}
