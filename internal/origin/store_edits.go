package origin

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
	"revenge/internal/platform/keyset"
)

const changeColumns = `id, batch_id, user_id, by_name, at, item_kind, item_id, library_id, item_title, field, before, after, before_by_hand, after_by_hand, undone_by`

// Write stores changes: what is set by hand after them, what is released, and that they were made. The items are remembered
// by their keys while something of them is set.
func Write(ctx context.Context, q db.Q, changes []*Change) error {
	var set []*Edit
	var items, released []uuid.UUID
	var fields []string
	for _, c := range changes {
		items = append(items, c.ItemID)
		if c.AfterByHand {
			set = append(set, &Edit{ItemID: c.ItemID, Field: c.Field, Value: c.After, ByName: c.ByName, At: c.At})
		} else {
			released, fields = append(released, c.ItemID), append(fields, string(c.Field))
		}
	}
	if err := Remember(ctx, q, items); err != nil {
		return err
	}
	return db.Run(ctx, q, []db.Step{
		{Rows: len(set), SQL: `INSERT INTO item_edits (item_id, field, value, by_name, at)
			SELECT item_id, field, value, by_name, at FROM json_populate_recordset(NULL::item_edits, $1)
			ON CONFLICT (item_id, field) DO UPDATE SET value = excluded.value, by_name = excluded.by_name, at = excluded.at`, Args: []any{set}},
		{Rows: len(released), SQL: `DELETE FROM item_edits e USING unnest($1::uuid[], $2::text[]) AS r(item_id, field)
			WHERE e.item_id = r.item_id AND e.field = r.field`, Args: []any{released, fields}},
		{Rows: len(changes), SQL: `INSERT INTO edit_changes (` + changeColumns + `) SELECT ` + changeColumns + ` FROM json_populate_recordset(NULL::edit_changes, $1)`,
			Args: []any{changes}},
		{Rows: len(released), SQL: `DELETE FROM edited_items i WHERE id = ANY($1) AND NOT EXISTS (SELECT FROM item_edits e WHERE e.item_id = i.id)`, Args: []any{items}},
	})
}

// Changes is the list of all that people have changed, or of one item. It is raw because keyset writes the page.
func Changes(item *uuid.UUID) keyset.List {
	l := keyset.List{Columns: changeColumns, From: "edit_changes", Library: "library_id"}
	if item != nil {
		l.Where("item_id = ?", *item)
	}
	return l
}

// ChangesOf returns a change by its id, or those of a batch, oldest first; they stay locked. A batch of which some lies in other
// libraries is none.
func ChangesOf(ctx context.Context, q db.Q, key uuid.UUID, libraries []uuid.UUID) ([]*Change, error) {
	return db.AllSQL[Change](ctx, q, `SELECT `+changeColumns+` FROM edit_changes c WHERE (id = $1 OR batch_id = $1)
		AND NOT EXISTS (SELECT FROM edit_changes o WHERE (o.id = $1 OR o.batch_id = $1) AND o.library_id <> ALL($2)) ORDER BY id FOR UPDATE`, key, libraries)
}

// Undo notes which batch undid changes.
func Undo(ctx context.Context, q db.Q, changes []uuid.UUID, by uuid.UUID) error {
	_, err := db.ExecSQL(ctx, q, `UPDATE edit_changes SET undone_by = $2 WHERE id = ANY($1)`, changes, by)
	return err
}
