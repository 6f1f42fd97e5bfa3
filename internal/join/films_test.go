package join_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/edit"
	"revenge/internal/join"
	"revenge/internal/library"
	"revenge/internal/origin"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/playlist"
	"revenge/internal/review"
	"revenge/internal/search"
)

func TestMerge_films(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	files := b.file("Alien (1979).mkv", "Der Alien (1980).mkv", "Heat (1995).mkv")
	into, other := b.of(files[0]), b.of(files[1])
	b.play(files[0])
	b.play(files[1])
	require.NoError(t, b.Viewing.Rate(t.Context(), b.admin, other, new(9)))
	require.NoError(t, b.Viewing.SetFavourite(t.Context(), b.admin, into, true))
	list, err := b.Playlists.Create(t.Context(), b.admin, playlist.New{Name: "Ships", Items: []id.ID{other}})
	require.NoError(t, err)
	_, err = b.edits.EditOne(t.Context(), b.admin, other, []edit.Change{{Field: origin.Tagline, Mode: edit.Set, Values: []string{"Nobody hears you."}}})
	require.NoError(t, err)

	const state = `SELECT concat_ws('|', (SELECT count(*) FROM plays WHERE item_id = $1), (SELECT play_count FROM watch_states WHERE item_id = $1),
		(SELECT rating || ' ' || (favourite_at IS NOT NULL) FROM viewer_states WHERE item_id = $1), (SELECT count(*) FROM playlist_items WHERE item_id = $1),
		(SELECT tagline FROM movie_details WHERE movie_id = $1))`
	const apart = "Alien 1979: Alien (1979).mkv\nDer Alien 1980: Der Alien (1980).mkv\nHeat 1995: Heat (1995).mkv"
	const one = "Alien 1979: Alien (1979).mkv, Der Alien (1980).mkv\nHeat 1995: Heat (1995).mkv"
	require.Equal(t, apart, b.filed())
	before := b.text(state, into.UUID)

	c := b.merge(into, other)
	require.Equal(t, one, b.filed(), "at once, before any job")
	require.Equal(t, "2|2|9 true|1|Nobody hears you.", b.text(state, into.UUID))
	require.Equal(t, "2", b.text(`SELECT versions::text FROM movies WHERE id = $1`, into.UUID))
	hits, err := b.Search.Search(t.Context(), b.Viewer, search.Asked{Text: "der alien", First: 10})
	require.NoError(t, err)
	require.Empty(t, hits, "what is gone is not found")
	for _, again := range []func(){
		func() { b.scan(files...) },
		func() { b.scan(files[1]) },
		func() { b.scan(files[0]) },
		func() { b.rename(files[1], "x/Something else (2001).mkv"); b.scan(files[1]) },
		func() { b.rename(files[0], "y/Anything (2002).mkv"); b.scan(files[0]) },
		func() { b.rename(files[0], "Alien (1979).mkv"); b.rename(files[1], "Der Alien (1980).mkv"); b.scan() },
	} {
		again()
		require.Equal(t, 2, len(b.lines()), b.filed())
		require.Equal(t, into, b.of(files[0]))
		require.Equal(t, into, b.of(files[1]))
		require.Equal(t, "Alien", b.text(`SELECT title FROM movies WHERE id = $1`, into.UUID))
	}
	require.Equal(t, "2|2|9 true|1|Nobody hears you.", b.text(state, into.UUID))

	b.Write("Der Alien (1980).nfo", `<movie><title>Der Alien</title><year>1980</year><uniqueid type="tmdb">7</uniqueid></movie>`)
	b.scan()
	require.Equal(t, one, b.filed(), "an NFO file that says otherwise does not part them")
	b.Write("Alien (1979).nfo", `<movie><title>Alien</title><year>1979</year><uniqueid type="tmdb">348</uniqueid></movie>`)
	b.scan(files[0])
	b.scan(files[1])
	b.scan()
	require.Equal(t, one, b.filed())
	require.Equal(t, "348", b.text(`SELECT tmdb_id::text FROM movies WHERE id = $1`, into.UUID), "what the film itself is described as counts")

	h, err := b.History(t.Context(), b.admin, &other, page.Args{First: new(10)})
	require.NoError(t, err)
	require.Len(t, h.Nodes(), 1)
	require.Equal(t, []string{"Der Alien"}, h.Nodes()[0].OtherTitles)
	require.Equal(t, "Ada", h.Nodes()[0].ByName)

	b.undo(c)
	require.Equal(t, apart, b.filed())
	require.Equal(t, other, b.of(files[1]), "it is the same film again")
	require.Equal(t, before, b.text(state, into.UUID))
	require.Equal(t, "1|1|9 false|1|Nobody hears you.", b.text(state, other.UUID))
	b.scan()
	require.Equal(t, apart, b.filed())
	_, err = b.Undo(t.Context(), b.admin, c.NodeID())
	require.ErrorIs(t, err, fault.Conflict)
	n, err := b.Playlists.ByIDs(t.Context(), b.admin, []uuid.UUID{list})
	require.NoError(t, err)
	require.Len(t, n, 1)
}

