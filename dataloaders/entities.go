package dataloaders

import (
	"context"
	"fmt"
	"hash/maphash"
	"log/slog"
	"reflect"
	"slices"
	"sync"
	"time"

	"github.com/google/uuid"
	"golang.org/x/time/rate"

	"revenge/internal/access"
	"revenge/internal/catalogue"
	"revenge/internal/platform/cache"
	"revenge/internal/platform/db"
	"revenge/internal/platform/obs"
)

// EntitiesDeps are what Entities need.
type EntitiesDeps struct {
	// Bytes bounds the memory that rows take, about.
	Bytes int64
	// Remote is shared with other processes; nil for none.
	Remote Store
	// Metrics counts hits and misses; nil for not at all.
	Metrics *obs.Cache
	// Log is told what broke off; nil for nobody.
	Log *slog.Logger
}

// Entities keeps rows of the catalogue between requests. Each is kept with the library that it is seen through and the
// version that this had; it is given out to those alone who see the library, and for that version alone. Rows are shared:
// nobody changes them. The nil one keeps nothing.
type Entities struct {
	EntitiesDeps
	rows *cache.Cache[entityKey, *entity]
	seed maphash.Seed
	// panics is how often the log is told of the shared server's.
	panics rate.Sometimes

	mu sync.Mutex
	// flights are the batches that are being read.
	flights map[uint64]chan struct{}
}

// entityKey is a row, or all rows of a parent, by their kind.
type entityKey struct {
	kind string
	key  uuid.UUID
}

// entity is what is kept for a key.
type entity struct {
	home    uuid.UUID
	version int64
	// shared is the version of what libraries share; zero where that is not part of it.
	shared int64
	// value is nil where there is none.
	value any
}

// row is about the memory that a row takes, with its texts.
const row = 1 << 10

func (e *entity) size() uint32 {
	rows := 1
	if v := reflect.ValueOf(e.value); v.Kind() == reflect.Slice {
		rows += v.Len()
	}
	return uint32(rows * row)
}

// NewEntities returns empty Entities.
func NewEntities(d EntitiesDeps) (*Entities, error) {
	rows, err := cache.NewWeighed[entityKey](uint64(max(d.Bytes, 0)), (*entity).size)
	if err != nil {
		return nil, fmt.Errorf("keep rows: %w", err)
	}
	if d.Log == nil {
		d.Log = slog.New(slog.DiscardHandler)
	}
	d.Metrics.Holds(func() float64 { return float64(rows.Weight()) })
	return &Entities{EntitiesDeps: d, rows: rows, seed: maphash.MakeSeed(), panics: rate.Sometimes{Interval: time.Minute},
		flights: map[uint64]chan struct{}{}}, nil
}

// Close frees what is held.
func (e *Entities) Close() {
	if e != nil {
		e.rows.Close()
	}
}

// scope is what one request may be given of the entities. The nil one is given nothing.
type scope struct {
	*Entities
	libraries []uuid.UUID
	versions  *catalogue.Versions
}

// scopeOf returns the scope of a viewer at versions that were read before it was found out who asks. Who is restricted is given
// nothing, and nothing that he reads is kept.
func (e *Entities) scopeOf(v access.Viewer, versions *catalogue.Versions) *scope {
	if e == nil || versions == nil || v.Restricted || len(v.Libraries) == 0 {
		return nil
	}
	return &scope{e, v.Libraries, versions}
}

// stamp marks what is read now with the versions that it is good for; false where the request may not keep it.
func (s *scope) stamp(home uuid.UUID, shared bool) (e entity, may bool) {
	version, known := s.versions.Library(home)
	e = entity{home: home, version: version}
	if shared {
		e.shared = s.versions.Shared
	}
	return e, known && slices.Contains(s.libraries, home)
}

// good tells whether the request may be given what is kept.
func (s *scope) good(e *entity) bool {
	now, may := s.stamp(e.home, e.shared != 0)
	return may && e.version == now.version && e.shared == now.shared
}

// join waits for another request that reads the same batch; without one it begins such a read, and returns its end.
func (s *scope) join(ctx context.Context, kind string, keys []uuid.UUID) (end func()) {
	var h maphash.Hash
	h.SetSeed(s.seed)
	_, _ = h.WriteString(kind) // a hash takes every write
	for _, k := range keys {
		_, _ = h.Write(k[:])
	}
	for _, l := range s.libraries {
		version, _ := s.versions.Library(l)
		maphash.WriteComparable(&h, [2]int64{version, s.versions.Shared})
		_, _ = h.Write(l[:])
	}
	sum := h.Sum64()
	s.mu.Lock()
	other := s.flights[sum]
	if other == nil {
		mine := make(chan struct{})
		s.flights[sum] = mine
		s.mu.Unlock()
		return func() {
			s.mu.Lock()
			delete(s.flights, sum)
			s.mu.Unlock()
			close(mine)
		}
	}
	s.mu.Unlock()
	_ = db.Await(ctx, other) // else what it would have read is read here
	return nil
}
