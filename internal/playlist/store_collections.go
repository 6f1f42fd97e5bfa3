package playlist

import (
	"context"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
)

// holding is raw because it reads a bounded list for each of many items.
func (store) holding(ctx context.Context, q db.Q, v access.Viewer, items []uuid.UUID) ([]*Holding, error) {
	return db.AllSQL[Holding](ctx, q, `SELECT g.id AS item_id, c.* FROM unnest($1::uuid[]) g(id) CROSS JOIN LATERAL (
			SELECT `+strings.Join(columns, ", ")+` FROM playlists WHERE kind = 'COLLECTION' AND `+strings.ReplaceAll(visible, "?", "$3")+`
				AND id IN (SELECT i.playlist_id FROM playlist_items i WHERE i.item_id = g.id AND `+known("$2", "$3")+`)
			ORDER BY sort_name, id LIMIT $4) c`, items, v.Libraries, v.UserID, maxHolding)
}

// first runs the statements of Collections.first.
func (store) first(ctx context.Context, q db.Q, sql string, args []any) ([]*Item, error) {
	return db.AllSQL[Item](ctx, q, `SELECT * FROM (`+sql+`) i ORDER BY playlist_id, position`, args...)
}
