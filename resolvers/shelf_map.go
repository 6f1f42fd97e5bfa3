package resolvers

import (
	"context"

	"revenge/graph/model"
	"revenge/internal/access"
	"revenge/internal/platform/id"
	"revenge/internal/shelf"
)

func (r *Resolver) keepFilter(ctx context.Context, in model.SaveFilterInput) (*shelf.Saved, error) {
	f := shelf.Saved{Kind: in.Kind, Name: in.Name, Filter: in.Filter, OrderField: in.OrderField, Direction: in.Direction}
	if given := in.ID.Value(); given != nil {
		key, err := given.Key("filter")
		if err != nil {
			return nil, err
		}
		f.ID = key
	}
	return r.shelf.Keep(ctx, access.From(ctx), f)
}

func (r *Resolver) forgetFilter(ctx context.Context, given id.ID) (*id.ID, error) {
	key, err := given.Key("filter")
	if err != nil {
		return nil, err
	}
	if err := r.shelf.Forget(ctx, access.From(ctx), key); err != nil {
		return nil, err
	}
	return &given, nil
}
