package artwork

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
)

// The statements are raw, as whole batches travel as one parameter each.

const (
	showBeside = `INSERT INTO item_pictures AS p (item_id, role, artwork_id, library_id)
		SELECT n.item_id, n.role, n.artwork_id, a.library_id FROM json_populate_recordset(NULL::item_pictures, $1) n JOIN artworks a ON a.id = n.artwork_id
		ORDER BY n.item_id, n.role, a.library_id
		ON CONFLICT (item_id, role, library_id) DO UPDATE SET artwork_id = EXCLUDED.artwork_id WHERE p.artwork_id <> EXCLUDED.artwork_id`
	// keptHere are pictures whose bytes the server keeps: such are shown only where they were chosen.
	keptHere = `a.content IS NOT NULL AND a.root_id IS NULL AND a.file_id IS NULL`
)

func (store) show(ctx context.Context, q db.Q, shown []Shown) error {
	_, err := db.ExecSQL(ctx, q, showBeside, shown)
	return err
}

// replace is show for somebody's choice, or for what comes after it: a choice from another library is shown no longer.
func (store) replace(ctx context.Context, q db.Q, s Shown) error {
	_, err := db.ExecSQL(ctx, q, `WITH other AS (
			DELETE FROM item_pictures p USING artworks a WHERE p.item_id = $2 AND p.role = $3 AND a.id = p.artwork_id AND `+keptHere+`
				AND p.library_id <> (SELECT library_id FROM artworks WHERE id = $4)
		) `+showBeside, []Shown{s}, s.ItemID, s.Role, s.ArtworkID)
	return err
}

// hide leaves people what scans found in other libraries.
func (store) hide(ctx context.Context, q db.Q, p Place) error {
	_, err := db.ExecSQL(ctx, q, `DELETE FROM item_pictures p USING artworks a WHERE p.item_id = $1 AND p.role = $2 AND a.id = p.artwork_id
		AND (p.role <> 'PROFILE' OR `+keptHere+`)`, p.ItemID, p.Role)
	return err
}

// bestFirst is the order of what one place shows in several libraries: what was chosen, then always the same.
const bestFirst = `(` + keptHere + `) DESC, p.library_id`

func (store) beside(ctx context.Context, q db.Q, p Place) (*uuid.UUID, error) {
	return db.Value[*uuid.UUID](ctx, q, `SELECT (SELECT artwork_id FROM item_pictures p JOIN artworks a ON a.id = p.artwork_id WHERE p.item_id = $1 AND p.role = $2
		ORDER BY `+bestFirst+` LIMIT 1)`, p.ItemID, p.Role)
}

func (store) ofItems(ctx context.Context, q db.Q, libraries, items []uuid.UUID) ([]*ItemPicture, error) {
	return db.PartSQL[ItemPicture](ctx, q, `SELECT p.item_id AS owner_id, a.id, a.library_id, a.role, a.source, a.stream_index, a.at_ms, a.version, a.state, a.mime_type,
			a.width, a.height, a.blurhash
		FROM item_pictures p JOIN artworks a ON a.id = p.artwork_id WHERE p.item_id = ANY($1) AND a.library_id = ANY($2) ORDER BY `+bestFirst, items, libraries)
}

func (store) unpictured(ctx context.Context, q db.Q, libraryID uuid.UUID, items []uuid.UUID, role Role, files []uuid.UUID) ([]uuid.UUID, error) {
	return db.Column[uuid.UUID](ctx, q, `SELECT i FROM unnest($1::uuid[]) i WHERE NOT EXISTS (
		SELECT FROM artwork_candidates c JOIN artworks a ON a.id = c.artwork_id
		WHERE c.item_id = i AND c.role = $2 AND (c.file_id IS NULL OR c.file_id <> ALL($3)) AND a.library_id = $4)`, items, role, files, libraryID)
}
