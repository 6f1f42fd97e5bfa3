package shelf

import (
	"context"
	"fmt"
	"strconv"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/fold"
	"revenge/internal/platform/id"
	"revenge/internal/platform/keyset"
	"revenge/internal/platform/page"
)

// List is the list of one kind of titles.
type List[T any] struct {
	keyset.List
	// Titles is what they are called, in the plural.
	Titles string
	// Key returns what one is sorted by.
	Key func(*T) Key
	// Person is the condition that somebody took part; ? stands for the person's id.
	Person string
	// Watched is the condition that a viewer has watched one; ? stands for the viewer's id.
	Watched string
}

// Page pages through the titles that the viewer may see. Wrong arguments are fault.Invalid; a filter by
// something that does not exist, or may not be seen, finds nothing.
func (l List[T]) Page(ctx context.Context, pool *db.DB, v access.Viewer, f Filter, o Order, a page.Args) (*page.Connection[*T], error) {
	order, err := l.order(f, o)
	if err != nil {
		return nil, err
	}
	libraries, err := l.narrow(v, f)
	if err != nil {
		return nil, err
	}
	return keyset.Read(ctx, pool, l.Titles, l.List, order, a, libraries)
}

func (l List[T]) order(f Filter, o Order) (keyset.Order[*T], error) {
	if o.Field == "" {
		o.Field = ByTitle
	}
	if o.Direction == "" {
		o.Direction = page.Asc
	}
	c, ok := columns[o.Field]
	if !ok {
		return keyset.Order[*T]{}, fault.Field(fault.Invalid, l.Titles+" cannot be sorted by this", "orderBy", "field")
	}
	return keyset.Order[*T]{
		Column: keyset.Column[*T]{Name: c.Name, Nullable: c.Nullable, Parse: c.Parse, Text: func(t *T) string { return c.Text(l.Key(t)) }},
		ID:     func(t *T) uuid.UUID { return l.Key(t).ID }, Direction: o.Direction, Filter: f,
	}, nil
}

const maxTitle = 200

// narrow turns the filter into conditions and returns the libraries to read.
func (l *List[T]) narrow(v access.Viewer, f Filter) ([]uuid.UUID, error) {
	libraries := v.Libraries
	if f.LibraryID != nil {
		libraries = nil
		if key, err := f.LibraryID.Key("library"); err == nil && v.Sees(key) {
			libraries = []uuid.UUID{key}
		}
	}
	if len(f.GenreIDs) > 0 {
		genres, err := keys(f.GenreIDs, "genre")
		if err != nil {
			libraries = nil
		}
		l.Where("genre_ids @> ?::uuid[]", genres)
	}
	if f.PersonID != nil {
		key, err := f.PersonID.Key("person")
		if err != nil {
			libraries = nil
		}
		l.Where(l.Person, key)
	}
	if f.YearFrom != nil {
		l.Where("year >= ?", *f.YearFrom)
	}
	if f.YearTo != nil {
		l.Where("year <= ?", *f.YearTo)
	}
	if f.TitleContains != nil {
		if len([]rune(*f.TitleContains)) > maxTitle {
			return nil, fault.Field(fault.Invalid, fmt.Sprintf("give at most %d characters", maxTitle), "filter", "titleContains")
		}
		l.Where("folded_title LIKE '%' || ?::text || '%'", fold.Like(fold.Text(*f.TitleContains)))
	}
	if f.Missing != nil && *f.Missing {
		l.WherePlain("missing_since IS NOT NULL")
	} else {
		l.WherePlain("missing_since IS NULL")
	}
	if f.OwnRatingFrom != nil && (*f.OwnRatingFrom < 1 || *f.OwnRatingFrom > 10) {
		return nil, fault.Field(fault.Invalid, "a rating is between 1 and 10", "filter", "ownRatingFrom")
	}
	l.narrowOwn(v, f.Own)
	return libraries, nil
}

// narrowOwn adds the conditions of what the viewer has seen and thinks.
func (l *List[T]) narrowOwn(v access.Viewer, f Own) {
	state := "EXISTS (SELECT FROM viewer_states o WHERE o.user_id = ? AND o.item_id = " + l.From + ".id AND "
	for _, c := range []struct {
		want      *bool
		condition string
	}{{f.Watched, l.Watched}, {f.Favourite, state + "o.favourite_at IS NOT NULL)"}, {f.Watchlisted, state + "o.watchlisted_at IS NOT NULL)"}} {
		if c.want != nil {
			l.Where(map[bool]string{true: "", false: "NOT "}[*c.want]+c.condition, v.UserID)
		}
	}
	if f.OwnRatingFrom != nil {
		l.Where(state+"o.rating >= "+strconv.Itoa(*f.OwnRatingFrom)+")", v.UserID)
	}
}

func keys(ids []id.ID, kind id.Kind) ([]uuid.UUID, error) {
	out := make([]uuid.UUID, len(ids))
	for i, one := range ids {
		key, err := one.Key(kind)
		if err != nil {
			return out, err
		}
		out[i] = key
	}
	return out, nil
}
