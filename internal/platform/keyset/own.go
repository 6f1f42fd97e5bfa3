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

// owned makes an order one by what somebody has, where it is.
func owned[T any](p *pager, c Column[T]) {
	if c.Own == nil {
		return
	}
	p.nullable = true
	arg := ""
	if strings.Contains(c.Own.Join+c.Own.Source+c.Own.None, "?") {
		arg = p.Arg(c.Arg)
	}
	bind := strings.NewReplacer("?", arg, "{way}", string(p.direction))
	p.own = &ownKey{bind.Replace(c.Own.Join), bind.Replace(c.Own.Source), bind.Replace(c.Own.None), c.Own.Type, c.Own.By, ""}
}

// As is a column of lists of something else, whose keys are written otherwise; by writes what sorts the same ones.
func As[U, T any](c Column[T], text, by func(U) string) Column[U] {
	out := Column[U]{Name: c.Name, Nullable: c.Nullable, Text: text, Parse: c.Parse, Arg: c.Arg, Ring: c.Ring}
	if own := c.Own; own != nil {
		out.Own = &Own[U]{Join: own.Join, Source: own.Source, None: own.None, Type: own.Type, By: own.By, Text: by}
	}
	return out
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
	// What is said first of the key alone narrows what somebody has, before the rows of it are looked for.
	upTo := p.column + map[page.Direction]string{page.Asc: " >= ", page.Desc: " <= "}[p.direction] + p.key
	after := upTo + " AND (" + p.column + compare[p.direction] + p.key + " OR " + p.column + " = " + p.key + " AND " + behind + ")"
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
	if p.own.join+p.own.source == "" {
		condition = p.column + " IS NOT NULL AND " + condition
	}
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
