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
