package playback

import (
	"context"
	"fmt"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// Report notes how far a session is, and with it how far its viewer is.
func (s *Service) Report(ctx context.Context, v access.Viewer, key uuid.UUID, positionMs int64, paused bool) error {
	state := Playing
	if paused {
		state = Paused
	}
	return s.note(ctx, v, key, &positionMs, state)
}

// Stop ends a session. Without a position the last one reported counts. Stopping twice is no mistake.
func (s *Service) Stop(ctx context.Context, v access.Viewer, key uuid.UUID, positionMs *int64) error {
	if err := s.note(ctx, v, key, positionMs, Stopped); err != nil {
		return err
	}
	s.streams.Invalidate(key)
	s.Engine.Release(key.String())
	return nil
}

func (s *Service) note(ctx context.Context, v access.Viewer, key uuid.UUID, positionMs *int64, state State) error {
	if err := v.RequireUser(); err != nil {
		return err
	}
	err := s.DB.Tx(ctx, func(tx pgx.Tx) error {
		sess, err := s.store.lock(ctx, tx, v, key)
		if err != nil {
			return err
		}
		if sess.EndedAt != nil {
			if state == Stopped {
				return nil
			}
			return fault.Field(fault.Conflict, "this session has ended; start playback again", "sessionId")
		}
		k, err := sess.kept()
		if err != nil {
			return err
		}
		if positionMs != nil {
			if *positionMs < 0 {
				return fault.Field(fault.Invalid, "a position is not negative", "positionMs")
			}
			sess.PositionMs = *positionMs
			if k.DurationMs > 0 {
				sess.PositionMs = min(sess.PositionMs, k.DurationMs)
			}
		}
		if err := s.store.update(ctx, tx, sess, state, s.Clock.Now()); err != nil {
			return err
		}
		return s.watch(ctx, tx, sess, k)
	})
	if err != nil {
		return fmt.Errorf("report progress of session %s: %w", key, err)
	}
	s.Bus.Signal(ctx, "playback:"+key.String(), "progress:"+v.UserID.String())
	return nil
}

// watch brings the viewer's state in line with a session: watched near the end, else where to go on.
func (s *Service) watch(ctx context.Context, tx pgx.Tx, sess *Session, k kept) error {
	w := WatchState{UserID: sess.UserID, ItemID: sess.ItemID, ItemKind: sess.ItemKind, ParentID: k.ParentID,
		LibraryID: sess.LibraryID, FileID: &sess.FileID, PositionMs: sess.PositionMs, DurationMs: k.DurationMs}
	if k.DurationMs > 0 && sess.PositionMs*100 >= k.DurationMs*int64(s.Config.WatchedPercent) {
		w.Watched, w.PositionMs = true, 0
	}
	return s.store.putState(ctx, tx, w, s.Clock.Now())
}

// Mark sets a film, an episode, or all episodes of a season or series watched or not, and returns how
// many items changed.
func (s *Service) Mark(ctx context.Context, v access.Viewer, item id.ID, watched bool) (int, error) {
	if err := v.RequireUser(); err != nil {
		return 0, err
	}
	items, err := s.Source.Members(ctx, v, string(item.Kind), item.UUID)
	if err != nil {
		return 0, fmt.Errorf("mark %s: %w", item, err)
	}
	n, err := s.store.mark(ctx, s.DB, v.UserID, items, watched, s.Clock.Now())
	if err != nil {
		return 0, fmt.Errorf("mark %s: %w", item, err)
	}
	s.Bus.Signal(ctx, "progress:"+v.UserID.String())
	return n, nil
}

// StatesByItemIDs backs the loader of watch states: the viewer's own.
func (s *Service) StatesByItemIDs(ctx context.Context, v access.Viewer, items []uuid.UUID) ([]*WatchState, error) {
	return s.store.states(ctx, s.DB, v, items)
}

// WatchedCount is how many episodes of a series a viewer has watched.
type WatchedCount struct {
	ParentID uuid.UUID
	N        int
}

// WatchedCountsByParentIDs backs the loader of watched episodes: the viewer's own.
func (s *Service) WatchedCountsByParentIDs(ctx context.Context, v access.Viewer, parents []uuid.UUID) ([]*WatchedCount, error) {
	return s.store.watchedCounts(ctx, s.DB, v.UserID, parents)
}

// ContinueWatching returns what the viewer has begun and not finished, last played first.
func (s *Service) ContinueWatching(ctx context.Context, v access.Viewer, first int) ([]*WatchState, error) {
	if first < 1 || first > 100 {
		return nil, fault.Field(fault.Invalid, "first must be between 1 and 100", "first")
	}
	return s.store.continueWatching(ctx, s.DB, v, first)
}
