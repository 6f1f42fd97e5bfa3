package tvshow_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/shelf"
)

// sorted are the titles of the series in an order.
func (b *bench) sorted(v access.Viewer, by shelf.OrderField, direction page.Direction) (out []string) {
	b.Helper()
	a := page.Args{First: new(1)}
	for more := true; more; {
		c, err := b.shows.List(b.Context(), v, shelf.Filter{}, shelf.Order{Field: by, Direction: direction}, a)
		require.NoError(b, err)
		for _, s := range c.Nodes() {
			out = append(out, s.Title)
		}
		more, a.After = c.PageInfo.HasNextPage, c.PageInfo.EndCursor
	}
	return out
}

// Series are sorted by the last of their episodes that are there, whatever becomes of these.
func TestList_byLastEpisode(t *testing.T) {
	t.Parallel()
	b := setup(t)
	episode := func(series, number, aired string) string {
		b.Write(series+"/tvshow.nfo", "<tvshow><title>"+series+"</title></tvshow>")
		b.Write(series+"/"+number+".nfo", "<episodedetails><title>t</title><aired>"+aired+"</aired></episodedetails>")
		b.identify(b.Video(series + "/" + number + ".mkv"))
		return "%" + series + "/" + number + ".mkv"
	}
	episode("Alba", "S01E01", "2001-01-01")
	episode("Borg", "S01E01", "2005-01-01")
	late := episode("Alba", "S01E02", "2010-01-01")
	episode("Cult", "S01E01", "")
	require.Equal(t, []string{"Alba", "Borg", "Cult"}, b.sorted(b.Viewer, shelf.ByEpisodeAired, page.Desc))
	require.Equal(t, []string{"Borg", "Alba", "Cult"}, b.sorted(b.Viewer, shelf.ByEpisodeAired, page.Asc))
	require.Equal(t, []string{"Borg", "Alba", "Cult"}, b.sorted(b.Viewer, shelf.ByEpisodeAdded, page.Asc))

	b.Exec(`UPDATE files SET missing_since = now() WHERE path LIKE $1`, late)
	_, err := b.shows.Reconcile(t.Context(), b.Library.ID)
	require.NoError(t, err)
	require.Equal(t, []string{"Borg", "Alba", "Cult"}, b.sorted(b.Viewer, shelf.ByEpisodeAired, page.Desc), "what is missing does not count")
	require.Equal(t, []string{"Alba", "Borg", "Cult"}, b.sorted(b.Viewer, shelf.ByEpisodeAdded, page.Asc))
	b.Exec(`UPDATE files SET missing_since = NULL WHERE path LIKE $1`, late)
	_, err = b.shows.Reconcile(t.Context(), b.Library.ID)
	require.NoError(t, err)
	require.Equal(t, []string{"Alba", "Borg", "Cult"}, b.sorted(b.Viewer, shelf.ByEpisodeAired, page.Desc))
	b.Exec(`DELETE FROM files WHERE path LIKE $1`, late)
	_, err = b.shows.Reconcile(t.Context(), b.Library.ID)
	require.NoError(t, err)
	require.Equal(t, []string{"Borg", "Alba", "Cult"}, b.sorted(b.Viewer, shelf.ByEpisodeAired, page.Desc), "nor what is gone")
}

// A series was played when one of its episodes was, and as often as all of them together.
func TestList_byWhatIsOwn(t *testing.T) {
	t.Parallel()
	b := setup(t)
	v := b.Viewer
	v.UserID = id.New()
	b.Exec(`INSERT INTO users (id, name, display_name, password_hash, role) VALUES ($1, 'anna', 'x', 'x', 'USER')`, v.UserID)
	for _, name := range []string{"Alba", "Borg", "Cult", "Dune"} {
		b.identify(b.Video(name + "/S01E01.mkv"))
		b.identify(b.Video(name + "/S01E02.mkv"))
	}
	see := func(series string, number, times int, day string) {
		b.Exec(`INSERT INTO watch_states (user_id, item_id, item_kind, parent_id, library_id, play_count, last_played_at, updated_at)
			SELECT $1, e.id, 'EPISODE', e.series_id, e.library_id, $4, $5::text::timestamptz, now() FROM episodes e JOIN series s ON s.id = e.series_id
			WHERE s.title = $2 AND e.number = $3`, v.UserID, series, number, times, day)
	}
	see("Cult", 1, 1, "2024-01-05Z")
	see("Cult", 2, 1, "2024-01-01Z")
	see("Borg", 1, 3, "2024-01-02Z")
	require.Equal(t, []string{"Cult", "Borg", "Alba", "Dune"}, b.sorted(v, shelf.ByLastPlayed, page.Desc))
	require.Equal(t, []string{"Borg", "Cult", "Alba", "Dune"}, b.sorted(v, shelf.ByLastPlayed, page.Asc))
	require.Equal(t, []string{"Borg", "Cult", "Alba", "Dune"}, b.sorted(v, shelf.ByPlayCount, page.Desc))
	require.Equal(t, []string{"Alba", "Borg", "Cult", "Dune"}, b.sorted(b.Viewer, shelf.ByPlayCount, page.Desc), "nobody else's")
	dune, err := db.Value[uuid.UUID](t.Context(), b.DB, `SELECT id FROM series WHERE title = 'Dune'`)
	require.NoError(t, err)
	b.Exec(`INSERT INTO viewed_items (id, kind, library_id, keys) VALUES ($1, 'SERIES', $2, '{}')`, dune, b.Library.ID)
	b.Exec(`INSERT INTO viewer_states (user_id, item_id, rating, updated_at) VALUES ($1, $2, 7, now())`, v.UserID, dune)
	require.Equal(t, []string{"Dune", "Alba", "Borg", "Cult"}, b.sorted(v, shelf.ByOwnRating, page.Asc))
}
