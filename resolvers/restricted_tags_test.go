package resolvers_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/platform/id"
)

// requireTags requires that genres and labels tell exactly how many of the titles that may be seen (series true, films false) have them,
// the most frequent labels first, and show none but these.
func (w *world) requireTags(t *testing.T, seen []string, genres map[uuid.UUID]bool, tallied map[bool]map[uuid.UUID]int) {
	t.Helper()
	got, _ := w.ask("anna restricted", body(t, `{ films: genres(kind: MOVIE) { ...G } series: genres(kind: SERIES) { ...G }
		labels(first: 100, filter: {kind: KEYWORD}, orderBy: {field: COUNT, direction: DESC}) { nodes { id titleCount films: titleCount(kind: MOVIE) preview { item { ... on Node { id } } } } } }
		fragment G on Genre { id films: titleCount(kind: MOVIE) series: titleCount(kind: SERIES) preview(kind: MOVIE) { item { ... on Node { id } } } }`))
	type tag struct {
		ID                        string
		TitleCount, Films, Series int
		Preview                   []struct{ Item struct{ ID string } }
	}
	var answer struct {
		Data struct {
			Films, Series []tag
			Labels        struct{ Nodes []tag }
		}
	}
	require.NoError(t, json.Unmarshal([]byte(got), &answer), got)
	key := func(one tag) uuid.UUID {
		public, err := id.Parse(one.ID)
		require.NoError(t, err)
		for _, p := range one.Preview {
			require.Contains(t, seen, p.Item.ID)
		}
		return public.UUID
	}
	listed := map[uuid.UUID]bool{}
	for _, g := range slices.Concat(answer.Data.Films, answer.Data.Series) {
		listed[key(g)] = true
		require.Equal(t, tallied[false][key(g)], g.Films, got)
		require.Equal(t, tallied[true][key(g)], g.Series, got)
	}
	last := 1 << 30
	for _, l := range answer.Data.Labels.Nodes {
		n := tallied[false][key(l)] + tallied[true][key(l)]
		require.Equal(t, n, l.TitleCount, got)
		require.Equal(t, tallied[false][key(l)], l.Films, got)
		require.LessOrEqual(t, n, last, "the most frequent first")
		require.Positive(t, n, "what nothing that may be seen has is not seen")
		last = n
	}
	for _, series := range []bool{false, true} {
		for tag, n := range tallied[series] {
			if genres[tag] && n > 0 {
				require.True(t, listed[tag], "%s is of %d titles", tag, n)
			}
		}
	}
}
