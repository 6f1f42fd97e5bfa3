package viewing_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/testkit"
	"revenge/internal/viewing"
)

func TestMark(t *testing.T) {
	t.Parallel()
	s := setup(t)
	film := s.film("heat", nil, "")
	series, parts := s.show("lost", 1, 2, 3)
	season, err := db.Value[uuid.UUID](t.Context(), s.db, `SELECT season_id FROM episodes WHERE id = $1`, parts[2][0].UUID)
	require.NoError(t, err)
	for _, c := range []struct {
		item    id.ID
		watched bool
		want    int
	}{{film, true, 1}, {film, true, 0}, {film, false, 1}, {parts[1][0], false, 0}, {parts[1][0], true, 1}, {id.Of("season", season), true, 3},
		{series, true, 2}, {series, false, 6}, {series, false, 0}} {
		require.Equal(t, c.want, s.mark(c.item, c.watched), "%s %v", c.item.Kind, c.watched)
	}
	require.Equal(t, 1, s.watched(s.viewer, film).PlayCount, "it was seen, whatever is said later")
	require.Nil(t, s.watched(s.viewer, film).LastPlayedAt)
	_, err = s.Mark(t.Context(), s.viewer, id.Of("series", id.New()), true)
	require.ErrorIs(t, err, fault.NotFound)
	_, err = s.Mark(t.Context(), s.viewer, id.Of("person", film.UUID), true)
	require.ErrorIs(t, err, fault.NotFound)
	_, err = s.Mark(t.Context(), access.Viewer{}, film, true)
	require.ErrorIs(t, err, fault.Unauthenticated)
	_, err = s.Mark(t.Context(), access.Viewer{UserID: s.viewer.UserID, Role: access.User}, film, true)
	require.ErrorIs(t, err, fault.NotFound, "a library that may not be seen")
	require.Empty(t, s.history(), "marks are no history")
}

// A thousand episodes take as many statements as one.
func TestMark_oneStatement(t *testing.T) {
	t.Parallel()
	s := setup(t)
	film := s.film("heat", nil, "")
	series, _ := s.show("long", 0, 1000)
	counted := func(item id.ID, want int) int64 {
		before := testkit.Statements(s.db).Total()
		require.Equal(t, want, s.mark(item, true))
		return testkit.Statements(s.db).Total() - before
	}
	require.Equal(t, counted(film, 1), counted(series, 1000))
	counts, err := s.WatchedCountsByParentIDs(t.Context(), s.viewer, []uuid.UUID{series.UUID})
	require.NoError(t, err)
	require.Equal(t, 1000, counts[0].N)
}

// What is kept of each item is what all that was done comes to, in whatever order it was done.
func TestStates_followFromPlays(t *testing.T) {
	t.Parallel()
	s := setup(t)
	series, parts := s.show("lost", 0, 3)
	items := append([]id.ID{s.film("heat", nil, "")}, parts[1]...)
	sessions := map[int]uuid.UUID{}
	random := rand.New(rand.NewPCG(4, 2))
	all := func() map[uuid.UUID]viewing.WatchState {
		out := map[uuid.UUID]viewing.WatchState{}
		for _, item := range items {
			if w := s.watched(s.viewer, item); w != nil {
				out[w.ItemID] = *w
			}
		}
		return out
	}
	for step := range 80 {
		at := random.IntN(len(items))
		switch random.IntN(8) {
		case 0:
			_, err := s.Mark(t.Context(), s.viewer, items[at], random.IntN(2) == 0)
			require.NoError(t, err)
		case 1:
			_, err := s.Mark(t.Context(), s.viewer, series, random.IntN(2) == 0)
			require.NoError(t, err)
		case 2:
			if list := s.history(); len(list) > 0 && random.IntN(2) == 0 {
				_, err := s.RemoveFromHistory(t.Context(), s.viewer, []*id.ID{new(list[random.IntN(len(list))].NodeID())})
				require.NoError(t, err)
				clear(sessions)
			}
		case 3:
			if random.IntN(4) == 0 {
				_, err := s.ClearHistory(t.Context(), s.viewer, nil)
				require.NoError(t, err)
			}
		case 4:
			sessions[at] = s.play(s.viewer, items[at], random.Int64N(101))
		default:
			if sessions[at] == uuid.Nil {
				sessions[at] = id.New()
			}
			s.report(s.viewer, sessions[at], items[at], []int64{0, 3, 50, 95}[random.IntN(4)])
		}
		kept := all()
		require.NoError(t, s.Derive(t.Context(), s.viewer.UserID, items))
		require.Equal(t, kept, all(), "after step %d", step)
	}
}

func TestContinueWatching(t *testing.T) {
	t.Parallel()
	s := setup(t)
	old := s.film("old", nil, "")
	s.play(s.viewer, old, 50)
	s.clock.Advance(91 * 24 * time.Hour)
	half, tasted, ended := s.film("half", nil, ""), s.film("tasted", nil, ""), s.film("ended", nil, "")
	s.play(s.viewer, half, 50)
	s.play(s.viewer, tasted, 4)
	s.play(s.viewer, ended, 95)
	series, parts := s.show("lost", 0, 3)
	s.play(s.viewer, parts[1][2], 50)
	s.play(s.viewer, parts[1][1], 30)
	going := func(v access.Viewer) (out []uuid.UUID) {
		list, err := s.ContinueWatching(t.Context(), v, 20)
		require.NoError(t, err)
		for _, w := range list {
			out = append(out, w.ItemID)
		}
		return out
	}
	require.Equal(t, []uuid.UUID{parts[1][1].UUID, half.UUID}, going(s.viewer), "of a series what was played last")
	require.Empty(t, going(s.other))
	require.Empty(t, going(access.Viewer{UserID: s.viewer.UserID, Role: access.User}))
	require.NoError(t, s.Hide(t.Context(), s.viewer, series, true))
	require.Equal(t, []uuid.UUID{half.UUID}, going(s.viewer))
	s.play(s.viewer, parts[1][0], 20)
	require.Equal(t, []uuid.UUID{parts[1][0].UUID, half.UUID}, going(s.viewer), "what is played again comes back")
	_, err := s.ContinueWatching(t.Context(), s.viewer, 0)
	require.ErrorIs(t, err, fault.Invalid)
}
