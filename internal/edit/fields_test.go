package edit_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/library"
	"revenge/internal/origin"
	"revenge/internal/platform/id"
)

// samples are values that nothing in the tests below has by itself.
var samples = map[origin.Field][]string{
	origin.Title: {"Mine"}, origin.Name: {"Mine"}, origin.SortTitle: {"zz"}, origin.SortName: {"zz"}, origin.OriginalTitle: {"Meins"}, origin.Credited: {"Me & You"},
	origin.Artists: {"Somebody", "Else"}, origin.Disc: {"7"}, origin.Number: {"8"}, origin.Absolute: {"40"}, origin.DVDSeason: {"5"}, origin.DVDNumber: {"6"},
	origin.AirsBeforeSeason: {"3"}, origin.AirsBeforeEpisode: {"2"}, origin.AirsAfterSeason: {"4"}, origin.Year: {"1901"}, origin.ReleasedOn: {"1901-02-03"},
	origin.FirstAiredOn: {"1901-02-03"}, origin.EndedOn: {"1902-02-03"}, origin.AiredOn: {"1901-02-03"}, origin.RuntimeMs: {"1234"}, origin.Status: {"CONTINUING"},
	origin.SeriesType: {"DAILY"}, origin.AlbumKind: {"EP"}, origin.SecondaryKinds: {"Demo"}, origin.Compilation: {"true"}, origin.Country: {"NZ"},
	origin.ReleaseStatus: {"Bootleg"}, origin.Label: {"Mine"}, origin.CatalogueNumber: {"M-1"}, origin.Barcode: {"123"}, origin.DiscTotal: {"9"},
	origin.Discs: {"1 | Side A | Vinyl | 4"}, origin.Certification: {"FSK 18"}, origin.AgeRatings: {"DE:FSK 18"}, origin.Overview: {"My words."}, origin.Tagline: {"My line."},
	origin.BPM: {"99.5"}, origin.Comment: {"mine"}, origin.Genres: {"Polka"}, origin.Tags: {"mine"}, origin.Studios: {"Mine"}, origin.Networks: {"Mine TV"},
	origin.Countries: {"New Zealand"}, origin.Language: {"mi"}, origin.Collection: {"Mine"}, origin.Moods: {"Mine"}, origin.Styles: {"Mine"}, origin.Born: {"1901-02-03 in Auckland"},
	origin.Formed: {"1902"}, origin.Died: {"1903"}, origin.Disbanded: {"1904"}, origin.Languages: {"mri"},
	origin.ISRCs: {"NZABC2400001"}, origin.Lyrics: {"mi | [00:01.00]Kia ora\nkoutou", "| plain | words"}, origin.Credits: {"DIRECTOR | Some Body"},
	origin.Translations: {"mi | title | Taku", "mi | overview | Nga kupu"}, origin.Trailers: {"https://www.youtube.com/watch?v=2RnvxmGcIy0"},
	origin.TMDBID: {"4711"}, origin.TVDBID: {"4712"}, origin.IMDBID: {"tt0004713"}, origin.MusicBrainzID: {"20244d07-534f-4eff-b4d4-930878889970"},
}

const oneVideo = `SELECT jsonb_build_object('row', to_jsonb(%[1]s) - 'updated_at' - 'label_ids' - 'genre_ids', 'details', (SELECT to_jsonb(d) FROM %[1]s_details d WHERE d.%[2]s_id = %[1]s.id),
	'genres', (SELECT jsonb_agg(g.name ORDER BY x.position) FROM %[2]s_genres x JOIN genres g ON g.id = x.genre_id), 'labels', (SELECT jsonb_agg(l.name ORDER BY x.position)
	FROM %[2]s_labels x JOIN labels l ON l.id = x.label_id), 'credits', (SELECT jsonb_agg(p.name ORDER BY x.position) FROM %[2]s_credits x JOIN people p ON p.id = x.person_id))::text FROM %[1]s`

