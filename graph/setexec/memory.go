package setexec

import "sync"

// memory is what sets are made of. It goes from request to request: most of an answer's garbage would be this.
type memory struct {
	sets    slab[set]
	columns slab[column]
	objects slab[any]
	origins slab[origin]
	spans   slab[span]
	items   slab[item]
	read    slab[arguments]
	// scratch holds the objects of one field while they are sorted into sets.
	scratch []any
}

var memories = sync.Pool{New: func() any { return &memory{} }}

// free empties the memory and hands it to the next request. Nobody may know any of it by then.
func (m *memory) free() {
	m.sets.clear()
	m.columns.clear()
	m.objects.clear()
	m.origins.clear()
	m.spans.clear()
	m.items.clear()
	m.read.clear()
	memories.Put(m)
}

// slab deals out parts of one piece of memory.
type slab[T any] struct{ all, free []T }

// The least that a slab begins with, and the most that is kept for the next request.
const (
	leastSlab = 64
	mostSlab  = 1 << 14
)

// take returns n zero values, with no room behind them.
func (s *slab[T]) take(n int) []T {
	if n > len(s.free) {
		s.all = make([]T, max(n, 2*len(s.all), leastSlab))
		s.free = s.all
	}
	out := s.free[:n:n]
	s.free = s.free[n:]
	return out
}

func (s *slab[T]) clear() {
	if len(s.all) > mostSlab {
		*s = slab[T]{}
	}
	clear(s.all[:len(s.all)-len(s.free)])
	s.free = s.all
}
