package resolvers

import (
	"context"
	"errors"

	"revenge/graph"
	"revenge/graph/model"
	"revenge/internal/feed"
	"revenge/internal/platform/fault"
)

// changed is the item of a change as it is now; null where it is gone, also since the change was read.
func changed(ctx context.Context, c *feed.Change) (model.Node, error) {
	if c.Removed {
		return nil, nil //nolint:nilnil // null is an answer of GraphQL
	}
	node, err := graph.Node(ctx, c.NodeID())
	if errors.Is(err, fault.NotFound) {
		return nil, nil //nolint:nilnil // as above
	}
	return node, err
}
