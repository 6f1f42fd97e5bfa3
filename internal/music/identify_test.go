package music_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"revenge/internal/access"
	"revenge/internal/intake/intaketest"
	"revenge/internal/library"
	"revenge/internal/music"
	"revenge/internal/music/recording"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/page"
	"revenge/internal/search"
	"revenge/media"
)

type bench struct {
	*intaketest.Shelf
	music *music.Service
}

func setup(t testing.TB) *bench {
	s := intaketest.New(t, library.KindMusic)
	return &bench{s, music.NewService(music.Deps{DB: s.DB, People: s.People, Artworks: s.Artworks, Search: s.Search, Clock: clock.System{}})}
}

func (b *bench) identify(found ...*library.Found) *library.Outcome {
	b.Helper()
	out, err := b.music.Identify(b.Context(), b.Library, found)
	require.NoError(b, err)
	b.Settle(found...)
	b.addsUp()
	return out
}

// Tracks, albums and artists came with the first of their files.
func TestIdentify_added(t *testing.T) {
	t.Parallel()
	b := setup(t)
	one, two := b.Sound("a/1.flac", tags("Sia", "One", "1", "x")), b.Sound("a/2.flac", tags("Sia", "One", "2", "y"))
	one.File.AddedAt, two.File.AddedAt = time.Date(2019, 5, 6, 7, 8, 9, 0, time.UTC), time.Date(2018, 1, 2, 3, 4, 5, 0, time.UTC)
	b.identify(one, two)
	require.Equal(t, two.File.AddedAt, b.albums(music.AlbumFilter{})[0].AddedAt.UTC())
	require.Equal(t, two.File.AddedAt, b.artists(music.ArtistFilter{})[0].AddedAt.UTC())
	var came []time.Time
	for _, one := range b.tracks(music.TrackFilter{}) {
		came = append(came, one.AddedAt.UTC())
	}
	require.ElementsMatch(t, []time.Time{one.File.AddedAt, two.File.AddedAt}, came)
}

func (b *bench) addsUp() {
	b.Helper()
	counted := ` - 'genre_ids' - 'updated_at'` // at the end of the scan
	b.AddsUp(b.music.Apply, []string{"artists", "albums", "tracks"}, `SELECT to_jsonb(a)`+counted+` FROM artists a`, `SELECT to_jsonb(a)`+counted+` FROM albums a`, `SELECT * FROM tracks`)
}

func (b *bench) reconcile() *library.Outcome {
	b.Helper()
	out, err := b.music.Reconcile(b.Context(), b.Library.ID)
	require.NoError(b, err)
	b.AddsUp(b.music.Apply, []string{"artists", "albums", "tracks"}, `SELECT * FROM artists`, `SELECT * FROM albums`, `SELECT * FROM tracks`)
	return out
}

var hundred = page.Args{First: new(100)}

func (b *bench) albums(f music.AlbumFilter) []*music.Album {
	b.Helper()
	c, err := b.music.Albums(b.Context(), b.Viewer, f, music.Order[music.AlbumOrderField]{Field: music.AlbumsByArtist}, hundred)
	require.NoError(b, err)
	return c.Nodes()
}

func (b *bench) tracks(f music.TrackFilter) []*music.Track {
	b.Helper()
	c, err := b.music.Tracks(b.Context(), b.Viewer, f, music.Order[music.TrackOrderField]{Field: music.TracksByArtist}, hundred)
	require.NoError(b, err)
	return c.Nodes()
}

func (b *bench) artists(f music.ArtistFilter) []*music.Artist {
	b.Helper()
	c, err := b.music.Artists(b.Context(), b.Viewer, f, music.Order[music.ArtistOrderField]{}, hundred)
	require.NoError(b, err)
	return c.Nodes()
}

func titles[T any](rows []T, of func(T) string) string {
	out := make([]string, len(rows))
	for i, r := range rows {
		out[i] = of(r)
	}
	return strings.Join(out, ", ")
}

func albumTitle(a *music.Album) string  { return a.Credit + ": " + a.Title }
func trackTitle(t *music.Track) string  { return t.Title }
func artistName(a *music.Artist) string { return a.Name }

