package viewing

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/platform/id"
)

// Derive makes states anew from what was done.
func (s *Service) Derive(ctx context.Context, user uuid.UUID, items []id.ID) error {
	keys := make([]uuid.UUID, len(items))
	for i, item := range items {
		keys[i] = item.UUID
	}
	return s.store.derive(ctx, s.DB, &user, keys)
}
