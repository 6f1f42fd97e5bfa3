package tvshow_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/day"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/shelf"
	"revenge/internal/tvshow"
)

// listed are the titles of the episodes of all series, read two at a time in both directions.
func (b *bench) listed(v access.Viewer, f tvshow.EpisodeFilter, o shelf.Order) string {
	b.Helper()
	var forward, backward []string
	a := page.Args{First: new(2)}
	for more := true; more; {
		c, err := b.shows.Episodes(b.Context(), v, f, o, a)
		require.NoError(b, err)
		for _, e := range c.Nodes() {
			forward = append(forward, *e.Title)
		}
		more, a.After = c.PageInfo.HasNextPage, c.PageInfo.EndCursor
	}
	a = page.Args{Last: new(2)}
	for more := true; more; {
		c, err := b.shows.Episodes(b.Context(), v, f, o, a)
		require.NoError(b, err)
		var titles []string
		for _, e := range c.Nodes() {
			titles = append(titles, *e.Title)
		}
		backward = append(titles, backward...)
		more, a.Before = c.PageInfo.HasPreviousPage, c.PageInfo.StartCursor
		n, err := c.TotalCount(b.Context())
		require.NoError(b, err)
		require.GreaterOrEqual(b, n.Value, len(titles))
	}
	require.Equal(b, forward, backward)
	return strings.Join(forward, ",")
}

func TestEpisodes(t *testing.T) {
	t.Parallel()
	b := setup(t)
	v := b.Viewer
	v.UserID = id.New()
	b.Exec(`INSERT INTO users (id, name, display_name, password_hash, role) VALUES ($1, 'anna', 'x', 'x', 'USER')`, v.UserID)
	episode := func(path, title, aired, rating string) {
		b.Write(path+".nfo", "<episodedetails><title>"+title+"</title><aired>"+aired+"</aired><rating>"+rating+"</rating></episodedetails>")
		b.identify(b.Video(path + ".mkv"))
	}
	episode("Alba/S01E01", "Delta", "2001-01-01", "5")
	episode("Alba/S01E02", "alpha", "2003-01-01", "")
	episode("Borg/S01E01", "Bravo", "2002-01-01", "9")
	episode("Borg/S00E01", "Charlie", "", "7")
	seen := func(title string, times int, at string) {
		b.Exec(`INSERT INTO watch_states (user_id, item_id, item_kind, parent_id, library_id, watched, play_count, last_played_at, updated_at)
			SELECT $1, id, 'EPISODE', series_id, library_id, true, $3, $4::text::timestamptz, now() FROM episodes WHERE title = $2`, v.UserID, title, times, at)
	}
	seen("Charlie", 1, "2024-01-02Z")
	seen("Delta", 3, "2024-01-01Z")
	b.Exec(`INSERT INTO viewed_items (id, kind, library_id, keys) SELECT id, 'EPISODE', library_id, '{}' FROM episodes WHERE title = 'Bravo'`)
	b.Exec(`INSERT INTO viewer_states (user_id, item_id, rating, watchlisted_at, updated_at) SELECT $1, id, 8, now(), now() FROM episodes WHERE title = 'Bravo'`, v.UserID)

	for by, want := range map[shelf.OrderField]string{"": "alpha,Bravo,Delta,Charlie", shelf.ByAddedAt: "Charlie,Bravo,alpha,Delta", shelf.ByTitle: "Delta,Charlie,Bravo,alpha",
		shelf.ByRating: "Bravo,Charlie,Delta,alpha", shelf.ByLastPlayed: "Charlie,Delta,alpha,Bravo", shelf.ByOwnRating: "Bravo,alpha,Charlie,Delta", shelf.ByPlayCount: "Delta,Charlie,alpha,Bravo"} {
		require.Equal(t, want, b.listed(v, tvshow.EpisodeFilter{}, shelf.Order{Field: by, Direction: page.Desc}), by)
	}
	for _, by := range []shelf.OrderField{shelf.ByEpisodeAired, shelf.ByChance} {
		_, err := b.shows.Episodes(t.Context(), v, tvshow.EpisodeFilter{}, shelf.Order{Field: by}, page.Args{})
		require.ErrorIs(t, err, fault.Invalid, by)
	}

	alba := id.Of("series", b.series("Alba"))
	third, err := db.Value[time.Time](t.Context(), b.DB, `SELECT added_at FROM episodes WHERE title = 'Bravo'`)
	require.NoError(t, err)
	for name, c := range map[string]struct {
		f    tvshow.EpisodeFilter
		want string
	}{
		"series":          {tvshow.EpisodeFilter{SeriesID: &alba}, "alpha,Delta"},
		"unknown series":  {tvshow.EpisodeFilter{SeriesID: new(id.Of("series", id.New()))}, ""},
		"specials":        {tvshow.EpisodeFilter{Specials: new(true)}, "Charlie"},
		"aired":           {tvshow.EpisodeFilter{AiredFrom: aday("2002-01-01"), AiredTo: aday("2002-12-31")}, "Bravo"},
		"aired from":      {tvshow.EpisodeFilter{AiredFrom: aday("2002-01-01")}, "alpha,Bravo"},
		"aired to":        {tvshow.EpisodeFilter{AiredTo: aday("2002-01-01")}, "Bravo,Delta"},
		"added since":     {tvshow.EpisodeFilter{AddedSince: &third}, "Bravo,Charlie"},
		"added before":    {tvshow.EpisodeFilter{Not: &tvshow.EpisodeFilter{AddedSince: &third}}, "alpha,Delta"},
		"not aired":       {tvshow.EpisodeFilter{Not: &tvshow.EpisodeFilter{AiredFrom: aday("1900-01-01")}}, "Charlie"},
		"library":         {tvshow.EpisodeFilter{LibraryID: new(id.Of("library", b.Library.ID))}, "alpha,Bravo,Charlie,Delta"},
		"another library": {tvshow.EpisodeFilter{LibraryID: new(id.Of("library", id.New()))}, ""},
		"inner library":   {tvshow.EpisodeFilter{And: []*tvshow.EpisodeFilter{{LibraryID: new(id.Of("library", id.New()))}}}, ""},
		"watched":         {tvshow.EpisodeFilter{Own: shelf.Own{Watched: new(true)}}, "Charlie,Delta"},
		"not watched":     {tvshow.EpisodeFilter{Own: shelf.Own{Watched: new(false)}}, "alpha,Bravo"},
		"rated":           {tvshow.EpisodeFilter{Own: shelf.Own{OwnRatingFrom: new(8)}}, "Bravo"},
		"watchlisted":     {tvshow.EpisodeFilter{Own: shelf.Own{Watchlisted: new(true)}}, "Bravo"},
		"liked":           {tvshow.EpisodeFilter{RatingFrom: new(7.0)}, "Bravo,Charlie"},
		"added":           {tvshow.EpisodeFilter{AddedWithinDays: new(1), Duplicate: new(false)}, "alpha,Bravo,Charlie,Delta"},
		"missing":         {tvshow.EpisodeFilter{Missing: new(true)}, ""},
		"size":            {tvshow.EpisodeFilter{Traits: shelf.Traits{Resolutions: []shelf.Resolution{shelf.UHD}}}, ""},
		"of series":       {tvshow.EpisodeFilter{Series: &shelf.Filter{TitleContains: new("bor")}}, "Bravo,Charlie"},
	} {
		require.Equal(t, c.want, b.listed(v, c.f, shelf.Order{Field: shelf.ByTitle}), name)
	}
	stranger := v
	stranger.Libraries = []uuid.UUID{}
	require.Empty(t, b.listed(stranger, tvshow.EpisodeFilter{}, shelf.Order{}))
	_, err = b.shows.Episodes(t.Context(), v, tvshow.EpisodeFilter{Own: shelf.Own{OwnRatingFrom: new(11)}}, shelf.Order{}, page.Args{})
	require.ErrorIs(t, err, fault.Invalid)
}

