package movie_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/metadata"
	"revenge/internal/movie"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/fold"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/shelf"
)

// read pages through the whole list by title, so many at once, as one who reads titles in a language.
func (b *bench) read(language string, direction page.Direction, size int, backward bool) (out []*movie.Movie) {
	b.Helper()
	v := b.Viewer
	v.TitleLanguage = language
	a := page.Args{First: &size}
	if backward {
		a = page.Args{Last: &size}
	}
	for more := true; more; {
		c, err := b.films.List(b.Context(), v, shelf.Filter{}, shelf.Order{Field: shelf.ByTitle, Direction: direction}, a)
		require.NoError(b, err)
		if backward {
			out, more, a.Before = slices.Concat(c.Nodes(), out), c.PageInfo.HasPreviousPage, c.PageInfo.StartCursor
		} else {
			out, more, a.After = append(out, c.Nodes()...), c.PageInfo.HasNextPage, c.PageInfo.EndCursor
		}
	}
	return out
}

func TestList_titlesAsRead(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.Write("A/movie.nfo", `<movie><title>Alien</title><title lang="de">Zorn</title></movie>`)
	b.Write("B/movie.nfo", `<movie><title>The Boat</title><title lang="de">Das Übel 10</title><title lang="de-AT">Aal</title></movie>`)
	b.Write("C/movie.nfo", `<movie><title>Crab</title><title lang="de">Übel 9</title></movie>`)
	b.Write("D/movie.nfo", `<movie><title>Die Hard</title></movie>`)
	for _, name := range []string{"A", "B", "C", "D"} {
		b.identify(b.Video(name + "/" + name + ".mkv"))
	}
	for language, want := range map[string]string{"": "Alien,The Boat,Crab,Die Hard", "fr": "Alien,The Boat,Crab,Die Hard",
		"de": "Die Hard,Crab,The Boat,Alien", "de-CH": "Die Hard,Crab,The Boat,Alien", "de-AT": "The Boat,Die Hard,Crab,Alien"} {
		for _, direction := range []page.Direction{page.Asc, page.Desc} {
			var titles []string
			for _, m := range b.read(language, direction, 1, false) {
				titles = append(titles, m.Title)
			}
			if direction == page.Desc {
				slices.Reverse(titles)
			}
			require.Equal(t, want, strings.Join(titles, ","), "as %s", language)
		}
	}
	v := b.Viewer
	v.TitleLanguage = "de"
	c, err := b.films.List(t.Context(), v, shelf.Filter{}, shelf.Order{}, page.Args{First: new(1)})
	require.NoError(t, err)
	letters, err := c.TitleBuckets(t.Context(), page.Asc)
	require.NoError(t, err)
	var names []string
	for _, l := range letters {
		names = append(names, l.Name)
		next, err := b.films.List(t.Context(), v, shelf.Filter{}, shelf.Order{}, page.Args{First: new(l.Count), After: &l.Before})
		require.NoError(t, err)
		for _, m := range next.Nodes() {
			require.True(t, strings.HasPrefix(*m.TitleRead, strings.ToLower(l.Name)), "%s in %s", *m.TitleRead, l.Name)
		}
	}
	require.Equal(t, []string{"D", "U", "Z"}, names)
	_, err = b.films.List(t.Context(), b.Viewer, shelf.Filter{}, shelf.Order{}, page.Args{After: c.PageInfo.EndCursor})
	require.ErrorIs(t, err, fault.Invalid, "a cursor is for the titles as they were read")
}

