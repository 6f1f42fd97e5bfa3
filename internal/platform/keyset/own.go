package keyset

import (
	"strings"

	"revenge/internal/platform/page"
)

// ownKey is an Own with its parameters.
type ownKey struct {
	join, source, none, typ, by string
	at                          string // the start's parameter
}

// ties is the order of rows whose keys are the same: always the same direction, as far as the reader goes forward.
func (p *pager) ties() string {
	dir := string(p.along())
	return p.own.by + " " + dir + ", id " + dir
}

func (p *pager) along() page.Direction {
	if p.backward {
		return page.Desc
	}
	return page.Asc
}

// ownRanges are the rows with a key, found by what somebody has, and the rest, found in the list's order by the column of all.
func (p *pager) ownRanges() string {
	compare := map[page.Direction]string{page.Asc: " > ", page.Desc: " < "}
	behind := "(" + p.own.by + ", id)" + compare[p.along()] + "(" + p.own.at + "::text, " + p.id + "::uuid)"
	after := "(" + p.column + compare[p.direction] + p.key + " OR " + p.column + " = " + p.key + " AND " + behind + ")"
	switch {
	case !p.started:
		return "(" + p.keyed("TRUE") + ") UNION ALL (" + p.rest("TRUE") + ")"
	case p.atNull && p.backward:
		return "(" + p.rest(behind) + ") UNION ALL (" + p.keyed("TRUE") + ")"
	case p.atNull:
		return p.rest(behind)
	case p.backward:
		return p.keyed(after)
	}
	return "(" + p.keyed(after) + ") UNION ALL (" + p.rest("TRUE") + ")"
}

func (p *pager) keyed(condition string) string {
	from := p.From + " " + p.own.join
	if p.own.source != "" {
		_, rest, _ := strings.Cut(p.From, " ")
		from = p.own.source + " " + rest
	}
	return p.stretch(p.column, from, condition, p.column+" "+string(p.direction)+", "+p.ties())
}

func (p *pager) rest(condition string) string {
	return p.stretch("NULL::"+p.own.typ+" AS "+p.column, p.From, p.own.none+" AND "+condition, p.ties())
}

func (p *pager) stretch(key, from, condition, order string) string {
	where := strings.Join(append([]string{condition}, p.where...), " AND ")
	return "SELECT " + p.Columns + ", " + key + " FROM " + from + " WHERE " + where + " ORDER BY " + order + " LIMIT " + p.limit
}
