package resolvers

import (
	"context"

	"revenge/dataloaders"
	"revenge/graph/model"
	"revenge/internal/search"
)

// hitNode is null when what was found went away meanwhile.
func hitNode(ctx context.Context, h *search.Hit) (model.Node, error) {
	return item(ctx, dataloaders.Item(h.Kind, h.ID))
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
