package artwork

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
)

// All statements here are raw: keys are arrays, and whole lists travel as one parameter.

func (store) gone(ctx context.Context, q db.Q, keys []string) ([]*Known, error) {
	return db.AllSQL[Known](ctx, q, `SELECT id, kind, keys FROM pictured_items WHERE gone_at IS NOT NULL AND keys && $1 ORDER BY id FOR UPDATE`, keys)
}

const remember = `INSERT INTO pictured_items AS p (id, kind, keys) SELECT id, kind, keys FROM origin_keys($1) ORDER BY id
	ON CONFLICT (id) DO UPDATE SET keys = excluded.keys, gone_at = NULL WHERE p.keys <> excluded.keys OR p.gone_at IS NOT NULL`

func (store) remember(ctx context.Context, q db.Q, items []uuid.UUID) error {
	_, err := db.ExecSQL(ctx, q, remember, items)
	return err
}

const choiceColumns = `item_id, role, artwork_id, automatic_id, user_id, chosen_at`

// homes are the libraries of items $2.
const homes = `SELECT id, library_id FROM movies WHERE id = ANY($2) UNION ALL SELECT id, library_id FROM series WHERE id = ANY($2)
	UNION ALL SELECT id, library_id FROM seasons WHERE id = ANY($2) UNION ALL SELECT id, library_id FROM episodes WHERE id = ANY($2)
	UNION ALL SELECT id, library_id FROM albums WHERE id = ANY($2) UNION ALL SELECT id, library_id FROM artists WHERE id = ANY($2)`

// settleIn makes what was chosen for items $1 a picture of the libraries of items $2 as well, as their viewers may see no others.
const settleIn = `INSERT INTO artworks (id, library_id, role, source, path, at_ms, content, version, state, mime_type, width, height, blurhash)
	SELECT uuidv7(), n.* FROM (
		SELECT DISTINCT h.library_id, a.role, a.source, a.path, a.at_ms, a.content, a.version, a.state, a.mime_type, a.width, a.height, a.blurhash
		FROM artwork_choices c JOIN unnest($1::uuid[], $2::uuid[]) AS m(giver, receiver) ON m.giver = c.item_id
		JOIN (` + homes + `) h ON h.id = m.receiver JOIN artworks a ON a.id = c.artwork_id AND a.library_id <> h.library_id
		WHERE a.content IS NOT NULL AND a.root_id IS NULL AND a.file_id IS NULL
	) n
	ON CONFLICT (library_id, role, source, content) WHERE content IS NOT NULL AND root_id IS NULL AND file_id IS NULL DO NOTHING`

// forget forgets the keys of items that nothing is chosen for.
const forget = `DELETE FROM pictured_items p WHERE id = ANY($1) AND NOT EXISTS (SELECT FROM artwork_choices c WHERE c.item_id = p.id)`

// besides are those of the choices that are for roles which the rows of their items have no columns for.
func (store) besides(ctx context.Context, q db.Q, list []*Choice) ([]*Choice, error) {
	return db.AllSQL[Choice](ctx, q, `SELECT c.* FROM json_populate_recordset(NULL::artwork_choices, $1) c JOIN pictured_items p ON p.id = c.item_id
		WHERE c.role <> ALL((CASE WHEN p.kind IN ('MOVIE', 'SERIES') THEN '{POSTER,BACKDROP,LOGO}' WHEN p.kind = 'EPISODE' THEN '{STILL}'
			ELSE '{POSTER}' END)::artwork_role[]) ORDER BY c.item_id, c.role`, append([]*Choice{}, list...))
}

// showBesides makes items show what was chosen for them where their rows have no columns for it.
func (t store) showBesides(ctx context.Context, q db.Q, list []*Choice) error {
	chosen, err := t.besides(ctx, q, list)
	if err != nil || len(chosen) == 0 {
		return err
	}
	var shown []Shown
	for _, c := range chosen {
		shown = append(shown, Shown{Place{c.ItemID, c.Role}, c.ArtworkID})
	}
	return t.show(ctx, q, shown)
}

// unshowBesides is the opposite: they show what they would without.
func (t store) unshowBesides(ctx context.Context, q db.Q, list []*Choice) error {
	left, err := t.besides(ctx, q, list)
	var shown []Shown
	for _, c := range left {
		if c.AutomaticID != nil {
			shown = append(shown, Shown{Place{c.ItemID, c.Role}, *c.AutomaticID})
		} else if err = t.hide(ctx, q, Place{c.ItemID, c.Role}); err != nil {
			return err
		}
	}
	if err != nil || len(shown) == 0 {
		return err
	}
	return t.show(ctx, q, shown)
}

