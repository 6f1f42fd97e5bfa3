package dataloaders

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"time"

	"github.com/google/uuid"

	"revenge/graph/setexec"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
)

// The bounds of a batch of keys that were asked for one by one.
const (
	wait     = time.Millisecond
	capacity = 200
	// patience is how often a batch that still grows is waited for once its time is over.
	patience = 10
)

// Loader reads values by key, many keys at a time, each key once.
//
// Keys that are known to be needed are announced by Expect: Read, or the first Load of one of them, reads them all in one
// statement. Keys that nobody announced are collected for at most a millisecond.
type Loader[K comparable, V any] struct {
	// fetch reads what there is of the keys, and returns what deals it out to their entries.
	fetch func(ctx context.Context, keys []K) (deal func(map[K]*entry[V]), err error)
	// along is fetch for batches that also read what lies behind the rows; nil where there is no such way.
	along func(ctx context.Context, keys []K) (deal func(map[K]*entry[V]), err error)
	// absent is the error for keys without a value; where it is nil, they have the empty one.
	absent error
	empty  V
	// memory has values from before this request; nil for none.
	memory memory[K, V]

	mu      sync.Mutex
	entries map[K]*entry[V]
	spare   []entry[V]
	// expected was announced, open is being collected.
	expected, open *batch[K, V]
}

// memory keeps values between requests.
type memory[K comparable, V any] interface {
	// whole fills in a batch if it needs nothing read, and says whether it did.
	whole(b *batch[K, V]) bool
	// recall fills in what is known of a batch. It returns the rest of it, and what is to be called when that was read.
	recall(ctx context.Context, b *batch[K, V]) (rest *batch[K, V], read func())
	// keep takes what was read of a batch.
	keep(ctx context.Context, b *batch[K, V])
}

var errBroken = errors.New("the read of this batch broke off")

// entry is what a loader has for a key. Once it is settled nothing changes it.
type entry[V any] struct {
	value V
	// by is who reads it; nil while it is only announced.
	by *reading
	// rows are counted before they are dealt out.
	rows int32
	// found and missing say that it is known whether there is a value.
	found, missing, settled bool
}

// failed tells whether nobody knows if there is a value.
func (e *entry[V]) failed() bool { return e.by.err != nil && !e.found && !e.missing }

// reading is the read of a batch, and how it went.
type reading struct {
	done chan struct{}
	err  error
}

type batch[K comparable, V any] struct {
	keys    []K
	entries []*entry[V]
	// homes are the libraries that the keys' parents are in; zero where that is not known.
	homes []uuid.UUID
	// along says that what lies behind the rows is asked for too.
	along bool
	full  chan struct{}
	by    *reading
}

func (l *Loader[K, V]) newBatch(room int) *batch[K, V] {
	return &batch[K, V]{keys: make([]K, 0, room), entries: make([]*entry[V], 0, room), homes: make([]uuid.UUID, 0, room),
		by: &reading{done: make(chan struct{})}}
}

func (b *batch[K, V]) add(key K, e *entry[V], home uuid.UUID) {
	b.keys, b.entries, b.homes = append(b.keys, key), append(b.entries, e), append(b.homes, home)
}

// Expect announces keys that are likely to be asked for. Nothing is read yet.
func (l *Loader[K, V]) Expect(keys ...K) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.reserve(len(keys))
	for _, k := range keys {
		l.announce(k, uuid.UUID{})
	}
}

// early announces a key whose parent is not known yet. What is kept between requests is kept by its parent's library, so that it
// waits for the parent.
func (l *Loader[K, V]) early(key K) []setexec.Read {
	if l.memory != nil {
		return nil
	}
	l.Expect(key)
	return []setexec.Read{{Key: l, Do: l.Read}}
}

