package search

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
)

// Service checks what is asked of the index.
type Service struct{ index Index }

// NewService returns the service on an index.
func NewService(index Index) *Service { return &Service{index: index} }

// The bounds of a search.
const (
	MaxText  = 200 // characters
	MaxFirst = 100
)

// Put adds or replaces documents, in the caller's transaction.
func (s *Service) Put(ctx context.Context, tx db.Q, docs []Doc) error {
	return s.index.Put(ctx, tx, docs)
}

// Remove forgets documents, in the caller's transaction.
func (s *Service) Remove(ctx context.Context, tx db.Q, ids []uuid.UUID) error {
	return s.index.Remove(ctx, tx, ids)
}

// Search returns up to first hits that the viewer may see, the best first; no kinds means all.
// A text of more than 200 characters and a first outside 1 to 100 are fault.Invalid.
func (s *Service) Search(ctx context.Context, v access.Viewer, text string, kinds []Kind, first int) ([]*Hit, error) {
	if err := check(text, first); err != nil {
		return nil, err
	}
	return s.index.Search(ctx, v, text, kinds, first)
}

// Full is Search that also finds by what films, series, episodes and albums are about, and by the lives of artists.
func (s *Service) Full(ctx context.Context, v access.Viewer, text string, kinds []Kind, first int) ([]*Hit, error) {
	if err := check(text, first); err != nil {
		return nil, err
	}
	return s.index.Full(ctx, v, text, kinds, first)
}

func check(text string, first int) error {
	switch {
	case len([]rune(text)) > MaxText:
		return fault.Field(fault.Invalid, fmt.Sprintf("search for at most %d characters", MaxText), "text")
	case first < 1 || first > MaxFirst:
		return fault.Field(fault.Invalid, fmt.Sprintf("first must be between 1 and %d", MaxFirst), "first")
	}
	return nil
}

// Match looks a text up among things of one kind that the viewer may see, for lists. A text of more than 200 characters is
// fault.Invalid.
func (s *Service) Match(ctx context.Context, v access.Viewer, text string, kind Kind) (*Match, error) {
	if len([]rune(text)) > MaxText {
		return nil, fault.Field(fault.Invalid, fmt.Sprintf("search for at most %d characters", MaxText), "filter", "text")
	}
	return s.index.Match(ctx, v, text, kind)
}
