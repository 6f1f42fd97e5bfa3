package resolvers

import (
	"context"

	"github.com/google/uuid"

	"revenge/dataloaders"
	"revenge/graph"
	"revenge/graph/model"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/viewing"
)

// watchStatesOf reads how far the viewer is with the items of a change.
func watchStatesOf(ctx context.Context, items []id.ID) ([]*viewing.WatchState, error) {
	return readAll(ctx, dataloaders.For(ctx).Viewing().WatchByItem, items)
}

// viewerStatesOf reads what the viewer thinks of the items of a change.
func viewerStatesOf(ctx context.Context, items []id.ID) ([]*viewing.State, error) {
	return readAll(ctx, dataloaders.For(ctx).Viewing().StateByItem, items)
}

// readAll reads the rows of ids and leaves out those that there are none of.
func readAll[V any](ctx context.Context, loader *dataloaders.Loader[uuid.UUID, *V], items []id.ID) ([]*V, error) {
	out := make([]*V, 0, len(items))
	for _, item := range items {
		loader.Expect(item.UUID)
	}
	for _, item := range items {
		row, err := dataloaders.OrNil(loader.Load(ctx, item.UUID))
		if err != nil {
			return nil, err
		}
		if row != nil {
			out = append(out, row)
		}
	}
	return out, nil
}

// stateOf is never nil: of most items nobody thinks anything.
func stateOf(kind viewing.Kind, key uuid.UUID, state *viewing.State, err error) (*viewing.State, error) {
	if state == nil && err == nil {
		state = &viewing.State{ItemID: key, Kind: kind}
	}
	return state, err
}

// changedState reads anew what a change has left of a viewer's state.
func changedState(ctx context.Context, item id.ID, err error) (*viewing.State, []*model.UserError, error) {
	mistakes, err := userErrors(err)
	if err != nil || len(mistakes) > 0 {
		return nil, mistakes, err
	}
	state, err := dataloaders.OrNil(dataloaders.For(ctx).Viewing().StateByItem.Load(ctx, item.UUID))
	return state, mistakes, err
}

// imported is what an import answers with.
func imported(done *viewing.Imported, err error) (*model.ImportViewerRecordsPayload, error) {
	mistakes, err := userErrors(err)
	if done == nil {
		done = &viewing.Imported{Unmatched: []int{}, Refused: []*viewing.Refused{}}
	}
	return &model.ImportViewerRecordsPayload{Matched: done.Matched, Changed: done.Changed, Unmatched: done.Unmatched, Refused: done.Refused,
		UserErrors: mistakes}, err
}

func (r *Resolver) followProgress(ctx context.Context, since *page.Cursor) (<-chan *viewing.Change, error) {
	return graph.Stream(ctx, r.viewing.Changes(ctx, graph.Viewer, since)), nil
}

func (r *Resolver) followViewerState(ctx context.Context, since *page.Cursor) (<-chan *viewing.Change, error) {
	return graph.Stream(ctx, r.viewing.StateChanges(ctx, graph.Viewer, since)), nil
}
