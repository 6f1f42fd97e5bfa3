package setexec

// set holds the objects at one place of the answer: what one selection is asked of.
type set struct {
	*selection
	// parent and via are where the objects come from; nil for the root.
	parent  *set
	via     *node
	objects []any
	origins []origin
	columns []column
}

// origin is the parent's row, and the index in its list.
type origin struct{ row, index int32 }

// column holds what one field has for each row, where that is not read while writing.
type column struct {
	spans []span
	items []item
	// alone are values that were read one by one.
	alone []result
}

// span is a row's part of the items.
type span struct {
	from, to int32
	state    state
}

type state uint8

const (
	absent state = iota
	present
	failed
)

// item is an object; without a set it is null.
type item struct {
	set *set
	row int
}

func (m *memory) newSet(s *selection, parent *set, via *node, size int) *set {
	out := &m.sets.take(1)[0]
	*out = set{selection: s, parent: parent, via: via, columns: m.columns.take(len(s.nodes)),
		objects: m.objects.take(size)[:0], origins: m.origins.take(size)[:0]}
	return out
}

func (s *set) add(object any, from origin) item {
	s.objects = append(s.objects, object)
	s.origins = append(s.origins, from)
	return item{s, len(s.objects) - 1}
}
