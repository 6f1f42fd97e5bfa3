package keyset_test

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/keyset"
	"revenge/internal/platform/page"
	"revenge/internal/testkit"
)

type item struct {
	ID    uuid.UUID
	Shelf uuid.UUID
	Year  *int32
	Name  string
}

var byName = keyset.Column[*item]{Name: "name", Text: func(i *item) string { return i.Name }, Parse: keyset.Text}

var byYear = keyset.Column[*item]{Name: "year", Nullable: true, Parse: keyset.Int, Text: func(i *item) string {
	if i.Year == nil {
		return ""
	}
	return strconv.Itoa(int(*i.Year))
}}

// shelves makes a table of items on three shelves, with equal keys and keys that are missing.
func shelves(t *testing.T) (*db.DB, []uuid.UUID, []*item) {
	t.Helper()
	server := testkit.Server(t)
	pool := testkit.Open(t, server, db.General)
	owner, err := pgx.ConnectConfig(t.Context(), server.Owner())
	require.NoError(t, err)
	_, err = owner.Exec(t.Context(), `CREATE TABLE items (id uuid, shelf uuid, year int, name text COLLATE "C"); GRANT ALL ON items TO revenge_app`)
	require.NoError(t, err)
	require.NoError(t, owner.Close(t.Context()))
	ids := []uuid.UUID{id.New(), id.New(), id.New()}
	dice := rand.New(rand.NewPCG(1, 2))
	all := make([]*item, 60)
	for n := range all {
		all[n] = &item{ID: id.New(), Shelf: ids[n%3], Name: fmt.Sprint("n", dice.IntN(8))}
		if year := int32(2000 + dice.IntN(5)); year != 2000 {
			all[n].Year = &year
		}
		_, err := db.ExecSQL(t.Context(), pool, "INSERT INTO items VALUES ($1, $2, $3, $4)", all[n].ID, all[n].Shelf, all[n].Year, all[n].Name)
		require.NoError(t, err)
	}
	return pool, ids, all
}

// sorted is what the list should be: by key, those without one last, then by id.
func sorted(all []*item, seen []uuid.UUID, column keyset.Column[*item], direction page.Direction) []uuid.UUID {
	var out []*item
	for _, i := range all {
		if slices.Contains(seen, i.Shelf) {
			out = append(out, i)
		}
	}
	slices.SortFunc(out, func(a, b *item) int {
		ka, kb := column.Text(a), column.Text(b)
		if (ka == "") != (kb == "") {
			if ka == "" {
				return 1
			}
			return -1
		}
		order := 0
		if ka != kb {
			order = map[bool]int{true: -1, false: 1}[ka < kb]
		} else {
			order = slices.Compare(a.ID[:], b.ID[:])
		}
		if direction == page.Desc {
			return -order
		}
		return order
	})
	ids := make([]uuid.UUID, len(out))
	for n, i := range out {
		ids[n] = i.ID
	}
	return ids
}

// walk reads the whole list page by page, from its beginning or from its end.
func walk(t *testing.T, pool *db.DB, list keyset.List, o keyset.Order[*item], libraries []uuid.UUID, backward bool) []uuid.UUID {
	t.Helper()
	var out []uuid.UUID
	size := 7
	args := page.Args{First: &size}
	if backward {
		args = page.Args{Last: &size}
	}
	for {
		sql, values, err := keyset.Page(list, o, args, libraries)
		require.NoError(t, err)
		rows, err := db.AllSQL[item](t.Context(), pool, sql, values...)
		require.NoError(t, err, sql)
		c, err := page.New(rows, args, o.Cursor, func(context.Context) (page.Count, error) { return page.Count{}, nil })
		require.NoError(t, err)
		var ids []uuid.UUID
		for _, i := range c.Nodes() {
			ids = append(ids, i.ID)
		}
		if backward {
			out = append(ids, out...)
			args.Before = c.PageInfo.StartCursor
		} else {
			out = append(out, ids...)
			args.After = c.PageInfo.EndCursor
		}
		if !backward && !c.PageInfo.HasNextPage || backward && !c.PageInfo.HasPreviousPage {
			return out
		}
	}
}

