package search_test

import (
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/intake/intaketest"
	"revenge/internal/library"
	"revenge/internal/person"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/search"
	"revenge/internal/testkit"
)

func TestMain(m *testing.M) { testkit.Main(m) }

func TestSearch(t *testing.T) {
	t.Parallel()
	s := intaketest.New(t, library.KindMovies)
	doc := func(title string, kind search.Kind, popularity float64) search.Doc {
		return search.Doc{ID: id.New(), Kind: kind, LibraryID: s.Library.ID, Title: title, Popularity: popularity, Year: new(2000)}
	}
	docs := []search.Doc{doc("The Matrix", search.Movie, 2), doc("The Matrix Reloaded", search.Movie, 2), doc("Matrix", search.Series, 3), doc("Amélie", search.Movie, 2),
		doc("S.W.A.T.", search.Series, 3), doc("千と千尋の神隠し", search.Movie, 2), doc("+/-", search.Movie, 2), doc("Schindler's List", search.Movie, 2),
		doc("Spider-Man: No Way Home", search.Movie, 2), doc("X-Men", search.Movie, 2), doc("9-1-1", search.Series, 2), doc("M*A*S*H", search.Series, 2), doc("- Sign -", search.Movie, 2)}
	require.NoError(t, s.Search.Put(t.Context(), s.DB, docs))
	require.NoError(t, s.Search.Put(t.Context(), s.DB, docs), "twice is once")
	there(s)
	all := "Matrix" + ";The Matrix;The Matrix Reloaded"
	for text, want := range map[string]string{
		"matrix": all,
		"MATR":   all, "the matrix": "The Matrix;The Matrix Reloaded", "rel mat": "The Matrix Reloaded",
		"amelie": "Amélie", "swat": "S.W.A.T.", "千と": "千と千尋の神隠し", "schindlers": "Schindler's List", "shindlers list": "Schindler's List", "amelei": "Amélie",
		"spiderman": "Spider-Man: No Way Home", "spider man": "Spider-Man: No Way Home", "spiderman home": "Spider-Man: No Way Home", "spidermna": "Spider-Man: No Way Home",
		"xmen": "X-Men", "x-men": "X-Men", "911": "9-1-1", "9-1-1": "9-1-1", "mash": "M*A*S*H", "m*a*s*h": "M*A*S*H", "sign": "- Sign -",
		"": "", "  ": "", "zzzzzz": "", "'; DROP TABLE search_docs; --": "", `a\' | b:* & !`: "", "+/-": "+/-",
	} {
		hits, err := s.Search.Search(t.Context(), s.Viewer, search.Asked{Text: text, First: 10})
		require.NoError(t, err, text)
		var titles []string
		for _, h := range hits {
			titles = append(titles, h.Title)
		}
		require.Equal(t, want, strings.Join(titles, ";"), "%q", text)
	}
	hits, err := s.Search.Search(t.Context(), s.Viewer, search.Asked{Text: "matrix", Kinds: []search.Kind{search.Movie}, First: 1})
	require.NoError(t, err)
	require.Len(t, hits, 1)
	require.Equal(t, search.Movie, hits[0].Kind)
	require.Equal(t, 2000, *hits[0].Year)
	for _, v := range []access.Viewer{{}, {Libraries: []uuid.UUID{id.New()}}} {
		hits, err := s.Search.Search(t.Context(), v, search.Asked{Text: "matrix", First: 10})
		require.NoError(t, err)
		require.Empty(t, hits)
	}
	docs[0].Title = "Renamed"
	require.NoError(t, s.Search.Put(t.Context(), s.DB, docs[:1]))
	hits, err = s.Search.Search(t.Context(), s.Viewer, search.Asked{Text: "renamed", First: 10})
	require.NoError(t, err)
	require.Len(t, hits, 1)
	require.NoError(t, s.Search.Remove(t.Context(), s.DB, []uuid.UUID{docs[0].ID}))
	hits, err = s.Search.Search(t.Context(), s.Viewer, search.Asked{Text: "renamed", First: 10})
	require.NoError(t, err)
	require.Empty(t, hits)
	require.NoError(t, s.Search.Put(t.Context(), s.DB, nil))
	require.NoError(t, s.Search.Remove(t.Context(), s.DB, nil))
}

