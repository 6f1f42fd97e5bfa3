package db_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/db"
	"revenge/internal/testkit"
)

// Who waits for another one lets the others go on, and what all of them ask goes one way.
func TestInStep_await(t *testing.T) {
	t.Parallel()
	pool := testkit.DB(t)
	ready := make(chan struct{})
	var got [4]int
	_, err := number(t.Context(), pool, 0) // the connection knows the statement
	require.NoError(t, err)
	ways := pool.Statements.Ways()
	pool.InStep(t.Context(), []func(context.Context){
		func(ctx context.Context) {
			require.NoError(t, db.Await(ctx, ready))
			got[0], _ = number(ctx, pool, 1)
		},
		func(ctx context.Context) { got[1], _ = number(ctx, pool, 2) },
		func(ctx context.Context) {
			pool.InStep(ctx, []func(context.Context){
				func(ctx context.Context) {
					require.NoError(t, db.Await(ctx, ready))
					got[2], _ = number(ctx, pool, 3)
				},
				func(ctx context.Context) {
					got[3], _ = number(ctx, pool, 4)
					close(ready)
				},
			})
		},
	})
	require.Equal(t, [4]int{1, 2, 3, 4}, got)
	require.EqualValues(t, 2, pool.Statements.Ways()-ways)
}

func TestInStep_awaitEnds(t *testing.T) {
	t.Parallel()
	pool := testkit.DB(t)
	ctx, cancel := context.WithCancel(t.Context())
	var waited, asked error
	pool.InStep(ctx, []func(context.Context){
		func(ctx context.Context) { waited = db.Await(ctx, make(chan struct{})) },
		func(ctx context.Context) {
			_, asked = number(ctx, pool, 1)
			cancel()
		},
	})
	require.ErrorIs(t, waited, context.Canceled)
	require.NoError(t, asked)
	require.ErrorIs(t, db.Await(ctx, make(chan struct{})), context.Canceled)
}

// A panic reaches the caller; what was asked beside it ends with an error.
func TestInStep_panics(t *testing.T) {
	t.Parallel()
	pool := testkit.DB(t)
	var beside, inside error
	require.PanicsWithValue(t, "torn", func() {
		pool.InStep(t.Context(), []func(context.Context){
			func(ctx context.Context) { _, beside = number(ctx, pool, 1) },
			func(ctx context.Context) {
				pool.InStep(ctx, []func(context.Context){
					func(ctx context.Context) { _, inside = number(ctx, pool, 2) },
					func(ctx context.Context) { _, inside = number(ctx, pool, 3) },
				})
			},
			func(context.Context) { panic("torn") },
		})
	})
	require.Error(t, beside)
	require.Error(t, inside)
}

// A pool beside the one whose reads take turns has goroutines, which ask both.
func TestInStep_otherPool(t *testing.T) {
	t.Parallel()
	pool, other := testkit.DB(t), testkit.DB(t)
	var got [4]int
	ask := func(pool *db.DB, i int) func(context.Context) {
		return func(ctx context.Context) { got[i], _ = number(ctx, pool, i+1) }
	}
	pool.InStep(t.Context(), []func(context.Context){
		ask(pool, 0),
		func(ctx context.Context) {
			other.Together(ctx, []func(context.Context){ask(pool, 1), ask(other, 2), ask(pool, 3)})
		},
	})
	require.Equal(t, [4]int{1, 2, 3, 4}, got)
}
