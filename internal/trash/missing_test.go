package trash_test

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/page"
	"revenge/internal/trash"
)

// lose removes a file behind the server's back, and notes it as a scan does.
func (b *bench) lose(file uuid.UUID, path string, ago time.Duration) {
	b.Helper()
	require.NoError(b, os.Remove(filepath.Join(b.Dir, path)))
	b.Exec(`UPDATE files SET missing_since = $2 WHERE id = $1`, file, b.clock.Now().Add(-ago))
	b.listed()
}

func (b *bench) forget() {
	b.Helper()
	require.NoError(b, b.trash.Forget(b.Context(), trash.ForgetArgs{}))
	b.listed()
}

func (b *bench) missing() []*trash.Missing {
	b.Helper()
	c, err := b.trash.Missing(b.Context(), b.admin, nil, page.Args{})
	require.NoError(b, err)
	return c.Nodes()
}

const month = 30 * 24 * time.Hour

func TestForget(t *testing.T) {
	t.Parallel()
	b := setup(t)
	gone, lately, trashed := b.film("Alien (1979).mkv"), b.film("Brazil (1985).mkv"), b.film("Cube (1997).mkv")
	for _, path := range []string{"Dune (1984).mkv", "Eraserhead (1977).mkv"} {
		b.film(path)
	}
	b.Exec(`INSERT INTO viewed_items (id, kind, library_id, keys) SELECT id, 'MOVIE', library_id, ARRAY[key] FROM movies WHERE title = 'Alien'`)
	b.Exec(`INSERT INTO viewer_states (user_id, item_id, rating, updated_at) SELECT $1, id, 9, now() FROM movies WHERE title = 'Alien'`, b.admin.UserID)
	b.delete(trashed)
	b.Exec(`UPDATE files SET missing_since = $2 WHERE id = $1`, trashed, b.clock.Now().Add(-2*month))
	b.lose(gone, "Alien (1979).mkv", month+time.Hour)
	b.lose(lately, "Brazil (1985).mkv", month-time.Hour)

	list := b.missing()
	require.Len(t, list, 2, "what lies in the trash is not missing")
	require.Equal(t, []any{lately, "Brazil", "Brazil (1985).mkv"}, []any{list[0].ID, list[0].Title, list[0].Path})
	require.True(t, list[0].ForgottenAt.Equal(b.clock.Now().Add(time.Hour)))
	_, err := b.trash.Missing(t.Context(), b.Viewer, nil, page.Args{})
	require.ErrorIs(t, err, fault.Forbidden)

	b.Exec(`INSERT INTO scans (id, library_id, trigger, state, phase) VALUES (uuidv7(), $1, 'USER', 'PAUSED', 'WALK')`, b.Library.ID)
	b.forget()
	require.Equal(t, 5, b.count("files"), "a scan waits, perhaps for a disk")
	b.Exec(`DELETE FROM scans`)
	b.forget()
	require.Equal(t, 4, b.count("files"))
	require.Equal(t, 1, b.count("viewer_states s JOIN viewed_items v ON v.id = s.item_id WHERE v.gone_at IS NOT NULL AND rating = 9"), "what somebody thinks of it stays")
	require.Zero(t, b.count("movies WHERE title = 'Alien'"))
	require.Equal(t, 1, b.count("movies WHERE title = 'Brazil'"))
	require.Equal(t, 1, b.count("files WHERE id = $1", trashed), "the trash has its own time")
	require.Positive(t, b.count("river_job WHERE kind = 'library_reconcile'"))
	b.clock.Advance(2 * time.Hour)
	b.film("Brazil (1985).mkv.part") // somebody puts it back
	require.NoError(t, os.Rename(filepath.Join(b.Dir, "Brazil (1985).mkv.part"), filepath.Join(b.Dir, "Brazil (1985).mkv")))
	b.forget()
	require.Equal(t, 1, b.count("files WHERE id = $1", lately), "it is there, a scan finds it")
}

