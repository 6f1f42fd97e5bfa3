package playlist

import (
	"context"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/keyset"
)

// holding is raw because it reads a bounded list for each of many items. Behind them come smart collections, which are not known yet
// to hold any, for the item uuid.Nil.
func (store) holding(ctx context.Context, q db.Q, v access.Viewer, items []uuid.UUID) ([]*Holding, error) {
	return db.AllSQL[Holding](ctx, q, `SELECT g.id AS item_id, c.* FROM unnest($1::uuid[]) g(id) CROSS JOIN LATERAL (
			SELECT `+strings.Join(columns, ", ")+` FROM playlists WHERE kind = 'COLLECTION' AND `+strings.ReplaceAll(visible, "?", "$3")+`
				AND id IN (SELECT i.playlist_id FROM playlist_items i WHERE i.item_id = g.id AND `+known("$2", "$3")+`)
			ORDER BY sort_name, id LIMIT $4) c
		UNION ALL (SELECT $5::uuid, `+strings.Join(columns, ", ")+` FROM playlists
			WHERE id IN (SELECT id FROM playlists WHERE user_id = $3 UNION ALL SELECT playlist_id FROM playlist_shares WHERE user_id = $3)
				AND kind = 'COLLECTION' AND rules IS NOT NULL ORDER BY user_id <> $3, sort_name, id LIMIT $6)`,
		items, v.Libraries, v.UserID, maxHolding, uuid.Nil, maxChoosing)
}

type held struct{ PlaylistID, ItemID uuid.UUID }

// heldBy tells which of the items the choices hold. Raw, as keyset writes the choices. An order is followed to its limit only if the
// filter lets one of the items through, which costs a look at their rows.
func (store) heldBy(ctx context.Context, q db.Q, of []*choice, items []uuid.UUID) ([]*held, error) {
	sql, args := "", []any{}
	for _, c := range of {
		if sql != "" {
			sql += " UNION ALL "
		}
		list, filtered := c.list, c.filtered
		id, among := list.Arg(c.of), list.Arg(items)
		rows, more := list.Whole("id", nil)
		sql, args = keyset.Append(sql, args, "SELECT "+id+"::uuid AS playlist_id, id AS item_id FROM ("+rows+") c WHERE id = ANY("+among+")", more)
		filtered.Where("id = ANY(?)", items)
		passes, more := filtered.Whole("1", c.libraries)
		sql, args = keyset.Append(sql, args, " AND (SELECT EXISTS ("+passes+"))", more)
	}
	return db.AllSQL[held](ctx, q, sql, args...)
}

// first runs the statements of Collections.first.
func (store) first(ctx context.Context, q db.Q, sql string, args []any) ([]*Item, error) {
	return db.AllSQL[Item](ctx, q, `SELECT * FROM (`+sql+`) i ORDER BY playlist_id, position`, args...)
}
