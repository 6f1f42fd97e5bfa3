package page_test

import (
	"bytes"
	"context"
	"errors"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/fault"
	"revenge/internal/platform/page"
)

func TestArgs_Size(t *testing.T) {
	t.Parallel()
	c := new(page.Cursor("c"))
	for name, x := range map[string]struct {
		args     page.Args
		n        int
		backward bool
		cursor   *page.Cursor
		at       string
	}{
		"nothing":        {page.Args{}, page.DefaultSize, false, nil, ""},
		"first":          {page.Args{First: new(3), After: c}, 3, false, c, ""},
		"last":           {page.Args{Last: new(100), Before: c}, 100, true, c, ""},
		"after alone":    {page.Args{After: c}, page.DefaultSize, false, c, ""},
		"both":           {page.Args{First: new(1), Last: new(1)}, 0, false, nil, "last"},
		"last after":     {page.Args{Last: new(1), After: c}, 0, false, nil, "after"},
		"first before":   {page.Args{First: new(1), Before: c}, 0, false, nil, "before"},
		"none":           {page.Args{First: new(0)}, 0, false, nil, "first"},
		"too many":       {page.Args{First: new(101)}, 0, false, nil, "first"},
		"too many first": {page.Args{Last: new(1_000_000_000)}, 0, false, nil, "last"},
	} {
		n, backward, err := x.args.Size()
		if x.at != "" {
			var mistake *fault.Mistake
			require.ErrorAs(t, err, &mistake, name)
			require.ErrorIs(t, err, fault.Invalid)
			require.Equal(t, []string{x.at}, mistake.Path, name)
			_, err = page.New([]int{}, x.args, nil, nil)
			require.ErrorIs(t, err, fault.Invalid)
			continue
		}
		require.NoError(t, err, name)
		require.Equal(t, x.n, n, name)
		require.Equal(t, x.backward, backward, name)
		require.Equal(t, x.cursor, x.args.Cursor(), name)
	}
}

func at(n int) page.Cursor { return page.Encode("o", strconv.Itoa(n)) }

func TestNew(t *testing.T) {
	t.Parallel()
	broken := errors.New("broken")
	count := func(context.Context) (page.Count, error) {
		return page.Count{Value: page.CountCap, AtLeast: true}, broken
	}
	c, err := page.New([]int{1, 2, 3}, page.Args{First: new(2), After: new(at(0))}, at, count)
	require.NoError(t, err)
	require.Equal(t, []int{1, 2}, c.Nodes())
	require.True(t, c.PageInfo.HasNextPage)
	require.True(t, c.PageInfo.HasPreviousPage)
	require.Equal(t, at(1), *c.PageInfo.StartCursor)
	require.Equal(t, at(2), *c.PageInfo.EndCursor)
	got, err := c.TotalCount(t.Context())
	require.ErrorIs(t, err, broken)
	require.True(t, got.AtLeast)

	// Read from the end, the items come in the other order.
	c, err = page.New([]int{9, 8, 7}, page.Args{Last: new(2), Before: new(at(10))}, at, count)
	require.NoError(t, err)
	require.Equal(t, []int{8, 9}, c.Nodes())
	require.True(t, c.PageInfo.HasPreviousPage)
	require.True(t, c.PageInfo.HasNextPage)

	c, err = page.New([]int{}, page.Args{}, at, count)
	require.NoError(t, err)
	require.Empty(t, c.Nodes())
	require.Equal(t, page.Info{}, c.PageInfo)
}

func TestCursor(t *testing.T) {
	t.Parallel()
	c := page.Encode("added", "2024", "id")
	keys, err := page.Decode(c, "added", 2)
	require.NoError(t, err)
	require.Equal(t, []string{"2024", "id"}, keys)
	for _, bad := range []struct {
		c     page.Cursor
		order string
		n     int
	}{{c, "title", 2}, {c, "added", 1}, {"", "added", 2}, {"!", "added", 2}, {"e30", "added", 2}, {c[:10], "added", 2}} {
		_, err := page.Decode(bad.c, bad.order, bad.n)
		require.ErrorIs(t, err, fault.Invalid)
	}
	var out bytes.Buffer
	c.MarshalGQL(&out)
	var again page.Cursor
	require.NoError(t, again.UnmarshalGQL(strings.Trim(out.String(), `"`)))
	require.Equal(t, c, again)
	require.Error(t, again.UnmarshalGQL(5))
	require.ErrorIs(t, again.UnmarshalGQL(strings.Repeat("x", 3000)), fault.Invalid)
	require.Equal(t, page.Desc, page.Asc.Flip())
	require.Equal(t, page.Asc, page.Desc.Flip())
}

func FuzzDecode(f *testing.F) {
	f.Add(string(page.Encode("o", "a", "b")))
	f.Fuzz(func(t *testing.T, text string) {
		keys, err := page.Decode(page.Cursor(text), "o", 2)
		if err != nil {
			require.ErrorIs(t, err, fault.Invalid)
			return
		}
		require.Len(t, keys, 2)
	})
}
