package artwork

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
)

// The statements are raw, as whole batches travel as one parameter each.

func (store) show(ctx context.Context, q db.Q, shown []Shown) error {
	_, err := db.ExecSQL(ctx, q, `INSERT INTO item_pictures AS p (item_id, role, artwork_id, library_id)
		SELECT n.item_id, n.role, n.artwork_id, a.library_id FROM json_populate_recordset(NULL::item_pictures, $1) n JOIN artworks a ON a.id = n.artwork_id
		ORDER BY n.item_id, n.role
		ON CONFLICT (item_id, role) DO UPDATE SET artwork_id = EXCLUDED.artwork_id, library_id = EXCLUDED.library_id WHERE p.artwork_id <> EXCLUDED.artwork_id`, shown)
	return err
}

func (store) hide(ctx context.Context, q db.Q, p Place) error {
	_, err := db.ExecSQL(ctx, q, `DELETE FROM item_pictures WHERE item_id = $1 AND role = $2`, p.ItemID, p.Role)
	return err
}

func (store) beside(ctx context.Context, q db.Q, p Place) (*uuid.UUID, error) {
	return db.Value[*uuid.UUID](ctx, q, `SELECT (SELECT artwork_id FROM item_pictures WHERE item_id = $1 AND role = $2)`, p.ItemID, p.Role)
}

func (store) ofItems(ctx context.Context, q db.Q, libraries, items []uuid.UUID) ([]*ItemPicture, error) {
	return db.PartSQL[ItemPicture](ctx, q, `SELECT p.item_id AS owner_id, a.id, a.library_id, a.role, a.source, a.stream_index, a.at_ms, a.version, a.state, a.mime_type,
			a.width, a.height, a.blurhash
		FROM item_pictures p JOIN artworks a ON a.id = p.artwork_id WHERE p.item_id = ANY($1) AND a.library_id = ANY($2)`, items, libraries)
}

func (store) unpictured(ctx context.Context, q db.Q, items []uuid.UUID, role Role, files []uuid.UUID) ([]uuid.UUID, error) {
	return db.Column[uuid.UUID](ctx, q, `SELECT i FROM unnest($1::uuid[]) i WHERE NOT EXISTS (
		SELECT FROM artwork_candidates c WHERE c.item_id = i AND c.role = $2 AND (c.file_id IS NULL OR c.file_id <> ALL($3)))`, items, role, files)
}
