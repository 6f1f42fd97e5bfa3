package app

import (
	"context"
	"errors"
	"fmt"
	"os/signal"
	"syscall"
	"time"

	"go.uber.org/dig"
	"go.uber.org/fx"
)

// stopWithin bounds how long a process may take to end.
const stopWithin = 40 * time.Second

// interrupted is what the running process waits for.
var interrupted = func() (context.Context, context.CancelFunc) {
	return signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
}

// root is the context that constructors work under: it ends when the process is asked to stop, so that a
// wait for a database that is away can be broken off.
var root, endRoot = context.WithCancel(context.Background())

func starting() (context.Context, context.CancelFunc) { return context.WithCancel(root) }

// run builds the graph, calls body between start and stop, and ends everything in reverse order.
func run(options fx.Option, body func(ctx context.Context) error) error {
	ctx, cancel := interrupted()
	defer cancel()
	stopRoot := context.AfterFunc(ctx, endRoot)
	defer stopRoot()
	a := fx.New(options, fx.StartTimeout(time.Hour), fx.StopTimeout(stopWithin))
	if err := a.Err(); err != nil {
		_ = stop(a) // the failure before it is the cause
		return plain(err)
	}
	if err := a.Start(ctx); err != nil {
		_ = stop(a) // the failure before it is the cause
		return plain(err)
	}
	err := body(ctx)
	return errors.Join(err, stop(a))
}

func stop(a *fx.App) error {
	ctx, cancel := context.WithTimeout(context.Background(), stopWithin)
	defer cancel()
	if err := a.Stop(ctx); err != nil {
		return fmt.Errorf("stop: %w", err)
	}
	return nil
}

// plain takes the words about constructors away: an operator needs the reason, not the wiring. A fault of the wiring
// itself is left whole.
func plain(err error) error {
	reason := dig.RootCause(err)
	if _, wiring := errors.AsType[dig.Error](reason); wiring {
		return err
	}
	return reason
}
