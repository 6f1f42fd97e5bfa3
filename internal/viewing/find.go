package viewing

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/id"
)

// Keyed is content by its keys, whatever library it is in.
type Keyed struct {
	Kind Kind
	Keys []string
}

// Found is an item of the catalogue.
type Found struct {
	ID uuid.UUID
	// LibraryID is nil for people.
	LibraryID *uuid.UUID
}

// Find returns for each content the item that the viewer sees of it, in their order; nil where there is none.
func Find(ctx context.Context, q db.Q, v access.Viewer, list []Keyed) ([]*Found, error) {
	there, err := store{}.find(ctx, q, v, list)
	if err != nil {
		return nil, fmt.Errorf("find %d contents by their keys: %w", len(list), err)
	}
	out := make([]*Found, len(there))
	for i, c := range there {
		if c != nil {
			out[i] = &Found{c.ID, c.LibraryID}
		}
	}
	return out, nil
}

// Known is an item of the catalogue with the keys of its content.
type Known struct {
	Item  id.ID
	Keys  []string
	Title string
}

// KnownBy returns by which keys items are known, of those that the viewer sees.
func KnownBy(ctx context.Context, q db.Q, v access.Viewer, ids []uuid.UUID) ([]*Known, error) {
	there, err := store{}.seenContents(ctx, q, v, ids)
	if err != nil {
		return nil, fmt.Errorf("read the keys of %d items: %w", len(ids), err)
	}
	out := make([]*Known, len(there))
	for i, c := range there {
		out[i] = &Known{c.Kind.ID(c.ID), c.Keys, c.Title}
	}
	return out, nil
}

// find is Find with all that is known of an item.
func (t store) find(ctx context.Context, q db.Q, v access.Viewer, list []Keyed) ([]*content, error) {
	var keys []string
	for _, one := range list {
		keys = append(keys, one.Keys...)
	}
	ids, err := t.byKeys(ctx, q, keys)
	if err != nil {
		return nil, err
	}
	there, err := t.seenContents(ctx, q, v, ids)
	if err != nil {
		return nil, err
	}
	byKey := map[string][]*content{}
	for _, c := range there {
		for _, k := range c.Keys {
			byKey[k] = append(byKey[k], c)
		}
	}
	out := make([]*content, len(list))
	for i, one := range list {
		var candidates []*content
		for _, k := range one.Keys {
			candidates = append(candidates, byKey[k]...)
		}
		if moves := pair([]*content{{Kind: one.Kind, Keys: one.Keys}}, candidates); len(moves) > 0 {
			out[i] = moves[0].to
		}
	}
	return out, nil
}
