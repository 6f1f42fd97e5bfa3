package movie_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/person"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/shelf"
)

func (b *bench) titles(f shelf.Filter, o shelf.Order, a page.Args) []string {
	b.Helper()
	c, err := b.films.List(b.Context(), b.Viewer, f, o, a)
	require.NoError(b, err)
	out := []string{}
	for _, m := range c.Nodes() {
		out = append(out, m.Title)
	}
	n, err := c.TotalCount(b.Context())
	require.NoError(b, err)
	if a == (page.Args{}) {
		require.Equal(b, &page.Count{Value: len(out)}, n)
	}
	return out
}

func collection(t *testing.T) *bench {
	b := setup(t)
	b.Write("A/movie.nfo", `<movie><title>The Zebra</title><year>1990</year><rating>7.1</rating><genre>Drama</genre><genre>War</genre><actor><name>Ann</name></actor></movie>`)
	b.Write("B/movie.nfo", `<movie><title>Ábc 10</title><year>1980</year><genre>Drama</genre></movie>`)
	b.Write("C/movie.nfo", `<movie><title>Abc 9</title><rating>7.2</rating></movie>`)
	b.identify(b.Video("A/A.mkv"))
	b.identify(b.Video("B/B.mkv"))
	b.identify(b.Video("C/C.mkv"))
	return b
}

func TestList_orders(t *testing.T) {
	t.Parallel()
	b := collection(t)
	for _, c := range []struct {
		order shelf.Order
		want  string
	}{
		{shelf.Order{}, "Abc 9,Ábc 10,The Zebra"},
		{shelf.Order{Direction: page.Desc}, "The Zebra,Ábc 10,Abc 9"},
		{shelf.Order{Field: shelf.ByAddedAt}, "The Zebra,Ábc 10,Abc 9"},
		{shelf.Order{Field: shelf.ByAddedAt, Direction: page.Desc}, "Abc 9,Ábc 10,The Zebra"},
		{shelf.Order{Field: shelf.ByYear}, "Ábc 10,The Zebra,Abc 9"},
		{shelf.Order{Field: shelf.ByYear, Direction: page.Desc}, "The Zebra,Ábc 10,Abc 9"},
		{shelf.Order{Field: shelf.ByRating}, "The Zebra,Abc 9,Ábc 10"},
		{shelf.Order{Field: shelf.ByRating, Direction: page.Desc}, "Abc 9,The Zebra,Ábc 10"},
	} {
		require.Equal(t, c.want, strings.Join(b.titles(shelf.Filter{}, c.order, page.Args{}), ","), "%v", c.order)
		var paged []string
		a := page.Args{First: new(1)}
		for range 3 {
			con, err := b.films.List(t.Context(), b.Viewer, shelf.Filter{}, c.order, a)
			require.NoError(t, err)
			paged = append(paged, con.Nodes()[0].Title)
			a.After = con.PageInfo.EndCursor
		}
		require.Equal(t, c.want, strings.Join(paged, ","), "%v page by page", c.order)
	}
	_, err := b.films.List(t.Context(), b.Viewer, shelf.Filter{}, shelf.Order{Field: "PRICE"}, page.Args{})
	require.ErrorIs(t, err, fault.Invalid)
}

func TestList_filters(t *testing.T) {
	t.Parallel()
	b := collection(t)
	genres, err := b.People.Genres(t.Context(), b.Viewer, person.Asked{})
	require.NoError(t, err)
	require.Len(t, genres, 2)
	people, err := b.People.List(t.Context(), b.Viewer, person.Filter{}, page.Args{})
	require.NoError(t, err)
	drama, war, ann := genres[0].NodeID(), genres[1].NodeID(), people.Nodes()[0].NodeID()
	for name, c := range map[string]struct {
		filter shelf.Filter
		want   string
	}{
		"library":         {shelf.Filter{LibraryID: new(id.Of("library", b.Library.ID))}, "Abc 9,Ábc 10,The Zebra"},
		"other library":   {shelf.Filter{LibraryID: new(id.Of("library", uuid.New()))}, ""},
		"no library":      {shelf.Filter{LibraryID: new(id.Of("movie", b.Library.ID))}, ""},
		"genre":           {shelf.Filter{GenreIDs: []id.ID{drama}}, "Ábc 10,The Zebra"},
		"both genres":     {shelf.Filter{GenreIDs: []id.ID{drama, war}}, "The Zebra"},
		"no genre":        {shelf.Filter{GenreIDs: []id.ID{ann}}, ""},
		"person":          {shelf.Filter{PersonID: &ann}, "The Zebra"},
		"no person":       {shelf.Filter{PersonID: &drama}, ""},
		"from":            {shelf.Filter{YearFrom: new(1985)}, "The Zebra"},
		"to":              {shelf.Filter{YearTo: new(1985)}, "Ábc 10"},
		"title":           {shelf.Filter{TitleContains: new("ÀBC")}, "Abc 9,Ábc 10"},
		"title's article": {shelf.Filter{TitleContains: new("the z")}, "The Zebra"},
		"no pattern":      {shelf.Filter{TitleContains: new("%")}, ""},
		"missing":         {shelf.Filter{Missing: new(true)}, ""},
		"there":           {shelf.Filter{Missing: new(false)}, "Abc 9,Ábc 10,The Zebra"},
	} {
		require.Equal(t, c.want, strings.Join(b.titles(c.filter, shelf.Order{}, page.Args{}), ","), name)
	}
	long := strings.Repeat("a", 201)
	_, err = b.films.List(t.Context(), b.Viewer, shelf.Filter{TitleContains: &long}, shelf.Order{}, page.Args{})
	require.ErrorIs(t, err, fault.Invalid)
}

