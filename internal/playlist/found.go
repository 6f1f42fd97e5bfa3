package playlist

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
	"revenge/internal/search"
)

// listed is what search is told of a list.
type listed struct {
	ID      uuid.UUID
	UserID  uuid.UUID
	Kind    Kind
	Name    string
	Readers []uuid.UUID
}

// index makes lists be found by their names, by their owner and those they are shared with, in the transaction that changed them.
func (s *Service) index(ctx context.Context, tx db.Q, keys ...uuid.UUID) error {
	if len(keys) == 0 {
		return nil
	}
	rows, err := s.store.listed(ctx, tx, keys)
	if err != nil {
		return fmt.Errorf("read the names of %d %s: %w", len(keys), s.nouns, err)
	}
	docs := make([]search.Doc, len(rows))
	for i, r := range rows {
		docs[i] = search.Doc{ID: r.ID, Kind: search.Kind(r.Kind), OwnerID: &r.UserID, Readers: r.Readers, Title: r.Name}
	}
	return s.Search.Put(ctx, tx, docs)
}
