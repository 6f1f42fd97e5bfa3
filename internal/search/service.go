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

// Search returns what the viewer may see of what is looked for, the best first.
// A text of more than 200 characters and a first outside 1 to 100 are fault.Invalid.
func (s *Service) Search(ctx context.Context, v access.Viewer, a Asked) ([]*Hit, error) {
	switch {
	case len([]rune(a.Text)) > MaxText:
		return nil, fault.Field(fault.Invalid, fmt.Sprintf("search for at most %d characters", MaxText), "text")
	case a.First < 1 || a.First > MaxFirst:
		return nil, fault.Field(fault.Invalid, fmt.Sprintf("first must be between 1 and %d", MaxFirst), "first")
	}
	return s.index.Search(ctx, v, a)
}

// Match looks a text up among things of one kind that the viewer may see, for lists. A text of more than 200 characters is
// fault.Invalid.
func (s *Service) Match(ctx context.Context, v access.Viewer, text string, kind Kind) (*Match, error) {
	if len([]rune(text)) > MaxText {
		return nil, fault.Field(fault.Invalid, fmt.Sprintf("search for at most %d characters", MaxText), "filter", "text")
	}
	return s.index.Match(ctx, v, text, kind)
}
