package origin

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
)

// All statements here are raw, as whole batches travel as one parameter each.

// PutStep writes what sources state, where it is not what they stated before.
func PutStep(said []*Said) db.Step {
	return db.Step{Rows: len(said), SQL: `INSERT INTO item_facts AS f (item_id, source, facts, confidence)
		SELECT item_id, source, facts, confidence FROM json_populate_recordset(NULL::item_facts, $1)
		ON CONFLICT (item_id, source) DO UPDATE SET facts = excluded.facts, confidence = excluded.confidence, read_at = now()
		WHERE (f.facts, f.confidence) IS DISTINCT FROM (excluded.facts, excluded.confidence)`, Args: []any{said}}
}

// CountStep states what the tracks of items come to, where it is not what they came to before: counts selects item_id and the
// texts of the field as names, null where there are none.
func CountStep(field Field, counts string, args ...any) db.Step {
	return db.Step{Rows: 1, SQL: fmt.Sprintf(`INSERT INTO item_facts AS f (item_id, source, facts, confidence)
		SELECT n.item_id, '%[1]s', CASE WHEN n.names IS NULL THEN '{}' ELSE jsonb_build_object('%[2]s', to_jsonb(n.names)) END, %[3]g FROM (%[4]s) n
		WHERE n.names IS NOT NULL OR EXISTS (SELECT FROM item_facts o WHERE o.item_id = n.item_id AND o.source = '%[1]s') ORDER BY n.item_id
		ON CONFLICT (item_id, source) DO UPDATE SET facts = excluded.facts, read_at = now() WHERE f.facts <> excluded.facts`,
		Tracks, field, trust[Tracks], counts), Args: args}
}

// Told is the condition that somebody has set a field of an item, or that a source says something of it beside its tracks.
func Told(item string, field Field) string {
	return fmt.Sprintf(`(EXISTS (SELECT FROM item_edits e WHERE e.item_id = %[1]s AND e.field = '%[2]s')
		OR EXISTS (SELECT FROM item_facts o WHERE o.item_id = %[1]s AND o.source <> '%[3]s' AND o.facts ? '%[2]s'))`, item, field, Tracks)
}

// heldRow is what a source states, or what somebody set of a field.
type heldRow struct {
	ItemID     uuid.UUID
	Source     Source
	Facts      Facts
	Confidence float64
	At         time.Time
	Field      Field
	Value      []string
	ByName     string
}

const (
	saidColumns = `SELECT f.item_id, f.source, f.facts, f.confidence, f.read_at AS at, '' AS field, '{}'::text[] AS value, '' AS by_name
		FROM item_facts f WHERE f.item_id = ANY($1)`
	editColumns = ` UNION ALL SELECT item_id, 'USER', '{}', 1, at, field, value, by_name FROM item_edits WHERE item_id = ANY($1)`
	// apart are the items that more is known of than the files say.
	apart = ` AND (EXISTS (SELECT FROM item_edits e WHERE e.item_id = f.item_id)
		OR EXISTS (SELECT FROM item_facts o WHERE o.item_id = f.item_id AND o.source NOT IN ('NFO', 'TAGS', 'FILE', 'TRACKS')))`
	// noted are those, and what an NFO beside the files tells of.
	noted = ` AND (EXISTS (SELECT FROM item_edits e WHERE e.item_id = f.item_id)
		OR EXISTS (SELECT FROM item_facts o WHERE o.item_id = f.item_id AND o.source NOT IN ('TAGS', 'FILE', 'TRACKS')))`
)

// Load returns all that is held of items, in one statement; an item that nothing is held of is empty.
func Load(ctx context.Context, q db.Q, ids []uuid.UUID) (map[uuid.UUID]*Held, error) {
	out, err := load(ctx, q, ids, saidColumns)
	for _, one := range ids {
		if err == nil && out[one] == nil {
			out[one] = &Held{}
		}
	}
	return out, err
}

// Apart is Load for those of the items that somebody has edited, or that sources beside their files know: what is shown of the
// others is what their files say.
func Apart(ctx context.Context, q db.Q, ids []uuid.UUID) (map[uuid.UUID]*Held, error) {
	if len(ids) == 0 {
		return map[uuid.UUID]*Held{}, nil
	}
	return load(ctx, q, ids, saidColumns+apart)
}

