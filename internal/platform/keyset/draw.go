package keyset

import (
	"strings"

	"github.com/google/uuid"
)

// Draw returns the list of n rows that a seed draws. They are neighbours in the fixed order of uuid_hash_extended(id, 0), for
// which there should be an index behind the library: those from the seed on, and then from the beginning.
func Draw(l List, seed int64, n int, libraries []uuid.UUID) List {
	p := pager{List: l}
	from, limit, scope := p.Arg(seed), p.Arg(n), p.Arg(libraries)
	lap := func(number, compare string) string {
		where := strings.Join(append([]string{drawn + compare + from + "::bigint", p.Library + " = l.library"}, p.where...), " AND ")
		return "(SELECT " + p.Columns + ", " + number + " AS lap, " + drawn + " AS drawn FROM " + p.From + " WHERE " + where +
			" ORDER BY " + drawn + ", id LIMIT " + limit + ")"
	}
	laps := lap("0", " >= ") + " UNION ALL " + lap("1", " < ")
	if p.Few {
		where := strings.Join(append([]string{p.Library + " = l.library"}, p.where...), " AND ")
		laps = "SELECT " + p.Columns + ", (" + drawn + " < " + from + "::bigint)::int AS lap, " + drawn + " AS drawn FROM " + p.From + " WHERE " + where
	}
	rows := "SELECT p.* FROM unnest(" + scope + "::uuid[]) AS l(library) CROSS JOIN LATERAL (" + laps + ") p ORDER BY lap, drawn, id LIMIT " + limit
	return List{Columns: l.Columns, From: "(" + rows + ") drawn", args: p.args}
}

const drawn = "uuid_hash_extended(id, 0)"
