package join_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/join"
	"revenge/internal/library"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// What was merged, undone and merged again is followed as after the first time.
func TestMerge_albumAgain(t *testing.T) {
	t.Parallel()
	b, albums := torn(t)
	b.undo(b.mergeBy("Various Artists", albums[1], albums[0]))
	require.Equal(t, "0", b.text(`SELECT count(*)::text FROM music_aliases WHERE said LIKE 'album|%'`))
	b.mergeBy("Various Artists", albums[1], albums[0])
	b.sound("Hits/4.flac", "Bob", "Hits", "4", "Song 4", "ALBUMARTIST", "Bob", "DATE", "1999")
	b.scan(b.order[3])
	want := "Cid - Hits 1999: 3Song 3\nVarious Artists - Hits 1999: 1Song 1, 2Song 2, 4Song 4"
	require.Equal(t, want, b.heard(), "by the names that it had itself")
	b.scan()
	b.reconcile()
	b.inLine()
	require.Equal(t, want, b.heard())
}

// Changes of an album are undone from the last.
func TestMerge_albumsInTurn(t *testing.T) {
	t.Parallel()
	b, albums := torn(t)
	apart, key := b.heard(), b.text(`SELECT key FROM albums WHERE id = $1`, albums[1].UUID)
	first := b.mergeBy("Various Artists", albums[1], albums[0])
	second := b.merge(albums[1], albums[2])
	_, err := b.Undo(t.Context(), b.admin, first.NodeID())
	require.ErrorIs(t, err, fault.Conflict)
	require.Len(t, linesOf(b.heard()), 1, "nothing is undone")
	b.undo(second)
	b.undo(first)
	require.Equal(t, apart, b.heard())
	require.Equal(t, key, b.text(`SELECT key FROM albums WHERE id = $1`, albums[1].UUID))
	b.scan()
	b.reconcile()
	b.inLine()
	require.Equal(t, apart, b.heard())
}

// Where who an album was by is another artist since, or gone, its files say whose it is.
func TestMerge_albumOfMergedArtist(t *testing.T) {
	t.Parallel()
	b, albums := torn(t)
	apart := b.heard()
	c := b.mergeBy("Various Artists", albums[1], albums[0])
	artists := b.merge(b.artist("Cid"), b.artist("Bob"))
	b.undo(c)
	b.scan()
	b.inLine()
	require.Equal(t, apart, b.heard())
	require.Contains(t, b.sung(), "Cid: Hits, Hits | Song 2, Song 3")
	b.undo(artists)
	b.scan()
	b.inLine()
	require.Equal(t, apart, b.heard())
	require.Contains(t, b.sung(), "Bob: Hits | Song 2")

	for _, f := range b.order[:2] {
		b.retag(f, "ARTIST", "Guest")
	}
	b.scan()
	apart = b.heard()
	c = b.mergeBy("Various Artists", albums[1], albums[0])
	b.scan()
	b.reconcile()
	require.NotContains(t, b.sung(), "Bob", "who has nothing is gone")
	b.undo(c)
	b.scan()
	b.reconcile()
	b.inLine()
	require.Equal(t, apart, b.heard())
	require.Contains(t, b.sung(), "Bob: Hits")
}

// An artist whom an album is by newly takes part in it at once.
func TestMerge_albumsOfAnother(t *testing.T) {
	t.Parallel()
	b, albums := torn(t)
	const state = `SELECT array_to_string(roles, ',') FROM artists WHERE name = $1`
	require.Equal(t, "ALBUM_ARTIST,ARTIST", b.text(state, "Cid"))
	for _, name := range []string{"Cid", "Various Artists"} {
		c := b.mergeBy(name, albums[1], albums[0])
		is := b.text(state, name)
		require.Contains(t, is, "ALBUM_ARTIST")
		b.scan()
		b.reconcile()
		require.Equal(t, is, b.text(state, name))
		b.undo(c)
	}
}

// To whom an album is allowed, what is made of a part of it is too.
func TestAllowed_albums(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	for i, name := range []string{"Best", "Best", "Rest"} {
		n := fmt.Sprint(i + 1)
		b.sound(name+"/"+n+".flac", "Band", name, n, "Song "+n)
	}
	b.scan()
	best, rest := b.of(b.order[0]), b.of(b.order[2])
	kim := b.child(best)
	songs := func() string {
		return b.text(`SELECT COALESCE(string_agg(t.title, ', ' ORDER BY t.title), 'nothing') FROM restriction_items r JOIN tracks t ON t.album_id = r.item_id WHERE r.user_id = $1`, kim)
	}
	require.Equal(t, "Song 1, Song 2", songs())
	c := b.split(join.Split{Item: best, Files: b.order[1:2], Title: "Apart"})
	require.Equal(t, "Song 1, Song 2", songs())
	b.undo(c)
	require.Equal(t, "Song 1, Song 2", songs())
	require.Equal(t, "1", b.text(`SELECT count(*)::text FROM restriction_items`))
	b.split(join.Split{Item: best, Files: b.order[1:2], Into: &rest})
	require.Equal(t, "Song 1", songs(), "what is known already is not allowed by a part")
}

// An artist is not split by files that it did nothing in.
func TestSplit_artistOfNothing(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	b.sound("a/1.flac", "Nirvana", "Bleach", "1", "Blew")
	b.sound("b/1.flac", "Guest", "Hits", "1", "Song", "ALBUMARTIST", "Nirvana")
	b.sound("b/2.flac", "Guest", "Hits", "2", "More", "ALBUMARTIST", "Nirvana")
	b.scan()
	for _, into := range []*id.ID{nil, new(b.artist("Guest"))} {
		_, err := b.Split(t.Context(), b.admin, join.Split{Item: b.artist("Nirvana"), Files: b.order[1:2], Into: into})
		require.ErrorIs(t, err, fault.Invalid, "a part of an album is not by another one")
	}
	require.Equal(t, "0", b.text(`SELECT count(*)::text FROM music_parts`))
}

// Some files of artists that were merged or split are identified again: what was said of them may have come from another.
func TestMerge_artistsIdentifiedAgain(t *testing.T) {
	t.Parallel()
	b, albums := torn(t)
	again := func(do func()) string {
		b.Exec(`DELETE FROM river_job`)
		do()
		return b.text(`SELECT COALESCE(string_agg(f.path, ', ' ORDER BY f.path), 'nothing') FROM files f WHERE EXISTS (SELECT FROM river_job j WHERE j.args -> 'file_ids' ? f.id::text)`)
	}
	require.Equal(t, "Hits/1.flac, Hits/2.flac", again(func() { b.merge(b.artist("Bob"), b.artist("Ann")) }))
	require.Equal(t, "Hits/1.flac, Hits/2.flac", again(func() { b.split(join.Split{Item: b.artist("Bob"), Files: b.order[:1], Title: "Ann"}) }))
	require.Equal(t, "Hits/1.flac, Hits/2.flac", again(func() { b.merge(albums[0], albums[1]) }))
}
