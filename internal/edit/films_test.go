package edit_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/edit"
	"revenge/internal/library"
	"revenge/internal/origin"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/search"
)

func TestEdit_outlivesARefresh(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	b.Write("Heat (1995)/movie.nfo", fmt.Sprintf(nfo, "Heat"))
	file := b.Video("Heat (1995)/Heat.mkv")
	b.scan(file)
	film := b.only("movies")
	require.Equal(t, origin.NFO, b.origin(film, origin.Title).Source)

	done := b.edit(film, set(origin.Title, "Hitze"), set(origin.Genres, "Thriller"), set(origin.Tagline), set(origin.Certification, "FSK 16"))
	require.Equal(t, 1, done.Items)
	require.Equal(t, "Hitze|hitze|16|R/FSK 16", b.text(`SELECT concat_ws('|', title, sort_title, minimum_age, 'R/' || certification) FROM movies`))

	b.Write("Heat (1995)/movie.nfo", fmt.Sprintf(nfo, "HEAT!"))
	b.scan(file)
	require.Equal(t, "Hitze", b.text(`SELECT title FROM movies`), "what was set by hand stays")
	require.Equal(t, "Thriller", b.text(`SELECT string_agg(g.name, ',') FROM movie_genres x JOIN genres g ON g.id = x.genre_id`))
	require.Equal(t, "Thriller", b.text(`SELECT string_agg(g.name, ',') FROM movies m JOIN genres g ON g.id = ANY(m.genre_ids)`))
	require.Equal(t, "Two men.", b.text(`SELECT overview FROM movie_details`), "what was not, follows")
	o := b.origin(film, origin.Title)
	require.True(t, o.Locked)
	require.Equal(t, "Ada", *o.ByName)
	require.Equal(t, []string{"HEAT!"}, o.Alternatives[0].Values)
	require.Equal(t, []string{"Heat"}, o.Alternatives[1].Values, "the name of the file says so too")
	hits, err := b.Search.Search(t.Context(), b.Viewer, search.Asked{Text: "hitze", First: 10})
	require.NoError(t, err)
	require.Len(t, hits, 1)

	b.Move(file, "Heat (1995)/Heat 1080p.mkv")
	b.scan(file)
	require.Equal(t, film, b.only("movies"))
	require.Equal(t, "Hitze", b.text(`SELECT title FROM movies`), "a renamed file changes nothing")

	b.edit(film, release(origin.Title), release(origin.Genres), release(origin.Certification))
	require.Equal(t, "HEAT!|R|Crime,Drama", b.text(`SELECT concat_ws('|', title, certification,
		(SELECT string_agg(g.name, ',' ORDER BY x.position) FROM movie_genres x JOIN genres g ON g.id = x.genre_id WHERE x.movie_id = m.id)) FROM movies m`))
	require.False(t, b.origin(film, origin.Title).Locked)
}

func TestEdit_bare(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	file := b.Video("Alien (1979).mkv")
	b.scan(file)
	film := b.only("movies")
	b.edit(film, set(origin.Overview, "In space."), set(origin.Year), set(origin.ReleasedOn, "1979-05-25"), set(origin.Studios, "Fox"), set(origin.Collection, "Alien Collection"))
	b.scan(file)
	require.Equal(t, "In space.|1979-05-25|{Fox}", b.text(`SELECT concat_ws('|', d.overview, m.year, m.released_on, d.studios) FROM movies m JOIN movie_details d ON d.movie_id = m.id`))
	require.Equal(t, "COLLECTION,STUDIO", b.text(`SELECT string_agg(l.kind::text, ',' ORDER BY l.kind) FROM movie_labels x JOIN labels l ON l.id = x.label_id`))
	b.Write("Alien (1979).nfo", `<movie><title>ALIEN</title><plot>Nobody hears you.</plot><studio>20th</studio><set><name>Alien Saga</name><overview>All.</overview></set></movie>`)
	b.scan(file)
	require.Equal(t, "ALIEN|In space.|{Fox}", b.text(`SELECT concat_ws('|', m.title, d.overview, m.year, d.studios) FROM movies m JOIN movie_details d ON d.movie_id = m.id`))
	b.edit(film, release(origin.Collection), release(origin.Year))
	require.Equal(t, "Alien Saga", b.text(`SELECT l.name FROM movie_labels x JOIN labels l ON l.id = x.label_id WHERE l.kind = 'COLLECTION'`))
	require.Equal(t, "1979", b.text(`SELECT year::text FROM movies`))
}

