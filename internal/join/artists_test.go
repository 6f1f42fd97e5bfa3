package join_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/edit"
	"revenge/internal/join"
	"revenge/internal/library"
	"revenge/internal/origin"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/playlist"
	"revenge/internal/search"
)

const (
	oneID   = "b10bbbfc-cf9e-42e0-be17-e2c3e1d2600d"
	otherID = "5b11f4ce-a62d-471e-81fc-a69a8278c7da"

	artistState = `SELECT concat_ws('|', (SELECT rating || ' ' || (favourite_at IS NOT NULL) FROM viewer_states WHERE item_id = a.id), a.sort_name, array_to_string(a.roles, ','),
		(SELECT string_agg(g.name, ',' ORDER BY g.name) FROM genres g WHERE g.id = ANY(a.genre_ids)),
		(SELECT string_agg(split_part(place, E'\t', 1), ',' ORDER BY place) FROM albums o JOIN album_artists x ON x.album_id = o.id WHERE x.artist_id = a.id)) FROM artists a WHERE id = $1`
	artistsApart = "Beatles: Help! | Girl, Help!\nThe Beatles: Revolver | Girl, Taxman\nThe Kinks: Arthur | Victoria"
	artistsOne   = "The Beatles: Help!, Revolver | Girl, Help!, Taxman\nThe Kinks: Arthur | Victoria"
)

// beatles are two artists that are one, with what somebody has of them; the files of the first, the second, both and another.
func beatles(t *testing.T) (b *bench, into, other id.ID) {
	t.Helper()
	b = setup(t, library.KindMusic)
	b.sound("Beatles/Help!/1.flac", "Beatles", "Help!", "1", "Help!", "GENRE", "Beat", "ARTISTSORT", "Zeatles")
	b.sound("The Beatles/Revolver/1.flac", "The Beatles", "Revolver", "1", "Taxman", "GENRE", "Rock")
	b.sound("The Beatles/Revolver/2.flac", "The Beatles", "Revolver", "2", "Girl", "PERFORMER", "Beatles (sitar)", "COMPOSER", "Beatles;The Beatles")
	b.sound("Kinks/Arthur/1.flac", "The Kinks", "Arthur", "1", "Victoria")
	b.scan()
	b.reconcile()
	require.Equal(t, artistsApart, b.sung())
	into, other = b.artist("The Beatles"), b.artist("Beatles")
	require.NoError(t, b.Viewing.Rate(t.Context(), b.admin, other, new(9)))
	require.NoError(t, b.Viewing.SetFavourite(t.Context(), b.admin, into, true))
	_, err := b.edits.EditOne(t.Context(), b.admin, other, []edit.Change{{Field: origin.SortName, Mode: edit.Set, Values: []string{"Beatles Die"}}})
	require.NoError(t, err)
	return b, into, other
}

