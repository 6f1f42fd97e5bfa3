package playlist

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
	"revenge/internal/platform/keyset"
)

// rows is the statement that reads all of a choice as items with positions, in order.
func (c *choice) rows() (string, []any) {
	rows, args := c.list.Whole("*", nil)
	return `SELECT '` + string(c.kind) + `'::viewed_kind AS item_kind, id AS item_id, library_id,
		row_number() OVER () AS position FROM (` + rows + `) c`, args
}

// choose is raw, as keyset writes the choice.
func (store) choose(ctx context.Context, q db.Q, c *choice) ([]*member, error) {
	rows, args := c.rows()
	return db.AllSQL[member](ctx, q, `SELECT position::int AS place, item_kind, item_id, library_id FROM (`+rows+`) i ORDER BY position`, args...)
}

type sum struct {
	PlaylistID uuid.UUID
	ItemCount  int
	DurationMs int64
}

// sums adds up several choices in one statement. Raw, as keyset writes them.
func (store) sums(ctx context.Context, q db.Q, of []*choice) (map[uuid.UUID]*sum, error) {
	sql, args := "", []any{}
	for _, c := range of {
		if sql != "" {
			sql += " UNION ALL "
		}
		of := c.list.Arg(c.of)
		rows, more := c.list.Whole("ms", nil)
		sql, args = keyset.Append(sql, args, "SELECT "+of+`::uuid AS playlist_id, count(*)::int AS item_count,
			coalesce(sum(ms), 0)::bigint AS duration_ms FROM (`+rows+`) c`, more)
	}
	found, err := db.AllSQL[sum](ctx, q, sql, args...)
	out := make(map[uuid.UUID]*sum, len(found))
	for _, one := range found {
		out[one.PlaylistID] = one
	}
	return out, err
}
