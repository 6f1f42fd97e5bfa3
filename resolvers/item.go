package resolvers

import (
	"context"
	"errors"

	"revenge/graph"
	"revenge/graph/model"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// item loads what a row is about; null when it is gone or may not be seen.
func item(ctx context.Context, key id.ID) (model.Node, error) {
	node, err := graph.Node(ctx, key)
	if errors.Is(err, fault.NotFound) {
		return nil, nil //nolint:nilnil // null is an answer of GraphQL
	}
	return node, err
}

// playable is item for what can be played.
func playable(ctx context.Context, key id.ID) (model.Playable, error) {
	node, err := item(ctx, key)
	what, _ := node.(model.Playable)
	return what, err
}

// work is item for what collections hold.
func work(ctx context.Context, key id.ID) (model.Work, error) {
	node, err := item(ctx, key)
	what, _ := node.(model.Work)
	return what, err
}
