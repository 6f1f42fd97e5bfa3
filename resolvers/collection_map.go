package resolvers

import (
	"context"

	"github.com/google/uuid"

	"revenge/dataloaders"
	"revenge/graph/model"
	"revenge/internal/access"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/playlist"
)

func (r *Resolver) listCollections(ctx context.Context, f *playlist.Filter, o *model.CollectionOrder,
	a page.Args) (*page.Connection[*playlist.Collection], error) {
	by, direction := playlist.ByName, page.Asc
	if o != nil {
		by, direction = o.Field, o.Direction
	}
	return r.collections.List(ctx, access.From(ctx), orZero(f), by, direction, a)
}

func (r *Resolver) createCollection(ctx context.Context, input model.CreateCollectionInput) (*playlist.Collection, error) {
	rules, err := rulesOf(input.Rules.Value())
	if err != nil {
		return nil, err
	}
	wanted := playlist.New{Name: input.Name, Description: input.Description, Items: idsOf(input.ItemIds.Value()), Rules: rules,
		Sorting: orZero(input.Sorting.Value()), Descending: input.Direction == page.Desc}
	key, err := r.collections.Create(ctx, access.From(ctx), wanted)
	if err != nil {
		return nil, err
	}
	return dataloaders.OrNil(dataloaders.For(ctx).Collection().ByID.Load(ctx, key))
}

func (r *Resolver) editCollection(ctx context.Context, input model.EditCollectionInput) (*playlist.Collection, error) {
	return r.changeCollection(ctx, input.ID, func(v access.Viewer, key uuid.UUID) error {
		rules, err := rulesOf(input.Rules.Value())
		if err != nil {
			return err
		}
		e := playlist.Edit{Name: input.Name.Value(), Description: input.Description.Value(), Rules: rules, Sorting: input.Sorting.Value()}
		e.Picture = pictureOf(input.PictureOf)
		if d := input.Direction.Value(); d != nil {
			e.Descending = new(*d == page.Desc)
		}
		return r.collections.Edit(ctx, v, key, e)
	})
}

// changeCollection does something to a collection and returns it as it is then; null where it was removed.
func (r *Resolver) changeCollection(ctx context.Context, which id.ID, change func(v access.Viewer, key uuid.UUID) error) (*playlist.Collection, error) {
	return changed(ctx, which, "collection", dataloaders.For(ctx).Collection().ByID, change)
}

// collectionsOf are the collections themselves.
func collectionsOf(held []*playlist.Holding, err error) ([]*playlist.Collection, error) {
	out := make([]*playlist.Collection, len(held))
	for i, h := range held {
		out[i] = &h.Collection
	}
	return out, err
}
