package graph

import (
	"context"
	"iter"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"revenge/internal/access"
)

const (
	// pace is the least time between two states of one subscription: four a second.
	pace = 250 * time.Millisecond
	// lookAnyway is how often a state is read without a signal.
	lookAnyway = 5 * time.Second
)

// Signals tells that there may be news; events.Watcher is one.
type Signals interface {
	// C receives one signal for all news since it was last received from.
	C() <-chan struct{}
	// Close ends it.
	Close()
}

// Follow is the body of a subscription that shows a state. It sends what read returns now and, from then on, whatever
// read returns after a signal, at most four times a second and never the same revision twice; the last state is always
// sent, and states that a slow client has no time for are left out. since is the revision that the client knows, or
// empty. The subscription ends after a state that is done, with the error of read, and when the viewer may no longer
// follow. read is given a context with the viewer as it is now; a nil value is not sent. Follow closes the watcher,
// which the caller made before the first read, so that nothing falls in between.
func Follow[T any](ctx context.Context, w Signals, since string, read func(context.Context) (value *T, revision string, done bool, err error)) <-chan *T {
	return produce(ctx, func(out chan<- *T) error {
		defer w.Close()
		for {
			now, err := refreshed(ctx)
			if err != nil {
				return err
			}
			value, revision, done, err := read(now)
			if err != nil {
				return err
			}
			if value != nil && revision != since {
				if !send(ctx, out, value) {
					return nil
				}
				since = revision
			}
			if done || !news(ctx, w) {
				return nil
			}
		}
	})
}

// Stream is the body of a subscription that shows events, each of which counts: it sends all that events yields and
// ends with its error. The sequence must end with the context it was made with, and asks Viewer for who may see.
func Stream[T any](ctx context.Context, events iter.Seq2[*T, error]) <-chan *T {
	return produce(ctx, func(out chan<- *T) error {
		for event, err := range events {
			if err != nil {
				return err
			}
			if !send(ctx, out, event) {
				return nil
			}
		}
		return nil
	})
}

// Viewer returns who asks, with the rights of this moment also in a subscription that has run for long.
// Faults: Unauthenticated or Forbidden when they are gone.
func Viewer(ctx context.Context) (access.Viewer, error) {
	if l, ok := ctx.Value(liveKey{}).(*live); ok {
		return l.viewer(ctx)
	}
	return access.From(ctx), nil
}

func refreshed(ctx context.Context) (context.Context, error) {
	v, err := Viewer(ctx)
	return access.With(ctx, v), err
}

// produce runs body in a goroutine that ends with the subscription.
func produce[T any](ctx context.Context, body func(chan<- *T) error) <-chan *T {
	out := make(chan *T)
	go func() {
		defer close(out)
		defer func() {
			if p := recover(); p != nil {
				end(ctx, graphql.GetOperationContext(ctx).Recover(ctx, p))
			}
		}()
		if err := body(out); err != nil {
			end(ctx, err)
		}
	}()
	return out
}

func send[T any](ctx context.Context, out chan<- *T, value *T) bool {
	select {
	case out <- value:
		return true
	case <-ctx.Done():
		return false
	}
}

// news waits for a signal, and for the pace before it.
func news(ctx context.Context, w Signals) bool {
	return pause(ctx, pace, nil) && pause(ctx, lookAnyway, w.C())
}

// pause returns after d or a signal; false when ctx has ended.
func pause(ctx context.Context, d time.Duration, signal <-chan struct{}) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-signal:
	case <-ctx.Done():
	}
	return ctx.Err() == nil
}
