package db_test

import (
	"errors"
	"io"
	"testing"
	"time"

	"github.com/go-jet/jet/v2/postgres"
	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/stretchr/testify/require"

	"revenge/internal/platform/db"
	"revenge/internal/platform/db/gen/public/table"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/testkit"
)

func TestMain(m *testing.M) { testkit.Main(m) }

type role string

type user struct {
	ID        uuid.UUID
	Name      string
	Role      role
	CreatedAt time.Time
}

// users is made anew each time: WHERE changes the statement that it is called on.
func users() postgres.SelectStatement {
	return postgres.SELECT(table.Users.ID, table.Users.Name, table.Users.Role, table.Users.CreatedAt).
		FROM(table.Users).ORDER_BY(table.Users.Name)
}

func addUser(t *testing.T, q db.Q, name string) uuid.UUID {
	t.Helper()
	key := id.New()
	_, err := db.ExecSQL(t.Context(), q, "INSERT INTO users (id, name, display_name, password_hash, role) VALUES ($1, $2, '', 'x', $3)", key, name, role("ADMIN"))
	require.NoError(t, err)
	return key
}

func TestAll(t *testing.T) {
	t.Parallel()
	pool := testkit.DB(t)
	none, err := db.All[user](t.Context(), pool, users())
	require.NoError(t, err)
	require.Empty(t, none)
	ada := addUser(t, pool, "Ada")
	bob := addUser(t, pool, "Bob")

	all, err := db.All[user](t.Context(), pool, users())
	require.NoError(t, err)
	require.Len(t, all, 2)
	require.Equal(t, ada, all[0].ID)
	require.Equal(t, role("ADMIN"), all[0].Role)
	require.Equal(t, time.UTC, all[0].CreatedAt.Location())

	two, err := db.All[user](t.Context(), pool, users().WHERE(db.Any(table.Users.ID, []uuid.UUID{bob, id.New()})))
	require.NoError(t, err)
	require.Len(t, two, 1)
	require.Equal(t, "Bob", two[0].Name)
	for _, empty := range [][]uuid.UUID{nil, {}} {
		none, err = db.All[user](t.Context(), pool, users().WHERE(db.Any(table.Users.ID, empty)))
		require.NoError(t, err)
		require.Empty(t, none)
	}
	_, err = db.AllSQL[user](t.Context(), pool, "SELECT nothing FROM users")
	require.Error(t, err)
	_, err = db.AllSQL[user](t.Context(), pool, "SELECT id FROM users")
	require.ErrorContains(t, err, "Name", "a field without a column is a mistake")
}

func TestOne(t *testing.T) {
	t.Parallel()
	pool := testkit.DB(t)
	_, err := db.One[user](t.Context(), pool, users())
	require.ErrorIs(t, err, fault.NotFound)
	_, err = db.OneSQL[user](t.Context(), pool, "SELECT nothing")
	require.Error(t, err)
	key := addUser(t, pool, "Ada")
	one, err := db.One[user](t.Context(), pool, users().WHERE(table.Users.Name.EQ(postgres.String("Ada"))))
	require.NoError(t, err)
	require.Equal(t, key, one.ID)
	n, err := db.Value[int64](t.Context(), pool, "SELECT count(*) FROM users")
	require.NoError(t, err)
	require.EqualValues(t, 1, n)
	_, err = db.Value[int64](t.Context(), pool, "SELECT nothing")
	require.Error(t, err)
	changed, err := db.Exec(t.Context(), pool, table.Users.UPDATE(table.Users.DisplayName).SET(postgres.String("x")).WHERE(postgres.Bool(true)))
	require.NoError(t, err)
	require.EqualValues(t, 1, changed)
}

// Arrays of enums and of citext go both ways.
func TestTypes(t *testing.T) {
	t.Parallel()
	pool := testkit.DB(t)
	roles, err := db.Value[[]role](t.Context(), pool, "SELECT $1::user_role[]", []role{"ADMIN", "USER"})
	require.NoError(t, err)
	require.Equal(t, []role{"ADMIN", "USER"}, roles)
	names, err := db.Value[[]string](t.Context(), pool, "SELECT $1::citext[]", []string{"a"})
	require.NoError(t, err)
	require.Equal(t, []string{"a"}, names)
	_, err = db.Value[role](t.Context(), pool, "SELECT $1::user_role", role("CAPTAIN"))
	require.Error(t, err)
}

