package migrations

import (
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/db"
)

// Content that was remembered with a key twice is known by it once.
func TestUp_keysOnce(t *testing.T) {
	t.Parallel()
	server, conn := asBefore(t, "keys", "viewing_keys")
	_, err := conn.Exec(t.Context(), `INSERT INTO viewed_items (id, kind, keys) VALUES (gen_random_uuid(), 'MOVIE', '{movie|tmdb|1,movie|imdb|x,movie|tmdb|1,b}'), (gen_random_uuid(), 'PERSON', '{}');
		INSERT INTO edited_items (id, kind, keys) VALUES (gen_random_uuid(), 'MOVIE', '{b,a,b,a}')`)
	require.NoError(t, err)
	require.NoError(t, Up(t.Context(), server, quiet()))
	is, err := db.Value[string](t.Context(), conn, `SELECT (SELECT string_agg(keys::text, ' ' ORDER BY kind) FROM viewed_items) || ' ' || (SELECT keys::text FROM edited_items)`)
	require.NoError(t, err)
	require.Equal(t, "{movie|tmdb|1,movie|imdb|x,b} {} {b,a}", is)
}
