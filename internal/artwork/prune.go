package artwork

import (
	"context"
	"fmt"
	"os"
	"time"
)

// How long a picture that nobody chose is offered, and how long bytes are left alone that no picture names yet.
const (
	keepUnused = 30 * 24 * time.Hour
	keepFresh  = 24 * time.Hour
)

// Prune removes uploads, frames and copies that nobody chose for a month, and the bytes of pictures that are gone.
func (s *Service) Prune(ctx context.Context) error {
	if err := s.store.removeUnused(ctx, s.DB, s.Clock.Now().Add(-keepUnused)); err != nil {
		return fmt.Errorf("remove unused pictures: %w", err)
	}
	paths := map[string]string{}
	var names []string
	if err := s.kept.names(s.Clock.Now().Add(-keepFresh), func(name, path string) {
		paths[name] = path
		names = append(names, name)
	}); err != nil {
		return err
	}
	if len(names) == 0 {
		return nil
	}
	gone, err := s.store.unknown(ctx, s.DB, names)
	if err != nil {
		return fmt.Errorf("look for %d kept pictures: %w", len(names), err)
	}
	for _, name := range gone {
		if err := os.Remove(paths[name]); err != nil {
			return fmt.Errorf("remove a kept picture: %w", err)
		}
	}
	return nil
}
