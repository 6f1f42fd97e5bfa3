package viewing

import (
	"context"
	"strings"
	"time"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/keyset"
)

// The lists are raw because keyset writes their pages. They are ranges of an index by user, not by library.

func (store) listed(v access.Viewer, column string, kinds []Kind) keyset.List {
	l := keyset.List{Columns: "id, kind, since", From: `(SELECT s.item_id AS id, v.kind, v.library_id, v.gone_at, s.user_id, s.` + column + ` AS since
		FROM viewer_states s JOIN viewed_items v ON v.id = s.item_id WHERE s.` + column + ` IS NOT NULL) v`}
	l.Where("user_id = ?", v.UserID)
	l.Where("gone_at IS NULL AND "+strings.ReplaceAll(seen, "$2", "?"), v.Libraries)
	if len(kinds) > 0 {
		texts := make([]string, len(kinds))
		for i, k := range kinds {
			texts[i] = string(k)
		}
		l.Where("kind = ANY(?::viewed_kind[])", texts)
	}
	return l
}

func (store) history(v access.Viewer) keyset.List {
	l := keyset.List{Columns: "id, item_id, item_kind, parent_id, began_at, at, position_ms, duration_ms, watched, completions, client_name",
		From: `(SELECT p.*, v.kind AS item_kind, v.parent_id, v.library_id FROM plays p JOIN viewed_items v ON v.id = p.item_id
			WHERE p.kind = 'PLAYED' AND v.gone_at IS NULL) p`}
	l.Where("user_id = ?", v.UserID)
	l.Where("library_id = ANY(?)", v.Libraries)
	return l
}

// removePlays is raw because it tells of each item.
func (store) removePlays(ctx context.Context, q db.Q, v access.Viewer, keys []uuid.UUID) ([]*forgotten, error) {
	return db.AllSQL[forgotten](ctx, q, `WITH gone AS (
			DELETE FROM plays p USING viewed_items v WHERE v.id = p.item_id AND p.user_id = $1 AND p.kind = 'PLAYED' AND p.id = ANY($2)
				AND v.gone_at IS NULL AND v.library_id = ANY($3) RETURNING p.item_id, v.kind, v.library_id
		) SELECT item_id, kind, library_id, count(*)::int AS plays FROM gone GROUP BY item_id, kind, library_id ORDER BY item_id`, v.UserID, keys, v.Libraries)
}

// clearPlays makes marks of plays: what was done stays true, and that it was a play is forgotten.
func (store) clearPlays(ctx context.Context, q db.Q, user uuid.UUID, before *time.Time) ([]*forgotten, error) {
	gone, err := db.AllSQL[forgotten](ctx, q, `WITH gone AS (
			UPDATE plays SET kind = 'MARKED', began_at = at, client_name = '' WHERE user_id = $1 AND kind = 'PLAYED' AND ($2::timestamptz IS NULL OR at < $2)
			RETURNING item_id
		) SELECT g.item_id, v.kind, v.library_id, count(*)::int AS plays FROM gone g JOIN viewed_items v ON v.id = g.item_id
		GROUP BY g.item_id, v.kind, v.library_id ORDER BY g.item_id`, user, before)
	if err != nil {
		return nil, err
	}
	_, err = db.ExecSQL(ctx, q, `UPDATE watch_states w SET last_played_at = (SELECT max(at) FROM plays p WHERE p.user_id = $1 AND p.item_id = w.item_id AND p.kind = 'PLAYED')
		WHERE w.user_id = $1 AND w.last_played_at IS NOT NULL AND ($2::timestamptz IS NULL OR w.last_played_at < $2)`, user, before)
	return gone, err
}
