package join_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/join"
	"revenge/internal/library"
	"revenge/internal/origin"
)

// An album of several artists, of which no tag says who it is by, stays itself when all is split off that was not by one of them.
func TestSplit_restOfOne(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	b.sound("Hits/1.flac", "Ann", "Hits", "1", "One")
	b.sound("Hits/2.flac", "Bob", "Hits", "2", "Two")
	b.sound("Hits/3.flac", "Bob", "Hits", "3", "Three")
	b.scan()
	b.reconcile()
	hits := b.of(b.order[0])
	require.NoError(t, b.Viewing.Rate(t.Context(), b.admin, hits, new(9)))
	b.set(hits, origin.Year, "1999")
	c := b.split(join.Split{Item: hits, Files: b.order[:1], Title: "Apart"})
	for range 2 {
		b.scan()
		b.reconcile()
		require.Equal(t, "Bob - Hits 1999: 2Two, 3Three\nVarious Artists - Apart: 1One", b.heard(), "by whom it is follows its tags")
		require.Equal(t, hits, b.of(b.order[1]))
		require.Equal(t, "9", b.text(`SELECT rating::text FROM viewer_states WHERE item_id = $1`, hits.UUID))
	}
	b.undo(c)
	b.scan()
	b.reconcile()
	b.inLine()
	require.Equal(t, hits, b.of(b.order[1]))
	require.Equal(t, hits, b.of(b.order[0]))
	require.Equal(t, "Various Artists - Hits 1999: 1One, 2Two, 3Three", b.heard())
}