// tags are those of an album's track, with more or others behind them as pairs.
func tags(artist, album, number, title string, more ...string) map[string]string {
	out := map[string]string{"ARTIST": artist, "ALBUM": album, "TRACKNUMBER": number, "TITLE": title}
	for i := 0; i < len(more); i += 2 {
		out[more[i]] = more[i+1]
	}
	return out
}

func TestIdentify_album(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.Write("Band/Album/cover.jpg", "jpeg")
	b.Write("Band/artist.jpg", "jpeg")
	one := b.Sound("Band/Album/CD1/01.flac", tags("The Band", "Album", "1/2", "One", "ALBUMARTIST", "The Band", "DATE", "2009-03-01", "ORIGINALDATE", "1999-02-03",
		"GENRE", "Rock;Jazz", "LABEL", "Label", "CATALOGNUMBER", "C-1", "BARCODE", "123", "DISCSUBTITLE", "First", "MEDIA", "CD",
		"COMPOSER", "Carl", "PERFORMER", "Dora (guitar)", "REPLAYGAIN_TRACK_GAIN", "-6.50 dB", "REPLAYGAIN_TRACK_PEAK", "0.98", "ISRC", "USABC0000001"))
	two := b.Sound("Band/Album/CD1/02.flac", tags("The Band feat. Guest", "Album", "2/2", "Two", "ALBUMARTIST", "The Band", "DATE", "2009-03-01", "ORIGINALDATE", "1999", "GENRE", "Rock"))
	three := b.Sound("Band/Album/Disc 2/01.flac", tags("The Band", "Album", "1", "Three", "ALBUMARTIST", "The Band", "DATE", "2009"))
	out := b.identify(three, one, two)
	require.Len(t, out.Artworks, 2)
	b.reconcile()

	albums := b.albums(music.AlbumFilter{})
	require.Len(t, albums, 1)
	a := albums[0]
	require.Equal(t, "The Band: Album", albumTitle(a))
	require.Equal(t, 1999, *a.Year)
	require.Equal(t, "1999-02-03", a.ReleasedOn.String())
	require.NotNil(t, a.CoverID)
	require.False(t, a.Compilation)
	require.Equal(t, "One, Two, Three", titles(b.tracks(music.TrackFilter{}), trackTitle), "by disc and number")
	require.Equal(t, "The Band", titles(b.artists(music.ArtistFilter{Roles: []recording.Role{recording.AlbumArtist}}), artistName))
	require.Equal(t, "The Band, Carl, Dora, Guest", titles(b.artists(music.ArtistFilter{}), artistName), "articles aside")
	band := b.artists(music.ArtistFilter{Roles: []recording.Role{recording.AlbumArtist}})[0]
	require.NotNil(t, band.PictureID)
	require.Len(t, band.GenreIDs, 2)

	releases, err := b.music.ReleasesByAlbumIDs(t.Context(), b.Viewer, []uuid.UUID{a.ID})
	require.NoError(t, err)
	require.Len(t, releases, 1)
	require.Equal(t, "Label C-1 123", *releases[0].Label+" "+*releases[0].CatalogueNumber+" "+*releases[0].Barcode)
	discs, err := b.music.DiscsByReleaseIDs(t.Context(), b.Viewer, []uuid.UUID{releases[0].ID})
	require.NoError(t, err)
	require.Len(t, discs, 2)
	require.Equal(t, "First CD 2", fmt.Sprint(*discs[0].Title, " ", *discs[0].Media, " ", *discs[0].TrackTotal))
	first := b.tracks(music.TrackFilter{TitleContains: new("one")})[0]
	require.Equal(t, music.ReplayGain{TrackDb: new(-6.5), TrackPeak: new(0.98)}, *first.ReplayGain())
	credits, err := b.music.CreditsByTrackIDs(t.Context(), b.Viewer, []uuid.UUID{first.ID})
	require.NoError(t, err)
	require.Equal(t, "ARTIST, COMPOSER, PERFORMER", titles(credits, func(c *music.Credit) string { return string(c.Role) }))
	require.Equal(t, "guitar", *credits[2].Detail)
	genres, err := b.music.GenresByTrackIDs(t.Context(), b.Viewer, []uuid.UUID{first.ID})
	require.NoError(t, err)
	require.Len(t, genres, 2)
	require.Equal(t, "Rock", genres[0].Name)
	counts, err := b.music.CountsByArtistIDs(t.Context(), b.Viewer, []uuid.UUID{band.ID})
	require.NoError(t, err)
	require.Equal(t, music.Count{OwnerID: band.ID, Albums: 1, Tracks: 3, DurationMs: 720_000}, *counts[0])

	again := b.identify(one, two, three)
	require.Empty(t, again.Added, "twice is once")
	require.Equal(t, a.ID, b.albums(music.AlbumFilter{})[0].ID)
}