// What is missing is not found, as lists do not show it; what is there is, however much is missing before it.
func TestSearch_missing(t *testing.T) {
	t.Parallel()
	s := intaketest.New(t, library.KindMovies)
	var docs []search.Doc
	for i := range 30 {
		docs = append(docs, search.Doc{ID: id.New(), Kind: search.Movie, LibraryID: s.Library.ID, Title: "The Matrix", Popularity: float64(30 - i)})
		s.Exec(`INSERT INTO movies (id, library_id, key, title, sort_title, missing_since) VALUES ($1::uuid, $2, $1::uuid::text, 'The Matrix', 'matrix', CASE WHEN $3::int < 25 THEN now() END)`,
			docs[i].ID, s.Library.ID, i)
	}
	require.NoError(t, s.Search.Put(t.Context(), s.DB, docs))
	hits, err := s.Search.Search(t.Context(), s.Viewer, search.Asked{Text: "matrix", First: 10})
	require.NoError(t, err)
	require.Len(t, hits, 5)
	require.Equal(t, docs[25].ID, hits[0].ID)
	s.Exec(`UPDATE movies SET missing_since = NULL`)
	hits, err = s.Search.Search(t.Context(), s.Viewer, search.Asked{Text: "matrix", First: 10})
	require.NoError(t, err)
	require.Len(t, hits, 10)
	require.Equal(t, docs[0].ID, hits[0].ID)
}

// What has other titles is found by each of them; what is called so is the first, whichever of its titles it is.
func TestSearch_aliases(t *testing.T) {
	t.Parallel()
	s := intaketest.New(t, library.KindMovies)
	doc := func(title string, also ...string) search.Doc {
		return search.Doc{ID: id.New(), Kind: search.Movie, LibraryID: s.Library.ID, Title: title, Also: also, Popularity: 2}
	}
	docs := []search.Doc{doc("Spirited Away", "千と千尋の神隠し", "Chihiros Reise ins Zauberland", "Le Voyage de Chihiro", "spirited away"), doc("Chihiro and Others"), doc("A Chihiro", "Chihiro"), doc("Voyage", "")}
	require.NoError(t, s.Search.Put(t.Context(), s.DB, docs))
	there(s)
	find := func(text string, v access.Viewer) string {
		hits, err := s.Search.Search(t.Context(), v, search.Asked{Text: text, First: 10})
		require.NoError(t, err, text)
		var titles []string
		for _, h := range hits {
			titles = append(titles, h.Title)
		}
		return strings.Join(titles, ";")
	}
	for text, want := range map[string]string{
		"千と千尋の神隠し": "Spirited Away", "zauberland": "Spirited Away", "zauberlnad": "Spirited Away", "reise chih": "Spirited Away", "le voyage de chihiro": "Spirited Away",
		"chihiro": "A Chihiro;Spirited Away;Chihiro and Others", "voyage": "Voyage;Spirited Away", "le vo": "Spirited Away", "away": "Spirited Away",
	} {
		require.Equal(t, want, find(text, s.Viewer), text)
		require.Empty(t, find(text, access.Viewer{Libraries: []uuid.UUID{id.New()}}))
	}
	for text, want := range map[string]int{"chihiro": 3, "zauberlnad": 1, "nothing": 0} {
		m, err := s.Search.Match(t.Context(), s.Viewer, text, search.Movie)
		require.NoError(t, err)
		ids := matchedBy(t, s, m, "SELECT found_id::text FROM (", ") found ORDER BY relevance DESC, found_id")
		require.Len(t, ids, want, text)
		if text == "chihiro" {
			require.Equal(t, docs[2].ID.String(), ids[0], "what is called so")
		}
	}
	docs[0].Also = nil
	require.NoError(t, s.Search.Put(t.Context(), s.DB, docs[:1]))
	require.Empty(t, find("zauberland", s.Viewer), "the index follows")
}

func TestSearch_bounds(t *testing.T) {
	t.Parallel()
	s := search.NewService(search.NewPostgres(testkit.DB(t), person.FoundPerson))
	v := access.Viewer{Libraries: []uuid.UUID{id.New()}}
	_, err := s.Search(t.Context(), v, search.Asked{Text: strings.Repeat("ä", 201), First: 10})
	require.ErrorIs(t, err, fault.Invalid)
	_, err = s.Search(t.Context(), v, search.Asked{Text: strings.Repeat("ä ", 100), First: 10})
	require.NoError(t, err)
	for _, first := range []int{0, -1, 101} {
		_, err = s.Search(t.Context(), v, search.Asked{Text: "x", First: first})
		require.ErrorIs(t, err, fault.Invalid)
	}
}

// FuzzSearch sends texts that nobody should be able to break the query with.
func FuzzSearch(f *testing.F) {
	s := search.NewService(search.NewPostgres(testkit.DB(f), person.FoundPerson))
	v := access.Viewer{Libraries: []uuid.UUID{id.New()}}
	for _, seed := range []string{"'", `\`, "a:*", "& | ! ( )", "%_", "\x00", "…'…", "<->"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len([]rune(text)) > search.MaxText {
			return
		}
		_, err := s.Search(t.Context(), v, search.Asked{Text: text, First: 10})
		require.NoError(t, err)
	})
}
