package shelf_test

import (
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/shelf"
	"revenge/internal/testkit"
)

// Whoever reads or writes films for long is not waited for, and what was done before is kept.
func TestService_IndexTitles_held(t *testing.T) {
	t.Parallel()
	pool := testkit.DB(t)
	shelves := shelf.NewService(pool, nil)
	exec := func(q db.Q, sql string, args ...any) {
		t.Helper()
		_, err := db.ExecSQL(t.Context(), q, sql, args...)
		require.NoError(t, err)
	}
	indexes := func() (n []string) {
		n, err := db.Column[string](t.Context(), pool, `SELECT indexname || substring(indexdef FROM '''(..)''') FROM pg_indexes WHERE indexname ~ '_by_title_[0-9a-f]{16}$' ORDER BY 1`)
		require.NoError(t, err)
		for i, name := range n {
			n[i] = name[:6] + name[len(name)-2:]
		}
		return n
	}
	held := func(mode string) {
		t.Helper()
		require.NoError(t, pool.Tx(t.Context(), func(tx pgx.Tx) error {
			exec(tx, `LOCK TABLE movies IN `+mode+` MODE`)
			require.ErrorIs(t, shelves.IndexTitles(t.Context()), fault.Unavailable)
			return nil
		}))
	}
	exec(pool, `INSERT INTO users (id, name, display_name, password_hash, role, title_language) VALUES ($1, 'x', 'x', 'x', 'USER', 'de')`, id.New())
	held("ROW EXCLUSIVE")
	require.Empty(t, indexes())
	require.NoError(t, shelves.IndexTitles(t.Context()))
	require.Equal(t, []string{"moviesde", "seriesde"}, indexes())
	exec(pool, `UPDATE users SET title_language = 'fr'`)
	held("ACCESS SHARE")
	require.Subset(t, indexes(), []string{"moviesde", "moviesfr", "seriesfr"}, "who reads keeps only what is to be dropped")
	require.NoError(t, shelves.IndexTitles(t.Context()))
	require.Equal(t, []string{"moviesfr", "seriesfr"}, indexes())
}
