package trash_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/trash"
)

func TestSidecars(t *testing.T) {
	t.Parallel()
	folder := []string{"Film.mkv", "Film.mp4", "Film.nfo", "Film.en.srt", "Film-poster.jpg", "Film - 4K.mkv", "Film - 4K.nfo", "Filmed.srt", "movie.nfo", "Film.txt"}
	require.Equal(t, map[string][]string{"Film - 4K.mkv": {"Film - 4K.nfo"}}, trash.Sidecars(folder, "Film - 4K.mkv"))
	require.Empty(t, trash.Sidecars(folder, "Film.mkv"), "the other file of that name needs them")
	require.Equal(t, map[string][]string{"Film.mkv": {"Film.nfo", "Film.en.srt", "Film-poster.jpg"}}, trash.Sidecars(folder, "Film.mkv", "Film.mp4"))
	require.Equal(t, map[string][]string{"a.mkv": {"a.srt"}}, trash.Sidecars([]string{"a.mkv", "a.srt", "b.mkv"}, "a.mkv"))
}

func TestDelete(t *testing.T) {
	t.Parallel()
	b := setup(t)
	file := b.film("Brazil (1985)/Brazil (1985).mkv")
	b.film("Alien (1979)/Alien (1979).mkv")
	b.Write("Brazil (1985)/Brazil (1985).en.srt", "subtitle")
	b.Write("Brazil (1985)/poster.jpg", "picture of the folder")
	movieID, err := b.films.ByIDs(t.Context(), b.Viewer, nil)
	require.NoError(t, err)
	require.Empty(t, movieID)
	b.Exec(`INSERT INTO viewed_items (id, kind, library_id, keys) SELECT id, 'MOVIE', library_id, ARRAY[key] FROM movies WHERE title = 'Brazil'`)
	b.Exec(`INSERT INTO plays (id, user_id, item_id, kind, began_at, at, position_ms, duration_ms, watched, completions)
		SELECT uuidv7(), $1, id, 'PLAYED', added_at, now(), 1, 2, true, 1 FROM movies WHERE title = 'Brazil'`, b.admin.UserID)

	p, err := b.trash.Plan(t.Context(), b.admin, []uuid.UUID{file})
	require.NoError(t, err)
	require.Len(t, p.Files, 1)
	require.Equal(t, []string{"Brazil (1985).en.srt"}, p.Files[0].Sidecars())
	require.Equal(t, p.Files[0].SizeBytes, p.Bytes)
	require.Len(t, p.Vanishing, 1)
	require.Equal(t, "MOVIE", p.Vanishing[0].Kind)
	require.Equal(t, 1, p.PlaysKept)
	require.True(t, b.exists("Brazil (1985)/Brazil (1985).mkv"), "a plan does nothing")

	d, err := b.trash.Delete(t.Context(), b.admin, []uuid.UUID{file}, p.Token)
	require.NoError(t, err)
	require.Empty(t, d.Problems)
	require.False(t, b.exists("Brazil (1985)/Brazil (1985).mkv"))
	require.False(t, b.exists("Brazil (1985)/Brazil (1985).en.srt"))
	require.True(t, b.exists("Brazil (1985)/poster.jpg"))
	items := b.inTrash()
	require.Len(t, items, 1)
	require.Equal(t, "Brazil", items[0].Title)
	require.True(t, b.exists(filepath.Join(items[0].Folder, "Brazil (1985)/Brazil (1985).mkv")))
	require.Equal(t, items[0].DeletedAt.Add(30*24*time.Hour), items[0].ExpiresAt)
	require.Equal(t, []string{"Alien"}, b.listed(), "it vanished from the lists")
	require.Equal(t, 1, b.count("river_job WHERE kind = 'library_reconcile'"))
	sum, err := b.trash.Sum(t.Context(), b.admin)
	require.NoError(t, err)
	require.Equal(t, &trash.Sum{Items: 1, Bytes: p.Bytes}, sum)

	r, err := b.trash.Restore(t.Context(), b.admin, []uuid.UUID{items[0].ID})
	require.NoError(t, err)
	require.Equal(t, &trash.Restored{Restored: 1}, r)
	require.True(t, b.exists("Brazil (1985)/Brazil (1985).mkv"))
	require.True(t, b.exists("Brazil (1985)/Brazil (1985).en.srt"))
	require.False(t, b.exists(".revenge-trash"))
	require.Equal(t, []string{"Alien", "Brazil"}, b.listed(), "it came back whole")
	require.Equal(t, 1, b.count("plays p JOIN movies m ON m.id = p.item_id"))
	require.Empty(t, b.inTrash())
	require.Zero(t, b.count("scans"), "nothing had to be looked for")
	_, err = b.trash.Restore(t.Context(), b.admin, []uuid.UUID{items[0].ID})
	require.ErrorIs(t, err, fault.NotFound)
}

