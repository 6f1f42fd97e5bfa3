package setexec

import (
	"context"
)

// objects resolves a field of all rows, and expands the sets of what it holds.
func (r *run) objects(s step) {
	n, c := s.node(), s.column()
	c.spans = make([]span, len(s.set.objects))
	args, err := r.args(n)
	if err != nil {
		r.wrong(s)
		return
	}
	kids := &kids{node: n, parent: s.set}
	var own Objects
	for row, parent := range s.set.objects {
		out := &own
		if c.alone != nil {
			out, err = &c.alone[row].Objects, c.alone[row].err
		} else {
			own.present, own.items = false, own.items[:0]
			err = r.resolve(r.ctx, n, parent, args, out)
		}
		if err == nil && n.field.List && out.present {
			err = r.Charge(n.CollectedField, len(out.items))
		}
		switch {
		case err != nil:
			r.fail(s, row, err)
			c.spans[row].state = failed
		case out.present:
			c.spans[row] = span{len(c.items), len(c.items) + len(out.items), present}
			for index, object := range out.items {
				c.items = append(c.items, kids.add(object, origin{row, index}))
			}
		}
	}
	c.alone = nil
	for _, kid := range kids.sets {
		r.expand(kid)
	}
}

// resolve asks a field for its objects; a panic is an error.
func (r *run) resolve(ctx context.Context, n *node, parent any, args Args, out *Objects) (err error) {
	defer r.recover(&err)
	return n.field.Objects(ctx, parent, args, out)
}

// kids are the sets of what a field holds, one for each object type.
type kids struct {
	node   *node
	parent *set
	sets   []*set
}

func (k *kids) add(object any, from origin) item {
	if object == nil {
		return item{}
	}
	asked := k.node.only
	if concrete := k.node.field.Concrete; concrete != nil {
		var typ string
		if typ, object = concrete(object); object == nil {
			return item{}
		}
		asked = k.node.inside[typ]
	}
	for _, kid := range k.sets {
		if kid.selection == asked {
			return kid.add(object, from)
		}
	}
	kid := newSet(asked, k.parent, k.node, len(k.parent.objects))
	k.sets = append(k.sets, kid)
	return kid.add(object, from)
}
