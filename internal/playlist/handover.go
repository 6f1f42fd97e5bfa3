package playlist

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
	"revenge/internal/platform/rawjson"
)

// Given is an entry whose item gave way to another.
type Given struct {
	ID   uuid.UUID `json:"id"`
	From uuid.UUID `json:"from"`
	To   uuid.UUID `json:"to"`
	// Place is the row that went, where its collection has the other item already; nil where the place stayed.
	Place *rawjson.Value `json:"place,omitempty"`
}

// Hold keeps others from putting something into collections that hold items, until the transaction ends. Whoever changes a
// collection holds it before the contents in it are remembered; whoever hands something over or back has to do so too.
func (s *Service) Hold(ctx context.Context, tx db.Q, items []uuid.UUID) error {
	if err := hold(ctx, tx, items); err != nil {
		return fmt.Errorf("hold the collections of %d items: %w", len(items), err)
	}
	return nil
}

// HandOver makes entries of items, whose collections are held, entries of others, in the caller's transaction.
func (s *Service) HandOver(ctx context.Context, tx db.Q, from, to []uuid.UUID) ([]*Given, error) {
	out, err := s.store.handOver(ctx, tx, from, to)
	if err != nil {
		return nil, fmt.Errorf("hand over playlist entries of %d items: %w", len(from), err)
	}
	return out, nil
}

// HandBack undoes a handover, where the entries are still there and the collections are held; now are the rows that stand for others.
func (s *Service) HandBack(ctx context.Context, tx db.Q, list []*Given, now map[uuid.UUID]uuid.UUID) error {
	for _, g := range list {
		if n, ok := now[g.From]; ok {
			g.From = n
		}
	}
	if err := s.store.handBack(ctx, tx, list); err != nil {
		return fmt.Errorf("hand back %d playlist entries: %w", len(list), err)
	}
	return nil
}
