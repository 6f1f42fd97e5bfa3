package music

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/artwork"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// Pictured implements artwork.Owner, for albums and artists.
func (s *Service) Pictured(ctx context.Context, v access.Viewer, q db.Q, item id.ID, role artwork.Role) (*artwork.Pictured, error) {
	if role != artwork.Poster {
		return nil, fault.Field(fault.Invalid, "An album and an artist show one picture: a poster.", "role")
	}
	return s.store.pictured(ctx, q, v.Libraries, item)
}

// Picture implements artwork.Owner.
func (s *Service) Picture(ctx context.Context, tx db.Q, item id.ID, _ artwork.Role, picture *uuid.UUID) error {
	return s.store.setPicture(ctx, tx, item, picture)
}
