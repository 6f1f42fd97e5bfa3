package viewing

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
)

// All statements here are raw: keys are arrays, and whole batches travel as one parameter.

// contents are the items and the seasons of series among them.
func (store) contents(ctx context.Context, q db.Q, ids []uuid.UUID) ([]*content, error) {
	return db.AllSQL[content](ctx, q, `SELECT id, kind, library_id, parent_id, keys, title
		FROM viewing_contents($1 || ARRAY(SELECT id FROM seasons WHERE series_id = ANY($1))) ORDER BY id`, ids)
}

// row is a content as it travels.
type row struct {
	ID        uuid.UUID  `json:"id"`
	Kind      Kind       `json:"kind"`
	LibraryID *uuid.UUID `json:"library_id"`
	ParentID  *uuid.UUID `json:"parent_id"`
	Keys      []string   `json:"keys"`
	Title     string     `json:"title"`
}

func rows(list []*content) []row {
	out := make([]row, len(list))
	for i, c := range list {
		out[i] = row(*c)
	}
	return out
}

// refresh notes how items that are remembered are known now, also those that are there again as the rows that they were.
func (store) refresh(ctx context.Context, q db.Q, list []*content) error {
	return db.Run(ctx, q, []db.Step{
		{Rows: 1, SQL: `UPDATE viewed_items v SET library_id = n.library_id, parent_id = n.parent_id, keys = n.keys, title = n.title, gone_at = NULL
			FROM json_populate_recordset(NULL::viewed_items, $1) n
			WHERE v.id = n.id AND (v.library_id, v.parent_id, v.keys, v.title, v.gone_at) IS DISTINCT FROM (n.library_id, n.parent_id, n.keys, n.title, NULL)`, Args: []any{rows(list)}},
		{Rows: 1, SQL: `UPDATE watch_states w SET library_id = n.library_id, parent_id = n.parent_id
			FROM json_populate_recordset(NULL::viewed_items, $1) n
			WHERE w.item_id = n.id AND (w.library_id, w.parent_id) IS DISTINCT FROM (n.library_id, n.parent_id)`, Args: []any{rows(list)}},
	})
}

// put remembers items.
func (store) put(ctx context.Context, q db.Q, list []*content) error {
	_, err := db.ExecSQL(ctx, q, `INSERT INTO viewed_items (id, kind, library_id, parent_id, keys, title)
		SELECT DISTINCT ON (id) id, kind, library_id, parent_id, keys, title FROM json_populate_recordset(NULL::viewed_items, $1) ORDER BY id
		ON CONFLICT (id) DO UPDATE SET gone_at = NULL`, rows(list))
	return err
}

// remember is put for items that are there, by their ids.
func (store) remember(ctx context.Context, q db.Q, ids []uuid.UUID) error {
	_, err := db.ExecSQL(ctx, q, `WITH wanted AS (SELECT * FROM viewing_contents($1)), `+remember+` SELECT`, ids)
	return err
}

func (store) comeBack(ctx context.Context, q db.Q, items []uuid.UUID) error {
	_, err := db.ExecSQL(ctx, q, `UPDATE viewed_items SET gone_at = NULL WHERE id = ANY($1) AND gone_at IS NOT NULL`, items)
	return err
}

func keysOf(list []*content) (keys []string) {
	for _, c := range list {
		keys = append(keys, c.Keys...)
	}
	return keys
}

// goneLike are the items without a row that share a key with one of the list.
func (store) goneLike(ctx context.Context, q db.Q, list []*content) ([]uuid.UUID, error) {
	return db.Column[uuid.UUID](ctx, q, `SELECT id FROM viewed_items WHERE gone_at IS NOT NULL AND keys && $1`, keysOf(list))
}

// gone are those items; they stay locked.
func (store) gone(ctx context.Context, q db.Q, list []*content) ([]*content, error) {
	return db.AllSQL[content](ctx, q, `SELECT id, kind, library_id, parent_id, keys, title FROM viewed_items
		WHERE gone_at IS NOT NULL AND keys && $1 ORDER BY id FOR UPDATE`, keysOf(list))
}

// goneKeys are the keys of all items without a row.
func (store) goneKeys(ctx context.Context, q db.Q) ([]string, error) {
	return db.Column[string](ctx, q, `SELECT DISTINCT k FROM viewed_items, unnest(keys) k WHERE gone_at IS NOT NULL`)
}

