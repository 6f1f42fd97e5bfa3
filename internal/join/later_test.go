package join_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/edit"
	"revenge/internal/join"
	"revenge/internal/library"
	"revenge/internal/origin"
)

// Files that come later under the name of what was merged follow it, and change nothing of what it is called.
func TestMerge_laterFilms(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	files := b.file("Alien (1979).mkv", "Der Alien (1980).mkv", "Heat (1995).mkv")
	other := b.of(files[1])
	first := b.merge(b.of(files[0]), other)
	b.Write("Der Alien (1980) 4K.nfo", `<movie><title>Der Alien</title><year>1980</year><plot>Else.</plot></movie>`)
	b.file("Der Alien (1980) 4K.mkv")
	want := "Alien 1979: Alien (1979).mkv, Der Alien (1980) 4K.mkv, Der Alien (1980).mkv\nHeat 1995: Heat (1995).mkv"
	require.Equal(t, want, b.filed())
	b.scan()
	require.Equal(t, want, b.filed())
	b.Exec(`DELETE FROM movies`)
	b.scan(files...)
	b.scan(b.order[3])
	require.Equal(t, want, b.filed(), "also after all rows came anew")

	b.merge(b.of(files[2]), b.of(files[0]))
	b.file("Der Alien (1980) 8K.mkv")
	require.Len(t, b.lines(), 1, "and what that was merged into")
	own := b.split(join.Split{Item: b.of(files[0]), Files: b.order[4:], Title: "Der Alien", Year: new(1980)})
	late := b.file("Der Alien (1980) 16K.mkv")
	require.Equal(t, own.ItemID, b.of(late[0]).UUID, "a film of that name comes first")
	require.Nil(t, first.UndoneAt)
}

func TestMerge_laterEpisodes(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindSeries)
	files := b.file("Lost (2004)/Lost S01E01.mkv", "Verschollen/Verschollen S01E02.mkv")
	c := b.merge(b.of(files[0]), b.of(files[1]))
	more := b.file("Verschollen/Verschollen S01E03.mkv", "Lost (2004)/Lost S01E04.mkv")
	require.Equal(t, "Lost 2004 S1E1: Lost S01E01.mkv\nLost 2004 S1E2: Verschollen S01E02.mkv\nLost 2004 S1E3: Verschollen S01E03.mkv\nLost 2004 S1E4: Lost S01E04.mkv", b.filed())
	require.Equal(t, b.of(files[0]), b.of(more[0]))
	b.scan(more[0])
	b.scan()
	require.Len(t, b.lines(), 4)
	b.undo(c)
	b.scan()
	require.Equal(t, "Lost 2004 S1E1: Lost S01E01.mkv\nLost 2004 S1E4: Lost S01E04.mkv\nVerschollen S1E2: Verschollen S01E02.mkv\nVerschollen S1E3: Verschollen S01E03.mkv", b.filed())
}

// The history of what was set and released goes along too, and back.
func TestMerge_history(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	files := b.file("Alien (1979).mkv", "Der Alien (1980).mkv")
	into, other := b.of(files[0]), b.of(files[1])
	for _, c := range []edit.Change{{Field: origin.Tagline, Mode: edit.Set, Values: []string{"Nobody hears you."}}, {Field: origin.Tagline, Release: true}} {
		_, err := b.edits.EditOne(t.Context(), b.admin, other, []edit.Change{c})
		require.NoError(t, err)
	}
	const changes = `SELECT count(*)::text FROM edit_changes WHERE item_id = $1`
	require.Equal(t, "2", b.text(changes, other.UUID))
	c := b.merge(into, other)
	require.Equal(t, "2", b.text(changes, into.UUID))
	b.undo(c)
	require.Equal(t, "0", b.text(changes, into.UUID))
	require.Equal(t, "2", b.text(changes, other.UUID))
}
