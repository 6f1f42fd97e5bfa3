package join_test

import (
	"fmt"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/edit"
	"revenge/internal/join"
	"revenge/internal/library"
	"revenge/internal/origin"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/playlist"
)

// torn is a compilation whose tags make an album of each track.
func torn(t *testing.T) (b *bench, albums []id.ID) {
	t.Helper()
	b = setup(t, library.KindMusic)
	for i, artist := range []string{"Ann", "Bob", "Cid"} {
		n := fmt.Sprint(i + 1)
		b.sound("Hits/"+n+".flac", artist, "Hits", n, "Song "+n, "ALBUMARTIST", artist, "DATE", "1999")
	}
	b.scan()
	b.reconcile()
	require.Equal(t, "Ann - Hits 1999: 1Song 1\nBob - Hits 1999: 2Song 2\nCid - Hits 1999: 3Song 3", b.heard())
	return b, b.ids(b.order...)
}

func TestMerge_compilation(t *testing.T) {
	t.Parallel()
	b, albums := torn(t)
	into := albums[1]
	require.NoError(t, b.Viewing.Rate(t.Context(), b.admin, albums[0], new(9)))
	_, err := b.edits.EditOne(t.Context(), b.admin, albums[2], []edit.Change{{Field: origin.AlbumKind, Mode: edit.Set, Values: []string{"EP"}}})
	require.NoError(t, err)
	for _, f := range b.order {
		b.play(f)
	}
	list, err := b.Playlists.Create(t.Context(), b.admin, playlist.New{Name: "Songs", Items: b.playable(b.order[0])})
	require.NoError(t, err)
	const state = `SELECT concat_ws('|', (SELECT string_agg(rating::text, '') FROM viewer_states WHERE item_id = a.id), a.kind, a.compilation, a.place,
		(SELECT count(*) FROM plays p JOIN tracks t ON t.id = p.item_id WHERE t.album_id = a.id)) FROM albums a WHERE id = $1`

	c := b.mergeBy("Various Artists", into, albums[0], albums[2])
	one := "Various Artists - Hits 1999: 1Song 1, 2Song 2, 3Song 3"
	require.Equal(t, one, b.heard(), "at once, on one release")
	require.Equal(t, "9|EP|t|various artists\t1999\thits|3", b.text(state, into.UUID))
	b.inLine()
	require.Equal(t, 2, c.Files())
	for _, order := range [][]int{{0, 1, 2}, {2}, {1}, {0}, {2, 0}} {
		for _, i := range order {
			b.scan(b.order[i])
		}
		b.scan()
		b.reconcile()
		b.inLine()
		require.Equal(t, one, b.heard())
	}
	b.rename(b.order[0], "Elsewhere/x.flac")
	b.rename(b.order[1], "Elsewhere/More/y.flac")
	b.scan(b.order[1])
	b.scan(b.order[0])
	require.Equal(t, one, b.heard(), "wherever the files lie")
	b.retag(b.order[2], "MUSICBRAINZ_RELEASEGROUPID", oneID, "MUSICBRAINZ_ALBUMID", otherID, "MUSICBRAINZ_RELEASETRACKID", "a3cb23fc-acd3-4ce0-8f36-1e5aa6a18432")
	b.scan(b.order[2])
	b.scan()
	b.inLine()
	require.Equal(t, one, b.heard(), "whatever ids say")
	b.rename(b.order[0], "Hits/1.flac")
	b.rename(b.order[1], "Hits/2.flac")

	b.sound("Hits/4.flac", "Ann", "Hits", "4", "Song 4", "ALBUMARTIST", "Ann", "DATE", "1999")
	b.scan(b.order[3])
	require.Equal(t, one+", 4Song 4", b.heard(), "files to come follow the names of what was merged")
	b.scan()
	require.Equal(t, one+", 4Song 4", b.heard())
	b.Exec(`DELETE FROM albums`)
	b.Exec(`DELETE FROM artists`)
	for _, i := range []int{2, 0, 1, 3} {
		b.scan(b.order[i])
	}
	b.reconcile()
	b.inLine()
	require.Equal(t, one+", 4Song 4", b.heard(), "also after all rows came anew")
	_, err = b.Undo(t.Context(), b.admin, c.NodeID())
	require.ErrorIs(t, err, fault.Conflict)
	_, err = b.Playlists.ByIDs(t.Context(), b.admin, []uuid.UUID{list})
	require.NoError(t, err)
}

