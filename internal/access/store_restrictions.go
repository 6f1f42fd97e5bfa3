package access

import (
	"context"
	"time"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
	"revenge/internal/platform/id"
)

// missing counts ids that do not exist in the libraries. Raw: each kind has a table of its own.
func (store) missing(ctx context.Context, q db.Q, libraries []uuid.UUID, ids []id.ID) (int, error) {
	if len(ids) == 0 {
		return 0, nil
	}
	keys, kinds := columns(ids)
	return db.Value[int](ctx, q, `SELECT count(*)::int FROM unnest($1::uuid[], $2::text[]) AS w(id, kind) WHERE NOT CASE w.kind
		WHEN 'genre' THEN EXISTS (SELECT FROM genres o WHERE o.id = w.id)
		WHEN 'label' THEN EXISTS (SELECT FROM labels o WHERE o.id = w.id)
		WHEN 'movie' THEN EXISTS (SELECT FROM movies o WHERE o.id = w.id AND o.library_id = ANY($3))
		WHEN 'series' THEN EXISTS (SELECT FROM series o WHERE o.id = w.id AND o.library_id = ANY($3))
		WHEN 'album' THEN EXISTS (SELECT FROM albums o WHERE o.id = w.id AND o.library_id = ANY($3))
		WHEN 'track' THEN EXISTS (SELECT FROM tracks o WHERE o.id = w.id AND o.library_id = ANY($3))
		ELSE EXISTS (SELECT FROM channels o WHERE o.id = w.id AND o.library_id = ANY($3)) END`, keys, kinds, append([]uuid.UUID{}, libraries...))
}

func (store) lift(ctx context.Context, q db.Q, user uuid.UUID) error {
	_, err := db.ExecSQL(ctx, q, `DELETE FROM restrictions WHERE user_id = $1`, user)
	return err
}

// restrict is raw because lists travel as parameters.
func (store) restrict(ctx context.Context, q db.Q, user uuid.UUID, r *Restriction, now time.Time) error {
	allowed, allowedKinds := columns(tagsOf(r.Allowed))
	denied, deniedKinds := columns(r.Denied)
	items, itemKinds := columns(itemsOf(r.Allowed))
	return db.Run(ctx, q, []db.Step{
		{Rows: 1, SQL: `INSERT INTO restrictions (user_id, max_age, unrated, only_allowed, updated_at) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (user_id) DO UPDATE SET max_age = excluded.max_age, unrated = excluded.unrated, only_allowed = excluded.only_allowed, updated_at = excluded.updated_at`,
			Args: []any{user, r.MaxAge, r.Unrated, r.OnlyAllowed, now}},
		{Rows: 1, SQL: `DELETE FROM restriction_tags WHERE user_id = $1`, Args: []any{user}},
		{Rows: 1, SQL: `DELETE FROM restriction_items WHERE user_id = $1`, Args: []any{user}},
		{Rows: len(allowed), SQL: `INSERT INTO restriction_tags (user_id, tag_id, kind, rule) SELECT $1, id, kind, 'ALLOWED' FROM unnest($2::uuid[], $3::text[]) AS w(id, kind)
			ON CONFLICT DO NOTHING`, Args: []any{user, allowed, allowedKinds}},
		{Rows: len(denied), SQL: `INSERT INTO restriction_tags (user_id, tag_id, kind, rule) SELECT $1, id, kind, 'DENIED' FROM unnest($2::uuid[], $3::text[]) AS w(id, kind)
			ON CONFLICT DO NOTHING`, Args: []any{user, denied, deniedKinds}},
		{Rows: len(items), SQL: `INSERT INTO restriction_items (user_id, item_id, kind) SELECT $1, id, kind FROM unnest($2::uuid[], $3::text[]) AS w(id, kind)
			ON CONFLICT DO NOTHING`, Args: []any{user, items, itemKinds}},
	})
}

type restrictionRow struct {
	UserID               uuid.UUID
	MaxAge               *int
	Unrated, OnlyAllowed bool
	UpdatedAt            time.Time
	Keys                 []uuid.UUID
	Kinds                []string
	Denied               []bool
}

// restrictions is raw because three tables make one row: those of the viewer's own account, administrators see all.
func (store) restrictions(ctx context.Context, q db.Q, v Viewer, users []uuid.UUID) ([]*Restriction, error) {
	rows, err := db.AllSQL[restrictionRow](ctx, q, `SELECT r.user_id, r.max_age, r.unrated, r.only_allowed, r.updated_at,
			coalesce(l.keys, '{}') AS keys, coalesce(l.kinds, '{}') AS kinds, coalesce(l.denied, '{}') AS denied
		FROM restrictions r JOIN users u ON u.id = r.user_id CROSS JOIN LATERAL (
			SELECT array_agg(id ORDER BY id) AS keys, array_agg(kind ORDER BY id) AS kinds, array_agg(denied ORDER BY id) AS denied FROM (
				SELECT tag_id AS id, kind, rule = 'DENIED' AS denied FROM restriction_tags t WHERE t.user_id = r.user_id
				UNION ALL SELECT item_id, kind, false FROM restriction_items i WHERE i.user_id = r.user_id
			) named
		) l WHERE r.user_id = ANY($1) AND ($2 OR coalesce(u.account_id, u.id) = $3)`, users, v.RequireAdmin() == nil, v.Account())
	out := make([]*Restriction, len(rows))
	for i, row := range rows {
		r := &Restriction{UserID: row.UserID, MaxAge: row.MaxAge, Unrated: row.Unrated, OnlyAllowed: row.OnlyAllowed, UpdatedAt: row.UpdatedAt}
		for k, key := range row.Keys {
			if one := id.Of(id.Kind(row.Kinds[k]), key); row.Denied[k] {
				r.Denied = append(r.Denied, one)
			} else {
				r.Allowed = append(r.Allowed, one)
			}
		}
		out[i] = r
	}
	return out, err
}
