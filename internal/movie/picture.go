package movie

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

// roles are what films show; beside are those that their rows have no columns for.
var (
	beside = []artwork.Role{artwork.Banner, artwork.Thumb, artwork.Disc, artwork.ClearArt}
	roles  = append([]artwork.Role{artwork.Poster, artwork.Backdrop, artwork.Logo}, beside...)
)

// Pictured implements artwork.Owner.
func (s *Service) Pictured(ctx context.Context, v access.Viewer, q db.Q, item id.ID, role artwork.Role) (*artwork.Pictured, error) {
	if !slices.Contains(roles, role) {
		return nil, fault.Field(fault.Invalid, "A film shows a poster, a backdrop, a logo, a banner, a thumb, a disc and clear art.", "role")
	}
	out, err := s.store.pictured(ctx, q, v.Libraries, item.UUID, role)
	if err == nil {
		out.Beside = slices.Contains(beside, role)
	}
	return out, err
}

// Picture implements artwork.Owner.
func (s *Service) Picture(ctx context.Context, tx db.Q, item id.ID, role artwork.Role, picture *uuid.UUID) error {
	return s.store.setPicture(ctx, tx, item.UUID, role, picture)
}

// ShowChosen makes items show what was chosen for them, in the caller's transaction.
func (s *Service) ShowChosen(ctx context.Context, tx db.Q, items []uuid.UUID) error {
	return s.store.showChosen(ctx, tx, items)
}
