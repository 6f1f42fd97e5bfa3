package jobs_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/library"
	"revenge/internal/platform/db"
	"revenge/internal/testkit"
)

func TestScan_life(t *testing.T) {
	t.Parallel()
	h := newHouse(t, "h264.mkv", "hevc.mkv", "av1.mkv", "vp9.webm", "random.mkv", "empty.mkv", "streams.mp4")
	s := h.scan()
	require.Equal(t, library.ScanCompleted, s.State)
	require.Nil(t, s.Reason)
	require.Equal(t, map[string]int64{"found": 7, "added": 7, "failed": 2}, counters(s))
	require.Equal(t, 5, h.count("files WHERE state = 'IDENTIFIED' AND oshash IS NOT NULL OR state = 'IDENTIFIED' AND size_bytes < 131072"))
	require.Equal(t, 5, h.count("file_media WHERE duration_ms > 0"))
	require.Equal(t, 1, h.count("file_problems WHERE code = 'CORRUPT' AND path = 'random.mkv'"))
	require.Equal(t, 1, h.count("file_problems WHERE code = 'EMPTY' AND path = 'empty.mkv'"))
	require.Equal(t, 0, h.count("scan_batches"))
	require.Equal(t, map[string]int{"h264.mkv": 1, "hevc.mkv": 1, "av1.mkv": 1, "vp9.webm": 1, "streams.mp4": 1}, h.module.seen)

	require.Equal(t, map[string]int64{"found": 7}, counters(h.scan()), "nothing has changed")
	require.Len(t, h.module.seen, 5)
	require.Equal(t, 1, h.module.seen["h264.mkv"])

	require.NoError(t, os.Rename(filepath.Join(h.dir, "h264.mkv"), filepath.Join(h.dir, "moved.mkv")))
	h.put("h264.mp4", "av1.mkv")
	h.put("hevc.mkv", "copy.mkv")
	require.NoError(t, os.Remove(filepath.Join(h.dir, "vp9.webm")))
	h.put("h264.mkv", "random.mkv") // whole at last
	s = h.scan()
	require.Equal(t, library.ScanCompleted, s.State)
	require.Equal(t, map[string]int64{"found": 7, "added": 1, "changed": 2, "moved": 1, "missing": 1}, counters(s))
	require.Equal(t, 1, h.module.seen["moved.mkv"])
	require.Equal(t, 2, h.module.seen["av1.mkv"])
	require.Equal(t, 1, h.count("file_problems"), "what works has no problem any more")
	require.Equal(t, 1, h.count("files WHERE missing_since IS NOT NULL AND path = 'vp9.webm'"))

	h.put("vp9.webm", "vp9.webm")
	s = h.scan()
	require.EqualValues(t, 1, s.Restored)
	require.Equal(t, 0, h.count("files WHERE missing_since IS NOT NULL"))
}

// What was there before the first scan came when it was changed last, not with the server; what comes later comes now.
func TestScan_added(t *testing.T) {
	t.Parallel()
	h := newHouse(t, "h264.mkv", "hevc.mkv")
	old := time.Date(2015, 6, 7, 8, 9, 10, 0, time.UTC)
	age := func(name string, at time.Time) {
		t.Helper()
		require.NoError(t, os.Chtimes(filepath.Join(h.dir, name), at, at))
	}
	age("h264.mkv", old)
	age("hevc.mkv", time.Now().Add(time.Hour))
	h.scan()
	require.Equal(t, 1, h.count("files WHERE path = 'h264.mkv' AND added_at = '2015-06-07 08:09:10Z'"))
	require.Equal(t, 1, h.count("files WHERE path = 'hevc.mkv' AND added_at = changed_at"), "never later than now")
	h.put("av1.mkv", "av1.mkv")
	age("av1.mkv", old)
	h.scan()
	require.Equal(t, 1, h.count("files WHERE path = 'av1.mkv' AND added_at = changed_at"))

	// A folder that joins the library later was there before, too; and what is known of scans ends some day.
	_, err := db.ExecSQL(t.Context(), h.pool, `DELETE FROM scans`)
	require.NoError(t, err)
	h.put("vp9.webm", "vp9.webm")
	age("vp9.webm", old)
	joined := t.TempDir()
	h.put("streams.mp4", "joined.mp4")
	age("joined.mp4", old)
	require.NoError(t, os.Rename(filepath.Join(h.dir, "joined.mp4"), filepath.Join(joined, "joined.mp4")))
	require.NoError(t, h.libs.Edit(t.Context(), h.admin, h.lib.ID, library.Edit{Paths: &[]string{h.dir, joined}}))
	h.scan()
	require.Equal(t, 1, h.count("files WHERE path = 'vp9.webm' AND added_at = changed_at"))
	require.Equal(t, 1, h.count("files WHERE path = 'joined.mp4' AND added_at = '2015-06-07 08:09:10Z'"))
}

