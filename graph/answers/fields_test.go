package answers

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"revenge/graph/generated"
	"revenge/internal/testkit"
)

func schema() *ast.Schema { return generated.NewExecutableSchema(generated.Config{}).Schema() }

// What is declared exists, and whoever sees a library may ask for it. What is not declared is listed, so that a new field
// is looked at: documents that ask for it are never kept.
func TestFields(t *testing.T) {
	t.Parallel()
	s := schema()
	for typ, names := range fields {
		for name := range names {
			require.False(t, owned[typ][name], "%s.%s is either of the catalogue or the viewer's own", typ, name)
			field := s.Types[typ].Fields.ForName(name)
			require.NotNil(t, field, "%s.%s", typ, name)
			auth := field.Directives.ForName("auth")
			require.True(t, auth == nil || auth.ArgumentMap(nil)["access"] != "ADMIN", "%s.%s is for administrators", typ, name)
		}
	}
	var others []string
	for _, def := range s.Types {
		if def.Kind != ast.Object && def.Kind != ast.Interface || def.BuiltIn || def == s.Mutation || def == s.Subscription || strings.HasSuffix(def.Name, "Payload") {
			continue
		}
		for _, field := range def.Fields {
			if owned[def.Name][field.Name] {
				require.Empty(t, field.Arguments)
				inside := s.Types[field.Type.Name()]
				require.True(t, field.Type.Elem == nil && (inside.IsLeafType() || owned[inside.Name] != nil), "%s.%s: lists would have a price", def.Name, field.Name)
				continue
			}
			if !fields[def.Name][field.Name] && !strings.HasPrefix(field.Name, "__") {
				others = append(others, def.Name+"."+field.Name)
			}
		}
	}
	slices.Sort(others)
	testkit.Golden(t, "testdata/uncovered.txt", strings.Join(others, "\n")+"\n")
}

func cover(t *testing.T, document string) *Coverage {
	t.Helper()
	doc, errs := gqlparser.LoadQueryWithRules(schema(), document, nil)
	require.Empty(t, errs)
	return Cover(doc.Operations[0])
}

func TestCover(t *testing.T) {
	t.Parallel()
	for document, want := range map[string]bool{
		`{ movies { nodes { title poster { url(width: 300) } } totalCount { value } } }`:            true,
		`{ movies { ...M } } fragment M on MovieConnection { nodes { ... on Movie { a: title } } }`: true,
		`{ movies { nodes { title } } viewer { user { name } } }`:                                   false,
		`{ movies { nodes { title } } server { name } }`:                                            false,
		`{ movies { nodes { files { file { path } } } } }`:                                          false,
		`{ movies { nodes { title } } __schema { queryType { name } } }`:                            false,
		`{ search(text: "a") { title } }`:                                                           false,
		`{ movies { nodes { title watchState { item { __typename } } } } }`:                         false,
		`{ continueWatching { positionMs } }`:                                                       false,
		`{ __typename }`:                                                                            true,
		`mutation { logOut(input: {}) { userErrors { message } } }`:                                 false,
		`subscription { libraryChanged { cursor } }`:                                                false,
		`{ node(id: "movie_06400000001r010000000000a4") { id } }`:                                   true,
		`{ node(id: "movie_06400000001r010000000000a4") { ... on User { name } } }`:                 false,
	} {
		require.Equal(t, want, cover(t, document) != nil, document)
	}
}

// What is the viewer's own is noticed wherever it stands.
func TestCoverage_Own(t *testing.T) {
	t.Parallel()
	for document, want := range map[string]bool{
		`{ movies { nodes { title } } }`:                                                    false,
		`{ movies { nodes { title watchState { watched } } } }`:                             true,
		`{ series { nodes { watchedEpisodeCount } } }`:                                      true,
		`{ movies { nodes { ...S } } } fragment S on Movie { watchState { watched } }`:      true,
		`{ movies { nodes { title ... @include(if: false) { watchState { watched } } } } }`: true,
	} {
		require.Equal(t, want, cover(t, document).Own(), document)
	}
}

