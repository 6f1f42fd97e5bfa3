package setexec

import (
	"context"
	"unsafe"
)

// Gaps is an answer with the fields left out that are each viewer's own (Compiler.Own). It is noted while a plan is run
// (Request.Gaps) and filled in for another viewer who may see the same: then what is his own is all that is read.
type Gaps struct {
	plan *Plan
	text []byte
	sets []*set
	gaps []gap
}

// gap is where a field's value stands in the answer.
type gap struct {
	from, to int
	step
	row int
}

// note remembers where an own field was written. Answers with errors are not kept, so nothing is taken back later.
func (g *Gaps) note(from, to int, s step, row int) { g.gaps = append(g.gaps, gap{from, to, s, row}) }

// Close takes the answer over that the gaps were noted in. It keeps the objects whose fields are open, and no others.
func (g *Gaps) Close(plan *Plan, answer []byte) *Gaps {
	kept, begin := map[*set]*set{}, 0
	out := &Gaps{plan: plan, text: make([]byte, 0, len(answer)), gaps: make([]gap, 0, len(g.gaps))}
	for _, open := range g.gaps {
		out.text = append(out.text, answer[begin:open.from]...)
		begin = open.to
		s := kept[open.set]
		if s == nil {
			s = &set{selection: open.set.selection, objects: open.set.objects}
			kept[open.set] = s
			out.sets = append(out.sets, s)
		}
		out.gaps = append(out.gaps, gap{from: len(out.text), step: step{s, open.at}, row: open.row})
	}
	out.text = append(out.text, answer[begin:]...)
	return out
}

// object is about what a kept object takes.
const object = 1 << 10

// Size is about the memory that is kept.
func (g *Gaps) Size() int {
	size := len(g.text) + len(g.gaps)*int(unsafe.Sizeof(gap{}))
	for _, s := range g.sets {
		size += len(s.objects) * object
	}
	return size
}

// Fill answers a request into out. It is false when a null stands where none may be. Then, and when
// errors were added to the context, the whole is to be asked anew.
func (g *Gaps) Fill(ctx context.Context, r Request, out *Buffer) bool {
	w := g.plan.begin(ctx, r)
	defer w.free()
	fresh := make(map[*set]*set, len(g.sets))
	for _, s := range g.sets {
		mine := &set{selection: s.selection, objects: s.objects, columns: w.columns.take(len(s.nodes))}
		fresh[s] = mine
		for at, n := range mine.nodes {
			switch {
			case !n.own:
			case n.waits():
				w.waiting = append(w.waiting, step{mine, at})
			case n.field.Objects != nil:
				w.objects(step{mine, at})
			}
		}
	}
	w.settle()
	begin := 0
	for _, open := range g.gaps {
		_, _ = out.Write(g.text[begin:open.from]) // a buffer takes every write
		begin = open.from
		if !w.field(out, step{fresh[open.set], open.at}, open.row) {
			return false
		}
	}
	_, _ = out.Write(g.text[begin:]) // likewise
	return true
}