// byKeys are rows of the catalogue that may be known by these keys: films, people, all of a series, and what is music.
func (store) byKeys(ctx context.Context, q db.Q, keys []string) ([]uuid.UUID, error) {
	return db.Column[uuid.UUID](ctx, q, `WITH known AS (
			SELECT k, regexp_replace(k, '\|s\d+(\|.*)?$', '') AS title FROM unnest($1::text[]) k
		), numbers AS (
			SELECT split_part(title, '|', 1) AS kind, split_part(title, '|', 2) AS provider, split_part(title, '|', 3) AS number FROM known
			WHERE split_part(title, '|', 2) IN ('tmdb', 'tvdb') AND split_part(title, '|', 3) ~ '^\d{1,18}$'
		), codes AS (
			SELECT split_part(title, '|', 1) AS kind, split_part(title, '|', 3) AS code FROM known WHERE split_part(title, '|', 2) = 'imdb'
		), films AS (
			SELECT m.id FROM libraries l JOIN movies m ON m.library_id = l.id AND m.key = ANY($1)
			UNION SELECT m.id FROM libraries l JOIN movies m ON m.library_id = l.id AND m.weak_key = ANY($1)
			UNION SELECT id FROM movies WHERE tmdb_id = ANY(ARRAY(SELECT number::bigint FROM numbers WHERE kind = 'movie' AND provider = 'tmdb'))
			UNION SELECT id FROM movies WHERE imdb_id = ANY(ARRAY(SELECT code FROM codes WHERE kind = 'movie'))
		), shows AS (
			SELECT s.id FROM libraries l JOIN series s ON s.library_id = l.id AND s.key = ANY(ARRAY(SELECT title FROM known))
			UNION SELECT s.id FROM libraries l JOIN series s ON s.library_id = l.id AND s.weak_key = ANY(ARRAY(SELECT title FROM known))
			UNION SELECT id FROM series WHERE tmdb_id = ANY(ARRAY(SELECT number::bigint FROM numbers WHERE kind = 'series' AND provider = 'tmdb'))
			UNION SELECT id FROM series WHERE tvdb_id = ANY(ARRAY(SELECT number::bigint FROM numbers WHERE kind = 'series' AND provider = 'tvdb'))
			UNION SELECT id FROM series WHERE imdb_id = ANY(ARRAY(SELECT code FROM codes WHERE kind = 'series'))
		), music AS (
			SELECT a.id FROM libraries l JOIN artists a ON a.library_id = l.id AND a.key = ANY(ARRAY(SELECT substr(k, 8) FROM known WHERE starts_with(k, 'artist|')))
			UNION SELECT a.id FROM libraries l JOIN artists a ON a.library_id = l.id AND a.tag_name = ANY(
				ARRAY(SELECT substr(k, 13) FROM known WHERE starts_with(k, 'artist|name|')))
			UNION SELECT a.id FROM libraries l JOIN albums a ON a.library_id = l.id AND a.key = ANY(ARRAY(SELECT substr(k, 7) FROM known WHERE starts_with(k, 'album|')))
			UNION SELECT id FROM tracks WHERE content = ANY(ARRAY(SELECT substr(k, 7) FROM known WHERE starts_with(k, 'track|')))
		)
		SELECT id FROM films UNION SELECT id FROM shows UNION SELECT n.id FROM seasons n JOIN shows s ON s.id = n.series_id
		UNION SELECT e.id FROM episodes e JOIN shows s ON s.id = e.series_id
		UNION SELECT id FROM music UNION SELECT id FROM people WHERE key = ANY(ARRAY(SELECT substr(k, 8) FROM known WHERE starts_with(k, 'person|')))`, keys)
}

// takeOver gives all that viewers have of items to others. Where somebody has something of both, the newest rating counts,
// and the earliest time of the rest.
func (store) takeOver(ctx context.Context, q db.Q, from, to []uuid.UUID) error {
	return db.Run(ctx, q, []db.Step{
		{Rows: 1, SQL: `UPDATE plays p SET item_id = m.receiver FROM unnest($1::uuid[], $2::uuid[]) AS m(giver, receiver) WHERE p.item_id = m.giver`, Args: []any{from, to}},
		{Rows: 1, SQL: `WITH moved AS (
				SELECT s.*, coalesce(m.receiver, s.item_id) AS receiver FROM viewer_states s
					LEFT JOIN unnest($1::uuid[], $2::uuid[]) AS m(giver, receiver) ON m.giver = s.item_id
				WHERE s.item_id = ANY($1) OR s.item_id = ANY($2)
			)
			INSERT INTO viewer_states AS s (user_id, item_id, rating, rated_at, favourite_at, watchlisted_at, hidden_at, updated_at)
			SELECT user_id, receiver, (array_agg(rating ORDER BY rated_at DESC) FILTER (WHERE rating IS NOT NULL))[1], max(rated_at), min(favourite_at),
				min(watchlisted_at), max(hidden_at), max(updated_at) FROM moved GROUP BY user_id, receiver ORDER BY user_id, receiver
			ON CONFLICT (user_id, item_id) DO UPDATE SET rating = excluded.rating, rated_at = excluded.rated_at, favourite_at = excluded.favourite_at,
				watchlisted_at = excluded.watchlisted_at, hidden_at = excluded.hidden_at, updated_at = excluded.updated_at`, Args: []any{from, to}},
		{Rows: 1, SQL: `DELETE FROM viewer_states WHERE item_id = ANY($1)`, Args: []any{from}},
		{Rows: 1, SQL: `DELETE FROM viewed_items WHERE id = ANY($1)`, Args: []any{from}},
	})
}
