package intake

import (
	"context"
	"fmt"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/artwork"
	"revenge/internal/origin"
	"revenge/internal/platform/db"
)

// Waiting tells what waits for a row of its content to come: edits, choices of pictures, and orders of series.
type Waiting struct{ Edits, Pictures, Orders bool }

const whatWaits = `SELECT EXISTS (SELECT FROM edited_items WHERE gone_at IS NOT NULL) AS edits, EXISTS (SELECT FROM pictured_items WHERE gone_at IS NOT NULL) AS pictures,
	EXISTS (SELECT FROM series_orders WHERE gone_at IS NOT NULL) AS orders`

// takeUp gives rows that are new what somebody chose for the same content, whose row is gone, and returns those that are to show
// it. They are written, in the caller's transaction.
func takeUp(ctx context.Context, tx db.Q, pictures *artwork.Service, added []uuid.UUID) ([]uuid.UUID, error) {
	there, err := origin.KeysOf(ctx, tx, added)
	if err != nil {
		return nil, fmt.Errorf("read the keys of %d new items: %w", len(added), err)
	}
	var keys []string
	for _, k := range there {
		keys = append(keys, k.Keys...)
	}
	gone, err := pictures.Gone(ctx, tx, keys)
	if err != nil || len(gone) == 0 {
		return nil, err
	}
	old := make([]*origin.Known, len(gone))
	for i, g := range gone {
		old[i] = &origin.Known{ID: g.ID, Kind: origin.Kind(g.Kind), Keys: g.Keys}
	}
	from, to := origin.Pair(old, there)
	if len(from) == 0 {
		return nil, nil
	}
	shown, err := Shown(ctx, tx, to)
	if err != nil {
		return nil, err
	}
	_, err = pictures.HandOver(ctx, tx, from, to, shown)
	return to, err
}

// Settle follows the pictures of a batch once its rows are written: it notes how those are known now that something was chosen
// for, and gives new ones what was chosen for the same content when its row was another. It returns those that are to show it, and
// what else waits for such rows.
func (p *Pictures) Settle(ctx context.Context, tx db.Q, pictures *artwork.Service, added []uuid.UUID) (show []uuid.UUID, w Waiting, err error) {
	if len(p.Chosen) > 0 {
		if err := pictures.Remember(ctx, tx, p.Chosen); err != nil {
			return nil, w, fmt.Errorf("note the keys of %d items: %w", len(p.Chosen), err)
		}
	}
	if len(added) == 0 {
		return nil, w, nil
	}
	found, err := db.OneSQL[Waiting](ctx, tx, whatWaits)
	if err == nil && found.Pictures {
		show, err = takeUp(ctx, tx, pictures, added)
	}
	if err != nil {
		return nil, w, fmt.Errorf("look for pictures chosen for %d new items: %w", len(added), err)
	}
	return show, *found, nil
}

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
