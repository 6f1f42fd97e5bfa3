package viewing_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/db"
)

// Content is known by each key once, and nothing is remembered that says one twice.
func TestAttach_keysOnce(t *testing.T) {
	t.Parallel()
	s := setup(t)
	film := s.film("heat", new(int64(949)), "aaaa")
	s.exec(`UPDATE movies SET key = 'movie|tmdb|949', weak_key = 'movie|title|heat', imdb_id = 'tt1' WHERE id = $1`, film.UUID)
	series, parts := s.show("lost", 1, 1)
	s.exec(`UPDATE series SET key = 'series|tvdb|7', tvdb_id = 7, weak_key = 'series|tvdb|7' WHERE id = $1`, series.UUID)
	s.play(s.viewer, film, 95)
	s.play(s.viewer, parts[0][0], 95)
	s.attach(film, series, parts[0][0])
	text := func(sql string, args ...any) string {
		out, err := db.Value[string](t.Context(), s.db, sql, args...)
		require.NoError(t, err)
		return out
	}
	require.Equal(t, "{movie|tmdb|949,movie|imdb|tt1,movie|title|heat,movie|oshash|aaaa}", text(`SELECT keys::text FROM viewed_items WHERE id = $1`, film.UUID))
	require.Equal(t, "{series|tvdb|7}", text(`SELECT keys::text FROM viewing_contents(ARRAY[$1::uuid])`, series.UUID))
	_, err := db.ExecSQL(t.Context(), s.db, `UPDATE viewed_items SET keys = '{a,b,a}' WHERE id = $1`, film.UUID)
	require.ErrorContains(t, err, "viewed_items_keys_check")
}

// What viewers have of a row that comes back as it was stays with it.
func TestAttach_sameRow(t *testing.T) {
	t.Parallel()
	s := setup(t)
	film := s.film("heat", new(int64(949)), "aaaa")
	require.NoError(t, s.Rate(t.Context(), s.viewer, film, new(9)))
	row, err := db.Value[string](t.Context(), s.db, `SELECT to_jsonb(m)::text FROM movies m WHERE id = $1`, film.UUID)
	require.NoError(t, err)
	s.exec(`DELETE FROM movies WHERE id = $1`, film.UUID)
	s.exec(`INSERT INTO movies SELECT * FROM jsonb_populate_record(NULL::movies, $1::jsonb)`, row)
	s.attach(film)
	require.Equal(t, 9, *s.thinks(s.viewer, film).Rating)
}
