package movie_test

import (
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/movie"
	"revenge/internal/person"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
)

func (b *bench) titles(f movie.Filter, o movie.Order, a page.Args) []string {
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
		order movie.Order
		want  string
	}{
		{movie.Order{}, "Abc 9,Ábc 10,The Zebra"},
		{movie.Order{Direction: page.Desc}, "The Zebra,Ábc 10,Abc 9"},
		{movie.Order{Field: movie.ByAddedAt}, "The Zebra,Ábc 10,Abc 9"},
		{movie.Order{Field: movie.ByAddedAt, Direction: page.Desc}, "Abc 9,Ábc 10,The Zebra"},
		{movie.Order{Field: movie.ByYear}, "Ábc 10,The Zebra,Abc 9"},
		{movie.Order{Field: movie.ByYear, Direction: page.Desc}, "The Zebra,Ábc 10,Abc 9"},
		{movie.Order{Field: movie.ByRating}, "The Zebra,Abc 9,Ábc 10"},
		{movie.Order{Field: movie.ByRating, Direction: page.Desc}, "Abc 9,The Zebra,Ábc 10"},
	} {
		require.Equal(t, c.want, strings.Join(b.titles(movie.Filter{}, c.order, page.Args{}), ","), "%v", c.order)
		var paged []string
		a := page.Args{First: new(1)}
		for range 3 {
			con, err := b.films.List(t.Context(), b.Viewer, movie.Filter{}, c.order, a)
			require.NoError(t, err)
			paged = append(paged, con.Nodes()[0].Title)
			a.After = con.PageInfo.EndCursor
		}
		require.Equal(t, c.want, strings.Join(paged, ","), "%v page by page", c.order)
	}
	_, err := b.films.List(t.Context(), b.Viewer, movie.Filter{}, movie.Order{Field: "PRICE"}, page.Args{})
	require.ErrorIs(t, err, fault.Invalid)
}

func TestList_filters(t *testing.T) {
	t.Parallel()
	b := collection(t)
	genres, err := b.People.Genres(t.Context(), b.Viewer)
	require.NoError(t, err)
	require.Len(t, genres, 2)
	people, err := b.People.List(t.Context(), b.Viewer, person.Filter{}, page.Args{})
	require.NoError(t, err)
	drama, war, ann := genres[0].NodeID(), genres[1].NodeID(), people.Nodes()[0].NodeID()
	for name, c := range map[string]struct {
		filter movie.Filter
		want   string
	}{
		"library":         {movie.Filter{LibraryID: new(id.Of("library", b.Library.ID))}, "Abc 9,Ábc 10,The Zebra"},
		"other library":   {movie.Filter{LibraryID: new(id.Of("library", uuid.New()))}, ""},
		"no library":      {movie.Filter{LibraryID: new(id.Of("movie", b.Library.ID))}, ""},
		"genre":           {movie.Filter{GenreIDs: []id.ID{drama}}, "Ábc 10,The Zebra"},
		"both genres":     {movie.Filter{GenreIDs: []id.ID{drama, war}}, "The Zebra"},
		"no genre":        {movie.Filter{GenreIDs: []id.ID{ann}}, ""},
		"person":          {movie.Filter{PersonID: &ann}, "The Zebra"},
		"no person":       {movie.Filter{PersonID: &drama}, ""},
		"from":            {movie.Filter{YearFrom: new(1985)}, "The Zebra"},
		"to":              {movie.Filter{YearTo: new(1985)}, "Ábc 10"},
		"title":           {movie.Filter{TitleContains: new("ÀBC")}, "Abc 9,Ábc 10"},
		"title's article": {movie.Filter{TitleContains: new("the z")}, "The Zebra"},
		"no pattern":      {movie.Filter{TitleContains: new("%")}, ""},
		"missing":         {movie.Filter{Missing: new(true)}, ""},
		"there":           {movie.Filter{Missing: new(false)}, "Abc 9,Ábc 10,The Zebra"},
	} {
		require.Equal(t, c.want, strings.Join(b.titles(c.filter, movie.Order{}, page.Args{}), ","), name)
	}
	long := strings.Repeat("a", 201)
	_, err = b.films.List(t.Context(), b.Viewer, movie.Filter{TitleContains: &long}, movie.Order{}, page.Args{})
	require.ErrorIs(t, err, fault.Invalid)
}

func TestList_cursorOfAnotherFilter(t *testing.T) {
	t.Parallel()
	b := collection(t)
	c, err := b.films.List(t.Context(), b.Viewer, movie.Filter{}, movie.Order{}, page.Args{First: new(1)})
	require.NoError(t, err)
	_, err = b.films.List(t.Context(), b.Viewer, movie.Filter{YearFrom: new(1)}, movie.Order{}, page.Args{After: c.PageInfo.EndCursor})
	require.ErrorIs(t, err, fault.Invalid)
}
