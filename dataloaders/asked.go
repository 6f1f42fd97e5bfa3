package dataloaders

import (
	"context"
	"sync"

	"github.com/google/uuid"

	"revenge/graph/setexec"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/page"
)

// asked are the arguments that a list of each parent is asked with.
type asked interface {
	comparable
	// count is how many rows of each parent are wanted at most.
	count() int
}

// By is a loader for each way of asking, as one document may ask in several.
type By[A asked, V any] struct {
	make func(A) *Loader[uuid.UUID, []V]

	mu      sync.Mutex
	loaders map[A]*Loader[uuid.UUID, []V]
}

// by makes loaders of rows by their parent's key, for each way of asking. What each way finds is kept
// under a name of its own; without a scope nothing is.
func by[A asked, V any](fetch func(context.Context, []uuid.UUID, A) ([]V, error), parentOf func(V) uuid.UUID, kept *scope, name func(A) kind[[]V]) *By[A, V] {
	return &By[A, V]{make: func(args A) *Loader[uuid.UUID, []V] {
		l := many(func(ctx context.Context, ids []uuid.UUID) ([]V, error) { return fetch(ctx, ids, args) }, parentOf)
		if kept != nil {
			remember(l, kept, name(args))
		}
		return l
	}}
}

func (b *By[A, V]) loader(args A) *Loader[uuid.UUID, []V] {
	b.mu.Lock()
	defer b.mu.Unlock()
	l := b.loaders[args]
	if l == nil {
		if b.loaders == nil {
			b.loaders = map[A]*Loader[uuid.UUID, []V]{}
		}
		l = b.make(args)
		b.loaders[args] = l
	}
	return l
}

// ToAsked is an edge from a parent to a list of rows that is asked with arguments.
type ToAsked[P any, A asked, V any] struct {
	by   func(*Loaders) *By[A, V]
	key  func(P) *uuid.UUID
	read func(setexec.Args) A
}

// Load returns the rows of one parent, 1 to 100 of them.
func (e ToAsked[P, A, V]) Load(ctx context.Context, parent P, args A) ([]V, error) {
	if !sized(args) {
		return nil, fault.Field(fault.Invalid, "first must be between 1 and 100", "first")
	}
	return e.by(For(ctx)).loader(args).Load(ctx, *e.key(parent))
}

// Prepare announces the rows of all parents.
func (e ToAsked[P, A, V]) Prepare(ctx context.Context, parents []any, given setexec.Args) []setexec.Read {
	args := e.read(given)
	if !sized(args) {
		return nil
	}
	return prepare(e.by(For(ctx)).loader(args), parents, e.key, false)
}

func sized[A asked](args A) bool { return args.count() >= 1 && args.count() <= page.MaxSize }
