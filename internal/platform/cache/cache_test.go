package cache_test

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"revenge/internal/platform/cache"
	"revenge/internal/platform/fault"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func make10(t *testing.T, ttl time.Duration) *cache.Cache[string, int] {
	t.Helper()
	c, err := cache.New[string, int](cache.Options{Size: 10, TTL: ttl})
	require.NoError(t, err)
	t.Cleanup(c.Close)
	return c
}

func TestNew_options(t *testing.T) {
	t.Parallel()
	for _, bad := range []cache.Options{{}, {Size: -1}, {Size: 1, TTL: -1}} {
		_, err := cache.New[string, int](bad)
		require.ErrorIs(t, err, fault.Invalid)
	}
}

func TestLoad_once(t *testing.T) {
	t.Parallel()
	c := make10(t, 0)
	var calls atomic.Int32
	begun, finish := make(chan struct{}), make(chan struct{})
	load := func(context.Context, string) (int, error) {
		if calls.Add(1) == 1 {
			close(begun)
		}
		<-finish
		return 7, nil
	}
	var all sync.WaitGroup
	for range 50 {
		all.Go(func() {
			v, err := c.Load(t.Context(), "a", load)
			require.NoError(t, err)
			require.Equal(t, 7, v)
		})
	}
	<-begun
	close(finish)
	all.Wait()
	require.EqualValues(t, 1, calls.Load())
	v, ok := c.Get("a")
	require.True(t, ok)
	require.Equal(t, 7, v)
}

func TestLoad_errorIsNotKept(t *testing.T) {
	t.Parallel()
	c := make10(t, 0)
	broken := errors.New("broken")
	_, err := c.Load(t.Context(), "a", func(context.Context, string) (int, error) { return 0, broken })
	require.ErrorIs(t, err, broken)
	v, err := c.Load(t.Context(), "a", func(context.Context, string) (int, error) { return 1, nil })
	require.NoError(t, err)
	require.Equal(t, 1, v)
}

// Somebody who waited for a call that its owner gave up loads by himself.
func TestLoad_ownerGivesUp(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, err := cache.New[string, int](cache.Options{Size: 10})
		require.NoError(t, err)
		ctx, cancel := context.WithCancel(t.Context())
		go func() {
			_, err := c.Load(ctx, "a", func(ctx context.Context, _ string) (int, error) { <-ctx.Done(); return 0, ctx.Err() })
			require.ErrorIs(t, err, context.Canceled)
		}()
		synctest.Wait()
		done := make(chan int)
		go func() {
			v, err := c.Load(t.Context(), "a", func(context.Context, string) (int, error) { return 2, nil })
			require.NoError(t, err)
			done <- v
		}()
		synctest.Wait()
		cancel()
		require.Equal(t, 2, <-done)
	})
}

func TestExpiry(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, err := cache.New[string, int](cache.Options{Size: 10, TTL: time.Minute})
		require.NoError(t, err)
		defer c.Close()
		c.Set("a", 1)
		time.Sleep(59 * time.Second) //nolint:forbidigo // the clock of the bubble
		_, ok := c.Get("a")
		require.True(t, ok)
		time.Sleep(2 * time.Second) //nolint:forbidigo // the clock of the bubble
		_, ok = c.Get("a")
		require.False(t, ok)
	})
}

func TestInvalidate(t *testing.T) {
	t.Parallel()
	c := make10(t, time.Hour)
	for i, k := range []string{"a", "b", "c"} {
		c.Set(k, i)
	}
	c.Invalidate("a", "b", "never there")
	_, ok := c.Get("a")
	require.False(t, ok)
	_, ok = c.Get("c")
	require.True(t, ok)
	c.Clear()
	_, ok = c.Get("c")
	require.False(t, ok)
	for i := range 1000 {
		c.Set(string(rune('a'+i)), i)
	}
	kept := 0
	require.Eventually(t, func() bool {
		kept = 0
		for i := range 1000 {
			if _, ok := c.Get(string(rune('a' + i))); ok {
				kept++
			}
		}
		return kept <= 10
	}, time.Minute, time.Millisecond)
}

func TestNewWeighed_bounded(t *testing.T) {
	t.Parallel()
	_, err := cache.NewWeighed[int](0, func([]byte) uint32 { return 1 })
	require.ErrorIs(t, err, fault.Invalid)
	c, err := cache.NewWeighed[int](1000, func(v []byte) uint32 { return uint32(len(v)) })
	require.NoError(t, err)
	defer c.Close()
	for i := range 500 {
		c.Set(i, make([]byte, 100))
	}
	c.Set(-1, make([]byte, 1001))
	require.Eventually(t, func() bool {
		_, found := c.Get(-1)
		return c.Weight() <= 1000 && !found
	}, 5*time.Second, time.Millisecond, "what is larger than the whole cache is not kept, and the rest has its bound")
}
