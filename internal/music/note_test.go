package music_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/library"
	"revenge/internal/platform/db"
)

const (
	anID, another = "20244d07-534f-4eff-b4d4-930878889970", "11111111-534f-4eff-b4d4-930878889970"
	biography     = `SELECT COALESCE(string_agg(concat_ws(' ', mbid, overview), '|' ORDER BY mbid), '') FROM artists WHERE tag_name = 'nirvana'`
)

// nirvana is a track of one of two artists who are called alike.
func (b *bench) nirvana(path, artistID string) *library.Found {
	return b.Sound(path, tags("Nirvana", "Songs of "+artistID[:1], "1", "Song", "ALBUMARTIST", "Nirvana", "MUSICBRAINZ_ARTISTID", artistID,
		"MUSICBRAINZ_ALBUMARTISTID", artistID))
}

func (b *bench) text(sql string) string {
	b.Helper()
	text, err := db.Value[string](b.Context(), b.DB, sql)
	require.NoError(b, err)
	return text
}

// Of two artists who are called alike, each has what the NFO in its own folder says.
func TestIdentify_namesakes(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.Write("US/Nirvana/artist.nfo", `<artist><name>Nirvana</name><biography>Seattle.</biography></artist>`)
	us, uk := b.nirvana("US/Nirvana/Two/1.flac", anID), b.nirvana("UK/Nirvana/One/1.flac", another)
	b.identify(us, uk)
	require.Equal(t, another+"|"+anID+" Seattle.", b.text(biography))
	b.Write("UK/Nirvana/artist.nfo", `<artist><name>Nirvana</name><biography>London.</biography></artist>`)
	b.identify(uk)
	b.identify(us)
	require.Equal(t, another+" London.|"+anID+" Seattle.", b.text(biography))
}

// Where they share a folder, the id in the NFO says whose it is.
func TestIdentify_namesakesTogether(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.Write("Nirvana/artist.nfo", `<artist><name>Nirvana</name><biography>London.</biography><musicBrainzArtistID>`+another+`</musicBrainzArtistID></artist>`)
	us, uk := b.nirvana("Nirvana/Two/1.flac", anID), b.nirvana("Nirvana/One/1.flac", another)
	b.identify(us, uk)
	require.Equal(t, another+" London.|"+anID, b.text(biography))
	b.identify(us)
	require.Equal(t, another+" London.|"+anID, b.text(biography), "also when it comes without the other one")
}

// Folders of titles that begin with dots are read as others are.
func TestIdentify_dots(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.Write("...And You/artist.nfo", `<artist><name>...And You</name><biography>Trail.</biography></artist>`)
	b.Write("...Baby/1.lrc", "Words")
	b.identify(b.Sound("...And You/One/1.flac", tags("...And You", "One", "1", "Song")), b.Sound("...Baby/1.flac", tags("Ada", "...Baby", "1", "Tune")))
	require.Equal(t, "Trail.|Words", b.text(`SELECT concat_ws('|', (SELECT overview FROM artists WHERE name <> 'Ada'), (SELECT text FROM track_lyrics))`))
}

