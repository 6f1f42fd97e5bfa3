package music_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/library"
	"revenge/internal/music"
	"revenge/internal/music/recording"
	"revenge/internal/person"
	"revenge/internal/platform/day"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/shelf"
)

type (
	byAlbum = music.Order[music.AlbumOrderField]
	byTrack = music.Order[music.TrackOrderField]
)

// records are three albums: two by Ada in Jazz, of which one has two files of a song, and one by Ben.
func records(t *testing.T) *bench {
	b := setup(t)
	b.user()
	mbid := func(n int) string { return fmt.Sprintf("%08d-0000-4000-8000-000000000000", n) }
	found := []*library.Found{
		b.Sound("one/1.flac", tags("Ada", "One", "1", "Alpha", "ALBUMARTIST", "Ada", "DATE", "1991", "ORIGINALDATE", "1991-02-03", "GENRE", "Jazz", "LABEL", "Blue", "RELEASECOUNTRY", "DE", "RELEASESTATUS", "Official",
			"MOOD", "Calm", "LANGUAGE", "Deu", "MUSICBRAINZ_RELEASEGROUPID", mbid(1), "MUSICBRAINZ_ALBUMID", mbid(2), "MUSICBRAINZ_TRACKID", mbid(3), "RELEASETYPE", "album;live")),
		b.Sound("one/2.flac", tags("Ada", "One", "2", "Beta", "ALBUMARTIST", "Ada", "DATE", "1991", "ORIGINALDATE", "1991-02-03", "GENRE", "Jazz", "LABEL", "Blue", "RELEASECOUNTRY", "DE", "RELEASESTATUS", "Official",
			"MUSICBRAINZ_RELEASEGROUPID", mbid(1), "MUSICBRAINZ_ALBUMID", mbid(2), "RELEASETYPE", "album;live")),
		b.Sound("two/1.flac", tags("Ada", "Two", "1", "Gamma", "ALBUMARTIST", "Ada", "DATE", "2003-04-05", "GENRE", "Jazz;Rock")),
		b.Sound("two/1.mp3", tags("Ada", "Two", "1", "Gamma", "ALBUMARTIST", "Ada", "DATE", "2003-04-05", "GENRE", "Jazz;Rock")),
		b.Sound("three/1.mp3", tags("Ben", "Three", "1", "Delta", "ALBUMARTIST", "Ben", "GENRE", "Rock", "MOOD", "wild")),
	}
	for i, f := range found {
		if strings.HasSuffix(library.DecodePath(f.File.Path), ".mp3") {
			f.Media.Container, f.Media.Info.Container, f.Media.Info.Streams[0].Codec = "mp3", "mp3", "mp3"
			b.Exec(`UPDATE file_media SET container = 'mp3', audio_codec = 'mp3', info = $2 WHERE file_id = $1`, f.File.ID, f.Media.Info)
		}
		f.Media.Info.DurationMs = int64(100_000 * (i + 1))
		f.Media.DurationMs = f.Media.Info.DurationMs
	}
	b.identify(found...)
	b.reconcile()
	return b
}

func (b *bench) genre(name string) id.ID {
	b.Helper()
	genres, err := b.People.Genres(b.Context(), b.Viewer, person.Asked{})
	require.NoError(b, err)
	for _, g := range genres {
		if g.Name == name {
			return g.NodeID()
		}
	}
	b.Fatalf("no genre %s", name)
	return id.ID{}
}

func (b *bench) track(title string) *music.Track {
	b.Helper()
	return b.tracks(music.TrackFilter{TitleContains: &title})[0]
}

