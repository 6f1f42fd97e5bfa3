package jobs_test

import (
	"log/slog"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"revenge/internal/duplicate"
	"revenge/internal/platform/queue"
	"revenge/internal/testkit"
	"revenge/internal/trash"
	"revenge/jobs"
)

// What is asked for while it runs is done once more, as it may have read already; what waits is not asked for twice, and what
// needs no second run has none.
func TestEnqueue_again(t *testing.T) {
	t.Parallel()
	pool := testkit.DB(t)
	inserter, err := jobs.NewInserter(pool, slog.New(slog.DiscardHandler))
	require.NoError(t, err)
	enqueue := func(args ...queue.Args) {
		require.NoError(t, pool.Tx(t.Context(), func(tx pgx.Tx) error { return inserter.Enqueue(t.Context(), tx, args...) }))
	}
	states := func(kind string) (out []string) {
		rows, err := pool.Query(t.Context(), `SELECT state::text FROM river_job WHERE kind = $1 ORDER BY id`, kind)
		require.NoError(t, err)
		out, err = pgx.CollectRows(rows, pgx.RowTo[string])
		require.NoError(t, err)
		return out
	}
	both := []queue.Args{duplicate.FindArgs{}, trash.SweepArgs{}}
	enqueue(both...)
	enqueue(both...)
	require.Equal(t, []string{"available"}, states("duplicates_find"))
	_, err = pool.Exec(t.Context(), `UPDATE river_job SET state = 'running'`)
	require.NoError(t, err)
	for range 3 {
		enqueue(both...)
		require.Equal(t, []string{"running", "available"}, states("duplicates_find"))
		require.Equal(t, []string{"running"}, states("trash_sweep"))
	}
}