func TestFaults(t *testing.T) {
	t.Parallel()
	pool := testkit.DB(t)
	addUser(t, pool, "Ada")
	_, err := db.ExecSQL(t.Context(), pool, "INSERT INTO users (id, name, display_name, password_hash, role) VALUES ($1, 'ADA', '', '', 'USER')", id.New())
	require.ErrorIs(t, err, fault.Conflict)
	require.True(t, db.Violates(err, "users_name_key"))
	require.False(t, db.Violates(err, "another"))
	require.False(t, db.Violates(io.EOF, "users_name_key"))

	_, err = db.ExecSQL(t.Context(), pool, "DO $$ BEGIN RAISE 'could not extend file' USING ERRCODE = 'disk_full'; END $$")
	require.ErrorIs(t, err, fault.Unavailable)
	var mistake *fault.Mistake
	require.ErrorAs(t, err, &mistake)
	require.Contains(t, mistake.Message, "disk is full", "a person is told what to do")
	require.ErrorContains(t, err, "could not extend file", "and the log what happened")

	// A server that goes away in the middle is unavailable, not broken.
	_, err = db.ExecSQL(t.Context(), pool, "SELECT pg_terminate_backend(pg_backend_pid())")
	require.ErrorIs(t, err, fault.Unavailable)
	n, err := db.Value[int](t.Context(), pool, "SELECT 1")
	require.NoError(t, err, "the pool connects again")
	require.Equal(t, 1, n)
}

func TestTx(t *testing.T) {
	t.Parallel()
	pool := testkit.DB(t)
	stop := errors.New("stop")
	err := pool.Tx(t.Context(), func(tx pgx.Tx) error {
		addUser(t, tx, "Ada")
		return stop
	})
	require.ErrorIs(t, err, stop)
	n, err := db.Value[int](t.Context(), pool, "SELECT count(*)::int FROM users")
	require.NoError(t, err)
	require.Zero(t, n, "a failed transaction leaves nothing")

	for _, code := range []string{"40001", "40P01"} {
		tries := 0
		require.NoError(t, pool.Tx(t.Context(), func(tx pgx.Tx) error {
			if tries++; tries < 3 {
				return &pgconn.PgError{Code: code}
			}
			_, err := tx.Exec(t.Context(), "SELECT 1")
			return err
		}))
		require.Equal(t, 3, tries)
		tries = 0
		err := pool.Tx(t.Context(), func(pgx.Tx) error { tries++; return &pgconn.PgError{Code: code} })
		require.ErrorIs(t, err, fault.Unavailable)
		require.Equal(t, 3, tries, "it gives up in the end")
	}
}

func TestCounter(t *testing.T) {
	t.Parallel()
	pool := testkit.DB(t)
	count := testkit.Statements(pool)
	before := count.Total()
	ctx, own := db.CountIn(t.Context())
	require.NoError(t, pool.Tx(ctx, func(tx pgx.Tx) error {
		_, err := tx.Exec(ctx, "SELECT 1")
		require.NoError(t, err)
		return tx.Conn().SendBatch(ctx, batch("SELECT 1", "SELECT 2")).Close()
	}))
	rows := [][]any{{id.New(), []byte("{}")}}
	_, err := pool.CopyFrom(ctx, pgx.Identifier{"users"}, []string{"nothing", "there"}, pgx.CopyFromRows(rows))
	require.Error(t, err)
	require.EqualValues(t, 4, own.Total(), "one, two of the batch, one copy; begin and commit are free")
	_, err = pool.Exec(t.Context(), "SELECT 1")
	require.NoError(t, err)
	require.EqualValues(t, 4, own.Total())
	require.EqualValues(t, 5, count.Total()-before)
}

func batch(list ...string) *pgx.Batch {
	b := &pgx.Batch{}
	for _, sql := range list {
		b.Queue(sql)
	}
	return b
}
