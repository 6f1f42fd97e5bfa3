package activity_test

import (
	"context"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/activity"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/page"
	"revenge/internal/testkit"
)

func TestMain(m *testing.M) { testkit.Main(m) }

type calls struct{ cancelled, retried []int64 }

func (c *calls) Cancel(_ context.Context, job int64) error {
	c.cancelled = append(c.cancelled, job)
	return nil
}

func (c *calls) Retry(_ context.Context, job int64) error {
	c.retried = append(c.retried, job)
	return nil
}

var admin = access.System()

func setup(t *testing.T) (*activity.Service, *calls, *db.DB) {
	t.Helper()
	pool := testkit.DB(t)
	c := &calls{}
	add := func(kind, state string) {
		_, err := db.ExecSQL(t.Context(), pool, `INSERT INTO river_job (kind, state, args, max_attempts, attempt, attempted_at, finalized_at, errors)
			VALUES ($1, $2::river_job_state, '{}', 5, 1, now(), CASE WHEN $2 IN ('completed', 'discarded') THEN now() END,
			CASE WHEN $2 IN ('retryable', 'discarded') THEN ARRAY['{"error": "first"}'::jsonb, '{"error": "last"}'] END)`, kind, state)
		require.NoError(t, err)
	}
	for _, state := range []string{"completed", "running", "retryable"} {
		add("library_scan", state)
	}
	add("artwork_fetch", "discarded")
	return activity.New(pool, c), c, pool
}

func TestList(t *testing.T) {
	t.Parallel()
	s, _, _ := setup(t)
	two := 2
	first, err := s.List(t.Context(), admin, activity.JobFilter{}, page.Args{First: &two})
	require.NoError(t, err)
	require.Len(t, first.Edges, 2)
	require.True(t, first.PageInfo.HasNextPage)
	require.Equal(t, "artwork_fetch", first.Edges[0].Node.Kind)
	require.Equal(t, "last", *first.Edges[0].Node.LastError)
	n, err := first.TotalCount(t.Context())
	require.NoError(t, err)
	require.Equal(t, 4, n.Value)
	rest, err := s.List(t.Context(), admin, activity.JobFilter{}, page.Args{First: &two, After: first.PageInfo.EndCursor})
	require.NoError(t, err)
	require.Len(t, rest.Edges, 2)
	require.False(t, rest.PageInfo.HasNextPage)
	back, err := s.List(t.Context(), admin, activity.JobFilter{}, page.Args{Last: &two, Before: rest.PageInfo.StartCursor})
	require.NoError(t, err)
	require.Equal(t, first.Nodes(), back.Nodes())

	f := activity.JobFilter{Kinds: []string{"library_scan"}, States: []activity.JobState{activity.JobRunning}}
	some, err := s.List(t.Context(), admin, f, page.Args{})
	require.NoError(t, err)
	require.Len(t, some.Edges, 1)
	_, err = s.List(t.Context(), admin, f, page.Args{After: first.PageInfo.EndCursor})
	require.ErrorIs(t, err, fault.Invalid, "a cursor of another filter")
	_, err = s.List(t.Context(), access.Viewer{UserID: uuid.New(), Role: access.User}, f, page.Args{})
	require.ErrorIs(t, err, fault.Forbidden)
}

func TestSteer(t *testing.T) {
	t.Parallel()
	s, c, _ := setup(t)
	list, err := s.List(t.Context(), admin, activity.JobFilter{}, page.Args{})
	require.NoError(t, err)
	job := list.Edges[0].Node
	require.NoError(t, s.Cancel(t.Context(), admin, job.NodeID().UUID))
	require.NoError(t, s.Retry(t.Context(), admin, job.NodeID().UUID))
	require.Equal(t, []int64{job.Number}, c.cancelled)
	require.Equal(t, []int64{job.Number}, c.retried)
	rows, err := s.ByIDs(t.Context(), admin, []uuid.UUID{job.NodeID().UUID})
	require.NoError(t, err)
	require.Equal(t, []*activity.Job{job}, rows)
	user := access.Viewer{UserID: uuid.New(), Role: access.User}
	rows, err = s.ByIDs(t.Context(), user, []uuid.UUID{job.NodeID().UUID})
	require.NoError(t, err)
	require.Empty(t, rows)
	require.ErrorIs(t, s.Cancel(t.Context(), user, uuid.New()), fault.Forbidden)
	require.ErrorIs(t, s.Retry(t.Context(), user, uuid.New()), fault.Forbidden)
}

func TestSnapshot(t *testing.T) {
	t.Parallel()
	s, _, pool := setup(t)
	now, err := s.Snapshot(t.Context(), admin, nil)
	require.NoError(t, err)
	require.Len(t, now.Counts, 4)
	require.Len(t, now.Running, 1)
	require.Len(t, now.Failed, 2)
	same, err := s.Snapshot(t.Context(), admin, &now.Cursor)
	require.NoError(t, err)
	require.Empty(t, same.Failed, "what failed is told once")
	require.Equal(t, now.Cursor, same.Cursor, "nothing has changed")
	_, err = db.ExecSQL(t.Context(), pool, `UPDATE river_job SET state = 'completed', finalized_at = now() WHERE state = 'running'`)
	require.NoError(t, err)
	next, err := s.Snapshot(t.Context(), admin, &same.Cursor)
	require.NoError(t, err)
	require.NotEqual(t, same.Cursor, next.Cursor)
	bad := page.Cursor("x")
	_, err = s.Snapshot(t.Context(), admin, &bad)
	require.ErrorIs(t, err, fault.Invalid)
	_, err = s.Snapshot(t.Context(), access.Viewer{}, nil)
	require.ErrorIs(t, err, fault.Unauthenticated)
}
