package person_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/intake/intaketest"
	"revenge/internal/library"
	"revenge/internal/person"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
)

// titles are those of a test by name.
type titles struct {
	*intaketest.Shelf
	names map[uuid.UUID]string
	cover uuid.UUID
}

func newTitles(t *testing.T) *titles {
	t.Helper()
	s := &titles{intaketest.New(t, library.KindMovies), map[uuid.UUID]string{}, id.New()}
	s.Exec(`INSERT INTO artworks (id, library_id, role, source, content, version) VALUES ($1, $2, 'POSTER', 'UPLOAD', 'x', 'x')`, s.cover, s.Library.ID)
	return s
}

// add adds a film or a series with labels.
func (s *titles) add(table, name string, labels ...uuid.UUID) {
	s.Helper()
	key, link := id.New(), map[string]string{"movies": "movie", "series": "series"}[table]
	s.names[key] = name
	s.Exec(`INSERT INTO `+table+` (id, library_id, key, title, sort_title, poster_id, label_ids) VALUES ($1, $2, $3, $3, $3, $4, $5)`,
		key, s.Library.ID, name, s.cover, append([]uuid.UUID{}, labels...))
	s.Exec(`INSERT INTO `+link+`_labels (`+link+`_id, label_id, position) SELECT $1, unnest($2::uuid[]), 0`, key, append([]uuid.UUID{}, labels...))
}

func (s *titles) shown(tagged []*person.Tagged) (out []string) {
	for _, one := range tagged {
		out = append(out, s.names[one.ItemID])
	}
	return out
}

func (s *titles) label(kind person.LabelKind, name string) uuid.UUID {
	s.Helper()
	key := id.New()
	s.Exec(`INSERT INTO labels (id, kind, slug, name) VALUES ($1, $2, $3, $3)`, key, string(kind), name)
	return key
}

// What came last comes first, whatever it is: films do not crowd out series.
func TestLabelPreviews_acrossKinds(t *testing.T) {
	t.Parallel()
	s := newTitles(t)
	studio := s.label(person.Studio, "ghibli")
	for _, name := range []string{"film 1", "film 2"} {
		s.add("movies", name, studio)
	}
	s.add("series", "series 1", studio)
	s.add("movies", "film 3", studio)
	s.add("series", "series 2", studio)
	for first, want := range map[int][]string{2: {"series 2", "film 3"}, 4: {"series 2", "film 3", "series 1", "film 2"}} {
		got, err := s.People.LabelPreviews(t.Context(), s.Viewer, []uuid.UUID{studio}, person.Asked{}, first)
		require.NoError(t, err)
		require.Equal(t, want, s.shown(got))
	}
}

// Tracks show the covers of their albums: one of each of the newest albums that have one.
func TestGenrePreviews_tracks(t *testing.T) {
	t.Parallel()
	s := newTitles(t)
	genres, err := s.People.PutGenres(t.Context(), s.DB, []string{"Jazz", "Pop"})
	require.NoError(t, err)
	jazz := []uuid.UUID{genres["jazz"]}
	for _, a := range []struct {
		name   string
		cover  *uuid.UUID
		genres []uuid.UUID
	}{{"old", &s.cover, jazz}, {"bare", nil, jazz}, {"pop", &s.cover, []uuid.UUID{genres["pop"]}}, {"new", &s.cover, jazz}} {
		album := id.New()
		s.Exec(`INSERT INTO albums (id, library_id, key, title, sort_title, folded_title, credit, place, kind, compilation, genre_ids, cover_id)
			VALUES ($1, $2, $3, $3, $3, $3, '', '', 'ALBUM', false, $4, $5)`, album, s.Library.ID, a.name, a.genres, a.cover)
		for _, track := range []string{" 1", " 2"} {
			key := id.New()
			s.names[key] = a.name + track
			s.Exec(`INSERT INTO tracks (id, library_id, album_id, key, content, title, sort_title, folded_title, credit, place, duration_ms, genre_ids)
				VALUES ($1, $2, $3, $4, $4, $4, $4, $4, '', '', 1000, $5)`, key, s.Library.ID, album, a.name+track, a.genres)
		}
		s.Exec(`UPDATE tracks SET missing_since = now() WHERE key = 'old 2'`)
	}
	got, err := s.People.GenrePreviews(t.Context(), s.Viewer, jazz, person.Asked{Kind: person.OfTracks}, 4)
	require.NoError(t, err)
	require.Equal(t, []string{"new 2", "old 1"}, s.shown(got))
}

// Labels are counted by the titles that are there: those of one kind alone, and those of missing titles not at all.
func TestLabels_byCount(t *testing.T) {
	t.Parallel()
	s := newTitles(t)
	one, two, gone := s.label(person.Studio, "one"), s.label(person.Studio, "two"), s.label(person.Studio, "gone")
	word := s.label(person.Keyword, "word")
	s.add("movies", "a", two, word)
	s.add("series", "b", two, one, word)
	s.add("movies", "c", gone, word)
	s.Exec(`UPDATE movies SET missing_since = now() WHERE key = 'c'`)
	order := person.LabelOrder{Field: person.LabelsByCount, Direction: page.Desc}
	read := func(f person.LabelFilter, a page.Args) (map[string]int, *page.Connection[*person.Label]) {
		c, err := s.People.Labels(t.Context(), s.Viewer, f, order, a)
		require.NoError(t, err)
		got := map[string]int{}
		for _, l := range c.Nodes() {
			got[l.Name] = l.Counted
		}
		return got, c
	}
	studios := person.LabelFilter{Kind: new(person.Studio)}
	got, c := read(studios, page.Args{First: new(1)})
	require.Equal(t, map[string]int{"two": 2}, got)
	n, err := c.TotalCount(t.Context())
	require.NoError(t, err)
	require.Equal(t, &page.Count{Value: 2}, n)
	got, _ = read(studios, page.Args{After: c.PageInfo.EndCursor})
	require.Equal(t, map[string]int{"one": 1}, got)
	got, _ = read(person.LabelFilter{Kind: new(person.Keyword), NameContains: new("or")}, page.Args{})
	require.Equal(t, map[string]int{"word": 2}, got)
}
