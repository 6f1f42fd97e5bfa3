package shelf

import (
	"context"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/keyset"
	"revenge/internal/platform/page"
)

// List is the list of one kind of titles.
type List[T any] struct {
	keyset.List
	// Titles is what they are called, in the plural.
	Titles string
	// Kind is that of the libraries which hold them.
	Kind string
	// Key returns what one is sorted by.
	Key func(*T) Key
	// Person is the condition that somebody took part; %s stands for the person's id.
	Person string
	// Watched is the condition that a viewer has watched one; %s stands for the viewer's id.
	Watched string
	// Played is a condition that a viewer has played one, %s standing for the viewer's id, up to the time that follows.
	Played string
	// Unmatched is the condition that nobody has said what a title is.
	Unmatched string
	// Status is the column of what a filter's statuses ask for; empty for titles without.
	Status string
	// Translated says that titles have others in other languages, sort_titles, which lists by title go by for who reads them.
	Translated bool
	// More are the columns of orders that only some titles have, or that are called otherwise here.
	More map[OrderField]string
	// StateOf is the column of watch_states that says whose states they are: item_id, or parent_id of what is played in parts.
	StateOf string
	// Found, where a filter has a text, writes the SELECT of found_id and relevance of what it finds; param makes a parameter.
	Found func(param func(any) string) string
}

// Page is one page of a list, with what there is to say of the whole list.
type Page[T any] struct {
	*page.Connection[*T]
	whole Whole
}

// NewPage is a page of a list.
func NewPage[T any](c *page.Connection[*T], w Whole) *Page[T] { return &Page[T]{c, w} }

// Whole is a list without its order.
type Whole struct {
	Pool      *db.DB
	List      keyset.List
	Libraries []uuid.UUID
	// Titles is what its rows are called, in the plural.
	Titles string
	Facets Facets
	// Title is the column that they are sorted by where it is by title; the other one is added_at. TitleFilter and Filter are those of
	// the orders by them.
	Title               string
	TitleFilter, Filter any
}

// Page pages through the titles that the viewer may see. Wrong arguments are fault.Invalid; a filter by
// something that does not exist, or may not be seen, finds nothing.
func (l List[T]) Page(ctx context.Context, pool *db.DB, v access.Viewer, f Filter, o Order, a page.Args) (*Page[T], error) {
	if err := f.Check(); err != nil {
		return nil, err
	}
	table := l.From
	libraries := l.narrow(v, f)
	reader := l.asRead(v)
	order, err := l.sorted(v, table, f, o, reader)
	if err != nil {
		return nil, err
	}
	c, err := keyset.Read(ctx, pool, l.Titles, l.List, order, a, libraries)
	if err != nil {
		return nil, err
	}
	w := Whole{Pool: pool, List: l.List, Libraries: libraries, Titles: l.Titles, Facets: ofTitles, Filter: f}
	w.Title, w.TitleFilter = sorted(ByTitle, f, reader)
	return NewPage(c, w), nil
}

// Sorted is an order of a list of titles that nothing translates, narrowed by a filter, and adds what they are sorted by to its columns.
// An order that the titles do not have is fault.Invalid.
func (l *List[T]) Sorted(v access.Viewer, f any, o Order) (keyset.Order[*T], error) {
	return l.sorted(v, l.From, f, o, nil)
}

