package jobs_test

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"revenge/internal/library"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/jobs"
	"revenge/media"
)

// begin asks for a scan whose files wait to be identified.
func (h *house) begin() *library.Scan {
	h.t.Helper()
	h.module.block, h.module.blocked = make(chan struct{}), make(chan struct{}, 100)
	asked, err := h.libs.RequestScan(h.t.Context(), h.admin, h.lib.ID, library.TriggerUser)
	require.NoError(h.t, err)
	return h.await(func(s *library.Scan) bool { return s.ID == asked.ID && s.Phase == library.PhaseIdentify })
}

func (h *house) queue() *jobs.Inserter {
	h.t.Helper()
	q, err := jobs.NewInserter(h.pool, slog.New(slog.DiscardHandler))
	require.NoError(h.t, err)
	return q
}

func (h *house) jobs(where string) []int64 {
	h.t.Helper()
	list, err := db.Column[int64](h.t.Context(), h.pool, "SELECT id FROM river_job WHERE "+where+" ORDER BY id")
	require.NoError(h.t, err)
	return list
}

// seen is how often a file was identified.
func (h *house) seen(path string) int {
	h.module.mu.Lock()
	defer h.module.mu.Unlock()
	return h.module.seen[path]
}

// A scan ends when somebody has cancelled a job of it, and the next one takes in what was left.
func TestScan_jobCancelled(t *testing.T) {
	t.Parallel()
	h := newHouse(t, "h264.mkv")
	h.begin()
	running := h.jobs("kind = 'file_identify'")
	require.Len(t, running, 1)
	require.NoError(t, h.queue().Cancel(t.Context(), running[0]))
	s := h.await((*library.Scan).Ended)
	require.Equal(t, library.ScanFailed, s.State)
	require.Contains(t, *s.Reason, "A job of this scan was ended")
	close(h.module.block)
	require.Equal(t, library.ScanCompleted, h.scan().State)
	require.Equal(t, 1, h.count("files WHERE state = 'IDENTIFIED'"))
}

// What a module does not find, since others work at the same time, it may find the next time.
func TestScan_notFoundOnce(t *testing.T) {
	t.Parallel()
	h := newHouse(t, "h264.mkv")
	h.module.before = func() error { return fmt.Errorf("a film that was joined with another: %w", fault.NotFound) }
	require.Equal(t, library.ScanCompleted, h.scan().State)
	require.Equal(t, 1, h.count("files WHERE state = 'IDENTIFIED'"))
}

// What a module refuses is taken in file by file; the scan does not hang on it.
func TestScan_refused(t *testing.T) {
	t.Parallel()
	h := newHouse(t, "h264.mkv", "hevc.mkv")
	h.module.before = func() error { return fmt.Errorf("a text that is none: %w", fault.Invalid) }
	require.Equal(t, library.ScanCompleted, h.scan().State)
	require.Equal(t, 2, h.count("files WHERE state = 'IDENTIFIED'"))
	require.Zero(t, h.count("file_problems"))
}

// What changed beside a known file is looked at by the next scan where the one that saw it was ended.
func TestScan_cancelledBeside(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.put("h264.mkv", "Film/film.mkv")
	h.scan()
	require.Equal(t, []string{"film.mkv"}, h.module.beside["Film/film.mkv"])
	require.NoError(t, os.WriteFile(filepath.Join(h.dir, "Film/film.nfo"), []byte("<movie/>"), 0o644))
	s := h.begin()
	require.NoError(t, h.libs.CancelScan(t.Context(), h.admin, s.ID))
	close(h.module.block)
	require.Equal(t, library.ScanCompleted, h.scan().State)
	require.Equal(t, []string{"film.mkv", "film.nfo"}, h.module.beside["Film/film.mkv"])
	require.Equal(t, 1, h.count("files WHERE state = 'IDENTIFIED'"))
}

// How many files were identified is shown batch by batch.
func TestScan_identifyProgress(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for i := range 5 {
		h.put("h264.mkv", fmt.Sprintf("%d.mkv", i))
	}
	s := h.begin()
	require.Equal(t, []int64{0, 5}, []int64{s.Done, s.Total})
	h.module.block <- struct{}{}
	s = h.await(func(s *library.Scan) bool { return s.Done > 0 })
	require.Equal(t, library.PhaseIdentify, s.Phase)
	require.Contains(t, []int64{2, 3}, s.Done)
	close(h.module.block)
	s = h.await((*library.Scan).Ended)
	require.Equal(t, []int64{5, 5}, []int64{s.Done, s.Total})
}

// Those who watch a library are told what no file stands for any more, when a scan finds that.
func TestScan_removedTold(t *testing.T) {
	t.Parallel()
	h := newHouse(t, "h264.mkv")
	h.module.gone = library.Items("movie", []uuid.UUID{uuid.New()})
	h.scan()
	require.Equal(t, 1, h.count(`events WHERE payload::text LIKE '%REMOVED%' AND payload::text LIKE '%movie_%'`))
}

// A job that has probed for long leaves the rest of its batch to another one.
func TestScan_slowDisk(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for i := range 3 {
		h.put("h264.mkv", fmt.Sprintf("%d.mkv", i))
	}
	h.module.probing = func(_ media.Source, err error) error {
		h.module.late.Add(int64(time.Hour))
		return err
	}
	s := h.scan()
	require.Equal(t, library.ScanCompleted, s.State)
	require.Equal(t, map[string]int64{"found": 3, "added": 3}, counters(s))
	require.Len(t, h.jobs("kind = 'file_probe'"), 3)
	require.Equal(t, map[string]int{"0.mkv": 1, "1.mkv": 1, "2.mkv": 1}, h.module.seen)
	require.Equal(t, 3, h.count("files WHERE state = 'IDENTIFIED'"))
}