func TestIdentify_grouping(t *testing.T) {
	t.Parallel()
	rg, r1, r2 := uuid.NewString(), uuid.NewString(), uuid.NewString()
	for name, c := range map[string]struct {
		files  map[string]map[string]string
		albums string
		tracks int
	}{
		"various without an album artist": {map[string]map[string]string{"Mix/1.mp3": tags("A", "Mix", "1", "x"), "Mix/2.mp3": tags("B", "Mix", "2", "y")}, "Various Artists: Mix", 2},
		"one artist of all":               {map[string]map[string]string{"Mix/1.mp3": tags("A", "Mix", "1", "x"), "Mix/2.mp3": tags("A feat. B", "Mix", "2", "y")}, "A: Mix", 2},
		"compilation flag":                {map[string]map[string]string{"Mix/1.mp3": tags("A", "Mix", "1", "x", "COMPILATION", "1")}, "Various Artists: Mix", 1},
		"two editions by MusicBrainz": {map[string]map[string]string{
			"CD/1.flac": tags("A", "One", "1", "x", "MUSICBRAINZ_ALBUMID", r1, "MUSICBRAINZ_RELEASEGROUPID", rg),
			"LP/1.flac": tags("A", "One", "1", "x", "MUSICBRAINZ_ALBUMID", r2, "MUSICBRAINZ_RELEASEGROUPID", rg)}, "A: One", 2},
		"one release in two folders by MusicBrainz": {map[string]map[string]string{
			"x/1.flac": tags("A", "One", "1", "x", "MUSICBRAINZ_ALBUMID", r1), "y/2.flac": tags("A", "One", "2", "y", "MUSICBRAINZ_ALBUMID", r1)}, "A: One", 2},
		"same title of two artists": {map[string]map[string]string{"x/1.flac": tags("A", "Hits", "1", "x", "ALBUMARTIST", "A"), "y/1.flac": tags("B", "Hits", "1", "x", "ALBUMARTIST", "B")}, "A: Hits, B: Hits", 2},
		"same title in two years":   {map[string]map[string]string{"x/1.flac": tags("A", "A", "1", "x", "ORIGINALDATE", "1994"), "y/1.flac": tags("A", "A", "1", "x", "ORIGINALDATE", "2001")}, "A: A, A: A", 2},
		"two files of one track":    {map[string]map[string]string{"x/1.flac": tags("A", "B", "1", "x"), "x/1.mp3": tags("A", "B", "1", "x")}, "A: B", 1},
		"singles":                   {map[string]map[string]string{"x/A - y.mp3": {}, "x/A - z.mp3": {}}, "", 2},
		"no tags at all":            {map[string]map[string]string{"01 - Song.mp3": {}}, "", 1},
		"no tags in folders":        {map[string]map[string]string{"A/1998 - B/01 - x.mp3": {}, "A/1998 - B/02 - y.mp3": {}}, "A: B", 2},
		"discs tagged as albums":    {map[string]map[string]string{"A/B (Disc 1)/1.mp3": tags("A", "B (Disc 1)", "1", "x"), "A/B (Disc 2)/1.mp3": tags("A", "B (Disc 2)", "1", "x")}, "A: B", 2},
		"discs in folders":          {map[string]map[string]string{"A/B CD1/1.mp3": tags("A", "B", "1", "x"), "A/B CD2/1.mp3": tags("A", "B", "1", "x", "DISCNUMBER", "2")}, "A: B", 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			var found []*library.Found
			for path, values := range c.files {
				found = append(found, b.Sound(path, values))
			}
			b.identify(found...)
			b.reconcile()
			require.Equal(t, c.albums, titles(b.albums(music.AlbumFilter{}), albumTitle))
			require.Len(t, b.tracks(music.TrackFilter{}), c.tracks)
			// The files one by one lead to the same.
			other := setup(t)
			for path, values := range c.files {
				other.identify(other.Sound(path, values))
			}
			other.reconcile()
			require.Len(t, other.albums(music.AlbumFilter{}), len(b.albums(music.AlbumFilter{})))
			require.Len(t, other.tracks(music.TrackFilter{}), c.tracks)
		})
	}
}

