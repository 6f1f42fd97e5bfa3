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

// Progress is what a player tells of itself. What is nil is left as it was.
type Progress struct {
	PositionMs int64
	Paused     bool
	// Bandwidth is what its line carries, in bits per second, as it measured.
	Bandwidth     *int64
	BufferedMs    *int64
	DroppedFrames *int
	Rendition     *string
}

// Report notes how far a session is, and with it how far its viewer is.
func (s *Service) Report(ctx context.Context, v access.Viewer, key uuid.UUID, p Progress) error {
	for name, wrong := range map[string]bool{
		"positionMs": p.PositionMs < 0, "bandwidth": p.Bandwidth != nil && (*p.Bandwidth < 1 || *p.Bandwidth > maxBandwidth),
		"bufferedMs": p.BufferedMs != nil && *p.BufferedMs < 0, "droppedFrames": p.DroppedFrames != nil && *p.DroppedFrames < 0,
	} {
		if wrong {
			return fault.Field(fault.Invalid, "this is no value that a player can measure", name)
		}
	}
	if p.Rendition != nil {
		name := cut(*p.Rendition, 40)
		p.Rendition = &name
	}
	state := Playing
	if p.Paused {
		state = Paused
	}
	return s.note(ctx, v, key, &p.PositionMs, state, p)
}

// maxBandwidth is what no line carries, in bits per second.
const maxBandwidth = 1_000_000_000_000

// Stop ends a session. Without a position the last one reported counts. Stopping twice is no mistake.
func (s *Service) Stop(ctx context.Context, v access.Viewer, key uuid.UUID, positionMs *int64) error {
	if err := s.note(ctx, v, key, positionMs, Stopped, Progress{}); err != nil {
		return err
	}
	s.forget(key)
	return nil
}

// forget ends what this process holds of a session.
func (s *Service) forget(key uuid.UUID) {
	s.streams.Invalidate(key)
	s.Engine.Release(key.String())
}

func (s *Service) note(ctx context.Context, v access.Viewer, key uuid.UUID, positionMs *int64, state State, p Progress) error {
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
			return sess.over()
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
		if err := s.store.update(ctx, tx, sess, state, p, s.Clock.Now()); err != nil {
			return err
		}
		switch {
		case sess.watchesLive():
			return nil
		case sess.ItemKind == ItemTrack:
			return s.hear(ctx, tx, sess, k.DurationMs, state)
		}
		if err := s.watch(ctx, tx, sess, k); err != nil {
			return err
		}
		return appendProgress(ctx, tx, v, sess.LibraryID, &sess.ID, id.Of(itemKinds[sess.ItemKind], sess.ItemID))
	})
	if err != nil {
		return fmt.Errorf("report progress of session %s: %w", key, err)
	}
	s.Bus.Signal(ctx, topicSession(key), topicSessions, topicProgress(v.UserID))
	return nil
}

// hear tells the listener how far a track was heard.
func (s *Service) hear(ctx context.Context, tx pgx.Tx, sess *Session, durationMs int64, state State) error {
	if s.Listener == nil {
		return nil
	}
	return s.Listener.Hear(ctx, tx, Hearing{Session: sess.ID, User: sess.UserID, Track: sess.ItemID, PositionMs: sess.PositionMs, DurationMs: durationMs,
		StartedAt: sess.StartedAt, At: s.Clock.Now(), Playing: state == Playing})
}

// over is what is said of a session that has ended.
func (s *Session) over() error {
	if s.Message != "" {
		return fault.Field(fault.Conflict, s.Message, "sessionId")
	}
	return fault.Field(fault.Conflict, "this session has ended; start playback again", "sessionId")
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
	var n int
	err = s.DB.Tx(ctx, func(tx pgx.Tx) error {
		if n, err = s.store.mark(ctx, tx, v.UserID, items, watched, s.Clock.Now()); err != nil || n == 0 {
			return err
		}
		keys := make([]id.ID, len(items))
		for i, it := range items {
			keys[i] = id.Of(itemKinds[it.Kind], it.ID)
		}
		return appendProgress(ctx, tx, v, items[0].LibraryID, nil, keys...)
	})
	if err != nil {
		return 0, fmt.Errorf("mark %s: %w", item, err)
	}
	s.Bus.Signal(ctx, topicProgress(v.UserID))
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
