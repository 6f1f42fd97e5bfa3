// Package page holds keyset pagination, shared by every list.
package page

import (
	"context"
	"io"
	"strconv"

	"revenge/internal/platform/fault"
)

// The bounds of a page.
const (
	DefaultSize = 25
	MaxSize     = 100
)

// Cursor is an opaque position in a list; see Encode.
type Cursor string

// AppendGQL appends the cursor as a GraphQL value.
func (c Cursor) AppendGQL(out []byte) []byte { return strconv.AppendQuote(out, string(c)) }

// MarshalGQL writes the cursor as a GraphQL value.
func (c Cursor) MarshalGQL(w io.Writer) { _, _ = io.WriteString(w, strconv.Quote(string(c))) }

// UnmarshalGQL reads the cursor from a GraphQL value.
func (c *Cursor) UnmarshalGQL(v any) error {
	s, ok := v.(string)
	if !ok || len(s) > 2000 {
		return fault.Invalidf("a cursor is a string taken from pageInfo or an edge")
	}
	*c = Cursor(s)
	return nil
}

// Direction is the way a list runs.
type Direction string

// The two ways.
const (
	Asc  Direction = "ASC"
	Desc Direction = "DESC"
)

// Flip returns the other way.
func (d Direction) Flip() Direction {
	if d == Desc {
		return Asc
	}
	return Desc
}

// Args is what a caller asks of a list: the first n after a cursor, or the last n before one.
type Args struct {
	First, Last   *int
	After, Before *Cursor
}

// Size checks the arguments and returns how many items are wanted, and whether they are counted from the end.
func (a Args) Size() (n int, backward bool, err error) {
	n = DefaultSize
	switch {
	case a.First != nil && a.Last != nil:
		return 0, false, fault.Field(fault.Invalid, "give first or last, not both", "last")
	case a.Last != nil && a.After != nil:
		return 0, false, fault.Field(fault.Invalid, "after goes with first, before goes with last", "after")
	case a.Last == nil && a.Before != nil:
		return 0, false, fault.Field(fault.Invalid, "after goes with first, before goes with last", "before")
	case a.First != nil:
		n = *a.First
	case a.Last != nil:
		n, backward = *a.Last, true
	}
	if n < 1 || n > MaxSize {
		name := "first"
		if backward {
			name = "last"
		}
		return 0, false, fault.Field(fault.Invalid, name+" must be between 1 and "+strconv.Itoa(MaxSize), name)
	}
	return n, backward, nil
}

// Cursor returns the cursor that the page starts from, or nil.
func (a Args) Cursor() *Cursor {
	if a.Last != nil {
		return a.Before
	}
	return a.After
}

// Info says where a page lies in its list.
type Info struct {
	HasNextPage, HasPreviousPage bool
	StartCursor, EndCursor       *Cursor
}

// Edge is one item and its position.
type Edge[T any] struct {
	Node T
	at   func(T) Cursor
}

// Cursor is the item's position.
func (e Edge[T]) Cursor() Cursor { return e.at(e.Node) }

// Connection is one page of a list.
type Connection[T any] struct {
	Edges    []Edge[T]
	PageInfo Info
	count    func(context.Context) (Count, error)
}

// CountCap is where exact counting stops: beyond it, the exact number is worth less than the time.
const CountCap = 10_000

// Count is how many items a list has in all: exact, or at least CountCap.
type Count struct {
	Value int
	// AtLeast is set when counting stopped at CountCap.
	AtLeast bool
}

// Counted makes a Count of n items, where counting went no further than CountCap+1.
func Counted(n int) Count { return Count{Value: min(n, CountCap), AtLeast: n > CountCap} }

// Nodes returns the items without their cursors.
func (c *Connection[T]) Nodes() []T {
	out := make([]T, len(c.Edges))
	for i, e := range c.Edges {
		out[i] = e.Node
	}
	return out
}

// TotalCount counts the whole list, up to CountCap. It costs a statement, so only ask when it is shown.
func (c *Connection[T]) TotalCount(ctx context.Context) (*Count, error) {
	n, err := c.count(ctx)
	return &n, err
}

// New makes a connection from up to n+1 items, read in the direction asked for; see Args.
// The surplus item only tells that there is more. cursor gives an item's position.
func New[T any](items []T, a Args, cursor func(T) Cursor, count func(context.Context) (Count, error)) (*Connection[T], error) {
	n, backward, err := a.Size()
	if err != nil {
		return nil, err
	}
	more := len(items) > n
	if more {
		items = items[:n]
	}
	c := &Connection[T]{Edges: make([]Edge[T], len(items)), count: count}
	for i, it := range items {
		at := i
		if backward {
			at = len(items) - 1 - i
		}
		c.Edges[at] = Edge[T]{it, cursor}
	}
	c.PageInfo.HasNextPage, c.PageInfo.HasPreviousPage = more, a.Cursor() != nil
	if backward {
		c.PageInfo.HasNextPage, c.PageInfo.HasPreviousPage = c.PageInfo.HasPreviousPage, c.PageInfo.HasNextPage
	}
	if k := len(c.Edges); k > 0 {
		c.PageInfo.StartCursor, c.PageInfo.EndCursor = new(c.Edges[0].Cursor()), new(c.Edges[k-1].Cursor())
	}
	return c, nil
}

// Map is the same page of something else; what to leaves out is left out. The count stays.
func Map[T, U any](c *Connection[T], to func(T) (U, bool)) *Connection[U] {
	out := &Connection[U]{PageInfo: c.PageInfo, count: c.count, Edges: make([]Edge[U], 0, len(c.Edges))}
	for _, e := range c.Edges {
		if node, kept := to(e.Node); kept {
			out.Edges = append(out.Edges, Edge[U]{node, func(U) Cursor { return e.Cursor() }})
		}
	}
	return out
}
