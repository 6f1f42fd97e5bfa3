package keyset_test

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/platform/db"
	"revenge/internal/platform/id"
	"revenge/internal/platform/keyset"
	"revenge/internal/platform/page"
)

// byChance is a random order: the key follows from the id and the seed.
func byChance(direction page.Direction, seed int64) keyset.Order[*row] {
	return keyset.Order[*row]{Direction: direction, Filter: seed, ID: func(r *row) uuid.UUID { return r.ID },
		Column: keyset.Column[*row]{Name: "uuid_hash_extended(id, ?)", Text: func(*row) string { return "" }, Arg: seed}}
}

// byRing is a random order of one index: it begins at the seed.
func byRing(direction page.Direction, seed int64) keyset.Order[*row] {
	return keyset.Order[*row]{Direction: direction, Filter: seed, ID: func(r *row) uuid.UUID { return r.ID },
		Column: keyset.Column[*row]{Name: "uuid_hash_extended(id, 0)", Text: func(*row) string { return "" }, Arg: seed, Ring: true}}
}

// byMark is an order by what another relation holds of some rows: here the ranks from 2 on.
func byMark(direction page.Direction, filter any) keyset.Order[*row] {
	return keyset.Order[*row]{Direction: direction, Filter: filter, ID: func(r *row) uuid.UUID { return r.ID },
		Column: keyset.Column[*row]{Name: "mark", Parse: keyset.Int, Arg: 2,
			Own: &keyset.Own[*row]{Type: "int", Source: "(SELECT *, rank AS mark FROM ranked WHERE rank >= ? ORDER BY mark {way}) ranked", None: "(rank < ? OR rank IS NULL)",
				By: "id::text", Text: func(r *row) string { return r.ID.String() }},
			Text: func(r *row) string {
				if r.Mark == nil {
					return ""
				}
				return strconv.Itoa(*r.Mark)
			}}}
}

// Whatever a list is ordered by, its pages in either direction are parts of the whole.
func TestPage_otherOrders(t *testing.T) {
	t.Parallel()
	s := setup(t)
	whole, three := 50, 3
	for _, libraries := range [][]uuid.UUID{s.libraries, s.libraries[:1]} {
		for _, direction := range []page.Direction{page.Asc, page.Desc} {
			for name, o := range map[string]keyset.Order[*row]{
				"ring": byRing(direction, 0), "ring begun elsewhere": byRing(direction, 1<<62), "mark": byMark(direction, "mark"),
			} {
				all := s.page(o, page.Args{First: &whole}, libraries).Nodes()
				require.NotEmpty(t, all)
				var on, back []*row
				forward := page.Args{First: &three}
				for more := true; more; {
					c := s.page(o, forward, libraries)
					on, more, forward.After = append(on, c.Nodes()...), c.PageInfo.HasNextPage, c.PageInfo.EndCursor
				}
				require.Equal(t, all, on, name)
				backward := page.Args{Last: &three}
				for more := true; more; {
					c := s.page(o, backward, libraries)
					back, more, backward.Before = append(c.Nodes(), back...), c.PageInfo.HasPreviousPage, c.PageInfo.StartCursor
				}
				require.Equal(t, all, back, name)
			}
		}
	}
	require.NotEqual(t, s.page(byRing(page.Asc, 0), page.Args{First: &whole}, s.libraries).Nodes(), s.page(byRing(page.Asc, 1<<62), page.Args{First: &whole}, s.libraries).Nodes())
	marked := s.page(byMark(page.Desc, nil), page.Args{First: &whole}, s.libraries).Nodes()
	require.Equal(t, 3, *marked[0].Mark)
	require.Nil(t, marked[len(marked)-1].Mark, "those without one come last")
}

func TestPage_byChance(t *testing.T) {
	t.Parallel()
	s := setup(t)
	orders := map[int64][]*row{}
	for _, seed := range []int64{0, 1, -7} {
		size, whole := 23, 50
		all := s.page(byChance(page.Asc, seed), page.Args{First: &whole}, s.libraries).Nodes()
		require.Len(t, all, size)
		orders[seed] = all
		three := 3
		var paged []*row
		a := page.Args{First: &three}
		for more := true; more; {
			c := s.page(byChance(page.Asc, seed), a, s.libraries)
			paged, more, a.After = append(paged, c.Nodes()...), c.PageInfo.HasNextPage, c.PageInfo.EndCursor
		}
		require.Equal(t, all, paged)
	}
	require.NotEqual(t, orders[0], orders[1])
}

// Rows come and go while a list is read page by page: what was there from beginning to end is seen once,
// and nothing is seen twice.
func TestPage_rowsComeAndGo(t *testing.T) {
	t.Parallel()
	s := setup(t)
	dice := rand.New(rand.NewPCG(7, 11))
	for round := range 40 {
		direction := []page.Direction{page.Asc, page.Desc}[round%2]
		o := orderOf(direction, round)
		switch {
		case round%8 > 5:
			o = byRing(direction, int64(round)<<55)
		case round%8 > 3:
			o = byMark(direction, round)
		case round%8 > 1:
			o = byChance(direction, int64(round))
		}
		stay, err := db.AllSQL[row](t.Context(), s.db, `SELECT id, rank FROM ranked`)
		require.NoError(t, err)
		steady, seen := map[uuid.UUID]bool{}, map[uuid.UUID]int{}
		for _, r := range stay {
			steady[r.ID] = true
		}
		size := 1 + dice.IntN(5)
		a := page.Args{First: &size}
		for more := true; more; {
			c := s.page(o, a, s.libraries)
			for _, r := range c.Nodes() {
				seen[r.ID]++
			}
			more, a.After = c.PageInfo.HasNextPage, c.PageInfo.EndCursor
			_, err := s.db.Exec(t.Context(), `INSERT INTO ranked VALUES ($1, $2, $3)`, id.New(), s.libraries[dice.IntN(2)], []any{nil, dice.IntN(5)}[dice.IntN(2)])
			require.NoError(t, err)
			gone, err := db.Column[uuid.UUID](t.Context(), s.db, `DELETE FROM ranked WHERE id = (SELECT id FROM ranked ORDER BY md5(id::text || $1) LIMIT 1) RETURNING id`, uuid.NewString())
			require.NoError(t, err)
			for _, key := range gone {
				delete(steady, key)
			}
			require.Less(t, len(seen), 500, "the end is never reached")
		}
		for key, n := range seen {
			require.Equal(t, 1, n, "%s was seen twice", key)
		}
		for key := range steady {
			require.Equal(t, 1, seen[key], "%s was there all the time", key)
		}
	}
}
