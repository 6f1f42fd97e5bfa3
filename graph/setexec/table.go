package setexec

import (
	"context"
	"slices"
)

// Tables are the object types of a schema by name. They are generated from the schema and its bindings.
type Tables map[string]*Object

// Object is one object type.
type Object struct {
	Name string
	// Satisfies are its own name and those of its interfaces and unions: the fragments that hold for it.
	Satisfies []string
	Fields    map[string]*Field
}

// Args are the arguments of a field as its resolver takes them.
type Args = map[string]any

// Field is one field of an object type: either a leaf, or one or several objects.
type Field struct {
	// Type is the named type inside; for abstract types Concrete is set.
	Type string
	// NonNull and ItemNonNull say where null is not allowed.
	NonNull, ItemNonNull bool
	// Plain fields are read from the parent in memory. The others are resolvers and methods that may wait.
	Plain bool
	// Args reads the arguments; nil where there are none.
	Args func(ctx context.Context, raw map[string]any) (Args, error)
	// Leaf writes the value. Nothing is written for null.
	Leaf func(ctx context.Context, parent any, args Args, out *Buffer) error
	// Objects adds the object or objects inside. Nothing is added for null.
	Objects func(ctx context.Context, parent any, args Args, out *Objects) error
	// List says that there are several.
	List bool
	// Concrete finds the object type of an abstract value, and the object as its fields take it; nil for null.
	Concrete func(value any) (typ string, object any)
}

// Objects are what a field of one parent holds.
type Objects struct {
	present bool
	items   []any
}

// List announces a list of n objects. Without it the list is null.
func (o *Objects) List(n int) {
	o.present = true
	o.items = slices.Grow(o.items, n)
}

// Add adds an object, or nil for null.
func (o *Objects) Add(object any) {
	o.present = true
	o.items = append(o.items, object)
}

// Relation reads what stands behind a field, for many parents at once.
type Relation interface {
	// Prepare tells what has to be read before the field of these parents is resolved. Reads of one Key are the same.
	Prepare(ctx context.Context, parents []any, args Args) []Read
}

// Reaching relations can read what lies behind the objects that they lead to in the same go. Fields are named as in Relations.
type Reaching interface {
	Relation
	// Ahead is the relation to use where fields are asked for, at any depth behind it.
	Ahead(asked func(field string) bool) Relation
}

// Foretelling relations know the ids of the objects that they lead to before these are read.
type Foretelling interface {
	Relation
	// Foretell returns the type of the objects, and what prepares a field of them by their ids, where it can.
	Foretell(ctx context.Context, args Args) (object string, prepare func(field string, relation Relation, args Args) []Read)
}

// Read is one statement, or several that follow from each other. It keeps what it finds, or why it could not read.
type Read struct {
	Key any
	Do  func(ctx context.Context)
}

// Relations are the relations by type and field, as "Movie.poster". A field that is neither plain nor has a
// relation is resolved for each parent by itself; Inline is for those that do not wait.
type Relations map[string]Relation

// Inline marks a resolver that needs nothing read.
var Inline Relation = inline{}

type inline struct{}

func (inline) Prepare(context.Context, []any, Args) []Read { return nil }
