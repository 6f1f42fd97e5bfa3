package playlist

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
)

// All statements here are raw: a whole list travels as one parameter.

func (store) handOver(ctx context.Context, q db.Q, from, to []uuid.UUID) ([]*Given, error) {
	return db.AllSQL[Given](ctx, q, `UPDATE playlist_items i SET item_id = m.receiver FROM unnest($1::uuid[], $2::uuid[]) AS m(giver, receiver)
		WHERE i.item_id = m.giver RETURNING i.id, old.item_id AS "from", new.item_id AS "to"`, from, to)
}

func (store) handBack(ctx context.Context, q db.Q, list []*Given) error {
	return db.Run(ctx, q, []db.Step{{Rows: len(list), SQL: `UPDATE playlist_items i SET item_id = n."from"
		FROM json_to_recordset($1) AS n(id uuid, "from" uuid, "to" uuid) WHERE i.id = n.id AND i.item_id = n."to"`, Args: []any{list}}})
}

// ruled are the rules that have one of these texts in them.
func (store) ruled(ctx context.Context, q db.Q, like []string) ([]*Rewritten, error) {
	return db.AllSQL[Rewritten](ctx, q, `SELECT id, rules::text AS before, '' AS after FROM playlists WHERE rules IS NOT NULL AND rules::text LIKE ANY($1) ORDER BY id FOR UPDATE`, like)
}

func (store) rule(ctx context.Context, q db.Q, list []*Rewritten) error {
	return db.Run(ctx, q, []db.Step{{Rows: len(list), SQL: `UPDATE playlists p SET rules = n.after::jsonb
		FROM json_to_recordset($1) AS n(id uuid, before text, after text) WHERE p.id = n.id AND p.rules = n.before::jsonb`, Args: []any{list}}})
}