func TestAlbums_filters(t *testing.T) {
	t.Parallel()
	b := records(t)
	b.hear(b.track("gamma").ID, id.New(), [2]int{0, 0}, [2]int{240, 240})
	ben := b.artists(music.ArtistFilter{NameContains: new("ben")})[0].NodeID()
	for _, c := range []struct {
		want   string
		filter music.AlbumFilter
	}{
		{"Ada: One, Ada: Two, Ben: Three", music.AlbumFilter{}},
		{"Ada: Two", music.AlbumFilter{Shared: music.Shared{Genres: &shelf.IDs{All: []id.ID{b.genre("Jazz"), b.genre("Rock")}}}}},
		{"Ben: Three", music.AlbumFilter{Shared: music.Shared{Genres: &shelf.IDs{None: []id.ID{b.genre("Jazz")}}}}},
		{"Ben: Three", music.AlbumFilter{Artists: &shelf.IDs{Any: []id.ID{ben}}}},
		{"Ada: One, Ada: Two", music.AlbumFilter{Artists: &shelf.IDs{None: []id.ID{ben}}}},
		{"", music.AlbumFilter{Artists: &shelf.IDs{All: []id.ID{ben, id.Of("movie", uuid.New())}}}},
		{"Ada: One", music.AlbumFilter{RecordLabels: []string{"Blue", "Red"}, Countries: []string{"DE"}, ReleaseStatuses: []string{"Official"}}},
		{"Ada: One", music.AlbumFilter{SecondaryKinds: []string{"Live"}, Kinds: []recording.Kind{recording.Album}}},
		{"Ada: Two, Ben: Three", music.AlbumFilter{BySound: music.BySound{AudioCodecs: []string{"mp3"}}}},
		{"Ada: One, Ada: Two", music.AlbumFilter{BySound: music.BySound{Lossless: new(true)}}},
		{"Ben: Three", music.AlbumFilter{BySound: music.BySound{Lossless: new(false), Containers: []string{"mp3"}}}},
		{"Ada: One", music.AlbumFilter{BySound: music.BySound{Languages: []string{"deu"}}}},
		{"Ada: One", music.AlbumFilter{BySound: music.BySound{Languages: []string{"DEU"}}}},
		{"Ada: One", music.AlbumFilter{Shared: music.Shared{Unmatched: new(false)}}},
		{"Ada: Two", music.AlbumFilter{Heard: new(true)}},
		{"Ada: One, Ben: Three", music.AlbumFilter{Heard: new(false)}},
		{"", music.AlbumFilter{Shared: music.Shared{AddedSince: new(time.Now().Add(time.Hour))}}},
		{"Ada: One, Ben: Three", music.AlbumFilter{Or: []*music.AlbumFilter{{YearTo: new(1999)}, {Not: &music.AlbumFilter{YearFrom: new(1)}}}}},
		{"", music.AlbumFilter{And: []*music.AlbumFilter{{YearFrom: new(2000)}, {Compilation: new(true)}}}},
	} {
		require.Equal(t, c.want, titles(b.albums(c.filter), albumTitle), "%+v", c.filter)
	}
	deep := &music.AlbumFilter{}
	for range 4 {
		deep = &music.AlbumFilter{Not: deep}
	}
	for _, wrong := range []music.AlbumFilter{*deep, {RecordLabels: []string{""}}, {Shared: music.Shared{NotHeardForDays: new(0)}}, {Not: &music.AlbumFilter{Shared: music.Shared{Text: new("x")}}}} {
		_, err := b.music.Albums(t.Context(), b.Viewer, wrong, byAlbum{}, page.Args{})
		require.ErrorIs(t, err, fault.Invalid)
	}
}

func TestTracks_filters(t *testing.T) {
	t.Parallel()
	b := records(t)
	ada := b.artists(music.ArtistFilter{NameContains: new("ada")})[0].NodeID()
	for _, c := range []struct {
		want   string
		filter music.TrackFilter
	}{
		{"Alpha, Beta, Gamma", music.TrackFilter{Artists: &shelf.IDs{All: []id.ID{ada}}}},
		{"Gamma", music.TrackFilter{BySound: music.BySound{Duplicate: new(true)}}},
		{"Gamma, Delta", music.TrackFilter{BySound: music.BySound{AudioCodecs: []string{"mp3"}}}},
		{"Delta", music.TrackFilter{BySound: music.BySound{Lossless: new(false)}}},
		{"Alpha", music.TrackFilter{BySound: music.BySound{Languages: []string{"DEU"}}}},
		{"Beta, Gamma, Delta", music.TrackFilter{Shared: music.Shared{Unmatched: new(true)}}},
	} {
		require.Equal(t, c.want, titles(b.tracks(c.filter), trackTitle), "%+v", c.filter)
	}
	_, err := b.music.Random(t.Context(), b.Viewer, 1, music.TrackFilter{Shared: music.Shared{Text: new("x")}}, 5)
	require.ErrorIs(t, err, fault.Invalid)
	require.ErrorIs(t, b.music.CheckFilter([]byte(`{"text": "x"}`)), fault.Invalid)
	require.NoError(t, b.music.CheckFilter([]byte(`{"lossless": true, "artists": {"any": []}}`)))
}

