package worker_test

import (
	"context"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/media"
)

// Work in the background waits until transcodes have time to spare; all else does not ask.
func TestPool_GiveWay(t *testing.T) {
	t.Parallel()
	p := newPool(t, nil)
	var asked atomic.Int32
	p.GiveWay(func() bool { return asked.Add(1) < 3 })
	_, err := debug(t.Context(), p, "echo", "")
	require.NoError(t, err)
	require.Zero(t, asked.Load())
	_, err = debug(media.Background(t.Context()), p, "echo", "")
	require.NoError(t, err)
	require.Equal(t, int32(3), asked.Load())

	p.GiveWay(func() bool { return true })
	ctx, cancel := context.WithCancel(media.Background(t.Context()))
	go cancel()
	_, err = debug(ctx, p, "echo", "")
	require.ErrorIs(t, err, context.Canceled)
}