// reserve makes room for that many keys more.
func (l *Loader[K, V]) reserve(n int) {
	if l.entries == nil {
		l.entries = make(map[K]*entry[V], n)
	}
	if l.expected == nil {
		l.expected = l.newBatch(n)
	}
	if len(l.spare) < n {
		l.spare = make([]entry[V], n)
	}
}

// announce notes a key, for which there is room.
func (l *Loader[K, V]) announce(key K, home uuid.UUID) {
	if _, known := l.entries[key]; !known {
		e := &l.spare[0]
		l.spare = l.spare[1:]
		l.entries[key] = e
		l.expected.add(key, e, home)
	}
}

// Load returns the value of a key; a key without one is the loader's absent error.
func (l *Loader[K, V]) Load(ctx context.Context, key K) (V, error) {
	l.mu.Lock()
	e := l.entries[key]
	switch {
	case e != nil && e.settled:
		l.mu.Unlock()
		return l.value(e)
	case e != nil && e.by == nil: // announced
		b := l.take()
		l.mu.Unlock()
		l.read(ctx, b)
		return l.get(ctx, e)
	case e != nil:
		l.mu.Unlock()
		return l.get(ctx, e)
	}
	e, mine := l.collect(key)
	first := len(mine.keys) == 1
	if len(mine.keys) == capacity {
		close(mine.full)
		l.open = nil
	}
	l.mu.Unlock()
	if first {
		l.lead(ctx, mine)
	}
	return l.get(ctx, e)
}

// Read reads the announced keys that nobody has read yet; Load has their values then.
func (l *Loader[K, V]) Read(ctx context.Context) {
	l.mu.Lock()
	b := l.take()
	l.mu.Unlock()
	if b != nil {
		l.read(ctx, b)
	}
}

// recalled settles the announced keys if memory has all of them. The caller holds the lock.
func (l *Loader[K, V]) recalled() bool {
	b := l.expected
	if l.memory == nil || !l.memory.whole(b) {
		return false
	}
	l.expected = nil
	for _, e := range b.entries {
		e.by, e.settled = b.by, true
	}
	close(b.by.done)
	return true
}

// take returns the announced keys, if any. From now on they are being read.
func (l *Loader[K, V]) take() *batch[K, V] {
	b := l.expected
	l.expected = nil
	if b == nil || len(b.keys) == 0 {
		return nil
	}
	for _, e := range b.entries {
		e.by = b.by
	}
	return b
}

// collect adds a key to the open batch.
func (l *Loader[K, V]) collect(key K) (*entry[V], *batch[K, V]) {
	if l.open == nil {
		l.open = l.newBatch(0)
		l.open.full = make(chan struct{})
	}
	if l.entries == nil {
		l.entries = map[K]*entry[V]{}
	}
	e := &entry[V]{by: l.open.by}
	l.entries[key] = e
	l.open.add(key, e, uuid.UUID{})
	return e, l.open
}

// lead waits for others to join the batch, then reads it.
func (l *Loader[K, V]) lead(ctx context.Context, b *batch[K, V]) {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		l.gather(b)
	case <-b.full:
	}
	l.mu.Lock()
	if l.open == b {
		l.open = nil
	}
	l.mu.Unlock()
	l.read(ctx, b)
}

// gather lets those go first who are about to ask, too: on a busy machine time goes by without them.
func (l *Loader[K, V]) gather(b *batch[K, V]) {
	for before, turns := 0, 0; turns < patience; turns++ {
		runtime.Gosched()
		l.mu.Lock()
		now := len(b.keys)
		l.mu.Unlock()
		if now == before {
			return
		}
		before = now
	}
}

// read reads a batch: what is not in memory from the services.
func (l *Loader[K, V]) read(ctx context.Context, b *batch[K, V]) {
	rest, read := b, func() {}
	var deal func(map[K]*entry[V])
	err := errBroken
	defer func() { // a panic must not leave others waiting
		l.settle(b, deal, err)
		read()
	}()
	if l.memory != nil {
		rest, read = l.memory.recall(ctx, b)
	}
	if len(rest.keys) == 0 {
		err = nil
		return
	}
	fetch := l.fetch
	if b.along && l.along != nil {
		fetch = l.along
	}
	deal, err = fetch(context.WithValue(ctx, homesKey{}, rest.homes), rest.keys)
}

