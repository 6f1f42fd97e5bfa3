package setexec

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
)

// recover turns a panic into an error, as the endpoint does it elsewhere.
func (r *run) recover(err *error) {
	if p := recover(); p != nil {
		*err = r.Operation.Recover(r.ctx, p)
	}
}

// fail adds the error of a field.
func (r *run) fail(s step, row int, err error) {
	ctx := r.at(s, row)
	graphql.AddError(ctx, graphql.AddFieldLocationToError(ctx, err))
}

// misread adds the error of arguments that could not be read. They are read once more, for an error with the row's path.
func (r *run) misread(s step, row int) {
	ctx := r.at(s, row)
	graphql.GetFieldContext(ctx).Args = nil
	_, err := r.readArgs(ctx, s.node())
	graphql.AddError(ctx, err)
}

// wrong gives every row the error of the arguments.
func (r *run) wrong(s step) {
	for row := range s.set.objects {
		r.misread(s, row)
		s.column().spans[row].state = failed
	}
}

// at is the context of a field, with its path. Only errors need it.
func (r *run) at(s step, row int) context.Context {
	n := s.node()
	return graphql.WithFieldContext(r.above(s.set, row), &graphql.FieldContext{
		Object: s.set.object.Name, Field: n.CollectedField, Args: r.arguments[n.at].args, IsResolver: !n.field.Plain,
	})
}

// atItem is the context of an item in a field's list.
func (r *run) atItem(s step, row, index int) context.Context {
	return graphql.WithFieldContext(r.at(s, row), &graphql.FieldContext{Index: &index})
}

// above is the context of an object.
func (r *run) above(s *set, row int) context.Context {
	if s.parent == nil {
		return graphql.WithFieldContext(r.ctx, &graphql.FieldContext{Object: s.object.Name})
	}
	from, above := s.origins[row], step{set: s.parent}
	for at, n := range s.parent.nodes {
		if n == s.via {
			above.at = at
		}
	}
	if s.via.field.List {
		return r.atItem(above, int(from.row), int(from.index))
	}
	return r.at(above, int(from.row))
}
