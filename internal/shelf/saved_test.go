package shelf_test

import (
	"encoding/json"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/shelf"
	"revenge/internal/testkit"
)

func TestMain(m *testing.M) { testkit.Main(m) }

func user(t *testing.T, pool *db.DB) access.Viewer {
	t.Helper()
	v := access.Viewer{UserID: id.New(), Role: access.User}
	_, err := pool.Exec(t.Context(), `INSERT INTO users (id, name, display_name, password_hash, role) VALUES ($1, $2, 'x', 'x', 'USER')`, v.UserID, v.UserID.String())
	require.NoError(t, err)
	return v
}

func TestSaved(t *testing.T) {
	t.Parallel()
	pool := testkit.DB(t)
	s, anna, bert := shelf.NewService(pool, nil), user(t, pool), user(t, pool)
	f := shelf.Saved{Kind: shelf.Movies, Name: "  4K ", Filter: `{"resolutions": ["UHD"], "not": {"yearTo": 1990}}`, OrderField: shelf.SavedByYear, Direction: page.Desc}
	kept, err := s.Keep(t.Context(), anna, f)
	require.NoError(t, err)
	require.Equal(t, "4K", kept.Name)
	require.JSONEq(t, string(f.Filter), string(kept.Filter))
	_, err = s.Keep(t.Context(), anna, f)
	require.ErrorIs(t, err, fault.Conflict, "its name is taken")
	_, err = s.Keep(t.Context(), bert, f)
	require.NoError(t, err, "but not for another user")
	f.ID, f.Name = kept.ID, "Old"
	_, err = s.Keep(t.Context(), bert, f)
	require.ErrorIs(t, err, fault.NotFound, "another's filter is like none")
	changed, err := s.Keep(t.Context(), anna, f)
	require.NoError(t, err)
	require.Equal(t, kept.ID, changed.ID)
	series := shelf.Series
	none, err := s.Saved(t.Context(), anna, &series)
	require.NoError(t, err)
	require.Empty(t, none)
	hidden, err := s.SavedByIDs(t.Context(), bert, []uuid.UUID{kept.ID})
	require.NoError(t, err)
	require.Empty(t, hidden)
	require.ErrorIs(t, s.Forget(t.Context(), bert, kept.ID), fault.NotFound)
	require.NoError(t, s.Forget(t.Context(), anna, kept.ID))
	left, err := s.Saved(t.Context(), anna, nil)
	require.NoError(t, err)
	require.Empty(t, left)
}

func TestSaved_bounds(t *testing.T) {
	t.Parallel()
	pool := testkit.DB(t)
	s, v := shelf.NewService(pool, nil), user(t, pool)
	for _, wrong := range []shelf.Saved{
		{Name: " ", Filter: "{}"}, {Name: "a", Filter: "[]"}, {Name: "a", Filter: `{"colour": 1}`}, {Name: "a", Filter: `{} {}`}, {Name: "a", Filter: "null null"}, //nolint:dupword // two documents are none
		{Name: "a", Filter: `{"not": {"not": {"not": {"not": {}}}}}`}, {Name: "a", Filter: `{"and": [null]}`}, {Name: "a", Filter: `{"genreIds": ["genre"]}`},
	} {
		wrong.Kind, wrong.OrderField, wrong.Direction = shelf.Movies, shelf.SavedByTitle, page.Asc
		_, err := s.Keep(t.Context(), v, wrong)
		require.ErrorIs(t, err, fault.Invalid, "%s %s", wrong.Name, wrong.Filter)
	}
	_, err := pool.Exec(t.Context(), `INSERT INTO saved_filters (id, user_id, kind, name, filter, order_field, direction)
		SELECT uuidv7(), $1, 'MOVIE', 'f' || i, '{}', 'TITLE', 'ASC' FROM generate_series(1, 100) i`, v.UserID)
	require.NoError(t, err)
	_, err = s.Keep(t.Context(), v, shelf.Saved{Kind: shelf.Movies, Name: "one more", Filter: "{}", OrderField: shelf.SavedByTitle, Direction: page.Asc})
	require.ErrorIs(t, err, fault.Exhausted)
}

// FuzzParseFilter sends filters that nobody wrote: what is taken is within bounds, and the same when written and read again.
func FuzzParseFilter(f *testing.F) {
	for _, s := range []string{`{}`, `{"or":[{"yearFrom":1}]}`, `{"labels":{"any":["label_0680000001r010000000000g04"]}}`, `{"addedSince":"2026-01-01T00:00:00Z"}`,
		`{"not":{"not":{"not":{}}}}`, `{"hdr":["SDR"]}`, `{"ratingFrom":1e400}`, `[`, `null`, "{\"editions\":[\"\\u0000\"]}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		filter, err := shelf.ParseFilter([]byte(raw))
		if err != nil {
			require.ErrorIs(t, err, fault.Invalid)
			return
		}
		written, err := json.Marshal(filter)
		require.NoError(t, err)
		again, err := shelf.ParseFilter(written)
		require.NoError(t, err)
		require.Equal(t, filter, again)
	})
}