// Noted is Apart, and of those that an NFO beside their files says something of.
func Noted(ctx context.Context, q db.Q, ids []uuid.UUID) (map[uuid.UUID]*Held, error) {
	if len(ids) == 0 {
		return map[uuid.UUID]*Held{}, nil
	}
	return load(ctx, q, ids, saidColumns+noted)
}

func load(ctx context.Context, q db.Q, ids []uuid.UUID, said string) (map[uuid.UUID]*Held, error) {
	rows, err := db.AllSQL[heldRow](ctx, q, said+editColumns, ids)
	if err != nil {
		return nil, err
	}
	out := make(map[uuid.UUID]*Held, len(rows))
	for _, r := range rows {
		h := out[r.ItemID]
		if h == nil {
			h = &Held{}
			out[r.ItemID] = h
		}
		if r.Source == User {
			h.Edits = append(h.Edits, &Edit{r.ItemID, r.Field, r.Value, r.ByName, r.At})
			continue
		}
		h.Said = append(h.Said, &Said{r.ItemID, r.Source, r.Facts, r.Confidence, r.At})
	}
	return out, nil
}

// Remember notes by which keys the content of items is known, so that edits of them outlive their rows.
func Remember(ctx context.Context, q db.Q, ids []uuid.UUID) error {
	_, err := db.ExecSQL(ctx, q, `INSERT INTO edited_items AS e (id, kind, keys) SELECT id, kind, keys FROM origin_keys($1) ORDER BY id
		ON CONFLICT (id) DO UPDATE SET keys = excluded.keys, gone_at = NULL WHERE e.keys <> excluded.keys OR e.gone_at IS NOT NULL`, ids)
	return err
}

// Known is an item with the keys by which its content is known.
type Known struct {
	ID   uuid.UUID
	Kind Kind
	Keys []string
}

// KeysOf are the keys of rows of the catalogue.
func KeysOf(ctx context.Context, q db.Q, ids []uuid.UUID) ([]*Known, error) {
	return db.AllSQL[Known](ctx, q, `SELECT id, kind, keys FROM origin_keys($1) ORDER BY id`, ids)
}

// gone are the edited items without a row that share a key with those given; they stay locked.
func gone(ctx context.Context, q db.Q, keys []string) ([]*Known, error) {
	return db.AllSQL[Known](ctx, q, `SELECT id, kind, keys FROM edited_items WHERE gone_at IS NOT NULL AND keys && $1 ORDER BY id FOR UPDATE`, keys)
}

// move gives the edits of items to others, and their history.
func move(ctx context.Context, q db.Q, libraryID uuid.UUID, from, to []uuid.UUID) error {
	pairs := []any{from, to}
	return db.Run(ctx, q, []db.Step{
		{Rows: 1, SQL: `INSERT INTO edited_items AS e (id, kind, keys) SELECT id, kind, keys FROM origin_keys($1) ORDER BY id
			ON CONFLICT (id) DO UPDATE SET keys = excluded.keys, gone_at = NULL`, Args: []any{to}},
		{Rows: 1, SQL: `INSERT INTO item_edits (item_id, field, value, by_name, at)
			SELECT DISTINCT ON (m.receiver, e.field) m.receiver, e.field, e.value, e.by_name, e.at
			FROM item_edits e JOIN unnest($1::uuid[], $2::uuid[]) AS m(giver, receiver) ON m.giver = e.item_id ORDER BY m.receiver, e.field, e.at DESC
			ON CONFLICT DO NOTHING`, Args: pairs},
		{Rows: 1, SQL: `UPDATE edit_changes c SET item_id = m.receiver, library_id = $3
			FROM unnest($1::uuid[], $2::uuid[]) AS m(giver, receiver) WHERE c.item_id = m.giver`, Args: []any{from, to, libraryID}},
		{Rows: 1, SQL: `DELETE FROM item_edits WHERE item_id = ANY($1)`, Args: []any{from}},
		{Rows: 1, SQL: `DELETE FROM edited_items WHERE id = ANY($1)`, Args: []any{from}},
	})
}
