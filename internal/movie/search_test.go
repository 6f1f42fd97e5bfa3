package movie_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/person"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/shelf"
)

// A text finds by beginnings and misspelt, the best first, within the other filters, page by page and with what is counted.
func TestList_text(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for name, film := range map[string]string{
		"A": `<title>Matrix</title><year>1993</year>`, "B": `<title>The Matrix Reloaded</title><year>2003</year><genre>Action</genre>`,
		"C": `<title>The Matrix</title><year>1999</year><genre>Action</genre>`, "D": `<title>Amélie</title><year>2001</year>`, "E": `<title>Matrix Makers</title><year>2002</year>`,
	} {
		b.Write(name+"/movie.nfo", "<movie>"+film+"</movie>")
		b.identify(b.Video(name + "/" + name + ".mkv"))
	}
	list := func(f shelf.Filter, o shelf.Order) string { return strings.Join(b.titles(f, o, page.Args{}), ", ") }
	text := func(s string) shelf.Filter { return shelf.Filter{Text: &s} }
	all := "Matrix, Matrix Makers, The Matrix, The Matrix Reloaded"
	require.Equal(t, all, list(text("matrix"), shelf.Order{}))
	require.Equal(t, all, list(text("MATR"), shelf.Order{Field: shelf.ByRelevance, Direction: page.Desc})[:len(all)])
	require.Equal(t, "The Matrix, The Matrix Reloaded", list(text("the matrix"), shelf.Order{}))
	require.Equal(t, "Amélie", list(text("amelei"), shelf.Order{}), "misspelt")
	require.Equal(t, "Amélie", list(text("Ámel"), shelf.Order{}))
	require.Empty(t, list(text("zzzzzzzz"), shelf.Order{}))
	require.Empty(t, list(text(" !'\\ "), shelf.Order{}))
	require.Equal(t, "Matrix, The Matrix, Matrix Makers, The Matrix Reloaded", list(text("matrix"), shelf.Order{Field: shelf.ByYear})[:len(all)], "in another order")
	f := text("matrix")
	f.YearFrom = new(2000)
	require.Equal(t, "Matrix Makers, The Matrix Reloaded", list(f, shelf.Order{}))

	var paged []string
	a := page.Args{First: new(1)}
	for {
		c, err := b.films.List(t.Context(), b.Viewer, text("matrix"), shelf.Order{}, a)
		require.NoError(t, err)
		paged = append(paged, c.Nodes()[0].Title)
		if !c.PageInfo.HasNextPage {
			break
		}
		a.After = c.PageInfo.EndCursor
	}
	require.Equal(t, all, strings.Join(paged, ", "))
	_, err := b.films.List(t.Context(), b.Viewer, text("matri"), shelf.Order{}, a)
	require.ErrorIs(t, err, fault.Invalid, "a cursor of another text")

	c, err := b.films.List(t.Context(), b.Viewer, text("matrix"), shelf.Order{}, page.Args{First: new(1)})
	require.NoError(t, err)
	facets, err := c.Facets(t.Context(), []shelf.FacetField{shelf.FacetGenre, shelf.FacetDecade}, 5)
	require.NoError(t, err)
	require.Equal(t, 2, facets[0].Values[0].Count, "what is found and has the genre")
	require.Len(t, facets[1].Values, 2)
	stranger, err := b.films.List(t.Context(), access.Viewer{}, text("matrix"), shelf.Order{}, page.Args{})
	require.NoError(t, err)
	require.Empty(t, stranger.Nodes())

	inner := text("x")
	for _, wrong := range []struct {
		f shelf.Filter
		o shelf.Order
	}{{f: shelf.Filter{Not: &inner}}, {f: text(strings.Repeat("ä", 201))}, {o: shelf.Order{Field: shelf.ByRelevance}}} {
		_, err := b.films.List(t.Context(), b.Viewer, wrong.f, wrong.o, page.Args{})
		require.ErrorIs(t, err, fault.Invalid)
	}
	require.ErrorIs(t, b.films.CheckFilter([]byte(`{"text": "x"}`)), fault.Invalid, "rules do not search")
}

// Of several people all, one or none took part.
func TestList_people(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for name, cast := range map[string][]string{"A": {"Ann", "Bob"}, "B": {"Bob"}, "C": {"Cid"}} {
		actors := ""
		for _, one := range cast {
			actors += "<actor><name>" + one + "</name></actor>"
		}
		b.Write(name+"/movie.nfo", "<movie><title>"+name+"</title>"+actors+"</movie>")
		b.identify(b.Video(name + "/" + name + ".mkv"))
	}
	people, err := b.People.List(t.Context(), b.Viewer, person.Filter{}, page.Args{})
	require.NoError(t, err)
	var ids []id.ID
	for _, one := range people.Nodes() {
		ids = append(ids, one.NodeID())
	}
	list := func(who shelf.IDs) string {
		return strings.Join(b.titles(shelf.Filter{People: &who}, shelf.Order{}, page.Args{}), "")
	}
	require.Equal(t, "A", list(shelf.IDs{All: ids[:2]}))
	require.Equal(t, "AB", list(shelf.IDs{Any: ids[:2]}))
	require.Equal(t, "BC", list(shelf.IDs{None: ids[:1]}))
	require.Equal(t, "", list(shelf.IDs{All: []id.ID{id.Of("genre", id.New())}}))
	require.Equal(t, "", strings.Join(b.titles(shelf.Filter{Statuses: []shelf.Status{shelf.Ended}}, shelf.Order{}, page.Args{}), ""), "films have none")
}