func TestScan_diskAway(t *testing.T) {
	t.Parallel()
	h := newHouse(t, "h264.mkv", "hevc.mkv")
	h.scan()
	require.NoError(t, os.Rename(h.dir, h.dir+" away"))
	s := h.scan()
	require.Equal(t, library.ScanPaused, s.State)
	require.NotNil(t, s.Reason)
	require.NoError(t, os.Mkdir(h.dir, 0o755))
	require.NoError(t, h.libs.ResumeScan(t.Context(), h.admin, s.ID))
	s = h.await(func(s *library.Scan) bool { return s.State == library.ScanPaused })
	require.Contains(t, *s.Reason, "is empty")
	require.NoError(t, os.WriteFile(filepath.Join(h.dir, ".hidden.mkv"), nil, 0o644))
	require.NoError(t, os.Mkdir(filepath.Join(h.dir, "lost+found"), 0o700))
	require.NoError(t, h.libs.ResumeScan(t.Context(), h.admin, s.ID))
	s = h.await(func(s *library.Scan) bool { return s.State == library.ScanPaused })
	require.Contains(t, *s.Reason, "is empty", "what is hidden or the system's own is nothing")
	require.Equal(t, 0, h.count("files WHERE missing_since IS NOT NULL"))
	require.NoError(t, os.RemoveAll(h.dir))
	require.NoError(t, os.Rename(h.dir+" away", h.dir))
	require.NoError(t, h.libs.ResumeScan(t.Context(), h.admin, s.ID))
	s = h.await((*library.Scan).Ended)
	require.Equal(t, library.ScanCompleted, s.State)
	require.Equal(t, map[string]int64{"found": 2}, counters(s))

	require.NoError(t, os.Rename(h.dir, h.dir+" old")) // another disk is mounted in its place
	h.put("h264.mkv", "another.mkv")
	s = h.scan()
	require.Equal(t, library.ScanPaused, s.State)
	require.Contains(t, *s.Reason, "another disk")
	require.Equal(t, 2, h.count("files WHERE missing_since IS NULL"))
}

func TestScan_approval(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for i := range 20 {
		h.put("empty.mkv", fmt.Sprintf("%02d.mkv", i))
	}
	h.scan()
	for i := range 5 {
		require.NoError(t, os.Remove(filepath.Join(h.dir, fmt.Sprintf("%02d.mkv", i))))
	}
	s := h.scan()
	require.Equal(t, library.ScanWaitingForApproval, s.State)
	require.EqualValues(t, 5, s.Missing)
	require.Equal(t, 0, h.count("files WHERE missing_since IS NOT NULL"))
	require.Error(t, h.libs.ResumeScan(t.Context(), h.admin, s.ID))
	require.NoError(t, h.libs.ApproveScan(t.Context(), h.admin, s.ID))
	s = h.await((*library.Scan).Ended)
	require.Equal(t, library.ScanCompleted, s.State)
	require.Equal(t, 5, h.count("files WHERE missing_since IS NOT NULL"))
}

