package setexec

import (
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// Plan is what an operation asks for, with its fragments spread and its types found. It is the same for all requests
// with the same document, operation and values of @skip and @include, and never changes.
type Plan struct {
	root  *selection
	nodes int
	// fields are those that are asked for of each object type.
	fields map[string]map[string]bool
}

// selection is what is asked of objects of one type at one place.
type selection struct {
	object *Object
	nodes  []*node
}

// node is one field of a selection.
type node struct {
	graphql.CollectedField
	// at is its number in the plan.
	at int
	// key is the name in the answer, quoted, with its colon and with what stands before it.
	key string
	// simple fields are leaves that are there without arguments or reading.
	simple bool
	// field is nil for __typename.
	field    *Field
	relation Relation
	// own says that the value is the viewer's own; see Gaps.
	own bool
	// only is what is asked inside; for abstract types, inside has it by object type.
	only   *selection
	inside map[string]*selection
}

// waits tells whether something has to be read before the field can be resolved.
func (n *node) waits() bool { return n.field != nil && !n.field.Plain }

// alone tells whether each parent's value is read by itself.
func (n *node) alone() bool { return n.waits() && n.relation == nil }

// Compiler compiles operations on a schema.
type Compiler struct {
	Schema    *ast.Schema
	Tables    Tables
	Relations Relations
	// Own are the fields whose values are each viewer's own, as Relations has them.
	Own map[string]bool
}

// mostNodes bounds a plan. Fragments that are spread again and again would make it far larger than their document.
const mostNodes = 4000

// Size is how many fields the plan has.
func (p *Plan) Size() int { return p.nodes }

// Only tells whether of objects of a type, wherever they stand, nothing is asked for but some fields. __typename is always one.
func (p *Plan) Only(object string, fields ...string) bool {
	for asked := range p.fields[object] {
		if !slices.Contains(fields, asked) {
			return false
		}
	}
	return true
}

// Compile returns the plan of an operation; nil for what sets do not cover: mutations, subscriptions, @defer, questions
// about the schema itself, lists of lists, and more than 4,000 fields.
func (c *Compiler) Compile(oc *graphql.OperationContext) *Plan {
	if oc.Operation.Operation != ast.Query {
		return nil
	}
	w := &compiling{Compiler: c, oc: oc, plan: &Plan{fields: map[string]map[string]bool{}}, covered: true}
	w.plan.root = w.selection(c.Tables[c.Schema.Query.Name], oc.Operation.SelectionSet)
	if !w.covered {
		return nil
	}
	return w.plan
}

type compiling struct {
	*Compiler
	oc      *graphql.OperationContext
	plan    *Plan
	covered bool
}

func (w *compiling) selection(o *Object, set ast.SelectionSet) *selection {
	if o == nil {
		w.covered = false
		return nil
	}
	s := &selection{object: o}
	known := map[string]bool{}
	for _, collected := range graphql.CollectFields(w.oc, set, o.Satisfies) {
		if known[collected.Alias] && len(collected.Selections) == 0 {
			continue // the same leaf once more, by fragments on types that are strangers to each other
		}
		if known[collected.Alias] || len(collected.Deferrables) > 0 {
			w.covered = false
		}
		known[collected.Alias] = true
		n := w.node(o, collected)
		n.key = key(collected.Alias, len(s.nodes) == 0)
		s.nodes = append(s.nodes, n)
		if !w.covered {
			break
		}
	}
	return s
}

func key(name string, first bool) string {
	before := []byte(",")
	if first {
		before = []byte("{")
	}
	return string(appendString(before, name)) + ":"
}

func (w *compiling) node(o *Object, collected graphql.CollectedField) *node {
	n := &node{CollectedField: collected, at: w.plan.nodes}
	w.plan.nodes++
	if w.plan.nodes > mostNodes {
		w.covered = false
		return n
	}
	if collected.Name == "__typename" {
		return n
	}
	n.field = o.Fields[collected.Name]
	if n.field == nil || strings.HasPrefix(collected.Name, "__") || nested(collected.Definition.Type) && n.field.Leaf == nil {
		w.covered = false
		return n
	}
	w.note(o.Name, collected.Name)
	name := o.Name + "." + collected.Name
	n.relation, n.own = w.Relations[name], w.Own[name]
	n.simple = n.field.Leaf != nil && n.field.Plain && n.field.Args == nil && !n.own
	switch {
	case n.field.Leaf != nil:
	case n.field.Concrete == nil:
		n.only = w.selection(w.Tables[n.field.Type], collected.Selections)
	default:
		n.inside = map[string]*selection{}
		for _, possible := range w.Schema.PossibleTypes[n.field.Type] {
			if !w.covered {
				break
			}
			n.inside[possible.Name] = w.selection(w.Tables[possible.Name], collected.Selections)
		}
	}
	if reaching, can := n.relation.(Reaching); can && w.covered {
		n.relation = reaching.Ahead(n.asks)
	}
	return n
}

func (w *compiling) note(object, field string) {
	if w.plan.fields[object] == nil {
		w.plan.fields[object] = map[string]bool{}
	}
	w.plan.fields[object][field] = true
}

// asks tells whether a field, named as in Relations, is asked for somewhere inside.
func (n *node) asks(field string) bool {
	if n.only.asks(field) {
		return true
	}
	for _, s := range n.inside {
		if s.asks(field) {
			return true
		}
	}
	return false
}

func (s *selection) asks(field string) bool {
	return s != nil && slices.ContainsFunc(s.nodes, func(n *node) bool { return s.object.Name+"."+n.Name == field || n.asks(field) })
}

func nested(t *ast.Type) bool { return t.Elem != nil && t.Elem.Elem != nil }
