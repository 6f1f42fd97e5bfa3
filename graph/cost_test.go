package graph

import (
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
)

// What clients ask for from day to day, with its price: each page must have room below the limit, and a change of what
// one costs must be meant.
func TestCost_pages(t *testing.T) {
	t.Parallel()
	b := serve(t, nil)
	limit := DefaultLimits().Cost
	picture := "{ id blurhash url(width: 240) }"
	file := "{ edition part file { id name durationMs width height videoCodec streams { index kind codec language title } } }"
	for _, c := range []struct {
		page, document string
		price          int
	}{
		{"who am I", "{ viewer { user { id name role } scopes } }", 2},
		{"libraries", "{ libraries { id name kind fileCount } }", 60},
		{"25 films as rows", "{ movies { nodes { id title year } pageInfo { hasNextPage endCursor } } }", 26},
		{"grid of 50 films", "{ movies(first: 50) { totalCount { value atLeast } nodes { id title year poster " + picture + " watchState { watched positionMs } } pageInfo { endCursor } } }", 161},
		{"grid of 100 films", "{ movies(first: 100) { edges { cursor node { id title poster " + picture + " } } pageInfo { endCursor } } }", 201},
		{"50 rich films", "{ movies(first: 50) { nodes { id title overview genres { name } poster " + picture + " backdrop " + picture + " credits(first: 5) { role person { name } } watchState { watched } } } }", 851},
		{"a film", `{ node(id: "movie_x") { ... on Movie { title overview library { name } poster ` + picture + " backdrop " + picture + " logo " + picture +
			" genres { id name } credits { role character person { id name } } extras { kind title file { id } } files " + file + " watchState { positionMs } } } }", 75},
		{"grid of 50 series", "{ series(first: 50) { nodes { id title year episodeCount poster " + picture + " } pageInfo { endCursor } } }", 101},
		{"a series with its seasons", `{ node(id: "series_x") { ... on Series { title overview episodeCount poster ` + picture + " genres { name } credits(first: 20) { person { name } } seasons { id number title poster " + picture + " } } } }", 55},
		{"a season", `{ node(id: "season_x") { ... on Season { number series { title } episodes { id number title airedOn overview still ` + picture + " watchState { watched } files " + file + " } } } }", 278},
		{"20 series with all their files", "{ series(first: 20) { nodes { title seasons { number episodes { number title files { edition file { id name } } } } } } }", 6121},
		{"search as one types", `{ search(text: "alien") { kind title year node { id ... on Movie { poster ` + picture + " } ... on Series { poster " + picture + " } ... on Episode { still " + picture + " } } } }", 65},
		{"an artist's work", `{ node(id: "person_x") { ... on Person { name } } movies(filter: {personId: "person_x"}, first: 50) { nodes { title poster ` + picture + " } } }", 102},
		{"administrator's libraries", "{ libraries { id name roots { path problem scannedAt } latestScan { state phase current total } scans(first: 5) { nodes { state createdAt } } } }", 100},
		{"begin to play", `mutation { startPlayback(input: {itemId: "movie_x", capabilities: {containers: [], video: [], audio: []}}) { session { id url decision subtitles { url } } userErrors { code message } } }`, 28},
	} {
		t.Run(c.page, func(t *testing.T) {
			ctx := access.With(t.Context(), access.Viewer{UserID: userID, Role: access.Admin})
			op, errs := b.handler.admit(ctx, &graphql.RawParams{Query: c.document})
			require.Empty(t, errs)
			require.Equal(t, c.price, op.total())
			require.Less(t, 3*op.total(), limit, "an ordinary page leaves room")
		})
	}
}

// Whatever a list was taken to hold, an answer has its price, and none is larger than the limit.
func TestCost_longLists(t *testing.T) {
	t.Parallel()
	limits := DefaultLimits()
	limits.Cost = 100
	many := &script{}
	b := serve(t, many, func(c *Config) { c.Limits = limits })
	cost := func(a answer) any { return a.Ext["cost"].(map[string]any)["requested"] }
	for n, price := range map[int]float64{1: 10, 10: 10, 11: 11, 100: 100} {
		many.libraries = n
		a := b.ask(t, "user", "{ libraries { name } }")
		require.Empty(t, a.Errors)
		require.Equal(t, n, strings.Count(string(a.Data), "name"))
		require.Equal(t, price, cost(a), "%d libraries", n)
	}
	many.libraries = 101
	a := b.ask(t, "user", "{ libraries { name } }")
	require.Equal(t, "null", string(a.Data), "not a part of an answer")
	require.Equal(t, codeCost, a.code(t))
	require.Contains(t, a.Errors[0].Message, "101 points; at most 100")
	require.Equal(t, 101.0, cost(a))
}
