package dataloaders

import (
	"context"
	"fmt"
	"runtime/debug"

	"revenge/internal/platform/cache"
)

// Store is a server that several processes keep rows on; see cache.Remote.
type Store interface {
	Get(ctx context.Context, names []string) [][]byte
	Keep(items []cache.Item)
}

// fetch asks the shared server; what breaks off there has found nothing.
func (e *Entities) fetch(ctx context.Context, names []string) [][]byte {
	defer e.survive(ctx)
	return e.Remote.Get(ctx, names)
}

// offer gives rows to the shared server; what breaks off there has kept nothing.
func (e *Entities) offer(ctx context.Context, items []cache.Item) {
	defer e.survive(ctx)
	e.Remote.Keep(items)
}

// survive ends a panic of the shared server's client, and tells of it now and then: it only ever helps. It is to be deferred.
func (e *Entities) survive(ctx context.Context) {
	if p := recover(); p != nil {
		e.panics.Do(func() {
			e.Log.ErrorContext(ctx, "cache server panicked", "panic", fmt.Sprint(p), "stack", string(debug.Stack()))
		})
	}
}