// What stands at the bound of a range is in it, on either side, and what has no value is in none.
func TestTracks_bounds(t *testing.T) {
	t.Parallel()
	b := records(t)
	at := time.Date(2026, 1, 2, 3, 4, 5, 6000, time.UTC)
	for title, i := range map[string]int{"Alpha": -1, "Beta": 0, "Gamma": 1} {
		b.Exec(`UPDATE tracks SET added_at = $2, bpm = $3 WHERE title = $1`, title, at.Add(time.Duration(i)*time.Microsecond), 120+float64(i)/2)
	}
	b.Exec(`UPDATE tracks SET added_at = $1 WHERE title = 'Delta'`, at.Add(-time.Hour))
	for _, c := range []struct {
		want   string
		filter music.TrackFilter
	}{
		{"Beta, Gamma", music.TrackFilter{Shared: music.Shared{AddedSince: &at}}},
		{"Alpha, Delta", music.TrackFilter{Not: &music.TrackFilter{Shared: music.Shared{AddedSince: &at}}}},
		{"Beta, Gamma, Delta", music.TrackFilter{DurationMsFrom: new(int64(200_000))}},
		{"Alpha, Beta", music.TrackFilter{DurationMsTo: new(int64(200_000))}},
		{"Beta", music.TrackFilter{DurationMsFrom: new(int64(200_000)), DurationMsTo: new(int64(200_000))}},
		{"Beta, Gamma", music.TrackFilter{BpmFrom: new(120.0)}},
		{"Alpha, Beta", music.TrackFilter{BpmTo: new(120.0)}},
		{"Delta", music.TrackFilter{Not: &music.TrackFilter{BpmFrom: new(0.0)}}},
		{"Gamma", music.TrackFilter{YearFrom: new(2003)}},
		{"Alpha, Beta", music.TrackFilter{YearTo: new(1991)}},
	} {
		require.ElementsMatch(t, strings.Split(c.want, ", "), strings.Split(titles(b.tracks(c.filter), trackTitle), ", "), "%+v", c.filter)
	}
}

func TestArtists_filters(t *testing.T) {
	t.Parallel()
	b := records(t)
	b.hear(b.track("delta").ID, id.New(), [2]int{0, 0}, [2]int{240, 240})
	for _, c := range []struct {
		want   string
		filter music.ArtistFilter
	}{
		{"Ben", music.ArtistFilter{Heard: new(true)}},
		{"Ada", music.ArtistFilter{Heard: new(false), Shared: music.Shared{Unmatched: new(true), AddedWithinDays: new(1)}}},
		{"Ada", music.ArtistFilter{Not: &music.ArtistFilter{NameContains: new("b")}}},
		{"Ada, Ben", music.ArtistFilter{Shared: music.Shared{Genres: &shelf.IDs{Any: []id.ID{b.genre("Jazz"), b.genre("Rock")}}}}},
	} {
		require.Equal(t, c.want, titles(b.artists(c.filter), artistName), "%+v", c.filter)
	}
}

// rate is the viewer's rating of an item.
func (b *bench) rate(key uuid.UUID, rating int) {
	b.Helper()
	b.Exec(`INSERT INTO viewed_items (id, kind, library_id, parent_id, keys, title) SELECT * FROM viewing_contents(ARRAY[$1::uuid])`, key)
	b.Exec(`INSERT INTO viewer_states (user_id, item_id, rating, rated_at, updated_at) VALUES ($1, $2, $3, now(), now())`, b.Viewer.UserID, key, rating)
}

