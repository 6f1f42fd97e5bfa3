package search_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/intake/intaketest"
	"revenge/internal/library"
	"revenge/internal/platform/id"
	"revenge/internal/search"
)

// A full search finds by what things are about, in any language, after what titles and what stands beside them find.
func TestFull(t *testing.T) {
	t.Parallel()
	s := intaketest.New(t, library.KindMovies)
	film := func(title, overview, german string) search.Doc {
		d := search.Doc{ID: id.New(), Kind: search.Movie, LibraryID: s.Library.ID, Title: title}
		s.Exec(`INSERT INTO movies (id, library_id, key, title, sort_title) VALUES ($1, $2, $3, $3, $3)`, d.ID, s.Library.ID, title)
		s.Exec(`INSERT INTO movie_details (movie_id, overview, translations) VALUES ($1, nullif($2, ''), jsonb_build_array(jsonb_build_object('language', 'de', 'overview', $3::text)))`,
			d.ID, overview, german)
		return d
	}
	docs := []search.Doc{film("Jurassic Park", "Cloned dinosaurs escape on Isla Nublar; it's chaos.", "Geklonte Dinosaurier brechen aus."),
		film("Dinosaurs", "", ""), film("Amélie", "A café in Montmartre, Schindler's style.", "Ein Café."), film("Words", strings.Repeat("x", 5000)+" dinosaur", "")}
	require.NoError(t, s.Search.Put(t.Context(), s.DB, docs))
	find := func(text string, kinds ...search.Kind) string {
		hits, err := s.Search.Search(t.Context(), s.Viewer, search.Asked{Text: text, Kinds: kinds, First: 10, Overviews: true})
		require.NoError(t, err, text)
		var titles []string
		for _, h := range hits {
			titles = append(titles, h.Title)
		}
		return strings.Join(titles, ", ")
	}
	for text, want := range map[string]string{
		"dinosaurs": "Dinosaurs, Jurassic Park", "dinosa": "Dinosaurs, Words, Jurassic Park", "geklonte dinosaurier": "Jurassic Park", "CAFE montmartre": "Amélie", "café": "Amélie",
		"isla-nublar": "Jurassic Park", "schindlers": "Amélie", "amelie": "Amélie", "island": "", "its chaos": "Jurassic Park",
	} {
		require.Equal(t, want, find(text), text)
	}
	require.Empty(t, find("montmartre", search.Series))
	hits, err := s.Search.Search(t.Context(), s.Viewer, search.Asked{Text: "montmartre", First: 10})
	require.NoError(t, err)
	require.Empty(t, hits, "only a full search reads overviews")
	s.Exec(`UPDATE movies SET missing_since = now() WHERE title = 'Amélie'`)
	require.Empty(t, find("montmartre"))
}
