package movie

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/fold"
	"revenge/internal/platform/id"
	"revenge/internal/platform/keyset"
	"revenge/internal/platform/page"
)

type column = keyset.Column[*Movie]

// columns are what films are sorted by: a switch in a table, so that no text of a client reaches SQL.
var columns = map[OrderField]column{
	ByTitle:   {Name: "sort_title", Text: func(m *Movie) string { return m.SortTitle }, Parse: keyset.Text},
	ByAddedAt: {Name: "added_at", Text: func(m *Movie) string { return m.AddedAt.Format(time.RFC3339Nano) }, Parse: keyset.Time},
	ByYear: {Name: "year", Nullable: true, Parse: keyset.Int, Text: func(m *Movie) string {
		if m.Year == nil {
			return ""
		}
		return strconv.Itoa(*m.Year)
	}},
	ByRating: {Name: "rating", Nullable: true, Parse: keyset.Float, Text: func(m *Movie) string {
		if m.Rating == nil {
			return ""
		}
		return strconv.FormatFloat(*m.Rating, 'g', -1, 64)
	}},
}

// List pages through the films that the viewer may see. Wrong arguments are fault.Invalid; a filter by
// something that does not exist, or may not be seen, finds nothing.
func (s *Service) List(ctx context.Context, v access.Viewer, f Filter, o Order, a page.Args) (*page.Connection[*Movie], error) {
	order, err := o.keys(f)
	if err != nil {
		return nil, err
	}
	list, libraries, err := f.list(v)
	if err != nil {
		return nil, err
	}
	sql, args, err := keyset.Page(list, order, a, libraries)
	if err != nil {
		return nil, err
	}
	var movies []*Movie
	if len(libraries) > 0 {
		if movies, err = db.AllSQL[Movie](ctx, s.DB, sql, args...); err != nil {
			return nil, fmt.Errorf("list films: %w", err)
		}
	}
	return page.New(movies, a, order.Cursor, func(ctx context.Context) (page.Count, error) {
		sql, args := list.Count(libraries)
		n, err := db.Value[int](ctx, s.DB, sql, args...)
		if err != nil {
			return page.Count{}, fmt.Errorf("count films: %w", err)
		}
		return page.Counted(n), nil
	})
}

func (o Order) keys(f Filter) (keyset.Order[*Movie], error) {
	if o.Field == "" {
		o.Field = ByTitle
	}
	if o.Direction == "" {
		o.Direction = page.Asc
	}
	c, ok := columns[o.Field]
	if !ok {
		return keyset.Order[*Movie]{}, fault.Field(fault.Invalid, "films cannot be sorted by this", "orderBy", "field")
	}
	return keyset.Order[*Movie]{Column: c, Direction: o.Direction, Filter: f, ID: func(m *Movie) uuid.UUID { return m.ID }}, nil
}

const maxTitle = 200

// list turns the filter into conditions and the libraries to read.
func (f Filter) list(v access.Viewer) (keyset.List, []uuid.UUID, error) {
	l := store{}.list()
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
		l.Where("EXISTS (SELECT FROM movie_credits c WHERE c.person_id = ? AND c.movie_id = movies.id)", key)
	}
	if f.YearFrom != nil {
		l.Where("year >= ?", *f.YearFrom)
	}
	if f.YearTo != nil {
		l.Where("year <= ?", *f.YearTo)
	}
	if f.TitleContains != nil {
		if len([]rune(*f.TitleContains)) > maxTitle {
			return l, nil, fault.Field(fault.Invalid, fmt.Sprintf("give at most %d characters", maxTitle), "filter", "titleContains")
		}
		l.Where("folded_title LIKE '%' || ?::text || '%'", fold.Like(fold.Text(*f.TitleContains)))
	}
	if f.Missing != nil && *f.Missing {
		l.WherePlain("missing_since IS NOT NULL")
	} else {
		l.WherePlain("missing_since IS NULL")
	}
	return l, libraries, nil
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
