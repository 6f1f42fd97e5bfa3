package resolvers

import (
	"context"

	"revenge/graph/model"
	"revenge/internal/movie"
	"revenge/internal/person"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/tvshow"
)

// worksPage makes a page of up to first+1 works.
func worksPage(works []*person.Work, first int, after *page.Cursor, err error) (*page.Connection[*person.Work], error) {
	if err != nil {
		return nil, err
	}
	return page.New(works, page.Args{First: &first, After: after}, (*person.Work).Cursor, nil)
}

// workNode is null when the work went away meanwhile.
func workNode(ctx context.Context, w *person.Work) (model.Node, error) {
	kind := id.Kind("movie")
	if w.Series {
		kind = "series"
	}
	return item(ctx, id.Of(kind, w.ItemID))
}

func labelsOf(owned []*person.OwnedLabel, err error) ([]*person.Label, error) {
	return inside(owned, func(l *person.OwnedLabel) *person.Label { return &l.Label }), err
}

func similarMovies(similar []*movie.Similar, err error) ([]*movie.Movie, error) {
	return inside(similar, func(s *movie.Similar) *movie.Movie { return &s.Movie }), err
}

func similarSeries(similar []*tvshow.Similar, err error) ([]*tvshow.Series, error) {
	return inside(similar, func(s *tvshow.Similar) *tvshow.Series { return &s.Series }), err
}

// inside takes what is in each row.
func inside[R, V any](rows []R, of func(R) V) []V {
	out := make([]V, len(rows))
	for i, row := range rows {
		out[i] = of(row)
	}
	return out
}

// pointers are those of a list's items.
func pointers[T any](list []T) []*T {
	out := make([]*T, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}

func labelOrder(o *model.LabelOrder) person.LabelOrder {
	if o == nil {
		return person.LabelOrder{}
	}
	return person.LabelOrder{Field: o.Field, Direction: o.Direction}
}

// tallied is zero for what has no row of its own in the counts.
func tallied(rows []*person.Tally, err error) (int, error) {
	if len(rows) == 0 {
		return 0, err
	}
	return rows[0].N, err
}

// listed keeps what was read from being null.
func listed[T any](rows []T, err error) ([]T, error) { return orEmpty(rows), err }