// Discs are of one release, whatever their folders and albums are called; what has no tags is believed less.
func TestIdentify_byNames(t *testing.T) {
	t.Parallel()
	b := setup(t)
	one := b.Sound("A/B/1.mp3", tags("A", "B [Disc 1]", "1", "x", "ALBUMARTIST", "A"))
	b.identify(one, b.Sound("A/B [Disc 2]/1.mp3", tags("A", "B", "1", "y", "ALBUMARTIST", "A", "DISCNUMBER", "2/2")), b.Sound("A/C/01 - z.mp3", nil))
	b.reconcile()
	require.Equal(t, "B 1 x, B 2 y, C 1 z", b.text(`SELECT string_agg(concat_ws(' ', r.title, t.disc, t.title), ', ' ORDER BY t.title) FROM tracks t JOIN releases r ON r.id = t.release_id`))
	require.Equal(t, "2", b.text(`SELECT count(*)::text FROM releases`))
	require.Equal(t, "C 0.6, C 0.6, z 0.6", b.text(`SELECT string_agg(concat_ws(' ', facts -> 'TITLE' ->> 0, confidence), ', ' ORDER BY facts ->> 'TITLE') FROM item_facts WHERE confidence < 0.9 AND source = 'TAGS'`))
}

// A decision about a file without tags wins over what its folders say.
func TestIdentify_decidedByNames(t *testing.T) {
	t.Parallel()
	b := setup(t)
	f := b.Sound("Stuff/Mix/01 - x.mp3", nil)
	f.Decision = &library.Decision{Kind: "TRACK", Title: "Real", Artist: "Anna", Artists: []string{"Anna"}}
	b.identify(f)
	b.reconcile()
	require.Equal(t, "Anna: Real", titles(b.albums(music.AlbumFilter{}), albumTitle))
	require.Equal(t, "Anna", b.tracks(music.TrackFilter{})[0].Credit)
	require.Equal(t, "Anna", b.text(`SELECT string_agg(name, ', ') FROM artists WHERE missing_since IS NULL`))
}

func TestIdentify_artists(t *testing.T) {
	t.Parallel()
	b := setup(t)
	id, other := uuid.NewString(), uuid.NewString()
	b.identify(b.Sound("a/1.mp3", tags("Sia", "One", "1", "x")))
	b.identify(b.Sound("b/1.mp3", tags("SÍA", "Two", "1", "y", "MUSICBRAINZ_ARTISTID", id, "ARTISTSORT", "Furler, Sia")))
	require.Len(t, b.artists(music.ArtistFilter{}), 1, "the id joins what had none")
	b.identify(b.Sound("c/1.mp3", tags("Sia", "Three", "1", "z", "MUSICBRAINZ_ARTISTID", other)))
	require.Len(t, b.artists(music.ArtistFilter{}), 2, "another id is another artist")
	b.identify(b.Sound("d/1.mp3", tags("Sia", "Four", "1", "z")))
	require.Len(t, b.artists(music.ArtistFilter{}), 2, "a bare name joins one of them")
	b.identify(b.Sound("e/1.mp3", map[string]string{"ARTISTS": "Sia;Diplo", "ARTIST": "Sia & Diplo", "ALBUM": "Five", "TITLE": "w"}))
	require.Equal(t, "Sia & Diplo", b.tracks(music.TrackFilter{TitleContains: new("w")})[0].Credit)
	require.Len(t, b.artists(music.ArtistFilter{}), 3)
}