// heardAgo hears a track to its end, so many days ago.
func (b *bench) heardAgo(title string, days int) {
	b.Helper()
	session := id.New()
	require.Equal(b, 1, b.hear(b.track(title).ID, session, [2]int{0, 0}, [2]int{240, 240}))
	b.Exec(`UPDATE listens SET started_at = now() - $2::int * interval '24 hours' - interval '1 hour' WHERE session_id = $1`, session, days)
}

// paged reads a list page by page, from either end, and checks that it is the same as at once.
func paged[T any](t *testing.T, show func(*T) string, read func(page.Args) (*shelf.Page[T], error)) string {
	t.Helper()
	all, err := read(page.Args{})
	require.NoError(t, err)
	var on, back []*T
	a := page.Args{First: new(1)}
	for more := true; more; {
		p, err := read(a)
		require.NoError(t, err)
		on, more, a.After = append(on, p.Nodes()...), p.PageInfo.HasNextPage, p.PageInfo.EndCursor
	}
	a = page.Args{Last: new(1)}
	for more := true; more; {
		p, err := read(a)
		require.NoError(t, err)
		back, more, a.Before = append(p.Nodes(), back...), p.PageInfo.HasPreviousPage, p.PageInfo.StartCursor
	}
	whole := titles(all.Nodes(), show)
	require.Equal(t, []string{whole, whole}, []string{titles(on, show), titles(back, show)})
	return whole
}

// A list is the same whole and page by page, from either end; what the viewer did not rate or hear stands at its end.
func TestTracks_orders(t *testing.T) {
	t.Parallel()
	b := records(t)
	b.rate(b.track("beta").ID, 9)
	b.rate(b.track("delta").ID, 4)
	b.heardAgo("gamma", 9)
	b.heardAgo("gamma", 7)
	b.heardAgo("delta", 8)
	whole := func(o byTrack) string {
		return paged(t, trackTitle, func(a page.Args) (*shelf.Page[music.Track], error) {
			return b.music.Tracks(t.Context(), b.Viewer, music.TrackFilter{}, o, a)
		})
	}
	for _, c := range []struct {
		field     music.TrackOrderField
		asc, desc string
	}{
		{music.TracksByOwnRating, "Delta, Beta, Alpha, Gamma", "Beta, Delta, Alpha, Gamma"},
		{music.TracksByPlayCount, "Delta, Gamma, Alpha, Beta", "Gamma, Delta, Alpha, Beta"},
		{music.TracksByLastHeard, "Delta, Gamma, Alpha, Beta", "Gamma, Delta, Alpha, Beta"},
		{music.TracksByDuration, "Alpha, Beta, Gamma, Delta", "Delta, Gamma, Beta, Alpha"},
	} {
		require.Equal(t, c.asc, whole(byTrack{Field: c.field}), c.field)
		require.Equal(t, c.desc, whole(byTrack{Field: c.field, Direction: page.Desc}), c.field)
	}
	drawn := map[string]bool{}
	for seed := range 9 {
		drawn[whole(byTrack{Field: music.TracksByChance, Seed: seed})] = true
	}
	require.Greater(t, len(drawn), 2, "seeds draw different orders")
	_, err := b.music.Tracks(t.Context(), b.Viewer, music.TrackFilter{}, byTrack{Field: "PRICE"}, page.Args{})
	require.ErrorIs(t, err, fault.Invalid)
}

