package activity

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/page"
)

// Queue is what the service needs of the queue.
type Queue interface {
	// Cancel ends a job or keeps it from beginning; fault.NotFound where there is none.
	Cancel(ctx context.Context, job int64) error
	// Retry tries a job again now; fault.NotFound where there is none.
	Retry(ctx context.Context, job int64) error
}

// Service shows and steers background work.
type Service struct {
	db    *db.DB
	queue Queue
	store store
}

// New returns a Service.
func New(pool *db.DB, queue Queue) *Service { return &Service{db: pool, queue: queue} }

// List pages through jobs, newest first.
func (s *Service) List(ctx context.Context, v access.Viewer, f JobFilter, a page.Args) (*page.Connection[*Job], error) {
	if err := v.RequireAdmin(); err != nil {
		return nil, err
	}
	n, backward, err := a.Size()
	if err != nil {
		return nil, err
	}
	order := f.order()
	var after *int64
	if c := a.Cursor(); c != nil {
		if after, err = number(*c, order); err != nil {
			return nil, err
		}
	}
	jobs, err := s.store.list(ctx, s.db, f, after, backward, n+1)
	if err != nil {
		return nil, fmt.Errorf("list jobs: %w", err)
	}
	return page.New(jobs, a, func(j *Job) page.Cursor { return page.Encode(order, strconv.FormatInt(j.Number, 10)) },
		func(ctx context.Context) (page.Count, error) {
			n, err := s.store.count(ctx, s.db, f)
			return page.Counted(n), err
		})
}

// order binds cursors to the filter.
func (f JobFilter) order() string {
	raw, _ := json.Marshal(f) //nolint:errchkjson // plain texts
	sum := sha256.Sum256(raw)
	return "jobs:" + hex.EncodeToString(sum[:6])
}

func number(c page.Cursor, order string) (*int64, error) {
	keys, err := page.Decode(c, order, 1)
	if err != nil {
		return nil, err
	}
	n, err := strconv.ParseInt(keys[0], 10, 64)
	if err != nil {
		return nil, fault.Field(fault.Invalid, "this is not a cursor; take one from pageInfo or an edge", "after")
	}
	return &n, nil
}

// ByIDs backs the loader of jobs: for administrators only.
func (s *Service) ByIDs(ctx context.Context, v access.Viewer, keys []uuid.UUID) ([]*Job, error) {
	if v.RequireAdmin() != nil {
		return nil, nil //nolint:nilerr // others see none
	}
	numbers := make([]int64, len(keys))
	for i, k := range keys {
		numbers[i] = JobNumber(k)
	}
	return s.store.byNumbers(ctx, s.db, numbers)
}

// Cancel ends a job, or keeps it from beginning.
func (s *Service) Cancel(ctx context.Context, v access.Viewer, key uuid.UUID) error {
	if err := v.RequireAdmin(); err != nil {
		return err
	}
	return s.queue.Cancel(ctx, JobNumber(key))
}

// Retry tries a job again now.
func (s *Service) Retry(ctx context.Context, v access.Viewer, key uuid.UUID) error {
	if err := v.RequireAdmin(); err != nil {
		return err
	}
	return s.queue.Retry(ctx, JobNumber(key))
}

// Snapshot returns the background work at this moment. With since it holds what failed after that
// snapshot, else what failed in the last hour.
func (s *Service) Snapshot(ctx context.Context, v access.Viewer, since *page.Cursor) (*JobsSnapshot, error) {
	if err := v.RequireAdmin(); err != nil {
		return nil, err
	}
	from, err := snapshotTime(since)
	if err != nil {
		return nil, err
	}
	out := &JobsSnapshot{}
	if out.Counts, err = s.store.counts(ctx, s.db); err != nil {
		return nil, fmt.Errorf("count jobs: %w", err)
	}
	if out.Running, err = s.store.running(ctx, s.db); err != nil {
		return nil, fmt.Errorf("list running jobs: %w", err)
	}
	if out.Failed, err = s.store.failed(ctx, s.db, from); err != nil {
		return nil, fmt.Errorf("list failed jobs: %w", err)
	}
	out.Cursor = page.Encode("jobs-snapshot", out.digest(), latest(out.Failed, from).Format(time.RFC3339Nano))
	return out, nil
}

// digest changes with what is shown.
func (s *JobsSnapshot) digest() string {
	var b strings.Builder
	for _, c := range s.Counts {
		fmt.Fprintf(&b, "%s %s %d\n", c.Kind, c.State, c.Count)
	}
	for _, j := range s.Running {
		fmt.Fprintf(&b, "%d %d\n", j.Number, j.Attempt)
	}
	sum := sha256.Sum256([]byte(b.String()))
	return hex.EncodeToString(sum[:8])
}

func latest(failed []*Job, from time.Time) time.Time {
	for _, j := range failed {
		if j.AttemptedAt != nil && j.AttemptedAt.After(from) {
			from = *j.AttemptedAt
		}
	}
	return from
}

func snapshotTime(since *page.Cursor) (time.Time, error) {
	if since == nil {
		return time.Now().Add(-time.Hour), nil
	}
	keys, err := page.Decode(*since, "jobs-snapshot", 2)
	if err != nil {
		return time.Time{}, err
	}
	at, err := time.Parse(time.RFC3339Nano, keys[1])
	if err != nil {
		return time.Time{}, fault.Field(fault.Invalid, "this is not a cursor of this subscription", "since")
	}
	return at, nil
}
