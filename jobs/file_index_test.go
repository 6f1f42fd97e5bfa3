package jobs_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/library"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/media"
)

// until waits for a count to be as wanted.
func (h *house) until(want int, sql string) {
	h.t.Helper()
	require.Eventually(h.t, func() bool { return h.count(sql) == want }, time.Minute, 20*time.Millisecond, sql)
}

// Files whose container keeps no index are read to their end after the scan, and can be cut then.
func TestFileIndex(t *testing.T) {
	t.Parallel()
	h := newHouse(t, "h264.mkv", "mpeg2-interlaced.ts", "mpeg4.avi", "fragmented.mp4")
	require.Equal(t, library.ScanCompleted, h.scan().State)
	h.until(2, "river_job WHERE kind = 'file_index' AND state = 'completed'")
	require.Equal(t, 4, h.count("file_media WHERE length(index) > 0"))
	require.Equal(t, 2, h.count("river_job WHERE kind = 'file_index' AND metadata->'progress'->>'done' = metadata->'progress'->>'total'"))
	keys, err := db.AllSQL[struct{ ID uuid.UUID }](t.Context(), h.pool, "SELECT id FROM files")
	require.NoError(t, err)
	var ids []uuid.UUID
	for _, k := range keys {
		ids = append(ids, k.ID)
	}
	list, err := h.libs.Playable(t.Context(), h.admin, ids)
	require.NoError(t, err)
	require.Len(t, list, 4)
	for _, p := range list {
		require.NotNil(t, p.Index, p.Path)
		require.NotEmpty(t, p.Index.Keyframes, p.Path)
		require.Positive(t, p.Index.DurationUs())
		for _, track := range p.Index.Tracks {
			require.NotEmpty(t, track.CodecParameters)
		}
	}
}

// Files of an earlier release get their index by the nightly look; one that cannot be read is asked for once.
func TestFileIndex_request(t *testing.T) {
	t.Parallel()
	h := newHouse(t, "mpeg4.avi", "h264.mkv")
	require.Equal(t, library.ScanCompleted, h.scan().State)
	h.until(1, "river_job WHERE kind = 'file_index' AND state = 'completed'")
	_, err := db.ExecSQL(t.Context(), h.pool, "UPDATE file_media SET index = NULL, duration_ms = 0")
	require.NoError(t, err)
	require.NoError(t, h.libs.RequestIndexes(t.Context()))
	h.until(2, "file_media WHERE length(index) > 0 AND duration_ms > 0 AND (info->>'durationMs')::bigint = duration_ms")

	h.until(3, "river_job WHERE kind = 'file_index' AND state = 'completed'")
	h.put("random.mkv", "h264.mkv") // the scan has not seen it yet
	_, err = db.ExecSQL(t.Context(), h.pool, "UPDATE file_media SET index = NULL WHERE container = 'matroska'")
	require.NoError(t, err)
	require.NoError(t, h.libs.RequestIndexes(t.Context()))
	h.until(1, "river_job WHERE kind = 'file_index' AND state = 'cancelled'")
	before := h.count("river_job WHERE kind = 'file_index'")
	require.NoError(t, h.libs.RequestIndexes(t.Context()))
	require.Equal(t, before, h.count("river_job WHERE kind = 'file_index'"), "it is not tried again")
	require.NoError(t, h.libs.Index(t.Context(), uuid.New(), func(int64, int64) {}), "a file that is gone needs none")
}

// An index of another release is made anew, and does not keep its file from being played until then.
func TestFileIndex_otherRelease(t *testing.T) {
	t.Parallel()
	h := newHouse(t, "mpeg4.avi", "h264.mkv")
	require.Equal(t, library.ScanCompleted, h.scan().State)
	h.until(1, "river_job WHERE kind = 'file_index' AND state = 'completed'")
	_, err := db.ExecSQL(t.Context(), h.pool, "UPDATE file_media SET index = set_byte(index, 0, 255)")
	require.NoError(t, err)
	keys, err := db.AllSQL[struct{ ID uuid.UUID }](t.Context(), h.pool, "SELECT id FROM files")
	require.NoError(t, err)
	playable := func() int {
		list, err := h.libs.Playable(t.Context(), h.admin, []uuid.UUID{keys[0].ID, keys[1].ID})
		require.NoError(t, err)
		require.Len(t, list, 2)
		n := 0
		for _, p := range list {
			if p.Index != nil {
				n++
			}
		}
		return n
	}
	require.Zero(t, playable())
	require.NoError(t, h.libs.RequestIndexes(t.Context()))
	h.until(2, fmt.Sprintf("file_media WHERE get_byte(index, 0) = %d", media.IndexVersion))
	require.Equal(t, 2, playable())
	h.until(3, "river_job WHERE kind = 'file_index' AND state = 'completed'")
	require.NoError(t, h.libs.RequestIndexes(t.Context()))
	require.Equal(t, 3, h.count("river_job WHERE kind = 'file_index'"), "once")
}

// Of a file whose disk goes while it is read, or that a busy machine took too long for, it is not said that it has no index.
func TestFileIndex_again(t *testing.T) {
	t.Parallel()
	h := newHouse(t, "mpeg4.avi")
	require.Equal(t, library.ScanCompleted, h.scan().State)
	h.until(1, "river_job WHERE kind = 'file_index' AND state = 'completed'")
	_, err := db.ExecSQL(t.Context(), h.pool, "UPDATE file_media SET index = NULL")
	require.NoError(t, err)
	index := func() error { return h.libs.Index(t.Context(), h.file("mpeg4.avi"), func(int64, int64) {}) }
	h.module.probing = func(media.Source, error) error { return media.ErrTimeout }
	err = index()
	require.ErrorIs(t, err, media.ErrTimeout)
	require.NotErrorIs(t, err, fault.Invalid)
	h.module.probing = func(src media.Source, _ error) error {
		return errors.Join(media.ErrCorrupt, os.Rename(src.Path, h.dir+" away"))
	}
	require.NoError(t, index())
	require.Equal(t, 1, h.count("file_media WHERE index IS NULL"))
	require.NoError(t, os.Rename(h.dir+" away", filepath.Join(h.dir, "mpeg4.avi")))
	h.module.probing = nil
	require.NoError(t, index())
	require.Equal(t, 1, h.count("file_media WHERE length(index) > 0"))
}