func TestAlbums_orders(t *testing.T) {
	t.Parallel()
	b := records(t)
	b.heardAgo("delta", 9)
	b.heardAgo("beta", 7)
	b.heardAgo("alpha", 11)
	b.heardAgo("delta", 10)
	b.heardAgo("alpha", 10)
	b.rate(b.albums(music.AlbumFilter{TitleContains: new("two")})[0].ID, 3)
	b.rate(b.albums(music.AlbumFilter{TitleContains: new("three")})[0].ID, 8)
	whole := func(o byAlbum) string {
		return paged(t, func(a *music.Album) string { return a.Title }, func(a page.Args) (*shelf.Page[music.Album], error) {
			return b.music.Albums(t.Context(), b.Viewer, music.AlbumFilter{}, o, a)
		})
	}
	for _, c := range []struct {
		field     music.AlbumOrderField
		asc, desc string
	}{
		{music.AlbumsByLastHeard, "Three, One, Two", "One, Three, Two"},
		{music.AlbumsByPlayCount, "Three, One, Two", "One, Three, Two"},
		{music.AlbumsByReleasedOn, "One, Two, Three", "Two, One, Three"},
		{music.AlbumsByOwnRating, "Two, Three, One", "Three, Two, One"},
	} {
		require.Equal(t, c.asc, whole(byAlbum{Field: c.field}), c.field)
		require.Equal(t, c.desc, whole(byAlbum{Field: c.field, Direction: page.Desc}), c.field)
	}
	require.Len(t, strings.Split(whole(byAlbum{Field: music.AlbumsByChance}), ", "), 3)
	b.Exec(`UPDATE tracks SET content = (SELECT content FROM tracks WHERE title = 'Alpha') WHERE title = 'Beta'`)
	b.heardAgo("delta", 12)
	require.Equal(t, "One, Three, Two", whole(byAlbum{Field: music.AlbumsByPlayCount}), "a recording that is on an album twice was heard once")
	first := b.albums(music.AlbumFilter{TitleContains: new("one")})[0]
	require.Equal(t, "1991-02-03", day.Day.String(*first.ReleasedOn))
}

func TestArtists_orders(t *testing.T) {
	t.Parallel()
	b := records(t)
	ben := b.artists(music.ArtistFilter{NameContains: new("ben")})[0]
	whole := func(direction page.Direction) string {
		return paged(t, artistName, func(a page.Args) (*shelf.Page[music.Artist], error) {
			return b.music.Artists(t.Context(), b.Viewer, music.ArtistFilter{}, music.Order[music.ArtistOrderField]{Field: music.ArtistsByOwnRating, Direction: direction}, a)
		})
	}
	require.Equal(t, "Ada, Ben", whole(page.Asc))
	b.rate(ben.ID, 2)
	require.Equal(t, "Ben, Ada", whole(page.Asc), "who was not rated comes last")
	b.rate(b.artists(music.ArtistFilter{NameContains: new("ada")})[0].ID, 3)
	require.Equal(t, "Ben, Ada", whole(page.Asc))
	require.Equal(t, "Ada, Ben", whole(page.Desc))
}

// What was never heard, or not for so many days, is found; what was heard later is not.
func TestNotHeardForDays(t *testing.T) {
	t.Parallel()
	b := records(t)
	b.heardAgo("gamma", 9)
	b.heardAgo("delta", 3)
	for days, want := range map[int]string{2: "Alpha, Beta, Gamma, Delta", 5: "Alpha, Beta, Gamma", 12: "Alpha, Beta"} {
		shared := music.Shared{NotHeardForDays: &days}
		require.Equal(t, want, titles(b.tracks(music.TrackFilter{Shared: shared}), trackTitle), "%d days", days)
	}
	five := music.Shared{NotHeardForDays: new(5)}
	require.Equal(t, "Ada: One, Ada: Two", titles(b.albums(music.AlbumFilter{Shared: five}), albumTitle))
	require.Equal(t, "Ada", titles(b.artists(music.ArtistFilter{Shared: five}), artistName))
	twelve := music.Shared{NotHeardForDays: new(12)}
	require.Equal(t, "Ada: One", titles(b.albums(music.AlbumFilter{Shared: twelve}), albumTitle))
	require.Empty(t, b.artists(music.ArtistFilter{Shared: twelve}))
}