func TestPage_everyWay(t *testing.T) {
	t.Parallel()
	pool, ids, all := shelves(t)
	for _, column := range []keyset.Column[*item]{byName, byYear} {
		for _, direction := range []page.Direction{page.Asc, page.Desc} {
			for _, backward := range []bool{false, true} {
				for _, seen := range [][]uuid.UUID{ids, ids[:1], {}} {
					name := fmt.Sprint(column.Name, direction, backward, len(seen))
					o := keyset.Order[*item]{Column: column, Direction: direction, ID: func(i *item) uuid.UUID { return i.ID }}
					list := keyset.List{Columns: "id, shelf, year, name", From: "items", Library: "shelf"}
					want := sorted(all, seen, column, direction)
					got := walk(t, pool, list, o, seen, backward)
					require.ElementsMatch(t, want, got, name)
					if len(want) > 0 {
						require.Equal(t, want, got, name)
					}
				}
				list := keyset.List{Columns: "id, shelf, year, name", From: "items"}
				list.Where("name <> ? AND ? <> ''", "n3")
				list.WherePlain("name <> 'n4'")
				o := keyset.Order[*item]{Column: column, Direction: direction, ID: func(i *item) uuid.UUID { return i.ID }}
				some := slices.DeleteFunc(slices.Clone(all), func(i *item) bool { return i.Name == "n3" || i.Name == "n4" })
				require.Equal(t, sorted(some, ids, column, direction), walk(t, pool, list, o, nil, backward))
			}
		}
	}
}

func TestCount(t *testing.T) {
	t.Parallel()
	pool, ids, all := shelves(t)
	list := keyset.List{Columns: "id", From: "items", Library: "shelf"}
	for n, want := range []int{0, 20, 40, 60} {
		sql, args := list.Count(ids[:n])
		got, err := db.Value[int](t.Context(), pool, sql, args...)
		require.NoError(t, err)
		require.Equal(t, want, got)
	}
	plain := keyset.List{Columns: "id", From: "items"}
	plain.Where("name = ?", all[0].Name)
	sql, args := plain.Count(nil)
	got, err := db.Value[int](t.Context(), pool, sql, args...)
	require.NoError(t, err)
	require.Positive(t, got)
	require.Less(t, got, 60)
}

func TestPage_refuses(t *testing.T) {
	t.Parallel()
	o := keyset.Order[*item]{Column: byYear, Direction: page.Asc, ID: func(i *item) uuid.UUID { return i.ID }, Filter: "a"}
	other := o
	other.Filter = "b"
	turned := o
	turned.Direction = page.Desc
	year := int32(2001)
	one := &item{ID: id.New(), Year: &year}
	list := keyset.List{Columns: "id", From: "items"}
	_, _, err := keyset.Page(list, o, page.Args{After: ptr(o.Cursor(one))}, nil)
	require.NoError(t, err)
	for name, c := range map[string]page.Cursor{
		"filter": other.Cursor(one), "direction": turned.Cursor(one), "nonsense": "x",
		"id": broken(o, "2001", "x"), "key": broken(o, "long ago", id.New().String()),
	} {
		_, _, err := keyset.Page(list, o, page.Args{After: &c}, nil)
		require.ErrorIs(t, err, fault.Invalid, name)
	}
	many := 1000
	_, _, err = keyset.Page(list, o, page.Args{First: &many}, nil)
	require.ErrorIs(t, err, fault.Invalid)
}

// broken is a cursor of the order with other keys: its name is taken from a good one.
func broken(o keyset.Order[*item], key, itemID string) page.Cursor {
	raw, err := base64.RawURLEncoding.DecodeString(string(o.Cursor(&item{ID: id.New()})))
	if err != nil {
		panic(err)
	}
	var position struct {
		Order string `json:"o"`
	}
	if err := json.Unmarshal(raw, &position); err != nil {
		panic(err)
	}
	return page.Encode(position.Order, key, itemID)
}

func ptr[T any](v T) *T { return &v }

func TestParsers(t *testing.T) {
	t.Parallel()
	at := time.Date(2024, 2, 29, 1, 2, 3, 456789000, time.UTC)
	for text, x := range map[string]struct {
		parse func(string) (any, error)
		want  any
	}{
		"a": {keyset.Text, "a"}, "-5": {keyset.Int, int64(-5)}, "1.5": {keyset.Float, 1.5}, at.Format(time.RFC3339Nano): {keyset.Time, at},
	} {
		got, err := x.parse(text)
		require.NoError(t, err)
		require.Equal(t, x.want, got)
	}
	for _, parse := range []func(string) (any, error){keyset.Int, keyset.Float, keyset.Time} {
		_, err := parse("x")
		require.Error(t, err)
	}
}
