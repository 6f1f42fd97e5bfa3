package tvshow_test

import (
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/person"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/shelf"
	"revenge/internal/tvshow"
)

func TestList(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.Write("A/tvshow.nfo", `<tvshow><title>The Zebra</title><year>1990</year><rating>7.1</rating><genre>Drama</genre><status>Continuing</status></tvshow>`)
	b.Write("A/A S01E01.nfo", `<episodedetails><title>Pilot</title><director>Ann</director></episodedetails>`)
	b.identify(b.Video("A/A S01E01.mkv"))
	b.identify(b.Video("Ábc (2001)/Ábc S01E01.mkv"))
	genres, err := b.People.Genres(t.Context(), b.Viewer, person.Asked{})
	require.NoError(t, err)
	people, err := b.People.List(t.Context(), b.Viewer, person.Filter{}, page.Args{})
	require.NoError(t, err)
	require.Len(t, people.Nodes(), 1, "people of episodes count")
	drama, ann := genres[0].NodeID(), people.Nodes()[0].NodeID()
	for name, c := range map[string]struct {
		filter shelf.Filter
		order  shelf.Order
		want   string
	}{
		"title":       {shelf.Filter{}, shelf.Order{}, "Ábc,The Zebra"},
		"added":       {shelf.Filter{}, shelf.Order{Field: shelf.ByAddedAt, Direction: page.Desc}, "Ábc,The Zebra"},
		"year":        {shelf.Filter{}, shelf.Order{Field: shelf.ByYear}, "The Zebra,Ábc"},
		"rating":      {shelf.Filter{}, shelf.Order{Field: shelf.ByRating, Direction: page.Desc}, "The Zebra,Ábc"},
		"genre":       {shelf.Filter{GenreIDs: []id.ID{drama}}, shelf.Order{}, "The Zebra"},
		"no genre":    {shelf.Filter{GenreIDs: []id.ID{ann}}, shelf.Order{}, ""},
		"person":      {shelf.Filter{PersonID: &ann}, shelf.Order{}, "The Zebra"},
		"no person":   {shelf.Filter{PersonID: &drama}, shelf.Order{}, ""},
		"contains":    {shelf.Filter{TitleContains: new("abc")}, shelf.Order{}, "Ábc"},
		"library":     {shelf.Filter{LibraryID: new(id.Of("library", uuid.New()))}, shelf.Order{}, ""},
		"missing":     {shelf.Filter{Missing: new(true)}, shelf.Order{}, ""},
		"own library": {shelf.Filter{LibraryID: new(id.Of("library", b.Library.ID))}, shelf.Order{}, "Ábc,The Zebra"},
	} {
		con, err := b.shows.List(t.Context(), b.Viewer, c.filter, c.order, page.Args{})
		require.NoError(t, err, name)
		var got []string
		for _, s := range con.Nodes() {
			got = append(got, s.Title)
		}
		require.Equal(t, c.want, strings.Join(got, ","), name)
		n, err := con.TotalCount(t.Context())
		require.NoError(t, err)
		require.Equal(t, len(got), n.Value, name)
		for _, e := range con.Edges {
			_, err := b.shows.List(t.Context(), b.Viewer, c.filter, c.order, page.Args{After: new(e.Cursor())})
			require.NoError(t, err, name)
		}
	}
	_, err = b.shows.List(t.Context(), b.Viewer, shelf.Filter{}, shelf.Order{Field: "PRICE"}, page.Args{})
	require.ErrorIs(t, err, fault.Invalid)
	long := strings.Repeat("a", 201)
	_, err = b.shows.List(t.Context(), b.Viewer, shelf.Filter{TitleContains: &long}, shelf.Order{}, page.Args{})
	require.ErrorIs(t, err, fault.Invalid)
}

func TestList_statusAndText(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for name, status := range map[string]string{"Lost": "Ended", "Lost in Space": "Continuing", "Severance": "Continuing"} {
		b.Write(name+"/tvshow.nfo", "<tvshow><title>"+name+"</title><status>"+status+"</status></tvshow>")
		b.identify(b.Video(name + "/S01E01.mkv"))
	}
	list := func(f shelf.Filter) (out []string) {
		c, err := b.shows.List(t.Context(), b.Viewer, f, shelf.Order{}, page.Args{})
		require.NoError(t, err)
		for _, s := range c.Nodes() {
			out = append(out, s.Title)
		}
		return out
	}
	require.Equal(t, []string{"Lost in Space", "Severance"}, list(shelf.Filter{Statuses: []tvshow.Status{tvshow.Continuing}}))
	require.Len(t, list(shelf.Filter{Statuses: []tvshow.Status{tvshow.Continuing, tvshow.Ended}}), 3)
	require.Equal(t, []string{"Severance"}, list(shelf.Filter{Statuses: []tvshow.Status{tvshow.Continuing}, Not: &shelf.Filter{TitleContains: new("lost")}}))
	require.Equal(t, []string{"Severance"}, list(shelf.Filter{Text: new("severence")}))
	require.Equal(t, []string{"Lost in Space"}, list(shelf.Filter{Text: new("lost"), Statuses: []tvshow.Status{tvshow.Continuing}}))
	require.ErrorIs(t, b.shows.CheckFilter([]byte(`{"series": {"text": "x"}}`)), fault.Invalid)
}