// shows is all that rows of a kind show.
var shows = map[origin.Kind]string{
	origin.KindMovie:  strings.NewReplacer("%[1]s_details", "movie_details", "%[1]s", "movies", "%[2]s", "movie").Replace(oneVideo),
	origin.KindSeries: strings.NewReplacer("%[1]s_details", "series_details", "%[1]s", "series", "%[2]s", "series").Replace(oneVideo),
	origin.KindSeason: `SELECT to_jsonb(n)::text FROM seasons n`,
	origin.KindEpisode: `SELECT jsonb_build_object('row', to_jsonb(e) - 'updated_at', 'in', (SELECT translations FROM episode_translations),
		'credits', (SELECT jsonb_agg(p.name ORDER BY x.position) FROM episode_credits x JOIN people p ON p.id = x.person_id))::text FROM episodes e`,
	origin.KindArtist: `SELECT (to_jsonb(a) - 'updated_at')::text FROM artists a WHERE tag_name = 'the band'`,
	origin.KindAlbum: `SELECT jsonb_build_object('row', to_jsonb(a) - 'updated_at', 'by', (SELECT jsonb_agg(n.name ORDER BY x.position)
		FROM album_artists x JOIN artists n ON n.id = x.artist_id))::text FROM albums a`,
	origin.KindRelease: `SELECT jsonb_build_object('row', to_jsonb(r), 'discs', (SELECT jsonb_agg(to_jsonb(d)) FROM discs d))::text FROM releases r`,
	origin.KindTrack: `SELECT jsonb_build_object('row', to_jsonb(t) - 'updated_at', 'by', (SELECT jsonb_agg(concat_ws(' ', x.role, n.name) ORDER BY x.position)
		FROM track_artists x JOIN artists n ON n.id = x.artist_id), 'words', (SELECT jsonb_agg(to_jsonb(w) ORDER BY w.position) FROM track_lyrics w))::text FROM tracks t`,
}

