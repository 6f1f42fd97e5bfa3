package jobs_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/library"
	"revenge/internal/platform/db"
	"revenge/internal/platform/page"
	"revenge/media"
)

// age makes the ledger older: its rows begin and end by so much earlier.
func (h *house) age(first, last string) {
	h.t.Helper()
	_, err := h.pool.Exec(h.t.Context(), `UPDATE file_problems SET first_at = first_at - $1::interval, last_at = last_at - $2::interval`, first, last)
	require.NoError(h.t, err)
}

// ledger is what administrators are shown of it.
func (h *house) ledger() map[string]string {
	h.t.Helper()
	list, err := h.libs.Problems(h.t.Context(), h.admin, h.lib.ID, page.Args{})
	require.NoError(h.t, err)
	out := map[string]string{}
	for _, p := range list.Nodes() {
		out[p.Path] = p.Code
	}
	n, err := list.TotalCount(h.t.Context())
	require.NoError(h.t, err)
	require.Equal(h.t, len(list.Edges), n.Value)
	return out
}

// A machine with too much to do lets good files fail: they are tried again, ever more seldom. What is no film is not.
func TestScan_triedAgain(t *testing.T) {
	t.Parallel()
	h := newHouse(t, "h264.mkv", "hevc.mkv", "random.mkv")
	tried := make(chan string, 100)
	failing := map[string]error{"h264.mkv": media.ErrTimeout, "hevc.mkv": media.ErrCrashed}
	h.module.probing = func(src media.Source, err error) error {
		name := filepath.Base(src.Path)
		tried <- name
		if failing[name] != nil {
			return failing[name]
		}
		return err
	}
	scan := func() map[string]int {
		require.Equal(t, library.ScanCompleted, h.scan().State)
		n := map[string]int{}
		for len(tried) > 0 {
			n[<-tried]++
		}
		return n
	}
	require.Equal(t, map[string]int{"h264.mkv": 1, "hevc.mkv": 1, "random.mkv": 1}, scan())
	require.Empty(t, scan(), "not at once")
	both := map[string]int{"h264.mkv": 1, "hevc.mkv": 1}
	h.age("61 minutes", "61 minutes")
	require.Equal(t, both, scan(), "after an hour")
	require.Equal(t, map[string]string{"h264.mkv": "TIMEOUT", "hevc.mkv": "CRASHED", "random.mkv": "CORRUPT"}, h.ledger())
	h.age("1 hour", "1 hour")
	require.Empty(t, scan(), "it has failed for an hour and a minute")
	h.age("2 minutes", "2 minutes")
	delete(failing, "h264.mkv")
	failing["hevc.mkv"] = media.ErrTimeout
	require.Equal(t, both, scan())
	require.Equal(t, map[string]int{"h264.mkv": 1}, h.module.seen)
	require.Equal(t, map[string]string{"hevc.mkv": "TIMEOUT", "random.mkv": "CORRUPT"}, h.ledger())
	h.age("100 days", "60 days")
	require.Empty(t, scan(), "it has failed for more than a month")
	changed, err := os.OpenFile(filepath.Join(h.dir, "hevc.mkv"), os.O_APPEND|os.O_WRONLY, 0)
	require.NoError(t, err)
	_, err = changed.Write(make([]byte, 10))
	require.NoError(t, err)
	require.NoError(t, changed.Close())
	require.Equal(t, map[string]int{"hevc.mkv": 1}, scan(), "what changed is tried at once")
	h.age("61 minutes", "61 minutes")
	delete(failing, "hevc.mkv")
	require.Equal(t, map[string]int{"hevc.mkv": 1}, scan(), "what failed before was not about it")
	require.Equal(t, map[string]int{"h264.mkv": 1, "hevc.mkv": 1}, h.module.seen)
	require.Equal(t, map[string]string{"random.mkv": "CORRUPT"}, h.ledger())
}

// A file that the server failed on is tried again as well.
func TestScan_identifiedAgain(t *testing.T) {
	t.Parallel()
	h := newHouse(t, "h264.mkv", "hevc.mkv")
	h.scan()
	_, err := h.pool.Exec(t.Context(), `INSERT INTO file_problems (id, library_id, root_id, file_id, path, stage, code, message, first_at, last_at)
		SELECT $1, library_id, root_id, id, path, 'IDENTIFY', 'FAILED', '', now(), now() FROM files WHERE path = 'hevc.mkv'`, uuid.New())
	require.NoError(t, err)
	h.scan()
	require.Equal(t, map[string]int{"h264.mkv": 1, "hevc.mkv": 1}, h.module.seen)
	h.age("61 minutes", "61 minutes")
	h.scan()
	require.Equal(t, map[string]int{"h264.mkv": 1, "hevc.mkv": 2}, h.module.seen)
	require.Empty(t, h.ledger())
}

// The ledger follows files that move, and does not speak of those that are gone.
func TestProblems_follow(t *testing.T) {
	t.Parallel()
	h := newHouse(t, "h264.mkv")
	h.put("random.mkv", "a.mkv")
	h.put("empty.mkv", "b.mkv")
	h.put("random.mkv", "c.mkv")
	h.scan()
	require.Equal(t, map[string]string{"a.mkv": "CORRUPT", "b.mkv": "EMPTY", "c.mkv": "CORRUPT"}, h.ledger())
	at := func(name string) string { return filepath.Join(h.dir, name) }
	require.NoError(t, os.Rename(at("a.mkv"), at("tmp")))
	require.NoError(t, os.Rename(at("b.mkv"), at("a.mkv")))
	require.NoError(t, os.Rename(at("tmp"), at("b.mkv")))
	s := h.scan()
	require.EqualValues(t, 2, s.Moved)
	require.Equal(t, map[string]string{"a.mkv": "EMPTY", "b.mkv": "CORRUPT", "c.mkv": "CORRUPT"}, h.ledger())
	require.NoError(t, os.Rename(at("b.mkv"), h.dir+" b"))
	require.NoError(t, os.Remove(at("c.mkv")))
	h.scan()
	require.Equal(t, map[string]string{"a.mkv": "EMPTY"}, h.ledger())
	require.NoError(t, os.Rename(h.dir+" b", at("b.mkv")))
	h.scan()
	require.Equal(t, map[string]string{"a.mkv": "EMPTY", "b.mkv": "CORRUPT"}, h.ledger())
}

// A scan of some folders knows nothing of what stands in the way of others.
func TestProblems_ofOtherFolders(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.put("h264.mkv", "Film/film.mkv")
	h.scan()
	_, err := h.pool.Exec(t.Context(), `INSERT INTO file_problems (id, library_id, root_id, path, stage, code, message)
		SELECT uuidv7(), library_id, root_id, at, 'WALK', 'UNREADABLE', '' FROM files, unnest(ARRAY['Film', 'Film/deep', 'Films', 'Other']) at`)
	require.NoError(t, err)
	root, err := db.Value[uuid.UUID](t.Context(), h.pool, `SELECT root_id FROM files`)
	require.NoError(t, err)
	require.NoError(t, h.libs.Ask(t.Context(), library.AskArgs{LibraryID: h.lib.ID, Folders: []string{root.String() + "/Film"}, Trigger: library.TriggerWatch}))
	require.Equal(t, library.ScanCompleted, h.await(func(s *library.Scan) bool { return len(s.Folders) > 0 && s.Ended() }).State)
	require.Equal(t, map[string]string{"Films": "UNREADABLE", "Other": "UNREADABLE"}, h.ledger())
	h.scan()
	require.Empty(t, h.ledger())
}