func TestScan_cancel(t *testing.T) {
	t.Parallel()
	h := newHouse(t, "h264.mkv")
	h.module.block = make(chan struct{})
	_, err := h.libs.RequestScan(t.Context(), h.admin, h.lib.ID, library.TriggerUser)
	require.NoError(t, err)
	s := h.await(func(s *library.Scan) bool { return s.Phase == library.PhaseIdentify })
	again, err := h.libs.RequestScan(t.Context(), h.admin, h.lib.ID, library.TriggerUser)
	require.NoError(t, err)
	require.Equal(t, s.ID, again.ID, "one scan of a library at a time")
	require.NoError(t, h.libs.CancelScan(t.Context(), h.admin, s.ID))
	require.Error(t, h.libs.CancelScan(t.Context(), h.admin, s.ID))
	close(h.module.block)
	require.Equal(t, library.ScanCancelled, h.await((*library.Scan).Ended).State)
	s = h.scan()
	require.Equal(t, library.ScanCompleted, s.State)
	require.Equal(t, 1, h.count("files WHERE state = 'IDENTIFIED'"), "what a cancelled scan left is taken up")
}

func TestScan_noWorker(t *testing.T) {
	t.Parallel()
	h := newHouse(t, "h264.mkv", "hevc.mkv")
	require.NoError(t, h.pool.Ping(t.Context()))
	server := testkit.Server(t)
	pool := testkit.Open(t, server, db.General)
	lame := &house{t: t, dir: h.dir, pool: pool, module: newShelf()}
	lame.libs = start(t, server, pool, lame.module, filepath.Join(t.TempDir(), "absent"), nil)
	lib, _, err := lame.libs.Create(t.Context(), access.System(), library.Create{Name: "Films", Kind: library.KindMovies, Paths: []string{h.dir}, Language: "en", Watch: true})
	require.NoError(t, err)
	lame.lib, lame.admin = lib, access.System(lib.ID)
	s := lame.scan()
	require.Equal(t, library.ScanCompleted, s.State)
	require.Contains(t, *s.Reason, "media worker")
	require.Equal(t, map[string]bool{"h264.mkv": false, "hevc.mkv": false}, lame.module.media)
	require.Equal(t, 2, lame.count("files WHERE state = 'NEW'"))
	require.Equal(t, 0, lame.count("file_problems"))
}

func TestScan_watched(t *testing.T) {
	t.Parallel()
	h := newHouse(t, "h264.mkv")
	h.scan()
	ctx, cancel := context.WithCancel(t.Context())
	var watching sync.WaitGroup
	watching.Go(func() { require.NoError(t, h.libs.Watch(ctx)) })
	t.Cleanup(func() { cancel(); watching.Wait() })
	// The watch begins at some moment; a film that comes again and again will be seen.
	for i := 0; ; i++ {
		h.put("hevc.mkv", fmt.Sprintf("New %d/film.mkv", i))
		s, seen := h.soon(func(s *library.Scan) bool { return s.Trigger == library.TriggerWatch && s.Ended() })
		if seen {
			require.Equal(t, library.ScanCompleted, s.State)
			require.NotEmpty(t, s.Folders)
			require.Positive(t, s.Added)
			return
		}
		require.Less(t, i, 20)
	}
}

func TestScan_again(t *testing.T) {
	t.Parallel()
	h := newHouse(t, "h264.mkv")
	h.scan()
	require.NoError(t, os.Rename(h.dir, h.dir+" away"))
	paused := h.scan()
	require.Equal(t, library.ScanPaused, paused.State)
	require.NoError(t, os.Rename(h.dir+" away", h.dir))
	require.NoError(t, h.libs.RequestAll(t.Context(), library.TriggerSchedule))
	s := h.await((*library.Scan).Ended)
	require.Equal(t, paused.ID, s.ID, "the paused scan went on by itself")
	require.Equal(t, library.ScanCompleted, s.State)
	require.NoError(t, h.libs.PruneScans(t.Context()))
	require.Equal(t, 2, h.count("scans"))
}
