package playlist

import (
	"revenge/internal/platform/keyset"
)

// Sorting is the order of a collection that people fill.
type Sorting string

// The sortings.
const (
	// ByHand is the order that people chose.
	ByHand     Sorting = "HAND"
	ByTitle    Sorting = "TITLE"
	ByReleased Sorting = "RELEASED"
	// ByPut is when a work was put there.
	ByPut Sorting = "ADDED_AT"
)

// sortedBy is how places are sorted: by a column, which is sql where that is none of theirs. A list has 5,000 places at most,
// so that a page may sort them all.
type sortedBy struct {
	column, sql, joins string
	nullable           bool
	parse              func(string) (any, error)
}

// hand reads positions.
var hand = sortedBy{column: "position", sql: "i.position", parse: keyset.Int64}

const workJoins = ` LEFT JOIN movies m ON i.item_kind = 'MOVIE' AND m.id = i.item_id LEFT JOIN series s ON i.item_kind = 'SERIES' AND s.id = i.item_id
	LEFT JOIN albums a ON i.item_kind = 'ALBUM' AND a.id = i.item_id LEFT JOIN artists r ON i.item_kind = 'ARTIST' AND r.id = i.item_id`

// sortings are a switch in a table: no text of a client reaches SQL.
var sortings = map[Sorting]sortedBy{
	"": hand, ByHand: hand,
	ByTitle: {column: "sort_key", sql: "coalesce(m.sort_title, s.sort_title, a.sort_title, r.sort_name, lower(v.title))", joins: workJoins, parse: keyset.Text},
	ByReleased: {column: "sort_key", sql: `coalesce(m.released_on, s.first_aired_on, a.released_on,
			CASE WHEN coalesce(m.year, s.year, a.year) BETWEEN 1 AND 9999 THEN make_date(coalesce(m.year, s.year, a.year), 1, 1) END)`,
		joins: workJoins, nullable: true, parse: keyset.Time},
	ByPut: {column: "added_at", sql: "i.added_at", parse: keyset.Time},
}
