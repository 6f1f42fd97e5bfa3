package setexec

import (
	"github.com/99designs/gqlgen/graphql"
)

// write writes one object. It is false, and nothing is written, when a field that may not be null has none: then the
// object's own place is null.
func (r *run) write(out *Buffer, s *set, row int) bool {
	begin, valid := len(out.bytes), true
	object := s.objects[row]
	if len(s.nodes) == 0 {
		out.Byte('{')
	}
	for at, n := range s.nodes {
		out.bytes = append(out.bytes, n.key...)
		if !n.simple || !r.simple(out, n.field, object) {
			valid = r.field(out, step{s, at}, row) && valid
		}
	}
	out.Byte('}')
	if !valid {
		out.bytes = out.bytes[:begin]
	}
	return valid
}

// simple writes the value of a simple field; false, and nothing is written, where something is wrong with it.
func (r *run) simple(out *Buffer, f *Field, object any) bool {
	begin := len(out.bytes)
	switch err := f.Leaf(r.ctx, object, nil, out); {
	case err != nil:
		out.bytes = out.bytes[:begin]
		return false
	case len(out.bytes) > begin:
		return true
	case f.NonNull:
		return false
	}
	out.bytes = append(out.bytes, "null"...)
	return true
}

// field writes the value of a field; false when it is null and may not be.
func (r *run) field(out *Buffer, s step, row int) bool {
	n := s.node()
	if n.field == nil {
		out.String(s.set.object.Name)
		return true
	}
	begin := len(out.bytes)
	var valid bool
	switch {
	case n.field.Leaf != nil:
		valid = r.writeLeaf(out, s, row)
	case n.field.List:
		valid = r.writeList(out, s, row)
	default:
		valid = r.writeOne(out, s, row)
	}
	if !valid {
		out.bytes = append(out.bytes[:begin], "null"...)
	}
	if n.own && r.Gaps != nil {
		r.Gaps.note(begin, len(out.bytes), s, row)
	}
	return valid || !n.field.NonNull
}

func (r *run) writeLeaf(out *Buffer, s step, row int) bool {
	n, begin := s.node(), len(out.bytes)
	args, err := r.args(n)
	switch {
	case err != nil:
		r.misread(s, row)
		return false
	case s.column().alone != nil:
		one := &s.column().alone[row]
		out.bytes, err = append(out.bytes, one.leaf.bytes...), one.err
	case n.field.Plain:
		err = n.field.Leaf(r.ctx, s.set.objects[row], args, out)
	default:
		err = r.leaf(r.ctx, n, s.set.objects[row], args, out)
	}
	if err != nil {
		r.fail(s, row, err)
		return false
	}
	if len(out.bytes) > begin {
		return true
	}
	if n.field.NonNull {
		graphql.AddInvalidNullError(r.at(s, row), n.Definition.Type.String())
	}
	return false
}

func (r *run) writeOne(out *Buffer, s step, row int) bool {
	n, c := s.node(), s.column()
	span := c.spans[row]
	if span.state == present && c.items[span.from].set != nil {
		it := c.items[span.from]
		return r.write(out, it.set, it.row)
	}
	if span.state != failed && n.field.NonNull {
		graphql.AddInvalidNullError(r.at(s, row), n.Definition.Type.String())
	}
	return false
}

func (r *run) writeList(out *Buffer, s step, row int) bool {
	n, c := s.node(), s.column()
	span := c.spans[row]
	if span.state != present {
		if span.state != failed && n.field.NonNull {
			graphql.AddInvalidNullError(r.at(s, row), n.Definition.Type.String())
		}
		return false
	}
	valid := true
	out.Byte('[')
	for index, it := range c.items[span.from:span.to] {
		if index > 0 {
			out.Byte(',')
		}
		if it.set != nil && r.write(out, it.set, it.row) {
			continue
		}
		out.Raw("null")
		if n.field.ItemNonNull {
			valid = false
			if it.set == nil {
				graphql.AddInvalidNullError(r.atItem(s, row, index), n.Definition.Type.Elem.String())
			}
		}
	}
	out.Byte(']')
	return valid
}
