package person_test

import (
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
)

// Somebody with a thousand credits: each film once, with all that was done, the newest first.
func TestWorks_thousandCredits(t *testing.T) {
	t.Parallel()
	s := intaketest.New(t, library.KindMovies)
	put, _, err := s.People.Put(t.Context(), s.DB, []person.New{{Name: "Ann"}})
	require.NoError(t, err)
	ann := []uuid.UUID{put["ann"]}
	s.Exec(`INSERT INTO movies (id, library_id, key, title, sort_title, year) SELECT uuidv7(), $1, 'k' || i, 't' || i, 't', CASE WHEN i % 10 > 0 THEN 1950 + i % 70 END FROM generate_series(1, 500) i`, s.Library.ID)
	s.Exec(`INSERT INTO movie_credits (movie_id, position, person_id, role, character) SELECT id, 0, $1::uuid, 'DIRECTOR'::credit_role, NULL FROM movies UNION ALL SELECT id, 1, $1, 'ACTOR', 'Herself' FROM movies`, ann[0])
	seen, year := map[uuid.UUID]bool{}, 9999
	var after page.Cursor
	for {
		works, err := s.People.WorksByPersonIDs(t.Context(), s.Viewer, ann, nil, 70, after)
		require.NoError(t, err)
		for _, w := range works[:min(70, len(works))] {
			require.False(t, seen[w.ItemID], "twice")
			seen[w.ItemID] = true
			require.Equal(t, []person.Role{person.Actor, person.Director}, w.Roles)
			require.Equal(t, []string{"Herself"}, w.Characters)
			came := 0
			if w.Year != nil {
				came = *w.Year
			}
			require.LessOrEqual(t, came, year)
			year, after = came, w.Cursor()
		}
		if len(works) <= 70 {
			break
		}
	}
	require.Len(t, seen, 500)
	s.Exec(`UPDATE movies SET missing_since = now() WHERE id <> ALL(SELECT id FROM movies ORDER BY id LIMIT 3)`)
	there, err := s.People.WorksByPersonIDs(t.Context(), s.Viewer, ann, nil, 70, "")
	require.NoError(t, err)
	require.Len(t, there, 3, "what is missing is left out, as lists do")
	actor, err := s.People.WorksByPersonIDs(t.Context(), s.Viewer, ann, []person.Role{person.Writer}, 10, "")
	require.NoError(t, err)
	require.Empty(t, actor)
	hidden, err := s.People.WorksByPersonIDs(t.Context(), access.Viewer{UserID: id.New()}, ann, nil, 10, "")
	require.NoError(t, err)
	require.Empty(t, hidden)
	_, err = s.People.WorksByPersonIDs(t.Context(), s.Viewer, ann, nil, 10, "nonsense")
	require.ErrorIs(t, err, fault.Invalid)
}

func TestPutLabels(t *testing.T) {
	t.Parallel()
	s := intaketest.New(t, library.KindMovies)
	first, err := s.People.PutLabels(t.Context(), s.DB, []person.NewLabel{{Kind: person.Studio, Name: "Studio Ghibli"}, {Kind: person.Studio, Name: "STUDIO GHIBLI"},
		{Kind: person.Keyword, Name: "Studio Ghibli"}, {Kind: person.Keyword, Name: " "}})
	require.NoError(t, err)
	require.Len(t, first, 2, "two spellings are one label, of two kinds they are two")
	second, err := s.People.PutLabels(t.Context(), s.DB, []person.NewLabel{{Kind: person.Studio, Name: "studio ghibli", Overview: new("Films.")}})
	require.NoError(t, err)
	key := person.LabelKey{Kind: person.Studio, Slug: "studio-ghibli"}
	require.Equal(t, first[key], second[key])
	unseen, err := s.People.LabelsByIDs(t.Context(), s.Viewer, []uuid.UUID{first[key]})
	require.NoError(t, err)
	require.Empty(t, unseen, "nothing that may be seen has it")
	s.Exec(`INSERT INTO movies (id, library_id, key, title, sort_title) VALUES ($1, $2, 'k', 't', 't')`, first[key], s.Library.ID)
	s.Exec(`INSERT INTO movie_labels VALUES ($1, $1, 0)`, first[key])
	seen, err := s.People.LabelsByIDs(t.Context(), s.Viewer, []uuid.UUID{first[key]})
	require.NoError(t, err)
	require.Equal(t, "Films.", *seen[0].Overview)
	c, err := s.People.Labels(t.Context(), s.Viewer, person.LabelFilter{NameStartsWith: new("Studio G")}, person.LabelOrder{}, page.Args{})
	require.NoError(t, err)
	require.Len(t, c.Nodes(), 1)
}
