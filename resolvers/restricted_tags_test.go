package resolvers_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/platform/id"
)

// requireTags requires that genres and labels tell exactly how many of the titles that may be seen (series true, films false) have them,
// the most frequent labels first, and show the last of those with pictures.
func (w *world) requireTags(t *testing.T, genres map[uuid.UUID]bool, tallied map[bool]map[uuid.UUID]int, pictured map[bool]map[uuid.UUID][]id.ID) {
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
		return public.UUID
	}
	requireShown := func(one tag, titles []id.ID) {
		var want, shown []string
		slices.SortFunc(titles, func(a, b id.ID) int { return bytes.Compare(b.UUID[:], a.UUID[:]) })
		for _, title := range titles[:min(4, len(titles))] {
			want = append(want, title.String())
		}
		for _, p := range one.Preview {
			shown = append(shown, p.Item.ID)
		}
		require.Equal(t, want, shown, one.ID)
	}
	listed := map[uuid.UUID]bool{}
	for _, g := range slices.Concat(answer.Data.Films, answer.Data.Series) {
		listed[key(g)] = true
		require.Equal(t, tallied[false][key(g)], g.Films, got)
		require.Equal(t, tallied[true][key(g)], g.Series, got)
		requireShown(g, slices.Clone(pictured[false][key(g)]))
	}
	last := 1 << 30
	for _, l := range answer.Data.Labels.Nodes {
		n := tallied[false][key(l)] + tallied[true][key(l)]
		require.Equal(t, n, l.TitleCount, got)
		require.Equal(t, tallied[false][key(l)], l.Films, got)
		requireShown(l, slices.Concat(pictured[false][key(l)], pictured[true][key(l)]))
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