// Nothing is forgotten while a disk is away, nor most of a library at once, nor where it is switched off.
func TestForget_guards(t *testing.T) {
	t.Parallel()
	b := setup(t)
	var files []uuid.UUID
	paths := []string{"Alien (1979).mkv", "Brazil (1985).mkv", "Cube (1997).mkv", "Dune (1984).mkv", "Eraserhead (1977).mkv"}
	for _, path := range paths {
		files = append(files, b.film(path))
	}
	b.lose(files[0], paths[0], 2*month)
	require.NoError(t, os.Rename(b.Dir, b.Dir+" away"))
	b.forget()
	require.Equal(t, 5, b.count("files"))
	require.NoError(t, os.Mkdir(b.Dir, 0o755))
	b.Exec(`UPDATE library_roots SET device = 1, inode = 1`)
	b.forget()
	require.Equal(t, 5, b.count("files"), "the mount point is not the disk")
	_, err := b.trash.Plan(t.Context(), b.admin, files[:1])
	require.ErrorIs(t, err, fault.Unavailable)
	require.NoError(t, os.Remove(b.Dir))
	require.NoError(t, os.Rename(b.Dir+" away", b.Dir))
	b.Exec(`UPDATE library_roots SET device = NULL, inode = NULL`)
	b.forget()
	require.Equal(t, 5, b.count("files"), "a scan that was resumed and cancelled leaves unknown what the folder is")
	_, err = b.trash.Plan(t.Context(), b.admin, files[:1])
	require.ErrorIs(t, err, fault.Unavailable)
	b.walked()
	b.Exec(`UPDATE files SET device = device + 1 WHERE id = $1`, files[0])
	b.forget()
	require.Equal(t, 5, b.count("files"), "the disk below the folder is away, the folder is not")
	b.Exec(`UPDATE files SET device = device - 1 WHERE id = $1`, files[0])
	b.lose(files[1], paths[1], 2*month)
	b.lose(files[2], paths[2], 2*month)
	b.forget()
	require.Equal(t, 5, b.count("files"), "three of five are too many")
	b.Exec(`UPDATE files SET missing_since = $2 WHERE id = $1`, files[2], b.clock.Now())
	b.forget()
	require.Equal(t, 5, b.count("files"), "also where one of them vanished only now: the next runs would have the rest")
	b.trash.Grace = 0
	b.Exec(`UPDATE files SET missing_since = NULL WHERE id = $1`, files[2])
	b.forget()
	require.Equal(t, 5, b.count("files"))
	require.Nil(t, b.missing()[0].ForgottenAt)
	b.trash.Grace = month
	b.forget()
	require.Equal(t, 3, b.count("files"))
}

// A folder that is mostly missing is left alone where the library is not.
func TestForget_mostOfAFolder(t *testing.T) {
	t.Parallel()
	b := setup(t)
	other := uuid.New()
	b.Exec(`INSERT INTO library_roots (id, library_id, path, position, device, inode) SELECT $1, library_id, $2, 1, device, inode FROM library_roots`, other, b.Dir+"/.")
	paths := []string{"Alien (1979).mkv", "Brazil (1985).mkv", "Cube (1997).mkv", "Dune (1984).mkv", "Eraserhead (1977).mkv", "Fargo (1996).mkv", "Gilda (1946).mkv"}
	for i, path := range paths {
		if file := b.film(path); i < 3 {
			b.Exec(`UPDATE files SET root_id = $2 WHERE id = $1`, file, other)
		}
	}
	for _, path := range []string{paths[0], paths[1], paths[3]} {
		require.NoError(t, os.Remove(filepath.Join(b.Dir, path)))
		b.Exec(`UPDATE files SET missing_since = $2 WHERE path = $1`, path, b.clock.Now().Add(-2*month))
	}
	b.forget()
	require.Equal(t, 2, b.count("files WHERE missing_since IS NOT NULL AND root_id = $1", other))
	require.Zero(t, b.count("files WHERE path = $1", paths[3]))
}