// put takes rows that came along with others, seen through their homes. What is known or being read already stays as it is.
func (l *Loader[K, V]) put(ctx context.Context, rows []V, keyOf func(V) K, homes map[K]uuid.UUID) {
	l.mu.Lock()
	expected := l.expected
	l.expected = nil
	l.reserve(len(rows))
	for _, row := range rows {
		if home, asked := homes[keyOf(row)]; asked {
			l.announce(keyOf(row), home)
		}
	}
	b := l.take()
	l.expected = expected
	l.mu.Unlock()
	if b == nil {
		return
	}
	l.settle(b, dealOne(rows, keyOf), nil)
	if l.memory != nil {
		l.memory.keep(ctx, b)
	}
}

// settle deals out what was read, and lets everybody have it.
func (l *Loader[K, V]) settle(b *batch[K, V], deal func(map[K]*entry[V]), err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err == nil && deal != nil {
		deal(l.entries)
	}
	b.by.err = err
	for _, e := range b.entries {
		if !e.found {
			e.value, e.found = l.empty, l.absent == nil && err == nil
		}
		e.settled = true
	}
	close(b.by.done)
}

// value is what an entry that is settled has.
func (l *Loader[K, V]) value(e *entry[V]) (V, error) {
	switch {
	case e.found:
		return e.value, nil
	case e.failed():
		return l.empty, e.by.err
	}
	return l.empty, l.absent
}

func (l *Loader[K, V]) get(ctx context.Context, e *entry[V]) (V, error) {
	if err := db.Await(ctx, e.by.done); err != nil {
		return l.empty, err
	}
	return l.value(e)
}

// one makes a loader of rows by their own key; a key without a row is fault.NotFound.
func one[K comparable, V any](fetch func(context.Context, []K) ([]V, error), keyOf func(V) K) *Loader[K, V] {
	return &Loader[K, V]{absent: fault.NotFound, fetch: func(ctx context.Context, keys []K) (func(map[K]*entry[V]), error) {
		rows, err := fetch(ctx, keys)
		return dealOne(rows, keyOf), err
	}}
}

func dealOne[K comparable, V any](rows []V, keyOf func(V) K) func(map[K]*entry[V]) {
	return func(entries map[K]*entry[V]) {
		for _, row := range rows {
			if e := entries[keyOf(row)]; e != nil && !e.settled {
				e.value, e.found = row, true
			}
		}
	}
}

// many makes a loader of rows by their parent's key; a parent without rows has an empty list.
func many[K comparable, V any](fetch func(context.Context, []K) ([]V, error), parentOf func(V) K) *Loader[K, []V] {
	return &Loader[K, []V]{empty: []V{}, fetch: func(ctx context.Context, keys []K) (func(map[K]*entry[[]V]), error) {
		rows, err := fetch(ctx, keys)
		return dealMany(rows, parentOf), err
	}}
}

// dealMany deals out lists: those of all parents lie in one piece of memory.
func dealMany[K comparable, V any](rows []V, parentOf func(V) K) func(map[K]*entry[[]V]) {
	return func(entries map[K]*entry[[]V]) {
		parents, room := make([]*entry[[]V], len(rows)), make([]V, len(rows))
		for i, row := range rows {
			if e := entries[parentOf(row)]; e != nil && !e.settled {
				parents[i] = e
				e.rows++
			}
		}
		for i, row := range rows {
			e := parents[i]
			if e == nil {
				continue
			}
			if !e.found {
				e.value, e.found = room[:0:e.rows], true
				room = room[e.rows:]
			}
			e.value = append(e.value, row)
		}
	}
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