func TestIdentify_moves(t *testing.T) {
	t.Parallel()
	b := setup(t)
	one, two := b.Sound("Old/1.flac", tags("A", "Album", "1", "x")), b.Sound("Old/2.flac", tags("A", "Album", "2", "y"))
	b.identify(one, two)
	b.reconcile()
	album, track := b.albums(music.AlbumFilter{})[0], b.tracks(music.TrackFilter{})[0]
	b.Move(one, "New/1.flac")
	b.Move(two, "New/2.flac")
	b.identify(one, two)
	b.reconcile()
	require.Equal(t, album.ID, b.albums(music.AlbumFilter{})[0].ID, "it stays the same album")
	require.Len(t, b.tracks(music.TrackFilter{}), 2)
	require.Equal(t, track.ID, b.tracks(music.TrackFilter{})[0].ID)

	one.Media.Info.Values["ALBUM"], two.Media.Info.Values["ALBUM"] = []string{"Renamed"}, []string{"Renamed"}
	one.Media.Info.Values["TITLE"] = []string{"xx"}
	b.identify(one, two)
	b.reconcile()
	require.Equal(t, "A: Renamed", titles(b.albums(music.AlbumFilter{}), albumTitle))
	require.Equal(t, album.ID, b.albums(music.AlbumFilter{})[0].ID)
	require.Equal(t, track.ID, b.tracks(music.TrackFilter{TitleContains: new("xx")})[0].ID)
}

// A batch looks for what is empty only where its tracks were; the rest of the library is looked at after the scan.
func TestIdentify_leaves(t *testing.T) {
	t.Parallel()
	b := setup(t)
	one, two := b.Sound("One/1.flac", tags("A", "One", "1", "x")), b.Sound("One/2.flac", tags("A", "One", "2", "y"))
	b.identify(one, two)
	b.Exec(`INSERT INTO albums (id, library_id, key, title, sort_title, folded_title, credit, place, kind, compilation)
		VALUES (gen_random_uuid(), $1, 'empty', 'Empty', '', '', '', '', 'ALBUM', false)`, b.Library.ID)
	b.Exec(`INSERT INTO releases (id, library_id, album_id, key, title) SELECT gen_random_uuid(), library_id, id, 'empty', 'Empty' FROM albums WHERE title = 'Empty'`)
	known := func() (out []string) {
		for _, table := range []string{"albums", "releases"} {
			list, err := db.Column[string](t.Context(), b.DB, `SELECT title FROM `+table+` ORDER BY title`)
			require.NoError(t, err)
			out = append(out, strings.Join(list, " "))
		}
		return out
	}
	again := func(album string, found ...*library.Found) {
		for _, f := range found {
			f.Media.Info.Values["ALBUM"] = []string{album}
		}
		_, err := b.music.Identify(t.Context(), b.Library, found)
		require.NoError(t, err)
		b.Settle(found...)
	}
	again("Two", one)
	require.Equal(t, []string{"Empty One Two", "Empty One Two"}, known())
	again("Two", two)
	require.Equal(t, []string{"Empty Two", "Empty Two"}, known(), "the batch left an empty one")
	_, err := b.music.Reconcile(t.Context(), b.Library.ID)
	require.NoError(t, err)
	require.Equal(t, []string{"Two", "Two"}, known())
}

// A track that gave one of its files to another has fewer versions at once.
func TestIdentify_givers(t *testing.T) {
	t.Parallel()
	b := setup(t)
	one, other := b.Sound("One/1.flac", tags("A", "One", "1", "x")), b.Sound("One/1b.flac", tags("A", "One", "1", "x"))
	b.identify(one, other)
	twice := music.TrackFilter{BySound: music.BySound{Duplicate: new(true)}}
	require.Len(t, b.tracks(twice), 1)
	other.Media.Info.Values["ALBUM"] = []string{"Two"}
	b.identify(other)
	require.Len(t, b.tracks(music.TrackFilter{}), 2)
	require.Empty(t, b.tracks(twice))

	other.Media.Info.Values["ALBUM"] = []string{"One"}
	b.identify(other)
	b.Miss(one, new(time.Now()))
	other.Media.Info.Values["ALBUM"] = []string{"Two"}
	b.identify(other)
	require.Equal(t, "A: Two", titles(b.albums(music.AlbumFilter{}), albumTitle), "of the other one there is nothing")
	require.Len(t, b.tracks(music.TrackFilter{}), 1)
}

