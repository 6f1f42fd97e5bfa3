package keyset_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/platform/db"
	"revenge/internal/platform/keyset"
)

// What a seed draws is the same whether its rows are found by the order or by what narrows the list.
func TestDraw(t *testing.T) {
	t.Parallel()
	s := setup(t)
	for _, seed := range []int64{0, 1, -7, 1 << 62, -1 << 62} {
		for _, n := range []int{1, 5, 15, 40} {
			var drawn [2][]uuid.UUID
			for i, few := range []bool{false, true} {
				l := s.list()
				l.Where("rank IS DISTINCT FROM ?", 2)
				l.Few = few
				top := keyset.Draw(l, seed, n, s.libraries)
				sql, args := top.Whole("id", nil)
				var err error
				drawn[i], err = db.Column[uuid.UUID](t.Context(), s.db, sql, args...)
				require.NoError(t, err, sql)
			}
			require.Equal(t, drawn[0], drawn[1])
			require.NotEmpty(t, drawn[0])
			require.LessOrEqual(t, len(drawn[0]), n)
		}
	}
}
