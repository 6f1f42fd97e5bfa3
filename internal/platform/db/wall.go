package db

import (
	"context"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

type wallKey struct{}

// Walled returns a context whose statements see only what a restricted user may see: they run with the role Restricted on
// connections of their own. uuid.Nil takes the wall away again.
func Walled(ctx context.Context, user uuid.UUID) context.Context {
	if user == uuid.Nil && WallOf(ctx) == uuid.Nil {
		return ctx
	}
	return context.WithValue(ctx, wallKey{}, user)
}

// WallOf returns the user behind whose wall the statements of ctx run; uuid.Nil for nobody's.
func WallOf(ctx context.Context) uuid.UUID {
	user, _ := ctx.Value(wallKey{}).(uuid.UUID)
	return user
}

// pool returns the connections for a context. A connection of one pool never gets into the other, so that no mistake can
// give anybody a role that he should not have.
func (d *DB) pool(ctx context.Context) *pgxpool.Pool {
	if d.walled != nil && WallOf(ctx) != uuid.Nil {
		return d.walled
	}
	return d.Pool
}

// Acquire returns a connection for the context's statements.
func (d *DB) Acquire(ctx context.Context) (*pgxpool.Conn, error) { return d.pool(ctx).Acquire(ctx) }

// Begin starts a transaction.
func (d *DB) Begin(ctx context.Context) (pgx.Tx, error) { return d.pool(ctx).Begin(ctx) }

// BeginTx starts a transaction with options.
func (d *DB) BeginTx(ctx context.Context, options pgx.TxOptions) (pgx.Tx, error) {
	return d.pool(ctx).BeginTx(ctx, options)
}

// Query runs a statement that has rows.
func (d *DB) Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error) {
	return d.pool(ctx).Query(ctx, sql, args...)
}

// QueryRow runs a statement that has one row.
func (d *DB) QueryRow(ctx context.Context, sql string, args ...any) pgx.Row {
	return d.pool(ctx).QueryRow(ctx, sql, args...)
}

// Exec runs a statement without rows.
func (d *DB) Exec(ctx context.Context, sql string, args ...any) (pgconn.CommandTag, error) {
	return d.pool(ctx).Exec(ctx, sql, args...)
}

// SendBatch runs several statements in one round trip.
func (d *DB) SendBatch(ctx context.Context, b *pgx.Batch) pgx.BatchResults {
	return d.pool(ctx).SendBatch(ctx, b)
}

// CopyFrom inserts rows in bulk. Behind a wall PostgreSQL refuses it.
func (d *DB) CopyFrom(ctx context.Context, table pgx.Identifier, columns []string, rows pgx.CopyFromSource) (int64, error) {
	return d.pool(ctx).CopyFrom(ctx, table, columns, rows)
}

// Close closes all connections.
func (d *DB) Close() {
	if d.walled != nil {
		d.walled.Close()
	}
	d.Pool.Close()
}

// profileNote is what a walled connection remembers: whose wall it stands behind.
const profileNote = "revenge.profile"

// stand tells a walled connection whose statements come next. It is one round trip where that was somebody else, and none
// where it was the same. Without a user in ctx nothing is seen.
func stand(ctx context.Context, conn *pgx.Conn) (bool, error) {
	user, whose := WallOf(ctx), ""
	notes := conn.PgConn().CustomData()
	if known, ok := notes[profileNote].(uuid.UUID); ok && known == user {
		return true, nil
	}
	if user != uuid.Nil {
		whose = user.String()
	}
	delete(notes, profileNote)
	const sql = "SELECT set_config('revenge.profile', $1, false)" // no statement of the request's own, so it is not counted
	if err := conn.PgConn().ExecParams(ctx, sql, [][]byte{[]byte(whose)}, nil, nil, nil).Read().Err; err != nil {
		return false, err
	}
	notes[profileNote] = user
	return true, nil
}
