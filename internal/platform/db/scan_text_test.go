package db_test

import (
	"database/sql/driver"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/platform/day"
	"revenge/internal/platform/db"
	"revenge/internal/testkit"
)

type colour string

// shouted reads itself.
type shouted string

func (s *shouted) Scan(v any) error {
	*s = shouted(strings.ToUpper(v.(string)))
	return nil
}

func (s shouted) Value() (driver.Value, error) { return string(s), nil }

type texted struct {
	Plain  string
	Colour colour
	Some   *string
	None   *string
	Own    *colour
	Loud   shouted
	Number int
	List   []string
}

func TestAll_texts(t *testing.T) {
	t.Parallel()
	pool := testkit.DB(t)
	rows, err := db.AllSQL[texted](t.Context(), pool, `SELECT 'p' || n AS plain, 'blau'::text AS colour, CASE WHEN n = 2 THEN '' ELSE repeat('ä', n) END AS some,
		NULLIF(n::text, '1') AS none, CASE WHEN n = 3 THEN 'rot' END AS own, 'loud'::text AS loud, n AS number, ARRAY['a', n::text] AS list
		FROM generate_series(1, 3) n`)
	require.NoError(t, err)
	text, own := func(s string) *string { return &s }, colour("rot")
	require.Equal(t, []*texted{
		{"p1", "blau", text("ä"), nil, nil, "LOUD", 1, []string{"a", "1"}},
		{"p2", "blau", text(""), text("2"), nil, "LOUD", 2, []string{"a", "2"}},
		{"p3", "blau", text("äää"), text("3"), &own, "LOUD", 3, []string{"a", "3"}},
	}, rows)

	type name struct{ Name string }
	_, err = db.AllSQL[name](t.Context(), pool, "SELECT NULL::text AS name")
	require.ErrorContains(t, err, "NULL", "a null is no text")
}

type listed struct {
	Colours []colour
	Keys    []uuid.UUID
	Loud    []shouted
	Facts   map[string]string
	Day     *day.Day
	Numbers []int
}

func TestAll_lists(t *testing.T) {
	t.Parallel()
	pool := testkit.DB(t)
	rows, err := db.AllSQL[listed](t.Context(), pool, `SELECT CASE n WHEN 1 THEN '{}' WHEN 2 THEN ARRAY['rot', '', repeat('ä', 600)] END::text[] AS colours,
		CASE n WHEN 1 THEN '{}' WHEN 2 THEN ARRAY['0190d000-0000-7000-8000-000000000001', '0190d000-0000-7000-8000-000000000002'] END::uuid[] AS keys,
		CASE WHEN n < 3 THEN ARRAY['loud'] END AS loud, CASE n WHEN 1 THEN '{"a": "b"}' WHEN 2 THEN '{}' END::jsonb AS facts,
		CASE n WHEN 1 THEN '1979-05-25' WHEN 2 THEN '2024-02-29' END::date AS day, CASE WHEN n < 3 THEN ARRAY[1, 2] END AS numbers
		FROM generate_series(1, 3) n`)
	require.NoError(t, err)
	on := func(s string) *day.Day {
		d, err := day.Parse(s)
		require.NoError(t, err)
		return &d
	}
	require.Equal(t, []*listed{
		{[]colour{}, []uuid.UUID{}, []shouted{"LOUD"}, map[string]string{"a": "b"}, on("1979-05-25"), []int{1, 2}},
		{[]colour{"rot", "", colour(strings.Repeat("ä", 600))}, []uuid.UUID{uuid.MustParse("0190d000-0000-7000-8000-000000000001"),
			uuid.MustParse("0190d000-0000-7000-8000-000000000002")}, []shouted{"LOUD"}, map[string]string{}, on("2024-02-29"), []int{1, 2}},
		{},
	}, rows)

	type list struct{ List []string }
	_, err = db.AllSQL[list](t.Context(), pool, "SELECT ARRAY['a', NULL] AS list")
	require.ErrorContains(t, err, "NULL", "a null is no text")
	flat, err := db.OneSQL[list](t.Context(), pool, "SELECT ARRAY[['a'], ['b']] AS list")
	require.NoError(t, err)
	require.Equal(t, []string{"a", "b"}, flat.List)
	type date struct{ Day *day.Day }
	_, err = db.AllSQL[date](t.Context(), pool, "SELECT 'infinity'::date AS day")
	require.ErrorContains(t, err, "no such day")
}
