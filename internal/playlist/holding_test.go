package playlist_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/id"
	"revenge/internal/playlist"
	"revenge/internal/viewing"
)

// Whoever attaches contents waits for a collection before any content is locked: who holds it may go on to remember some.
func TestCollections_heldFirst(t *testing.T) {
	t.Parallel()
	g := collect(t)
	key := g.make(playlist.New{Items: []id.ID{g.ids[0], g.ids[2]}})
	g.exec(`DELETE FROM movies WHERE id = $1`, g.ids[0].UUID)
	back := g.again("Film 00", &g.anna)
	g.make(playlist.New{Items: []id.ID{back}})
	g.exec(`UPDATE viewed_items SET title = 'of before' WHERE id = $1`, back.UUID)
	seen := viewing.New(viewing.Deps{DB: g.pool, Clock: clock.System{}, Follow: []viewing.Follower{playlist.Follower}})
	var attaching errgroup.Group
	require.NoError(t, g.pool.Tx(t.Context(), func(tx pgx.Tx) error {
		if _, err := db.ExecSQL(t.Context(), tx, `UPDATE playlists SET updated_at = now() WHERE id = $1`, key); err != nil {
			return err
		}
		attaching.Go(func() error { return seen.Attach(t.Context(), viewing.AttachArgs{IDs: []uuid.UUID{back.UUID}}) })
		require.Eventually(t, func() bool {
			n, err := db.Value[int](t.Context(), g.pool, `SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)
			return err == nil && n > 0
		}, time.Minute, time.Millisecond)
		_, err := db.ExecSQL(t.Context(), tx, `SELECT FROM viewed_items WHERE id = ANY($1) FOR UPDATE NOWAIT`, []uuid.UUID{g.ids[0].UUID, back.UUID})
		return err
	}))
	require.NoError(t, attaching.Wait())
	require.Equal(t, []id.ID{back, g.ids[2]}, worksOf(g.shown(g.anna, key)))
}
