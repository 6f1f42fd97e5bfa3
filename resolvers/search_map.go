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