// What stands at the bound of a range is in it, on either side, and what has no value is in none.
func TestList_bounds(t *testing.T) {
	t.Parallel()
	b := setup(t)
	at := time.Date(2026, 1, 2, 3, 4, 5, 6000, time.UTC)
	for i, title := range []string{"before", "at", "behind"} {
		b.Exec(`INSERT INTO movies (id, library_id, key, title, sort_title, folded_title, added_at, year, rating, minimum_age)
			VALUES ($1, $2, $3, $3, $4::text, $3, $5, $6, $7, $6::int - 1980)`,
			id.New(), b.Library.ID, title, strconv.Itoa(i), at.Add(time.Duration(i-1)*time.Microsecond), 1990+i, 7+float64(i)/10)
	}
	b.Exec(`INSERT INTO movies (id, library_id, key, title, sort_title, folded_title, added_at)
		VALUES ($1, $2, 'bare', 'bare', '3', 'bare', $3)`, id.New(), b.Library.ID, at.Add(-time.Hour))
	for name, c := range map[string]struct {
		filter shelf.Filter
		want   string
	}{
		"added since":  {shelf.Filter{AddedSince: &at}, "at,behind"},
		"added before": {shelf.Filter{Not: &shelf.Filter{AddedSince: &at}}, "before,bare"},
		"year from":    {shelf.Filter{YearFrom: new(1991)}, "at,behind"},
		"year to":      {shelf.Filter{YearTo: new(1991)}, "before,at"},
		"year":         {shelf.Filter{YearFrom: new(1991), YearTo: new(1991)}, "at"},
		"no year":      {shelf.Filter{Not: &shelf.Filter{YearFrom: new(0)}}, "bare"},
		"rating from":  {shelf.Filter{RatingFrom: new(7.1)}, "at,behind"},
		"rating to":    {shelf.Filter{RatingTo: new(7.1)}, "before,at"},
		"age to":       {shelf.Filter{MinimumAgeTo: new(11)}, "before,at"},
	} {
		require.Equal(t, c.want, strings.Join(b.titles(c.filter, shelf.Order{}, page.Args{}), ","), name)
	}
}

func TestList_cursorOfAnotherFilter(t *testing.T) {
	t.Parallel()
	b := collection(t)
	c, err := b.films.List(t.Context(), b.Viewer, shelf.Filter{}, shelf.Order{}, page.Args{First: new(1)})
	require.NoError(t, err)
	_, err = b.films.List(t.Context(), b.Viewer, shelf.Filter{YearFrom: new(1)}, shelf.Order{}, page.Args{After: c.PageInfo.EndCursor})
	require.ErrorIs(t, err, fault.Invalid)
}

// The plan of a list without a filter is kept; one with a filter is planned with its values, as only they tell the index.
func TestList_plans(t *testing.T) {
	t.Parallel()
	b := collection(t)
	kept := func(part string) bool {
		found, err := db.Value[bool](t.Context(), b.DB, "SELECT EXISTS (SELECT FROM pg_prepared_statements WHERE statement LIKE '%FROM movies%' || $1::text || '%')", part)
		require.NoError(t, err)
		return found
	}
	b.titles(shelf.Filter{}, shelf.Order{}, page.Args{})
	require.True(t, kept("sort_title"))
	b.titles(shelf.Filter{TitleContains: new("abc")}, shelf.Order{}, page.Args{})
	require.False(t, kept("LIKE"))
}
