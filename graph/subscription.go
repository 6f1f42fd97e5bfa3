package graph

import (
	"context"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"revenge/dataloaders"
	"revenge/internal/access"
)

// follow executes a subscription. It calls emit for each event, until emit fails, and returns the errors that ended the
// subscription, if any. What emit is given is good only during the call.
func (e *engine) follow(ctx context.Context, s *session, op *operation, emit func(*graphql.Response) error) gqlerror.List {
	defer e.metrics.Follow()()
	var guard sync.WaitGroup
	defer guard.Wait()
	running, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	l := &live{session: s, begun: access.From(ctx), needs: op.needs, cancel: cancel}
	guard.Go(func() { l.guard(running) })
	client := ctx
	ctx = context.WithValue(running, liveKey{}, l)

	op.ResolverMiddleware = e.fresh
	begin := dataloaders.Attach(ctx, e.sources, access.From(ctx), nil)
	next, ctx := e.exec.DispatchOperation(begin, op.OperationContext)
	for {
		response := next(context.WithValue(ctx, eventKey{}, &event{meter: &meter{limit: e.limits.Cost, walk: op.walk, price: op.price}}))
		if response == nil {
			break
		}
		if response.Data == nil && len(response.Errors) > 0 {
			return response.Errors // the resolver refused to begin
		}
		if emit(response) != nil {
			return nil
		}
	}
	if cause := context.Cause(ctx); cause != nil && client.Err() == nil {
		return e.presenter.list(ctx, gqlerror.Wrap(cause))
	}
	return nil // it came to its end, or nobody listens any more
}

// event is what the fields of one event share: the viewer's rights when it came, loaders that have seen nothing older,
// and a price.
type event struct {
	*meter

	once   sync.Once
	values context.Context
	err    error
}

type eventKey struct{}

// fresh is the field middleware of subscriptions. The executor is asked for an event long before there is one, so viewer
// and loaders are made when its first field is resolved.
func (e *engine) fresh(ctx context.Context, next graphql.Resolver) (any, error) {
	ev, _ := ctx.Value(eventKey{}).(*event)
	switch fc := graphql.GetFieldContext(ctx); {
	case ev == nil:
		return next(ctx) // the subscription's own resolver
	case fc.Parent != nil:
		return ev.middleware(ctx, next) // deep in an event
	}
	ev.once.Do(func() {
		v, err := Viewer(ctx)
		ev.values, ev.err = dataloaders.Attach(access.With(context.Background(), v), e.sources, v, nil), err
	})
	if ev.err != nil {
		return nil, ev.err
	}
	return ev.middleware(overlay{ctx, ev.values}, next)
}

// overlay is a context that looks values up elsewhere first.
type overlay struct {
	context.Context
	values context.Context
}

// Value returns the other context's value, else the own one.
func (o overlay) Value(key any) any {
	if v := o.values.Value(key); v != nil {
		return v
	}
	return o.Context.Value(key)
}
