package playlist

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
)

// All statements here are raw: a whole list travels as one parameter.

// doubled are the places i of collections whose item would be there twice after $1 gave theirs to $2. The place that the taker has
// already stays; where it has none, the first of those that are given does. m is whose place it is, and who takes it.
const doubled = `FROM playlist_items i JOIN unnest($1::uuid[], $2::uuid[]) AS m(giver, receiver) ON m.giver = i.item_id
		JOIN playlists p ON p.id = i.playlist_id AND p.kind = 'COLLECTION'
	WHERE EXISTS (SELECT FROM playlist_items o WHERE o.playlist_id = i.playlist_id AND o.item_id = m.receiver)
		OR EXISTS (SELECT FROM playlist_items o JOIN unnest($1::uuid[], $2::uuid[]) AS n(giver, receiver) ON n.giver = o.item_id
			WHERE o.playlist_id = i.playlist_id AND n.receiver = m.receiver AND (o.position, o.id) < (i.position, i.id))`

// hold is Service.Hold.
func hold(ctx context.Context, q db.Q, items []uuid.UUID) error {
	_, err := db.ExecSQL(ctx, q, `SELECT FROM playlists WHERE kind = 'COLLECTION' AND id IN (SELECT playlist_id FROM playlist_items WHERE item_id = ANY($1))
		ORDER BY id FOR UPDATE`, items)
	return err
}

func (store) handOver(ctx context.Context, q db.Q, from, to []uuid.UUID) ([]*Given, error) {
	return db.AllSQL[Given](ctx, q, `WITH doubled AS (SELECT i.id, m.receiver `+doubled+`),
		gone AS (DELETE FROM playlist_items i USING doubled d WHERE i.id = d.id RETURNING i.*, d.receiver),
		moved AS (UPDATE playlist_items i SET item_id = m.receiver FROM unnest($1::uuid[], $2::uuid[]) AS m(giver, receiver)
			WHERE i.item_id = m.giver AND i.id NOT IN (SELECT id FROM doubled) RETURNING i.id, old.item_id AS giver, new.item_id AS receiver)
		SELECT id, giver AS "from", receiver AS "to", NULL::jsonb AS place FROM moved
		UNION ALL SELECT id, item_id, receiver, to_jsonb(g) - 'receiver' FROM gone g`, from, to)
}

// handBack gives places back, and puts those that would have been there twice where they were, if their list still has the other.
func (store) handBack(ctx context.Context, q db.Q, list []*Given) error {
	return db.Run(ctx, q, []db.Step{
		{Rows: len(list), SQL: `INSERT INTO playlist_items (id, playlist_id, position, item_kind, item_id, library_id, added_by, added_at)
			SELECT n.id, r.playlist_id, r.position, r.item_kind, n."from", l.id, u.id, r.added_at
			FROM json_to_recordset($1) AS n(id uuid, "from" uuid, "to" uuid, place jsonb)
				CROSS JOIN LATERAL jsonb_populate_record(NULL::playlist_items, n.place) r JOIN playlists p ON p.id = r.playlist_id
				JOIN viewed_items v ON v.id = n."from" LEFT JOIN libraries l ON l.id = r.library_id LEFT JOIN users u ON u.id = r.added_by
			WHERE n.place IS NOT NULL AND EXISTS (SELECT FROM playlist_items o WHERE o.playlist_id = r.playlist_id AND o.item_id = n."to")
				AND NOT EXISTS (SELECT FROM playlist_items o WHERE o.playlist_id = r.playlist_id AND o.item_id = n."from") ON CONFLICT (id) DO NOTHING`, Args: []any{list}},
		{Rows: len(list), SQL: `UPDATE playlist_items i SET item_id = n."from"
			FROM json_to_recordset($1) AS n(id uuid, "from" uuid, "to" uuid, place jsonb) WHERE n.place IS NULL AND i.id = n.id AND i.item_id = n."to"`, Args: []any{list}},
	})
}

// takeOver gives places to other rows of the catalogue, which are remembered already.
func (store) takeOver(ctx context.Context, q db.Q, from, to []uuid.UUID) error {
	_, err := db.ExecSQL(ctx, q, `WITH doubled AS (SELECT i.id `+doubled+`), gone AS (DELETE FROM playlist_items WHERE id IN (SELECT id FROM doubled))
		UPDATE playlist_items i SET item_id = v.id, library_id = v.library_id
		FROM unnest($1::uuid[], $2::uuid[]) AS m(giver, receiver) JOIN viewed_items v ON v.id = m.receiver
		WHERE i.item_id = m.giver AND i.id NOT IN (SELECT id FROM doubled)`, from, to)
	return err
}

// ruled are the rules that have one of these texts in them.
func (store) ruled(ctx context.Context, q db.Q, like []string) ([]*Rewritten, error) {
	return db.AllSQL[Rewritten](ctx, q, `SELECT id, rules::text AS before, '' AS after FROM playlists WHERE rules IS NOT NULL AND rules::text LIKE ANY($1) ORDER BY id FOR UPDATE`, like)
}

func (store) rule(ctx context.Context, q db.Q, list []*Rewritten) error {
	return db.Run(ctx, q, []db.Step{{Rows: len(list), SQL: `UPDATE playlists p SET rules = n.after::jsonb
		FROM json_to_recordset($1) AS n(id uuid, before text, after text) WHERE p.id = n.id AND p.rules = n.before::jsonb`, Args: []any{list}}})
}
