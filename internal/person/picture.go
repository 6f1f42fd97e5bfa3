package person

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/artwork"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// Pictured implements artwork.Owner. Portraits belong to a library in which the person is credited.
func (s *Service) Pictured(ctx context.Context, v access.Viewer, q db.Q, item id.ID, role artwork.Role) (*artwork.Pictured, error) {
	if role != artwork.Profile {
		return nil, fault.Field(fault.Invalid, "A person shows a profile.", "role")
	}
	out, err := s.store.pictured(ctx, q, v.Libraries, item.UUID)
	if err == nil {
		out.Beside = true
	}
	return out, err
}

// Picture implements artwork.Owner: nothing of the person's row is about pictures.
func (s *Service) Picture(context.Context, db.Q, id.ID, artwork.Role, *uuid.UUID) error { return nil }
