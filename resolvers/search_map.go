package resolvers

import (
	"context"

	"github.com/google/uuid"

	"revenge/dataloaders"
	"revenge/graph/model"
	"revenge/internal/access"
	"revenge/internal/search"
)

// find announces the hits to the loaders, so that each kind is read once.
func (r *Resolver) find(ctx context.Context, text string, kinds []search.Kind, first int) ([]*search.Hit, error) {
	hits, err := r.search.Search(ctx, access.From(ctx), text, kinds, first)
	l := dataloaders.For(ctx)
	announce := map[search.Kind]func(...uuid.UUID){
		search.Movie: l.Movie.ByID.Expect, search.Series: l.TVShow.SeriesByID.Expect, search.Episode: l.TVShow.EpisodeByID.Expect,
	}
	for _, h := range hits {
		announce[h.Kind](h.ID)
	}
	return hits, err
}

// hitNode is null when what was found went away meanwhile.
func hitNode(ctx context.Context, h *search.Hit) (model.Node, error) {
	l := dataloaders.For(ctx)
	switch h.Kind {
	case search.Movie:
		return orNoNode(dataloaders.OrNil(l.Movie.ByID.Load(ctx, h.ID)))
	case search.Series:
		return orNoNode(dataloaders.OrNil(l.TVShow.SeriesByID.Load(ctx, h.ID)))
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
