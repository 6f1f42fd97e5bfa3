package keyset_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/db"
	"revenge/internal/platform/keyset"
	"revenge/internal/platform/page"
)

// The first rows of a list are paged like any list, in either direction, whatever the order.
func TestTop(t *testing.T) {
	t.Parallel()
	s := setup(t)
	for round, o := range []keyset.Order[*row]{orderOf(page.Asc, nil), orderOf(page.Desc, nil), byChance(page.Asc, 3), byChance(page.Desc, 4),
		byMark(page.Asc, "mark"), byMark(page.Desc, "mark")} {
		whole := 50
		want := s.page(o, page.Args{First: &whole}, s.libraries).Nodes()
		for _, n := range []int{1, 9, 15, 23, 40} {
			top := keyset.Top(s.list(), o, n, s.libraries)
			o := o
			if own := o.Column.Own; own != nil { // these rows have the key as a column of their own
				o.Column.Own = &keyset.Own[*row]{None: "mark IS NULL", Type: own.Type, By: own.By, Text: own.Text}
			}
			for _, backward := range []bool{false, true} {
				size := 4
				a, got := page.Args{First: &size}, []*row{}
				if backward {
					a = page.Args{Last: &size}
				}
				for more := true; more; {
					sql, args, err := keyset.Page(top, o, a, nil)
					require.NoError(t, err)
					rows, err := db.AllSQL[row](t.Context(), s.db, sql, args...)
					require.NoError(t, err, sql)
					c, err := page.New(rows, a, o.Cursor, nil)
					require.NoError(t, err)
					if backward {
						got, more, a.Before = slices.Concat(c.Nodes(), got), c.PageInfo.HasPreviousPage, c.PageInfo.StartCursor
					} else {
						got, more, a.After = append(got, c.Nodes()...), c.PageInfo.HasNextPage, c.PageInfo.EndCursor
					}
				}
				require.Equal(t, want[:min(n, len(want))], got, "order %d, the first %d, backward %v", round, n, backward)
			}
		}
	}
}

func TestAppend(t *testing.T) {
	t.Parallel()
	s := setup(t)
	l := s.list()
	l.Where("rank = ?", 1)
	one, args := l.Count(s.libraries)
	l = s.list()
	l.Where("rank = ?", 3)
	three, more := l.Count(s.libraries)
	sql, all := keyset.Append(one+" UNION ALL ", args, three, more)
	got, err := db.Column[int](t.Context(), s.db, sql, all...)
	require.NoError(t, err)
	for i, alone := range []struct {
		sql  string
		args []any
	}{{one, args}, {three, more}} {
		n, err := db.Value[int](t.Context(), s.db, alone.sql, alone.args...)
		require.NoError(t, err)
		require.NotZero(t, n)
		require.Equal(t, n, got[i])
	}
}
