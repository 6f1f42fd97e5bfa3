package artwork

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
)

// Choice is what somebody chose for a place.
type Choice struct {
	ItemID      uuid.UUID  `json:"item_id"`
	Role        Role       `json:"role"`
	ArtworkID   uuid.UUID  `json:"artwork_id"`
	AutomaticID *uuid.UUID `json:"automatic_id"`
	UserID      *uuid.UUID `json:"user_id"`
	ChosenAt    time.Time  `json:"chosen_at"`
}

// Known is an item that something was chosen for, with the keys by which its content is known.
type Known struct {
	ID   uuid.UUID
	Kind string
	Keys []string
}

// Gone are the items without a row that something was chosen for, and that share a key with these; they stay locked.
func (s *Service) Gone(ctx context.Context, tx db.Q, keys []string) ([]*Known, error) {
	return s.store.gone(ctx, tx, keys)
}

// Remember notes by which keys the content of items is known, where something was chosen for them.
func (s *Service) Remember(ctx context.Context, tx db.Q, items []uuid.UUID) error {
	return s.store.remember(ctx, tx, items)
}

// Given is what was chosen for items, when they gave way to others.
type Given struct {
	// Choices are all of the givers; Taken those that the receivers got, as their own.
	Choices []*Choice `json:"choices"`
	Taken   []*Choice `json:"taken"`
}

// HandOver gives what was chosen for items to others, in the caller's transaction, where nothing was chosen for those; shown is
// what they show. The owners of what was taken then show it.
func (s *Service) HandOver(ctx context.Context, tx db.Q, from, to []uuid.UUID, shown []Wish) (*Given, error) {
	out, err := s.store.handOver(ctx, tx, from, to, shown)
	if err != nil {
		return nil, fmt.Errorf("hand over pictures of %d items: %w", len(from), err)
	}
	return out, nil
}

// HandBack undoes a handover; the givers are there again, some as other rows. It returns what the receivers have no longer, with
// what they are to show instead.
func (s *Service) HandBack(ctx context.Context, tx db.Q, g *Given, now map[uuid.UUID]uuid.UUID) ([]*Choice, error) {
	if g == nil || len(g.Choices) == 0 {
		return nil, nil
	}
	for _, c := range g.Choices {
		if n, ok := now[c.ItemID]; ok {
			c.ItemID = n
		}
	}
	out, err := s.store.handBack(ctx, tx, g)
	if err != nil {
		return nil, fmt.Errorf("hand back %d pictures: %w", len(g.Choices), err)
	}
	return out, nil
}
