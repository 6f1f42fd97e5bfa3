package playback

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"revenge/internal/access"
)

// ByIDs backs the loader of sessions: everybody sees their own, administrators see all.
func (s *Service) ByIDs(ctx context.Context, v access.Viewer, keys []uuid.UUID) ([]*Session, error) {
	return s.store.byIDs(ctx, s.DB, v, keys)
}

// Open returns what is being played now, by everybody.
func (s *Service) Open(ctx context.Context, v access.Viewer) ([]*Session, error) {
	if err := v.RequireAdmin(); err != nil {
		return nil, err
	}
	return s.store.open(ctx, s.DB)
}

// Sweep gives up sessions that nothing was heard of, and returns how many. A pause is given longer.
func (s *Service) Sweep(ctx context.Context, v access.Viewer) (int, error) {
	if err := v.RequireAdmin(); err != nil {
		return 0, err
	}
	now := s.Clock.Now()
	ended, err := s.store.abandon(ctx, s.DB, now, now.Add(-s.Config.IdleTimeout), now.Add(-s.Config.PausedTimeout))
	if err != nil {
		return 0, fmt.Errorf("give up idle sessions: %w", err)
	}
	for _, key := range ended {
		s.Engine.Release(key.String())
		s.Bus.Signal(ctx, topicSession(key), topicSessions)
	}
	return len(ended), nil
}

// RunSweeper gives up idle sessions until ctx ends.
func (s *Service) RunSweeper(ctx context.Context) {
	tick := time.NewTicker(s.Config.IdleTimeout / 5)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if _, err := s.Sweep(ctx, access.System()); err != nil && ctx.Err() == nil {
				s.Log.WarnContext(ctx, "idle sessions were not given up", "error", err)
			}
		}
	}
}
