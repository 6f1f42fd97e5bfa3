package resolvers

import (
	"context"

	"github.com/google/uuid"

	"revenge/dataloaders"
	"revenge/graph/model"
	"revenge/internal/access"
	"revenge/internal/duplicate"
	"revenge/internal/platform/id"
	"revenge/internal/trash"
)

func (r *Resolver) planDeletion(ctx context.Context, input model.PlanDeletionInput) (*trash.Plan, error) {
	files, err := keysOf("file", input.FileIds)
	if err != nil {
		return nil, err
	}
	return r.trash.Plan(ctx, access.From(ctx), files)
}

func (r *Resolver) deleteFiles(ctx context.Context, input model.DeleteFilesInput) (*trash.Deleted, error) {
	files, err := keysOf("file", input.FileIds)
	if err != nil {
		return &trash.Deleted{}, err
	}
	done, err := r.trash.Delete(ctx, access.From(ctx), files, input.Confirm)
	return orZeroed(done), err
}

func (r *Resolver) restoreFiles(ctx context.Context, input model.RestoreFilesInput) (*trash.Restored, error) {
	keys, err := keysOf("trashitem", input.Ids)
	if err != nil {
		return &trash.Restored{}, err
	}
	done, err := r.trash.Restore(ctx, access.From(ctx), keys)
	return orZeroed(done), err
}

func (r *Resolver) emptyTrash(ctx context.Context, input model.EmptyTrashInput) (int, error) {
	keys, err := keysOf("trashitem", input.Ids.Value())
	if err != nil {
		return 0, err
	}
	library, err := libraryOf(input.LibraryID.Value())
	if err != nil {
		return 0, err
	}
	n, err := r.trash.Empty(ctx, access.From(ctx), keys, library)
	return int(n), err
}

// stayed adds what could not be done with single files.
func stayed(mistakes []*model.UserError, problems []string, field string) []*model.UserError {
	for _, p := range problems {
		mistakes = append(mistakes, &model.UserError{Path: []string{field}, Code: model.UserErrorCodeConflict, Message: p})
	}
	return mistakes
}

func (r *Resolver) ignoreDuplicates(ctx context.Context, input model.IgnoreDuplicatesInput) ([]*duplicate.Group, error) {
	keys, err := keysOf("duplicate", input.Ids)
	if err != nil {
		return nil, err
	}
	if err := r.duplicates.Ignore(ctx, access.From(ctx), keys, input.Undo); err != nil {
		return nil, err
	}
	loader := dataloaders.For(ctx).Duplicate()
	loader.Expect(keys...)
	var out []*duplicate.Group
	for _, k := range keys {
		g, err := dataloaders.OrNil(loader.Load(ctx, k))
		if err != nil {
			return nil, err
		}
		if g != nil {
			out = append(out, g)
		}
	}
	return out, nil
}

// keysOf are the keys of ids of one kind, each once.
func keysOf(kind id.Kind, given []*id.ID) ([]uuid.UUID, error) {
	out, seen := make([]uuid.UUID, 0, len(given)), map[uuid.UUID]bool{}
	for _, one := range given {
		key, err := one.Key(kind)
		if err != nil {
			return nil, err
		}
		if !seen[key] {
			seen[key] = true
			out = append(out, key)
		}
	}
	return out, nil
}

func libraryOf(given *id.ID) (*uuid.UUID, error) {
	if given == nil {
		return nil, nil //nolint:nilnil // none was given
	}
	key, err := given.Key("library")
	return &key, err
}
