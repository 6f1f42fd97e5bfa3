package playlist

import (
	"context"
	"fmt"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
	"revenge/internal/platform/id"
)

// Rewritten are the rules of a playlist that named an item which gave way to another.
type Rewritten struct {
	ID     uuid.UUID `json:"id"`
	Before string    `json:"before"`
	After  string    `json:"after"`
}

// HandOverRules makes rules name items of a kind for others, in the caller's transaction.
func (s *Service) HandOverRules(ctx context.Context, tx db.Q, kind id.Kind, from, to []uuid.UUID) ([]*Rewritten, error) {
	if len(from) == 0 {
		return nil, nil
	}
	var pairs, like []string
	for i := range from {
		old := id.Of(kind, from[i]).String()
		pairs = append(pairs, `"`+old+`"`, `"`+id.Of(kind, to[i]).String()+`"`)
		like = append(like, `%"`+strings.ReplaceAll(old, "_", `\_`)+`"%`)
	}
	list, err := s.store.ruled(ctx, tx, like)
	if err == nil {
		for _, r := range list {
			r.After = strings.NewReplacer(pairs...).Replace(r.Before)
		}
		err = s.store.rule(ctx, tx, list)
	}
	if err != nil {
		return nil, fmt.Errorf("hand over rules of playlists for %d items: %w", len(from), err)
	}
	return list, nil
}

// HandBackRules undoes that, where the rules are still what they became.
func (s *Service) HandBackRules(ctx context.Context, tx db.Q, list []*Rewritten) error {
	back := make([]*Rewritten, len(list))
	for i, r := range list {
		back[i] = &Rewritten{ID: r.ID, Before: r.After, After: r.Before}
	}
	if err := s.store.rule(ctx, tx, back); err != nil {
		return fmt.Errorf("hand back rules of %d playlists: %w", len(list), err)
	}
	return nil
}
