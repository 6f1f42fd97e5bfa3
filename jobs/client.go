package jobs

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivertype"

	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/queue"
)

// Inserter is the queue that nouns see: it adds jobs and steers them, and works none.
type Inserter struct{ river *river.Client[pgx.Tx] }

// NewInserter returns a queue that only takes.
func NewInserter(pool *db.DB, log *slog.Logger) (*Inserter, error) {
	c, err := river.NewClient(riverpgxv5.New(pool.Pool), &river.Config{Logger: quiet(log)})
	if err != nil {
		return nil, fmt.Errorf("open the queue: %w", err)
	}
	return &Inserter{c}, nil
}

// Enqueue adds jobs inside the caller's transaction, with the options that policy.go has for their kinds.
func (i *Inserter) Enqueue(ctx context.Context, tx pgx.Tx, jobs ...queue.Args) error {
	if len(jobs) == 0 {
		return nil
	}
	params := make([]river.InsertManyParams, len(jobs))
	for k, j := range jobs {
		params[k] = river.InsertManyParams{Args: j, InsertOpts: insertOpts(j.Kind())}
	}
	put, err := i.river.InsertManyTx(ctx, tx, params)
	for k, one := range put {
		if one.UniqueSkippedAsDuplicate && one.Job.State == rivertype.JobStateRunning && policy[one.Job.Kind].again {
			err = errors.Join(err, i.behind(ctx, tx, jobs[k], one.Job))
		}
	}
	if err != nil {
		return fmt.Errorf("enqueue %d jobs: %w", len(jobs), err)
	}
	return nil
}

// behind lets a job wait for one with the same arguments that runs, unless another does so already.
func (i *Inserter) behind(ctx context.Context, tx pgx.Tx, args queue.Args, running *rivertype.JobRow) error {
	waiting, err := i.river.JobListTx(ctx, tx, river.NewJobListParams().Kinds(running.Kind).First(1000).
		States(rivertype.JobStateAvailable, rivertype.JobStatePending, rivertype.JobStateRetryable, rivertype.JobStateScheduled))
	if err != nil {
		return err
	}
	if slices.ContainsFunc(waiting.Jobs, func(w *rivertype.JobRow) bool { return bytes.Equal(w.EncodedArgs, running.EncodedArgs) }) {
		return nil
	}
	o := insertOpts(running.Kind)
	o.UniqueOpts = river.UniqueOpts{}
	_, err = i.river.InsertTx(ctx, tx, args, o)
	return err
}

// Cancel ends a job or keeps it from beginning; fault.NotFound where there is none.
func (i *Inserter) Cancel(ctx context.Context, job int64) error {
	_, err := i.river.JobCancel(ctx, job)
	return steered("cancel", job, err)
}

// Retry tries a job again now; fault.NotFound where there is none.
func (i *Inserter) Retry(ctx context.Context, job int64) error {
	_, err := i.river.JobRetry(ctx, job)
	return steered("retry", job, err)
}

func steered(verb string, job int64, err error) error {
	if errors.Is(err, rivertype.ErrNotFound) {
		return fault.NotFound
	}
	if err != nil {
		return fmt.Errorf("%s job %d: %w", verb, job, err)
	}
	return nil
}

// quiet keeps the queue's own chatter to what an operator must see.
func quiet(log *slog.Logger) *slog.Logger { return slog.New(levelled{log.Handler()}) }

type levelled struct{ slog.Handler }

func (l levelled) Enabled(ctx context.Context, level slog.Level) bool {
	return level >= slog.LevelWarn && l.Handler.Enabled(ctx, level)
}

func (l levelled) WithAttrs(attrs []slog.Attr) slog.Handler {
	return levelled{l.Handler.WithAttrs(attrs)}
}
func (l levelled) WithGroup(name string) slog.Handler { return levelled{l.Handler.WithGroup(name)} }

// softStop is how long running jobs may go on when a node stops.
const softStop = 10 * time.Second