func TestEdit_outlivesTheLibrary(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	b.scan(b.Video("Alien (1979).mkv"), b.Video("Aliens (1986).mkv"))
	old, err := b.films.Identify(t.Context(), b.Library, nil)
	require.NoError(t, err)
	require.Empty(t, old.Added)
	key := b.text(`SELECT id::text FROM movies WHERE year = 1979`)
	film := id.Of("movie", mustParse(key))
	b.edit(film, set(origin.Title, "The first one"))
	b.Exec(`DELETE FROM movies`)
	b.Exec(`DELETE FROM files`)
	require.Equal(t, "0", b.text(`SELECT count(*)::text FROM item_facts`), "facts go with their row")
	b.scan(b.Video("x/Alien (1979).mkv"), b.Video("x/Aliens (1986).mkv"))
	require.Equal(t, "Aliens,The first one", b.text(`SELECT string_agg(title, ',' ORDER BY title) FROM movies`))
	film.UUID = mustParse(b.text(`SELECT id::text FROM movies WHERE year = 1979`))
	require.True(t, b.origin(film, origin.Title).Locked)
	require.Len(t, b.history(&film), 1, "the history goes along")
	b.edit(film, release(origin.Title))
	require.Equal(t, "0", b.text(`SELECT count(*)::text FROM edited_items`), "what nobody edits is not remembered")
	require.Equal(t, "Alien", b.text(`SELECT title FROM movies WHERE year = 1979`))
}

func TestUndo(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	b.scan(b.Video("Alien (1979).mkv"))
	film := b.only("movies")
	first := b.edit(film, set(origin.Title, "One"), set(origin.Tagline, "T"))
	second := b.edit(film, set(origin.Title, "Two"))
	require.Nil(t, b.edit(film, set(origin.Title, "Two")).Batch, "nothing changes")
	_, err := b.Undo(t.Context(), b.admin, id.Of(origin.BatchKind, *first.Batch))
	require.ErrorIs(t, err, fault.Conflict)
	require.ErrorContains(t, err, "changed since")
	require.Equal(t, "Two|T", b.text(`SELECT concat_ws('|', title, tagline) FROM movies JOIN movie_details ON movie_id = id`), "all or nothing")
	undone, err := b.Undo(t.Context(), b.admin, id.Of(origin.BatchKind, *second.Batch))
	require.NoError(t, err)
	require.Equal(t, "One", b.text(`SELECT title FROM movies`))
	_, err = b.Undo(t.Context(), b.admin, id.Of(origin.BatchKind, *second.Batch))
	require.ErrorContains(t, err, "already")
	_, err = b.Undo(t.Context(), b.admin, id.Of(origin.BatchKind, *undone.Batch))
	require.NoError(t, err, "what was undone can be done again")
	require.Equal(t, "Two", b.text(`SELECT title FROM movies`))
	h := b.history(&film)
	require.Len(t, h, 5)
	require.Equal(t, []string{"One"}, h[0].Before)
	require.Equal(t, []string{"Two"}, h[0].After)
	require.Equal(t, "One", h[0].ItemTitle)
	require.True(t, h[1].Undone())
	tagline := h[3]
	if tagline.Field != origin.Tagline {
		tagline = h[4]
	}
	_, err = b.Undo(t.Context(), b.admin, tagline.NodeID())
	require.NoError(t, err, "one field of a batch")
	require.Nil(t, b.origin(film, origin.Tagline))
	_, err = b.Undo(t.Context(), b.admin, id.Of(origin.ChangeKind, id.New()))
	require.ErrorIs(t, err, fault.NotFound)
	_, err = b.Undo(t.Context(), b.admin, id.Of("movie", tagline.ID))
	require.ErrorIs(t, err, fault.NotFound)
	b.Exec(`DELETE FROM movies`)
	_, err = b.Undo(t.Context(), b.admin, h[0].NodeID())
	require.ErrorIs(t, err, fault.Conflict)
	require.ErrorContains(t, err, "gone")
	require.Len(t, b.history(nil), 6)
}