func TestMerge_artists(t *testing.T) {
	t.Parallel()
	b, into, other := beatles(t)
	before, was := b.text(artistState, into.UUID), b.text(artistState, other.UUID)
	const parts = `SELECT string_agg(x::text, E'\n' ORDER BY x) FROM (SELECT track_id, position, artist_id, role, detail FROM track_artists) x`
	credits := b.text(parts)
	list, err := b.Playlists.Create(t.Context(), b.admin, playlist.New{Name: "Theirs"})
	require.NoError(t, err)
	b.Exec(`UPDATE playlists SET rules = jsonb_build_object('kind', 'TRACKS', 'filter', jsonb_build_object('or', jsonb_build_array(jsonb_build_object('artistId', $2::text)))) WHERE id = $1`,
		list, other.String())
	rules := func() string {
		return b.text(`SELECT rules -> 'filter' -> 'or' -> 0 ->> 'artistId' FROM playlists WHERE id = $1`, list)
	}
	c := b.merge(into, other)
	require.Equal(t, into.String(), rules())
	require.Equal(t, artistsOne, b.sung(), "at once")
	require.Equal(t, "ARTIST,COMPOSER,PERFORMER", b.text(`SELECT string_agg(x.role::text, ',' ORDER BY x.position) FROM track_artists x JOIN tracks t ON t.id = x.track_id
		WHERE t.title = 'Girl'`), "who composed it twice did so once")
	require.Equal(t, "9 true|beatles die|ALBUM_ARTIST,ARTIST,COMPOSER,PERFORMER|Beat,Rock|beatles die,beatles die", b.text(artistState, into.UUID))
	require.Equal(t, []string{"Beatles"}, c.OtherTitles)
	require.Equal(t, 2, c.Files())
	hits, err := b.Search.Search(t.Context(), b.Viewer, search.Asked{Text: "beatles", First: 10})
	require.NoError(t, err)
	require.Equal(t, into.UUID, hits[0].ID)
	b.inLine()
	b.undo(c)
	require.Equal(t, artistsApart, b.sung(), "at once")
	require.Equal(t, other, b.artist("Beatles"))
	require.Equal(t, other.String(), rules())
	require.Equal(t, credits, b.text(parts))
	require.Equal(t, before, b.text(artistState, into.UUID))
	require.Equal(t, was, b.text(artistState, other.UUID))
	b.inLine()

	c = b.merge(into, other)
	for range 2 {
		b.scan()
		b.reconcile()
		b.inLine()
		require.Equal(t, artistsOne, b.sung(), "tags say nothing else")
	}
	b.sound("Beatles/Let It Be/1.flac", "Beatles", "Let It Be", "1", "Get Back", "ARTISTSORT", "Zeatles")
	b.scan(b.order[4])
	require.Equal(t, "The Beatles: Help!, Let It Be, Revolver | Get Back, Girl, Help!, Taxman\nThe Kinks: Arthur | Victoria", b.sung(), "new files follow")
	h, err := b.History(t.Context(), b.admin, &other, page.Args{First: new(10)})
	require.NoError(t, err)
	require.Len(t, h.Nodes(), 2)
	b.undo(c)
	require.Equal(t, other, b.artist("Beatles"))
	b.scan()
	b.reconcile()
	b.inLine()
	require.Equal(t, "Beatles: Help!, Let It Be | Get Back, Girl, Help!\nThe Beatles: Revolver | Girl, Taxman\nThe Kinks: Arthur | Victoria", b.sung())
	require.Equal(t, credits, b.text(`SELECT string_agg(x::text, E'\n' ORDER BY x) FROM (SELECT track_id, position, artist_id, role, detail FROM track_artists
		WHERE track_id NOT IN (SELECT id FROM tracks WHERE title = 'Get Back')) x`))
}

// Ids that tags come to say, and rows made anew in any order, do not part them.
func TestMerge_artistsByID(t *testing.T) {
	t.Parallel()
	b, into, other := beatles(t)
	c := b.merge(into, other)
	b.retag(b.order[0], "MUSICBRAINZ_ARTISTID", otherID)
	b.retag(b.order[1], "MUSICBRAINZ_ARTISTID", oneID)
	for _, f := range b.order {
		b.scan(f)
	}
	b.reconcile()
	b.inLine()
	require.Equal(t, artistsOne, b.sung())
	require.Equal(t, oneID, b.text(`SELECT mbid::text FROM artists WHERE id = $1`, into.UUID), "that which its own name has")
	b.sound("x/y/1.flac", "Die Beatles", "Red", "1", "Love", "MUSICBRAINZ_ARTISTID", oneID)
	b.scan(b.order[4])
	one := "The Beatles: Help!, Red, Revolver | Girl, Help!, Love, Taxman\nThe Kinks: Arthur | Victoria"
	require.Equal(t, one, b.sung(), "by the id alone")
	for _, order := range [][]int{{0, 1, 2, 3, 4}, {4, 3, 2, 1, 0}, {2, 0, 4, 1, 3}} {
		b.Exec(`DELETE FROM artists`)
		for _, i := range order {
			b.scan(b.order[i])
		}
		b.reconcile()
		b.inLine()
		require.Equal(t, one, b.sung())
		require.Equal(t, oneID, b.text(`SELECT mbid::text FROM artists WHERE name = 'The Beatles'`))
		require.Equal(t, "9 true", b.text(`SELECT rating || ' ' || (favourite_at IS NOT NULL) FROM viewer_states v JOIN artists a ON a.id = v.item_id`))
	}
	_, err := b.Undo(t.Context(), b.admin, c.NodeID())
	require.ErrorIs(t, err, fault.Conflict, "it is another row")
}

