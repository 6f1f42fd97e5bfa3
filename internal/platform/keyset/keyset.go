// Package keyset writes the SQL of a page of a list: a range of an index, however deep the page lies.
//
// Rows are compared by (key, id). Where the key may be null, rows without one come last in either
// direction, and the page is read in two ranges, those with a key and those without. Lists that span
// libraries are read library by library and merged, so that each stays an index range.
//
// Planning such a statement takes PostgreSQL longer than running it. It keeps a plan where that looks as good as one made for the
// arguments at hand: so the number of libraries can be seen in the statement, and, where nothing narrows the list, the
// number of rows. What narrows a list makes some plans far worse than others: then each page is planned anew.
package keyset

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"revenge/internal/platform/fault"
	"revenge/internal/platform/page"
)

// Column is a column that a list of T can be sorted by.
type Column[T any] struct {
	// Name is the column's name, as selected.
	Name string
	// Nullable says that rows may be without it.
	Nullable bool
	// Text is an item's key for its cursor; empty where a nullable one is null.
	Text func(T) string
	// Parse reads what Text wrote. Without it the key follows from the id alone: Name is a function
	// of (id, ?) then, where ? stands for Arg.
	Parse func(string) (any, error)
	Arg   any
	// Own says that the key is what somebody has of few of the rows, in another table; nil where it is the rows' own.
	Own *Own[T]
	// Ring says that the order runs on from the key Arg to the end, and then from the beginning up to it; so each Arg makes another
	// order of one index. Name is a function of the id alone then.
	Ring bool
}

// Own is a key that few rows have, somebody's own: those are read from what that one has, in its order, and the rest behind them from
// the list. Both are sorted by a column of all rows, in one direction, where their keys are the same or missing.
type Own[T any] struct {
	// Join follows what the list reads from and brings the key's column in; Source, where it is given, is read in place of the list's
	// table instead, under its name and with that column. Without either the list has the column itself, as those that Top made by this
	// have. None is the condition that a row has no key. ? stands for Column.Arg, {way} for the direction that rows are
	// read in: a Source in its order yields the first rows without all of them.
	Join, Source, None string
	// Type is that of the key in SQL.
	Type string
	// By is the column that all rows have, a text, and Text an item's.
	By   string
	Text func(T) string
}

// Order is one order of a list of T, bound to what the list was narrowed by.
type Order[T any] struct {
	Column    Column[T]
	Direction page.Direction
	// ID is an item's id.
	ID func(T) uuid.UUID
	// Filter is anything that JSON can tell apart: cursors of another one are refused.
	Filter any

	name string // see named
}

// named is the order with its name made, for many cursors.
func (o Order[T]) named() Order[T] {
	o.name = o.Name()
	return o
}

// Cursor is the position of an item.
func (o Order[T]) Cursor(item T) page.Cursor {
	if own := o.Column.Own; own != nil {
		return page.Encode(o.Name(), o.Column.Text(item), own.Text(item), o.ID(item).String())
	}
	return page.Encode(o.Name(), o.Column.Text(item), o.ID(item).String())
}

// Name tells the list of this order and filter from all others; cursors carry it.
func (o Order[T]) Name() string {
	if o.name != "" {
		return o.name
	}
	raw, err := json.Marshal(o.Filter)
	if err != nil {
		panic(err) // a filter is a plain value
	}
	sum := sha256.Sum256(raw)
	return o.Column.Name + " " + string(o.Direction) + " " + base64.RawURLEncoding.EncodeToString(sum[:6])
}

// List is a SELECT to be paged.
type List struct {
	// Columns are what is selected; the sort column and id must be among them.
	Columns string
	// From is the one table.
	From string
	// Library is the column that scopes rows to the libraries; empty for lists without.
	Library string
	// Few says that what narrows the list finds its rows by itself, so that Draw finds them once.
	Few bool

	where []string
	args  []any
}

// Where adds a condition; every ? in it stands for arg.
func (l *List) Where(condition string, arg any) {
	l.where = append(l.where, strings.ReplaceAll(condition, "?", l.Arg(arg)))
}

// WherePlain adds a condition without a parameter.
func (l *List) WherePlain(condition string) { l.where = append(l.where, condition) }

// Arg adds a parameter and returns what stands for it in a condition.
func (l *List) Arg(v any) string {
	l.args = append(slices.Clip(l.args), v) // copies of a list do not share what they add
	return "$" + strconv.Itoa(len(l.args))
}

// Count returns the statement that counts the list up to page.CountCap.
func (l List) Count(libraries []uuid.UUID) (string, []any) {
	sql, args := l.Capped("", libraries)
	return "SELECT count(*)::int FROM (" + sql + ") counted", args
}

