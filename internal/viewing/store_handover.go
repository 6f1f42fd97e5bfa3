package viewing

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
)

// All statements here are raw: whole lists travel as one parameter.

const opinions = `SELECT user_id, item_id, rating, rated_at, favourite_at, watchlisted_at, hidden_at, updated_at FROM viewer_states WHERE item_id = ANY($1) ORDER BY item_id, user_id`

func (store) opinions(ctx context.Context, q db.Q, items []uuid.UUID) ([]opinion, error) {
	rows, err := db.AllSQL[opinion](ctx, q, opinions, items)
	out := make([]opinion, len(rows))
	for i, r := range rows {
		out[i] = *r
	}
	return out, err
}

// plays are those that a handover moves: all of whole items, and those of files.
const movedPlays = `SELECT p.id, p.item_id AS "from", m.receiver AS "to" FROM plays p JOIN unnest($1::uuid[], $2::uuid[]) AS m(giver, receiver) ON m.giver = p.item_id
	UNION ALL SELECT p.id, p.item_id, m.receiver FROM plays p
		JOIN (SELECT DISTINCT ON (giver, file) * FROM unnest($3::uuid[], $4::uuid[], $5::uuid[]) AS m(giver, file, receiver)) m
			ON m.giver = p.item_id AND m.file = p.file_id
	ORDER BY id`

func (t store) handOver(ctx context.Context, q db.Q, p parted, out *Given) error {
	moved, err := db.AllSQL[given](ctx, q, movedPlays, p.from, p.to, p.pieces, p.files, p.takes)
	if err != nil {
		return err
	}
	for _, g := range moved {
		out.Plays = append(out.Plays, *g)
	}
	if out.From, err = t.opinions(ctx, q, p.from); err != nil {
		return err
	}
	if out.To, err = t.opinions(ctx, q, p.to); err != nil {
		return err
	}
	if err := t.reach(ctx, q, p.to, p.takes); err != nil {
		return err
	}
	if err := db.Run(ctx, q, []db.Step{{Rows: len(out.Plays), SQL: movePlays, Args: []any{out.Plays}}}); err != nil {
		return err
	}
	if len(p.from) > 0 {
		if err := t.takeOver(ctx, q, p.from, p.to); err != nil {
			return err
		}
	}
	if out.After, err = t.opinions(ctx, q, p.to); err != nil {
		return err
	}
	return t.derive(ctx, q, nil, p.touched)
}

const movePlays = `UPDATE plays p SET item_id = n."to" FROM json_to_recordset($1) AS n(id uuid, "to" uuid) WHERE p.id = n.id`

// reach remembers items by their keys as they are now, so that something may be bound to them.
func (t store) reach(ctx context.Context, q db.Q, items ...[]uuid.UUID) error {
	var all []uuid.UUID
	for _, list := range items {
		all = append(all, list...)
	}
	there, err := t.contents(ctx, q, all)
	if err != nil {
		return err
	}
	if err := t.put(ctx, q, there); err != nil {
		return err
	}
	return t.refresh(ctx, q, there)
}

// handBack gives back what was given, and what was played since of the files; p goes the other way than what it undoes.
func (t store) handBack(ctx context.Context, q db.Q, p parted, g *Given) error {
	if err := t.reach(ctx, q, p.touched); err != nil {
		return err
	}
	return db.Run(ctx, q, append([]db.Step{
		{Rows: len(g.Plays), SQL: `UPDATE plays p SET item_id = n."from" FROM json_to_recordset($1) AS n(id uuid, "from" uuid, "to" uuid)
			WHERE p.id = n.id AND p.item_id = n."to"`, Args: []any{g.Plays}},
		{Rows: len(p.files), SQL: `UPDATE plays p SET item_id = m.receiver FROM (
				SELECT DISTINCT ON (giver, file) * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS m(giver, file, receiver)
			) m WHERE m.giver = p.item_id AND m.file = p.file_id`, Args: []any{p.pieces, p.files, p.takes}},
		{Rows: len(g.After), SQL: `DELETE FROM viewer_states s USING json_populate_recordset(NULL::viewer_states, $1) n WHERE s = n`, Args: []any{g.After}},
		{Rows: len(g.To), SQL: putOpinions, Args: []any{g.To}},
		{Rows: len(g.From), SQL: putOpinions, Args: []any{g.From}},
	}, deriving(nil, p.touched)...))
}

const putOpinions = `INSERT INTO viewer_states (user_id, item_id, rating, rated_at, favourite_at, watchlisted_at, hidden_at, updated_at)
	SELECT n.user_id, n.item_id, n.rating, n.rated_at, n.favourite_at, n.watchlisted_at, n.hidden_at, n.updated_at
	FROM json_populate_recordset(NULL::viewer_states, $1) n JOIN users u ON u.id = n.user_id JOIN viewed_items v ON v.id = n.item_id
	ON CONFLICT DO NOTHING`

// strays are plays of files of these items that are noted with other items, which do not have the file and are there.
const strays = `SELECT p.id, p.item_id AS "from", x.item AS "to" FROM (
		SELECT file_id, movie_id AS item FROM movie_files WHERE movie_id = ANY($1)
		UNION ALL SELECT file_id, track_id FROM track_files WHERE track_id = ANY($1)
		UNION ALL (SELECT DISTINCT ON (l.file_id) l.file_id, l.episode_id FROM episode_files l JOIN episodes e ON e.id = l.episode_id
			WHERE l.episode_id = ANY($1) ORDER BY l.file_id, e.season_number, e.position, e.id)
	) x JOIN plays p ON p.file_id = x.file_id AND p.item_id <> x.item
	JOIN viewed_items v ON v.id = p.item_id AND v.gone_at IS NULL AND v.kind IN ('MOVIE', 'EPISODE', 'TRACK')
	WHERE NOT EXISTS (SELECT FROM movie_files m WHERE m.file_id = p.file_id AND m.movie_id = p.item_id)
		AND NOT EXISTS (SELECT FROM episode_files m WHERE m.file_id = p.file_id AND m.episode_id = p.item_id)
		AND NOT EXISTS (SELECT FROM track_files m WHERE m.file_id = p.file_id AND m.track_id = p.item_id) ORDER BY p.id`

// gather gives items what was played of their files.
func (t store) gather(ctx context.Context, q db.Q, items []uuid.UUID) error {
	list, err := db.AllSQL[given](ctx, q, strays, items)
	if err != nil || len(list) == 0 {
		return err
	}
	var to, touched []uuid.UUID
	for _, g := range list {
		to, touched = append(to, g.To), append(touched, g.From, g.To)
	}
	if err := t.reach(ctx, q, to); err != nil {
		return err
	}
	return db.Run(ctx, q, append([]db.Step{{Rows: 1, SQL: movePlays, Args: []any{list}}}, deriving(nil, touched)...))
}
