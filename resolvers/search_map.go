package resolvers

import (
	"context"

	"revenge/dataloaders"
	"revenge/graph/model"
	"revenge/internal/search"
)

// hitNode is null when what was found went away meanwhile.
func hitNode(ctx context.Context, h *search.Hit) (model.Node, error) {
	l := dataloaders.For(ctx)
	switch h.Kind {
	case search.Movie:
		return orNoNode(dataloaders.OrNil(l.Movie.ByID.Load(ctx, h.ID)))
	case search.Series:
		return orNoNode(dataloaders.OrNil(l.TVShow.SeriesByID.Load(ctx, h.ID)))
	case search.Artist:
		return orNoNode(dataloaders.OrNil(l.Music.ArtistByID.Load(ctx, h.ID)))
	case search.Album:
		return orNoNode(dataloaders.OrNil(l.Music.AlbumByID.Load(ctx, h.ID)))
	case search.Track:
		return orNoNode(dataloaders.OrNil(l.Music.TrackByID.Load(ctx, h.ID)))
	}
	return orNoNode(dataloaders.OrNil(l.TVShow.EpisodeByID.Load(ctx, h.ID)))
}

// orNoNode keeps a nil pointer from becoming an interface that is not nil.
func orNoNode[T any, P interface {
	*T
	model.Node
}](value P, err error) (model.Node, error) {
	if value == nil || err != nil {
		return nil, err
	}
	return value, nil
}