// Capped returns the statement that reads columns of the list, up to page.CountCap+1 rows of it in any order.
func (l List) Capped(columns string, libraries []uuid.UUID) (string, []any) {
	sql, args := l.Whole(columns, libraries)
	return sql + " LIMIT " + strconv.Itoa(page.CountCap+1), args
}

// Whole returns the statement that reads columns of the whole list.
func (l List) Whole(columns string, libraries []uuid.UUID) (string, []any) {
	conditions, args := l.Conditions(libraries)
	return "SELECT " + columns + " FROM " + l.From + " WHERE " + conditions, args
}

// Conditions are what follows WHERE in a statement over the whole list, with their arguments.
func (l List) Conditions(libraries []uuid.UUID) (string, []any) {
	l.args = slices.Clip(l.args)
	where := append([]string{"TRUE"}, l.where...)
	if l.Library != "" {
		where = append(where, l.Library+" = ANY("+l.Arg(libraries)+")")
	}
	return strings.Join(where, " AND "), l.args
}

// Page returns the statement for up to n+1 items in the direction asked for; see page.New. A cursor of another list and wrong
// page arguments are fault.Invalid.
func Page[T any](l List, o Order[T], a page.Args, libraries []uuid.UUID) (string, []any, error) {
	n, backward, err := a.Size()
	if err != nil {
		return "", nil, err
	}
	p := pager{List: l, column: o.Column.Name, nullable: o.Column.Nullable, direction: o.Direction, backward: backward}
	p.args = slices.Clip(p.args)
	if backward {
		p.direction = p.direction.Flip()
	}
	if p.limit = strconv.Itoa(n + 1); len(p.args) > 0 {
		p.limit = p.Arg(n + 1)
	}
	p.chance(o.Column.Parse == nil, o.Column.Ring, o.Column.Arg)
	owned(&p, o.Column)
	if at := a.Cursor(); at != nil {
		if err := p.start(*at, o.Name(), o.Column.Parse); err != nil {
			return "", nil, err
		}
	}
	return p.statement(libraries), p.args, nil
}

// Top returns the list of the first n rows of this one in an order. Pages of it in the same order read no more than those.
// Its statement yields them in that order.
func Top[T any](l List, o Order[T], n int, libraries []uuid.UUID) List {
	p := pager{List: l, column: o.Column.Name, nullable: o.Column.Nullable, direction: o.Direction}
	p.limit = p.Arg(n)
	p.chance(o.Column.Parse == nil, o.Column.Ring, o.Column.Arg)
	owned(&p, o.Column)
	rows := p.statement(libraries)
	return List{Columns: l.Columns, From: "(" + rows + ") top", args: p.args}
}

// Append writes a statement behind another one, whose arguments come first.
func Append(sql string, args []any, next string, more []any) (string, []any) {
	next = parameter.ReplaceAllStringFunc(next, func(at string) string {
		n, _ := strconv.Atoi(at[1:]) // digits, as it matched
		return "$" + strconv.Itoa(len(args)+n)
	})
	return sql + next, append(slices.Clip(args), more...)
}

var parameter = regexp.MustCompile(`\$[0-9]+`)

// pager writes one page. Its ranges are the rows with a key and those without.
type pager struct {
	List
	column, limit      string
	nullable, backward bool
	direction          page.Direction
	started, atNull    bool
	key, id            string // the start's parameters
	own                *ownKey
	ring               string // where a ring begins; empty for other orders
}

// chance binds the parameter of a random order.
func (p *pager) chance(random, ring bool, arg any) {
	switch {
	case ring:
		p.ring = p.Arg(arg) + "::bigint"
	case random:
		p.column = strings.ReplaceAll(p.column, "?", p.Arg(arg))
	}
}

func (p *pager) start(c page.Cursor, order string, parse func(string) (any, error)) error {
	parts := 2
	if p.own != nil {
		parts = 3
	}
	keys, err := page.Decode(c, order, parts)
	if err != nil {
		return err
	}
	id, err := uuid.Parse(keys[parts-1])
	if err != nil {
		return broken()
	}
	p.started, p.id = true, p.Arg(id)
	if p.own != nil {
		p.own.at = p.Arg(keys[1])
	}
	if parse == nil {
		p.key = strings.ReplaceAll(p.column, "(id,", "("+p.id+"::uuid,")
		return nil
	}
	if p.atNull = p.nullable && keys[0] == ""; p.atNull {
		return nil
	}
	key, err := parse(keys[0])
	if err != nil {
		return broken()
	}
	p.key = p.Arg(key)
	return nil
}

func broken() error {
	return fault.Field(fault.Invalid, "this is not a cursor; take one from pageInfo or an edge", "after")
}

