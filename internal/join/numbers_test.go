package join_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/library"
	"revenge/internal/origin"
	"revenge/internal/platform/id"
)

// What somebody has of a track goes by the place that its file gives it, not by a number that was set by hand.
func TestNumbers_rated(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	b.sound("a/1.flac", "The Band", "Big Pink", "1", "Tears")
	b.sound("a/2.flac", "The Band", "Big Pink", "2", "Weight")
	b.scan()
	tears := id.Of("track", mustParse(b.text(`SELECT id::text FROM tracks WHERE title = 'Tears'`)))
	b.set(tears, origin.Number, "2")
	b.set(tears, origin.Disc, "1")
	require.NoError(t, b.Viewing.Rate(t.Context(), b.admin, tears, new(9)))
	b.scan()
	const rated = `SELECT string_agg(t.title, ', ') FROM viewer_states p JOIN tracks t ON t.id = p.item_id`
	require.Equal(t, "Tears", b.text(rated))

	b.retag(b.order[0], "TITLE", "Tears of Rage")
	b.Exec(`UPDATE files SET oshash = 'other' WHERE id = $1`, b.order[0])
	b.Exec(`DELETE FROM tracks`)
	b.scan()
	require.Equal(t, "Tears of Rage, Weight", b.text(`SELECT string_agg(title, ', ' ORDER BY number) FROM tracks`))
	require.Equal(t, "Tears of Rage", b.text(rated))
}
