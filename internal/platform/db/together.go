package db

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
)

// patience is how long a question waits for others, in case one of the readers waits for something else.
const patience = time.Millisecond

// Together runs reads side by side. What they ask the pool at the same time goes as one batch: one way to PostgreSQL
// and back on one connection, however many they are; reads that a read runs side by side join those beside it.
// Transactions go their own way.
func (d *DB) Together(ctx context.Context, reads []func(context.Context)) {
	if _, turns := takerOf(ctx, d); turns {
		d.InStep(ctx, reads)
		return
	}
	if len(reads) == 0 {
		return
	}
	if len(reads) > 1 {
		g, inside := gatheringOf(ctx, d)
		if inside {
			g.enter(len(reads) - 1) // the first of them takes the place of the read that they are part of
			defer g.enter(1)
		} else {
			g = &gathering{pool: d, working: len(reads)}
			ctx = context.WithValue(context.WithValue(ctx, gatheringKey{}, g), takerKey{}, (*taker)(nil)) // nobody takes turns in other goroutines
		}
		var all sync.WaitGroup
		defer all.Wait()
		for _, read := range reads[1:] {
			all.Go(func() {
				defer g.leave(ctx)
				read(ctx)
			})
		}
		defer g.leave(ctx)
	}
	reads[0](ctx)
}

type gatheringKey struct{}

func gatheringOf(ctx context.Context, pool *DB) (*gathering, bool) {
	g, in := ctx.Value(gatheringKey{}).(*gathering)
	return g, in && g.pool == pool
}

// gathering collects the questions of readers that run side by side. When all who are still at work have asked, the
// last one sends them.
type gathering struct {
	pool *DB

	mu      sync.Mutex
	working int
	open    []*question
}

type question struct {
	sql      string
	args     []any
	read     func(pgx.Rows) error
	err      error
	answered chan struct{}
}

// Planned marks the arguments of a statement that PostgreSQL shall plan anew each time, with their values: where only these
// tell which index is good. Other plans are kept, and know no values.
func Planned(args []any) []any { return append([]any{planned}, args...) }

const planned = pgx.QueryExecModeCacheDescribe

// planned is 1 for a statement with Planned arguments, else 0.
func (q *question) planned() int {
	if len(q.args) > 0 && q.args[0] == planned {
		return 1
	}
	return 0
}

// ask runs a statement and reads its rows, together with others where there are any.
func ask(ctx context.Context, q Q, sql string, args []any, read func(pgx.Rows) error) error {
	if pool, is := q.(*DB); is {
		if t, turns := takerOf(ctx, pool); turns {
			mine := &question{sql: sql, args: args, read: read}
			t.ask([]*question{mine})
			return mine.err
		}
		if g, gathered := gatheringOf(ctx, pool); gathered {
			return g.ask(ctx, &question{sql: sql, args: args, read: read, answered: make(chan struct{})})
		}
	}
	rows, err := q.Query(ctx, sql, args...)
	if err != nil {
		return err
	}
	return read(rows)
}

func (g *gathering) ask(ctx context.Context, q *question) error {
	g.mu.Lock()
	g.open = append(g.open, q)
	batch := g.complete()
	g.mu.Unlock()
	g.send(ctx, batch)
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case <-q.answered:
		return q.err
	case <-timer.C:
	}
	g.mu.Lock()
	batch, g.open = g.open, nil
	g.mu.Unlock()
	g.send(ctx, batch)
	<-q.answered
	return q.err
}

// enter counts in readers.
func (g *gathering) enter(n int) {
	g.mu.Lock()
	g.working += n
	g.mu.Unlock()
}

// leave counts out a reader that is done.
func (g *gathering) leave(ctx context.Context) {
	g.mu.Lock()
	g.working--
	batch := g.complete()
	g.mu.Unlock()
	g.send(ctx, batch)
}

// complete takes the open questions when everybody at work has asked.
func (g *gathering) complete() (batch []*question) {
	if len(g.open) == g.working {
		batch, g.open = g.open, nil
	}
	return batch
}

func (g *gathering) send(ctx context.Context, questions []*question) {
	if len(questions) == 0 {
		return
	}
	defer func() {
		for _, q := range questions {
			close(q.answered)
		}
	}()
	g.pool.answer(ctx, questions)
}

// answer answers all of them; what goes wrong is told to whom it concerns.
func (d *DB) answer(ctx context.Context, questions []*question) {
	// What is planned with its values goes alone: a batch has kept plans.
	slices.SortStableFunc(questions, func(a, b *question) int { return cmp.Compare(a.planned(), b.planned()) })
	batch, _ := slices.BinarySearchFunc(questions, 1, func(q *question, planned int) int { return cmp.Compare(q.planned(), planned) })
	answered := 0
	if batch > 1 {
		answered = d.batch(ctx, questions[:batch])
	}
	// The first that fails takes the rest of its batch with it: they get their answers by themselves.
	for _, q := range questions[answered:] {
		var rows pgx.Rows
		if rows, q.err = d.Query(ctx, q.sql, q.args...); q.err == nil {
			q.err = q.read(rows)
		}
	}
}

// batch returns how many were answered before one failed.
func (d *DB) batch(ctx context.Context, questions []*question) (answered int) {
	b := &pgx.Batch{}
	for _, q := range questions {
		b.Queue(q.sql, q.args...)
	}
	results := d.SendBatch(ctx, b)
	defer func() { _ = results.Close() }() // each answer has had its own error
	for _, q := range questions {
		rows, err := results.Query()
		if err != nil {
			rows.Close()
			return answered
		}
		if q.err = q.read(rows); q.err != nil && !errors.Is(q.err, pgx.ErrNoRows) {
			return answered
		}
		answered++
	}
	return answered
}
