package edit_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/edit"
	"revenge/internal/library"
	"revenge/internal/origin"
	"revenge/internal/person"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

const castNFO = `<movie><title>Heat</title><year>1995</year><director>Michael Mann</director>
	<actor><name>Al Pacino</name><role>Vincent  Hanna</role><order>0</order><tmdbid>1158</tmdbid></actor>
	<actor><name>Val|Kilmer</name><order>1</order></actor>%s</movie>`

func (b *bench) credits(table, owner string) string {
	b.Helper()
	return b.text(`SELECT COALESCE(string_agg(concat_ws('|', c.role, p.name, c.character), ', ' ORDER BY c.position), '') FROM ` + table + ` c JOIN people p ON p.id = c.person_id
		JOIN ` + owner + ` o ON true WHERE c.` + map[string]string{"movies": "movie_id", "series": "series_id", "episodes": "episode_id"}[owner] + ` = o.id`)
}

// unfound are the people whom the search does not know.
func (b *bench) unfound() string {
	b.Helper()
	return b.text(`SELECT COALESCE(string_agg(name, ', '), '') FROM people p WHERE NOT EXISTS (SELECT FROM search_docs d WHERE d.id = p.id AND d.kind = 'PERSON' AND d.title = p.name)`)
}

func TestEdit_credits(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	b.Write("Heat (1995)/movie.nfo", castNFO)
	file := b.Video("Heat (1995)/Heat.mkv")
	b.scan(file)
	film := b.only("movies")
	credits := func() string { return b.credits("movie_credits", "movies") }
	read := "DIRECTOR|Michael Mann, ACTOR|Al Pacino|Vincent Hanna, ACTOR|Val|Kilmer"
	require.Equal(t, read, credits())
	require.Empty(t, b.unfound(), "who is read of")
	require.Equal(t, []string{"DIRECTOR | Michael Mann", "ACTOR | Al Pacino | Vincent Hanna", "ACTOR | Val/Kilmer"}, b.origin(film, origin.Credits).Values)

	done := b.edit(film, set(origin.Credits, "ACTOR | al PACINO | Hanna", "OTHER | Dante Spinotti | Cinematographer", "ACTOR|Al Pacino|hanna"))
	mine := "ACTOR|Al Pacino|Hanna, OTHER|Dante Spinotti|Cinematographer"
	require.Equal(t, mine, credits(), "people are known by their names")
	require.Empty(t, b.unfound(), "who is edited in")
	require.Equal(t, "4", b.text(`SELECT count(*)::text FROM people`), "and nobody is made twice")
	require.Equal(t, "1158", b.text(`SELECT tmdb_id::text FROM people WHERE name = 'Al Pacino'`))

	b.Write("Heat (1995)/movie.nfo", castNFO[:len(castNFO)-len("%s</movie>")]+"<credits>Ann Writer</credits></movie>")
	b.scan(file)
	require.Equal(t, mine, credits(), "a refresh changes nothing")
	require.Len(t, b.origin(film, origin.Credits).Alternatives[0].Values, 4)

	b.edit(film, set(origin.Credits))
	require.Empty(t, credits())
	b.edit(film, release(origin.Credits))
	require.Equal(t, "DIRECTOR|Michael Mann, ACTOR|Al Pacino|Vincent Hanna, ACTOR|Val|Kilmer, WRITER|Ann Writer", credits(), "released it follows the file")
	_, err := b.Undo(t.Context(), b.admin, id.Of(origin.BatchKind, *done.Batch))
	require.ErrorIs(t, err, fault.Conflict)
	require.Len(t, b.history(&film), 3)
}