// What the files of an episode can be found by is what the scan found, and goes with them.
func TestEpisodes_traits(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.identify(b.Video("Alba/S01E01.mkv"))
	b.identify(b.Video("Alba/S01E02.mkv"))
	b.identify(b.Video("Alba/S01E02 2160p.mkv"))
	count := func(f tvshow.EpisodeFilter) int {
		c, err := b.shows.Episodes(t.Context(), b.Viewer, f, shelf.Order{}, page.Args{})
		require.NoError(t, err)
		return len(c.Nodes())
	}
	traits, err := db.Column[string](t.Context(), b.DB, `SELECT DISTINCT unnest(traits) FROM episodes`)
	require.NoError(t, err)
	require.NotEmpty(t, traits, "of real files")
	require.Equal(t, 2, count(tvshow.EpisodeFilter{Traits: shelf.Traits{Containers: []string{"matroska"}}}), traits)
	require.Equal(t, 1, count(tvshow.EpisodeFilter{Duplicate: new(true)}))
	b.Exec(`UPDATE files SET missing_since = now() WHERE path LIKE '%2160p%'`)
	_, err = b.shows.Reconcile(t.Context(), b.Library.ID)
	require.NoError(t, err)
	require.Zero(t, count(tvshow.EpisodeFilter{Duplicate: new(true)}))
}

// A series that gave an episode to another is no longer found by what the file of that was.
func TestIdentify_givers(t *testing.T) {
	t.Parallel()
	b := setup(t)
	f := b.Video("One/One S01E01.mkv")
	b.Exec(`UPDATE file_media SET width = 3840, height = 2160 WHERE file_id = $1`, f.File.ID)
	b.identify(f, b.Video("One/One S01E02.mkv"))
	large := func() (out []string) {
		c, err := b.shows.List(t.Context(), b.Viewer, shelf.Filter{Traits: shelf.Traits{Resolutions: []shelf.Resolution{shelf.UHD}}}, shelf.Order{}, page.Args{})
		require.NoError(t, err)
		for _, s := range c.Nodes() {
			out = append(out, s.Title)
		}
		return out
	}
	require.Equal(t, []string{"One"}, large())
	b.Move(f, "Two/Two S01E01.mkv")
	b.identify(f)
	require.Equal(t, []string{"Two"}, large())

	other := b.Video("Two/Two S01E02.mkv")
	b.identify(other)
	b.Miss(f, new(time.Now()))
	b.Move(other, "One/One S01E03.mkv")
	b.identify(other)
	var there []string
	for _, s := range b.all() {
		there = append(there, s.Title)
	}
	require.Equal(t, []string{"One"}, there, "of the other one there is nothing")
}

func (b *bench) series(title string) uuid.UUID {
	b.Helper()
	key, err := db.Value[uuid.UUID](b.Context(), b.DB, `SELECT id FROM series WHERE title = $1`, title)
	require.NoError(b, err)
	return key
}

func aday(text string) *day.Day {
	d, _ := day.Parse(text) // a day
	return &d
}
