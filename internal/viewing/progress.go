package viewing

import (
	"context"
	"fmt"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// Report is how far one session of a player is.
type Report struct {
	SessionID uuid.UUID
	LibraryID uuid.UUID
	Item      id.ID
	FileID    uuid.UUID
	// PositionMs is where to go on, DurationMs how long it is; 0 when that is not known. AtEnd says that so much was
	// played that it counts as watched.
	PositionMs, DurationMs int64
	AtEnd                  bool
	ClientName             string
}

// Note writes down a report in the player's transaction. The caller calls Told after its commit. Items that are gone are
// left alone. The end of a file is the end of every episode in it.
func (s *Service) Note(ctx context.Context, tx pgx.Tx, v access.Viewer, r Report) error {
	if r.AtEnd {
		r.PositionMs = 0
	}
	others, err := s.store.played(ctx, tx, v.UserID, r, s.Clock.Now())
	if err != nil {
		return err
	}
	items := []id.ID{r.Item}
	for _, key := range others {
		items = append(items, KindEpisode.ID(key))
	}
	return appendChange(ctx, tx, v, eventProgress, &r.LibraryID, &r.SessionID, items...)
}

// Told wakes whoever follows the user's progress.
func (s *Service) Told(ctx context.Context, user uuid.UUID) { s.Bus.Signal(ctx, topicProgress(user)) }

// Mark sets a film, an episode, or all episodes of a season or series watched or not, and returns how
// many items changed.
func (s *Service) Mark(ctx context.Context, v access.Viewer, item id.ID, watched bool) (int, error) {
	if err := v.RequireUser(); err != nil {
		return 0, err
	}
	if err := one(item, KindMovie, KindEpisode, KindSeason, KindSeries); err != nil {
		return 0, err
	}
	var n int
	err := s.DB.Tx(ctx, func(tx pgx.Tx) error {
		m, err := s.store.mark(ctx, tx, v, item, watched, s.Clock.Now())
		if err != nil {
			return err
		}
		if m.Found == 0 {
			return fault.NotFound
		}
		if n = len(m.Changed); n == 0 {
			return nil
		}
		kind := id.Kind("movie")
		if item.Kind != kind {
			kind = "episode"
		}
		keys := make([]id.ID, n)
		for i, key := range m.Changed {
			keys[i] = id.Of(kind, key)
		}
		return appendChange(ctx, tx, v, eventProgress, m.LibraryID, nil, keys...)
	})
	if err != nil {
		return 0, fmt.Errorf("mark %s: %w", item, err)
	}
	s.Told(ctx, v.UserID)
	return n, nil
}

// ContinueWatching returns what the viewer has begun and not finished, last played first: of a series the episode that was
// played last, and nothing that is hidden.
func (s *Service) ContinueWatching(ctx context.Context, v access.Viewer, first int) ([]*WatchState, error) {
	if err := asked(v, first); err != nil {
		return nil, err
	}
	return s.store.continueWatching(ctx, s.DB, v, s.Clock.Now().Add(-continueFor), first)
}
