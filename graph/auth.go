package graph

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
)

// need is what a viewer must be to ask for a field.
type need struct {
	level access.Level
	scope access.Scope
}

// refuse is nil, fault.Unauthenticated or fault.Forbidden.
func (n need) refuse(v access.Viewer) error {
	switch {
	case v.Allows(n.level, n.scope):
		return nil
	case v.Stranger():
		return fault.Unauthenticated
	}
	return fault.Forbidden
}

// closed is what a field needs that nobody has thought about.
var closed = need{access.LevelAdmin, access.ScopeAdmin}

// rights says for each field of the schema what it needs.
type rights struct {
	fields map[*ast.FieldDefinition]need
	// open lists the fields without a directive, their own or their type's, as Type.field.
	open []string
}

// readRights reads the schema's @auth once: a field's own directive goes before its type's.
func readRights(schema *ast.Schema) rights {
	r := rights{fields: map[*ast.FieldDefinition]need{}}
	for _, def := range schema.Types {
		if def.Kind != ast.Object && def.Kind != ast.Interface || def.BuiltIn {
			continue
		}
		for _, field := range def.Fields {
			if introspective(field.Name) {
				r.fields[field] = need{access.LevelUser, access.ScopeRead}
				continue
			}
			directive := field.Directives.ForName("auth")
			if directive == nil {
				directive = def.Directives.ForName("auth")
			}
			if directive == nil {
				r.fields[field] = closed
				r.open = append(r.open, def.Name+"."+field.Name)
				continue
			}
			args := directive.ArgumentMap(nil)
			r.fields[field] = need{access.Level(args["access"].(string)), access.Scope(args["scope"].(string))}
		}
	}
	slices.Sort(r.open)
	return r
}

func introspective(name string) bool { return name == "__schema" || name == "__type" }

// check refuses the first field of a validated operation and its fragments that the viewer may not ask for; needs are those
// of the operation.
func (r rights) check(op *ast.OperationDefinition, needs []need, v access.Viewer) *gqlerror.Error {
	if !slices.ContainsFunc(needs, func(n need) bool { return n.refuse(v) != nil }) {
		return nil
	}
	w := authWalk{rights: r, viewer: v, seen: map[string]bool{}}
	return w.set(op.SelectionSet, nil)
}

// needs returns what an operation needs, each need once.
func (r rights) needs(op *ast.OperationDefinition) []need {
	w := authWalk{rights: r, seen: map[string]bool{}, collect: map[need]bool{}}
	_ = w.set(op.SelectionSet, nil) // refuses nothing while it collects
	out := make([]need, 0, len(w.collect))
	for n := range w.collect {
		out = append(out, n)
	}
	return out
}

type authWalk struct {
	rights  rights
	viewer  access.Viewer
	seen    map[string]bool // fragments; each is looked at once
	collect map[need]bool   // when set, nothing is refused
}

func (w *authWalk) set(selections ast.SelectionSet, path ast.Path) *gqlerror.Error {
	for _, selection := range selections {
		var err *gqlerror.Error
		switch s := selection.(type) {
		case *ast.Field:
			err = w.field(s, path)
		case *ast.InlineFragment:
			err = w.set(s.SelectionSet, path)
		case *ast.FragmentSpread:
			if !w.seen[s.Name] {
				w.seen[s.Name] = true
				err = w.set(s.Definition.SelectionSet, path)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *authWalk) field(f *ast.Field, path ast.Path) *gqlerror.Error {
	if f.Name == "__typename" {
		return nil
	}
	path = append(slices.Clip(path), ast.PathName(f.Alias))
	n, known := w.rights.fields[f.Definition]
	if !known {
		n = closed
	}
	if w.collect != nil {
		w.collect[n] = true
	} else if err := n.refuse(w.viewer); err != nil {
		return at(refusedFor(err), path, f)
	}
	if introspective(f.Name) {
		return nil // what lies inside is the schema, open to whoever may ask for it
	}
	return w.set(f.SelectionSet, path)
}
