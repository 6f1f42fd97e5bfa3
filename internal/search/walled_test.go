package search_test

import (
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/intake/intaketest"
	"revenge/internal/library"
	"revenge/internal/platform/db"
	"revenge/internal/platform/id"
	"revenge/internal/search"
)

// fenced is a shelf of films, a child that may see those for everybody, and what a search finds for it.
func fenced(t *testing.T) (s *intaketest.Shelf, put func(...string), asked func(search.Asked) string) {
	t.Helper()
	s = intaketest.New(t, library.KindMovies)
	child := id.New()
	s.Exec(`INSERT INTO users (id, name, display_name, password_hash, role) VALUES ($1, 'child', '', '', 'USER')`, child)
	s.Exec(`INSERT INTO restrictions (user_id, max_age, unrated, only_allowed, updated_at) VALUES ($1, $2, $3, $3, now())`, child, 6, false)
	put = func(titles ...string) {
		t.Helper()
		var docs []search.Doc
		for _, title := range titles {
			docs = append(docs, search.Doc{ID: id.New(), Kind: search.Movie, LibraryID: s.Library.ID, Title: title})
		}
		require.NoError(t, s.Search.Put(t.Context(), s.DB, docs))
		there(s)
		s.Exec(`UPDATE movies SET minimum_age = 0 WHERE title = ANY($1)`, titles)
	}
	walled := db.Walled(t.Context(), child)
	return s, put, func(a search.Asked) string {
		t.Helper()
		a.First = 100
		hits, err := s.Search.Search(walled, access.Viewer{UserID: child, Libraries: s.Viewer.Libraries}, a)
		require.NoError(t, err)
		var titles []string
		for _, h := range hits {
			titles = append(titles, h.Title)
		}
		return strings.Join(titles, ", ")
	}
}

// hide makes films for adults, loved by all, that a search knows by title and by what stands beside it.
func hide(s *intaketest.Shelf, prefix, beside string, n int) {
	s.Helper()
	s.Exec(`INSERT INTO movies (id, library_id, key, title, sort_title, minimum_age) SELECT gen_random_uuid(), $1, t, t AS title, t AS sorted, 18 FROM generate_series(1, $3) n, concat($2::text, ' ', n) t`,
		s.Library.ID, prefix, n)
	s.Exec(`INSERT INTO search_docs (id, kind, library_id, title, folded, beside, popularity) SELECT id, 'MOVIE', library_id, title, lower(title), $2, 9
		FROM movies WHERE starts_with(title, $1)`, prefix, beside)
}

// credit makes people who take part in a film, whom a search knows.
func credit(s *intaketest.Shelf, title, prefix string, n int) {
	s.Helper()
	s.Exec(`WITH known AS (
			INSERT INTO people (id, key, name, sort_name) SELECT uuidv7(), name, name AS named, name AS sorted FROM generate_series(1, $3) n, concat($2::text, ' ', n) name RETURNING id, name
		), credited AS (
			INSERT INTO movie_credits (movie_id, position, person_id, role) SELECT m.id, row_number() OVER (ORDER BY k.id), k.id, 'ACTOR' FROM known k, movies m WHERE title = $1
		)
		INSERT INTO search_docs (id, kind, title, folded) SELECT id, 'PERSON', name, name AS folded FROM known`, title, prefix, n)
}

// Behind a wall what is hidden is neither found nor stands before what is seen, in a search of overviews too.
func TestSearch_walled(t *testing.T) {
	t.Parallel()
	s, put, asked := fenced(t)
	put("Peter Pan", "Sew")
	hide(s, "Pan", "", 400)
	hide(s, "Saw", "", 1)
	s.Exec(`INSERT INTO movie_details (movie_id, overview) SELECT id, 'A chainsaw.' FROM movies WHERE title IN ('Sew', 'Saw 1')`)
	for text, want := range map[string]string{"pan": "Peter Pan", "p": "Peter Pan", "saw": "", "pan 7": "", "sew": "Sew", "chainsaw": ""} {
		require.Equal(t, want, asked(search.Asked{Text: text}), text)
	}
	require.Equal(t, "Sew", asked(search.Asked{Text: "chainsaw", Overviews: true}))
	require.Empty(t, asked(search.Asked{Text: "saw", Overviews: true}))
	put("Zulu")
	s.Exec(`UPDATE search_docs SET beside = 'pan', popularity = 9 WHERE title = 'Zulu'`)
	require.Equal(t, "Peter Pan, Zulu", asked(search.Asked{Text: "pan"}), "what has it in its title first")
}

// Nothing is crowded out by what is hidden, however much that is.
func TestSearch_crowded(t *testing.T) {
	t.Parallel()
	s, put, asked := fenced(t)
	hide(s, "The", "ridley", 9000)
	s.Exec(`INSERT INTO movie_details (movie_id, overview) SELECT id, 'Stripes.' FROM movies`)
	credit(s, "The 1", "ann", 1500)
	const lion = "The Zebra and the Thermos"
	put(lion)
	s.Exec(`UPDATE search_docs SET beside = 'ridley' WHERE title = $1`, lion)
	s.Exec(`INSERT INTO movie_details (movie_id, overview) SELECT id, 'Stripes.' FROM movies WHERE title = $1`, lion)
	credit(s, lion, "ann zoe", 1)
	for _, text := range []string{"the", "th", "the z", "therm", "ridley"} {
		require.Equal(t, lion, asked(search.Asked{Text: text}), text)
	}
	require.Equal(t, lion, asked(search.Asked{Text: "stripes", Overviews: true}))
	require.Equal(t, "ann zoe 1", asked(search.Asked{Text: "ann"}))
}

// People of a library that the viewer does not see leave room for those of one that he sees.
func TestSearch_peopleElsewhere(t *testing.T) {
	t.Parallel()
	s := intaketest.New(t, library.KindMovies)
	other := id.New()
	s.Exec(`INSERT INTO libraries (id, name, kind) VALUES ($1, 'Elsewhere', 'MOVIES')`, other)
	s.Exec(`INSERT INTO movies (id, library_id, key, title, sort_title) VALUES (gen_random_uuid(), $1, 'a', 'A', 'a'), (gen_random_uuid(), $2, 'b', 'B', 'b')`, s.Library.ID, other)
	credit(s, "B", "ann", 300)
	credit(s, "A", "ann zoe", 1)
	for _, text := range []string{"ann", "an", "ann z", "zoe"} {
		hits, err := s.Search.Search(t.Context(), access.Viewer{Libraries: []uuid.UUID{s.Library.ID}}, search.Asked{Text: text, First: 10})
		require.NoError(t, err)
		require.Len(t, hits, 1, text)
		require.Equal(t, "ann zoe 1", hits[0].Title)
	}
}

// A list behind a wall is narrowed by what is seen alone.
func TestMatch_hidden(t *testing.T) {
	t.Parallel()
	s, put, _ := fenced(t)
	put("Peter Pan", "Sew")
	hide(s, "Saw", "", 1)
	child, err := db.Value[uuid.UUID](t.Context(), s.DB, `SELECT user_id FROM restrictions`)
	require.NoError(t, err)
	for text, want := range map[string]bool{"pan": true, "saw": false, "sew": true} {
		m, err := s.Search.Match(db.Walled(t.Context(), child), access.Viewer{UserID: child, Libraries: s.Viewer.Libraries}, text, search.Movie)
		require.NoError(t, err)
		require.Equal(t, want, len(m.Args) > 0, text)
	}
}
