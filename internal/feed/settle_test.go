package feed_test

import (
	"math/rand/v2"
	"testing"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"revenge/internal/platform/db"
	"revenge/internal/platform/id"
)

// only lets the child see what has the mild tag, and what is allowed expressly.
func (f *family) only() {
	f.exec(`UPDATE restrictions SET only_allowed = true, unrated = true`)
	f.exec(`INSERT INTO restriction_tags (user_id, tag_id, kind, rule) VALUES ($1, $2, 'genre', 'ALLOWED')`, f.child.UserID, f.mild)
}

// The end of a transaction asks about everything that it hid at once: the functions that it calls are as many for 6,000 tracks as for 60.
func TestSettle_setWise(t *testing.T) {
	t.Parallel()
	f := restricted(t)
	f.only()
	s := f.shelve(1)
	f.exec(`UPDATE albums SET genre_ids = ARRAY[$1::uuid]`, f.mild)
	f.exec(`UPDATE tracks SET genre_ids = ARRAY[$1::uuid]`, f.mild)
	f.exec(`INSERT INTO tracks (id, library_id, album_id, release_id, key, content, title, sort_title, folded_title, credit, place, disc, duration_ms, genre_ids)
		SELECT gen_random_uuid(), library_id, album_id, release_id, n::text, 'c', 't', 't', 't', '', '', 1, 1, genre_ids FROM tracks, generate_series(2, 6000) n`)
	f.exec(`INSERT INTO track_artists (track_id, position, artist_id, library_id, role) SELECT id, 1, $1, library_id, 'ARTIST' FROM tracks`, s.band)
	calls := func(tracks int) (n int) {
		require.NoError(t, f.pool.Tx(t.Context(), func(tx pgx.Tx) error {
			count := func() int {
				n, err := db.Value[int](t.Context(), tx, `SELECT coalesce(sum(pg_stat_get_xact_function_calls(oid)), 0)::int FROM pg_proc WHERE proname LIKE 'feed%'`)
				require.NoError(t, err)
				return n
			}
			_, err := db.ExecSQL(t.Context(), tx, `UPDATE tracks SET genre_ids = '{}' WHERE id IN (SELECT id FROM tracks WHERE genre_ids <> '{}' ORDER BY id LIMIT $1)`, tracks)
			require.NoError(t, err)
			before := count()
			_, err = db.ExecSQL(t.Context(), tx, `SET CONSTRAINTS ALL IMMEDIATE`)
			require.NoError(t, err)
			n = count() - before
			return nil
		}))
		return n
	}
	few, many := calls(60), calls(5940)
	t.Log("functions called:", few, many)
	require.Positive(t, few)
	require.Equal(t, few, many)
	hidden := f.column(t.Context(), `SELECT id FROM feed_hidden`)
	require.Len(t, hidden, 6001, "the tracks and the guest; the band has the album")
}

// Whatever things are rated and tagged with, a copy that follows holds what the wall shows.
func TestAfter_asTheWallAnyOrder(t *testing.T) {
	t.Parallel()
	f := restricted(t)
	f.only()
	r := rand.New(rand.NewPCG(5, 6))
	s := f.shelve(3)
	series, season, film := id.New(), id.New(), f.film(0)
	f.exec(`INSERT INTO series (id, library_id, key, title, sort_title) VALUES ($1, $2, 's', 's', 's')`, series, f.viewer.Libraries[0])
	f.exec(`INSERT INTO seasons (id, series_id, library_id, number) VALUES ($1, $2, $3, 1)`, season, series, f.viewer.Libraries[0])
	f.exec(`INSERT INTO restriction_items (user_id, item_id, kind) VALUES ($1, $2, 'track')`, f.child.UserID, s.tracks[2])
	const shown = `SELECT id FROM movies UNION SELECT id FROM series UNION SELECT id FROM seasons UNION SELECT id FROM albums
		UNION SELECT id FROM releases UNION SELECT id FROM tracks UNION SELECT id FROM artists`
	some := func() []uuid.UUID {
		return [][]uuid.UUID{{}, {f.mild}, {f.mild}, {f.denied}, {f.mild, f.denied}}[r.IntN(5)]
	}
	one := func(exec func(string, ...any)) {
		switch n := r.IntN(3); r.IntN(5) {
		case 0:
			exec(`UPDATE movies SET genre_ids = $2, minimum_age = $3 WHERE id = $1`, film, some(), 10+r.IntN(5))
		case 1:
			exec(`UPDATE series SET label_ids = $2, minimum_age = $3 WHERE id = $1`, series, some(), 10+r.IntN(5))
		case 2:
			exec(`UPDATE albums SET genre_ids = $2 WHERE id = $1`, s.albums[n], some())
		case 3:
			exec(`UPDATE tracks SET album_id = $2 WHERE id = $1`, s.tracks[n], s.albums[r.IntN(3)])
		default:
			exec(`UPDATE tracks SET genre_ids = $2 WHERE id = $1`, s.tracks[n], some())
		}
	}
	c, held := &copied{}, map[uuid.UUID]bool{}
	for range 60 {
		f.once(one, one, one)
		for item, removed := range f.told(f.child, c) {
			if removed {
				require.True(t, held[item], "nothing is gone that was never told of")
				delete(held, item)
			} else {
				held[item] = true
			}
		}
		there := f.column(f.child.Wall(t.Context()), shown)
		require.Len(t, held, len(there))
		for _, item := range there {
			require.True(t, held[item])
		}
	}
}
