package db_test

import (
	"context"
	"testing"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"revenge/internal/platform/db"
	"revenge/internal/testkit"
)

const whoAmI = "SELECT current_user || ' ' || coalesce(current_setting('revenge.profile', true), '')"

// Statements have the role and the user of their context, however many run at once and whatever ran before them.
func TestWalled(t *testing.T) {
	t.Parallel()
	pool := testkit.DB(t)
	var group errgroup.Group
	group.SetLimit(24)
	for i := range 600 {
		user, want := uuid.Nil, "revenge_app "
		if i%3 != 0 {
			user = uuid.UUID{15: byte(i % 5)}
			user[0] = 1
			want = "revenge_restricted " + user.String()
		}
		ctx := db.Walled(t.Context(), user)
		group.Go(func() error {
			got := ""
			var err error
			switch i % 4 {
			case 0:
				got, err = db.Value[string](ctx, pool, whoAmI)
			case 1:
				err = pool.QueryRow(ctx, whoAmI).Scan(&got)
			case 2:
				err = pool.Tx(ctx, func(tx pgx.Tx) error { got, err = db.Value[string](ctx, tx, whoAmI); return err })
			case 3:
				b := &pgx.Batch{}
				b.Queue(whoAmI)
				results := pool.SendBatch(ctx, b)
				err = results.QueryRow().Scan(&got)
				_ = results.Close()
			}
			if err == nil {
				require.Equal(t, want, got)
			}
			return err
		})
	}
	require.NoError(t, group.Wait())
	require.NotZero(t, pool.Stat().TotalConns())
}

// Reads side by side stand behind the wall too, and what is taken away is gone.
func TestWalled_together(t *testing.T) {
	t.Parallel()
	pool := testkit.DB(t)
	user := uuid.UUID{1}
	ctx := db.Walled(t.Context(), user)
	require.Equal(t, user, db.WallOf(ctx))
	got := make([]string, 5)
	reads := make([]func(context.Context), len(got))
	for i := range reads {
		reads[i] = func(ctx context.Context) { got[i], _ = db.Value[string](ctx, pool, whoAmI) }
	}
	pool.Together(ctx, reads)
	for _, one := range got {
		require.Equal(t, "revenge_restricted "+user.String(), one)
	}
	require.Equal(t, uuid.Nil, db.WallOf(db.Walled(ctx, uuid.Nil)))
	plain, err := db.Value[string](db.Walled(ctx, uuid.Nil), pool, whoAmI)
	require.NoError(t, err)
	require.Equal(t, "revenge_app ", plain)
}

// Behind the wall of somebody without restrictions nothing is seen: whatever goes wrong, too little is shown.
func TestWalled_closed(t *testing.T) {
	t.Parallel()
	server := testkit.Server(t)
	pool := testkit.Open(t, server, db.General)
	_, err := pool.Exec(t.Context(), `INSERT INTO libraries (id, name, kind) VALUES ('01900000-0000-7000-8000-0000000000a1', 'Films', 'MOVIES');
		INSERT INTO movies (id, library_id, key, title, sort_title, minimum_age) VALUES
			(uuidv7(), '01900000-0000-7000-8000-0000000000a1', 'a', 'a', 'a', 0), (uuidv7(), '01900000-0000-7000-8000-0000000000a1', 'b', 'b', 'b', NULL);
		INSERT INTO albums (id, library_id, key, title, sort_title, folded_title, credit, place, kind, compilation) VALUES
			(uuidv7(), '01900000-0000-7000-8000-0000000000a1', 'a', 'a', 'a', 'a', '', '', 'ALBUM', false)`)
	require.NoError(t, err)
	count := func(ctx context.Context, of *db.DB) int {
		n, err := db.Value[int](ctx, of, "SELECT (SELECT count(*) FROM movies)::int + (SELECT count(*) FROM albums)::int")
		require.NoError(t, err)
		return n
	}
	require.Equal(t, 3, count(t.Context(), pool))
	require.Zero(t, count(db.Walled(t.Context(), uuid.UUID{1}), pool))
	require.Zero(t, count(t.Context(), testkit.Open(t, server, db.Restricted)), "without a user")
}
