package music

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/id"
	"revenge/internal/platform/keyset"
	"revenge/internal/platform/page"
)

// Listen is something that somebody has heard.
type Listen struct {
	ID         uuid.UUID
	UserID     uuid.UUID
	SessionID  uuid.UUID
	LibraryID  *uuid.UUID
	TrackID    *uuid.UUID
	Content    string
	Title      string
	Artist     string
	Album      *string
	MBID       *uuid.UUID `db:"mbid"`
	DurationMs int64
	StartedAt  time.Time
	PositionMs int64
	PlayedMs   int64
	HeardAt    time.Time
	Counted    bool
}

// NodeID is the public id.
func (l Listen) NodeID() id.ID { return id.Of("listen", l.ID) }

// IsNode marks Listen as addressable by node(id:).
func (Listen) IsNode() {}

// RecordingID is the recording's id at MusicBrainz; nil where none is known.
func (l Listen) RecordingID() *string { return text(l.MBID) }

// TrackPlays are how often a viewer has heard a track (TrackID), and when last.
type TrackPlays struct {
	TrackID uuid.UUID
	N       int
	LastAt  time.Time
}

// The rule of what counts as heard: a track of at least half a minute, of which half or four minutes were played.
const (
	shortest = 30 * time.Second
	enough   = 4 * time.Minute
	// slack is how much faster than the clock a report may be, for players that report late.
	slack = 5 * time.Second
)

// Enough says whether so much of a track counts as having heard it.
func Enough(played, duration time.Duration) bool {
	return duration >= shortest && (played >= duration/2 || played >= enough)
}

// advance notes a report: only what was played between two of them counts, not what was jumped over.
func (l *Listen) advance(positionMs int64, at time.Time) {
	passed := (at.Sub(l.HeardAt) + slack).Milliseconds()
	if step := positionMs - l.PositionMs; step > 0 && step <= passed {
		l.PlayedMs += step
	}
	l.PositionMs, l.HeardAt = positionMs, at
	l.Counted = l.Counted || Enough(time.Duration(l.PlayedMs)*time.Millisecond, time.Duration(l.DurationMs)*time.Millisecond)
}

// Heard is a report of a player, see playback.Hearing.
type Heard struct {
	Session, User, Track   uuid.UUID
	PositionMs, DurationMs int64
	StartedAt, At          time.Time
}

// Hear notes how far a track was heard, in the caller's transaction. It returns the listen, whether it is new, and
// whether it counts from now on; nil when the track is no more.
func (s *Service) Hear(ctx context.Context, tx db.Q, h Heard) (l *Listen, fresh, counted bool, err error) {
	l, err = s.store.listen(ctx, tx, h.Session)
	if err != nil {
		return nil, false, false, fmt.Errorf("hear track %s: %w", h.Track, err)
	}
	if l == nil {
		fresh = true
		if l, err = s.store.newListen(ctx, tx, id.New(), h); err != nil || l == nil {
			return nil, false, false, err
		}
	}
	before := l.Counted
	l.advance(h.PositionMs, h.At)
	if err := s.store.noteListen(ctx, tx, l); err != nil {
		return nil, false, false, fmt.Errorf("hear track %s: %w", h.Track, err)
	}
	return l, fresh, l.Counted && !before, nil
}

// Playing is what a listen is of, for the job that tells others; fault.NotFound when it is no more.
func (s *Service) Playing(ctx context.Context, key uuid.UUID) (*Listen, error) {
	return s.store.playing(ctx, s.DB, key)
}

// Listens pages through what the viewer has heard, the last first.
func (s *Service) Listens(ctx context.Context, v access.Viewer, a page.Args) (*page.Connection[*Listen], error) {
	if err := v.RequireUser(); err != nil {
		return nil, err
	}
	l := keyset.List{Columns: "*", From: "listens"}
	l.Where("user_id = ?", v.UserID)
	l.Where("(library_id IS NULL OR library_id = ANY(?))", v.Libraries)
	l.WherePlain("counted")
	order := keyset.Order[*Listen]{Direction: page.Desc, ID: func(l *Listen) uuid.UUID { return l.ID },
		Column: timeColumn("started_at", func(l *Listen) time.Time { return l.StartedAt })}
	return keyset.Read(ctx, s.DB, "listens", l, order, a, []uuid.UUID{uuid.Nil})
}

// ListensByIDs returns those of the listens that are the viewer's, in any order.
func (s *Service) ListensByIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Listen, error) {
	out, err := s.store.listensByIDs(ctx, s.DB, v, ids)
	if err != nil {
		return nil, fmt.Errorf("read %d listens: %w", len(ids), err)
	}
	return out, nil
}

// PlaysByTrackIDs returns how often the viewer has heard tracks; those never heard are left out.
func (s *Service) PlaysByTrackIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*TrackPlays, error) {
	out, err := s.store.playsByTrackIDs(ctx, s.DB, v, ids)
	if err != nil {
		return nil, fmt.Errorf("read plays of %d tracks: %w", len(ids), err)
	}
	return out, nil
}