func (b *bench) lines() []string {
	b.Helper()
	return linesOf(b.filed())
}

// All rows go and come again, in any order, one by one and together: what was joined stays so.
func TestMerge_outlivesTheRows(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	files := b.file("Alien (1979).mkv", "Der Alien (1980).mkv", "Alien (1979) 4K.mkv", "Twin (1999).mkv", "other/Twin (1999) b.mkv")
	require.Equal(t, b.of(files[3]), b.of(files[4]))
	b.merge(b.of(files[0]), b.of(files[1]))
	b.split(join.Split{Item: b.of(files[3]), Files: files[4:]})
	want := "Alien 1979: Alien (1979) 4K.mkv, Alien (1979).mkv, Der Alien (1980).mkv\nTwin 1999: Twin (1999) b.mkv\nTwin 1999: Twin (1999).mkv"
	require.Equal(t, want, sorted(b.filed()))
	orders := [][]uuid.UUID{files, {files[4]}, {files[3]}, {files[1], files[0], files[2]}, {files[2], files[1]}, {files[0]}, files}
	for _, first := range orders {
		b.Exec(`DELETE FROM movies`)
		b.scan(first...)
		for _, f := range files {
			b.scan(f)
		}
		require.Equal(t, want, sorted(b.filed()))
	}
	b.Exec(`DELETE FROM movies`)
	b.Exec(`DELETE FROM files`)
	b.order = nil
	b.file("new/Alien (1979).mkv", "new/b.mkv")
	require.Len(t, b.lines(), 2, "other content is other content")
}

// The content comes again as other rows, elsewhere, by other names.
func TestMerge_outlivesTheFiles(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	files := b.file("Alien (1979).mkv", "Der Alien (1980).mkv")
	b.merge(b.of(files[0]), b.of(files[1]))
	b.play(files[1])
	b.Exec(`DELETE FROM movies`)
	b.Exec(`DELETE FROM files`)
	b.order = nil
	again := []uuid.UUID{b.Video("z/One (2001).mkv").File.ID, b.Video("z/Two (2002).mkv").File.ID}
	for i, path := range []string{"Alien (1979).mkv", "Der Alien (1980).mkv"} {
		b.Exec(`UPDATE files SET oshash = substr(md5($2), 1, 16) WHERE id = $1`, again[i], path)
	}
	b.scan(again[1])
	b.scan(again[0])
	require.Equal(t, "Alien 1979: One (2001).mkv, Two (2002).mkv", b.filed())
	require.Equal(t, "1", b.text(`SELECT count(*)::text FROM plays p JOIN movies m ON m.id = p.item_id`))
}