// Every field of every kind can be set by hand; then it shows, a scan keeps it, and released it is as the sources say again.
func TestEdit_everyField(t *testing.T) {
	t.Parallel()
	tables := map[origin.Kind]string{origin.KindMovie: "movies", origin.KindSeries: "series", origin.KindSeason: "seasons", origin.KindEpisode: "episodes",
		origin.KindAlbum: "albums", origin.KindRelease: "releases", origin.KindTrack: "tracks"}
	each := func(b *bench, scan func(), kinds ...origin.Kind) {
		scan()
		for _, kind := range kinds {
			var item id.ID
			if kind == origin.KindArtist {
				item = id.Of("artist", mustParse(b.text(`SELECT id::text FROM artists WHERE tag_name = 'the band'`)))
			} else {
				item = b.only(tables[kind])
			}
			b.edit(item, set(kind.Fields()[0], "Other")) // what shows nothing may have no row of details until then
			b.edit(item, release(kind.Fields()[0]))
			for _, field := range kind.Fields() {
				require.NotEmpty(b, samples[field], field)
				before, keys := b.text(shows[kind]), b.text(`SELECT keys::text FROM origin_keys(ARRAY[$1::uuid])`, item.UUID)
				done := b.edit(item, set(field, samples[field]...))
				after := b.text(shows[kind])
				require.NotEqual(b, before, after, "%s of %s shows", field, kind)
				require.Equal(b, samples[field], b.origin(item, field).Values)
				require.Equal(b, keys, b.text(`SELECT keys::text FROM origin_keys(ARRAY[$1::uuid])`, item.UUID), "%s of %s: content is known by its files", field, kind)
				scan()
				require.Equal(b, after, b.text(shows[kind]), "%s of %s outlives a scan", field, kind)
				_, err := b.Undo(b.Context(), b.admin, id.Of(origin.BatchKind, *done.Batch))
				require.NoError(b, err)
				require.Equal(b, before, b.text(shows[kind]), "%s of %s undone", field, kind)
				b.edit(item, set(field, samples[field]...))
				b.edit(item, release(field))
				scan()
				require.Equal(b, before, b.text(shows[kind]), "%s of %s released", field, kind)
			}
		}
	}
	t.Run("films", func(t *testing.T) {
		t.Parallel()
		b := setup(t, library.KindMovies)
		b.Write("Heat (1995)/movie.nfo", `<movie><title>Heat</title><originaltitle>Heat!</originaltitle><year>1995</year><premiered>1995-12-15</premiered><runtime>170</runtime>
			<mpaa>R</mpaa><plot>Two men.</plot><tagline>A crime saga.</tagline><genre>Crime</genre><tag>heist</tag><studio>Warner</studio><country>USA</country><set>Heats</set>
			<director>Michael Mann</director><uniqueid type="tmdb">949</uniqueid><uniqueid type="imdb">tt0113277</uniqueid>
			<trailer>plugin://plugin.video.youtube/?action=play_video&amp;videoid=14oNcFxiVaQ</trailer></movie>`)
		file := b.Video("Heat (1995)/Heat.mkv")
		each(b, func() { b.scan(file) }, origin.KindMovie)
		require.Equal(t, "https://www.youtube.com/watch?v=14oNcFxiVaQ", b.text(`SELECT trailers[1] FROM movie_details`))
	})
	t.Run("bare films", func(t *testing.T) {
		t.Parallel()
		b := setup(t, library.KindMovies)
		file := b.Video("Heat (1995) [tmdbid-949].mkv")
		each(b, func() { b.scan(file) }, origin.KindMovie)
	})
	t.Run("series", func(t *testing.T) {
		t.Parallel()
		b := setup(t, library.KindSeries)
		b.Write("Wire/tvshow.nfo", `<tvshow><title>The Wire</title><year>2002</year><status>Ended</status><plot>Baltimore.</plot><studio>HBO</studio><uniqueid type="tvdb">79126</uniqueid>
			<namedseason number="0">Extras</namedseason><trailer>https://t.example/wire.mp4</trailer></tvshow>`)
		b.Write("Wire/Season 0/Wire S00E01.nfo", `<episodedetails><title>Prequel</title><season>0</season><episode>1</episode><displayseason>2</displayseason><displayepisode>1</displayepisode>
			<dvd_season>1</dvd_season><dvd_episode>3</dvd_episode><absolute_number>9</absolute_number></episodedetails>`)
		file := b.Video("Wire/Season 0/Wire S00E01.mkv")
		each(b, func() { b.scan(file) }, origin.KindSeries, origin.KindSeason, origin.KindEpisode)
	})
	t.Run("bare series", func(t *testing.T) {
		t.Parallel()
		b := setup(t, library.KindSeries)
		file := b.Video("Show/Show - 012.mkv")
		each(b, func() { b.scan(file) }, origin.KindSeries, origin.KindSeason, origin.KindEpisode)
	})
	music := func(t *testing.T, files map[string]string) {
		t.Parallel()
		b := setup(t, library.KindMusic)
		for name, text := range files {
			b.Write(name, text)
		}
		one := b.Sound("The Band/Big Pink/1.flac", map[string]string{"ARTIST": "The Band feat. Bob", "ARTISTS": "The Band", "ALBUMARTIST": "The Band", "ALBUM": "Big Pink", "TITLE": "Tears", "TRACKNUMBER": "1",
			"DATE": "1968-07-01", "GENRE": "Rock", "MOOD": "Calm", "STYLE": "Roots", "BPM": "120", "ISRC": "USCA29900001", "LANGUAGE": "eng", "LYRICS": "We carried you", "LABEL": "Capitol",
			"CATALOGNUMBER": "ST 2955", "BARCODE": "077", "RELEASECOUNTRY": "US", "RELEASESTATUS": "official", "DISCSUBTITLE": "One", "MEDIA": "CD", "COMPOSER": "Richard Manuel",
			"MUSICBRAINZ_RELEASEGROUPID": "11111111-534f-4eff-b4d4-930878889970", "MUSICBRAINZ_TRACKID": "22222222-534f-4eff-b4d4-930878889970"})
		each(b, func() { b.scan(one) }, origin.KindArtist, origin.KindAlbum, origin.KindRelease, origin.KindTrack)
	}
	t.Run("music", func(t *testing.T) { music(t, nil) })
	t.Run("music with NFO files", func(t *testing.T) {
		music(t, map[string]string{
			"The Band/artist.nfo": `<artist><name>The Band</name><sortname>Band, The</sortname><genre>Rock</genre><style>Americana</style><mood>Rustic</mood><formed>1967</formed><disbanded>1976</disbanded>
				<country>Canada</country><biography>Five men.</biography><biography lang="de">Fünf Männer.</biography></artist>`,
			"The Band/Big Pink/album.nfo": `<album><title>Music from Big Pink</title><review>A house.</review><type>album / live</type><label>Capitol Records</label><genre>Folk</genre><style>Roots Rock</style><mood>Warm</mood><year>1968</year></album>`,
		})
	})
}
