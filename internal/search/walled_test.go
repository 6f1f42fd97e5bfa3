package search_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/intake/intaketest"
	"revenge/internal/library"
	"revenge/internal/platform/db"
	"revenge/internal/platform/id"
	"revenge/internal/search"
)

// Behind a wall what is hidden is neither found nor stands before what is seen, in a full search too.
func TestSearch_walled(t *testing.T) {
	t.Parallel()
	s := intaketest.New(t, library.KindMovies)
	child := id.New()
	s.Exec(`INSERT INTO users (id, name, display_name, password_hash, role) VALUES ($1, 'child', '', '', 'USER')`, child)
	s.Exec(`INSERT INTO restrictions (user_id, max_age, unrated, only_allowed, updated_at) VALUES ($1, $2, $3, $3, now())`, child, 6, false)
	var docs []search.Doc
	for i := range 400 {
		docs = append(docs, search.Doc{ID: id.New(), Kind: search.Movie, LibraryID: s.Library.ID, Title: fmt.Sprintf("Pan %d", i), Popularity: 9})
	}
	docs = append(docs, search.Doc{ID: id.New(), Kind: search.Movie, LibraryID: s.Library.ID, Title: "Peter Pan"}, search.Doc{ID: id.New(), Kind: search.Movie, LibraryID: s.Library.ID, Title: "Saw"},
		search.Doc{ID: id.New(), Kind: search.Movie, LibraryID: s.Library.ID, Title: "Sew"})
	require.NoError(t, s.Search.Put(t.Context(), s.DB, docs))
	there(s)
	s.Exec(`UPDATE movies SET minimum_age = CASE WHEN title IN ('Peter Pan', 'Sew') THEN 0 ELSE 18 END`)
	s.Exec(`INSERT INTO movie_details (movie_id, overview) SELECT id, 'A chainsaw.' FROM movies WHERE title IN ('Sew', 'Saw')`)
	walled := db.Walled(t.Context(), child)
	v := access.Viewer{UserID: child, Libraries: s.Viewer.Libraries}
	find := func(full bool, text string) string {
		ask := s.Search.Search
		if full {
			ask = s.Search.Full
		}
		hits, err := ask(walled, v, text, nil, 100)
		require.NoError(t, err)
		var titles []string
		for _, h := range hits {
			titles = append(titles, h.Title)
		}
		return strings.Join(titles, ", ")
	}
	for text, want := range map[string]string{"pan": "Peter Pan", "p": "Peter Pan", "saw": "", "pan 7": "", "sew": "Sew", "chainsaw": ""} {
		require.Equal(t, want, find(false, text), text)
	}
	require.Equal(t, "Sew", find(true, "chainsaw"))
	require.Empty(t, find(true, "saw"))
	// Nothing is crowded out by what is hidden, however much that is.
	s.Exec(`INSERT INTO movies (id, library_id, key, title, sort_title, minimum_age) SELECT gen_random_uuid(), $1, 'the ' || n, 'The ' || n, 'the ' || n, 18 FROM generate_series(1, 3000) n`, s.Library.ID)
	s.Exec(`INSERT INTO search_docs (id, kind, library_id, title, folded, popularity) SELECT id, 'MOVIE', library_id, title, lower(title), 9 FROM movies WHERE title LIKE 'The %'`)
	lion := search.Doc{ID: id.New(), Kind: search.Movie, LibraryID: s.Library.ID, Title: "The Zebra and the Thermos"}
	require.NoError(t, s.Search.Put(t.Context(), s.DB, []search.Doc{lion}))
	there(s)
	s.Exec(`UPDATE movies SET minimum_age = 0 WHERE id = $1`, lion.ID)
	for _, text := range []string{"the", "th", "the z", "therm"} {
		require.Equal(t, lion.Title, find(false, text), text)
	}
	for text, want := range map[string]bool{"pan": true, "saw": false, "sew": true} {
		m, err := s.Search.Match(walled, v, text, search.Movie)
		require.NoError(t, err)
		require.Equal(t, want, len(m.Args) > 0, text)
	}
}
