// Package db is the door to PostgreSQL: jet builds the statements, pgx runs them and scans rows by name.
package db

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/go-jet/jet/v2/postgres"
	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"revenge/internal/platform/fault"
)

// Q is a pool or a transaction.
type Q interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
	Exec(ctx context.Context, sql string, args ...any) (pgconn.CommandTag, error)
	SendBatch(ctx context.Context, b *pgx.Batch) pgx.BatchResults
	CopyFrom(ctx context.Context, table pgx.Identifier, columns []string, rows pgx.CopyFromSource) (int64, error)
}

// DB is a pool of connections with the rights of one Role; see Server.Open. The general one has connections of the role
// Restricted beside, which come into being when they are needed; see Walled.
type DB struct {
	*pgxpool.Pool
	walled *pgxpool.Pool
	// Statements counts what the pool has sent.
	Statements *Counter
}

// All collects every row of stmt into T, matching columns to fields by name.
func All[T any](ctx context.Context, q Q, stmt postgres.Statement) ([]*T, error) {
	sql, args := stmt.Sql()
	return AllSQL[T](ctx, q, sql, args...)
}

// AllSQL is All for a statement written by hand.
func AllSQL[T any](ctx context.Context, q Q, sql string, args ...any) ([]*T, error) {
	return all[T](ctx, q, false, sql, args)
}

// PartSQL is AllSQL for rows of which only some fields are read; the others stay zero.
func PartSQL[T any](ctx context.Context, q Q, sql string, args ...any) ([]*T, error) {
	return all[T](ctx, q, true, sql, args)
}

func all[T any](ctx context.Context, q Q, partly bool, sql string, args []any) ([]*T, error) {
	var out []*T
	err := ask(ctx, q, sql, args, func(rows pgx.Rows) (err error) {
		out, err = pgx.CollectRows(rows, scanner[T](partly))
		return err
	})
	return out, translate(err)
}

// One is All for one row; no row is fault.NotFound.
func One[T any](ctx context.Context, q Q, stmt postgres.Statement) (*T, error) {
	sql, args := stmt.Sql()
	return OneSQL[T](ctx, q, sql, args...)
}

// OneSQL is One for a statement written by hand.
func OneSQL[T any](ctx context.Context, q Q, sql string, args ...any) (*T, error) {
	var out *T
	err := ask(ctx, q, sql, args, func(rows pgx.Rows) (err error) {
		out, err = pgx.CollectOneRow(rows, scanner[T](false))
		return err
	})
	return out, translate(err)
}

// Value returns the single column of the single row of a statement written by hand.
func Value[T any](ctx context.Context, q Q, sql string, args ...any) (T, error) {
	var out T
	err := ask(ctx, q, sql, args, func(rows pgx.Rows) (err error) {
		out, err = pgx.CollectOneRow(rows, pgx.RowTo[T])
		return err
	})
	return out, translate(err)
}

// Exec runs stmt and returns the number of rows it changed.
func Exec(ctx context.Context, q Q, stmt postgres.Statement) (int64, error) {
	sql, args := stmt.Sql()
	return ExecSQL(ctx, q, sql, args...)
}

// ExecSQL is Exec for a statement written by hand.
func ExecSQL(ctx context.Context, q Q, sql string, args ...any) (int64, error) {
	tag, err := q.Exec(ctx, sql, args...)
	return tag.RowsAffected(), translate(err)
}

// Text is what Sql returns without its arguments, for statements that are made into text once: that takes jet as long as
// PostgreSQL takes for a short answer. Whoever runs it with AllSQL gives the arguments in the order in which they stand in it.
func Text(stmt postgres.Statement) string {
	sql, _ := stmt.Sql()
	return sql
}

// Any is `column = ANY(keys)`: one parameter, one prepared statement, and an empty list is fine. The keys stand in a query of
// their own, where PostgreSQL does not count them while it plans: for one key, a plan made for it would always look so much
// cheaper than the kept one, which is for any number, that it would be made anew each time. Hot statements written by hand do
// the same.
func Any(column postgres.Column, keys []uuid.UUID) postgres.BoolExpression {
	if keys == nil {
		keys = []uuid.UUID{}
	}
	return postgres.RawBool(named(column)+" = ANY((SELECT #keys::uuid[])::uuid[])", postgres.RawArgs{"#keys": keys})
}

func named(column postgres.Column) string {
	if t := column.TableName(); t != "" {
		return t + "." + column.Name()
	}
	return column.Name()
}

// Tx runs fn in one transaction, up to three times while PostgreSQL cannot serialise it; then it is fault.Unavailable.
func (d *DB) Tx(ctx context.Context, fn func(tx pgx.Tx) error) error {
	var err error
	for range 3 {
		err = pgx.BeginFunc(ctx, d.pool(ctx), fn)
		var pg *pgconn.PgError
		if !errors.As(err, &pg) || pg.Code != "40001" && pg.Code != "40P01" {
			break
		}
	}
	return translate(err)
}

// errFull is what people read when nothing more can be written down.
var errFull = &fault.Mistake{Kind: fault.Unavailable, Message: "the database's disk is full; nothing was changed: make room there and try again"}

// translate gives PostgreSQL's answers the kinds that callers know.
func translate(err error) error {
	var pg *pgconn.PgError
	var unreached *pgconn.ConnectError
	switch {
	case err == nil || fault.Kind(err) != nil:
		return err
	case errors.Is(err, pgx.ErrNoRows):
		return fault.NotFound
	case errors.As(err, &pg) && (pg.Code == "23505" || pg.Code == "23P01"):
		return fmt.Errorf("%w: %w", fault.Conflict, err)
	case errors.As(err, &pg) && pg.Code == "42501" && strings.Contains(pg.Message, "row-level security"):
		return fmt.Errorf("%w: %w", fault.NotFound, err) // about what is hidden from who writes it
	case errors.As(err, &pg) && pg.Code == "53100":
		return fmt.Errorf("%w: %w", errFull, err)
	case errors.As(err, &pg) && unavailable(pg.Code):
		return fmt.Errorf("%w: %w", fault.Unavailable, err)
	case pgconn.SafeToRetry(err), errors.As(err, &unreached), errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%w: %w", fault.Unavailable, err)
	}
	return err
}

// unavailable are the codes of trouble that passes: connections, resources, shutdowns, conflicts of transactions, and locks that others
// held for too long.
func unavailable(code string) bool {
	return strings.HasPrefix(code, "08") || strings.HasPrefix(code, "53") || strings.HasPrefix(code, "57P") ||
		code == "40001" || code == "40P01" || code == "55P03"
}

// Violates reports whether err is a breach of the constraint or unique index of that name.
func Violates(err error, constraint string) bool {
	var pg *pgconn.PgError
	return errors.As(err, &pg) && pg.ConstraintName == constraint
}
