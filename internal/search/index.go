package search

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
)

// Doc is something that can be found.
type Doc struct {
	ID         uuid.UUID
	Kind       Kind
	LibraryID  uuid.UUID
	Title      string
	Year       *int
	Popularity float64
}

// Index finds things by their titles.
type Index interface {
	// Put adds or replaces documents, in the caller's transaction.
	Put(ctx context.Context, tx db.Q, docs []Doc) error
	// Remove forgets documents, in the caller's transaction.
	Remove(ctx context.Context, tx db.Q, ids []uuid.UUID) error
	// Search returns up to first hits that the viewer may see, the best first; no kinds means all.
	Search(ctx context.Context, v access.Viewer, text string, kinds []Kind, first int) ([]*Hit, error)
}