// What somebody decided about files that are away is applied when they are back.
func TestReidentify_away(t *testing.T) {
	t.Parallel()
	h := newHouse(t, "h264.mkv")
	h.put("hevc.mkv", "Disk/film.mkv")
	h.put("vp9.webm", "missing.webm")
	h.scan()
	files := []uuid.UUID{h.file("h264.mkv"), h.file("Disk/film.mkv"), h.file("missing.webm")}
	require.NoError(t, os.Rename(filepath.Join(h.dir, "missing.webm"), h.dir+" missing"))
	h.scan()
	require.NoError(t, os.Rename(filepath.Join(h.dir, "Disk"), h.dir+" away"))
	again := func(files ...uuid.UUID) {
		require.NoError(t, h.pool.Tx(t.Context(), func(tx pgx.Tx) error {
			return h.queue().Enqueue(t.Context(), tx, library.ReidentifyArgs{LibraryID: h.lib.ID, FileIDs: files})
		}))
		require.Eventually(t, func() bool { return len(h.jobs("kind = 'file_reidentify' AND finalized_at IS NULL")) == 0 }, 20*time.Second, 10*time.Millisecond)
	}
	again(files...)
	again(files[2])
	require.Equal(t, map[string]int{"h264.mkv": 2, "Disk/film.mkv": 1, "missing.webm": 1}, h.module.seen)
	require.NoError(t, os.Rename(h.dir+" away", filepath.Join(h.dir, "Disk")))
	require.NoError(t, os.Rename(h.dir+" missing", filepath.Join(h.dir, "missing.webm")))
	require.Equal(t, library.ScanCompleted, h.scan().State)
	require.Equal(t, map[string]int{"h264.mkv": 2, "Disk/film.mkv": 2, "missing.webm": 2}, h.module.seen)
	require.Equal(t, 3, h.count("files WHERE state = 'IDENTIFIED'"))
}

// What a scan moved while it was identified by its old place is identified once more.
func TestReidentify_moved(t *testing.T) {
	t.Parallel()
	h := newHouse(t, "h264.mkv")
	h.scan()
	file := h.file("h264.mkv")
	h.module.before = func() error {
		_, err := h.pool.Exec(t.Context(), `UPDATE files SET path = 'new.mkv', changed_at = now()`) // as a scan that moved and identified it
		return errors.Join(err, os.Rename(filepath.Join(h.dir, "h264.mkv"), filepath.Join(h.dir, "new.mkv")))
	}
	require.NoError(t, h.pool.Tx(t.Context(), func(tx pgx.Tx) error {
		return h.queue().Enqueue(t.Context(), tx, library.ReidentifyArgs{LibraryID: h.lib.ID, FileIDs: []uuid.UUID{file}})
	}))
	require.Eventually(t, func() bool { return h.count("files WHERE state = 'IDENTIFIED'") == 1 && h.seen("new.mkv") == 1 }, 20*time.Second, 10*time.Millisecond)
	require.Equal(t, 2, h.seen("h264.mkv"))
	require.Empty(t, h.jobs("kind = 'file_reidentify' AND state <> 'completed' AND finalized_at IS NOT NULL"))
}

// A batch of a scan that was ended may have been identified by what a later scan knows better: the next one looks at it.
func TestScan_cancelledLate(t *testing.T) {
	t.Parallel()
	h := newHouse(t, "h264.mkv")
	s := h.begin()
	<-h.module.blocked
	require.NoError(t, h.libs.CancelScan(t.Context(), h.admin, s.ID))
	_, err := h.pool.Exec(t.Context(), `UPDATE files SET state = 'IDENTIFIED'`) // by a later one
	require.NoError(t, err)
	close(h.module.block)
	require.Eventually(t, func() bool { return len(h.jobs("kind = 'file_identify' AND finalized_at IS NULL")) == 0 }, 20*time.Second, 10*time.Millisecond)
	require.Equal(t, 1, h.count("files WHERE state = 'PROBED'"))
	h.scan()
	require.Equal(t, 1, h.count("files WHERE state = 'IDENTIFIED'"))
}

// What somebody decided is applied by the next scan where the job for it has failed to the last.
func TestReidentify_fails(t *testing.T) {
	t.Parallel()
	h := newHouse(t, "h264.mkv")
	h.scan()
	h.module.before = func() error { return errors.New("a fault in the module") }
	require.NoError(t, h.pool.Tx(t.Context(), func(tx pgx.Tx) error {
		err := h.queue().Enqueue(t.Context(), tx, library.ReidentifyArgs{LibraryID: h.lib.ID, FileIDs: []uuid.UUID{h.file("h264.mkv")}})
		_, last := tx.Exec(t.Context(), `UPDATE river_job SET max_attempts = 1 WHERE kind = 'file_reidentify'`)
		return errors.Join(err, last)
	}))
	require.Eventually(t, func() bool { return len(h.jobs("kind = 'file_reidentify' AND finalized_at IS NULL")) == 0 }, 20*time.Second, 10*time.Millisecond)
	require.Equal(t, 1, h.module.seen["h264.mkv"])
	require.Equal(t, library.ScanCompleted, h.scan().State)
	require.Equal(t, 2, h.module.seen["h264.mkv"])
	require.Equal(t, 1, h.count("files WHERE state = 'IDENTIFIED'"))
}
