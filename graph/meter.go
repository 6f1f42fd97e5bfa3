package graph

import (
	"context"
	"reflect"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// meter raises an operation's price while it runs: a list that turns out longer than its price has it is charged for
// the rest, before anything inside is read. So the price is never below what is returned, and no answer is larger than
// the limit, however long the lists in the database are.
type meter struct {
	limit int

	mu    sync.Mutex
	walk  *costWalk
	price int
	// expected are the items of lists that were asked about, by field: each of a set has one.
	expected map[*ast.Field]int
}

// middleware refuses lists that the limit has no room for.
func (m *meter) middleware(ctx context.Context, next graphql.Resolver) (any, error) {
	value, err := next(ctx)
	if err != nil {
		return value, err
	}
	fc := graphql.GetFieldContext(ctx)
	if fc == nil || fc.Field.Field == nil || fc.Field.Definition == nil || fc.Field.Definition.Type.Elem == nil {
		return value, nil
	}
	if list := reflect.ValueOf(value); list.Kind() == reflect.Slice {
		if refused := m.charge(fc.Field)(list.Len()); refused != nil {
			return nil, refused
		}
	}
	return value, nil
}

// charge returns what takes the cost of each list of a field, by how many items it has.
func (m *meter) charge(f graphql.CollectedField) func(items int) error {
	if cost := m.walk.fields[f.Definition]; cost.leaf || cost.inside {
		return func(int) error { return nil }
	}
	expected := m.expect(f)
	return func(items int) error {
		m.mu.Lock()
		defer m.mu.Unlock()
		if surplus := items - expected; surplus > 0 {
			m.price = plus(m.price, times(surplus, m.walk.item(f.Selections)))
		}
		if m.price > m.limit {
			return m.refusal()
		}
		return nil
	}
}

// expect is how many items of a list the price has already.
func (m *meter) expect(f graphql.CollectedField) int {
	m.mu.Lock()
	defer m.mu.Unlock()
	expected, known := m.expected[f.Field]
	if !known {
		expected = m.walk.items(f.Field, m.walk.fields[f.Definition].size)
		if m.expected == nil {
			m.expected = map[*ast.Field]int{}
		}
		m.expected[f.Field] = expected
	}
	return expected
}

// total is the price so far.
func (m *meter) total() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.price
}

// settled takes the price that the same answer had.
func (m *meter) settled(price int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.price = price
}

func (m *meter) refusal() *gqlerror.Error { return tooDear(m.price, m.limit) }

func tooDear(price, limit int) *gqlerror.Error {
	return refusal(codeCost, "the operation costs %d points; at most %d are allowed: ask for shorter lists or fewer fields", price, limit)
}
