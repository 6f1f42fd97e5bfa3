package viewing_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/viewing"
)

func (s *shelf) next(series id.ID) *viewing.Next {
	s.Helper()
	list, err := s.NextBySeriesIDs(s.Context(), s.viewer, []uuid.UUID{series.UUID})
	require.NoError(s, err)
	if len(list) == 0 {
		return nil
	}
	return list[0]
}

func TestNext(t *testing.T) {
	t.Parallel()
	s := setup(t)
	series, parts := s.show("lost", 2, 3, 2)
	is := func(want id.ID, why string) {
		t.Helper()
		n := s.next(series)
		require.NotNil(t, n, why)
		require.Equal(t, want.UUID, n.EpisodeID, why)
	}
	require.Nil(t, s.next(series), "not begun")
	s.play(s.viewer, parts[1][0], 3)
	require.Nil(t, s.next(series), "tasted only")
	s.play(s.viewer, parts[1][0], 50)
	is(parts[1][0], "what is begun")
	s.play(s.viewer, parts[1][0], 95)
	is(parts[1][1], "the next one")
	s.exec(`UPDATE episodes SET missing_since = now() WHERE id = $1`, parts[1][1].UUID)
	is(parts[1][2], "what is missing is left out")
	s.exec(`UPDATE episodes SET missing_since = NULL`)
	s.play(s.viewer, parts[1][2], 95)
	is(parts[2][0], "the next season")
	s.play(s.viewer, parts[0][0], 95)
	is(parts[0][1], "among specials the next special")
	s.play(s.viewer, parts[0][1], 95)
	is(parts[2][0], "after the specials where the series was left")
	s.mark(parts[2][0], true)
	s.mark(parts[2][1], true)
	require.Nil(t, s.next(series), "nothing is left after it")
	s.play(s.viewer, parts[1][0], 95)
	is(parts[1][1], "what was left out, after it")
	s.mark(parts[1][1], true)
	s.play(s.viewer, parts[1][0], 50)
	s.play(s.viewer, parts[1][0], 95)
	is(parts[1][1], "all is seen, and the first again")
	require.True(t, s.next(series).Again)
	s.mark(series, false)
	require.Nil(t, s.next(series))
}

func TestNextUp(t *testing.T) {
	t.Parallel()
	s := setup(t)
	up := func(v access.Viewer) (out []uuid.UUID) {
		t.Helper()
		list, err := s.NextUp(t.Context(), v, 10)
		require.NoError(t, err)
		for _, n := range list {
			out = append(out, n.SeriesID)
		}
		return out
	}
	left, lost := s.show("left", 0, 3)
	s.play(s.viewer, lost[1][0], 95)
	s.clock.Advance(181 * 24 * time.Hour)
	one, first := s.show("one", 0, 3)
	two, second := s.show("two", 0, 3)
	s.play(s.viewer, first[1][0], 95)
	s.play(s.viewer, second[1][0], 95)
	require.Equal(t, []uuid.UUID{two.UUID, one.UUID}, up(s.viewer), "the last one first, what was left long ago not at all")
	require.NotNil(t, s.next(left), "its own page still knows")
	s.play(s.viewer, second[1][1], 50)
	require.Equal(t, []uuid.UUID{one.UUID}, up(s.viewer), "what is begun is in continueWatching")
	require.NoError(t, s.Hide(t.Context(), s.viewer, one, true))
	require.Empty(t, up(s.viewer))
	require.NoError(t, s.Hide(t.Context(), s.viewer, one, false))
	require.Equal(t, []uuid.UUID{one.UUID}, up(s.viewer))
	require.Empty(t, up(s.other))
	require.Empty(t, up(access.Viewer{UserID: s.viewer.UserID, Role: access.User}), "libraries that may not be seen")
	_, err := s.NextUp(t.Context(), access.Viewer{}, 10)
	require.ErrorIs(t, err, fault.Unauthenticated)
	_, err = s.NextUp(t.Context(), s.viewer, 101)
	require.ErrorIs(t, err, fault.Invalid)
}

