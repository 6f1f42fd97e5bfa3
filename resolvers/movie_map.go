package resolvers

import (
	"context"

	"github.com/google/uuid"

	"revenge/dataloaders"
	"revenge/graph/model"
	"revenge/internal/access"
	"revenge/internal/movie"
	"revenge/internal/person"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/page"
	"revenge/internal/shelf"
)

// listMovies announces the page to the loaders, so that each relation is read once for all of it.
func (r *Resolver) listMovies(ctx context.Context, f *shelf.Filter, o *model.MovieOrder, a page.Args) (*page.Connection[*movie.Movie], error) {
	var order shelf.Order
	if o != nil {
		order = shelf.Order{Field: o.Field, Direction: o.Direction}
	}
	c, err := r.movies.List(ctx, access.From(ctx), orZero(f), order, a)
	if err != nil {
		return nil, err
	}
	dataloaders.For(ctx).Movie.Expect(c.Nodes())
	return c, nil
}

// movieDetails are empty for films that nobody described.
func movieDetails(ctx context.Context, m *movie.Movie) (*movie.Details, error) {
	d, err := dataloaders.OrNil(dataloaders.For(ctx).Movie.DetailsByID.Load(ctx, m.ID))
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
	out := make([]*person.Genre, len(owned))
	for i, g := range owned {
		out[i] = g.Genre()
	}
	return out, err
}

// creditsOf checks how many are asked for.
func creditsOf(ctx context.Context, of *dataloaders.Credits, owner uuid.UUID, roles []person.Role, first int) ([]*person.Credit, error) {
	if first < 1 || first > page.MaxSize {
		return nil, fault.Field(fault.Invalid, "first must be between 1 and 100", "first")
	}
	return of.Load(ctx, owner, roles, first)
}