func TestMerge_albumUndone(t *testing.T) {
	t.Parallel()
	b, albums := torn(t)
	apart := b.heard()
	require.NoError(t, b.Viewing.Rate(t.Context(), b.admin, albums[0], new(9)))
	for _, f := range b.order {
		b.play(f)
	}
	rows := func() string {
		return b.text(`SELECT concat_ws(E'\n', (SELECT string_agg(to_jsonb(x)::text, E'\n' ORDER BY id) FROM (SELECT id, key, title, credit, place, kind, year, compilation, mbid FROM albums) x),
			(SELECT string_agg(to_jsonb(x)::text, E'\n' ORDER BY id) FROM (SELECT id, key, album_id, title FROM releases) x),
			(SELECT string_agg(to_jsonb(x)::text, E'\n' ORDER BY id) FROM (SELECT id, key, album_id, release_id, place, disc, number FROM tracks) x),
			(SELECT string_agg(to_jsonb(x)::text, E'\n' ORDER BY x::text) FROM album_artists x), (SELECT string_agg(to_jsonb(x)::text, E'\n' ORDER BY x::text) FROM track_artists x),
			(SELECT string_agg(to_jsonb(x)::text, E'\n' ORDER BY x::text) FROM discs x), (SELECT string_agg(item_id || ' ' || rating, '') FROM viewer_states),
			(SELECT string_agg(item_id || ' ' || id, E'\n' ORDER BY id) FROM plays), (SELECT string_agg(said || key, E'\n' ORDER BY said) FROM music_aliases WHERE NOT own))`)
	}
	before := rows()
	for _, between := range []func(){func() {}, func() { b.scan() }, func() { b.scan(b.order[1]); b.reconcile() }} {
		c := b.mergeBy("Various Artists", albums[1], albums[0], albums[2])
		between()
		require.Len(t, linesOf(b.heard()), 1)
		b.undo(c)
		require.Equal(t, apart, b.heard())
		require.Equal(t, before, rows(), "all is as it was")
		b.inLine()
		b.scan()
		b.reconcile()
		require.Equal(t, before, rows())
	}
	b.retag(b.order[1], "ALBUM", "Smash Hits")
	b.scan()
	require.Contains(t, b.heard(), "Bob - Smash Hits", "it is described by its files again")
}

// Two editions of an album stay two; of several versions of one track of a folder each is one.
func TestMerge_editions(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	add := func(folder, album string, more ...string) {
		for i := range 2 {
			n := fmt.Sprint(i + 1)
			b.sound(folder+"/"+album+" "+n+".flac", "Band", album, n, "Song "+n, more...)
		}
	}
	add("One", "Disc")
	add("Two", "Disc (Deluxe)", "LABEL", "Label")
	add("Three", "Disc II", "DISCNUMBER", "2")
	add("Two", "Disc (Mono)")
	b.scan()
	files := b.order
	require.Len(t, linesOf(b.heard()), 4)
	deluxe, mono := b.of(files[2]), b.of(files[6])
	track := b.playable(files[2])[0]
	b.play(files[6])
	require.NoError(t, b.Viewing.Rate(t.Context(), b.admin, b.playable(files[6])[0], new(7)))
	c := b.merge(deluxe, mono)
	require.Equal(t, "Band - Disc (Deluxe): 1Song 1 x2, 2Song 2 x2\nBand - Disc II: 1Song 1, 2Song 2\nBand - Disc: 1Song 1, 2Song 2", b.heard())
	require.Equal(t, "7|1", b.text(`SELECT (SELECT rating::text FROM viewer_states WHERE item_id = $1) || '|' || (SELECT count(*) FROM plays WHERE item_id = $1)`, track.UUID))
	b.scan()
	b.inLine()
	require.Equal(t, track, b.playable(files[6])[0])
	d := b.merge(b.of(files[0]), deluxe, b.of(files[4]))
	one := "Band - Disc: 1Song 1 x2, 2Song 2 x2 / 1Song 1, 2Song 2, 1Song 1, 2Song 2"
	require.Equal(t, one, b.heard(), "a disc more, and another edition")
	for _, order := range [][]int{{0, 1, 2, 3, 4, 5, 6, 7}, {7, 6, 5, 4, 3, 2, 1, 0}} {
		for _, i := range order {
			b.scan(files[i])
		}
		b.inLine()
		require.Equal(t, one, b.heard())
	}
	require.Equal(t, "Disc|Disc (Deluxe) Label", b.text(`SELECT string_agg(concat_ws(' ', title, label), '|' ORDER BY title) FROM releases`))
	b.undo(d)
	b.undo(c)
	b.scan()
	require.Len(t, linesOf(b.heard()), 4)
	require.Equal(t, "1|7", b.text(`SELECT count(*) || '|' || (SELECT string_agg(rating::text, '') FROM viewer_states WHERE item_id = x.track_id) FROM plays p JOIN track_files x
		ON x.track_id = p.item_id AND x.file_id = p.file_id GROUP BY x.track_id`))
}

