package keyset_test

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/keyset"
	"revenge/internal/platform/page"
	"revenge/internal/testkit"
)

func TestMain(m *testing.M) { testkit.Main(m) }

type row struct {
	ID   uuid.UUID
	Rank *int
	Mark *int `db:"mark,optional"`
}

func orderOf(direction page.Direction, filter any) keyset.Order[*row] {
	return keyset.Order[*row]{Direction: direction, Filter: filter, ID: func(r *row) uuid.UUID { return r.ID },
		Column: keyset.Column[*row]{Name: "rank", Nullable: true, Parse: keyset.Int, Text: func(r *row) string {
			if r.Rank == nil {
				return ""
			}
			return strconv.Itoa(*r.Rank)
		}}}
}

type shelf struct {
	testing.TB
	db        *pgxpool.Pool
	libraries []uuid.UUID
}

// setup makes rows in two libraries: ranks that repeat, and rows without one.
func setup(t *testing.T) *shelf {
	cfg, err := pgxpool.ParseConfig("")
	require.NoError(t, err)
	cfg.ConnConfig = testkit.Server(t).Owner()
	pool, err := pgxpool.NewWithConfig(t.Context(), cfg)
	require.NoError(t, err)
	t.Cleanup(pool.Close)
	s := &shelf{TB: t, db: pool, libraries: []uuid.UUID{id.New(), id.New()}}
	_, err = s.db.Exec(t.Context(), `CREATE TABLE ranked (id uuid PRIMARY KEY, library_id uuid NOT NULL, rank int)`)
	require.NoError(t, err)
	for i := range 23 {
		var rank *int
		if i%3 != 0 {
			n := i % 4
			rank = &n
		}
		_, err := s.db.Exec(t.Context(), `INSERT INTO ranked VALUES ($1, $2, $3)`, id.New(), s.libraries[i%2], rank)
		require.NoError(t, err)
	}
	return s
}

func (s *shelf) list() keyset.List {
	return keyset.List{Columns: "id, rank", From: "ranked", Library: "library_id"}
}

func (s *shelf) page(o keyset.Order[*row], a page.Args, libraries []uuid.UUID) *page.Connection[*row] {
	s.Helper()
	sql, args, err := keyset.Page(s.list(), o, a, libraries)
	require.NoError(s, err)
	rows, err := db.AllSQL[row](s.Context(), s.db, sql, args...)
	require.NoError(s, err, sql)
	c, err := page.New(rows, a, o.Cursor, nil)
	require.NoError(s, err)
	return c
}

func TestPage_everyDirection(t *testing.T) {
	t.Parallel()
	s := setup(t)
	for _, direction := range []page.Direction{page.Asc, page.Desc} {
		want, err := db.AllSQL[row](t.Context(), s.db, fmt.Sprintf(`SELECT id, rank FROM ranked ORDER BY rank IS NULL, rank %[1]s, id %[1]s`, direction))
		require.NoError(t, err)
		o := orderOf(direction, nil)
		for _, size := range []int{1, 2, 5, 23, 50} {
			var forward, backward []*row
			a := page.Args{First: &size}
			for {
				c := s.page(o, a, s.libraries)
				forward = append(forward, c.Nodes()...)
				if !c.PageInfo.HasNextPage {
					break
				}
				a.After = c.PageInfo.EndCursor
			}
			require.Equal(t, want, forward, "%s by %d", direction, size)
			a = page.Args{Last: &size}
			for {
				c := s.page(o, a, s.libraries)
				backward = slices.Concat(c.Nodes(), backward)
				if !c.PageInfo.HasPreviousPage {
					break
				}
				a.Before = c.PageInfo.StartCursor
			}
			require.Equal(t, want, backward, "%s backward by %d", direction, size)
		}
	}
}

func TestPage_scope(t *testing.T) {
	t.Parallel()
	s := setup(t)
	all := 50
	require.Len(t, s.page(orderOf(page.Asc, nil), page.Args{First: &all}, s.libraries[:1]).Nodes(), 12)
	require.Empty(t, s.page(orderOf(page.Asc, nil), page.Args{First: &all}, []uuid.UUID{id.New()}).Nodes())
	require.Empty(t, s.page(orderOf(page.Asc, nil), page.Args{First: &all}, []uuid.UUID{}).Nodes())
	sql, args := s.list().Count(s.libraries[1:])
	n, err := db.Value[int](t.Context(), s.db, sql, args...)
	require.NoError(t, err)
	require.Equal(t, 11, n)
	l := s.list()
	l.Where("rank >= ? AND rank <= ?", 1)
	l.WherePlain("rank IS NOT NULL")
	sql, args = l.Count(s.libraries)
	n, err = db.Value[int](t.Context(), s.db, sql, args...)
	require.NoError(t, err)
	require.Equal(t, 4, n)
}

func TestPage_foreignCursor(t *testing.T) {
	t.Parallel()
	s := setup(t)
	o := orderOf(page.Asc, "a")
	one := 1
	c := s.page(o, page.Args{First: &one}, s.libraries)
	for name, other := range map[string]keyset.Order[*row]{"direction": orderOf(page.Desc, "a"), "filter": orderOf(page.Asc, "b")} {
		_, _, err := keyset.Page(s.list(), other, page.Args{First: &one, After: c.PageInfo.EndCursor}, s.libraries)
		require.ErrorIs(t, err, fault.Invalid, name)
	}
	_, _, err := keyset.Page(s.list(), o, page.Args{First: &one, Last: &one}, s.libraries)
	require.ErrorIs(t, err, fault.Invalid)
}

// FuzzPage sends cursors that nobody made.
func FuzzPage(f *testing.F) {
	o := orderOf(page.Asc, nil)
	f.Add("1", id.New().String())
	f.Add("", "x")
	f.Add("9999999999999", "")
	f.Fuzz(func(t *testing.T, key, id string) {
		n := 1
		name := page.Encode(o.Name(), key, id)
		_, _, err := keyset.Page(keyset.List{Columns: "id, rank", From: "ranked"}, o, page.Args{First: &n, After: &name}, nil)
		if err != nil {
			require.ErrorIs(t, err, fault.Invalid)
		}
	})
}

// TestPage_plannedOnce: whatever page of a list that nothing narrows is asked for, PostgreSQL keeps its plan.
func TestPage_plannedOnce(t *testing.T) {
	t.Parallel()
	s := setup(t)
	conn, err := s.db.Acquire(t.Context())
	require.NoError(t, err)
	defer conn.Release()
	size, o := 3, orderOf(page.Desc, nil)
	a := page.Args{First: &size, After: s.page(o, page.Args{First: &size}, s.libraries).PageInfo.EndCursor}
	for range 7 { // the first five plans are made for their arguments
		sql, args, err := keyset.Page(s.list(), o, a, s.libraries)
		require.NoError(t, err)
		_, err = conn.Exec(t.Context(), sql, args...)
		require.NoError(t, err)
	}
	var kept int
	require.NoError(t, conn.QueryRow(t.Context(), `SELECT sum(generic_plans) FROM pg_prepared_statements WHERE statement LIKE '%LATERAL%'`).Scan(&kept))
	require.GreaterOrEqual(t, kept, 2)
}
