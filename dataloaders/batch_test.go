package dataloaders

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"
	"golang.org/x/sync/errgroup"

	"revenge/internal/platform/fault"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

type recorder struct {
	mu      sync.Mutex
	batches [][]int
}

func (r *recorder) squares(_ context.Context, keys []int) ([]int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.batches = append(r.batches, slices.Sorted(slices.Values(keys)))
	var out []int
	for _, k := range keys {
		if k >= 0 {
			out = append(out, k*k)
		}
	}
	return out, nil
}

func root(square int) int {
	for k := 0; ; k++ {
		if k*k == square {
			return k
		}
	}
}

func TestLoader_expected(t *testing.T) {
	t.Parallel()
	r := &recorder{}
	l := one(r.squares, root)
	l.Expect(1, 2, 3)
	l.Expect(3, 4)
	v, err := l.Load(t.Context(), 2)
	require.NoError(t, err)
	require.Equal(t, 4, v)
	for _, k := range []int{1, 3, 4, 2} {
		_, err := l.Load(t.Context(), k)
		require.NoError(t, err)
	}
	require.Equal(t, [][]int{{1, 2, 3, 4}}, r.batches, "one read, each key once")
	l.Expect(2, 5)
	_, err = l.Load(t.Context(), 5)
	require.NoError(t, err)
	require.Equal(t, []int{5}, r.batches[1], "what is known is not read again")
}

func TestLoader_collected(t *testing.T) {
	t.Parallel()
	r := &recorder{}
	l := one(r.squares, root)
	group, ctx := errgroup.WithContext(t.Context())
	for k := range 3 * capacity {
		group.Go(func() error {
			v, err := l.Load(ctx, k)
			if v != k*k {
				return errors.New("wrong value")
			}
			return err
		})
	}
	require.NoError(t, group.Wait())
	var read int
	for _, b := range r.batches {
		require.LessOrEqual(t, len(b), capacity)
		read += len(b)
	}
	require.Equal(t, 3*capacity, read)
}

func TestLoader_absent(t *testing.T) {
	t.Parallel()
	l := one((&recorder{}).squares, root)
	_, err := l.Load(t.Context(), -1)
	require.ErrorIs(t, err, fault.NotFound)
	l.Expect(3, -2)
	nine, err := l.Load(t.Context(), 3)
	require.NoError(t, err, "what there is stands beside what there is not")
	require.Equal(t, 9, nine)
	_, err = l.Load(t.Context(), -2)
	require.ErrorIs(t, err, fault.NotFound)

	lists := many((&recorder{}).squares, func(square int) int { return root(square) % 2 })
	got, err := lists.Load(t.Context(), 0)
	require.NoError(t, err)
	require.Equal(t, []int{0}, got)
	lists.Expect(5, 1)
	got, err = lists.Load(t.Context(), 5)
	require.NoError(t, err)
	require.Equal(t, []int{}, got, "a parent without rows has an empty list")
}

func TestLoader_broken(t *testing.T) {
	t.Parallel()
	down := errors.New("down")
	l := one(func(context.Context, []int) ([]int, error) { return nil, down }, root)
	_, err := l.Load(t.Context(), 1)
	require.ErrorIs(t, err, down)
	l = one(func(context.Context, []int) ([]int, error) { panic("torn") }, root)
	l.Expect(1, 2)
	require.Panics(t, func() { _, _ = l.Load(t.Context(), 1) })
	_, err = l.Load(t.Context(), 2)
	require.ErrorIs(t, err, errBroken, "others do not wait for ever")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	begun, held := make(chan struct{}), make(chan struct{})
	l = one(func(context.Context, []int) ([]int, error) { close(begun); <-held; return nil, nil }, root)
	l.Expect(1)
	var group errgroup.Group
	group.Go(func() error { _, err := l.Load(context.WithoutCancel(ctx), 1); return err })
	<-begun
	_, err = l.Load(ctx, 1)
	require.ErrorIs(t, err, context.Canceled, "who goes away does not wait")
	close(held)
	require.ErrorIs(t, group.Wait(), fault.NotFound)
}

// A batch whose time is over takes in those who are about to ask. With one processor they have had no turn before.
func TestLoader_gathers(t *testing.T) { //nolint:paralleltest // it sets how many processors there are
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	l := one((&recorder{}).squares, root)
	l.mu.Lock()
	_, b := l.collect(1)
	l.mu.Unlock()
	for key := range 20 {
		go func() {
			l.mu.Lock()
			defer l.mu.Unlock()
			l.collect(key + 2)
		}()
	}
	l.gather(b)
	l.mu.Lock()
	defer l.mu.Unlock()
	require.Len(t, b.keys, 21)
}
