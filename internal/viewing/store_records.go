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

// records is raw because keyset writes the page; titles are for people who read the file.
func (store) records(v access.Viewer) keyset.List {
	l := keyset.List{Columns: `id, kind, keys, at, last_played_at, watched, position_ms, duration_ms, play_count, rating, rated_at, favourite_at, watchlisted_at,
			coalesce(CASE kind WHEN 'MOVIE' THEN (SELECT title FROM movies m WHERE m.id = v.id) WHEN 'PERSON' THEN (SELECT name FROM people p WHERE p.id = v.id)
				WHEN 'FILE' THEN '' WHEN 'ARTIST' THEN (SELECT name FROM artists a WHERE a.id = v.id) WHEN 'ALBUM' THEN (SELECT title FROM albums a WHERE a.id = v.id)
				WHEN 'TRACK' THEN (SELECT title FROM tracks t WHERE t.id = v.id) ELSE (SELECT title FROM series s WHERE s.id = coalesce(v.parent_id, v.id)) END, '') AS title`,
		From: `(SELECT v.id, v.kind::text COLLATE "C" AS kind, v.keys, v.library_id, v.parent_id, u.id AS user_id, w.updated_at AS at, w.last_played_at, coalesce(w.watched, false) AS watched,
				coalesce(w.position_ms, 0) AS position_ms, coalesce(w.duration_ms, 0) AS duration_ms, coalesce(w.play_count, 0) AS play_count,
				s.rating, s.rated_at, s.favourite_at, s.watchlisted_at
			FROM users u CROSS JOIN viewed_items v LEFT JOIN watch_states w ON w.user_id = u.id AND w.item_id = v.id
			LEFT JOIN viewer_states s ON s.user_id = u.id AND s.item_id = v.id
			WHERE v.gone_at IS NULL AND (w.item_id IS NOT NULL OR coalesce(s.rated_at, s.favourite_at, s.watchlisted_at) IS NOT NULL)) v`}
	l.Where("user_id = ?", v.UserID)
	l.Where(strings.ReplaceAll(seen, "$2", "?"), v.Libraries)
	return l
}

func (store) seenContents(ctx context.Context, q db.Q, v access.Viewer, ids []uuid.UUID) ([]*content, error) {
	return db.AllSQL[content](ctx, q, `SELECT id, kind, library_id, parent_id, keys, title FROM viewing_contents($1) v WHERE `+seen+` ORDER BY id`, ids, v.Libraries)
}

// record is a record as it travels.
type record struct {
	ItemID        uuid.UUID  `json:"item_id"`
	At            *time.Time `json:"at"`
	PlayedAt      *time.Time `json:"played_at"`
	Watched       bool       `json:"watched"`
	PositionMs    int64      `json:"position_ms"`
	DurationMs    int64      `json:"duration_ms"`
	PlayCount     int        `json:"play_count"`
	Rating        *int       `json:"rating"`
	RatedAt       *time.Time `json:"rated_at"`
	FavouriteAt   *time.Time `json:"favourite_at"`
	WatchlistedAt *time.Time `json:"watchlisted_at"`
}

const recordColumns = `item_id uuid, at timestamptz, played_at timestamptz, watched boolean, position_ms bigint, duration_ms bigint,
	play_count int, rating int, rated_at timestamptz, favourite_at timestamptz, watchlisted_at timestamptz`

// takeIn writes what records tell anew and returns the items that it changed. A play is written when it is later than what
// is known, and brings the plays that are not counted yet.
func (store) takeIn(ctx context.Context, q db.Q, user uuid.UUID, list []*taken) ([]uuid.UUID, error) {
	rows := make([]record, len(list))
	for i, t := range list {
		rows[i] = record{ItemID: t.ItemID, At: t.At, PlayedAt: t.LastPlayedAt, Watched: t.Watched, PositionMs: t.PositionMs, DurationMs: t.DurationMs,
			PlayCount: t.PlayCount, Rating: t.Rating, RatedAt: t.RatedAt, FavouriteAt: t.FavouriteAt, WatchlistedAt: t.WatchlistedAt}
	}
	//nolint:dupword // a play taken in begins, and is, at one time
	return db.Column[uuid.UUID](ctx, q, `WITH told AS (
			SELECT * FROM json_to_recordset($2) AS r(`+recordColumns+`)
		), played AS (
			INSERT INTO plays (id, user_id, item_id, kind, began_at, at, position_ms, duration_ms, watched, completions)
			SELECT uuidv7(), $1, t.item_id, CASE WHEN t.played_at IS NULL THEN 'MARKED'::play_kind ELSE 'PLAYED' END, t.at, t.at,
				t.position_ms, t.duration_ms, t.watched, greatest(t.play_count - coalesce(w.play_count, 0), 0)
			FROM told t LEFT JOIN watch_states w ON w.user_id = $1 AND w.item_id = t.item_id
			WHERE t.at IS NOT NULL AND (w.item_id IS NULL OR t.at > w.updated_at) ORDER BY t.item_id
			RETURNING item_id
		), thought AS (
			INSERT INTO viewer_states AS s (user_id, item_id, rating, rated_at, favourite_at, watchlisted_at, updated_at)
			SELECT $1, item_id, rating, CASE WHEN rating IS NOT NULL THEN coalesce(rated_at, now()) END, favourite_at, watchlisted_at,
				greatest(rated_at, favourite_at, watchlisted_at, '2000-01-01Z')
			FROM told WHERE rating IS NOT NULL OR favourite_at IS NOT NULL OR watchlisted_at IS NOT NULL ORDER BY item_id
			ON CONFLICT (user_id, item_id) DO UPDATE SET
				rating = CASE WHEN excluded.rated_at > s.rated_at OR s.rating IS NULL THEN coalesce(excluded.rating, s.rating) ELSE s.rating END,
				rated_at = CASE WHEN excluded.rated_at > s.rated_at OR s.rating IS NULL THEN coalesce(excluded.rated_at, s.rated_at) ELSE s.rated_at END,
				favourite_at = coalesce(s.favourite_at, excluded.favourite_at), watchlisted_at = coalesce(s.watchlisted_at, excluded.watchlisted_at),
				updated_at = greatest(s.updated_at, excluded.updated_at)
			WHERE excluded.rating IS NOT NULL AND (s.rating IS NULL OR excluded.rated_at > s.rated_at)
				OR s.favourite_at IS NULL AND excluded.favourite_at IS NOT NULL OR s.watchlisted_at IS NULL AND excluded.watchlisted_at IS NOT NULL
			RETURNING item_id
		)
		SELECT item_id FROM played UNION SELECT item_id FROM thought ORDER BY item_id`, user, rows)
}