func TestEdit_creditsOfSeries(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindSeries)
	b.Write("Wire/tvshow.nfo", `<tvshow><title>Wire</title><year>2002</year><actor><name>Dominic West</name><role>McNulty</role></actor></tvshow>`)
	b.Write("Wire/Season 1/Wire S01E01.nfo", `<episodedetails><title>Target</title><season>1</season><episode>1</episode><director>Clark Johnson</director></episodedetails>`)
	file := b.Video("Wire/Season 1/Wire S01E01.mkv")
	b.scan(file)
	series, episode := b.only("series"), b.only("episodes")
	show := func() string {
		return b.credits("series_credits", "series") + " / " + b.credits("episode_credits", "episodes")
	}
	require.Equal(t, "ACTOR|Dominic West|McNulty / DIRECTOR|Clark Johnson", show())
	require.Empty(t, b.unfound(), "who is read of")
	b.edit(series, set(origin.Title, "The Wire"))
	b.edit(episode, set(origin.Title, "The Target"))
	require.Equal(t, "ACTOR|Dominic West|McNulty / DIRECTOR|Clark Johnson", show(), "what is not edited stays")
	b.edit(series, set(origin.Credits, "CREATOR | David Simon"))
	require.Empty(t, b.unfound(), "who is edited into a series")
	b.edit(episode, set(origin.Credits, "GUEST | Idris Elba | Stringer Bell", "WRITER | David Simon"))
	require.Empty(t, b.unfound(), "who is edited into an episode")
	want := "CREATOR|David Simon / GUEST|Idris Elba|Stringer Bell, WRITER|David Simon"
	require.Equal(t, want, show())
	b.scan(file)
	require.Equal(t, want, show())
	b.Exec(`DELETE FROM series`)
	b.Exec(`DELETE FROM files`)
	b.scan(b.Video("Wire/Season 1/Wire S01E01.mkv"))
	require.Equal(t, want, show(), "edits find their way to the content come again")
	series, episode = b.only("series"), b.only("episodes")
	b.edit(series, release(origin.Credits))
	b.edit(episode, release(origin.Credits))
	require.Equal(t, "ACTOR|Dominic West|McNulty / DIRECTOR|Clark Johnson", show())
	for _, wrong := range []string{"ACTOR", "ACTOR | ", "STAR | Somebody", "Somebody"} {
		_, err := b.EditOne(t.Context(), b.admin, series, []edit.Change{set(origin.Credits, "ACTOR | Fine", wrong)})
		require.ErrorIs(t, err, fault.Invalid, wrong)
	}
	_, err := b.EditOne(t.Context(), b.admin, b.only("seasons"), []edit.Change{set(origin.Credits, "ACTOR | Fine")})
	require.ErrorIs(t, err, fault.Invalid, "seasons have none")
}

func TestEdit_genresOfMusic(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	tags := func(title, number, genre string) map[string]string {
		return map[string]string{"ARTIST": "The Band", "ALBUM": "Big Pink", "TITLE": title, "TRACKNUMBER": number, "GENRE": genre, "MOOD": "Calm"}
	}
	one, two := b.Sound("a/1.flac", tags("One", "1", "Rock")), b.Sound("a/2.flac", tags("Two", "2", "Rock;Folk"))
	scan := func() {
		b.scan(one, two)
		_, err := b.music.Reconcile(t.Context(), b.Library.ID)
		require.NoError(t, err)
	}
	scan()
	artist, album := b.only("artists"), b.only("albums")
	genres := func() string {
		return b.text(`SELECT string_agg(o.kind || ':' || (SELECT COALESCE(string_agg(g.name, ',' ORDER BY x.place), '') FROM unnest(o.genre_ids) WITH ORDINALITY x(id, place)
			JOIN genres g ON g.id = x.id), ' ' ORDER BY o.kind) FROM (SELECT 'album' AS kind, genre_ids FROM albums UNION ALL SELECT 'artist', genre_ids FROM artists) o`)
	}
	require.Equal(t, "album:Rock,Folk artist:Rock,Folk", genres())
	o := b.origin(album, origin.Genres)
	require.Equal(t, origin.Tracks, o.Source)
	require.Equal(t, []string{"Rock", "Folk"}, o.Values)

	b.edit(album, set(origin.Genres, "Americana", "Rock"))
	require.Equal(t, "album:Americana,Rock artist:Rock,Folk", genres())
	require.Equal(t, []string{"Rock", "Folk"}, b.origin(album, origin.Genres).Alternatives[0].Values)
	b.edit(artist, set(origin.Genres))
	scan()
	require.Equal(t, "album:Americana,Rock artist:", genres(), "what was set wins over the count")
	seen, err := b.People.Genres(t.Context(), b.Viewer, person.Asked{})
	require.NoError(t, err)
	require.Len(t, seen, 3, "a genre is seen through the album")

	first := id.Of("track", mustParse(b.text(`SELECT id::text FROM tracks WHERE title = 'One'`)))
	b.edit(first, set(origin.Genres, "Country"), set(origin.Moods, "Sad", "Slow"))
	require.Equal(t, "{Sad,Slow}", b.text(`SELECT moods::text FROM tracks WHERE title = 'One'`))
	require.Equal(t, "album:Americana,Rock artist:", genres())
	require.ElementsMatch(t, []string{"Country", "Rock", "Folk"}, b.origin(artist, origin.Genres).Alternatives[0].Values, "the count goes on")
	b.edit(album, release(origin.Genres))
	b.edit(artist, release(origin.Genres))
	counted := genres()
	require.Contains(t, counted, "Country")
	scan()
	require.Equal(t, counted, genres(), "released it is the count again")
	require.Equal(t, "{Sad,Slow}", b.text(`SELECT moods::text FROM tracks WHERE title = 'One'`))
	b.edit(first, release(origin.Genres), release(origin.Moods))
	require.Equal(t, "album:Rock,Folk artist:Rock,Folk", genres(), "albums and artists follow an edit of their tracks")
	require.Equal(t, "{Calm}", b.text(`SELECT moods::text FROM tracks WHERE title = 'One'`))
	b.edit(artist, set(origin.SortName, "zz"))
	require.Equal(t, "album:Rock,Folk artist:Rock,Folk", genres())
}
