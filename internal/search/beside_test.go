package search_test

import (
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/intake/intaketest"
	"revenge/internal/library"
	"revenge/internal/platform/id"
	"revenge/internal/search"
)

// What stands beside titles finds where these are too few, and never in lists that titles narrow.
func TestSearch_beside(t *testing.T) {
	t.Parallel()
	s := intaketest.New(t, library.KindMusic)
	doc := func(kind search.Kind, title, beside string, year int, whole *search.Doc) search.Doc {
		d := search.Doc{ID: id.New(), Kind: kind, LibraryID: s.Library.ID, Title: title, Beside: beside, Year: &year}
		if whole != nil {
			d.PartOf = &whole.ID
		}
		return d
	}
	show := doc(search.Series, "Breaking Bad", "", 2008, nil)
	docs := []search.Doc{doc(search.Episode, "Ozymandias", "", 2008, &show), show, doc(search.Episode, "Felina", "", 2008, &show),
		doc(search.Movie, "Dune", "", 1984, nil), doc(search.Movie, "Dune", "", 2021, nil),
		doc(search.Track, "Bohemian Rhapsody", "Queen", 1975, nil), doc(search.Track, "Bohemian Rhapsody", "The Muppets", 2009, nil),
		doc(search.Track, "Killer Queen", "Queen", 1974, nil), doc(search.Artist, "Queen", "", 0, nil), doc(search.Album, "B", "b", 1, nil)}
	put := func(docs ...search.Doc) {
		require.NoError(t, s.Search.Put(t.Context(), s.DB, docs))
		there(s)
	}
	put(docs...)
	put(docs...)
	find := func(text string, first int) string {
		hits, err := s.Search.Search(t.Context(), s.Viewer, search.Asked{Text: text, First: first})
		require.NoError(t, err, text)
		var titles []string
		for _, h := range hits {
			titles = append(titles, h.Title)
		}
		return strings.Join(titles, ";")
	}
	for text, want := range map[string]string{
		"breaking bad ozymandias": "Ozymandias", "ozy break": "Ozymandias", "dune 2021": "Dune", "dune 20": "Dune", "dune": "Dune;Dune",
		"queen bohemian rhapsody": "Bohemian Rhapsody", "queen": "Queen;Killer Queen;Bohemian Rhapsody", "2021 1984": "",
		"breaking": "Breaking Bad;Felina;Ozymandias", "bohemian rhapsodi quen": "Bohemian Rhapsody",
	} {
		require.Equal(t, want, find(text, 10), text)
	}
	require.Equal(t, "Queen;Killer Queen", find("queen", 2), "titles come first")
	hits, err := s.Search.Search(t.Context(), s.Viewer, search.Asked{Text: "dune 2021", First: 10})
	require.NoError(t, err)
	require.Equal(t, docs[4].ID, hits[0].ID)

	rank := docs[4]
	rank.Popularity = 2
	put(rank, doc(search.Track, "Live in 2021", "", 1990, nil))
	require.Equal(t, "Live in 2021;Dune", find("2021", 10), "a word of a title before one beside it")

	require.Len(t, matched(t, s, "bohemian", "SELECT found_id::text FROM (", ") found"), 2)
	require.Empty(t, matched(t, s, "queen bohemian", "SELECT found_id::text FROM (", ") found"), "not in its title")

	show.Title = "Der Chemielehrer"
	put(show)
	require.Equal(t, "Ozymandias", find("chemielehrer ozymandias", 10), "parts follow what they are part of")
	require.Empty(t, find("breaking bad ozymandias", 10))
	docs[2].Title = "Granite State"
	put(docs[2])
	require.Equal(t, "Granite State", find("chemielehrer granite", 10), "also when they are put by themselves")
	show.ID = uuid.New()
	docs[2].PartOf = &show.ID
	put(docs[2], show)
	require.Equal(t, "Granite State", find("chemielehrer granite", 10))
	require.Equal(t, "Ozymandias", find("chemielehrer ozymandias", 10))
}
