package graph

import (
	"encoding/json"
	"math"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"revenge/internal/platform/page"
)

// assumed is how many items a list is taken to have when neither its arguments nor its @cost say so.
const assumed = 5

// costs prices operations in points, about one for each object that may be read. A list costs its items, each with
// what is asked inside: `first`, `last` or the ids given say how many there are at most. Lists without such arguments
// are taken to have a usual length; see meter for those that are longer. Scalars are free, and so is introspection,
// which has limits of its own. @cost adds what a field does beyond reading a row.
type costs struct {
	fields map[*ast.FieldDefinition]fieldCost
}

// fieldCost is what @cost says of a field, and what its types say.
type fieldCost struct {
	weight, size int
	// leaf has nothing inside, connection leads to one, and inside is a part of one.
	leaf, connection, inside bool
}

func readCosts(schema *ast.Schema) costs {
	c := costs{fields: map[*ast.FieldDefinition]fieldCost{}}
	for _, def := range schema.Types {
		for _, field := range def.Fields {
			typ := schema.Types[field.Type.Name()]
			one := fieldCost{size: assumed, leaf: typ == nil || !typ.IsCompositeType(), connection: isConnection(field.Type.Name()), inside: isConnection(def.Name)}
			if d := field.Directives.ForName("cost"); d != nil {
				args := d.ArgumentMap(nil)
				one.weight, _ = whole(args["weight"])
				if size, ok := whole(args["size"]); ok {
					one.size = size
				}
			}
			c.fields[field] = one
		}
	}
	return c
}

// of prices a validated operation; the walk that did so prices parts of it.
func (c costs) of(schema *ast.Schema, op *ast.OperationDefinition, variables map[string]any) (int, *costWalk) {
	w := &costWalk{costs: c, schema: schema, variables: variables, known: map[sized]int{}}
	return w.set(op.SelectionSet, 1), w
}

// sized is a selection's fragment inside a connection of a size.
type sized struct {
	fragment string
	size     int
}

type costWalk struct {
	costs
	schema    *ast.Schema
	variables map[string]any
	known     map[sized]int
}

// set prices a selection; size is that of the connection whose fields these are. Fragments on different types never
// hold at once, so the dearest type counts.
func (w *costWalk) set(selections ast.SelectionSet, size int) int {
	sum, dearest := 0, 0
	var only map[string]int
	on := func(typ string, cost int) {
		if def := w.schema.Types[typ]; def == nil || def.Kind != ast.Object {
			sum = plus(sum, cost)
			return
		}
		if only == nil {
			only = map[string]int{}
		}
		only[typ] = plus(only[typ], cost)
		dearest = max(dearest, only[typ])
	}
	for _, selection := range selections {
		switch s := selection.(type) {
		case *ast.Field:
			sum = plus(sum, w.field(s, size))
		case *ast.InlineFragment:
			on(s.TypeCondition, w.set(s.SelectionSet, size))
		case *ast.FragmentSpread:
			key := sized{s.Name, size}
			cost, done := w.known[key]
			if !done {
				cost = w.set(s.Definition.SelectionSet, size)
				w.known[key] = cost
			}
			on(s.Definition.TypeCondition, cost)
		}
	}
	return plus(sum, dearest)
}

func (w *costWalk) field(f *ast.Field, size int) int {
	if strings.HasPrefix(f.Name, "__") {
		return 0
	}
	cost := w.fields[f.Definition]
	weight := cost.weight
	switch {
	case cost.leaf:
		return weight
	case cost.connection:
		return plus(plus(weight, 1), w.set(f.SelectionSet, w.items(f, page.DefaultSize)))
	case cost.inside:
		if f.Name == "edges" {
			return times(size, w.set(f.SelectionSet, 1))
		}
		if f.Name == "nodes" {
			return times(size, plus(1, w.set(f.SelectionSet, 1)))
		}
		return plus(weight, w.set(f.SelectionSet, 1))
	case f.Definition.Type.Elem != nil:
		return plus(weight, times(w.items(f, cost.size), w.item(f.SelectionSet)))
	}
	return plus(plus(weight, 1), w.set(f.SelectionSet, 1))
}

// item prices one item of a list.
func (w *costWalk) item(selections ast.SelectionSet) int { return plus(1, w.set(selections, 1)) }

func isConnection(name string) bool { return strings.HasSuffix(name, "Connection") }

// items is how many the field's arguments ask for, at most a page; what is out of range is refused later, by the list.
func (w *costWalk) items(f *ast.Field, otherwise int) int {
	if f.Definition == nil || len(f.Definition.Arguments) == 0 {
		return otherwise
	}
	args := f.ArgumentMap(w.variables)
	if ids, ok := args["ids"].([]any); ok {
		return len(ids)
	}
	for _, name := range []string{"first", "last"} {
		if n, ok := whole(args[name]); ok {
			return max(n, 0)
		}
	}
	return otherwise
}

func whole(v any) (int, bool) {
	switch n := v.(type) {
	case int:
		return n, true
	case int64:
		return int(n), true
	case float64:
		return int(n), true
	case json.Number:
		i, err := n.Int64()
		return int(i), err == nil
	}
	return 0, false
}

// plus and times stop at a number that every limit lies below.
func plus(a, b int) int { return min(a+b, math.MaxInt32) }

func times(a, b int) int {
	if a > 0 && b > math.MaxInt32/a {
		return math.MaxInt32
	}
	return a * b
}
