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

// A series is watched when all of its episodes are: specials count where there is nothing else, and one that was never seen is not.
func TestList_watched(t *testing.T) {
	t.Parallel()
	b := setup(t)
	v := b.Viewer
	v.UserID = id.New()
	b.Exec(`INSERT INTO users (id, name, display_name, password_hash, role) VALUES ($1, 'anna', 'x', 'x', 'USER')`, v.UserID)
	for _, name := range []string{"All/All S01E01", "All/All S00E01", "Half/Half S01E01", "Half/Half S01E02", "Omega/Omega S00E01", "Psi/Psi S00E01",
		"Psi/Psi S00E02", "Gone/Gone S01E01"} {
		b.identify(b.Video(name + ".mkv"))
	}
	b.Exec(`UPDATE files SET missing_since = now() WHERE path LIKE 'Gone%'`)
	_, err := b.shows.Reconcile(t.Context(), b.Library.ID)
	require.NoError(t, err)
	b.Exec(`INSERT INTO watch_states (user_id, item_id, item_kind, parent_id, library_id, watched, play_count, last_played_at, updated_at)
		SELECT $1, e.id, 'EPISODE', s.id, e.library_id, true, 1, now(), now() FROM episodes e JOIN series s ON s.id = e.series_id
		WHERE s.title IN ('All', 'Half', 'Omega') AND e.number = 1 AND NOT (s.title = 'All' AND e.season_number = 0)`, v.UserID)
	for _, c := range []struct {
		watched, missing bool
		want             string
	}{{true, false, "All,Omega"}, {false, false, "Half,Psi"}, {true, true, ""}, {false, true, "Gone"}} {
		got, err := b.shows.List(t.Context(), v, shelf.Filter{Missing: &c.missing, Own: shelf.Own{Watched: &c.watched}}, shelf.Order{}, page.Args{})
		require.NoError(t, err)
		var titles []string
		for _, s := range got.Nodes() {
			titles = append(titles, s.Title)
		}
		require.Equal(t, c.want, strings.Join(titles, ","), "%+v", c)
	}
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
