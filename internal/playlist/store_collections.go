package playlist

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/keyset"
	"revenge/internal/platform/page"
)

// holding is raw because it reads a bounded list for each of many items. Behind them come smart collections, which are not known yet
// to hold any, for the item uuid.Nil.
func (store) holding(ctx context.Context, q db.Q, v access.Viewer, items []uuid.UUID) ([]*Holding, error) {
	return db.AllSQL[Holding](ctx, q, `SELECT g.id AS item_id, c.* FROM unnest($1::uuid[]) g(id) CROSS JOIN LATERAL (
			SELECT `+strings.Join(columns, ", ")+` FROM playlists WHERE kind = 'COLLECTION' AND `+strings.ReplaceAll(visible, "?", "$3")+`
				AND id IN (SELECT i.playlist_id FROM playlist_items i WHERE i.item_id = g.id AND `+known("$2", "$3")+`)
			ORDER BY sort_name, id LIMIT $4) c
		UNION ALL (SELECT $5::uuid, `+strings.Join(columns, ", ")+` FROM playlists
			WHERE id IN (SELECT id FROM playlists WHERE user_id = $3 UNION ALL SELECT playlist_id FROM playlist_shares WHERE user_id = $3)
				AND kind = 'COLLECTION' AND rules IS NOT NULL ORDER BY user_id <> $3, sort_name, id LIMIT $6)`,
		items, v.Libraries, v.UserID, maxHolding, uuid.Nil, maxChoosing)
}

type held struct{ PlaylistID, ItemID uuid.UUID }

// Orders of more than longOrder rows are not followed for up to fewItems: what comes before these is counted, which takes no sorting.
const (
	longOrder = 1000
	fewItems  = 3
)

// heldBy tells which of the items the choices hold. Raw, as keyset writes the choices.
func (store) heldBy(ctx context.Context, q db.Q, of []*choice, items []uuid.UUID) ([]*held, error) {
	sql, args := "", []any{}
	for _, c := range of {
		if sql != "" {
			sql += " UNION ALL "
		}
		if c.limit > longOrder && !c.by.own && len(items) <= fewItems {
			sql, args = c.counted(sql, args, items)
		} else {
			sql, args = c.followed(sql, args, items)
		}
	}
	return db.AllSQL[held](ctx, q, sql, args...)
}

// followed asks what an order holds by following it to its limit, though only if the filter lets one of the items through, which costs
// a look at their rows.
func (c *choice) followed(sql string, args []any, items []uuid.UUID) (string, []any) {
	list, filtered := c.list, c.filtered
	id, among := list.Arg(c.of), list.Arg(items)
	rows, more := list.Whole("id", nil)
	sql, args = keyset.Append(sql, args, "SELECT "+id+"::uuid AS playlist_id, id AS item_id FROM ("+rows+") c WHERE id = ANY("+among+")", more)
	filtered.Where("id = ANY(?)", items)
	passes, more := filtered.Whole("1", c.libraries)
	return keyset.Append(sql, args, " AND (SELECT EXISTS ("+passes+"))", more)
}

// counted asks of each item that the filter lets through whether fewer rows than the limit come before it; no more than that are read.
func (c *choice) counted(sql string, args []any, items []uuid.UUID) (string, []any) {
	passing := c.filtered
	id := passing.Arg(c.of)
	passing.Where("id = ANY(?)", items)
	column, before := c.before()
	rows, more := passing.Whole("id AS item, "+column+" AS sorted", c.libraries)
	sql, args = keyset.Append(sql, args, "SELECT "+id+"::uuid AS playlist_id, x.item AS item_id FROM ("+rows+") x "+
		"WHERE (SELECT count(*) FROM (SELECT FROM (", more)
	limit := strconv.Itoa(c.limit)
	for i, condition := range before {
		list := c.filtered
		list.WherePlain(condition)
		rows, more := list.Whole("1", c.libraries)
		if i > 0 {
			sql += " UNION ALL "
		}
		sql, args = keyset.Append(sql, args, "("+rows+" LIMIT "+limit+")", more)
	}
	return sql + ") a LIMIT " + limit + ") b) < " + limit, args
}

// before are conditions of which each row that comes before x meets one: each is a range of the column's index.
func (c *choice) before() (column string, conditions []string) {
	if c.by.parse == nil { // see keyset.Draw
		column = "uuid_hash_extended(id, 0)"
		from := fmt.Sprintf("'%d'::bigint", c.order.Column.Arg)
		until := "(" + column + ", id) < (x.sorted, x.item)"
		return column, []string{"x.sorted >= " + from + " AND " + column + " >= " + from + " AND " + until,
			"x.sorted < " + from + " AND " + column + " >= " + from, "x.sorted < " + from + " AND " + until}
	}
	column = c.by.column
	compare := map[page.Direction]string{page.Asc: " < ", page.Desc: " > "}[c.order.Direction]
	conditions = []string{"(" + column + ", id)" + compare + "(x.sorted, x.item)"}
	if c.by.nullable { // those without come last
		conditions = append(conditions, "x.sorted IS NULL AND "+column+" IS NOT NULL", "x.sorted IS NULL AND "+column+" IS NULL AND id"+compare+"x.item")
	}
	return column, conditions
}

// first runs the statements of Collections.first.
func (store) first(ctx context.Context, q db.Q, sql string, args []any) ([]*Item, error) {
	return db.AllSQL[Item](ctx, q, `SELECT * FROM (`+sql+`) i ORDER BY playlist_id, position`, args...)
}
