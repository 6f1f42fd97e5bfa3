package viewing_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/testkit"
)

// rows are all that is kept of everybody's states and plays, to the last column.
func (s *shelf) rows() (out []string) {
	s.Helper()
	out, err := db.Column[string](s.Context(), s.db, `SELECT to_jsonb(w)::text FROM watch_states w UNION ALL SELECT to_jsonb(p)::text FROM plays p
		UNION ALL SELECT to_jsonb(v)::text FROM viewer_states v ORDER BY 1`)
	require.NoError(s, err)
	return out
}

// Whatever was done before: a mark that is undone leaves everything as it was, positions, counts and history.
func TestUndoMarks_restores(t *testing.T) {
	t.Parallel()
	s := setup(t)
	series, parts := s.show("lost", 1, 3, 3)
	items := append(append([]id.ID{s.film("heat", nil, ""), s.film("alien", nil, "")}, parts[1]...), parts[2]...)
	random := rand.New(rand.NewPCG(11, 12))
	for step := range 60 {
		item := items[random.IntN(len(items))]
		switch random.IntN(4) {
		case 0:
			s.mark(item, random.IntN(2) == 0)
		default:
			s.play([]access.Viewer{s.viewer, s.other}[random.IntN(2)], item, []int64{0, 5, 40, 95}[random.IntN(4)])
		}
		if random.IntN(4) == 0 {
			item = series
		}
		before := s.rows()
		var undo []*id.ID
		for range 1 + random.IntN(3) { // several marks, one after the other, as a selection is marked
			s.clock.Advance(time.Second)
			m, err := s.Mark(t.Context(), s.viewer, item, random.IntN(2) == 0)
			require.NoError(t, err)
			if m.ID != nil {
				undo = append(undo, m.ID)
			}
			item = items[random.IntN(len(items))]
		}
		if len(undo) == 0 {
			continue
		}
		require.NotEqual(t, before, s.rows())
		_, err := s.UndoMarks(t.Context(), s.viewer, undo)
		require.NoError(t, err)
		require.Equal(t, before, s.rows(), "after step %d", step)
	}
}

func TestUndoMarks(t *testing.T) {
	t.Parallel()
	s := setup(t)
	film := s.film("heat", nil, "")
	series, parts := s.show("lost", 0, 3)
	s.play(s.viewer, film, 40)
	mark := func(item id.ID) *id.ID {
		m, err := s.Mark(t.Context(), s.viewer, item, true)
		require.NoError(t, err)
		return m.ID
	}
	undo := func(marks ...*id.ID) error {
		_, err := s.UndoMarks(t.Context(), s.viewer, marks)
		return err
	}
	first := mark(film)
	_, err := s.UndoMarks(t.Context(), s.other, []*id.ID{first})
	require.ErrorIs(t, err, fault.NotFound, "nobody undoes what is another's")
	_, err = s.UndoMarks(t.Context(), access.Viewer{}, []*id.ID{first})
	require.ErrorIs(t, err, fault.Unauthenticated)
	_, err = s.UndoMarks(t.Context(), access.Viewer{UserID: s.viewer.UserID, Role: access.User}, []*id.ID{first})
	require.ErrorIs(t, err, fault.NotFound, "nor in a library that may not be seen")
	require.NoError(t, undo(first))
	require.Equal(t, int64(40_000), s.watched(s.viewer, film).PositionMs)
	require.ErrorIs(t, undo(first), fault.NotFound, "there is nothing more to undo")
	require.ErrorIs(t, undo(&film), fault.NotFound)
	require.ErrorIs(t, undo(), fault.NotFound)
	require.ErrorIs(t, undo(make([]*id.ID, 101)...), fault.Invalid)

	// What was played since stays.
	all := mark(series)
	s.play(s.viewer, parts[1][1], 30)
	require.NoError(t, undo(all))
	require.Nil(t, s.watched(s.viewer, parts[1][0]))
	require.Equal(t, int64(30_000), s.watched(s.viewer, parts[1][1]).PositionMs)
	require.Zero(t, s.watched(s.viewer, parts[1][1]).PlayCount)

	late := mark(series)
	s.clock.Advance(2 * time.Hour)
	require.ErrorIs(t, undo(late), fault.NotFound, "it is too late")
	require.True(t, s.watched(s.viewer, parts[1][2]).Watched)
}

// Marks that are undone together count each item once, and an older one alone leaves what a later one says.
func TestUndoMarks_several(t *testing.T) {
	t.Parallel()
	s := setup(t)
	film := s.film("heat", nil, "")
	mark := func(watched bool) *id.ID {
		s.clock.Advance(time.Second)
		m, err := s.Mark(t.Context(), s.viewer, film, watched)
		require.NoError(t, err)
		return m.ID
	}
	first := mark(true)
	s.play(s.viewer, film, 40)
	second := mark(true)
	n, err := s.UndoMarks(t.Context(), s.viewer, []*id.ID{first})
	require.NoError(t, err)
	require.Equal(t, 1, n)
	require.True(t, s.watched(s.viewer, film).Watched)
	require.Equal(t, 1, s.watched(s.viewer, film).PlayCount, "what was watched was so once at least")
	third := mark(false)
	n, err = s.UndoMarks(t.Context(), s.viewer, []*id.ID{second, third})
	require.NoError(t, err)
	require.Equal(t, 1, n)
	require.Equal(t, int64(40_000), s.watched(s.viewer, film).PositionMs)
	require.Zero(t, s.watched(s.viewer, film).PlayCount)
}

// A thousand episodes are undone in as many statements as one.
func TestUndoMarks_oneStatement(t *testing.T) {
	t.Parallel()
	s := setup(t)
	film := s.film("heat", nil, "")
	series, _ := s.show("long", 0, 1000)
	counted := func(item id.ID) int64 {
		m, err := s.Mark(t.Context(), s.viewer, item, true)
		require.NoError(t, err)
		before := testkit.Statements(s.db).Total()
		n, err := s.UndoMarks(t.Context(), s.viewer, []*id.ID{m.ID})
		require.NoError(t, err)
		require.Equal(t, m.Changed, n)
		return testkit.Statements(s.db).Total() - before
	}
	require.Equal(t, counted(film), counted(series))
}
