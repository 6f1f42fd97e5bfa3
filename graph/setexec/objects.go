package setexec

import (
	"context"
)

// objects resolves a field of all rows, and expands the sets of what it holds.
func (r *run) objects(s step) {
	n, c := s.node(), s.column()
	c.spans = r.spans.take(len(s.set.objects))
	args, err := r.args(n)
	if err != nil {
		r.wrong(s)
		return
	}
	var charge func(items int) error
	if n.field.List {
		charge = r.Charge(n.CollectedField)
	}
	all := Objects{items: r.scratch[:0]}
	for row, parent := range s.set.objects {
		begin := len(all.items)
		if all.present = false; c.alone != nil {
			one := &c.alone[row]
			all.present, all.items, err = one.present, append(all.items, one.items...), one.err
		} else {
			err = r.resolve(r.ctx, n, parent, args, &all)
		}
		end := len(all.items)
		if err == nil && charge != nil && all.present {
			err = charge(end - begin)
		}
		switch {
		case err != nil:
			all.items = all.items[:begin]
			r.fail(s, row, err)
			c.spans[row].state = failed
		case all.present:
			c.spans[row] = span{int32(begin), int32(end), present}
		}
	}
	c.alone = nil
	kids := kids{memory: r.memory, node: n, parent: s.set, size: len(all.items)}
	c.items = r.items.take(len(all.items))
	for row, held := range c.spans {
		for at := held.from; at < held.to; at++ {
			c.items[at] = kids.add(all.items[at], origin{int32(row), at - held.from})
		}
	}
	clear(all.items)
	r.scratch = all.items
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
	*memory

	node   *node
	parent *set
	// size is how many objects there are, of all types.
	size int
	sets []*set
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
	kid := k.newSet(asked, k.parent, k.node, k.size)
	k.sets = append(k.sets, kid)
	return kid.add(object, from)
}
