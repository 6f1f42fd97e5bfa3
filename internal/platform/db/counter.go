package db

import (
	"context"
	"strings"
	"sync/atomic"

	"github.com/jackc/pgx/v5"
)

// Counter counts the statements that were sent, each of a batch by itself; the begin and end of transactions do not count.
// It is a pgx tracer.
type Counter struct{ n, ways atomic.Int64 }

// Total returns how many statements there were so far.
func (c *Counter) Total() int64 { return c.n.Load() }

// Ways returns how often the server was asked: a batch counts once.
func (c *Counter) Ways() int64 { return c.ways.Load() }

type counterKey struct{}

// CountIn returns a context whose statements also add to the returned counter, for the budget of one request.
func CountIn(ctx context.Context) (context.Context, *Counter) {
	c := &Counter{}
	return context.WithValue(ctx, counterKey{}, c), c
}

func (c *Counter) add(ctx context.Context, statements, ways int64) {
	c.n.Add(statements)
	c.ways.Add(ways)
	if own, ok := ctx.Value(counterKey{}).(*Counter); ok {
		own.n.Add(statements)
		own.ways.Add(ways)
	}
}

// TraceQueryStart counts a query or command.
func (c *Counter) TraceQueryStart(ctx context.Context, _ *pgx.Conn, q pgx.TraceQueryStartData) context.Context {
	word, _, _ := strings.Cut(q.SQL, " ")
	switch word {
	case "begin", "commit", "rollback", "savepoint", "release":
	default:
		c.add(ctx, 1, 1)
	}
	return ctx
}

// TraceQueryEnd does nothing.
func (c *Counter) TraceQueryEnd(context.Context, *pgx.Conn, pgx.TraceQueryEndData) {}

// TraceBatchStart counts a way; the batch's statements are counted one by one.
func (c *Counter) TraceBatchStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceBatchStartData) context.Context {
	c.add(ctx, 0, 1)
	return ctx
}

// TraceBatchQuery counts one statement of a batch.
func (c *Counter) TraceBatchQuery(ctx context.Context, _ *pgx.Conn, _ pgx.TraceBatchQueryData) {
	c.add(ctx, 1, 0)
}

// TraceBatchEnd does nothing.
func (c *Counter) TraceBatchEnd(context.Context, *pgx.Conn, pgx.TraceBatchEndData) {}

// TraceCopyFromStart counts a bulk insert.
func (c *Counter) TraceCopyFromStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceCopyFromStartData) context.Context {
	c.add(ctx, 1, 1)
	return ctx
}

// TraceCopyFromEnd does nothing.
func (c *Counter) TraceCopyFromEnd(context.Context, *pgx.Conn, pgx.TraceCopyFromEndData) {}
