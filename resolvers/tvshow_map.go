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

func (r *Resolver) listSeries(ctx context.Context, f *shelf.Filter, o *model.SeriesOrder, a page.Args) (*shelf.Page[tvshow.Series], error) {
	var order shelf.Order
	if o != nil {
		order = shelf.Order{Field: o.Field, Direction: o.Direction, Seed: o.Seed}
	}
	return r.tvshows.List(ctx, access.From(ctx), orZero(f), order, a)
}

func (r *Resolver) listEpisodes(ctx context.Context, f *tvshow.EpisodeFilter, o *model.EpisodeListOrder, a page.Args) (
	*page.Connection[*tvshow.Episode], error) {
	var order shelf.Order
	if o != nil {
		order = shelf.Order{Field: o.Field, Direction: o.Direction}
	}
	return r.tvshows.Episodes(ctx, access.From(ctx), orZero(f), order, a)
}

// seriesTexts are empty for series that nobody described.
func seriesTexts(ctx context.Context, s *tvshow.Series) (*tvshow.Texts, error) {
	t, err := dataloaders.SeriesTexts.Load(ctx, s)
	if t == nil {
		t = &tvshow.Texts{}
	}
	return t, err
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

// episodeOrder is that of the broadcast for series that the viewer has chosen none for.
func episodeOrder(ctx context.Context, s *tvshow.Series) (tvshow.Order, error) {
	c, err := dataloaders.SeriesOrder.Load(ctx, s)
	if c == nil {
		return tvshow.Aired, err
	}
	return c.Order, err
}

// besideOf is the episode itself; nil where none stands there.
func besideOf(b *tvshow.Beside, err error) (*tvshow.Episode, error) {
	if b == nil {
		return nil, err
	}
	return &b.Episode, err
}

func (r *Resolver) chooseOrder(ctx context.Context, in model.ChooseEpisodeOrderInput) (*tvshow.Series, error) {
	key, err := in.SeriesID.Key("series")
	if err != nil {
		return nil, err
	}
	if err := r.tvshows.Choose(ctx, access.From(ctx), key, in.Order); err != nil {
		return nil, err
	}
	return dataloaders.For(ctx).TVShow().SeriesByID.Load(ctx, key)
}
