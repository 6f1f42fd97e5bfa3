package setexec

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
)

// Request is what a plan is run for.
type Request struct {
	// Operation has the variables, and takes the errors.
	Operation *graphql.OperationContext
	// Pool runs reads where they can share a way to the database.
	Pool Pool
	// Charge returns what is told how long each list of a field is, and refuses those that are too dear.
	Charge func(field graphql.CollectedField) func(items int) error
	// Gaps notes where own fields stand; nil for nothing.
	Gaps *Gaps
}

// Pool is a database.
type Pool interface {
	// Together runs reads side by side, whatever they do.
	Together(ctx context.Context, reads []func(context.Context))
	// InStep runs those of relations, which do nothing but read.
	InStep(ctx context.Context, reads []func(context.Context))
}

// Run answers the request with the plan, into out. The context is that of a response: errors are added to it.
func (p *Plan) Run(ctx context.Context, r Request, out *Buffer) {
	w := p.begin(ctx, r)
	root := w.newSet(p.root, nil, nil, 1)
	root.add(nil, origin{})
	w.expand(root)
	w.settle()
	if !w.write(out, root, 0) {
		out.Raw("null")
	}
	if r.Gaps == nil { // they keep the sets
		w.free()
	}
}

// run is one request at work.
type run struct {
	Request
	*memory

	ctx       context.Context
	arguments []arguments
	waiting   []step
}

func (p *Plan) begin(ctx context.Context, r Request) *run {
	m := memories.Get().(*memory)
	return &run{Request: r, memory: m, ctx: ctx, arguments: m.read.take(p.nodes)}
}

// step is a field of a set that waits for something to be read.
type step struct {
	set *set
	at  int
}

func (s step) node() *node     { return s.set.nodes[s.at] }
func (s step) column() *column { return &s.set.columns[s.at] }

// arguments are those of one node, read once for all its rows.
type arguments struct {
	known bool
	args  Args
	err   error
}

func (r *run) args(n *node) (Args, error) {
	if n.field.Args == nil {
		return nil, nil //nolint:nilnil // a field without arguments has none
	}
	a := &r.arguments[n.at]
	if !a.known {
		a.known = true
		a.args, a.err = r.readArgs(r.ctx, n)
	}
	return a.args, a.err
}

func (r *run) readArgs(ctx context.Context, n *node) (args Args, err error) {
	defer r.recover(&err)
	return n.field.Args(ctx, n.ArgumentMap(r.Operation.Variables))
}

// early prepares what can be read together with the objects that a field leads to.
func (r *run) early(n *node, args Args) (reads []Read) {
	f, can := n.relation.(Foretelling)
	if !can {
		return nil
	}
	object, prepare := f.Foretell(r.ctx, args)
	inside := n.inside[object]
	if inside == nil {
		return nil
	}
	for _, child := range inside.nodes {
		if child.relation == nil {
			continue
		}
		if args, err := r.args(child); err == nil {
			reads = append(reads, prepare(child.Name, child.relation, args)...)
		}
	}
	return reads
}

// guarded reads run beside others, where a panic would end the server. It is logged, and what was to be read is not there.
func (r *run) guarded(read func(context.Context)) func(context.Context) {
	return func(ctx context.Context) {
		var logged error
		defer r.recover(&logged)
		read(ctx)
	}
}

// expand follows the plain fields of a new set as far as memory goes, and notes those that wait.
func (r *run) expand(s *set) {
	if len(s.objects) == 0 {
		return
	}
	for at, n := range s.nodes {
		switch {
		case n.waits():
			r.waiting = append(r.waiting, step{s, at})
		case n.field != nil && n.field.Objects != nil:
			r.objects(step{s, at})
		}
	}
}

// settle reads what waits, level by level: everything of a level at once.
func (r *run) settle() {
	for len(r.waiting) > 0 {
		steps := r.waiting
		r.waiting = nil
		reads, run := make([]func(context.Context), 0, len(steps)), r.Pool.InStep
		known := map[any]bool{}
		for _, s := range steps {
			args, err := r.args(s.node())
			switch {
			case err != nil:
			case s.node().alone():
				run = r.Pool.Together
				reads = append(reads, r.alone(s, args)...)
			default:
				for _, read := range append(s.node().relation.Prepare(r.ctx, s.set.objects, args), r.early(s.node(), args)...) {
					if !known[read.Key] {
						known[read.Key] = true
						reads = append(reads, r.guarded(read.Do))
					}
				}
			}
		}
		if len(reads) > 0 {
			run(r.ctx, reads)
		}
		for _, s := range steps {
			if s.node().field.Objects != nil {
				r.objects(s)
			}
		}
	}
}
