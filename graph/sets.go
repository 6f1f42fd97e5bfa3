package graph

import (
	"context"
	"encoding/json"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"revenge/dataloaders"
	"revenge/graph/setexec"
)

// Execution is the way in which an operation was answered.
type Execution string

// The ways.
const (
	// BySets reads what all objects of a level need at once.
	BySets Execution = "SETS"
	// ByFields resolves each field of each object by itself, as gqlgen does.
	ByFields Execution = "FIELDS"
	// Kept was sent before; only metrics see it.
	Kept Execution = "KEPT"
)

// sets answers operations by plans, where they are covered.
type sets struct {
	compiler setexec.Compiler
	pool     setexec.Pool
}

// plans are what a document was compiled to: for each operation, and for each way its @skip and @include turn out.
type plans struct {
	conditions []string

	mu   sync.Mutex
	made map[string]*setexec.Plan
	size int
}

// The bounds of what is kept for one document; what is beyond is compiled for each request.
const (
	plansKept  = 32
	fieldsKept = 8000
)

func newPlans(doc *ast.QueryDocument) *plans {
	p := &plans{made: map[string]*setexec.Plan{}}
	for _, op := range doc.Operations {
		p.note(op.SelectionSet)
	}
	for _, f := range doc.Fragments {
		p.note(f.SelectionSet)
	}
	return p
}

// note collects the variables that decide what is asked for.
func (p *plans) note(set ast.SelectionSet) {
	for _, selection := range set {
		var directives ast.DirectiveList
		switch s := selection.(type) {
		case *ast.Field:
			directives = s.Directives
			p.note(s.SelectionSet)
		case *ast.InlineFragment:
			directives = s.Directives
			p.note(s.SelectionSet)
		case *ast.FragmentSpread:
			directives = s.Directives
		}
		for _, d := range directives {
			if d.Name == "skip" || d.Name == "include" || d.Name == "defer" {
				for _, a := range d.Arguments {
					if a.Value.Kind == ast.Variable {
						p.conditions = append(p.conditions, a.Value.Raw)
					}
				}
			}
		}
	}
}

// of returns the plan of an operation; nil when sets do not cover it.
func (p *plans) of(c *setexec.Compiler, oc *graphql.OperationContext) *setexec.Plan {
	key := oc.Operation.Name
	if len(p.conditions) > 0 {
		var b strings.Builder
		b.WriteString(key)
		for _, name := range p.conditions {
			text, _ := json.Marshal(oc.Variables[name]) //nolint:errchkjson // true, false or null
			b.WriteByte(' ')
			b.Write(text)
		}
		key = b.String()
	}
	p.mu.Lock()
	plan, known := p.made[key]
	p.mu.Unlock()
	if known {
		return plan
	}
	plan = c.Compile(oc)
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.made) < plansKept && p.size < fieldsKept {
		p.made[key] = plan
		if plan != nil {
			p.size += plan.Size()
		}
	}
	return plan
}

// bySets answers an operation by its plan.
func (e *engine) bySets(ctx context.Context, op *operation, plan *setexec.Plan) *graphql.Response {
	if ctx.Err() != nil {
		return nil
	}
	dataloaders.Narrow(ctx, plan)
	ctx = graphql.WithOperationContext(ctx, op.OperationContext)
	ctx = graphql.WithResponseContext(ctx, e.presenter.present, e.presenter.recovered)
	op.buffer = setexec.NewBuffer()
	op.buffer.Raw(beforeData)
	plan.Run(ctx, setexec.Request{Operation: op.OperationContext, Pool: e.sets.pool, Charge: op.charge, Gaps: op.gaps}, op.buffer)
	errs := graphql.GetErrors(ctx)
	if op.gaps != nil && len(errs) == 0 {
		op.gaps = op.gaps.Close(plan, op.buffer.Bytes())
	}
	return &graphql.Response{Data: op.data(), Errors: errs}
}
