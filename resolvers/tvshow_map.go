package resolvers

import (
	"context"

	"revenge/dataloaders"
	"revenge/graph/model"
	"revenge/internal/access"
	"revenge/internal/platform/page"
	"revenge/internal/shelf"
	"revenge/internal/tvshow"
)

// listSeries announces the page to the loaders, so that each relation is read once for all of it.
func (r *Resolver) listSeries(ctx context.Context, f *shelf.Filter, o *model.SeriesOrder, a page.Args) (*page.Connection[*tvshow.Series], error) {
	var order shelf.Order
	if o != nil {
		order = shelf.Order{Field: o.Field, Direction: o.Direction}
	}
	c, err := r.tvshows.List(ctx, access.From(ctx), orZero(f), order, a)
	if err != nil {
		return nil, err
	}
	dataloaders.For(ctx).TVShow.Expect(c.Nodes())
	return c, nil
}

// seriesDetails are empty for series that nobody described.
func seriesDetails(ctx context.Context, s *tvshow.Series) (*tvshow.Details, error) {
	d, err := dataloaders.OrNil(dataloaders.For(ctx).TVShow.DetailsByID.Load(ctx, s.ID))
	if d == nil {
		d = &tvshow.Details{}
	}
	return d, err
}

// episodeCount is zero for series without a row of their own in the counts.
func episodeCount(ctx context.Context, s *tvshow.Series) (int, error) {
	c, err := dataloaders.OrNil(dataloaders.For(ctx).TVShow.CountBySeries.Load(ctx, s.ID))
	if c == nil {
		return 0, err
	}
	return c.Episodes, err
}