func TestRecentlyAdded(t *testing.T) {
	t.Parallel()
	s := setup(t)
	film := s.film("heat", nil, "")
	series, parts := s.show("lost", 0, 4)
	other, fresh := s.show("other", 0, 1)
	s.exec(`UPDATE movies SET added_at = '2026-02-03Z'`)
	s.exec(`UPDATE episodes SET added_at = '2026-02-02 10:00Z' WHERE series_id = $1`, series.UUID)
	s.exec(`UPDATE episodes SET added_at = '2026-01-02Z' WHERE id = $1`, parts[1][0].UUID)
	s.exec(`UPDATE episodes SET added_at = '2026-02-04Z' WHERE series_id = $1`, other.UUID)
	list, err := s.RecentlyAdded(t.Context(), s.viewer, 10)
	require.NoError(t, err)
	require.Len(t, list, 1)
	got := list[0].Items
	require.Len(t, got, 3)
	require.Equal(t, []uuid.UUID{fresh[1][0].UUID, film.UUID, series.UUID}, []uuid.UUID{got[0].ItemID, got[1].ItemID, got[2].ItemID})
	require.Equal(t, []viewing.Kind{viewing.KindEpisode, viewing.KindMovie, viewing.KindSeries}, []viewing.Kind{got[0].Kind, got[1].Kind, got[2].Kind})
	require.Equal(t, 3, got[2].Episodes, "of a day")
	none, err := s.RecentlyAdded(t.Context(), access.Viewer{UserID: s.viewer.UserID, Role: access.User}, 10)
	require.NoError(t, err)
	require.Empty(t, none)
}

func TestBecauseYouWatched(t *testing.T) {
	t.Parallel()
	s := setup(t)
	genre, person := id.New(), id.New()
	s.exec(`INSERT INTO genres (id, name, slug) VALUES ($1, 'Crime', 'crime')`, genre)
	s.exec(`INSERT INTO people (id, name, sort_name, key) VALUES ($1, 'Michael', 'michael', 'michael')`, person)
	heat, thief, alien, bambi, seen := s.film("heat", nil, ""), s.film("thief", nil, ""), s.film("alien", nil, ""), s.film("bambi", nil, ""), s.film("seen", nil, "")
	for _, film := range []id.ID{heat, thief, seen} {
		s.exec(`INSERT INTO movie_credits (movie_id, position, person_id, role) VALUES ($1, 0, $2, 'DIRECTOR')`, film.UUID, person)
	}
	s.exec(`UPDATE movies SET genre_ids = $1 WHERE id = ANY($2)`, []uuid.UUID{genre}, []uuid.UUID{heat.UUID, thief.UUID, alien.UUID})
	lost, parts := s.show("lost", 0, 2)
	twin, _ := s.show("twin", 0, 2)
	s.exec(`UPDATE series SET genre_ids = $1`, []uuid.UUID{genre})
	s.play(s.viewer, seen, 10)
	s.play(s.viewer, parts[1][0], 95)
	s.play(s.viewer, heat, 95)
	list, err := s.BecauseYouWatched(t.Context(), s.viewer, 10)
	require.NoError(t, err)
	require.Len(t, list, 2)
	require.Equal(t, heat.UUID, list[0].BecauseID)
	require.Equal(t, []*viewing.Suggestion{{ItemID: thief.UUID, Kind: viewing.KindMovie}, {ItemID: alien.UUID, Kind: viewing.KindMovie}}, list[0].Items, "not %s", bambi)
	require.Equal(t, lost.UUID, list[1].BecauseID)
	require.Equal(t, []*viewing.Suggestion{{ItemID: twin.UUID, Kind: viewing.KindSeries}}, list[1].Items)
	none, err := s.BecauseYouWatched(t.Context(), s.other, 10)
	require.NoError(t, err)
	require.Empty(t, none)
}

