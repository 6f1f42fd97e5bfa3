// Package cache keeps values in memory for a while, bounded in number, each loaded once however many ask.
package cache

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/maypok86/otter/v2"

	"revenge/internal/platform/fault"
)

// Options bound a cache.
type Options struct {
	// Size is the greatest number of values, at least 1.
	Size int
	// TTL is how long a value lives after it was loaded or set; 0 is as long as there is room.
	TTL time.Duration
}

// Cache is safe for concurrent use.
type Cache[K comparable, V any] struct{ values *otter.Cache[K, V] }

// New returns an empty cache. Options out of range are fault.Invalid.
func New[K comparable, V any](o Options) (*Cache[K, V], error) {
	if o.Size < 1 || o.TTL < 0 {
		return nil, fault.Invalidf("a cache needs a size of at least 1 and a TTL that is not negative, not %d and %s", o.Size, o.TTL)
	}
	options := &otter.Options[K, V]{MaximumSize: o.Size, Logger: &otter.NoopLogger{}}
	if o.TTL > 0 {
		options.ExpiryCalculator = otter.ExpiryWriting[K, V](o.TTL)
	}
	values, err := otter.New(options)
	if err != nil {
		return nil, fmt.Errorf("make a cache: %w", err)
	}
	return &Cache[K, V]{values}, nil
}

// NewWeighed returns an empty cache whose values together weigh at most so much; 0 is fault.Invalid. What is asked for
// least goes first.
func NewWeighed[K comparable, V any](most uint64, weigh func(V) uint32) (*Cache[K, V], error) {
	if most == 0 {
		return nil, fault.Invalidf("a cache needs room")
	}
	values, err := otter.New(&otter.Options[K, V]{MaximumWeight: most, Logger: &otter.NoopLogger{},
		Weigher: func(_ K, value V) uint32 { return weigh(value) }})
	if err != nil {
		return nil, fmt.Errorf("make a cache: %w", err)
	}
	return &Cache[K, V]{values}, nil
}

// Load returns the value of key, calling load when it is not there. Callers of the same key at the same time share one
// call. An error is returned to all of them and not kept. load must not use the cache itself.
func (c *Cache[K, V]) Load(ctx context.Context, key K, load func(context.Context, K) (V, error)) (V, error) {
	for {
		v, err := c.values.Get(ctx, key, otter.LoaderFunc[K, V](load))
		// Whoever came first gave up; those who waited for it did not.
		if err != nil && ctx.Err() == nil && (errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)) {
			continue
		}
		return v, err
	}
}

// Get returns the value of key, and whether there is one.
func (c *Cache[K, V]) Get(key K) (V, bool) { return c.values.GetIfPresent(key) }

// Set puts the value of key.
func (c *Cache[K, V]) Set(key K, value V) { c.values.Set(key, value) }

// Invalidate removes the values of the keys; one that is being loaded is loaded again.
func (c *Cache[K, V]) Invalidate(keys ...K) {
	for _, key := range keys {
		c.values.Invalidate(key)
	}
}

// Weight returns what all values weigh together; 0 where they are counted.
func (c *Cache[K, V]) Weight() uint64 { return c.values.WeightedSize() }

// Clear removes everything.
func (c *Cache[K, V]) Clear() { c.values.InvalidateAll() }

// Close ends the cache's own goroutine. A cache that is forgotten ends it by itself, later.
func (c *Cache[K, V]) Close() { c.values.StopAllGoroutines() }