// The NFO of an album says which artist at MusicBrainz it is by; that of the artist is believed more, and stays whole.
func TestIdentify_artistOfAlbum(t *testing.T) {
	t.Parallel()
	b := setup(t)
	one := b.Sound("Ada/One/1.flac", tags("Ada", "One", "1", "Song"))
	two := b.Sound("Various/Two/1.flac", tags("Ben", "Two", "1", "Song", "ALBUMARTIST", "Ben;Cid"))
	shown := func() string {
		return b.text(`SELECT string_agg(concat_ws(' ', name, COALESCE(shown_ids->>'MUSICBRAINZ_ID', '-'), overview), '|' ORDER BY name) FROM artists`)
	}
	b.identify(one, two)
	require.Equal(t, "Ada -|Ben -|Cid -", shown())
	b.Write("Ada/One/album.nfo", `<album><title>One</title><musicbrainzalbumartistid>`+anID+`</musicbrainzalbumartistid></album>`)
	b.Write("Various/Two/album.nfo", `<album><title>Two</title><albumArtistCredits><artist>CID</artist>
		<musicBrainzArtistID>`+another+`</musicBrainzArtistID></albumArtistCredits></album>`)
	b.identify(one, two)
	require.Equal(t, "Ada "+anID+"|Ben -|Cid "+another, shown())
	b.Write("Ada/One/album.nfo", `<album><title>One</title><musicbrainzalbumartistid>`+another+`</musicbrainzalbumartistid></album>`)
	b.Write("Various/Two/album.nfo", `<album><title>Two</title></album>`)
	b.identify(one)
	require.Equal(t, "Ada "+another+"|Ben -|Cid "+another, shown(), "it is read anew")

	b.Write("Ada/artist.nfo", `<artist><name>Ada</name><biography>Alone.</biography><musicBrainzArtistID>`+anID+`</musicBrainzArtistID></artist>`)
	b.identify(one)
	require.Equal(t, "Ada "+anID+" Alone.|Ben -|Cid "+another, shown())
	b.Write("Elsewhere/album.nfo", `<album><title>Three</title><musicbrainzalbumartistid>`+another+`</musicbrainzalbumartistid></album>`)
	b.identify(b.Sound("Elsewhere/1.flac", tags("Ada", "Three", "1", "Song")))
	require.Equal(t, "Ada "+anID+" Alone.|Ben -|Cid "+another, shown())
}

// What an NFO says of when and where an artist began, and of moods and styles, is shown; so is what tags say of tracks.
func TestIdentify_lives(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.Write("Ada/artist.nfo", `<artist><name>Ada</name><style>Chamber Pop / Art Rock</style><mood>Calm</mood><born>12 May 1961 in Leeds, England</born><died>unknown</died>
		<country>United Kingdom</country></artist>`)
	b.Write("Ada/One/album.nfo", `<album><title>One</title><style>Folk</style><mood>Warm</mood></album>`)
	b.Write("Ben/artist.nfo", `<artist><name>Ben</name><born></born><formed>1987-01-02</formed><disbanded>2003 or 2004</disbanded><country>Atlantis</country></artist>`)
	one := b.Sound("Ada/One/1.flac", tags("Ada", "One", "1", "Song", "MOOD", "Happy", "STYLE", "Pop/Rock;Folk"))
	two := b.Sound("Ben/Two/1.flac", tags("Ben", "Two", "1", "Tune"))
	shown := func() string {
		return b.text(`SELECT string_agg(concat_ws('/', name, born, formed, died, disbanded, began_year, ended_year, country, moods::text, styles::text), '|' ORDER BY name) FROM artists`)
	}
	b.identify(one, two)
	const first = `Ada/12 May 1961 in Leeds, England/unknown/1961/GB/{Calm}/{"Chamber Pop","Art Rock"}|Ben/1987-01-02/2003 or 2004/1987/2003/{}/{}`
	require.Equal(t, first, shown())
	require.Equal(t, `{Warm}/{Folk}|{}/{}`, b.text(`SELECT string_agg(moods::text || '/' || styles::text, '|' ORDER BY title) FROM albums`))
	require.Equal(t, `{Happy}/{Pop/Rock,Folk}|{}/{}`, b.text(`SELECT string_agg(moods::text || '/' || styles::text, '|' ORDER BY title) FROM tracks`))
	require.Equal(t, `MOOD:happy MOOD:warm STYLE:folk STYLE:pop/rock`,
		b.text(`SELECT string_agg(t, ' ' ORDER BY t) FROM albums, unnest(traits) t WHERE title = 'One' AND t ~ '^(MOOD|STYLE):'`), "an album is found by what its tracks are, too")
	b.identify(one, two)
	require.Equal(t, first, shown(), "twice is once")
}