// An id may stand for something of one's own, whatever is asked of it.
func TestCoverage_Holds(t *testing.T) {
	t.Parallel()
	const film, login = "movie_06400000001r010000000000a4", "login_06400000001r010000000000a4"
	one, many := cover(t, `query ($a: ID!) { node(id: $a) { id } }`), cover(t, `query ($a: ID!, $b: [ID!]!) { nodes(ids: $b) { __typename } ...F } fragment F on Query { node(id: $a) { __typename } }`)
	require.True(t, one.Holds(map[string]any{"a": film}))
	require.False(t, one.Holds(map[string]any{"a": login}))
	require.False(t, one.Holds(map[string]any{"a": "nonsense"}))
	require.True(t, many.Holds(map[string]any{"a": film, "b": []any{film}}))
	require.False(t, many.Holds(map[string]any{"a": login, "b": []any{film}}))
	require.False(t, many.Holds(map[string]any{"a": film, "b": []any{film, login}}))
	require.False(t, many.Holds(map[string]any{"a": film, "b": []string{login}}))
	require.False(t, cover(t, `{ node(id: "`+login+`") { id } }`).Holds(nil))
	var none *Coverage
	require.False(t, none.Holds(nil))
}

// What a filter lets through for one viewer is not what it lets through for another.
func TestCoverage_Holds_ownFilter(t *testing.T) {
	t.Parallel()
	given := cover(t, `query ($f: MovieFilter) { movies(filter: $f) { nodes { title } } }`)
	require.True(t, given.Holds(nil))
	require.True(t, given.Holds(map[string]any{"f": map[string]any{"yearFrom": 1990}}))
	for name := range ownArguments {
		require.False(t, given.Holds(map[string]any{"f": map[string]any{name: true}}), name)
		require.False(t, given.Holds(map[string]any{"f": map[string]any{"and": []any{map[string]any{"not": map[string]any{name: true}}}}}), name)
		require.True(t, slices.ContainsFunc([]string{"MovieFilter", "EpisodeFilter", "TrackFilter", "AlbumFilter"}, func(filter string) bool {
			return schema().Types[filter].Fields.ForName(name) != nil
		}), name)
	}
	require.False(t, cover(t, `{ series(filter: {watched: false}) { nodes { title } } }`).Holds(nil))
	require.False(t, cover(t, `query ($w: Boolean) { movies(filter: {watched: $w}) { nodes { title } } }`).Holds(map[string]any{"w": true}))
}

// What a list is sorted by may be the viewer's own, which is in none of the answer's values.
func TestCoverage_Holds_ownOrder(t *testing.T) {
	t.Parallel()
	given := cover(t, `query ($o: MovieOrder) { movies(orderBy: $o) { nodes { title } } }`)
	require.True(t, given.Holds(nil))
	require.True(t, given.Holds(map[string]any{"o": map[string]any{"field": "RELEASED_ON"}}))
	for name := range ownOrders {
		require.False(t, given.Holds(map[string]any{"o": map[string]any{"field": name}}), name)
		of := []string{"MovieOrderField", "SeriesOrderField", "EpisodeListOrderField", "TrackOrderField"}
		require.True(t, slices.ContainsFunc(of, func(of string) bool { return schema().Types[of].EnumValues.ForName(name) != nil }), "no list is sorted by %s", name)
	}
	require.False(t, cover(t, `{ series(orderBy: {field: PLAY_COUNT}) { nodes { title } } }`).Holds(nil))
	require.False(t, cover(t, `query ($f: EpisodeListOrderField!) { episodes(orderBy: {field: $f}) { nodes { title } } }`).Holds(map[string]any{"f": "OWN_RATING"}))
	require.True(t, cover(t, `{ labels(orderBy: {field: NAME}) { nodes { name titleCount } } }`).Holds(nil))
	require.False(t, cover(t, `{ albums(orderBy: {field: LAST_HEARD_AT}) { nodes { title } } }`).Holds(nil))
}
