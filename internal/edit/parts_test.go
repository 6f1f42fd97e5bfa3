package edit_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/library"
	"revenge/internal/origin"
	"revenge/internal/search"
)

func TestEdit_series(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindSeries)
	b.Write("Wire/tvshow.nfo", `<tvshow><title>The Wire</title><year>2002</year><status>Ended</status><plot>Baltimore.</plot><studio>HBO</studio><namedseason number="1">One</namedseason></tvshow>`)
	file := b.Video("Wire/Season 1/Wire S01E01 - Target.mkv")
	b.scan(file)
	series, season, episode := b.only("series"), b.only("seasons"), b.only("episodes")
	b.edit(series, set(origin.Title, "Das Wire"), set(origin.Status, "CONTINUING"), set(origin.Networks, "ARD"))
	b.edit(season, set(origin.Title, "Erste"), set(origin.Overview, "Docks"))
	b.edit(episode, set(origin.Title), set(origin.AiredOn, "2002-06-02"), set(origin.RuntimeMs, "60000"))
	hits, err := b.Search.Search(t.Context(), b.Viewer, search.Asked{Text: "target", First: 10})
	require.NoError(t, err)
	require.Empty(t, hits, "an episode without a title is not found by its old one")

	b.Write("Wire/tvshow.nfo", `<tvshow><title>THE WIRE</title><year>2002</year><status>Ended</status><plot>Streets.</plot><studio>HBO</studio><namedseason number="1">First</namedseason></tvshow>`)
	b.Write("Wire/Season 1/Wire S01E01 - Target.nfo", `<episodedetails><title>The Target</title><season>1</season><episode>1</episode><aired>2002-06-03</aired><plot>Snot Boogie.</plot></episodedetails>`)
	b.scan(file)
	show := `SELECT concat_ws('|', s.title, s.status, d.overview, n.title, n.overview, e.title, e.aired_on, e.overview, e.runtime_ms,
		(SELECT string_agg(l.name, ',') FROM series_labels x JOIN labels l ON l.id = x.label_id))
		FROM series s JOIN series_details d ON d.series_id = s.id JOIN seasons n ON n.series_id = s.id JOIN episodes e ON e.season_id = n.id`
	require.Equal(t, "Das Wire|CONTINUING|Streets.|Erste|Docks|2002-06-02|Snot Boogie.|60000|ARD", b.text(show))
	require.Equal(t, "THE WIRE", b.origin(series, origin.Title).Alternatives[0].Values[0])
	require.Equal(t, "Target", b.origin(episode, origin.Title).Alternatives[1].Values[0], "the file's name")
	b.edit(series, release(origin.Title), release(origin.Status), release(origin.Networks))
	b.edit(season, release(origin.Title), release(origin.Overview))
	b.edit(episode, release(origin.Title), release(origin.AiredOn), release(origin.RuntimeMs))
	require.Equal(t, "THE WIRE|ENDED|Streets.|First|The Target|2002-06-03|Snot Boogie.|600000|HBO", b.text(show))

	b.edit(episode, set(origin.Title, "Mine"))
	b.edit(season, set(origin.Title, "Mine"))
	b.Exec(`DELETE FROM series`)
	b.Exec(`DELETE FROM files`)
	b.scan(b.Video("Wire/Season 1/Wire S01E01 - Target.mkv"))
	require.Equal(t, "THE WIRE|ENDED|Streets.|Mine|Mine|2002-06-03|Snot Boogie.|600000|HBO", b.text(show), "edits find their way to the content come again")
}

func TestEdit_music(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	tags := func(title string) map[string]string {
		return map[string]string{"ARTIST": "The Band", "ALBUM": "Big Pink", "TITLE": title, "TRACKNUMBER": "1", "DATE": "1968", "GENRE": "Rock"}
	}
	one := b.Sound("a/1.flac", tags("Tears"))
	b.scan(one)
	artist, album, track := b.only("artists"), b.only("albums"), b.only("tracks")
	b.edit(artist, set(origin.Name, "Die Band"))
	b.edit(album, set(origin.Title, "Rosa"), set(origin.Year, "1969"), set(origin.AlbumKind, "EP"))
	b.edit(track, set(origin.Title, "Tränen"), set(origin.Genres, "Folk"), set(origin.Comment, "mine"))
	show := `SELECT concat_ws('|', n.name, a.title, a.kind, replace(t.place, E'\t', '/'), t.title, t.comment,
		(SELECT string_agg(g.name, ',') FROM genres g WHERE g.id = ANY(t.genre_ids)))
		FROM artists n JOIN album_artists aa ON aa.artist_id = n.id JOIN albums a ON a.id = aa.album_id JOIN tracks t ON t.album_id = a.id`
	want := "Die Band|Rosa|EP|die band/1969/rosa/0001 0001 tranen|Tränen|mine|Folk"
	require.Equal(t, want, b.text(show))
	content := b.text(`SELECT content FROM tracks`)

	one.Media.Info.Values["TITLE"] = []string{"TEARS"}
	b.scan(one)
	two := b.Sound("b/2.flac", tags("Other"))
	b.scan(two)
	require.Equal(t, want, b.text(show+` WHERE t.id = $1`, track.UUID))
	require.Equal(t, content, b.text(`SELECT content FROM tracks WHERE id = $1`, track.UUID), "what is heard is known by its tags")
	require.Equal(t, "1", b.text(`SELECT count(*)::text FROM artists`), "the files find the artist by his old name")
	require.Equal(t, "TEARS", b.origin(track, origin.Title).Alternatives[0].Values[0])
	require.Equal(t, "The Band", b.origin(artist, origin.Name).Alternatives[0].Values[0])

	b.edit(artist, release(origin.Name))
	b.edit(album, release(origin.Title), release(origin.Year), release(origin.AlbumKind))
	b.edit(track, release(origin.Title), release(origin.Genres), release(origin.Comment))
	require.Equal(t, "The Band|Big Pink|ALBUM|band/1968/big pink/0001 0001 tears|TEARS|Rock", b.text(show+` WHERE t.id = $1`, track.UUID))

	b.edit(artist, set(origin.SortName, "zz"))
	b.edit(track, set(origin.Title, "Mine"))
	b.Exec(`DELETE FROM artists`)
	b.Exec(`DELETE FROM tracks`)
	b.Exec(`DELETE FROM albums`)
	b.Exec(`DELETE FROM files`)
	b.scan(b.Sound("a/1.flac", tags("TEARS")))
	require.Equal(t, "The Band|Big Pink|ALBUM|zz/1968/big pink/0001 0001 mine|Mine|Rock", b.text(show))
}