// A random list that is too long to be sorted for each page runs along an index from a place that the seed says, and once around; a
// page goes on as the first one did, though the list has become short.
func TestArtists_longByChance(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.Exec(`INSERT INTO artists (id, library_id, key, name, sort_name, folded_name, tag_name)
		SELECT uuidv7(), $1, 'key ' || n, 'Name ' || n, 'sorted ' || n, 'folded ' || n, 'tagged ' || n FROM generate_series(1, $2) n`, b.Library.ID, page.CountCap+1)
	ring, err := db.Column[string](t.Context(), b.DB, `SELECT name FROM artists ORDER BY uuid_hash_extended(id, 0), id`)
	require.NoError(t, err)
	read := func(seed int, a page.Args) *shelf.Page[music.Artist] {
		p, err := b.music.Artists(t.Context(), b.Viewer, music.ArtistFilter{}, music.Order[music.ArtistOrderField]{Field: music.ArtistsByChance, Seed: seed}, a)
		require.NoError(t, err)
		return p
	}
	begins := map[int]bool{}
	var first *shelf.Page[music.Artist]
	for seed := range 4 {
		first = read(seed, page.Args{First: new(5)})
		at := slices.Index(ring, first.Nodes()[0].Name)
		begins[at] = true
		for i, a := range first.Nodes() {
			require.Equal(t, ring[(at+i)%len(ring)], a.Name)
		}
	}
	require.Len(t, begins, 4, "each seed begins elsewhere")
	at := slices.Index(ring, first.Nodes()[4].Name)
	next := []string{ring[(at+1)%len(ring)], ring[(at+2)%len(ring)]}
	b.Exec(`DELETE FROM artists WHERE name <> ALL($1)`, append(strings.Split(titles(first.Nodes(), artistName), ", "), next...))
	after := read(3, page.Args{First: new(2), After: first.PageInfo.EndCursor})
	require.Equal(t, strings.Join(next, ", "), titles(after.Nodes(), artistName))
}

func TestWhole(t *testing.T) {
	t.Parallel()
	b := records(t)
	albums, err := b.music.Albums(t.Context(), b.Viewer, music.AlbumFilter{}, byAlbum{}, page.Args{})
	require.NoError(t, err)
	said := func(facets []*shelf.Facet, err error) string {
		require.NoError(t, err)
		var out []string
		for _, f := range facets {
			for _, v := range f.Values {
				out = append(out, fmt.Sprintf("%s %s %d", f.Field, v.Name, v.Count))
			}
		}
		return strings.Join(out, ", ")
	}
	require.Equal(t, "GENRE Jazz 2, GENRE Rock 2, DECADE 1990 1, DECADE 2000 1, ALBUM_KIND ALBUM 3, LABEL Blue 1, COUNTRY DE 1, SECONDARY_KIND Live 1, LANGUAGE deu 1, AUDIO_CODEC flac 2, AUDIO_CODEC mp3 2",
		said(albums.Facets(t.Context(), []shelf.FacetField{shelf.FacetGenre, shelf.FacetDecade, shelf.FacetAlbumKind, shelf.FacetLabel, shelf.FacetCountry, shelf.FacetSecondaryKind,
			shelf.FacetLanguage, shelf.FacetAudioCodec, shelf.FacetResolution}, 5)))
	tracks, err := b.music.Tracks(t.Context(), b.Viewer, music.TrackFilter{YearTo: new(2000)}, byTrack{}, page.Args{})
	require.NoError(t, err)
	require.Equal(t, "MOOD calm 1, LANGUAGE deu 1, CONTAINER flac 2", said(tracks.Facets(t.Context(), []shelf.FacetField{shelf.FacetMood, shelf.FacetLanguage, shelf.FacetContainer}, 5)))
	artists, err := b.music.Artists(t.Context(), b.Viewer, music.ArtistFilter{}, music.Order[music.ArtistOrderField]{}, page.Args{})
	require.NoError(t, err)
	require.Equal(t, "ARTIST_ROLE ALBUM_ARTIST 2, ARTIST_ROLE ARTIST 2", said(artists.Facets(t.Context(), []shelf.FacetField{shelf.FacetArtistRole}, 5)))

	letters, err := albums.TitleBuckets(t.Context(), page.Asc)
	require.NoError(t, err)
	require.Equal(t, []any{"O", 1, "T", 2}, []any{letters[0].Name, letters[0].Count, letters[1].Name, letters[1].Count})
	behind, err := b.music.Albums(t.Context(), b.Viewer, music.AlbumFilter{}, byAlbum{}, page.Args{After: &letters[1].Before})
	require.NoError(t, err)
	require.Equal(t, "Ben: Three, Ada: Two", titles(behind.Nodes(), albumTitle))
	names, err := artists.NameBuckets(t.Context(), page.Desc)
	require.NoError(t, err)
	require.Equal(t, "B", names[0].Name)
	months, err := tracks.AddedBuckets(t.Context(), page.Desc)
	require.NoError(t, err)
	require.Equal(t, 2, months[0].Count)
}