// sorted is Sorted for those in a table; reader is where titles are found, see asRead.
func (l *List[T]) sorted(v access.Viewer, table string, f any, o Order, reader []string) (keyset.Order[*T], error) {
	switch {
	case o.Field == "" && l.Found != nil:
		o = Order{Field: ByRelevance, Direction: page.Desc}
	case o.Field == "":
		o.Field = ByTitle
	case o.Field == ByRelevance && l.Found == nil:
		return keyset.Order[*T]{}, fault.Field(fault.Invalid, l.Titles+" are sorted by relevance where the filter has a text", "orderBy", "field")
	}
	if o.Direction == "" {
		o.Direction = page.Asc
	}
	c, ok := columns[o.Field]
	if more := l.More[o.Field]; c.Name == "" && more != "" {
		if c.Name = more; !strings.Contains(l.Columns, more) {
			l.Columns += ", " + more
		}
	}
	if !ok || c.Name == "" {
		return keyset.Order[*T]{}, fault.Field(fault.Invalid, l.Titles+" cannot be sorted by this", "orderBy", "field")
	}
	order := keyset.Order[*T]{
		Column: keyset.Column[*T]{Name: c.Name, Nullable: c.Nullable, Parse: c.Parse, Text: func(t *T) string { return c.Text(l.Key(t)) }},
		ID:     func(t *T) uuid.UUID { return l.Key(t).ID }, Direction: o.Direction, Filter: f,
	}
	title, titled := sorted(ByTitle, f, reader)
	switch {
	case o.Field == ByChance:
		order.Column.Arg, order.Filter = int64(o.Seed), []any{f, o.Seed}
	case o.Field == ByTitle:
		order.Column.Name, order.Filter = title, titled
	case own[o.Field].typ != "":
		order.Column.Own = ownOf(o.Field, table, l.StateOf, title, func(t *T) string { return l.Key(t).title() })
		order.Column.Arg, order.Filter = v.UserID, []any{o.Field, titled}
	}
	return order, nil
}

// narrow turns the filter into conditions and returns the libraries to read.
func (l *List[T]) narrow(v access.Viewer, f Filter) []uuid.UUID {
	libraries := access.Narrowed(v.LibrariesOf(l.Kind), f.LibraryID)
	c := l.conditions(&l.List, v)
	c.filter(&f)
	for _, condition := range c.and {
		l.WherePlain(condition)
	}
	if f.Missing != nil && *f.Missing {
		l.WherePlain("missing_since IS NOT NULL")
	} else {
		l.WherePlain("missing_since IS NULL")
	}
	if l.Found != nil {
		l.found(libraries)
	}
	return libraries
}

// found makes the list one of what a text finds. There are not many of these, so that they are read at once and not library by
// library.
func (l *List[T]) found(libraries []uuid.UUID) {
	l.From += " JOIN (" + l.Found(l.Arg) + ") found ON found.found_id = " + l.From + ".id"
	l.Columns += ", relevance"
	l.Where(l.Library+" = ANY(?)", append([]uuid.UUID{}, libraries...))
	l.Library = ""
}

func (l *List[T]) conditions(into *keyset.List, v access.Viewer) *conditions {
	return &conditions{Clauses: Clauses{List: into}, viewer: v, table: l.From, person: l.Person, status: l.Status,
		unmatched: l.Unmatched, watched: l.Watched, played: l.Played}
}

// Condition writes a filter as one condition about titles of this list; its parameters go to another one.
func (l List[T]) Condition(into *keyset.List, v access.Viewer, f *Filter) string {
	return l.conditions(into, v).inner(f)
}

// OwnColumn is an order by what is the viewer's own; false where that is none of these titles.
func (l List[T]) OwnColumn(field string) (keyset.Column[any], bool) {
	o := OrderField(field)
	if own[o].typ == "" {
		return keyset.Column[any]{}, false
	}
	return keyset.Column[any]{Name: columns[o].Name, Parse: columns[o].Parse,
		Own: keyset.As[any](keyset.Column[*T]{Own: ownOf[T](o, l.From, l.StateOf, columns[ByTitle].Name, nil)}, nil, nil).Own}, true
}

// CheckFilter is fault.Invalid for JSON that is no filter of titles, as Parse takes it.
func (List[T]) CheckFilter(filter []byte) error {
	_, err := ParseRules(filter)
	return err
}

// Chosen is the list of the titles that a filter's JSON, as Parse takes it, leaves to the viewer, and the libraries to read.
func (l List[T]) Chosen(v access.Viewer, filter []byte) (keyset.List, []uuid.UUID, error) {
	f, err := ParseRules(filter)
	if err != nil {
		return keyset.List{}, nil, err
	}
	libraries := l.narrow(v, f)
	return l.List, libraries, nil
}
