package edit_test

import (
	"fmt"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/edit"
	"revenge/internal/library"
	"revenge/internal/origin"
	"revenge/internal/platform/db"
	"revenge/internal/platform/id"
	"revenge/internal/testkit"
)

// Setting and releasing whom tracks are by takes as many statements for many of them as for one.
func TestEdit_artistsOfMany(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	const many = 8
	var found []*library.Found
	for n := range many {
		found = append(found, b.Sound(fmt.Sprintf("a/%d.flac", n), map[string]string{"ARTIST": fmt.Sprint("Singer ", n), "ALBUMARTIST": "The Band",
			"ALBUM": "Big Pink", "TITLE": fmt.Sprint("Song ", n), "TRACKNUMBER": fmt.Sprint(n + 1)}))
	}
	b.scan(found...)
	keys, err := db.Column[uuid.UUID](t.Context(), b.DB, `SELECT id FROM tracks ORDER BY number`)
	require.NoError(t, err)
	tracks := make([]id.ID, many)
	for i, key := range keys {
		tracks[i] = id.Of("track", key)
	}
	by := func() string {
		return b.text(`SELECT string_agg(n.name, ',' ORDER BY t.number, x.position) FROM tracks t
			JOIN track_artists x ON x.track_id = t.id JOIN artists n ON n.id = x.artist_id`)
	}
	before := by()
	statements := func(of []id.ID, change edit.Change) int64 {
		count := testkit.Statements(b.DB)
		was := count.Total()
		_, err := b.Edit(t.Context(), b.admin, of, []edit.Change{change})
		require.NoError(t, err)
		return count.Total() - was
	}
	one := statements(tracks[:1], set(origin.Artists, "Me", "You"))
	given := statements(tracks[:1], release(origin.Artists))
	require.Equal(t, before, by())
	require.LessOrEqual(t, statements(tracks, set(origin.Artists, "Me", "You")), one)
	require.Equal(t, "Me,You,Me,You,Me,You,Me,You,Me,You,Me,You,Me,You,Me,You", by())
	require.LessOrEqual(t, statements(tracks, release(origin.Artists)), given)
	require.Equal(t, before, by())
}
