package resolvers

import (
	"context"

	"revenge/dataloaders"
	"revenge/graph/model"
	"revenge/internal/access"
	"revenge/internal/movie"
	"revenge/internal/person"
	"revenge/internal/platform/page"
	"revenge/internal/shelf"
)

func (r *Resolver) listMovies(ctx context.Context, f *shelf.Filter, o *model.MovieOrder, a page.Args) (*shelf.Page[movie.Movie], error) {
	var order shelf.Order
	if o != nil {
		order = shelf.Order{Field: o.Field, Direction: o.Direction, Seed: o.Seed}
	}
	return r.movies.List(ctx, access.From(ctx), orZero(f), order, a)
}

// movieTexts are empty for films that nobody described.
func movieTexts(ctx context.Context, m *movie.Movie) (*movie.Texts, error) {
	t, err := dataloaders.MovieTexts.Load(ctx, m)
	if t == nil {
		t = &movie.Texts{}
	}
	return t, err
}

// movieDetails are empty for films that nobody described.
func movieDetails(ctx context.Context, m *movie.Movie) (*movie.Details, error) {
	d, err := dataloaders.MovieDetails.Load(ctx, m)
	if d == nil {
		d = &movie.Details{}
	}
	return d, err
}

func orZero[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}

// orEmpty keeps a list that is never null from being null.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func genresOf(owned []*person.OwnedGenre, err error) ([]*person.Genre, error) {
	return inside(owned, (*person.OwnedGenre).Genre), err
}
