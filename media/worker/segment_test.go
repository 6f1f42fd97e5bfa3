package worker_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"revenge/media"
	"revenge/media/worker"
)

// Who waits for a child is asked again of the next one, whatever the child ended of: a viewer who has gone, a damaged file.
func TestSegments_waitersOutliveTheChild(t *testing.T) {
	t.Parallel()
	for action, want := range map[string]error{"spin": context.Canceled, "crash": media.ErrCrashed} {
		t.Run(action, func(t *testing.T) {
			t.Parallel()
			p := newPool(t, func(c *worker.Config) { c.CancelGrace = 300 * time.Millisecond })
			s := worker.NewSegments(p.Launcher(), 1)
			t.Cleanup(s.Close)
			require.NoError(t, s.Misbehave(t.Context(), "echo"))
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			var first, others errgroup.Group
			first.Go(func() error { return s.Misbehave(ctx, action) })
			for range 20 {
				others.Go(func() error { return s.Misbehave(t.Context(), "echo") })
			}
			if action == "spin" {
				cancel()
			}
			require.NoError(t, others.Wait())
			require.ErrorIs(t, first.Wait(), want)
		})
	}
}
