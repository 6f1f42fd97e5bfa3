package feed_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"revenge/internal/platform/db"
)

// A track that gets another album and other genres in one statement is hidden or shown by both.
func TestAfter_movedAndTagged(t *testing.T) {
	t.Parallel()
	f := restricted(t)
	s, other := f.shelve(1), f.shelve(1)
	c := &copied{}
	f.once(tagged(other.albums[0], f.denied))
	f.told(f.child, c)
	both := func(track, album uuid.UUID, genres ...uuid.UUID) {
		t.Helper()
		f.exec(`UPDATE tracks SET album_id = $2, genre_ids = $3 WHERE id = $1`, track, album, append([]uuid.UUID{}, genres...))
	}
	gone := map[uuid.UUID]bool{s.tracks[0]: true, s.guest: true}
	back := map[uuid.UUID]bool{s.tracks[0]: false, s.guest: false}

	both(s.tracks[0], other.albums[0], f.denied)
	require.Equal(t, gone, f.told(f.child, c), "by both")
	both(s.tracks[0], s.albums[0])
	require.Equal(t, back, f.told(f.child, c))
	both(s.tracks[0], other.albums[0], f.mild)
	require.Equal(t, gone, f.told(f.child, c), "by the album alone")
	both(s.tracks[0], s.albums[0], f.denied)
	require.Empty(t, f.told(f.child, c), "what was hidden and still is was never seen")
	both(s.tracks[0], s.albums[0])
	require.Equal(t, back, f.told(f.child, c))

	f.exec(`UPDATE track_artists SET artist_id = $1`, s.guest)
	f.told(f.child, c)
	f.exec(`UPDATE tracks SET album_id = CASE id WHEN $1 THEN $3 ELSE $4 END::uuid, genre_ids = CASE id WHEN $1 THEN '{}' ELSE ARRAY[$5] END::uuid[] WHERE id IN ($1, $2)`,
		other.tracks[0], s.tracks[0], s.albums[0], s.albums[0], f.denied)
	require.Equal(t, map[uuid.UUID]bool{s.tracks[0]: true, other.tracks[0]: false, s.guest: false}, f.told(f.child, c), "the artist has one for the other")
}

// In every transaction the catalogue's versions are written before the feed: transactions on one library that end at once do not wait
// for each other in a ring. Triggers of constraints run in the order of their events.
func TestFeed_afterTheCatalogue(t *testing.T) {
	t.Parallel()
	h := setup(t)
	h.exec(`INSERT INTO movie_details (movie_id) VALUES ($1)`, h.film(0))
	require.NoError(t, h.pool.Tx(t.Context(), func(tx pgx.Tx) error {
		for _, sql := range []string{
			`UPDATE movies SET title = 'x' WHERE false`, `DELETE FROM movie_files WHERE false`, `INSERT INTO movies SELECT * FROM movies WHERE false`,
			`UPDATE item_pictures SET role = role WHERE false`,
		} {
			_, err := db.ExecSQL(t.Context(), tx, sql)
			require.NoError(t, err)
			n, err := db.Value[int](t.Context(), tx, `SELECT count(*) FROM feed_commits`)
			require.NoError(t, err)
			require.Zero(t, n, sql)
		}
		_, err := db.ExecSQL(t.Context(), tx, `DELETE FROM movies`)
		require.NoError(t, err)
		first, err := db.Value[bool](t.Context(), tx, `SELECT c.cmin::text::int < f.cmin::text::int FROM catalogue_touches c, feed_commits f`)
		require.NoError(t, err)
		require.True(t, first, "of a film and of what goes with it")
		return nil
	}))
}