// An album that lost a track, as its file is another one's now, is no longer found by its language, nor by an edition that went with it.
func TestIdentify_lost(t *testing.T) {
	t.Parallel()
	b := setup(t)
	one := b.Sound("One/1.flac", tags("A", "One", "1", "x", "LANGUAGE", "deu", "DATE", "1990", "MUSICBRAINZ_ALBUMID", "10000000-0000-4000-8000-000000000001",
		"MUSICBRAINZ_RELEASEGROUPID", "10000000-0000-4000-8000-000000000002"))
	b.identify(one, b.Sound("One/2.flac", tags("A", "One", "2", "y", "DATE", "2000", "MUSICBRAINZ_ALBUMID", "10000000-0000-4000-8000-000000000003",
		"MUSICBRAINZ_RELEASEGROUPID", "10000000-0000-4000-8000-000000000002")), b.Sound("Two/1.flac", tags("A", "Two", "1", "z")))
	german, twice := music.AlbumFilter{BySound: music.BySound{Languages: []string{"deu"}}}, music.AlbumFilter{BySound: music.BySound{Duplicate: new(true)}}
	require.Equal(t, "A: One", titles(b.albums(german), albumTitle))
	require.Equal(t, "A: One", titles(b.albums(twice), albumTitle))
	for _, tag := range []string{"MUSICBRAINZ_ALBUMID", "MUSICBRAINZ_RELEASEGROUPID", "LANGUAGE", "DATE"} {
		delete(one.Media.Info.Values, tag)
	}
	one.Media.Info.Values["ALBUM"], one.Media.Info.Values["TITLE"] = []string{"Two"}, []string{"z"}
	b.Move(one, "Two/1b.flac")
	b.identify(one)
	require.Len(t, b.tracks(music.TrackFilter{}), 2)
	require.Empty(t, b.albums(german))
	require.Empty(t, b.albums(twice))
}

func TestReconcile_missing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	one, two := b.Sound("x/1.flac", tags("A", "Album", "1", "x")), b.Sound("x/2.flac", tags("B", "Album", "2", "y", "ALBUMARTIST", "A"))
	one.Media.Info.Values["ALBUMARTIST"] = []string{"A"}
	b.identify(one, two)
	b.reconcile()
	since := time.Now().Add(-time.Hour).Truncate(time.Microsecond)
	b.Miss(two, &since)
	b.reconcile()
	require.Len(t, b.albums(music.AlbumFilter{}), 1)
	require.Equal(t, "x", titles(b.tracks(music.TrackFilter{}), trackTitle))
	require.Equal(t, "A", titles(b.artists(music.ArtistFilter{}), artistName))
	require.Equal(t, "B", titles(b.artists(music.ArtistFilter{Shared: music.Shared{Missing: new(true)}}), artistName))
	b.Miss(one, &since)
	b.reconcile()
	require.Empty(t, b.albums(music.AlbumFilter{}))
	require.Len(t, b.albums(music.AlbumFilter{Shared: music.Shared{Missing: new(true)}}), 1)
	b.Miss(one, nil)
	b.Exec(`DELETE FROM files WHERE id = $1`, two.File.ID)
	out := b.reconcile()
	require.Len(t, b.albums(music.AlbumFilter{}), 1)
	require.Equal(t, "A", titles(b.artists(music.ArtistFilter{}), artistName))
	require.Len(t, out.Removed, 2, "a track and its artist")
	hits, err := b.Search.Search(t.Context(), b.Viewer, search.Asked{Text: "B", First: 10})
	require.NoError(t, err)
	require.Empty(t, hits)
}

func TestLyrics(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.Write("x/1.lrc", "[la:en]\n[00:01.00]Beside")
	b.identify(b.Sound("x/1.flac", tags("A", "Album", "1", "x", "LYRICS:DEU", "Drinnen")))
	words, err := b.music.LyricsByTrackIDs(t.Context(), b.Viewer, []uuid.UUID{b.tracks(music.TrackFilter{})[0].ID})
	require.NoError(t, err)
	require.Len(t, words, 2)
	require.True(t, words[0].Synced)
	require.Equal(t, "en", words[0].Language)
	require.Equal(t, "Beside", words[0].Lines[0].Text)
	require.Equal(t, "deu", words[1].Language)
}