// Filters of music are kept by the rules of their kinds.
func TestSavedRules(t *testing.T) {
	t.Parallel()
	b := records(t)
	shelves := shelf.NewService(b.DB, music.SavedRules)
	kept, err := shelves.Keep(t.Context(), b.Viewer, shelf.Saved{Kind: shelf.Albums, Name: "Live", Filter: `{"secondaryKinds": ["Live"], "not": {"heard": true}}`,
		OrderField: shelf.SavedByLastHeard, Direction: page.Desc})
	require.NoError(t, err)
	f, err := shelf.Parse[music.AlbumFilter]([]byte(kept.Filter))
	require.NoError(t, err)
	require.Equal(t, "Ada: One", titles(b.albums(f), albumTitle))
	for _, wrong := range []shelf.Saved{
		{Kind: shelf.Tracks, Name: "x", Filter: `{"resolutions": ["UHD"]}`, OrderField: shelf.SavedByTitle},
		{Kind: shelf.Artists, Name: "x", Filter: `{}`, OrderField: shelf.SavedByTitle},
		{Kind: shelf.Movies, Name: "x", Filter: `{}`, OrderField: shelf.SavedByLastHeard},
		{Kind: "SONG", Name: "x", Filter: `{}`, OrderField: shelf.SavedByTitle},
	} {
		_, err := shelves.Keep(t.Context(), b.Viewer, wrong)
		require.ErrorIs(t, err, fault.Invalid)
	}
}

// Artists are found by when and where they began; those of whom nobody says it come last.
func TestArtists_lives(t *testing.T) {
	t.Parallel()
	b := records(t)
	b.Exec(`UPDATE artists SET began_year = 1961, country = 'GB', moods = '{Calm}', styles = '{Pop/Rock}' WHERE name = 'Ben'`)
	b.Exec(`UPDATE albums SET moods = '{Warm}' WHERE title = 'Two'`)
	for _, c := range []struct {
		want   string
		filter music.ArtistFilter
	}{
		{"Ben", music.ArtistFilter{YearFrom: new(1961), YearTo: new(1961)}},
		{"", music.ArtistFilter{YearFrom: new(1962)}},
		{"Ben", music.ArtistFilter{Countries: []string{"GB", "DE"}}},
		{"Ada", music.ArtistFilter{Not: &music.ArtistFilter{Countries: []string{"GB"}}}},
		{"Ben", music.ArtistFilter{Shared: music.Shared{Moods: []string{"CALM"}, Styles: []string{"pop/rock"}}}},
	} {
		require.Equal(t, c.want, titles(b.artists(c.filter), artistName), "%+v", c.filter)
	}
	for direction, want := range map[page.Direction]string{page.Asc: "Ben, Ada", page.Desc: "Ben, Ada"} {
		require.Equal(t, want, paged(t, artistName, func(a page.Args) (*shelf.Page[music.Artist], error) {
			return b.music.Artists(t.Context(), b.Viewer, music.ArtistFilter{}, music.Order[music.ArtistOrderField]{Field: music.ArtistsByYear, Direction: direction}, a)
		}), direction)
	}
	require.Equal(t, "Ada: One", titles(b.albums(music.AlbumFilter{Shared: music.Shared{Moods: []string{"CALM"}}}), albumTitle), "a track is calm")
	_, err := b.music.Artists(t.Context(), b.Viewer, music.ArtistFilter{Countries: []string{""}}, music.Order[music.ArtistOrderField]{}, page.Args{})
	require.ErrorIs(t, err, fault.Invalid)
}
