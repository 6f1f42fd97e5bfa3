package playback

import (
	"context"
	"fmt"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/viewing"
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
		at, total := k.whole(sess.PositionMs)
		return s.Viewing.Note(ctx, tx, v, viewing.Report{SessionID: sess.ID, LibraryID: sess.LibraryID, Item: id.Of(itemKinds[sess.ItemKind], sess.ItemID),
			FileID: sess.FileID, PositionMs: at, DurationMs: total, AtEnd: s.atEnd(sess, k), ClientName: sess.ClientName})
	})
	if err != nil {
		return fmt.Errorf("report progress of session %s: %w", key, err)
	}
	s.Bus.Signal(ctx, topicSession(key), topicSessions)
	s.Viewing.Told(ctx, v.UserID)
	return nil
}

// atEnd reports whether so much was played that it counts as watched: of several parts, in the last one.
func (s *Service) atEnd(sess *Session, k kept) bool {
	at, total := k.whole(sess.PositionMs)
	return total > 0 && at*100 >= total*int64(s.Config.WatchedPercent) && (k.Part == nil || k.Part.Number == k.Part.Last)
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