// Who has the name of what was merged, but another id, is nobody that was decided about.
func TestMerge_artistsOfOneName(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	b.sound("a/1.flac", "Nirvana", "Nevermind", "1", "Lithium", "MUSICBRAINZ_ARTISTID", oneID)
	b.sound("b/1.flac", "Nirvana", "Dive", "1", "Dive")
	b.scan(b.order[1])
	b.scan(b.order[0])
	require.Equal(t, "Nirvana: Dive, Nevermind | Dive, Lithium", b.sung())
	b.sound("c/1.flac", "Nirvana", "Simon", "1", "Rainbow", "MUSICBRAINZ_ARTISTID", otherID)
	b.sound("d/1.flac", "Kurt", "Demo", "1", "Spank")
	b.scan()
	apart := "Kurt: Demo | Spank\nNirvana: Dive, Nevermind | Dive, Lithium\nNirvana: Simon | Rainbow"
	require.Equal(t, apart, b.sung())
	kurt := b.artist("Kurt")
	c := b.merge(kurt, id.Of("artist", mustParse(b.text(`SELECT id::text FROM artists WHERE mbid = $1`, oneID))))
	want := "Kurt: Demo, Dive, Nevermind | Dive, Lithium, Spank\nNirvana: Simon | Rainbow"
	require.Equal(t, want, b.sung())
	for _, order := range [][]int{{0, 1, 2, 3}, {3, 2, 1, 0}, {2, 1, 0, 3}} {
		for _, i := range order {
			b.scan(b.order[i])
		}
		require.Equal(t, want, b.sung())
	}
	b.sound("e/1.flac", "Nirvana", "Third", "1", "Three", "MUSICBRAINZ_ARTISTID", "a3cb23fc-acd3-4ce0-8f36-1e5aa6a18432")
	b.scan(b.order[4])
	require.Equal(t, want+"\nNirvana: Third | Three", b.sung(), "nor is a third")
	b.undo(c)
	b.scan()
	require.Equal(t, apart+"\nNirvana: Third | Three", b.sung())
}

// A chain of merges is undone from its end.
func TestMerge_artistsTwice(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	for i, name := range []string{"One", "Two", "Three"} {
		b.sound(name+"/1.flac", name, "Album "+name, "1", "Song "+[]string{"a", "b", "c"}[i])
	}
	b.scan()
	apart := b.sung()
	first := b.merge(b.artist("Two"), b.artist("One"))
	second := b.merge(b.artist("Three"), b.artist("Two"))
	one := "Three: Album One, Album Three, Album Two | Song a, Song b, Song c"
	require.Equal(t, one, b.sung())
	b.sound("One/2.flac", "One", "Album One", "2", "Song d")
	b.scan()
	require.Equal(t, "Three: Album One, Album Three, Album Two | Song a, Song b, Song c, Song d", b.sung())
	_, err := b.Undo(t.Context(), b.admin, first.NodeID())
	require.ErrorIs(t, err, fault.Conflict)
	b.undo(second)
	b.undo(first)
	b.scan()
	require.Equal(t, "One: Album One | Song a, Song d", b.text(`SELECT split_part($1, E'\n', 1)`, b.sung()))
	require.Equal(t, without(apart, "One"), without(b.sung(), "One"))
	_, err = b.Merge(t.Context(), b.admin, b.artist("One"), []id.ID{b.artist("Two")}, "Somebody")
	require.ErrorIs(t, err, fault.Invalid)
	_, err = b.Merge(t.Context(), b.admin, b.artist("One"), []id.ID{b.of(b.order[1])}, "")
	require.ErrorIs(t, err, fault.Invalid)
}

// What others had that went into one artist comes back from the last to the first, with what was set of them.
func TestMerge_artistsInTurn(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	for _, name := range []string{"One", "Two", "Three"} {
		b.sound(name+"/1.flac", name, "Album "+name, "1", "Song "+name)
	}
	b.scan()
	into, two, three := b.artist("One"), b.artist("Two"), b.artist("Three")
	for _, a := range []id.ID{into, two, three} {
		b.set(a, origin.Genres, a.String()[len(a.String())-6:])
	}
	edits := func() string {
		return b.text(`SELECT string_agg(e::text, E'\n' ORDER BY item_id, field) FROM item_edits e`)
	}
	before := edits()
	first, second := b.merge(into, two), b.merge(into, three)
	_, err := b.Undo(t.Context(), b.admin, first.NodeID())
	require.ErrorIs(t, err, fault.Conflict)
	require.ErrorContains(t, err, "something else was done to this artist later")
	b.undo(second)
	b.undo(first)
	require.Equal(t, before, edits())
}

