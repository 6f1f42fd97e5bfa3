package viewing

import (
	"context"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
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

// ContinueWatching returns what the viewer has begun and not finished, last played first: of a series the episode that was
// played last, and nothing that is hidden.
func (s *Service) ContinueWatching(ctx context.Context, v access.Viewer, first int) ([]*WatchState, error) {
	if err := asked(v, first); err != nil {
		return nil, err
	}
	return s.store.continueWatching(ctx, s.DB, v, s.Clock.Now().Add(-continueFor), first)
}
