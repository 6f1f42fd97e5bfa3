package artwork

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
)

// Candidate is a picture that an item may show in a role.
type Candidate struct {
	Artwork
	// Chosen tells what somebody chose, Shown what the item shows now.
	Chosen, Shown bool
}

// Picture is the picture itself.
func (c *Candidate) Picture() *Artwork { return &c.Artwork }

// Offer is a picture that a scan found for an item, with the media file beside or inside of which it is.
type Offer struct {
	ItemID    uuid.UUID `json:"item_id"`
	Role      Role      `json:"role"`
	ArtworkID uuid.UUID `json:"artwork_id"`
	FileID    uuid.UUID `json:"file_id"`
	// Position is the order in which scans prefer them.
	Position int `json:"position"`
}

// Offer makes the pictures found with media files be exactly those given. It joins the caller's transaction.
func (s *Service) Offer(ctx context.Context, tx db.Q, files []uuid.UUID, offers []Offer) error {
	if err := s.store.offer(ctx, tx, files, offers); err != nil {
		return fmt.Errorf("offer %d pictures: %w", len(offers), err)
	}
	return nil
}

// Place is a role of an item.
type Place struct {
	ItemID uuid.UUID `json:"item_id"`
	Role   Role      `json:"role"`
}

// Wish is what a scan would show in a place; nothing where it found nothing new.
type Wish struct {
	Place
	AutomaticID *uuid.UUID `json:"automatic_id"`
}

// Settle returns what was chosen for the places, and remembers what scans would show there. It joins the caller's transaction,
// which keeps the Editor waiting.
func (s *Service) Settle(ctx context.Context, tx db.Q, wishes []Wish) (map[Place]uuid.UUID, error) {
	out := map[Place]uuid.UUID{}
	if len(wishes) == 0 {
		return out, nil
	}
	rows, err := s.store.settle(ctx, tx, wishes)
	if err != nil {
		return nil, fmt.Errorf("settle %d pictures: %w", len(wishes), err)
	}
	for _, r := range rows {
		out[Place{r.ItemID, r.Role}] = r.ArtworkID
	}
	return out, nil
}
