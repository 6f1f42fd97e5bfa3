package person_test

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
	"revenge/internal/platform/page"
	"revenge/internal/testkit"
)

func TestMain(m *testing.M) { testkit.Main(m) }

func TestPut(t *testing.T) {
	t.Parallel()
	s := intaketest.New(t, library.KindMovies)
	first, _, err := s.People.Put(t.Context(), s.DB, []person.New{{Name: "José Ñu"}, {Name: "jose nu", TMDBID: new(int64(7))}, {Name: "Ann"}, {Name: "  "}})
	require.NoError(t, err)
	require.Len(t, first, 2, "two spellings are one person, no name is none")
	second, _, err := s.People.Put(t.Context(), s.DB, []person.New{{Name: "JOSE NU", IMDBID: new("nm1")}, {Name: "Bo"}})
	require.NoError(t, err)
	require.Equal(t, first["jose nu"], second["jose nu"])
	none, _, err := s.People.Put(t.Context(), s.DB, nil)
	require.NoError(t, err)
	require.Empty(t, none)
	s.Exec(`INSERT INTO movies (id, library_id, key, title, sort_title) VALUES ($1, $2, 'k', 't', 't')`, first["ann"], s.Library.ID)
	s.Exec(`INSERT INTO movie_credits (movie_id, position, person_id, role) SELECT $1, row_number() OVER (), id, 'ACTOR' FROM people`, first["ann"])
	people, err := s.People.ByIDs(t.Context(), s.Viewer, []uuid.UUID{first["jose nu"]})
	require.NoError(t, err)
	require.EqualValues(t, 7, *people[0].TMDBID)
	require.Equal(t, "nm1", *people[0].IMDBID)
	require.Equal(t, "José Ñu", people[0].Name)
	unseen, err := s.People.ByIDs(t.Context(), access.Viewer{}, []uuid.UUID{first["jose nu"]})
	require.NoError(t, err)
	require.Empty(t, unseen)

	for prefix, want := range map[string]string{"": "Ann,Bo,José Ñu", "JÓ": "José Ñu", "nu": "", "%": ""} {
		c, err := s.People.List(t.Context(), s.Viewer, person.Filter{NameStartsWith: &prefix}, page.Args{})
		require.NoError(t, err)
		var names []string
		for _, p := range c.Nodes() {
			names = append(names, p.Name)
		}
		require.Equal(t, want, strings.Join(names, ","), prefix)
	}
	c, err := s.People.List(t.Context(), s.Viewer, person.Filter{}, page.Args{First: new(2)})
	require.NoError(t, err)
	c, err = s.People.List(t.Context(), s.Viewer, person.Filter{}, page.Args{After: c.PageInfo.EndCursor})
	require.NoError(t, err)
	require.Equal(t, "José Ñu", c.Nodes()[0].Name)
	n, err := c.TotalCount(t.Context())
	require.NoError(t, err)
	require.Equal(t, &page.Count{Value: 3}, n)
	long := strings.Repeat("x", 201)
	_, err = s.People.List(t.Context(), s.Viewer, person.Filter{NameStartsWith: &long}, page.Args{})
	require.ErrorIs(t, err, fault.Invalid)
}

func TestPutGenres(t *testing.T) {
	t.Parallel()
	s := intaketest.New(t, library.KindMovies)
	first, err := s.People.PutGenres(t.Context(), s.DB, []string{"Science Fiction", "science fiction", "Drama", ""})
	require.NoError(t, err)
	require.Len(t, first, 2)
	second, err := s.People.PutGenres(t.Context(), s.DB, []string{"Science-Fiction", "War"})
	require.NoError(t, err)
	require.Equal(t, first["science-fiction"], second["science-fiction"])
	film := id.New()
	s.Exec(`INSERT INTO movies (id, library_id, key, title, sort_title) VALUES ($1, $2, 'k', 't', 't')`, film, s.Library.ID)
	s.Exec(`INSERT INTO movie_genres (movie_id, genre_id, position) VALUES ($1, $2, 0)`, film, first["drama"])
	genres, err := s.People.Genres(t.Context(), s.Viewer, person.Asked{})
	require.NoError(t, err)
	require.Len(t, genres, 1, "only what something belongs to")
	seen, err := s.People.GenresByIDs(t.Context(), s.Viewer, []uuid.UUID{first["drama"], first["science-fiction"]})
	require.NoError(t, err)
	require.Len(t, seen, 1)
	none, err := s.People.GenresByIDs(t.Context(), access.Viewer{}, []uuid.UUID{first["drama"]})
	require.NoError(t, err)
	require.Empty(t, none)
}
