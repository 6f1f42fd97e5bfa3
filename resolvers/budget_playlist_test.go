package resolvers_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Any number of smart playlists is summed up by one statement.
func TestBudget_smartPlaylists(t *testing.T) {
	t.Parallel()
	w := newWorld(t, baseSeed(t), manyFilms(20), `INSERT INTO playlists (id, user_id, name, sort_name, folded_name, rules, created_at, updated_at)
		SELECT gen_random_uuid(), '01800000-0000-7000-8000-000000000001', 'Smart ' || i, 'smart ' || i, 'smart ' || i,
			jsonb_build_object('kind', 'MOVIE', 'filter', jsonb_build_object('yearFrom', 1900 + i, 'favourite', false), 'orderField', 'RATING', 'direction', 'DESC', 'limit', 10 + i), now(), now()
		FROM generate_series(1, 80) i`)
	for _, n := range []int{2, 20, 80} {
		body := goldenCase{query: `query ($n: Int!) { playlists(first: $n) { nodes { name itemCount durationMs rules { kind limit } } } }`, variables: fmt.Sprintf(`{"n": %d}`, n)}.body(t)
		answer, statements := w.ask("anna", body)
		require.NotContains(t, answer, `"errors"`)
		require.Equal(t, n, strings.Count(answer, `"kind":"MOVIE"`))
		require.EqualValues(t, 3, statements, "the same for any number of playlists")
	}
}

// Any number of collections shows what it holds at a glance, and any number of films their collections, with a constant number of
// statements.
func TestBudget_collections(t *testing.T) {
	t.Parallel()
	w := newWorld(t, baseSeed(t), manyFilms(60), `INSERT INTO playlists (id, user_id, kind, name, sort_name, folded_name, rules, sorting, created_at, updated_at)
		SELECT gen_random_uuid(), '01800000-0000-7000-8000-000000000001', 'COLLECTION', 'Many ' || i, 'many ' || i, 'many ' || i,
			CASE WHEN i % 4 = 0 THEN jsonb_build_object('kind', 'MOVIE', 'filter', '{}'::jsonb, 'orderField', 'TITLE', 'direction', 'ASC', 'limit', 10) END,
			CASE WHEN i % 4 = 1 THEN 'TITLE' ELSE 'HAND' END::playlist_sorting, now(), now() FROM generate_series(1, 80) i;
		INSERT INTO playlist_items (id, playlist_id, position, item_kind, item_id, library_id, added_at)
		SELECT gen_random_uuid(), p.id, row_number() OVER (), 'MOVIE', m.id, m.library_id, now() FROM playlists p, movies m WHERE p.kind = 'COLLECTION' AND p.rules IS NULL;
		INSERT INTO playlist_pictures (playlist_id, id, content, version) SELECT id, gen_random_uuid(), name, 'v' FROM playlists WHERE name LIKE '%3';
		INSERT INTO search_docs (id, kind, title, folded, owner_id, readers) SELECT id, 'COLLECTION', name, folded_name, user_id, ARRAY[user_id] FROM playlists`)
	for _, query := range []string{
		`query ($n: Int!) { collections(first: $n) { nodes { name itemCount preview { item { ... on Movie { title poster { id } } } } } } }`,
		`query ($n: Int!) { collections(first: $n) { nodes { name picture { id url(width: 300) } } } }`,
		`query ($n: Int!) { movies(first: $n) { nodes { title collections { name } } } }`,
		`query ($n: Int!) { search(text: "many", kinds: [COLLECTION], first: $n) { title node { ... on Collection { name itemCount } } } }`,
	} {
		var first int64
		for _, n := range []int{4, 20, 60} {
			answer, statements := w.ask("anna", goldenCase{query: query, variables: fmt.Sprintf(`{"n": %d}`, n)}.body(t))
			require.NotContains(t, answer, `"errors"`)
			require.Contains(t, answer, "Many")
			if first == 0 {
				first = statements
			}
			require.EqualValues(t, first, statements, "the same for any number")
			require.LessOrEqual(t, first, int64(7))
		}
	}
}
