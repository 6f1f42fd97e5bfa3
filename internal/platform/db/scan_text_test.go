package db_test

import (
	"database/sql/driver"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

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
