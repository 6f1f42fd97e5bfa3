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

func (r *Resolver) listSeries(ctx context.Context, f *shelf.Filter, o *model.SeriesOrder, a page.Args) (*page.Connection[*tvshow.Series], error) {
	var order shelf.Order
	if o != nil {
		order = shelf.Order{Field: o.Field, Direction: o.Direction}
	}
	return r.tvshows.List(ctx, access.From(ctx), orZero(f), order, a)
}

// seriesDetails are empty for series that nobody described.
func seriesDetails(ctx context.Context, s *tvshow.Series) (*tvshow.Details, error) {
	d, err := dataloaders.SeriesDetails.Load(ctx, s)
	if d == nil {
		d = &tvshow.Details{}
	}
	return d, err
}

// episodeCount is zero for series without a row of their own in the counts.
func episodeCount(ctx context.Context, s *tvshow.Series) (int, error) {
	c, err := dataloaders.SeriesCount.Load(ctx, s)
	if c == nil {
		return 0, err
	}
	return c.Episodes, err
}