func TestDelete_rights(t *testing.T) {
	t.Parallel()
	b := setup(t)
	file := b.film("Alien (1979).mkv")
	keys := []uuid.UUID{file}
	user := access.Viewer{UserID: uuid.MustParse("01800000-0000-7000-8000-000000000002"), Role: access.User, Libraries: b.admin.Libraries}
	_, err := b.trash.Plan(t.Context(), user, keys)
	require.ErrorIs(t, err, fault.Forbidden)
	_, err = b.trash.Plan(t.Context(), access.Viewer{}, keys)
	require.ErrorIs(t, err, fault.Unauthenticated)
	user.MayDelete = true
	p, err := b.trash.Plan(t.Context(), user, keys)
	require.NoError(t, err)
	_, err = b.trash.Delete(t.Context(), b.admin, keys, p.Token)
	require.ErrorIs(t, err, fault.Conflict, "another one's token")
	blind := user
	blind.Libraries = []uuid.UUID{}
	_, err = b.trash.Plan(t.Context(), blind, keys)
	require.ErrorIs(t, err, fault.NotFound)
	_, err = b.trash.Plan(t.Context(), user, nil)
	require.ErrorIs(t, err, fault.Invalid)
	b.Exec(`UPDATE libraries SET allow_deletion = false`)
	_, err = b.trash.Delete(t.Context(), user, keys, p.Token)
	require.ErrorIs(t, err, fault.Conflict)
	require.ErrorContains(t, err, "does not allow")
	require.True(t, b.exists("Alien (1979).mkv"))
	b.Exec(`UPDATE libraries SET allow_deletion = true`)
	d, err := b.trash.Delete(t.Context(), user, keys, p.Token)
	require.NoError(t, err)
	stranger := user
	stranger.UserID = uuid.New()
	_, err = b.trash.Restore(t.Context(), stranger, []uuid.UUID{d.Items[0].ID})
	require.ErrorIs(t, err, fault.NotFound, "others see what they deleted themselves")
	_, err = b.trash.Empty(t.Context(), user, nil, nil)
	require.ErrorIs(t, err, fault.Forbidden)
	_, err = b.trash.Restore(t.Context(), user, []uuid.UUID{d.Items[0].ID})
	require.NoError(t, err)
}

func TestDelete_token(t *testing.T) {
	t.Parallel()
	b := setup(t)
	one, two := b.film("Alien (1979).mkv"), b.film("Brazil (1985).mkv")
	p, err := b.trash.Plan(t.Context(), b.admin, []uuid.UUID{one})
	require.NoError(t, err)
	refused := func(token string, files ...uuid.UUID) {
		t.Helper()
		_, err := b.trash.Delete(t.Context(), b.admin, files, token)
		require.ErrorIs(t, err, fault.Conflict)
		require.True(t, b.exists("Alien (1979).mkv"))
	}
	refused(p.Token, one, two)
	refused(p.Token, two)
	refused("", one)
	b.clock.Advance(11 * time.Minute)
	refused(p.Token, one)
	p, err = b.trash.Plan(t.Context(), b.admin, []uuid.UUID{one})
	require.NoError(t, err)
	later := time.Now().Add(time.Hour)
	require.NoError(t, os.Chtimes(filepath.Join(b.Dir, "Alien (1979).mkv"), later, later))
	refused(p.Token, one) // it is another file by now
	b.scanned(one, "Alien (1979).mkv")
	refused(p.Token, one) // and what was confirmed was the earlier one
	require.Zero(t, b.count("trash_items"))
}

func TestRestore_taken(t *testing.T) {
	t.Parallel()
	b := setup(t)
	file := b.film("Alien (1979).mkv")
	item := b.delete(file).Items[0]
	b.Write("Alien (1979).mkv", "another one")
	r, err := b.trash.Restore(t.Context(), b.admin, []uuid.UUID{item.ID})
	require.NoError(t, err)
	require.Zero(t, r.Restored)
	require.Equal(t, []string{"Alien (1979).mkv was not restored: something else is in its place; move that away first"}, r.Problems)
	left := b.inTrash()
	require.Len(t, left, 1)
	require.NotNil(t, left[0].Problem)
	text, err := os.ReadFile(filepath.Join(b.Dir, "Alien (1979).mkv"))
	require.NoError(t, err)
	require.Equal(t, "another one", string(text))
}

// A row that stands for something else by now is not taken; the folder is scanned.
func TestRestore_movedRow(t *testing.T) {
	t.Parallel()
	b := setup(t)
	file := b.film("Films/Alien (1979).mkv")
	item := b.delete(file).Items[0]
	b.Exec(`UPDATE files SET path = 'Elsewhere.mkv' WHERE id = $1`, file)
	_, err := b.trash.Restore(t.Context(), b.admin, []uuid.UUID{item.ID})
	require.NoError(t, err)
	require.Equal(t, 1, b.count("scans WHERE folders = ARRAY[$1::text]", b.RootID.String()+"/Films"))
}

func TestEmpty(t *testing.T) {
	t.Parallel()
	b := setup(t)
	one, two, three := b.film("Alien (1979).mkv"), b.film("Brazil (1985).mkv"), b.film("Cube (1997).mkv")
	b.delete(one)
	b.clock.Advance(time.Hour)
	item := b.delete(two, three).Items[0]
	n, err := b.trash.Empty(t.Context(), b.admin, []uuid.UUID{item.ID}, nil)
	require.NoError(t, err)
	require.EqualValues(t, 1, n)
	require.Len(t, b.inTrash(), 2)
	b.sweep()
	require.False(t, b.exists(item.Folder))
	require.Zero(t, b.count("files WHERE id = $1", *item.FileID))
	b.listed()
	require.Equal(t, 2, b.count("movies"), "nothing stands for the film any more")
	b.clock.Advance(30*24*time.Hour - time.Minute)
	b.sweep()
	require.Len(t, b.inTrash(), 1, "the time of the first one is over")
	n, err = b.trash.Empty(t.Context(), b.admin, nil, &b.Library.ID)
	require.NoError(t, err)
	require.EqualValues(t, 1, n)
	b.sweep()
	require.False(t, b.exists(".revenge-trash"))
	require.Zero(t, b.count("files"))
	_, err = b.trash.Empty(t.Context(), b.admin, []uuid.UUID{item.ID}, nil)
	require.ErrorIs(t, err, fault.NotFound)
}
