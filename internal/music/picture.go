package music

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/artwork"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// beside are the roles that rows have no columns for.
var beside = map[id.Kind][]artwork.Role{
	"album": {artwork.Disc}, "artist": {artwork.Backdrop, artwork.Logo, artwork.Banner, artwork.Thumb, artwork.ClearArt},
}

// Pictured implements artwork.Owner, for albums and artists.
func (s *Service) Pictured(ctx context.Context, v access.Viewer, q db.Q, item id.ID, role artwork.Role) (*artwork.Pictured, error) {
	if role != artwork.Poster && !slices.Contains(beside[item.Kind], role) {
		return nil, fault.Field(fault.Invalid, "An album shows a poster and a disc, an artist a poster, a backdrop, a logo, a banner, a thumb and clear art.", "role")
	}
	out, err := s.store.pictured(ctx, q, v.Libraries, item)
	if err == nil && role != artwork.Poster {
		out.PictureID, out.Beside = nil, true
	}
	return out, err
}

// Picture implements artwork.Owner.
func (s *Service) Picture(ctx context.Context, tx db.Q, item id.ID, role artwork.Role, picture *uuid.UUID) error {
	if role != artwork.Poster {
		return nil // it is told with the picture itself
	}
	return s.store.setPicture(ctx, tx, item, picture)
}

// ShowChosen makes items show what was chosen for them, in the caller's transaction.
func (s *Service) ShowChosen(ctx context.Context, tx db.Q, items []uuid.UUID) error {
	return s.store.showChosen(ctx, tx, items)
}
