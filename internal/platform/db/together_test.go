package db_test

import (
	"context"
	"sync"
	"testing"

	"github.com/go-jet/jet/v2/postgres"
	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"revenge/internal/platform/db"
	"revenge/internal/platform/db/gen/public/table"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/testkit"
)

// number asks for one.
func number(ctx context.Context, pool *db.DB, n int) (int, error) {
	return db.Value[int](ctx, pool, "SELECT $1::int", n)
}

// ways are the two in which reads run beside each other.
func ways(t *testing.T, check func(t *testing.T, pool *db.DB, run func(context.Context, []func(context.Context)))) {
	t.Helper()
	t.Parallel()
	pool := testkit.DB(t)
	t.Run("together", func(t *testing.T) { check(t, pool, pool.Together) })
	t.Run("in step", func(t *testing.T) { check(t, pool, pool.InStep) })
}

func TestTogether(t *testing.T) { ways(t, checkTogether) }

func checkTogether(t *testing.T, pool *db.DB, run func(context.Context, []func(context.Context))) {
	var got [5]int
	var errs [5]error
	var reads []func(context.Context)
	for i := range got {
		reads = append(reads, func(ctx context.Context) {
			if got[i], errs[i] = number(ctx, pool, i); i%2 == 1 { // some ask once more, some are done
				got[i], errs[i] = number(ctx, pool, got[i]*10)
			}
		})
	}
	ctx, counter := db.CountIn(t.Context())
	run(ctx, reads)
	require.Equal(t, [5]int{0, 10, 2, 30, 4}, got)
	require.Equal(t, [5]error{}, errs)
	require.EqualValues(t, 7, counter.Total())
	run(t.Context(), nil)
	run(t.Context(), reads[:1])
	require.Zero(t, got[0])
}

// Reads inside a read join those beside it.
func TestTogether_inside(t *testing.T) { ways(t, checkInside) }

func checkInside(t *testing.T, pool *db.DB, run func(context.Context, []func(context.Context))) {
	var got [6]int
	var errs [6]error
	ask := func(i int) func(context.Context) {
		return func(ctx context.Context) { got[i], errs[i] = number(ctx, pool, i+1) }
	}
	pair := func(i int) func(context.Context) {
		return func(ctx context.Context) { pool.InStep(ctx, []func(context.Context){ask(i), ask(i + 1)}) }
	}
	ask(0)(t.Context()) // from now on the connection knows the statement
	before := pool.Statements.Ways()
	run(t.Context(), []func(context.Context){ask(0), pair(1), pair(3), ask(5)})
	require.Equal(t, [6]int{1, 2, 3, 4, 5, 6}, got)
	require.Equal(t, [6]error{}, errs)
	require.EqualValues(t, 1, pool.Statements.Ways()-before)
}

func TestTogether_oneFails(t *testing.T) { ways(t, checkOneFails) }

func checkOneFails(t *testing.T, pool *db.DB, run func(context.Context, []func(context.Context))) {
	var first, last int
	var failed, none, before, after error
	run(t.Context(), []func(context.Context){
		func(ctx context.Context) { first, before = number(ctx, pool, 1) },
		func(ctx context.Context) {
			_, none = db.OneSQL[user](ctx, pool, "SELECT id, name, role, created_at FROM users")
		},
		func(ctx context.Context) { _, failed = number(ctx, pool, 1<<40) },
		func(ctx context.Context) { last, after = number(ctx, pool, 2) },
	})
	require.NoError(t, before)
	require.NoError(t, after, "who has asked beside a mistake has his answer")
	require.Equal(t, []int{1, 2}, []int{first, last})
	require.Error(t, failed)
	require.ErrorIs(t, none, fault.NotFound)
}

// A reader that waits for another one does not keep it waiting.
func TestTogether_patience(t *testing.T) {
	t.Parallel()
	pool := testkit.DB(t)
	var ready sync.WaitGroup
	ready.Add(1)
	var got int
	pool.Together(t.Context(), []func(context.Context){
		func(ctx context.Context) {
			got, _ = number(ctx, pool, 5)
			ready.Done()
		},
		func(ctx context.Context) {
			ready.Wait()
			n, _ := number(ctx, pool, 6)
			got += n
		},
	})
	require.Equal(t, 11, got)
}

func TestTogether_givenUp(t *testing.T) { ways(t, checkGivenUp) }

