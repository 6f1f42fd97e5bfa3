package playback

import (
	"context"
	"fmt"
	"hash/fnv"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/events"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/page"
)

// TranscodeProgress returns how far the encoding for one of the viewer's sessions is.
func (s *Service) TranscodeProgress(ctx context.Context, v access.Viewer, key uuid.UUID) (*TranscodeProgress, error) {
	rows, err := s.store.byIDs(ctx, s.DB, v, []uuid.UUID{key})
	if err != nil {
		return nil, fmt.Errorf("transcode progress of session %s: %w", key, err)
	}
	if len(rows) == 0 {
		return nil, fault.NotFound
	}
	p := &TranscodeProgress{Session: rows[0]}
	if p.Encodings, err = s.encodings(ctx, v, rows[0]); err != nil {
		return nil, fmt.Errorf("transcode progress of session %s: %w", key, err)
	}
	for _, e := range p.Encodings {
		p.Active = p.Active || e.Active
		p.Speed = max(p.Speed, e.Speed)
		if p.EncodedMs == 0 || e.PositionMs() < p.EncodedMs {
			p.EncodedMs, p.BufferedMs = e.PositionMs(), max(0, e.AheadMs())
		}
	}
	p.Problem = problem(p.Encodings)
	p.Cursor = page.Encode("transcode", fmt.Sprintf("%d.%t.%d.%t", p.Session.Revision, p.Active, p.EncodedMs, p.Problem != nil))
	return p, nil
}

func (s *Service) encodings(ctx context.Context, v access.Viewer, sess *Session) ([]*Encoding, error) {
	of, err := s.EncodingsBySessionIDs(ctx, v, []uuid.UUID{sess.ID})
	if err != nil || len(of) == 0 {
		return nil, err
	}
	return of[0].List, nil
}

func problem(list []*Encoding) *string {
	for _, e := range list {
		if e.Failed {
			problem := "the encoding of this file broke off; the server's log says why"
			return &problem
		}
	}
	return nil
}

// Follow returns one session as it is now, for its viewer and for administrators.
func (s *Service) Follow(ctx context.Context, v access.Viewer, key uuid.UUID) (*Update, error) {
	p, err := s.TranscodeProgress(ctx, v, key)
	if err != nil {
		return nil, err
	}
	u := &Update{Session: p.Session, Encodings: p.Encodings, AheadMs: p.BufferedMs, Problem: p.Problem}
	for _, e := range p.Encodings {
		if e.Speed > 0 && (u.Speed == 0 || e.Speed < u.Speed) {
			u.Speed = e.Speed
		}
	}
	state := ""
	var stateSb74 strings.Builder
	for _, e := range p.Encodings {
		stateSb74.WriteString(fmt.Sprintf("%s.%d.%d.%.1f.%t.%t;", e.Rendition, e.PositionMs(), e.AheadMs(), e.Speed, e.Active, e.Failed))
	}
	state += stateSb74.String()
	u.Cursor = page.Encode("session", strconv.FormatInt(p.Session.Revision, 10), state)
	return u, nil
}

// Snapshot returns what is played now by everybody, for administrators.
func (s *Service) Snapshot(ctx context.Context, v access.Viewer) (*Snapshot, error) {
	list, err := s.Open(ctx, v)
	if err != nil {
		return nil, err
	}
	state := fnv.New64a()
	for _, sess := range list {
		_, _ = fmt.Fprintf(state, "%s.%d;", sess.ID, sess.Revision) // a hash takes every write
		for _, e := range s.Engine.Encoding(sess.ID.String()) {
			_, _ = fmt.Fprintf(state, "%s.%d.%.1f;", e.Rendition, e.PositionMs(), e.Speed)
		}
	}
	return &Snapshot{Cursor: page.Encode("sessions", strconv.FormatUint(state.Sum64(), 10)), Sessions: list}, nil
}

// WatchSessions signals when any session may have changed.
func (s *Service) WatchSessions() *events.Watcher { return s.Bus.Watch(topicSessions) }

// TranscodeWatch tells that the progress of a session may have changed. It is closed by its owner.
type TranscodeWatch struct {
	signal chan struct{}
	close  func()
}

// C receives one signal for all changes since the last receive.
func (w *TranscodeWatch) C() <-chan struct{} { return w.signal }

// Close ends the watch.
func (w *TranscodeWatch) Close() { w.close() }

// WatchTranscode follows one of the viewer's sessions: its row on every node and its encoding on this one.
func (s *Service) WatchTranscode(ctx context.Context, v access.Viewer, key uuid.UUID) (*TranscodeWatch, error) {
	if _, err := s.TranscodeProgress(ctx, v, key); err != nil {
		return nil, err
	}
	row := s.Bus.Watch(topicSession(key))
	heads, stop := s.Engine.Watch(key.String())
	ctx, cancel := context.WithCancel(ctx)
	w := &TranscodeWatch{signal: make(chan struct{}, 1)}
	var wg sync.WaitGroup
	wg.Go(func() {
		for {
			select {
			case <-ctx.Done():
				return
			case <-row.C():
			case <-heads:
			}
			select {
			case w.signal <- struct{}{}:
			default: // one is waiting already
			}
		}
	})
	w.close = sync.OnceFunc(func() {
		cancel()
		wg.Wait()
		row.Close()
		stop()
	})
	return w, nil
}

// warm starts the transcode of a session at its first position before the player has asked for anything.
func (s *Service) warm(sess *Session, k kept, file *Candidate) {
	s.Engine.Warm(k.fill(file), time.Duration(sess.PositionMs)*time.Millisecond)
}
