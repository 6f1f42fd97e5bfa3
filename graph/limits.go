package graph

import (
	"time"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Limits are what one request may ask for. All but Time are checked before anything is executed.
type Limits struct {
	// Tokens bounds the words and signs of a document, Body the bytes of a request.
	Tokens, Body int
	// Depth bounds how deep fields are nested, Introspection the same below __schema and __type.
	Depth, Introspection int
	// Aliases, Roots and Directives bound how often each stands in an operation, fragments counted wherever they are used.
	// Roots bounds the operations of a document too.
	Aliases, Roots, Directives int
	// Repeats bounds how often a name stands a second time in one selection.
	Repeats int
	// Fragments bounds the fragments of a document, spreads and inline ones too.
	Fragments int
	// Cost bounds the points of an operation; see cost.go.
	Cost int
	// Time is how long a query or mutation may take.
	Time time.Duration
	// Operations bounds what runs at once on one socket.
	Operations int
}

// DefaultLimits are the limits of a new server.
func DefaultLimits() Limits {
	return Limits{
		Tokens: 5000, Body: 256 << 10, Depth: 12, Introspection: 20, Aliases: 30, Roots: 10, Directives: 50,
		Repeats: 30, Fragments: 120, Cost: 20_000, Time: 15 * time.Second, Operations: 50,
	}
}

// shape is what counts of a selection with all its fragments.
type shape struct{ depth, introspection, aliases, directives, roots int }

// enough is where counting stops: a chain of fragments that double each other would pass every number.
const enough = 1 << 30

func (s *shape) add(o shape) {
	s.depth = max(s.depth, o.depth)
	s.introspection = max(s.introspection, o.introspection)
	s.aliases = min(s.aliases+o.aliases, enough)
	s.directives = min(s.directives+o.directives, enough)
	s.roots = min(s.roots+o.roots, enough)
}

// measurer counts a parsed document that nobody has validated. Each fragment is walked once.
type measurer struct {
	fragments map[string]*ast.FragmentDefinition
	known     map[string]shape
	open      map[string]bool
	cycle     string
	repeats   int
	spreads   int
}

// check refuses a document that asks for too much.
func (l Limits) check(doc *ast.QueryDocument) *gqlerror.Error {
	if n := len(doc.Operations); n > l.Roots {
		return refusal(codeCost, "the document has %d operations; at most %d are allowed", n, l.Roots)
	}
	m := measurer{fragments: map[string]*ast.FragmentDefinition{}, known: map[string]shape{}, open: map[string]bool{}}
	for _, f := range doc.Fragments {
		m.fragments[f.Name] = f
	}
	for _, f := range doc.Fragments {
		m.fragment(f.Name)
	}
	if m.cycle != "" {
		return refusal(codeBadInput, "fragment %q uses itself; take it out of its own selection", m.cycle)
	}
	for _, op := range doc.Operations {
		s := m.set(op.SelectionSet)
		s.directives += len(op.Directives)
		if err := l.refuse(s); err != nil {
			return err
		}
	}
	if m.repeats > l.Repeats {
		return refusal(codeCost, "the document repeats %d field names in the same selections; at most %d are allowed", m.repeats, l.Repeats)
	}
	if n := m.spreads + len(doc.Fragments); n > l.Fragments {
		return refusal(codeCost, "the document has %d fragments and uses of them; at most %d are allowed", n, l.Fragments)
	}
	return nil
}

func (l Limits) refuse(s shape) *gqlerror.Error {
	for _, c := range []struct {
		got, limit int
		what       string
	}{
		{s.depth, l.Depth, "levels of fields"},
		{s.introspection, l.Introspection, "levels of introspection"},
		{s.aliases, l.Aliases, "aliases"},
		{s.roots, l.Roots, "root fields"},
		{s.directives, l.Directives, "directives"},
	} {
		switch {
		case c.got >= enough:
			return refusal(codeCost, "the document has far too many %s; at most %d are allowed", c.what, c.limit)
		case c.got > c.limit:
			return refusal(codeCost, "the document has %d %s; at most %d are allowed", c.got, c.what, c.limit)
		}
	}
	return nil
}

// set counts one selection.
func (m *measurer) set(selections ast.SelectionSet) shape {
	var sum shape
	names := make(map[string]bool, len(selections))
	for _, selection := range selections {
		switch s := selection.(type) {
		case *ast.Field:
			if names[s.Alias] {
				m.repeats++
			}
			names[s.Alias] = true
			sum.add(m.field(s))
		case *ast.InlineFragment:
			m.spreads++
			inner := m.set(s.SelectionSet)
			inner.directives += len(s.Directives)
			sum.add(inner)
		case *ast.FragmentSpread:
			m.spreads++
			inner := m.fragment(s.Name)
			inner.directives += len(s.Directives)
			sum.add(inner)
		}
	}
	return sum
}

// field counts a field and what is inside. Levels below an introspection field count apart.
func (m *measurer) field(f *ast.Field) shape {
	s := m.set(f.SelectionSet)
	if introspective(f.Name) {
		s.introspection, s.depth = max(s.introspection, s.depth)+1, 0
	}
	s.depth++
	s.roots = 1
	s.directives += len(f.Directives)
	if f.Alias != f.Name {
		s.aliases++
	}
	return s
}

// fragment counts a fragment once; an unknown one is left to validation.
func (m *measurer) fragment(name string) shape {
	f := m.fragments[name]
	if s, done := m.known[name]; done || f == nil {
		return s
	}
	if m.open[name] {
		m.cycle = name
		return shape{}
	}
	m.open[name] = true
	s := m.set(f.SelectionSet)
	delete(m.open, name)
	s.directives += len(f.Directives)
	m.known[name] = s
	return s
}
