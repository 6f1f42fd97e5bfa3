package viewing

import (
	"context"
	"time"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/id"
)

// All statements here are raw: each writes the state and the event that it comes from at once, and what the event adds
// follows from the state as it was. Each write of a state is later than the one before, so that its newest event is known.

// remember puts items of the catalogue among those that are bound to somebody; wanted is what viewing_contents is asked for.
const remember = `known AS (
		INSERT INTO viewed_items (id, kind, library_id, parent_id, keys, title) SELECT id, kind, library_id, parent_id, keys, title FROM wanted ORDER BY id
		ON CONFLICT (id) DO NOTHING
	)`

const later = `greatest(excluded.updated_at, w.updated_at + interval '1 microsecond')`

// played writes how far a session is; where its item is gone, and its file of another one, with that. Being at the end again counts
// as another play only after the state was left in between. It returns the other episodes of the file, whose end is reached with it.
func (t store) played(ctx context.Context, q db.Q, user uuid.UUID, r Report, now time.Time) ([]uuid.UUID, error) {
	known, others, err := t.playedOf(ctx, q, user, r, now)
	if err != nil || known {
		return others, err
	}
	filed, err := db.Column[uuid.UUID](ctx, q, `SELECT movie_id FROM movie_files WHERE file_id = $1
		UNION ALL (SELECT x.episode_id FROM episode_files x JOIN episodes e ON e.id = x.episode_id WHERE x.file_id = $1 ORDER BY e.season_number, e.position LIMIT 1)`, r.FileID)
	if err != nil || len(filed) == 0 || filed[0] == r.Item.UUID {
		return nil, err
	}
	r.Item.UUID = filed[0]
	_, others, err = t.playedOf(ctx, q, user, r, now)
	return others, err
}

// playedOf also tells whether the item is known. Of the other episodes, a session has a play of its own for each.
func (store) playedOf(ctx context.Context, q db.Q, user uuid.UUID, r Report, now time.Time) (known bool, others []uuid.UUID, err error) {
	//nolint:dupword // a play begins, and is, at one time
	keys, err := db.Column[uuid.UUID](ctx, q, `WITH other AS (
			SELECT episode_id AS id FROM episode_files WHERE $6::boolean AND file_id = $3 AND episode_id <> $2
				AND EXISTS (SELECT FROM episode_files WHERE file_id = $3 AND episode_id = $2)
		), wanted AS (
			SELECT * FROM viewing_contents(ARRAY(SELECT id FROM (SELECT $2::uuid AS id UNION ALL SELECT id FROM other) i
				WHERE NOT EXISTS (SELECT FROM viewed_items v WHERE v.id = i.id)))
		), `+remember+`, item AS (
			SELECT id, kind, library_id, parent_id FROM wanted
			UNION SELECT id, kind, library_id, parent_id FROM viewed_items WHERE gone_at IS NULL AND (id = $2 OR id IN (SELECT id FROM other))
		), state AS (
			INSERT INTO watch_states AS w (user_id, item_id, item_kind, parent_id, library_id, file_id, position_ms, duration_ms,
				watched, play_count, last_played_at, updated_at)
			SELECT $1, id, kind::text::playback_item_kind, parent_id, library_id, $3, $4, $5, $6::boolean, $6::boolean::int, $7, $7 FROM item WHERE id = $2
			ON CONFLICT (user_id, item_id) DO UPDATE SET parent_id = excluded.parent_id, library_id = excluded.library_id,
				file_id = excluded.file_id, position_ms = excluded.position_ms, duration_ms = excluded.duration_ms,
				watched = w.watched AND excluded.position_ms = 0 OR excluded.watched,
				play_count = w.play_count + (excluded.watched AND NOT (w.watched AND w.position_ms = 0))::int,
				last_played_at = `+later+`, updated_at = `+later+`
			RETURNING new.item_id, new.watched, new.updated_at, new.play_count - coalesce(old.play_count, 0) AS completed
		), with_it AS (
			INSERT INTO watch_states AS w (user_id, item_id, item_kind, parent_id, library_id, file_id, position_ms, duration_ms,
				watched, play_count, last_played_at, updated_at)
			SELECT $1, i.id, i.kind::text::playback_item_kind, i.parent_id, i.library_id, $3, 0, $5, true, 1, s.updated_at, s.updated_at
				FROM item i JOIN other USING (id) CROSS JOIN state s WHERE s.completed > 0 ORDER BY i.id
			ON CONFLICT (user_id, item_id) DO UPDATE SET parent_id = excluded.parent_id, library_id = excluded.library_id,
				file_id = excluded.file_id, position_ms = 0, duration_ms = excluded.duration_ms, watched = true, play_count = w.play_count + 1,
				last_played_at = `+later+`, updated_at = `+later+`
			RETURNING new.item_id, new.watched, new.updated_at, 1 AS completed
		)
		INSERT INTO plays AS p (id, user_id, item_id, kind, began_at, at, file_id, position_ms, duration_ms, watched, completions, client_name)
		SELECT CASE item_id WHEN $2 THEN $8::uuid ELSE md5($8::text || item_id)::uuid END,
			$1, item_id, 'PLAYED', updated_at, updated_at, $3, $4, $5, watched, completed, $9
			FROM (SELECT * FROM state UNION ALL SELECT * FROM with_it) s
		ON CONFLICT (id) DO UPDATE SET kind = 'PLAYED', at = excluded.at, file_id = excluded.file_id, position_ms = excluded.position_ms,
			duration_ms = excluded.duration_ms, watched = excluded.watched, completions = p.completions + excluded.completions
		RETURNING item_id`,
		user, r.Item.UUID, r.FileID, r.PositionMs, r.DurationMs, r.AtEnd, now, r.SessionID, r.ClientName)
	for _, key := range keys {
		if key != r.Item.UUID {
			others = append(others, key)
		}
	}
	return len(keys) > 0, others, err
}