func TestSplit_films(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	b.Write("Solaris/Solaris (2002).nfo", `<movie><title>Solaris</title><year>1972</year><uniqueid type="tmdb">593</uniqueid></movie>`)
	b.Write("Solaris/Solaris (1972).nfo", `<movie><title>Solaris</title><year>1972</year><uniqueid type="tmdb">593</uniqueid><plot>The sea.</plot></movie>`)
	files := b.file("Solaris/Solaris (1972).mkv", "Solaris/Solaris (2002).mkv")
	film := b.of(files[0])
	require.Equal(t, film, b.of(files[1]), "an NFO file is of something else")
	b.play(files[0])
	b.play(files[1])
	c := b.split(join.Split{Item: film, Files: files[1:]})
	want := "Solaris 1972: Solaris (1972).mkv\nSolaris 2002: Solaris (2002).mkv"
	require.Equal(t, want, b.filed())
	own := b.of(files[1])
	plays := `SELECT count(*)::text FROM plays WHERE item_id = $1`
	require.Equal(t, "1", b.text(plays, film.UUID))
	require.Equal(t, "1", b.text(plays, own.UUID))
	b.scan()
	b.scan(files[1])
	require.Equal(t, want, b.filed())
	require.Equal(t, "593|", b.text(`SELECT string_agg(COALESCE(tmdb_id::text, ''), '|' ORDER BY year) FROM movies`))
	b.play(files[1])
	b.undo(c)
	b.scan()
	require.Equal(t, "Solaris 1972: Solaris (1972).mkv, Solaris (2002).mkv", b.filed())
	require.Equal(t, "3", b.text(plays, film.UUID), "what was played since goes along")

	third := b.file("Stalker (1979).mkv")
	c = b.split(join.Split{Item: film, Files: files[1:], Into: new(b.of(third[0]))})
	want = "Solaris 1972: Solaris (1972).mkv\nStalker 1979: Solaris (2002).mkv, Stalker (1979).mkv"
	require.Equal(t, want, b.filed())
	b.scan()
	require.Equal(t, want, b.filed())

	b.clock.Advance(1)
	_, err := b.Review.Correct(t.Context(), b.admin, review.Correct{Files: files[1:], Kind: review.Movie, Title: "Zerkalo", Year: new(1975)})
	require.NoError(t, err)
	b.scan(files[1])
	want = "Solaris 1972: Solaris (1972).mkv\nStalker 1979: Stalker (1979).mkv\nZerkalo 1975: Solaris (2002).mkv"
	require.Equal(t, want, b.filed(), "the later decision counts")
	_, err = b.Undo(t.Context(), b.admin, c.NodeID())
	require.ErrorIs(t, err, fault.Conflict)
	b.merge(b.of(third[0]), b.of(files[1]))
	b.scan()
	require.Equal(t, "Solaris 1972: Solaris (1972).mkv\nStalker 1979: Solaris (2002).mkv, Stalker (1979).mkv", b.filed(), "and so does this")
}

