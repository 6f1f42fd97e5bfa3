package db_test

import (
	"context"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/testkit"
)

func TestHold(t *testing.T) {
	t.Parallel()
	pool := testkit.DB(t)
	hold := func(alone bool, do func()) bool {
		t.Helper()
		done, err := pool.Hold(t.Context(), "something", alone, func(context.Context) error { do(); return nil })
		require.NoError(t, err)
		return done
	}
	nothing := func() {}
	require.True(t, hold(false, func() {
		require.True(t, hold(false, nothing), "together with others who share it")
		require.False(t, hold(true, nothing), "not alone")
		done, err := pool.Hold(t.Context(), "something else", true, func(context.Context) error { return nil })
		require.NoError(t, err)
		require.True(t, done)
	}))
	require.True(t, hold(true, func() { require.False(t, hold(true, nothing)) }))
	require.True(t, hold(true, nothing), "what was held is let go")

	failed := errors.New("failed")
	_, err := pool.Hold(t.Context(), "something", true, func(context.Context) error { return failed })
	require.ErrorIs(t, err, failed)
	require.True(t, hold(true, nothing))
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = pool.Hold(ended, "something", false, func(context.Context) error { return nil })
	require.Error(t, err)
}
