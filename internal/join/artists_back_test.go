package join_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/join"
	"revenge/internal/library"
	"revenge/internal/origin"
)

// An artist of whom nothing was left while an album of his was part of another one is there again once that is undone, with all that was
// set of him and that users think of him: also where the album was joined before, so that its files do not say who it is by.
func TestMerge_artistComesBack(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	add := func(artist, album string) {
		b.sound("Same/"+album+".flac", artist, album, "1", "Song")
	}
	add("Ann", "A")
	add("Cid", "B")
	add("Bob", "C")
	b.scan()
	b.reconcile()
	cid := b.artist("Cid")
	b.undo(b.merge(cid, b.artist("Ann"))) // it keeps a key that only decisions lead to
	b.scan()
	b.set(cid, origin.Name, "Sid")
	require.NoError(t, b.Viewing.Rate(t.Context(), b.admin, cid, new(9)))
	b.merge(b.of(b.order[1]), b.of(b.order[0]))
	b.scan()
	b.reconcile()
	state := func() string {
		return b.text(`SELECT concat_ws(' | ', $1::text, (SELECT string_agg(item_id || value::text, ' ') FROM item_edits), (SELECT string_agg(item_id || rating::text, ' ') FROM viewer_states),
			(SELECT string_agg(concat_ws(' ', id, key, name, sort_name, tag_name), ', ' ORDER BY id) FROM artists))`, b.sung())
	}
	before := state()
	require.Contains(t, before, "Sid: B")
	c := b.merge(b.of(b.order[2]), b.of(b.order[1]))
	b.scan()
	b.reconcile()
	require.NotContains(t, b.sung(), "Sid")
	b.undo(c)
	b.scan()
	b.reconcile()
	b.inLine()
	require.Equal(t, before, state())
	require.Equal(t, "0", b.text(`SELECT ((SELECT count(*) FROM viewed_items WHERE gone_at IS NOT NULL) + (SELECT count(*) FROM edited_items WHERE gone_at IS NOT NULL))::text`))

	c = b.merge(b.of(b.order[2]), b.of(b.order[1]))
	b.scan()
	b.reconcile()
	b.sound("Other/d.flac", "Cid", "D", "1", "Other") // another row stands for him by then
	b.scan()
	b.reconcile()
	require.NotEqual(t, cid, b.artist("Sid"))
	b.undo(c)
	b.scan()
	b.reconcile()
	require.Contains(t, b.sung(), "Sid: B, D | Other")
	require.Equal(t, "1", b.text(`SELECT count(*)::text FROM artists WHERE name IN ('Sid', 'Cid')`))
}

// A name that means another artist in one file means its own in the others of a batch, also where its own artist has no row.
func TestSplit_nameInOneFile(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	b.sound("D/1.flac", "Dan", "D", "1", "Song")
	b.sound("D/2.flac", "Dan", "D", "2", "Other")
	b.sound("C/1.flac", "Cid", "C", "1", "Tune")
	b.scan()
	cid := b.artist("Cid")
	b.split(join.Split{Item: b.artist("Dan"), Files: b.order[:1], Into: &cid})
	b.scan()
	is := b.sung()
	b.Exec(`DELETE FROM artists WHERE name = 'Dan'`)
	b.scan()
	b.reconcile()
	require.Equal(t, is, b.sung())
	require.Contains(t, is, "Cid: C | Song, Tune")
}
