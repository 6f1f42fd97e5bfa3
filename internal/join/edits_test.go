package join_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/edit"
	"revenge/internal/library"
	"revenge/internal/origin"
	"revenge/internal/platform/id"
)

func (b *bench) set(of id.ID, field origin.Field, values ...string) {
	b.Helper()
	b.clock.Advance(1)
	_, err := b.edits.EditOne(b.Context(), b.admin, of, []edit.Change{{Field: field, Mode: edit.Set, Values: values}})
	require.NoError(b, err)
}

// What hides one of two films from a child hides what they became, and undoing gives each its own again.
func TestMerge_editsOfBoth(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	files := b.file("Alien (1979).mkv", "Der Alien (1980).mkv")
	into, other := b.of(files[0]), b.of(files[1])
	b.set(into, origin.Tags, "ships", "space")
	b.set(into, origin.AgeRatings, "DE:FSK 6", "US:PG")
	b.set(into, origin.Title, "Alien")
	b.set(other, origin.Tags, "Space", "scary")
	b.set(other, origin.Genres, "Horror")
	b.set(other, origin.Certification, "US:R")
	b.set(other, origin.Title, "Der Alien")
	shown := func(film id.ID) string {
		return b.text(`SELECT concat_ws('|', m.title, m.certification, m.minimum_age,
			(SELECT string_agg(l.name, ',' ORDER BY l.name) FROM movie_labels x JOIN labels l ON l.id = x.label_id WHERE x.movie_id = m.id),
			(SELECT string_agg(g.name, ',') FROM genres g WHERE g.id = ANY(m.genre_ids))) FROM movies m WHERE m.id = $1`, film.UUID)
	}
	edits := func() string {
		return b.text(`SELECT string_agg(e::text, E'\n' ORDER BY item_id, field) FROM item_edits e`)
	}
	first, second, before := shown(into), shown(other), edits()
	require.Equal(t, "Alien|8|ships,space", first)

	c := b.merge(into, other)
	const one = "Alien|US:R|17|scary,ships,space|Horror"
	require.Equal(t, one, shown(into))
	b.scan()
	require.Equal(t, one, shown(into))
	b.undo(c)
	b.scan()
	require.Equal(t, []string{first, second, before}, []string{shown(into), shown(other), edits()})

	c = b.merge(other, into)
	require.Equal(t, "Der Alien|US:R|17|scary,ships,Space|Horror", b.text(`SELECT replace($1, 'space', 'Space')`, shown(other)))
	b.set(other, origin.Tags, "mine")
	b.undo(c)
	require.Equal(t, "Der Alien|US:R|17|mine|Horror", shown(other), "what was set since stays")
	require.Equal(t, first, shown(into))
}

// What an NFO alone hid of a film hides what it became, where somebody has set something else of that; undoing gives it back.
func TestMerge_hiddenBySources(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	b.Write("Der Alien (1980).nfo", `<movie><title>Der Alien</title><year>1980</year><mpaa>US:R</mpaa><tag>scary</tag></movie>`)
	files := b.file("Alien (1979).mkv", "Der Alien (1980).mkv")
	into, other := b.of(files[0]), b.of(files[1])
	b.set(into, origin.Certification, "US:PG")
	b.set(into, origin.Tags, "ships")
	shown := func(film id.ID) string {
		return b.text(`SELECT concat_ws('|', m.certification, m.minimum_age, (SELECT string_agg(l.name, ',' ORDER BY l.name)
			FROM movie_labels x JOIN labels l ON l.id = x.label_id WHERE x.movie_id = m.id)) FROM movies m WHERE m.id = $1`, film.UUID)
	}
	first, second := shown(into), shown(other)
	c := b.merge(into, other)
	require.Equal(t, "US:R|17|scary,ships", shown(into))
	b.scan()
	require.Equal(t, "US:R|17|scary,ships", shown(into))
	b.undo(c)
	b.scan()
	require.Equal(t, []string{first, second}, []string{shown(into), shown(other)})

	c = b.merge(into, other)
	b.set(into, origin.AgeRatings, "DE:FSK 12")
	b.undo(c)
	require.Equal(t, "0", b.text(`SELECT count(*)::text FROM item_edits WHERE item_id = $1 AND field = 'CERTIFICATION'`, into.UUID), "what was set since rates it alone")
	require.Equal(t, "12|ships", shown(into))
}