func TestLists(t *testing.T) {
	t.Parallel()
	s := setup(t)
	var films []id.ID
	for range 5 {
		films = append(films, s.film("heat", nil, ""))
		s.clock.Advance(time.Minute)
		require.NoError(t, s.SetFavourite(t.Context(), s.viewer, films[len(films)-1], true))
		s.play(s.viewer, films[len(films)-1], 95)
	}
	two := 2
	first, err := s.Favourites(t.Context(), s.viewer, nil, page.Args{First: &two})
	require.NoError(t, err)
	require.Equal(t, []uuid.UUID{films[4].UUID, films[3].UUID}, []uuid.UUID{first.Nodes()[0].ID, first.Nodes()[1].ID})
	// Rows that come and go between two pages make none appear twice, and none is skipped.
	require.NoError(t, s.SetFavourite(t.Context(), s.viewer, films[3], false))
	rest, err := s.Favourites(t.Context(), s.viewer, nil, page.Args{First: &two, After: first.PageInfo.EndCursor})
	require.NoError(t, err)
	require.Equal(t, []uuid.UUID{films[2].UUID, films[1].UUID}, []uuid.UUID{rest.Nodes()[0].ID, rest.Nodes()[1].ID})
	require.True(t, rest.PageInfo.HasNextPage)
	_, err = s.Watchlist(t.Context(), s.viewer, nil, page.Args{After: first.PageInfo.EndCursor})
	require.ErrorIs(t, err, fault.Invalid, "a cursor of another list")
	n, err := s.ClearHistory(t.Context(), s.viewer, new(s.clock.Now().Add(-90*time.Second)))
	require.NoError(t, err)
	require.Equal(t, 4, n)
	require.Len(t, s.history(), 1)
	require.True(t, s.watched(s.viewer, films[0]).Watched)
	n, err = s.RemoveFromHistory(t.Context(), s.viewer, []*id.ID{new(s.history()[0].NodeID())})
	require.NoError(t, err)
	require.Equal(t, 1, n)
	require.Nil(t, s.watched(s.viewer, films[4]), "it was seen only then")
	stranger := access.Viewer{}
	_, err = s.History(t.Context(), stranger, page.Args{})
	require.ErrorIs(t, err, fault.Unauthenticated)
	require.ErrorIs(t, s.SetFavourite(t.Context(), stranger, films[0], true), fault.Unauthenticated)
	require.ErrorIs(t, s.SetFavourite(t.Context(), access.Viewer{UserID: s.viewer.UserID, Role: access.User}, films[0], true), fault.NotFound)
}

// What comes next follows the order that the viewer has chosen, and specials come where they were shown.
func TestNext_orders(t *testing.T) {
	t.Parallel()
	s := setup(t)
	series, parts := s.show("firefly", 2, 3, 1)
	shown, stray := parts[0][0], parts[0][1]
	s.exec(`UPDATE episodes SET airs_before_season = 1, airs_before_episode = 2, dvd_season = 2, dvd_number = 5 WHERE id = $1`, shown.UUID)
	s.exec(`UPDATE episodes SET dvd_season = 1, dvd_number = 4 - number, absolute = CASE number WHEN 1 THEN 2 WHEN 2 THEN 1 ELSE 3 END WHERE season_number = 1`)
	walk := func(order string, want ...id.ID) {
		t.Helper()
		s.mark(series, false)
		if order != "" {
			s.exec(`INSERT INTO series_orders (user_id, series_id, "order") VALUES ($1, $2, $3)
				ON CONFLICT (user_id, series_id) DO UPDATE SET "order" = excluded."order"`, s.viewer.UserID, series.UUID, order)
		}
		s.play(s.viewer, want[0], 95)
		for _, e := range want[1:] {
			n := s.next(series)
			require.NotNil(t, n, order)
			require.Equal(t, e.UUID, n.EpisodeID, order)
			s.play(s.viewer, e, 95)
		}
		n := s.next(series)
		require.True(t, n == nil || n.Again, "nothing leads to a special of which nobody knows where it belongs")
	}
	one, two := parts[1], parts[2]
	walk("", one[0], shown, one[1], one[2], two[0])
	walk("DVD", one[2], one[1], one[0], two[0], shown)
	walk("ABSOLUTE", one[1], one[0], one[2], two[0])
	walk("AIRED", one[0], shown, one[1], one[2], two[0])
	s.mark(series, false)
	s.play(s.viewer, one[1], 95)
	s.play(s.viewer, stray, 95)
	require.Equal(t, one[2].UUID, s.next(series).EpisodeID, "and from there the series goes on")
}