func TestEdit_many(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	b.Write("a/movie.nfo", fmt.Sprintf(nfo, "A"))
	b.Write("b/movie.nfo", fmt.Sprintf(nfo, "B"))
	b.scan(b.Video("a/A (2001).mkv"), b.Video("b/B (2002).mkv"), b.Video("c/C (2003).mkv"))
	var films []id.ID
	for _, m := range []string{"A", "B", "C"} {
		films = append(films, id.Of("movie", mustParse(b.text(`SELECT id::text FROM movies WHERE title = $1`, m))))
	}
	many := func(c edit.Change) *edit.Done {
		done, err := b.Edit(t.Context(), b.admin, films, []edit.Change{c})
		require.NoError(t, err)
		return done
	}
	genres := func() string {
		return b.text(`SELECT string_agg(m.title || ':' || (SELECT COALESCE(string_agg(g.name, ',' ORDER BY x.position), '') FROM movie_genres x
			JOIN genres g ON g.id = x.genre_id WHERE x.movie_id = m.id), ' ' ORDER BY m.title) FROM movies m`)
	}
	done := many(edit.Change{Field: origin.Genres, Mode: edit.Add, Values: []string{"drama", "War"}})
	require.Equal(t, 3, done.Items)
	require.Equal(t, "A:Crime,Drama,War B:Crime,Drama,War C:Drama,War", genres())
	many(edit.Change{Field: origin.Genres, Mode: edit.Remove, Values: []string{"DRAMA"}})
	require.Equal(t, "A:Crime,War B:Crime,War C:War", genres())
	many(release(origin.Genres))
	require.Equal(t, "A:Crime,Drama B:Crime,Drama C:", genres())
	_, err := b.Undo(t.Context(), b.admin, id.Of(origin.BatchKind, *done.Batch))
	require.ErrorIs(t, err, fault.Conflict)
}

func TestEdit_refuses(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	b.scan(b.Video("Alien (1979).mkv"))
	film := b.only("movies")
	ask := func(items []id.ID, c edit.Change) error {
		_, err := b.Edit(t.Context(), b.admin, items, []edit.Change{c})
		return err
	}
	require.ErrorIs(t, ask([]id.ID{film}, set(origin.Title)), fault.Invalid)
	require.ErrorIs(t, ask([]id.ID{film}, set(origin.Networks, "HBO")), fault.Invalid, "films have none")
	require.ErrorIs(t, ask([]id.ID{film}, release(origin.Networks)), fault.Invalid)
	require.ErrorIs(t, ask([]id.ID{film, id.Of("movie", id.New())}, set(origin.Tagline, "x")), fault.NotFound)
	require.ErrorIs(t, ask([]id.ID{id.Of("series", film.UUID)}, set(origin.Title, "x")), fault.NotFound)
	require.ErrorIs(t, ask(nil, set(origin.Title, "x")), fault.Invalid)
	require.ErrorIs(t, ask(make([]id.ID, edit.MaxItems+1), set(origin.Title, "x")), fault.Invalid)
	require.Empty(t, b.history(nil))
	_, err := b.Edit(t.Context(), b.Viewer, []id.ID{film}, []edit.Change{set(origin.Title, "x")})
	require.ErrorIs(t, err, fault.Forbidden)
	_, err = b.Undo(t.Context(), b.Viewer, film)
	require.ErrorIs(t, err, fault.Forbidden)
}