// What is missing can be removed at once by who may delete, also where no file may be.
func TestDelete_missing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	gone, stays := b.film("Alien (1979).mkv"), b.film("Brazil (1985).mkv")
	b.lose(gone, "Alien (1979).mkv", time.Hour)
	p, err := b.trash.Plan(t.Context(), b.admin, []uuid.UUID{gone, stays})
	require.NoError(t, err)
	require.Len(t, p.Files, 2)
	require.Equal(t, []bool{true, false}, []bool{p.Files[0].Missing, p.Files[1].Missing})
	d, err := b.trash.Delete(t.Context(), b.admin, []uuid.UUID{gone, stays}, p.Token)
	require.NoError(t, err)
	require.Equal(t, []int{1, 1}, []int{d.Forgotten, len(d.Items)})
	require.Zero(t, b.count("files WHERE id = $1", gone))
	_, err = b.trash.Restore(t.Context(), b.admin, []uuid.UUID{d.Items[0].ID})
	require.NoError(t, err)

	b.lose(stays, "Brazil (1985).mkv", time.Hour)
	b.Exec(`UPDATE libraries SET allow_deletion = false`)
	_, err = b.trash.Plan(t.Context(), b.Viewer, []uuid.UUID{stays})
	require.ErrorIs(t, err, fault.Forbidden)
	d = b.delete(stays)
	require.Equal(t, 1, d.Forgotten)
	require.Empty(t, b.listed())
	require.Zero(t, b.count("movies"))
}

// What scans leave out is refused until a whole one has: then an administrator may let the row go, and the file stays.
func TestDelete_leftOut(t *testing.T) {
	t.Parallel()
	b := setup(t)
	var log strings.Builder
	b.trash.Log = slog.New(slog.NewTextHandler(&log, nil))
	ignored, linked, other := b.film("Alien (1979).mkv"), b.film("Out/Brazil (1985).mkv"), b.film("Cube (1997).mkv")
	for _, path := range []string{"Dune (1984).mkv", "Eraserhead (1977).mkv", "Fargo (1996).mkv"} {
		b.film(path)
	}
	outside := t.TempDir()
	require.NoError(t, os.Rename(filepath.Join(b.Dir, "Out"), filepath.Join(outside, "Out")))
	require.NoError(t, os.Symlink(filepath.Join(outside, "Out"), filepath.Join(b.Dir, "Out")))
	b.lose(other, "Cube (1997).mkv", 2*month)
	files := []uuid.UUID{ignored, linked, other}
	b.Exec(`UPDATE files SET device = device + 1 WHERE id = $1`, other)
	b.Exec(`UPDATE files SET missing_since = $2 WHERE id = ANY($1)`, files, b.clock.Now().Add(-2*month))
	b.Exec(`UPDATE library_roots SET scanned_at = $1`, b.clock.Now().Add(-2*month))
	b.forget()
	require.Equal(t, 6, b.count("files"))
	require.Contains(t, log.String(), "files=3")
	require.Equal(t, 1, strings.Count(log.String(), "not forgotten"))
	for i, kind := range []error{fault.Conflict, fault.Conflict, fault.Unavailable} {
		_, err := b.trash.Plan(t.Context(), b.admin, files[i:i+1])
		require.ErrorIs(t, err, kind, "no scan has looked since")
	}
	b.walked()
	b.Exec(`UPDATE users SET may_delete = true WHERE name = 'anna'`)
	anna := access.Viewer{UserID: uuid.MustParse("01800000-0000-7000-8000-000000000002"), Role: access.User, MayDelete: true, Libraries: b.admin.Libraries}
	_, err := b.trash.Plan(t.Context(), anna, files[:1])
	require.ErrorIs(t, err, fault.Conflict)
	require.Equal(t, 3, b.delete(files...).Forgotten)
	require.Equal(t, 3, b.count("files"))
	require.True(t, b.exists("Alien (1979).mkv"))
	require.FileExists(t, filepath.Join(outside, "Out", "Brazil (1985).mkv"))

	// What cannot be looked at is no such file, whatever scans say.
	deep := b.film("Gilda (1946)/Gilda (1946).mkv")
	b.Exec(`UPDATE files SET missing_since = $2, path = $3 WHERE id = $1`, deep, b.clock.Now().Add(-2*month), strings.Repeat("x", 300))
	_, err = b.trash.Plan(t.Context(), b.admin, []uuid.UUID{deep})
	require.ErrorIs(t, err, fault.Conflict)
}
