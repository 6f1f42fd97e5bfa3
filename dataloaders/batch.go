package dataloaders

import (
	"context"
	"errors"
	"sync"
	"time"

	"revenge/internal/platform/fault"
)

// The bounds of a batch of keys that were asked for one by one.
const (
	wait     = time.Millisecond
	capacity = 200
)

// Loader reads values by key, many keys at a time, each key once.
//
// Keys that are known to be needed are announced by Expect: Read, or the first Load of one of them, reads them all in one
// statement. Keys that nobody announced are collected for at most a millisecond.
type Loader[K comparable, V any] struct {
	// fetch returns the values of the keys, or the error of those it has none for.
	fetch func(ctx context.Context, keys []K) (map[K]V, error)
	// absent is the answer for keys without a value.
	absent error

	mu       sync.Mutex
	entries  map[K]*entry[V]
	expected map[K]struct{}
	open     *batch[K]
}

var errBroken = errors.New("the read of this batch broke off")

type entry[V any] struct {
	done  chan struct{}
	value V
	err   error
}

type batch[K comparable] struct {
	keys       []K
	full, done chan struct{}
}

// Expect announces keys that are likely to be asked for. Nothing is read yet.
func (l *Loader[K, V]) Expect(keys ...K) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, k := range keys {
		l.announce(k)
	}
}

func (l *Loader[K, V]) announce(key K) {
	if _, known := l.entries[key]; known {
		return
	}
	if l.expected == nil {
		l.expected = map[K]struct{}{}
	}
	l.expected[key] = struct{}{}
}

// Load returns the value of a key; a key without one is the loader's absent error.
func (l *Loader[K, V]) Load(ctx context.Context, key K) (V, error) {
	l.mu.Lock()
	if e, ok := l.entries[key]; ok {
		l.mu.Unlock()
		return e.get(ctx)
	}
	if _, announced := l.expected[key]; announced {
		keys := l.take()
		e := l.entries[key]
		l.mu.Unlock()
		l.read(ctx, keys)
		return e.get(ctx)
	}
	e, mine := l.collect(key), l.open
	first := len(mine.keys) == 1
	if len(mine.keys) == capacity {
		close(mine.full)
		l.open = nil
	}
	l.mu.Unlock()
	if first {
		l.lead(ctx, mine)
	}
	return e.get(ctx)
}

// Read reads the announced keys that nobody has read yet; Load has their values then.
func (l *Loader[K, V]) Read(ctx context.Context) {
	l.mu.Lock()
	keys := l.take()
	l.mu.Unlock()
	if len(keys) > 0 {
		l.read(ctx, keys)
	}
}

// LoadAll is Load for many keys; the errors of single keys are left out with their values.
func (l *Loader[K, V]) LoadAll(ctx context.Context, keys []K) ([]V, []error) {
	values, errs := make([]V, len(keys)), make([]error, len(keys))
	l.Expect(keys...)
	for i, k := range keys {
		values[i], errs[i] = l.Load(ctx, k)
	}
	return values, errs
}

// take makes the entries of all expected keys that nobody has read yet.
func (l *Loader[K, V]) take() []K {
	keys, entries, done := make([]K, 0, len(l.expected)), make([]entry[V], len(l.expected)), make(chan struct{})
	for k := range l.expected {
		if _, known := l.entries[k]; !known { // or somebody asked for it by itself meanwhile
			one := &entries[len(keys)]
			one.done = done
			l.entries[k] = one
			keys = append(keys, k)
		}
	}
	l.expected = nil
	return keys
}

// collect adds a key to the open batch.
func (l *Loader[K, V]) collect(key K) *entry[V] {
	if l.open == nil {
		l.open = &batch[K]{full: make(chan struct{}), done: make(chan struct{})}
	}
	e := &entry[V]{done: l.open.done}
	l.entries[key] = e
	l.open.keys = append(l.open.keys, key)
	return e
}

// lead waits for others to join the batch, then reads it.
func (l *Loader[K, V]) lead(ctx context.Context, b *batch[K]) {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-b.full:
	}
	l.mu.Lock()
	if l.open == b {
		l.open = nil
	}
	keys := b.keys
	l.mu.Unlock()
	l.read(ctx, keys)
}

func (l *Loader[K, V]) read(ctx context.Context, keys []K) {
	var values map[K]V
	err := errBroken
	defer func() { l.settle(keys, values, err) }() // a panic must not leave others waiting
	values, err = l.fetch(ctx, keys)
}

func (l *Loader[K, V]) settle(keys []K, values map[K]V, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, k := range keys {
		e := l.entries[k]
		v, ok := values[k]
		switch e.value = v; {
		case err != nil:
			e.err = err
		case !ok:
			e.err = l.absent
		}
	}
	if len(keys) > 0 {
		close(l.entries[keys[0]].done) // all of a batch have the same
	}
}

func (e *entry[V]) get(ctx context.Context) (V, error) {
	select {
	case <-e.done:
		return e.value, e.err
	case <-ctx.Done():
		var none V
		return none, ctx.Err()
	}
}

// one makes a loader of rows by their own key; a key without a row is fault.NotFound.
func one[K comparable, V any](fetch func(context.Context, []K) ([]V, error), keyOf func(V) K) *Loader[K, V] {
	return &Loader[K, V]{absent: fault.NotFound, entries: map[K]*entry[V]{}, fetch: func(ctx context.Context, keys []K) (map[K]V, error) {
		rows, err := fetch(ctx, keys)
		out := make(map[K]V, len(rows))
		for _, row := range rows {
			out[keyOf(row)] = row
		}
		return out, err
	}}
}

// many makes a loader of rows by their parent's key; a parent without rows has an empty list.
func many[K comparable, V any](fetch func(context.Context, []K) ([]V, error), parentOf func(V) K) *Loader[K, []V] {
	return &Loader[K, []V]{entries: map[K]*entry[[]V]{}, fetch: func(ctx context.Context, keys []K) (map[K][]V, error) {
		rows, err := fetch(ctx, keys)
		out := make(map[K][]V, len(keys))
		for _, k := range keys {
			out[k] = []V{}
		}
		for _, row := range rows {
			k := parentOf(row)
			out[k] = append(out[k], row)
		}
		return out, err
	}}
}

// OrNil turns a nullable edge's missing row into null: value and err are what Load returned.
func OrNil[V any](value *V, err error) (*V, error) {
	if err != nil {
		value = nil
		if absent(err) {
			err = nil
		}
	}
	return value, err
}

func absent(err error) bool { return errors.Is(err, fault.NotFound) }