func TestAccess(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.identify(b.Sound("x/1.flac", tags("A", "Album", "1", "x", "LYRICS", "words")))
	track, album, artist := b.tracks(music.TrackFilter{})[0], b.albums(music.AlbumFilter{})[0], b.artists(music.ArtistFilter{})[0]
	for _, stranger := range []access.Viewer{{}, {Libraries: []uuid.UUID{uuid.New()}}} {
		own := *b
		own.Viewer = stranger
		require.Empty(t, own.albums(music.AlbumFilter{}))
		require.Empty(t, own.tracks(music.TrackFilter{}))
		require.Empty(t, own.artists(music.ArtistFilter{}))
		none := func(n int, err error) { t.Helper(); require.NoError(t, err); require.Zero(t, n) }
		for _, read := range []func(context.Context, access.Viewer, []uuid.UUID) (int, error){
			count(b.music.ArtistsByIDs), count(b.music.AlbumsByIDs), count(b.music.ReleasesByIDs), count(b.music.TracksByIDs), count(b.music.ReleasesByAlbumIDs),
			count(b.music.DiscsByReleaseIDs), count(b.music.TracksByReleaseIDs), count(b.music.FilesByTrackIDs), count(b.music.CreditsByAlbumIDs),
			count(b.music.CreditsByTrackIDs), count(b.music.CountsByArtistIDs), count(b.music.CountsByAlbumIDs), count(b.music.GenresByAlbumIDs),
			count(b.music.GenresByTrackIDs), count(b.music.GenresByArtistIDs), count(b.music.LyricsByTrackIDs)} {
			none(read(t.Context(), stranger, []uuid.UUID{track.ID, album.ID, artist.ID, *track.ReleaseID}))
		}
	}
}

func count[T any](read func(context.Context, access.Viewer, []uuid.UUID) ([]T, error)) func(context.Context, access.Viewer, []uuid.UUID) (int, error) {
	return func(ctx context.Context, v access.Viewer, ids []uuid.UUID) (int, error) {
		rows, err := read(ctx, v, ids)
		return len(rows), err
	}
}

func TestIdentify_together(t *testing.T) {
	t.Parallel()
	b := setup(t)
	var group errgroup.Group
	for i := range 4 {
		found := []*library.Found{b.Sound(fmt.Sprintf("x/%d.flac", i), tags("A", "Album", fmt.Sprint(i+1), fmt.Sprint("t", i))),
			b.Sound(fmt.Sprintf("y/%d.flac", i), tags("B", "Other", fmt.Sprint(i+1), fmt.Sprint("t", i)))}
		group.Go(func() error { _, err := b.music.Identify(t.Context(), b.Library, found); return err })
	}
	require.NoError(t, group.Wait())
	b.reconcile()
	require.Equal(t, "A: Album, B: Other", titles(b.albums(music.AlbumFilter{}), albumTitle))
	require.Len(t, b.tracks(music.TrackFilter{}), 8)
	n, err := db.Value[int](t.Context(), b.DB, `SELECT count(*)::int FROM artists`)
	require.NoError(t, err)
	require.Equal(t, 2, n)
}

func TestIdentify_hostile(t *testing.T) {
	t.Parallel()
	b := setup(t)
	f := b.Sound("x/\x01.flac", map[string]string{"TITLE": "\x00", "ARTIST": "a\x00b", "ALBUM": "c\xff", "TRACKNUMBER": "99999999999", "DATE": "0000-99-99",
		"REPLAYGAIN_TRACK_GAIN": "NaN", "BPM": "1e400", "MUSICBRAINZ_ARTISTID": "x", "LYRICS": strings.Repeat("x", 1<<16)})
	f.Media.Info.Streams = append(f.Media.Info.Streams, media.Stream{Index: 1, AttachedPicture: true})
	out := b.identify(f)
	require.Len(t, out.Artworks, 1)
	require.Len(t, b.tracks(music.TrackFilter{}), 1)
}
