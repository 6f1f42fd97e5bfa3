package jobs

import (
	"context"
	"errors"
	"log/slog"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/db"
	"revenge/internal/testkit"
)

// A node whose look for what nobody works on fails is not taken for dead.
func TestRescuer_lookFails(t *testing.T) {
	t.Parallel()
	pool := testkit.DB(t)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	looks := 0
	r := &rescuer{node: "node", pool: pool, log: slog.New(slog.DiscardHandler)}
	r.look = func(context.Context) error {
		if looks++; looks == 2 {
			free, err := db.Value[bool](t.Context(), pool, `SELECT pg_try_advisory_lock($1::int, hashtext($2))`, lockSpace, "node")
			require.NoError(t, err)
			require.False(t, free)
			stop()
		}
		return errors.New("the database has too much to do")
	}
	require.NoError(t, r.hold(ctx))
	require.Equal(t, 2, looks)
}
