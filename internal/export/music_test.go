package export_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/export"
	"revenge/internal/library"
	"revenge/internal/metadata/nfo"
	"revenge/internal/platform/db"
)

// What NFO files say of artists and albums is taken up, also when they alone changed, and written as it was read.
func TestWrite_music(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	one := b.Sound("The Band/Big Pink/1.flac", map[string]string{"ARTIST": "The Band", "ALBUM": "Big Pink", "TITLE": "Tears", "TRACKNUMBER": "1", "DATE": "1968", "GENRE": "Rock"})
	b.identify(one)
	artist, album := b.ids("artist", "artists", "id")[0], b.ids("album", "albums", "id")[0]
	text := func(sql string) string {
		out, err := db.Value[string](t.Context(), b.DB, sql)
		require.NoError(t, err)
		return out
	}
	show := `SELECT concat_ws('|', n.name, n.sort_name, n.overview, n.translations->0->>'overview', a.title, a.overview, a.kind, a.secondary_kinds::text, a.year, a.released_on, r.label, r.status,
		(SELECT string_agg(g.name, ',') FROM genres g WHERE g.id = ANY(a.genre_ids)), (SELECT string_agg(g.name, ',' ORDER BY g.name) FROM genres g WHERE g.id = ANY(n.genre_ids)),
		n.born, n.formed, n.died, n.disbanded, n.country, NULLIF(n.moods || n.styles, '{}')::text, NULLIF(a.moods || a.styles, '{}')::text)
		FROM artists n JOIN album_artists x ON x.artist_id = n.id JOIN albums a ON a.id = x.album_id JOIN releases r ON r.album_id = a.id`
	require.Equal(t, "The Band|band|Big Pink|ALBUM|{}|1968|Rock", text(show))

	b.Shelf.Write("The Band/artist.nfo", `<artist><name>The Band!</name><sortname>Band</sortname><genre>Folk</genre><genre>Rock</genre><style>Roots</style><mood>Warm</mood>
		<formed>1967 in Toronto</formed><disbanded>1976-11-25</disbanded><country>Canada</country><biography>Five men.</biography>
		<biography lang="de">Fünf Männer.</biography><musicBrainzArtistID>20244d07-534f-4eff-b4d4-930878889970</musicBrainzArtistID></artist>`)
	b.Shelf.Write("The Band/Big Pink/ALBUM.NFO", `<album><title>Music from Big Pink</title><review>A pink house.</review><type>album / live</type><genre>Roots</genre><style>Country Rock</style><mood>Rustic</mood>
		<label>Capitol</label><releasestatus>official</releasestatus><originalreleasedate>1968-07-01</originalreleasedate></album>`)
	want := "The Band!|band|Five men.|Fünf Männer.|Music from Big Pink|A pink house.|ALBUM|{Live}|1968|1968-07-01|Capitol|official|Roots|Folk,Rock|1967 in Toronto|1976-11-25|CA|{Warm,Roots}|{Rustic,\"Country Rock\"}"
	b.identify(one)
	require.Equal(t, want, text(show))
	b.identify(one)
	require.Equal(t, want, text(show), "once more changes nothing")
	_, err := b.Music.Reconcile(t.Context(), b.Library.ID)
	require.NoError(t, err)
	require.Equal(t, want, text(show), "genres that an NFO names are not counted")
	b.identify(one, b.Sound("Others/Solo/1.flac", map[string]string{"ARTIST": "Others", "ALBUMARTIST": "The Band", "ALBUM": "Solo", "TITLE": "Alone", "TRACKNUMBER": "1"}))
	require.Equal(t, "1", text(`SELECT count(*)::text FROM artists WHERE tag_name = 'the band'`), "tags find the artist by the old name")
	require.Equal(t, "The Band!", text(`SELECT name FROM artists WHERE tag_name = 'the band'`))

	doc, err := b.NFO(t.Context(), b.admin, artist)
	require.NoError(t, err)
	read, err := nfo.Parse(strings.NewReader(doc))
	require.NoError(t, err)
	require.Equal(t, []string{"The Band!", "Five men."}, []string{read.Artist.Title, read.Artist.Plot})
	require.Equal(t, "20244d07-534f-4eff-b4d4-930878889970", read.Artist.IDs["musicbrainz"])
	require.Equal(t, [][]string{{"", "1967 in Toronto", "", "1976-11-25"}, {"CA"}, {"Warm"}, {"Roots"}},
		[][]string{{read.Artist.Born, read.Artist.Formed, read.Artist.Died, read.Artist.Disbanded}, read.Artist.Countries, read.Artist.Moods, read.Artist.Styles})
	doc, err = b.NFO(t.Context(), b.admin, album)
	require.NoError(t, err)
	read, err = nfo.Parse(strings.NewReader(doc))
	require.NoError(t, err)
	require.Equal(t, []string{"Music from Big Pink", "A pink house.", "album / live", "Capitol", "official", "1968-07-01"},
		[]string{read.Album.Title, read.Album.Plot, read.Album.Kind, read.Album.Label, read.Album.Status, read.Album.Original})
	require.Equal(t, []string{"The Band!"}, read.Album.Artists)
	require.Equal(t, map[string]string{"The Band!": "20244d07-534f-4eff-b4d4-930878889970"}, read.Album.ArtistIDs)

	require.NoError(t, os.Remove(filepath.Join(b.Dir, "The Band/Big Pink/ALBUM.NFO")))
	out, err := b.Service.Write(t.Context(), b.admin, append(b.ids("artist", "artists WHERE tag_name = 'the band'", "id"), album), false)
	require.NoError(t, err)
	require.Len(t, out.Written, 1)
	require.Equal(t, export.Exists, out.Skipped[0].Reason, "it was written by hand")
	require.Contains(t, b.read("The Band/Big Pink/album.nfo"), "<review>A pink house.</review>")
	b.identify(one)
	require.Equal(t, want, text(show+` WHERE a.title <> 'Solo'`), "what was written is read as it was")
	b.Shelf.Write("The Band/Big Pink/album.nfo", `no NFO at all`)
	b.identify(one)
	require.Equal(t, want, text(show+` WHERE a.title <> 'Solo'`), "what was said stays until something else is")
}