// Whatever titles films have: page by page each is there once, in the order of what its reader reads, from an index of that order.
func TestList_titlesAsReadInPages(t *testing.T) {
	t.Parallel()
	b := setup(t)
	dice := rand.New(rand.NewPCG(3, 4))
	word := func() string { return string(rune('a'+dice.IntN(6))) + string(rune('a'+dice.IntN(6))) }
	known := map[uuid.UUID]metadata.Titles{}
	main := map[uuid.UUID]string{}
	for range 600 {
		key, titles := id.New(), metadata.Titles(nil)
		for _, l := range []string{"de", "de-AT", "pt-BR"} {
			if dice.IntN(2) == 0 {
				if titles == nil {
					titles = metadata.Titles{}
				}
				titles[l] = word()
			}
		}
		known[key], main[key] = titles, word()
		_, err := b.DB.Exec(t.Context(), `INSERT INTO movies (id, library_id, key, title, sort_title, titles, sort_titles) VALUES ($1::uuid, $2, $1::uuid::text, $3::text, $3::text, $4, $5)`,
			key, b.Library.ID, main[key], titles, titles.SortKeys())
		require.NoError(t, err)
	}
	users := []string{"de-AT", "pt"}
	for _, l := range users {
		_, err := b.DB.Exec(t.Context(), `INSERT INTO users (id, name, display_name, password_hash, role, title_language) VALUES ($1, $2::text, 'x', 'x', 'USER', $2::text)`, id.New(), l)
		require.NoError(t, err)
	}
	shelves := shelf.NewService(b.DB, nil)
	require.NoError(t, shelves.IndexTitles(t.Context()))
	require.NoError(t, shelves.IndexTitles(t.Context()), "it may be asked for twice")
	for _, language := range append(users, "de", "pt-PT") {
		keys := slices.Collect(func(yield func(uuid.UUID) bool) {
			for key := range known {
				if !yield(key) {
					return
				}
			}
		})
		read := func(key uuid.UUID) string {
			if title := known[key].In(language); title != "" {
				return fold.Sort(title, language)
			}
			return main[key]
		}
		slices.SortFunc(keys, func(x, y uuid.UUID) int {
			return cmp.Or(strings.Compare(read(x), read(y)), strings.Compare(x.String(), y.String()))
		})
		for _, backward := range []bool{false, true} {
			for _, size := range []int{7, 100} {
				var got []uuid.UUID
				for _, m := range b.read(language, page.Asc, size, backward) {
					got = append(got, m.ID)
				}
				require.Equal(t, keys, got, "as %s by %d, backward %v", language, size, backward)
			}
		}
	}
	b.plannedBy(`>> 'de-AT'`, "movies_by_title_")
	_, err := b.DB.Exec(t.Context(), `UPDATE users SET title_language = NULL WHERE title_language = 'pt'`)
	require.NoError(t, err)
	require.NoError(t, shelves.IndexTitles(t.Context()))
	left, err := db.Value[int](t.Context(), b.DB, `SELECT count(*)::int FROM pg_indexes WHERE indexname ~ '_by_title_[0-9a-f]{16}$'`)
	require.NoError(t, err)
	require.Equal(t, 2, left, "of films and of series, for the one language that is left")
	_, err = b.DB.Exec(t.Context(), `SELECT shelf_index_titles('[["de''; DROP TABLE users; --"]]')`)
	require.Error(t, err)
}

// plannedBy requires that pages of a list are read from an index: that of each statement which has been sent with a part.
func (b *bench) plannedBy(part, index string) {
	b.Helper()
	sent, err := db.Column[string](b.Context(), b.DB, `SELECT DISTINCT statement FROM pg_prepared_statements WHERE position($1 in statement) > 0 AND statement LIKE '%LIMIT%'`, part)
	require.NoError(b, err)
	require.NotEmpty(b, sent)
	conn, err := b.DB.Acquire(b.Context())
	require.NoError(b, err)
	defer conn.Release()
	for _, s := range sent {
		plan, err := conn.Conn().PgConn().Exec(b.Context(), `EXPLAIN (COSTS OFF, GENERIC_PLAN) `+s).ReadAll() // it has parameters, and gets none
		require.NoError(b, err)
		require.Contains(b, fmt.Sprintf("%s", plan[0].Rows), index, s)
	}
}