// Two artists of one name: some albums, and a track of another, are of the second.
func TestSplit_artist(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	b.sound("a/1.flac", "Nirvana", "Bleach", "1", "Blew")
	b.sound("b/1.flac", "Nirvana", "Simon", "1", "Pentecost")
	b.sound("b/2.flac", "Nirvana", "Simon", "2", "Satellite", "COMPOSER", "Nirvana;Kurt")
	b.sound("c/1.flac", "Nirvana", "Hits", "1", "Rainbow", "ALBUMARTIST", "Various Artists")
	b.sound("c/2.flac", "Nirvana", "Hits", "2", "Sliver", "ALBUMARTIST", "Various Artists")
	b.scan()
	b.reconcile()
	apart := "Kurt:  | Satellite\nNirvana: Bleach, Simon | Blew, Pentecost, Rainbow, Satellite, Sliver\nVarious Artists: Hits | "
	require.Equal(t, apart, b.sung())
	one := b.artist("Nirvana")
	b.split(join.Split{Item: one, Files: b.order[1:4]})
	want := "Kurt:  | Satellite\nNirvana: Bleach | Blew, Sliver\nNirvana: Simon | Pentecost, Rainbow, Satellite\nVarious Artists: Hits | "
	require.Equal(t, want, b.sung(), "at once")
	b.inLine()
	for _, order := range [][]int{{0, 1, 2, 3, 4}, {4, 3, 2, 1, 0}, {2}, {1}} {
		for _, i := range order {
			b.scan(b.order[i])
		}
		b.reconcile()
		b.inLine()
		require.Equal(t, want, b.sung())
	}
	b.rename(b.order[1], "x/y/z.flac")
	b.scan(b.order[1])
	b.Exec(`DELETE FROM artists`)
	for _, i := range []int{3, 1, 0, 2, 4} {
		b.scan(b.order[i])
	}
	b.reconcile()
	b.inLine()
	require.Equal(t, want, b.sung(), "wherever files lie, whatever rows there are")
	b.sound("d/1.flac", "Nirvana", "Nevermind", "1", "Polly")
	b.scan(b.order[5])
	require.Contains(t, b.sung(), "Nirvana: Bleach, Nevermind | Blew, Polly, Sliver", "a new file is of the first")
	for _, bad := range []join.Split{{Item: b.artist("Kurt"), Files: b.order[2:3]}, {Item: b.artist("Kurt"), Files: b.order[2:3], Into: new(b.by(b.order[0]))}} {
		_, err := b.Split(t.Context(), b.admin, bad)
		require.ErrorIs(t, err, fault.Invalid)
	}
	second := b.by(b.order[1])
	b.merge(b.artist("Kurt"), second)
	require.Contains(t, b.sung(), "Kurt: Simon | Pentecost, Rainbow, Satellite")
	b.scan()
	require.Contains(t, b.sung(), "Kurt: Simon | Pentecost, Rainbow, Satellite", "whom they mean has become another one")
}

func TestSplit_artistUndone(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	b.sound("a/1.flac", "Nirvana", "Bleach", "1", "Blew", "MUSICBRAINZ_ARTISTID", oneID)
	b.sound("b/1.flac", "Nirvana", "Simon", "1", "Pentecost", "MUSICBRAINZ_ARTISTID", oneID)
	b.sound("c/1.flac", "Patrick", "Songs", "1", "Pop")
	b.scan()
	b.reconcile()
	apart := b.sung()
	c := b.split(join.Split{Item: b.artist("Nirvana"), Files: b.order[1:2], Title: "Nirvana (UK)"})
	want := "Nirvana (UK): Simon | Pentecost\nNirvana: Bleach | Blew\nPatrick: Songs | Pop"
	require.Equal(t, want, b.sung())
	b.scan()
	b.reconcile()
	require.Equal(t, want, b.sung())
	b.undo(c)
	require.Equal(t, apart, b.sung())
	b.scan()
	b.reconcile()
	b.inLine()
	require.Equal(t, apart, b.sung())
	c = b.split(join.Split{Item: b.artist("Nirvana"), Files: b.order[1:2], Into: new(b.artist("Patrick"))})
	want = "Nirvana: Bleach | Blew\nPatrick: Simon, Songs | Pentecost, Pop"
	require.Equal(t, want, b.sung())
	later := b.split(join.Split{Item: b.artist("Patrick"), Files: b.order[1:2], Title: "Alex"})
	_, err := b.Undo(t.Context(), b.admin, c.NodeID())
	require.ErrorIs(t, err, fault.Conflict, "they are somebody else's by now")
	b.undo(later)
	b.scan()
	require.Equal(t, want, b.sung())
	b.Exec(`DELETE FROM artists`)
	b.scan(b.order[1])
	b.scan()
	b.reconcile()
	b.inLine()
	require.Equal(t, want, b.sung())
	b.undo(c)
	require.Equal(t, apart, b.sung(), "who came again as another row is himself")
	b.scan()
	b.reconcile()
	b.inLine()
	require.Equal(t, apart, b.sung())
}
