package person_test

import (
	"slices"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/intake/intaketest"
	"revenge/internal/library"
	"revenge/internal/person"
	"revenge/internal/platform/id"
	"revenge/internal/search"
)

// People are found by any of their names by who sees something that they took part in.
func TestPut_found(t *testing.T) {
	t.Parallel()
	s := intaketest.New(t, library.KindMovies)
	put := func(people ...person.New) map[string]uuid.UUID {
		ids, docs, err := s.People.Put(t.Context(), s.DB, people)
		require.NoError(t, err)
		require.NoError(t, s.Search.Put(t.Context(), s.DB, append(docs, docs...)))
		return ids
	}
	ids := put(person.New{Name: "Al Pacino"}, person.New{Name: "Albert Finney"}, person.New{Name: "Diane Keaton"}, person.New{Name: "Álex Nobody"})
	put(person.New{Name: "Al Pacino", IMDBID: new("nm0000199")}, person.New{Name: "Diane Keaton"})
	film := id.New()
	s.Exec(`INSERT INTO movies (id, library_id, key, title, sort_title) VALUES ($1, $2, 'the godfather', 'The Godfather', 'godfather')`, film, s.Library.ID)
	for i, name := range []string{"Al Pacino", "Albert Finney", "Diane Keaton"} {
		s.Exec(`INSERT INTO movie_credits (movie_id, position, person_id, role) VALUES ($1, $2, $3, 'ACTOR')`, film, i, ids[person.KeyOf(name)])
	}
	find := func(v access.Viewer, text string, kinds ...search.Kind) (names []string) {
		hits, err := s.Search.Search(t.Context(), v, search.Asked{Text: text, Kinds: kinds, First: 10})
		require.NoError(t, err, text)
		for _, h := range hits {
			names = append(names, h.Title)
		}
		return names
	}
	hit, err := s.Search.Search(t.Context(), s.Viewer, search.Asked{Text: "pacinno", Kinds: []search.Kind{search.Movie, search.Series}, First: 10})
	require.NoError(t, err)
	require.Empty(t, hit)
	// Names are corrected by themselves: they neither stand in the way of titles nor are told where titles alone are asked for.
	require.NoError(t, s.Search.Put(t.Context(), s.DB, []search.Doc{{ID: film, Kind: search.Movie, LibraryID: s.Library.ID, Title: "The Godfather"}}))
	put(person.New{Name: "Godfathe Godfat"}, person.New{Name: "Goodfathe"}, person.New{Name: "Godfater Mc"})
	hit, err = s.Search.Search(t.Context(), s.Viewer, search.Asked{Text: "godfathr", First: 10})
	require.NoError(t, err)
	require.Len(t, hit, 1)
	require.Equal(t, film, hit[0].ID)

	for text, want := range map[string][]string{
		"al": {"Al Pacino", "Albert Finney"}, "pacino": {"Al Pacino"}, "PACINO AL": {"Al Pacino"}, "pacinno": {"Al Pacino"}, "keat": {"Diane Keaton"}, "alex": nil, "nobody": nil,
	} {
		all := want
		if want != nil && text != "pacinno" {
			all = append(slices.Clip(want), "The Godfather")
		}
		require.Equal(t, all, find(s.Viewer, text), "people come before what they are in, for "+text)
		require.Equal(t, want, find(s.Viewer, text, search.Person), text)
		require.Empty(t, find(access.Viewer{UserID: uuid.New(), Libraries: []uuid.UUID{id.New()}}, text), "of another library")
	}
}
