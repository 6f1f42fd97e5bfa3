package db

import (
	"context"
	"errors"
	"iter"
)

// InStep is Together for reads that only ask this pool, in their own goroutine, and wait for others by Await alone: they take
// turns on the goroutine of the caller. So nothing wakes or is locked on the way, and what they ask is always complete.
func (d *DB) InStep(ctx context.Context, reads []func(context.Context)) {
	if _, gathered := gatheringOf(ctx, d); gathered {
		d.Together(ctx, reads)
		return
	}
	if len(reads) == 1 {
		reads[0](ctx)
		return
	}
	outer, inside := takerOf(ctx, d)
	takers := make([]taker, len(reads))
	for i, read := range reads {
		t := &takers[i]
		t.pool = d
		next, stop := iter.Pull(t.turns(ctx, read))
		defer stop() // when another one panics
		t.next = next
		t.goOn()
	}
	for {
		questions, until := waiting(takers)
		switch {
		case len(questions) > 0 && inside:
			outer.ask(questions)
		case len(questions) > 0:
			d.answer(ctx, questions)
		case until != nil:
			_ = Await(ctx, until) // who waits finds out why it ended
		default:
			return
		}
		for i := range takers {
			t := &takers[i]
			if asked := len(questions) > 0; asked && t.at.questions != nil || !asked && t.at.until == until {
				t.goOn()
			}
		}
	}
}

// Await waits until a channel is closed or the context ends, which is its error. Reads in step go on meanwhile.
func Await(ctx context.Context, until <-chan struct{}) error {
	if t, _ := ctx.Value(takerKey{}).(*taker); t != nil && !closed(until) && !t.yield(turn{until: until}) {
		return errStopped
	}
	select {
	case <-until:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func closed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

// taker is a read that takes turns with others.
type taker struct {
	pool  *DB
	yield func(turn) bool
	next  func() (turn, bool)
	at    turn
}

// turn is what a read waits for: answers, or the end of something else; when it has ended itself, for nothing.
type turn struct {
	questions []*question
	until     <-chan struct{}
}

type takerKey struct{}

func takerOf(ctx context.Context, pool *DB) (*taker, bool) {
	t, _ := ctx.Value(takerKey{}).(*taker)
	return t, t != nil && t.pool == pool
}

func (t *taker) turns(ctx context.Context, read func(context.Context)) iter.Seq[turn] {
	return func(yield func(turn) bool) {
		t.yield = yield
		read(context.WithValue(ctx, takerKey{}, t))
	}
}

// goOn lets the read go on until it waits again.
func (t *taker) goOn() { t.at, _ = t.next() }

var errStopped = errors.New("the reads beside this one broke off")

// ask waits until the questions are answered.
func (t *taker) ask(questions []*question) {
	if t.yield(turn{questions: questions}) {
		return
	}
	for _, q := range questions {
		q.err = errStopped
	}
}

// waiting returns what is asked, or else what the first of those who wait waits for.
func waiting(takers []taker) (questions []*question, until <-chan struct{}) {
	for i := range takers {
		t := &takers[i]
		for t.at.until != nil && closed(t.at.until) {
			t.goOn()
		}
		questions = append(questions, t.at.questions...)
		if until == nil {
			until = t.at.until
		}
	}
	return questions, until
}
