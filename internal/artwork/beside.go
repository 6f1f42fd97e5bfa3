package artwork

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
)

// Shown is what an item shows in a role that its own row has no column for.
type Shown struct {
	Place
	ArtworkID uuid.UUID `json:"artwork_id"`
}

// ItemPicture is a picture that an item (OwnerID) shows in the role of the picture.
type ItemPicture struct {
	OwnerID uuid.UUID
	Artwork
}

// Picture is the picture itself.
func (p *ItemPicture) Picture() *Artwork { return &p.Artwork }

// Show makes items show pictures in roles that their rows have no columns for. It joins the caller's transaction.
func (s *Service) Show(ctx context.Context, tx db.Q, shown []Shown) error {
	if len(shown) == 0 {
		return nil
	}
	if err := s.store.show(ctx, tx, shown); err != nil {
		return fmt.Errorf("show %d pictures: %w", len(shown), err)
	}
	return nil
}

// OfItems returns the pictures of items that the viewer may see and that stand in no row of their own, as ByIDs returns them. Of
// several in one role, which people have who are known in several libraries, the one to be shown comes first.
func (s *Service) OfItems(ctx context.Context, v access.Viewer, items []uuid.UUID) ([]*ItemPicture, error) {
	out, err := s.store.ofItems(ctx, s.DB, v.Libraries, items)
	if err != nil {
		return nil, fmt.Errorf("read pictures of %d items: %w", len(items), err)
	}
	return out, nil
}

// Unpictured are those of the items that no other files of the library than these have a candidate for.
func (s *Service) Unpictured(ctx context.Context, q db.Q, libraryID uuid.UUID, items []uuid.UUID, role Role, files []uuid.UUID) (map[uuid.UUID]bool, error) {
	out := make(map[uuid.UUID]bool, len(items))
	if len(items) == 0 {
		return out, nil
	}
	bare, err := s.store.unpictured(ctx, q, libraryID, items, role, files)
	if err != nil {
		return nil, fmt.Errorf("look for pictures of %d items: %w", len(items), err)
	}
	for _, key := range bare {
		out[key] = true
	}
	return out, nil
}
