package join_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/library"
	"revenge/internal/origin"
)

// What an album took of what was set of another one is as its own files say once that is undone, before these are read again.
func TestUndo_albumAsItsFilesSay(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	one := b.sound("Disc/a.flac", "Band", "Disc", "1", "Song")
	two := b.sound("Other/b.flac", "Others", "Other", "1", "Tune")
	b.scan()
	b.reconcile()
	into, other := b.of(one), b.of(two)
	b.set(other, origin.SecondaryKinds, "Live")
	b.set(other, origin.Compilation, "true")
	b.set(other, origin.Credited, "Me & You")
	b.set(other, origin.Artists, "Me", "You")
	shown := func() string {
		return b.text(`SELECT string_agg(concat_ws('|', title, credit, secondary_kinds, compilation, (SELECT string_agg(n.name, ',' ORDER BY x.position)
			FROM album_artists x JOIN artists n ON n.id = x.artist_id WHERE x.album_id = a.id)), ' ' ORDER BY title) FROM albums a`)
	}
	before := shown()
	require.Equal(t, "Disc|Band|{}|f|Band Other|Me & You|{Live}|t|Me,You", before)
	c := b.merge(into, other)
	require.Equal(t, "Disc|Me & You|{Live}|t|Me,You", shown())
	b.undo(c)
	require.Equal(t, before, shown())
	b.scan()
	b.reconcile()
	require.Equal(t, before, shown())
}
