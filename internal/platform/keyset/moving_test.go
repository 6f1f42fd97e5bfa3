package keyset_test

import (
	"math/rand/v2"
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
		if round%4 > 1 {
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
