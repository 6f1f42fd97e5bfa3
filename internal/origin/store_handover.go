package origin

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
)

// All statements here are raw, as whole lists travel as one parameter each.

func editsOf(ctx context.Context, q db.Q, items []uuid.UUID) ([]*Edit, error) {
	return db.AllSQL[Edit](ctx, q, `SELECT item_id, field, value, by_name, at FROM item_edits WHERE item_id = ANY($1) ORDER BY item_id, field`, items)
}

// handOver gives edits and history of items to others: what these take, in the place of what gives way to it.
func handOver(ctx context.Context, q db.Q, from, to []uuid.UUID, out *Given) (err error) {
	if len(out.Replaced) > 0 {
		if _, err := db.ExecSQL(ctx, q, `DELETE FROM item_edits e USING json_populate_recordset(NULL::item_edits, $1) n
			WHERE (e.item_id, e.field) = (n.item_id, n.field)`, out.Replaced); err != nil {
			return err
		}
	}
	if out.Taken, err = db.AllSQL[Edit](ctx, q, `INSERT INTO item_edits (item_id, field, value, by_name, at)
		SELECT n.item_id, n.field, n.value, n.by_name, n.at FROM json_populate_recordset(NULL::item_edits, $1) n
		WHERE EXISTS (SELECT FROM edited_items i WHERE i.id = n.item_id) ON CONFLICT DO NOTHING RETURNING item_id, field, value, by_name, at`, out.Taken); err != nil {
		return err
	}
	if err := handHistory(ctx, q, from, to, out); err != nil {
		return err
	}
	_, err = db.ExecSQL(ctx, q, `DELETE FROM item_edits WHERE item_id = ANY($1)`, from)
	return err
}

// handHistory gives the history of items to others.
func handHistory(ctx context.Context, q db.Q, from, to []uuid.UUID, out *Given) error {
	changes, err := db.AllSQL[changed](ctx, q, `UPDATE edit_changes c SET item_id = m.receiver FROM unnest($1::uuid[], $2::uuid[]) AS m(giver, receiver)
		WHERE c.item_id = m.giver RETURNING c.id, old.item_id`, from, to)
	if err != nil {
		return err
	}
	for _, c := range changes {
		out.Changes = append(out.Changes, *c)
	}
	return nil
}

// handBack undoes handOver, and returns what nobody has set since. What rates an item is one thing in two fields: neither comes back
// where one of them was set since.
func handBack(ctx context.Context, q db.Q, g *Given) (Freed, error) {
	freed := Freed{}
	if len(g.Taken) > 0 {
		gone, err := db.AllSQL[Edit](ctx, q, `DELETE FROM item_edits e USING json_populate_recordset(NULL::item_edits, $1) n
			WHERE (e.item_id, e.field, e.value, e.at) = (n.item_id, n.field, n.value, n.at) RETURNING e.item_id, e.field, e.value, e.by_name, e.at`, g.Taken)
		if err != nil {
			return nil, err
		}
		for _, e := range gone {
			if !slices.ContainsFunc(g.Replaced, func(r *Edit) bool { return r.ItemID == e.ItemID && r.Field == e.Field }) {
				freed.Add(e.ItemID, e.Field)
			}
		}
	}
	return freed, db.Run(ctx, q, []db.Step{
		{Rows: len(g.Edits) + len(g.Replaced), SQL: `INSERT INTO item_edits (item_id, field, value, by_name, at)
			SELECT n.item_id, n.field, n.value, n.by_name, n.at FROM json_populate_recordset(NULL::item_edits, $1) n
			WHERE EXISTS (SELECT FROM edited_items i WHERE i.id = n.item_id) AND NOT (n.field = ANY($2) AND EXISTS (SELECT FROM item_edits e
				WHERE e.item_id = n.item_id AND e.field = ANY($2))) ON CONFLICT DO NOTHING`, Args: []any{slices.Concat(g.Edits, g.Replaced), rated}},
		{Rows: len(g.Changes), SQL: `UPDATE edit_changes c SET item_id = n.item_id FROM json_to_recordset($1) AS n(id uuid, item_id uuid) WHERE c.id = n.id`,
			Args: []any{g.Changes}},
	})
}

// forgetUnedited forgets the keys of items that nobody has set anything of.
func forgetUnedited(ctx context.Context, q db.Q, items []uuid.UUID) error {
	_, err := db.ExecSQL(ctx, q, `DELETE FROM edited_items i WHERE id = ANY($1) AND NOT EXISTS (SELECT FROM item_edits e WHERE e.item_id = i.id)`, items)
	return err
}

// ComeBack notes that items whose rows were gone are there again, as the rows that they were: what is set of them is theirs.
func ComeBack(ctx context.Context, q db.Q, items []uuid.UUID) error {
	_, err := db.ExecSQL(ctx, q, `UPDATE edited_items SET gone_at = NULL WHERE id = ANY($1) AND gone_at IS NOT NULL`, items)
	return err
}