func TestJoin_refuses(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	files := b.file("Alien (1979).mkv", "Heat (1995).mkv")
	alien, heat := b.of(files[0]), b.of(files[1])
	other := id.New()
	b.Exec(`INSERT INTO libraries (id, name, kind) VALUES ($1, 'other', 'MOVIES')`, other)
	far := id.Of("movie", id.New())
	b.Exec(`INSERT INTO movies (id, library_id, key, weak_key, title, sort_title) VALUES ($1, $2, 'x', 'x', 'Far', 'far')`, far.UUID, other)
	b.admin.Libraries = append(b.admin.Libraries, other)
	merge := func(into id.ID, others ...id.ID) error {
		_, err := b.Merge(t.Context(), b.admin, into, others, "")
		return err
	}
	require.ErrorIs(t, merge(alien), fault.Invalid)
	require.ErrorIs(t, merge(alien, alien), fault.Invalid)
	require.ErrorIs(t, merge(alien, id.Of("movie", id.New())), fault.NotFound)
	require.ErrorIs(t, merge(alien, id.Of("series", heat.UUID)), fault.NotFound)
	require.ErrorIs(t, merge(alien, id.Of("track", heat.UUID)), fault.Invalid)
	require.ErrorIs(t, merge(alien, make([]id.ID, join.MaxItems+1)...), fault.Invalid)
	require.ErrorContains(t, merge(alien, far), "another library")
	split := func(p join.Split) error {
		_, err := b.Split(t.Context(), b.admin, p)
		return err
	}
	require.ErrorIs(t, split(join.Split{Item: alien}), fault.Invalid)
	require.ErrorContains(t, split(join.Split{Item: alien, Files: files[:1]}), "all files")
	require.ErrorIs(t, split(join.Split{Item: alien, Files: files[1:]}), fault.NotFound)
	require.ErrorIs(t, split(join.Split{Item: alien, Files: files[:1], Seasons: files[:1]}), fault.NotFound)
	require.ErrorIs(t, split(join.Split{Item: alien, Files: files[:1], Title: "x", Year: new(12)}), fault.Invalid)
	require.ErrorIs(t, split(join.Split{Item: alien, Files: files[:1], Title: "x", Into: &heat}), fault.Invalid)
	_, err := b.Number(t.Context(), b.admin, files[0], 1, []int{1})
	require.ErrorIs(t, err, fault.NotFound)
	for _, numbers := range [][]int{nil, {-1}, {1, 1}, {100_001}} {
		_, err := b.Number(t.Context(), b.admin, files[0], 1, numbers)
		require.ErrorIs(t, err, fault.Invalid)
	}
	_, err = b.Merge(t.Context(), b.Viewer, alien, []id.ID{heat}, "")
	require.ErrorIs(t, err, fault.Forbidden)
	_, err = b.Undo(t.Context(), b.admin, id.Of(join.ChangeKind, id.New()))
	require.ErrorIs(t, err, fault.NotFound)
	require.Equal(t, "0", b.text(`SELECT count(*)::text FROM review_decisions`))
}

// Of two files of one content each is what was said of it; the content alone tells where its file is no more, or elsewhere.
func TestSplit_twins(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	files := b.file("Salt (2021).mkv", "Salz (2022).mkv", "Salt (2021) b.mkv")
	b.Exec(`UPDATE files SET oshash = 'twin'`)
	film := b.of(files[0])
	b.merge(film, b.of(files[1]))
	b.scan()
	b.split(join.Split{Item: film, Files: files[1:2]})
	want := "Salt 2021: Salt (2021) b.mkv, Salt (2021).mkv\nSalz 2022: Salz (2022).mkv"
	b.scan()
	for _, f := range files {
		b.scan(f)
	}
	require.Equal(t, want, b.filed())
	b.split(join.Split{Item: film, Files: files[2:], Title: "Own"})
	b.scan()
	require.Contains(t, b.filed(), "Own: Salt (2021) b.mkv")

	other, root := b.elsewhere(library.KindMovies, "far/Nothing (1999).mkv")
	b.Exec(`UPDATE files SET oshash = 'salz' WHERE id = $1`, files[1])
	b.Exec(`UPDATE review_decisions SET oshash = 'salz' WHERE file_id = $1`, files[1])
	far := b.Video("far/Nothing (1999).mkv").File.ID
	b.Exec(`UPDATE files SET oshash = 'salz', library_id = $2, root_id = $3 WHERE id = $1`, far, other, root)
	batch, err := b.libs.Loose(t.Context(), library.ReidentifyArgs{LibraryID: other, FileIDs: []uuid.UUID{far}})
	require.NoError(t, err)
	require.NoError(t, b.Review.Guide(t.Context(), batch))
	_, err = b.films.Identify(t.Context(), batch.Library, batch.Found)
	require.NoError(t, err)
	require.Equal(t, "Salz", b.text(`SELECT title FROM movies WHERE library_id = $1`, other), "also in another library")
}
