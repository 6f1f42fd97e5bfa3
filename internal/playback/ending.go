package playback

import (
	"context"
	"fmt"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
)

// Ended is why a session's addresses do not work any more, where an administrator said so. It is fault.NotFound.
type Ended struct{ Message string }

// Error returns the sentence for the viewer.
func (e *Ended) Error() string { return e.Message }

// Unwrap makes it a fault.
func (e *Ended) Unwrap() error { return fault.NotFound }

const (
	maxMessage     = 500
	defaultMessage = "An administrator has ended this playback."
)

// End ends anybody's session with a message for its viewer. One that has ended already stays as it was.
func (s *Service) End(ctx context.Context, v access.Viewer, key uuid.UUID, message string) error {
	if err := v.RequireAdmin(); err != nil {
		return err
	}
	message = strings.TrimSpace(message)
	switch {
	case len([]rune(message)) > maxMessage:
		return fault.Field(fault.Invalid, fmt.Sprintf("a message has at most %d characters", maxMessage), "message")
	case message == "":
		message = defaultMessage
	}
	rows, err := s.store.byIDs(ctx, s.DB, v, []uuid.UUID{key})
	if err != nil {
		return fmt.Errorf("end session %s: %w", key, err)
	}
	if len(rows) == 0 {
		return fault.NotFound
	}
	if err := s.store.end(ctx, s.DB, key, message, s.Clock.Now()); err != nil {
		return fmt.Errorf("end session %s: %w", key, err)
	}
	s.forget(key)
	s.Bus.Signal(ctx, topicSession(key), topicSessions)
	return nil
}

// Change chooses other sound, subtitles or quality for one of the viewer's sessions. The session stays, its stream is
// decided anew: read its url again. Faults and refusals as of Start.
func (s *Service) Change(ctx context.Context, v access.Viewer, key uuid.UUID, change func(*Choice)) error {
	if err := v.RequireUser(); err != nil {
		return err
	}
	rows, err := s.store.byIDs(ctx, s.DB, v, []uuid.UUID{key})
	switch {
	case err != nil:
		return fmt.Errorf("change session %s: %w", key, err)
	case len(rows) == 0 || rows[0].UserID != v.UserID:
		return fault.NotFound
	case rows[0].EndedAt != nil:
		return rows[0].over()
	}
	sess := rows[0]
	if sess.watchesLive() {
		return fault.Field(fault.Invalid, "a channel is played as it comes; there is nothing to choose", "sessionId")
	}
	k, err := sess.kept()
	if err != nil {
		return err
	}
	change(&k.Choice)
	d := &decision{item: &Item{Kind: sess.ItemKind, ID: sess.ItemID, LibraryID: sess.LibraryID}, can: k.Can, want: k.Want, part: k.Part}
	file, err := s.Source.File(ctx, v, sess.FileID)
	if err != nil {
		return fmt.Errorf("change session %s: %w", key, err)
	}
	ask, err := s.ask(ctx, v, d, k.Choice)
	if err != nil {
		return fmt.Errorf("change session %s: %w", key, err)
	}
	if d.file, d.plan, err = choose([]Candidate{*file}, nil, ask); err != nil {
		return err
	}
	if d.plan.Refused != nil {
		return fmt.Errorf("change session %s: %w", key, d.plan.Refused)
	}
	if err := s.put(sess, d, k.Choice); err != nil {
		return err
	}
	if err := s.store.replan(ctx, s.DB, sess, s.node, s.Node, s.Clock.Now()); err != nil {
		return fmt.Errorf("change session %s: %w", key, err)
	}
	s.forget(key)
	if sess.Decision != Direct {
		if k, err = sess.kept(); err != nil {
			return err
		}
		s.warm(sess, k, d.file)
	}
	s.Bus.Signal(ctx, topicSession(key), topicSessions)
	return nil
}