func checkGivenUp(t *testing.T, pool *db.DB, run func(context.Context, []func(context.Context))) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var errs [3]error
	var reads []func(context.Context)
	for i := range errs {
		reads = append(reads, func(ctx context.Context) { _, errs[i] = number(ctx, pool, i) })
	}
	run(ctx, reads)
	for _, err := range errs {
		require.ErrorIs(t, err, context.Canceled)
	}
}

func TestUUID(t *testing.T) {
	t.Parallel()
	pool := testkit.DB(t)
	type keys struct {
		One, None uuid.UUID
		Maybe     *uuid.UUID
		Many      []uuid.UUID
	}
	one, two := id.New(), id.New()
	for _, many := range [][]uuid.UUID{{}, {one}, {one, two}} {
		got, err := db.OneSQL[keys](t.Context(), pool, "SELECT $1::uuid AS one, NULL::uuid AS none, NULL::uuid AS maybe, $2::uuid[] AS many", one, many)
		require.NoError(t, err)
		require.Equal(t, &keys{One: one, Many: many}, got)
	}
	none, err := db.Value[bool](t.Context(), pool, "SELECT $1::uuid[] IS NULL", []uuid.UUID(nil))
	require.NoError(t, err)
	require.True(t, none)
}

// What is planned with its values leaves no plan behind, alone and beside others, and is answered all the same.
func TestPlanned(t *testing.T) {
	t.Parallel()
	pool := testkit.DB(t)
	type row struct{ N int }
	read := func(name string, args []any, got *int) func(context.Context) {
		return func(ctx context.Context) {
			rows, err := db.AllSQL[row](ctx, pool, "SELECT $1::int AS n /* "+name+" */", args...)
			require.NoError(t, err)
			*got = rows[0].N
		}
	}
	kept := func(name string) int {
		n, err := db.Value[int](t.Context(), pool, "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%/* ' || $1::text || ' */%'", name)
		require.NoError(t, err)
		return n
	}
	var got [4]int
	for range 8 {
		read("anew", db.Planned([]any{1}), &got[0])(t.Context())
		read("kept", []any{2}, &got[1])(t.Context())
	}
	require.Equal(t, []int{0, 1}, []int{kept("anew"), kept("kept")})
	ctx, counter := db.CountIn(t.Context())
	pool.Together(ctx, []func(context.Context){read("anew", db.Planned([]any{3}), &got[0]), read("kept", []any{4}, &got[1]),
		read("anew beside", db.Planned([]any{5}), &got[2]), read("kept beside", []any{6}, &got[3])})
	require.Equal(t, [4]int{3, 4, 5, 6}, got)
	require.EqualValues(t, 4, counter.Total())
	require.Equal(t, []int{0, 0, 1}, []int{kept("anew"), kept("anew beside"), kept("kept beside")})
}

// A statement that is asked with one key leaves a plan that is kept, as with many.
func TestAny_kept(t *testing.T) {
	t.Parallel()
	pool := testkit.DB(t)
	conn, err := pool.Acquire(t.Context())
	require.NoError(t, err)
	defer conn.Release()
	files := db.OwnedText(table.MovieFiles.MovieID, "movies", func(owned postgres.BoolExpression) postgres.Statement {
		return postgres.SELECT(table.MovieFiles.FileID).FROM(table.MovieFiles).WHERE(owned)
	})
	for _, sql := range []string{
		db.Text(postgres.SELECT(table.Movies.ID).FROM(table.Movies).WHERE(db.Any(table.Movies.ID, nil).AND(db.Any(table.Movies.LibraryID, nil)))),
		files.Text(false), files.Text(true),
	} {
		for range 7 { // the first five plans are made for their arguments
			_, err := conn.Exec(t.Context(), sql, []uuid.UUID{id.New()}, []uuid.UUID{id.New()})
			require.NoError(t, err)
		}
	}
	rows, err := conn.Query(t.Context(), "SELECT generic_plans FROM pg_prepared_statements WHERE statement LIKE '%SELECT $1::uuid[]%' AND statement NOT LIKE '%pg_prepared%'")
	require.NoError(t, err)
	kept, err := pgx.CollectRows(rows, pgx.RowTo[int])
	require.NoError(t, err)
	require.Equal(t, []int{2, 2, 2}, kept)
}
