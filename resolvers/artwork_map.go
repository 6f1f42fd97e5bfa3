package resolvers

import (
	"context"

	"github.com/google/uuid"

	"revenge/graph/model"
	"revenge/internal/access"
	"revenge/internal/artwork"
	"revenge/internal/library"
	"revenge/internal/platform/fault"
)

func (r *Resolver) chooseArtwork(ctx context.Context, input model.ChooseArtworkInput) ([]*artwork.Candidate, error) {
	var picture *uuid.UUID
	switch given, set := input.ArtworkID.ValueOK(); {
	case !set:
		return nil, fault.Field(fault.Invalid, "Name the picture of a candidate, or null to release what was chosen.", "artworkId")
	case given != nil:
		key, err := given.Key("artwork")
		if err != nil {
			return nil, fault.Field(fault.NotFound, "This is no picture.", "artworkId")
		}
		picture = &key
	}
	v := access.From(ctx)
	if err := r.editor.Choose(ctx, v, input.ItemID, input.Role, picture); err != nil {
		return nil, err
	}
	return r.editor.Candidates(ctx, v, input.ItemID, input.Role)
}

// artworkPlace is where a candidate is, as people read it.
func artworkPlace(c *artwork.Candidate) *string {
	if c.Path == nil || c.Source == artwork.SourceRemote {
		return c.Path
	}
	shown := library.DisplayPath(*c.Path)
	return &shown
}