// members are the ids of what an item consists of that can be watched; $2 is its id, $3 the libraries.
var members = map[id.Kind]string{
	"movie":   `SELECT id FROM movies WHERE id = $2 AND library_id = ANY($3)`,
	"episode": `SELECT id FROM episodes WHERE id = $2 AND library_id = ANY($3)`,
	"season":  `SELECT id FROM episodes WHERE season_id = $2 AND library_id = ANY($3)`,
	"series":  `SELECT id FROM episodes WHERE series_id = $2 AND library_id = ANY($3)`,
}

// marked is what mark did.
type marked struct {
	Found     int
	LibraryID *uuid.UUID
	Changed   []uuid.UUID
}

// mark sets all of an item watched or not, in one statement.
func (store) mark(ctx context.Context, q db.Q, v access.Viewer, item id.ID, watched bool, key uuid.UUID, now time.Time) (*marked, error) {
	//nolint:dupword // a mark begins, and is, at one time
	return db.OneSQL[marked](ctx, q, `WITH wanted AS MATERIALIZED (
			SELECT * FROM viewing_contents(ARRAY(`+members[item.Kind]+`))
		), `+remember+`, states AS (
			INSERT INTO watch_states AS w (user_id, item_id, item_kind, parent_id, library_id, watched, play_count, updated_at)
			SELECT $1, id, kind::text::playback_item_kind, parent_id, library_id, $4::boolean, $4::boolean::int, $5 FROM wanted
			WHERE $4::boolean OR EXISTS (SELECT FROM watch_states h WHERE h.user_id = $1 AND h.item_id = wanted.id) ORDER BY id
			ON CONFLICT (user_id, item_id) DO UPDATE SET watched = $4::boolean, position_ms = 0,
				play_count = greatest(w.play_count, $4::boolean::int), updated_at = `+later+`
			WHERE w.watched <> $4::boolean OR w.position_ms <> 0
			RETURNING new.item_id, new.file_id, new.duration_ms, new.updated_at, new.play_count - coalesce(old.play_count, 0) AS completed
		), told AS (
			INSERT INTO plays (id, user_id, item_id, kind, began_at, at, file_id, position_ms, duration_ms, watched, completions, mark_id)
			SELECT uuidv7(), $1, item_id, 'MARKED', updated_at, updated_at, file_id, 0, duration_ms, $4::boolean, completed, $6 FROM states
		)
		SELECT (SELECT count(*)::int FROM wanted) AS found, (SELECT library_id FROM wanted LIMIT 1) AS library_id,
			ARRAY(SELECT item_id FROM states ORDER BY item_id) AS changed`, v.UserID, item.UUID, v.Libraries, watched, now, key)
}

// removeMarks removes what was marked together, and tells of each item.
func (store) removeMarks(ctx context.Context, q db.Q, v access.Viewer, keys []uuid.UUID, since time.Time) ([]*forgotten, error) {
	return db.AllSQL[forgotten](ctx, q, `WITH gone AS (
			DELETE FROM plays p USING viewed_items v WHERE v.id = p.item_id AND p.user_id = $1 AND p.mark_id = ANY($2) AND p.at > $4
				AND v.gone_at IS NULL AND v.library_id = ANY($3) RETURNING p.item_id, v.kind, v.library_id
		) SELECT item_id, kind, library_id, count(*)::int AS plays FROM gone GROUP BY item_id, kind, library_id ORDER BY item_id`, v.UserID, keys, v.Libraries, since)
}

// derive makes the states of a user (of all where it is nil) with the items anew from the plays, and removes those without. What is
// watched was seen once at least: the mark that counted it may have been undone, and not a later one.
func (store) derive(ctx context.Context, q db.Q, user *uuid.UUID, items []uuid.UUID) error {
	return db.Run(ctx, q, deriving(user, items))
}

func deriving(user *uuid.UUID, items []uuid.UUID) []db.Step {
	return []db.Step{
		{Rows: 1, SQL: `DELETE FROM watch_states WHERE item_id = ANY($1) AND ($2::uuid IS NULL OR user_id = $2)`, Args: []any{items, user}},
		{Rows: 1, SQL: `INSERT INTO watch_states (user_id, item_id, item_kind, parent_id, library_id, file_id, position_ms, duration_ms,
				watched, play_count, last_played_at, updated_at)
			SELECT l.user_id, l.item_id, v.kind::text::playback_item_kind, v.parent_id, v.library_id, l.file_id, l.position_ms, l.duration_ms, l.watched,
				greatest(l.completions, l.watched::int), l.played_at, l.at
			FROM (
				SELECT DISTINCT ON (user_id, item_id) user_id, item_id, file_id, position_ms, duration_ms, watched, at,
					sum(completions) OVER whole AS completions, max(at) FILTER (WHERE kind = 'PLAYED') OVER whole AS played_at
				FROM plays WHERE item_id = ANY($1) AND ($2::uuid IS NULL OR user_id = $2)
				WINDOW whole AS (PARTITION BY user_id, item_id) ORDER BY user_id, item_id, at DESC, id DESC
			) l JOIN viewed_items v ON v.id = l.item_id WHERE v.gone_at IS NULL AND v.library_id IS NOT NULL`, Args: []any{items, user}},
	}
}
