package intake

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/artwork"
	"revenge/internal/platform/db"
)

const whatWaits = `SELECT EXISTS (SELECT FROM edited_items WHERE gone_at IS NOT NULL) AS edits, EXISTS (SELECT FROM pictured_items WHERE gone_at IS NOT NULL) AS pictures,
	EXISTS (SELECT FROM series_orders WHERE gone_at IS NOT NULL) AS orders`

// Shown is what items show, in all their roles.
func Shown(ctx context.Context, q db.Q, items []uuid.UUID) ([]artwork.Wish, error) {
	rows, err := db.AllSQL[struct {
		ItemID      uuid.UUID
		Role        artwork.Role
		AutomaticID *uuid.UUID
	}](ctx, q, `SELECT o.id AS item_id, p.role, p.picture AS automatic_id FROM (
			SELECT id, ARRAY[poster_id, backdrop_id, logo_id] AS pictures FROM movies WHERE id = ANY($1)
			UNION ALL SELECT id, ARRAY[poster_id, backdrop_id, logo_id] FROM series WHERE id = ANY($1)
			UNION ALL SELECT id, ARRAY[poster_id] FROM seasons WHERE id = ANY($1)
			UNION ALL SELECT id, array_fill(NULL::uuid, ARRAY[3]) || still_id FROM episodes WHERE id = ANY($1)
			UNION ALL SELECT id, ARRAY[cover_id] FROM albums WHERE id = ANY($1)
			UNION ALL SELECT id, ARRAY[picture_id] FROM artists WHERE id = ANY($1)
		) o CROSS JOIN LATERAL unnest(ARRAY['POSTER', 'BACKDROP', 'LOGO', 'STILL'], o.pictures) AS p(role, picture) ORDER BY o.id, p.role`, items)
	if err != nil {
		return nil, fmt.Errorf("read what %d items show: %w", len(items), err)
	}
	out := make([]artwork.Wish, len(rows))
	for i, r := range rows {
		out[i] = artwork.Wish{Place: artwork.Place{ItemID: r.ItemID, Role: r.Role}, AutomaticID: r.AutomaticID}
	}
	return out, nil
}

// ShowChosen is the statement that makes rows $1 of a table show what was chosen for them; columns are those of roles.
func ShowChosen(table string, columns map[artwork.Role]string) string {
	var set []string
	for _, role := range []artwork.Role{artwork.Poster, artwork.Backdrop, artwork.Logo, artwork.Still} {
		if c := columns[role]; c != "" {
			set = append(set, c+` = COALESCE((SELECT artwork_id FROM artwork_choices c WHERE c.item_id = o.id AND c.role = '`+string(role)+`'), `+c+`)`)
		}
	}
	return `UPDATE ` + table + ` o SET ` + strings.Join(set, ", ") + ` WHERE id = ANY($1)`
}

// LetGo empties those of the columns that name pictures which are gone.
func LetGo(ctx context.Context, q db.Q, columns []**uuid.UUID) error {
	pictures := []uuid.UUID{}
	for _, c := range columns {
		if *c != nil {
			pictures = append(pictures, **c)
		}
	}
	if len(pictures) == 0 {
		return nil
	}
	there, err := db.Column[uuid.UUID](ctx, q, `SELECT id FROM artworks WHERE id = ANY($1)`, pictures)
	if err != nil {
		return err
	}
	for _, c := range columns {
		if *c != nil && !slices.Contains(there, **c) {
			*c = nil
		}
	}
	return nil
}
