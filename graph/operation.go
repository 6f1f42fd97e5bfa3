package graph

import (
	"context"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"revenge/dataloaders"
	"revenge/graph/answers"
	"revenge/graph/setexec"
	"revenge/internal/access"
	"revenge/internal/catalogue"
	"revenge/internal/platform/obs"
)

// engine runs operations; the transports bring them.
type engine struct {
	exec      *executor.Executor
	schema    *ast.Schema
	documents *documents
	rights    rights
	costs     costs
	limits    Limits
	attempts  *attempts
	sources   dataloaders.Sources
	presenter presenter
	sets      *sets
	answers   *answers.Cache
	metrics   *obs.Operations
}

// operation is one that was let in.
type operation struct {
	*graphql.OperationContext
	*meter
	plans   *plans
	covered *answers.Coverage
	needs   []need
	// versions are the catalogue's, for rows that are kept; nil where everything is read anew.
	versions *catalogue.Versions
	// kept is an answer with gaps to fill; gaps notes those of an answer that is to be kept.
	kept      *answers.Answer
	gaps      *setexec.Gaps
	execution Execution
	// buffer holds the answer's data behind beforeData, where sets wrote it.
	buffer *setexec.Buffer
}

func (o *operation) data() []byte { return o.buffer.Bytes()[len(beforeData):] }

// free gives the answer's memory back once it was sent.
func (o *operation) free() {
	if o.buffer != nil {
		o.buffer.Free()
	}
}

func (o *operation) subscription() bool { return o.Operation.Operation == ast.Subscription }

// admit reads an operation and refuses what is wrong, too dear or not allowed: nothing has been executed by then.
func (e *engine) admit(ctx context.Context, params *graphql.RawParams) (op *operation, errs gqlerror.List) {
	defer func() {
		if p := recover(); p != nil {
			op, errs = nil, e.presenter.list(ctx, gqlerror.WrapIfUnwrapped(e.presenter.recovered(ctx, p)))
		}
		e.count(errs)
	}()
	v := access.From(ctx)
	doc, wrong := e.documents.read(params, v)
	if len(wrong) > 0 {
		return nil, e.presenter.list(ctx, wrong...)
	}
	begun := context.WithValue(graphql.StartOperationTrace(ctx), documentKey{}, doc.QueryDocument)
	oc, wrong := e.exec.CreateOperationContext(begun, params)
	if len(wrong) > 0 {
		return nil, e.presenter.list(ctx, wrong...)
	}
	needs := doc.needs[oc.Operation]
	if err := e.rights.check(oc.Operation, needs, v); err != nil {
		return nil, e.presenter.list(ctx, err)
	}
	price, walk := e.costs.of(e.schema, oc.Operation, oc.Variables)
	op = &operation{oc, &meter{limit: e.limits.Cost, walk: walk, price: price}, doc.plans, doc.covers[oc.Operation], needs, nil, nil, nil, ByFields, nil}
	if price > e.limits.Cost {
		return op, e.presenter.list(ctx, tooDear(price, e.limits.Cost))
	}
	if err := e.attempts.check(ctx, oc.Operation); err != nil {
		return op, e.presenter.list(ctx, err)
	}
	oc.DisableIntrospection = v.Stranger()
	return op, nil
}

// run executes a query or mutation to its end. The operation is freed when the response has been sent.
func (e *engine) run(ctx context.Context, op *operation) *graphql.Response {
	ctx, cancel := context.WithTimeout(ctx, e.limits.Time)
	defer cancel()
	began := time.Now()
	ctx = dataloaders.Attach(ctx, e.sources, access.From(ctx), op.versions)
	response := e.answer(ctx, op)
	if op.total() > e.limits.Cost && op.Operation.Operation == ast.Query { // the rest would be hundreds of errors
		response = &graphql.Response{Data: []byte("null"), Errors: e.presenter.list(ctx, op.refusal())}
	}
	if response == nil { // the executor says nothing once the context has ended
		response = &graphql.Response{Data: []byte("null"), Errors: e.presenter.list(ctx, gqlerror.Wrap(ctx.Err()))}
	}
	e.price(response, op)
	if access.From(ctx).RequireAdmin() == nil {
		response.Extensions["execution"] = op.execution
	}
	e.count(response.Errors)
	e.metrics.Executed(string(op.Operation.Operation), op.field(), string(op.execution), op.total(), time.Since(began))
	return response
}

// answer takes the way of sets where it can, else that of fields.
func (e *engine) answer(ctx context.Context, op *operation) *graphql.Response {
	if e.sets != nil {
		if plan := op.plans.of(&e.sets.compiler, op.OperationContext); plan != nil {
			op.execution = BySets
			if response := e.filled(ctx, op); response != nil {
				return response
			}
			return e.bySets(ctx, op, plan)
		}
	}
	op.ResolverMiddleware = op.middleware
	next, ctx := e.exec.DispatchOperation(ctx, op.OperationContext)
	return next(ctx)
}

// count counts what went wrong.
func (e *engine) count(errs gqlerror.List) {
	if len(errs) > 0 {
		code, _ := errs[0].Extensions["code"].(string)
		e.metrics.Failed(code)
	}
}

// field is the operation's one root field, or "several".
func (o *operation) field() string {
	if len(o.Operation.SelectionSet) == 1 {
		if f, ok := o.Operation.SelectionSet[0].(*ast.Field); ok {
			return f.Name
		}
	}
	return "several"
}

// price reports what an operation costs.
func (e *engine) price(response *graphql.Response, op *operation) {
	if op == nil {
		return
	}
	if response.Extensions == nil {
		response.Extensions = map[string]any{}
	}
	response.Extensions["cost"] = map[string]int{"requested": op.total(), "limit": e.limits.Cost}
}

// refused is the answer to an operation that was not let in.
func (e *engine) refused(op *operation, errs gqlerror.List) *graphql.Response {
	response := &graphql.Response{Errors: errs}
	e.price(response, op)
	return response
}
