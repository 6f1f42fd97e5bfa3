package viewing

import (
	"context"
	"time"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

const stateColumns = `s.item_id, v.kind, s.rating, s.rated_at, s.favourite_at, s.watchlisted_at, s.hidden_at, s.updated_at`

func (store) states(ctx context.Context, q db.Q, user uuid.UUID, items []uuid.UUID) ([]*State, error) {
	return db.AllSQL[State](ctx, q, `SELECT `+stateColumns+` FROM viewer_states s JOIN viewed_items v ON v.id = s.item_id
		WHERE s.user_id = $1 AND s.item_id = ANY($2)`, user, items)
}

// seen says of rows v of viewing_contents or viewed_items that they may be seen; $2 are the libraries. A person is seen
// through what he took part in.
const seen = `(v.library_id = ANY($2) OR v.kind = 'PERSON' AND (
		EXISTS (SELECT FROM movie_credits c JOIN movies o ON o.id = c.movie_id WHERE c.person_id = v.id AND o.library_id = ANY($2))
		OR EXISTS (SELECT FROM series_credits c JOIN series o ON o.id = c.series_id WHERE c.person_id = v.id AND o.library_id = ANY($2))
		OR EXISTS (SELECT FROM episode_credits c JOIN episodes o ON o.id = c.episode_id WHERE c.person_id = v.id AND o.library_id = ANY($2))))`

// changes are what a statement sets of a state; $4 is the value, $5 the time.
var changes = map[string]string{
	"rating":      `rating = $4::int, rated_at = CASE WHEN $4::int IS NOT NULL THEN $5::timestamptz END`,
	"favourite":   `favourite_at = CASE WHEN $4::boolean THEN coalesce(s.favourite_at, $5::timestamptz) END`,
	"watchlisted": `watchlisted_at = CASE WHEN $4::boolean THEN coalesce(s.watchlisted_at, $5::timestamptz) END`,
	"hidden":      `hidden_at = CASE WHEN $4::boolean THEN $5::timestamptz END`,
}

// change sets one thing of a viewer's state of an item and returns the item's library; fault.NotFound for what may not be
// seen. Raw: an item is remembered and its state changed at once.
func (store) change(ctx context.Context, q db.Q, v access.Viewer, item id.ID, what string, value any, now time.Time) (*uuid.UUID, error) {
	found, err := db.AllSQL[struct{ LibraryID *uuid.UUID }](ctx, q, `WITH wanted AS (
			SELECT * FROM viewing_contents(ARRAY[$3::uuid]) v WHERE `+seen+`
		), `+remember+`
		INSERT INTO viewer_states AS s (user_id, item_id, updated_at) SELECT $1, id, $4 FROM wanted
		ON CONFLICT (user_id, item_id) DO UPDATE SET updated_at = excluded.updated_at
		RETURNING (SELECT library_id FROM wanted)`, v.UserID, v.Libraries, item.UUID, now)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, fault.Field(fault.NotFound, "there is no such item, or you may not see it", "itemId")
	}
	_, err = db.ExecSQL(ctx, q, `UPDATE viewer_states s SET `+changes[what]+`, updated_at = $3::timestamptz WHERE user_id = $1 AND item_id = $2`,
		v.UserID, item.UUID, now, value, now)
	return found[0].LibraryID, err
}

// recentStates are the items that the viewer changed last.
func (store) recentStates(ctx context.Context, q db.Q, v access.Viewer, n int) ([]id.ID, error) {
	list, err := db.AllSQL[State](ctx, q, `SELECT `+stateColumns+` FROM viewer_states s JOIN viewed_items v ON v.id = s.item_id
		WHERE s.user_id = $1 AND v.gone_at IS NULL AND `+seen+` ORDER BY s.updated_at DESC, s.item_id DESC LIMIT $3`, v.UserID, v.Libraries, n)
	out := make([]id.ID, len(list))
	for i, s := range list {
		out[i] = s.Kind.ID(s.ItemID)
	}
	return out, err
}
