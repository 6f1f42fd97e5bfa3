package db

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
)

// Step is one statement of several that are sent together.
type Step struct {
	// Rows is how many rows the step is about; it is left out when there are none.
	Rows int
	SQL  string
	Args []any
}

// Run sends the steps in one round trip, in their order.
func Run(ctx context.Context, q Q, steps []Step) error {
	batch := &pgx.Batch{}
	for _, s := range steps {
		if s.Rows > 0 {
			batch.Queue(s.SQL, s.Args...)
		}
	}
	if batch.Len() == 0 {
		return nil
	}
	results := q.SendBatch(ctx, batch)
	for range batch.Len() {
		if _, err := results.Exec(); err != nil {
			_ = results.Close() // its error is the one at hand
			return translate(fmt.Errorf("run a batch: %w", err))
		}
	}
	return translate(results.Close())
}

// Column returns the single column of all rows of a statement written by hand.
func Column[T any](ctx context.Context, q Q, sql string, args ...any) ([]T, error) {
	var out []T
	err := ask(ctx, q, sql, args, func(rows pgx.Rows) (err error) {
		out, err = pgx.CollectRows(rows, pgx.RowTo[T])
		return err
	})
	return out, translate(err)
}

// Replace is a statement that makes the rows of some owners be exactly those given: $1 are the owners' ids, $2 the rows
// as JSON. Rows are the same when their keys are; the rest is updated.
func Replace(table, owner string, keys, rest []string) string {
	same, set := make([]string, len(keys)), make([]string, len(rest))
	for i, k := range keys {
		same[i] = "n." + k + " = t." + k
	}
	for i, c := range rest {
		set[i] = c + " = EXCLUDED." + c
	}
	action := "NOTHING"
	if len(rest) > 0 {
		action = "UPDATE SET " + strings.Join(set, ", ")
	}
	columns := strings.Join(append(slices.Clone(keys), rest...), ", ")
	return "WITH n AS (SELECT * FROM json_populate_recordset(NULL::" + table + ", $2)), gone AS (DELETE FROM " + table + " t WHERE t." + owner +
		" = ANY($1) AND NOT EXISTS (SELECT FROM n WHERE " + strings.Join(same, " AND ") + ")) INSERT INTO " + table + " (" + columns + ") SELECT " +
		columns + " FROM n ON CONFLICT (" + strings.Join(keys, ", ") + ") DO " + action
}
