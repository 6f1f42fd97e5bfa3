package resolvers_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/library"
	"revenge/internal/platform/id"
)

// A film goes into the trash and comes back, by the API alone, on a real disk.
func TestTrash(t *testing.T) {
	t.Parallel()
	w := newWorld(t, baseSeed(t))
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "Zorntal.mkv"), []byte("a film"), 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "Zorntal.de.srt"), []byte("its subtitles"), 0o644))
	at, err := os.Stat(filepath.Join(dir, "Zorntal.mkv"))
	require.NoError(t, err)
	run := func(sql string, args ...any) {
		t.Helper()
		_, err := w.db.Exec(t.Context(), sql, args...)
		require.NoError(t, err)
	}
	run(`UPDATE libraries SET allow_deletion = true`)
	folder, err := os.Stat(dir)
	require.NoError(t, err)
	self := folder.Sys().(*syscall.Stat_t)
	run(`UPDATE library_roots SET path = $1, device = $2, inode = $3 WHERE id = '01900000-0000-7000-8000-0000000000b1'`, library.EncodePath(dir), int64(self.Dev), int64(self.Ino))
	run(`UPDATE files SET size_bytes = $1, mtime_ns = $2, device = $3 WHERE path = 'Zorntal.mkv'`, at.Size(), at.ModTime().UnixNano(), int64(self.Dev))

	file := id.Of("file", uuid.MustParse("01900000-0000-7000-8000-000000000f04")).String()
	var plan struct {
		PlanDeletion struct {
			Plan struct{ Token string }
		}
	}
	answer := w.does(t, fmt.Sprintf(`mutation { planDeletion(input: {fileIds: [%q]}) { plan { bytes playsKept token
		files { sizeBytes sidecars file { name } } vanishing { item { __typename ... on Movie { title } } } } userErrors { message } } }`, file), &plan)
	require.Contains(t, answer, `"bytes":19,"playsKept":`)
	require.Contains(t, answer, `"files":[{"sizeBytes":19,"sidecars":["Zorntal.de.srt"],"file":{"name":"Zorntal.mkv"}}],"vanishing":[{"item":{"__typename":"Movie","title":"Zorntal"}}]`)

	var deleted struct {
		DeleteFiles struct{ Items []struct{ ID string } }
	}
	answer = w.does(t, fmt.Sprintf(`mutation { deleteFiles(input: {fileIds: [%q], confirm: %q}) { items { id title path library { name } deletedBy state } userErrors { message } } }`,
		file, plan.PlanDeletion.Plan.Token), &deleted)
	require.Contains(t, answer, `"title":"Zorntal","path":"Zorntal.mkv","library":{"name":"Zorn films"},"deletedBy":"Root","state":"TRASHED"`)
	require.NoFileExists(t, filepath.Join(dir, "Zorntal.mkv"))

	answer = w.does(t, fmt.Sprintf(`mutation { restoreFiles(input: {ids: [%q]}) { restored userErrors { message } } }`, deleted.DeleteFiles.Items[0].ID), nil)
	require.Contains(t, answer, `{"restored":1,"userErrors":[]}`)
	require.FileExists(t, filepath.Join(dir, "Zorntal.mkv"))
	require.FileExists(t, filepath.Join(dir, "Zorntal.de.srt"))

	// It vanishes by itself: what is left of it can be removed too.
	require.NoError(t, os.Remove(filepath.Join(dir, "Zorntal.mkv")))
	run(`UPDATE files SET missing_since = now() WHERE path = 'Zorntal.mkv'`)
	answer = w.does(t, fmt.Sprintf(`mutation { planDeletion(input: {fileIds: [%q]}) { plan { bytes token files { sizeBytes missing sidecars } } userErrors { message } } }`, file), &plan)
	require.Contains(t, answer, `"files":[{"sizeBytes":0,"missing":true,"sidecars":[]}]`)
	answer = w.does(t, fmt.Sprintf(`mutation { deleteFiles(input: {fileIds: [%q], confirm: %q}) { items { id } forgotten userErrors { message } } }`, file, plan.PlanDeletion.Plan.Token), nil)
	require.Contains(t, answer, `{"items":[],"forgotten":1,"userErrors":[]}`)
}

// does asks as root and reads the answer's data, which has no errors.
func (w *world) does(t *testing.T, query string, into any) string {
	t.Helper()
	answer, _ := w.ask("root", goldenCase{query: query}.body(t))
	require.NotContains(t, answer, `"errors"`)
	if into != nil {
		var whole struct{ Data json.RawMessage }
		require.NoError(t, json.NewDecoder(strings.NewReader(answer)).Decode(&whole))
		require.NoError(t, json.Unmarshal(whole.Data, into))
	}
	return answer
}