func TestSplit_albums(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	for i := range 4 {
		n := fmt.Sprint(i + 1)
		b.sound("Best/"+n+".flac", "Band", "Best Of", n, "Song "+n, "DATE", "2001", "LABEL", "Label")
	}
	b.scan()
	album := b.of(b.order[0])
	songs := b.playable(b.order[2])
	b.play(b.order[2])
	c := b.split(join.Split{Item: album, Files: b.order[2:], Year: new(2005), Artist: "Other Band"})
	want := "Band - Best Of 2001: 1Song 1, 2Song 2\nOther Band - Best Of 2005: 3Song 3, 4Song 4"
	require.Equal(t, want, b.heard())
	require.Equal(t, songs, b.playable(b.order[2]), "they are the same tracks")
	b.inLine()
	for _, order := range [][]int{{0, 1, 2, 3}, {3, 2}, {1}, {2}} {
		for _, i := range order {
			b.scan(b.order[i])
		}
		b.reconcile()
		b.inLine()
		require.Equal(t, want, b.heard())
	}
	b.sound("Best/5.flac", "Band", "Best Of", "5", "Song 5", "DATE", "2001")
	b.scan(b.order[4])
	require.Equal(t, "Band - Best Of 2001: 1Song 1, 2Song 2, 5Song 5\nOther Band - Best Of 2005: 3Song 3, 4Song 4", b.heard())
	b.Exec(`DELETE FROM albums`)
	b.Exec(`DELETE FROM tracks`)
	for _, i := range []int{3, 0, 4, 2, 1} {
		b.scan(b.order[i])
	}
	b.inLine()
	require.Equal(t, "Band - Best Of 2001: 1Song 1, 2Song 2, 5Song 5\nOther Band - Best Of 2005: 3Song 3, 4Song 4", b.heard())
	_, err := b.Undo(t.Context(), b.admin, c.NodeID())
	require.ErrorIs(t, err, fault.Conflict)

	third := b.split(join.Split{Item: b.of(b.order[0]), Files: b.order[4:], Into: new(b.of(b.order[2]))})
	require.Equal(t, "Band - Best Of 2001: 1Song 1, 2Song 2\nOther Band - Best Of 2005: 3Song 3, 4Song 4, 5Song 5", b.heard())
	b.scan()
	require.Equal(t, "Band - Best Of 2001: 1Song 1, 2Song 2\nOther Band - Best Of 2005: 3Song 3, 4Song 4, 5Song 5", b.heard())
	b.undo(third)
	b.scan()
	b.inLine()
	require.Equal(t, "Band - Best Of 2001: 1Song 1, 2Song 2, 5Song 5\nOther Band - Best Of 2005: 3Song 3, 4Song 4", b.heard())
	for _, bad := range []join.Split{
		{Item: album}, {Item: b.of(b.order[0]), Files: []uuid.UUID{b.order[0], b.order[1], b.order[4]}}, {Item: b.artist("Band"), Files: b.order[:3], Title: "x\x00"},
		{Item: b.of(b.order[0]), Files: b.order[:1], Artist: "x\x00"},
	} {
		_, err := b.Split(t.Context(), b.admin, bad)
		require.ErrorIs(t, err, fault.Invalid)
	}
}

func TestSplit_albumUndone(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	for i := range 3 {
		n := fmt.Sprint(i + 1)
		b.sound("Best/"+n+".flac", "Band", "Best Of", n, "Song "+n)
	}
	b.sound("Best/3b.flac", "Band", "Best Of", "3", "Song 3")
	b.scan()
	b.play(b.order[3])
	b.play(b.order[2])
	whole := b.heard()
	require.Equal(t, "Band - Best Of: 1Song 1, 2Song 2, 3Song 3 x2", whole)
	c := b.split(join.Split{Item: b.of(b.order[0]), Files: b.order[3:], Title: "Rest"})
	want := "Band - Best Of: 1Song 1, 2Song 2, 3Song 3\nBand - Rest: 3Song 3"
	require.Equal(t, want, b.heard(), "a version of a track")
	require.Equal(t, "1|1", b.text(`SELECT string_agg(n::text, '|') FROM (SELECT count(*) AS n FROM plays p JOIN track_files x ON x.track_id = p.item_id AND x.file_id = p.file_id GROUP BY p.item_id) y`))
	b.scan()
	b.scan(b.order[3])
	b.inLine()
	require.Equal(t, want, b.heard())
	b.retag(b.order[0], "ALBUM", "Elsewhere")
	b.scan(b.order[0])
	b.undo(c)
	require.Equal(t, "Band - Best Of: 2Song 2, 3Song 3 x2\nBand - Elsewhere: 1Song 1", b.heard(), "what moved meanwhile stays")
	b.retag(b.order[0], "ALBUM", "Best Of")
	b.scan()
	b.inLine()
	require.Equal(t, whole, b.heard())
	require.Equal(t, "2", b.text(`SELECT count(*)::text FROM plays p JOIN track_files x ON x.track_id = p.item_id AND x.file_id = p.file_id`))
}
