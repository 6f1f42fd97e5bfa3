package shelf

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
)

// store is the only writer of saved_filters. Its statements are raw, as each is one line of SQL.
type store struct{}

const savedColumns = `id, user_id, kind, name, filter::text AS filter, order_field, direction, created_at, updated_at`

func (store) ofUser(ctx context.Context, q db.Q, user uuid.UUID, kind *Kind) ([]*Saved, error) {
	return db.AllSQL[Saved](ctx, q, `SELECT `+savedColumns+` FROM saved_filters
		WHERE user_id = $1 AND ($2::title_kind IS NULL OR kind = $2) ORDER BY name, id`, user, kind)
}

func (store) byIDs(ctx context.Context, q db.Q, user uuid.UUID, ids []uuid.UUID) ([]*Saved, error) {
	return db.AllSQL[Saved](ctx, q, `SELECT `+savedColumns+` FROM saved_filters WHERE user_id = $1 AND id = ANY($2)`, user, ids)
}

// count also makes those who save for one user wait for each other.
func (store) count(ctx context.Context, q db.Q, user uuid.UUID) (int, error) {
	if _, err := db.ExecSQL(ctx, q, `SELECT pg_advisory_xact_lock(hashtextextended('saved filters ' || $1::text, 0))`, user); err != nil {
		return 0, err
	}
	return db.Value[int](ctx, q, `SELECT count(*)::int FROM saved_filters WHERE user_id = $1`, user)
}

func (store) insert(ctx context.Context, q db.Q, f Saved) (*Saved, error) {
	out, err := db.OneSQL[Saved](ctx, q, `INSERT INTO saved_filters (id, user_id, kind, name, filter, order_field, direction)
		VALUES ($1, $2, $3, $4, $5::text::jsonb, $6, $7) RETURNING `+savedColumns, f.ID, f.UserID, f.Kind, f.Name, string(f.Filter), f.OrderField, f.Direction)
	return out, taken(err)
}

func (store) update(ctx context.Context, q db.Q, f Saved) (*Saved, error) {
	out, err := db.OneSQL[Saved](ctx, q, `UPDATE saved_filters SET kind = $3, name = $4, filter = $5::text::jsonb, order_field = $6, direction = $7, updated_at = now()
		WHERE id = $1 AND user_id = $2 RETURNING `+savedColumns, f.ID, f.UserID, f.Kind, f.Name, string(f.Filter), f.OrderField, f.Direction)
	return out, taken(err)
}

func taken(err error) error {
	if db.Violates(err, "saved_filters_user_id_kind_name_key") {
		return fault.Field(fault.Conflict, "another filter has this name", "name")
	}
	return err
}

func (store) remove(ctx context.Context, q db.Q, user, key uuid.UUID) error {
	n, err := db.ExecSQL(ctx, q, `DELETE FROM saved_filters WHERE id = $1 AND user_id = $2`, key, user)
	if err == nil && n == 0 {
		return fmt.Errorf("no such filter: %w", fault.NotFound)
	}
	return err
}

func (store) languages(ctx context.Context, q db.Q) ([]string, error) {
	return db.Column[string](ctx, q, `SELECT DISTINCT title_language FROM users WHERE title_language IS NOT NULL ORDER BY 1`)
}

// index does one step of what makes lists fast, in a transaction of its own, and tells whether there was one.
func (store) index(ctx context.Context, q db.Q, readers string) (bool, error) {
	return db.Value[bool](ctx, q, `SELECT shelf_index_titles($1::text::jsonb)`, readers)
}