func (t store) handOver(ctx context.Context, q db.Q, from, to []uuid.UUID, shown []Wish) (*Given, error) {
	all, err := db.AllSQL[Choice](ctx, q, `SELECT `+choiceColumns+` FROM artwork_choices WHERE item_id = ANY($1) ORDER BY item_id, role`, from)
	out := &Given{Choices: append([]*Choice{}, all...), Taken: []*Choice{}}
	if err != nil || len(all) == 0 {
		return out, err
	}
	if _, err = db.ExecSQL(ctx, q, remember, to); err != nil {
		return nil, err
	}
	if _, err = db.ExecSQL(ctx, q, settleIn, from, to); err != nil {
		return nil, err
	}
	taken, err := db.AllSQL[Choice](ctx, q, `INSERT INTO artwork_choices (`+choiceColumns+`)
		SELECT DISTINCT ON (m.receiver, c.role) m.receiver, c.role, COALESCE(n.id, c.artwork_id),
			COALESCE(s.automatic_id, (SELECT p.artwork_id FROM item_pictures p WHERE p.item_id = m.receiver AND p.role = c.role LIMIT 1)), c.user_id, c.chosen_at
		FROM artwork_choices c JOIN unnest($1::uuid[], $2::uuid[]) AS m(giver, receiver) ON m.giver = c.item_id
		LEFT JOIN json_populate_recordset(NULL::artwork_choices, $3) s ON s.item_id = m.receiver AND s.role = c.role
		LEFT JOIN (`+homes+`) h ON h.id = m.receiver LEFT JOIN artworks a ON a.id = c.artwork_id AND a.library_id <> h.library_id
		LEFT JOIN artworks n ON (n.library_id, n.role, n.source, n.content) = (h.library_id, a.role, a.source, a.content) AND n.root_id IS NULL AND n.file_id IS NULL
		ORDER BY m.receiver, c.role, c.chosen_at DESC ON CONFLICT DO NOTHING RETURNING `+choiceColumns, from, to, append([]Wish{}, shown...))
	if err != nil {
		return nil, err
	}
	out.Taken = append(out.Taken, taken...)
	if len(taken) > 0 {
		if err := t.showBesides(ctx, q, taken); err != nil {
			return nil, err
		}
	}
	return out, db.Run(ctx, q, []db.Step{
		{Rows: 1, SQL: `DELETE FROM artwork_choices WHERE item_id = ANY($1)`, Args: []any{from}},
		{Rows: 1, SQL: forget, Args: []any{append(append([]uuid.UUID{}, to...), from...)}},
	})
}

func (t store) handBack(ctx context.Context, q db.Q, g *Given) ([]*Choice, error) {
	left, err := db.AllSQL[Choice](ctx, q, `DELETE FROM artwork_choices c USING json_populate_recordset(NULL::artwork_choices, $1) n
		WHERE (c.item_id, c.role, c.artwork_id, c.chosen_at) = (n.item_id, n.role, n.artwork_id, n.chosen_at)
		RETURNING c.item_id, c.role, c.artwork_id, c.automatic_id, c.user_id, c.chosen_at`, g.Taken)
	if err != nil {
		return nil, err
	}
	if err := t.unshowBesides(ctx, q, left); err != nil {
		return nil, err
	}
	var items, all []uuid.UUID
	for _, c := range g.Choices {
		items = append(items, c.ItemID)
	}
	for _, c := range g.Taken {
		all = append(all, c.ItemID)
	}
	if _, err := db.ExecSQL(ctx, q, remember, items); err != nil {
		return nil, err
	}
	back, err := db.AllSQL[Choice](ctx, q, `INSERT INTO artwork_choices (`+choiceColumns+`) SELECT n.item_id, n.role, n.artwork_id,
			CASE WHEN EXISTS (SELECT FROM artworks a WHERE a.id = n.automatic_id) THEN n.automatic_id END, u.id, n.chosen_at
		FROM json_populate_recordset(NULL::artwork_choices, $1) n LEFT JOIN users u ON u.id = n.user_id
		WHERE EXISTS (SELECT FROM artworks a WHERE a.id = n.artwork_id) AND EXISTS (SELECT FROM pictured_items p WHERE p.id = n.item_id)
		ON CONFLICT DO NOTHING RETURNING `+choiceColumns, g.Choices)
	if err != nil {
		return nil, err
	}
	if err := t.showBesides(ctx, q, back); err != nil {
		return nil, err
	}
	_, err = db.ExecSQL(ctx, q, forget, append(items, all...))
	return left, err
}
