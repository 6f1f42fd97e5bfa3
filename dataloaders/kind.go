package dataloaders

import (
	"context"
	"encoding/json"

	"github.com/google/uuid"

	"revenge/internal/platform/cache"
	"revenge/internal/platform/db"
)

// kind is one sort of rows, or of lists of them, that is kept between requests.
type kind[V any] struct {
	name string
	// shared rows hold something of people or genres.
	shared bool
	// home is the library of a row. Where it is nil, what is kept is seen through its parent, and may also be nothing.
	home func(V) uuid.UUID
}

// remember lets a loader keep what it reads beyond this request.
func remember[V any](l *Loader[uuid.UUID, V], s *scope, k kind[V]) *Loader[uuid.UUID, V] {
	if s != nil {
		l.memory = &recollection[V]{s, k}
	}
	return l
}

// recollection is what one request's loader may be given.
type recollection[V any] struct {
	*scope
	kind kind[V]
}

type rows[V any] = batch[uuid.UUID, V]

// whole fills in a batch of which this process has everything.
func (m *recollection[V]) whole(b *rows[V]) bool {
	for i, key := range b.keys {
		kept, found := m.rows.Get(entityKey{m.kind.name, key})
		if !found || !m.good(kept) {
			return false
		}
		m.take(b.entries[i], kept)
	}
	m.Metrics.Hit(len(b.keys))
	return true
}

// recall fills in what is kept. Requests for the same at the same time share a read.
func (m *recollection[V]) recall(ctx context.Context, b *rows[V]) (rest *rows[V], read func()) {
	asked := len(b.keys)
	b = m.local(b)
	m.Metrics.Hit(asked - len(b.keys))
	if len(b.keys) == 0 {
		return b, func() {}
	}
	end := m.join(ctx, m.kind.name, b.keys)
	if end == nil { // somebody else has read it
		if b = m.local(b); len(b.keys) == 0 {
			return b, func() {}
		}
		end = func() {}
	}
	broken := true
	defer func() { // a panic must not leave others waiting
		if broken {
			end()
		}
	}()
	b = m.distant(ctx, b)
	m.Metrics.Miss(len(b.keys))
	broken = false
	return b, func() {
		defer end()
		m.keep(ctx, b)
	}
}

// local fills in what this process has.
func (m *recollection[V]) local(b *rows[V]) (rest *rows[V]) {
	rest = &rows[V]{}
	for i, key := range b.keys {
		if kept, found := m.rows.Get(entityKey{m.kind.name, key}); found && m.good(kept) {
			m.take(b.entries[i], kept)
		} else {
			rest.add(key, b.entries[i], b.homes[i])
		}
	}
	return rest
}

// take gives an entry what is kept.
func (m *recollection[V]) take(e *entry[V], kept *entity) {
	if kept.value != nil {
		e.value, e.found = kept.value.(V), true
	} else {
		e.missing = true
	}
}

// distant fills in what the shared server has.
func (m *recollection[V]) distant(ctx context.Context, b *rows[V]) (rest *rows[V]) {
	if m.Remote == nil || len(b.keys) == 0 {
		return b
	}
	names := make([]string, len(b.keys))
	for i, key := range b.keys {
		names[i] = m.remoteName(key)
	}
	var texts [][]byte
	came := make(chan struct{})
	go func() {
		defer close(came)
		texts = m.fetch(ctx, names)
	}()
	_ = db.Await(ctx, came)
	<-came // at once when the context has ended
	if len(texts) != len(names) {
		return b
	}
	rest = &rows[V]{}
	for i, text := range texts {
		if kept := m.decode(text); kept != nil && m.good(kept) {
			m.take(b.entries[i], kept)
			m.rows.Set(entityKey{m.kind.name, b.keys[i]}, kept)
		} else {
			rest.add(b.keys[i], b.entries[i], b.homes[i])
		}
	}
	return rest
}

// keep keeps what was read.
func (m *recollection[V]) keep(ctx context.Context, b *rows[V]) {
	var items []cache.Item
	for i, e := range b.entries {
		home := b.homes[i]
		switch {
		case !e.settled, e.failed():
			continue
		case m.kind.home == nil:
		case !e.found:
			continue // nobody knows whose it would be
		default:
			home = m.kind.home(e.value)
		}
		kept, may := m.stamp(home, m.kind.shared)
		if !may {
			continue
		}
		if e.found {
			kept.value = forKeeping(e.value)
		}
		m.rows.Set(entityKey{m.kind.name, b.keys[i]}, &kept)
		if m.Remote != nil {
			if text, err := json.Marshal(sent{kept.home, kept.version, kept.shared, kept.value}); err == nil {
				items = append(items, cache.Item{Name: m.remoteName(b.keys[i]), Value: text})
			}
		}
	}
	if len(items) > 0 {
		m.offer(ctx, items)
	}
}

// sent is an entity on its way.
type sent struct {
	Home            uuid.UUID
	Version, Shared int64
	Value           any
}

func (m *recollection[V]) decode(text []byte) *entity {
	if len(text) == 0 {
		return nil
	}
	var value *V
	came := sent{Value: &value}
	if json.Unmarshal(text, &came) != nil {
		return nil
	}
	kept := &entity{home: came.Home, version: came.Version, shared: came.Shared}
	if value != nil {
		kept.value = forKeeping(*value)
	}
	return kept
}

// forKeeping is a row as it is kept: some keep what is made of them.
func forKeeping[V any](row V) any {
	if of, can := any(row).(interface{ Kept() V }); can {
		return of.Kept()
	}
	return row
}