func (p *pager) statement(libraries []uuid.UUID) string {
	order := p.column + " " + string(p.direction) + ", id " + string(p.direction)
	if p.own != nil {
		order = p.column + " " + string(p.direction) + ", " + p.ties()
	}
	if p.nullable {
		order = "(" + p.column + " IS NULL) " + map[bool]string{true: "DESC", false: "ASC"}[p.backward] + ", " + order
	}
	if p.ring != "" {
		order = "(" + p.column + " < " + p.ring + ") " + string(p.direction) + ", " + order
	}
	tail := " ORDER BY " + order + " LIMIT " + p.limit
	if p.Library != "" && len(libraries) == 1 {
		p.where = append(slices.Clip(p.where), p.Library+" = "+p.Arg(libraries[0]))
		p.Library = ""
	}
	switch {
	case p.Library == "" && !p.nullable && p.ring == "":
		return p.ranges() // which is one range, in its order
	case p.Library == "":
		return "SELECT * FROM (" + p.ranges() + ") p" + tail
	}
	scope := make([]string, len(libraries))
	for i, l := range libraries {
		scope[i] = "(" + p.Arg(l) + "::uuid)"
	}
	if len(scope) == 0 {
		scope = []string{"(NULL::uuid)"} // nothing is in no library
	}
	p.where = append(slices.Clip(p.where), p.Library+" = l.library")
	return "SELECT p.* FROM (VALUES " + strings.Join(scope, ", ") + ") AS l(library) CROSS JOIN LATERAL (" + p.ranges() + ") p" + tail
}

func (p *pager) ranges() string {
	if p.own != nil {
		return p.ownRanges()
	}
	compare := map[page.Direction]string{page.Asc: " > ", page.Desc: " < "}[p.direction]
	after := "(" + p.column + ", id)" + compare + "(" + p.key + ", " + p.id + ")"
	afterNull := "id" + compare + p.id
	if p.ring != "" {
		return p.laps(after)
	}
	if !p.nullable {
		if !p.started {
			return p.read("TRUE", p.column)
		}
		return p.read(after, p.column)
	}
	values := p.read(p.column+" IS NOT NULL", p.column)
	nulls := p.read(p.column+" IS NULL", "")
	switch {
	case p.started && p.atNull && p.backward:
		return "(" + p.read(p.column+" IS NULL AND "+afterNull, "") + ") UNION ALL (" + values + ")"
	case p.started && p.atNull:
		return p.read(p.column+" IS NULL AND "+afterNull, "")
	case p.started && p.backward:
		return p.read(after, p.column)
	case p.started:
		return "(" + p.read(after, p.column) + ") UNION ALL (" + nulls + ")"
	}
	return "(" + values + ") UNION ALL (" + nulls + ")"
}

// laps are the ranges of a ring: those behind its beginning, and those before it. A start lies in one of them.
func (p *pager) laps(after string) string {
	first, second := p.column+" >= "+p.ring, p.column+" < "+p.ring
	if p.direction == page.Desc {
		first, second = second, first
	}
	if !p.started {
		return "(" + p.read(first, p.column) + ") UNION ALL (" + p.read(second, p.column) + ")"
	}
	in := func(lap string) string { return strings.ReplaceAll(lap, p.column, p.key) }
	return "(" + p.read(first+" AND "+after+" AND "+in(first), p.column) + ") UNION ALL (" + p.read(second+" AND "+in(first), p.column) +
		") UNION ALL (" + p.read(second+" AND "+after+" AND "+in(second), p.column) + ")"
}

func (p *pager) read(condition, column string) string {
	order := "id " + string(p.direction)
	if column != "" {
		order = column + " " + string(p.direction) + ", " + order
	}
	where := strings.Join(append([]string{condition}, p.where...), " AND ")
	return "SELECT " + p.Columns + " FROM " + p.From + " WHERE " + where + " ORDER BY " + order + " LIMIT " + p.limit
}

// Parsers of the keys of cursors.

// Text reads a text key.
func Text(s string) (any, error) { return s, nil }

// Int reads a whole number.
func Int(s string) (any, error) { return strconv.ParseInt(s, 10, 32) }

// Int64 reads a whole number of up to 64 bits.
func Int64(s string) (any, error) { return strconv.ParseInt(s, 10, 64) }

// Float reads a number.
func Float(s string) (any, error) { return strconv.ParseFloat(s, 64) }

// Time reads an instant.
func Time(s string) (any, error) { return time.Parse(time.RFC3339Nano, s) }

// Day reads a day.
func Day(s string) (any, error) { return time.Parse(time.DateOnly, s) }
