package resolvers_test

import (
	"slices"
	"testing"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/id"
)

// Artists are seen through some of their tracks, and have the genres of all: of those of hidden tracks alone nothing is told.
func TestRestricted_artists(t *testing.T) {
	t.Parallel()
	all := goldens(t)
	at := slices.IndexFunc(all, func(g *golden) bool { return g.file == "testdata/music/music.txtar" })
	w := newWorld(t, baseSeed(t), all[at].seed, `UPDATE tracks SET genre_ids = '{01900000-0000-7000-8000-000000000e02}' WHERE title = 'Zorntanz';
		UPDATE artists SET genre_ids = '{01900000-0000-7000-8000-000000000e01,01900000-0000-7000-8000-000000000e02}' WHERE name = 'Die Zornband';
		DELETE FROM movie_genres; UPDATE movies SET genre_ids = '{}'; DELETE FROM series_genres; UPDATE series SET genre_ids = '{}'`)
	anna := w.viewers["anna"]
	science := uuid.MustParse("01900000-0000-7000-8000-000000000e02")
	query := body(t, `{ artists { nodes { name genres { name } } facets(fields: [GENRE]) { values { name count } } }
		tracks { nodes { title } } genres { name } }`)
	got, _ := w.ask("anna", query)
	require.Contains(t, got, "Zorn science")
	require.Contains(t, got, "Zorntanz")
	require.NoError(t, w.db.Tx(t.Context(), func(tx pgx.Tx) error {
		return access.New(w.db).Restrict(t.Context(), tx, anna, anna.UserID, &access.Restriction{Unrated: true, Denied: []id.ID{id.Of("genre", science)}}, now)
	}))
	anna.Restricted = true
	w.viewers["anna restricted"] = anna
	got, _ = w.ask("anna restricted", query)
	require.Contains(t, got, `"name":"Zorn drama","count":2`)
	require.NotContains(t, got, "Zorntanz")
	require.NotContains(t, got, "Zorn science")
}
