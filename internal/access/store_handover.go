package access

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
)

// These are raw: whole lists travel as one parameter each.

// allowAlike returns what was not allowed before.
func (store) allowAlike(ctx context.Context, q db.Q, from, to []uuid.UUID) ([]*Allowance, error) {
	return db.AllSQL[Allowance](ctx, q, `INSERT INTO restriction_items (user_id, item_id, kind)
		SELECT DISTINCT i.user_id, m.receiver, i.kind FROM unnest($1::uuid[], $2::uuid[]) AS m(giver, receiver) JOIN restriction_items i ON i.item_id = m.giver
		ON CONFLICT DO NOTHING RETURNING user_id, item_id, kind`, from, to)
}

func (store) disallow(ctx context.Context, q db.Q, items []uuid.UUID) ([]*Allowance, error) {
	return db.AllSQL[Allowance](ctx, q, `DELETE FROM restriction_items WHERE item_id = ANY($1) RETURNING user_id, item_id, kind`, items)
}

// handBack gives back to those alone who are still restricted.
func (store) handBack(ctx context.Context, q db.Q, added, taken []*Allowance) error {
	const rows = `json_to_recordset($1) AS n(user_id uuid, item_id uuid, kind text)`
	return db.Run(ctx, q, []db.Step{
		{Rows: len(added), SQL: `DELETE FROM restriction_items i USING ` + rows + ` WHERE i.user_id = n.user_id AND i.item_id = n.item_id`, Args: []any{added}},
		{Rows: len(taken), SQL: `INSERT INTO restriction_items (user_id, item_id, kind) SELECT n.user_id, n.item_id, n.kind FROM ` + rows + `
			JOIN restrictions r ON r.user_id = n.user_id ON CONFLICT DO NOTHING`, Args: []any{taken}},
	})
}

// otherwise notes that these users see other things than before; a time never goes back.
func (store) otherwise(ctx context.Context, q db.Q, changed ...[]*Allowance) error {
	var users []uuid.UUID
	for _, list := range changed {
		for _, a := range list {
			users = append(users, a.UserID)
		}
	}
	if len(users) == 0 {
		return nil
	}
	_, err := db.ExecSQL(ctx, q, `UPDATE restrictions SET updated_at = greatest(now(), updated_at + interval '1 microsecond') WHERE user_id = ANY($1)`, users)
	return err
}
