package playback

import (
	"context"
	"fmt"
	"maps"
	"sync"
	"time"

	"github.com/google/uuid"

	"revenge/internal/access"
)

const (
	// beat is how often a process tells that it lives and how far its transcodes are.
	beat = 2 * time.Second
	// silence is after how long without a beat a process counts as gone.
	silence = 10 * time.Second
	// hopTTL is how long one process may ask another in a viewer's name.
	hopTTL = time.Minute
)

// heads is what this process has told of its transcodes.
type heads struct {
	mu   sync.Mutex
	told map[uuid.UUID]string
}

// RunNode tells the others that this process lives, until ctx ends.
func (s *Service) RunNode(ctx context.Context) {
	tick := time.NewTicker(beat)
	defer tick.Stop()
	for {
		if err := s.Beat(ctx, access.System()); err != nil && ctx.Err() == nil {
			s.Log.WarnContext(ctx, "the other nodes were not told of this one", "error", err)
		}
		select {
		case <-ctx.Done():
			if s.Address != "" {
				leaving, cancel := context.WithTimeout(context.WithoutCancel(ctx), beat)
				defer cancel()
				_ = s.store.dropNode(leaving, s.DB, s.node) // it is forgotten by its silence as well
			}
			return
		case <-tick.C:
		}
	}
}

// Beat tells once that this process lives and how far its transcodes are, and ends what others have ended.
func (s *Service) Beat(ctx context.Context, v access.Viewer) error {
	if err := v.RequireAdmin(); err != nil {
		return err
	}
	if s.Address != "" {
		if err := s.store.putNode(ctx, s.DB, s.node, s.Node, s.Address); err != nil {
			return fmt.Errorf("tell of this node: %w", err)
		}
	}
	mine, ended, err := s.store.onNode(ctx, s.DB, s.node)
	if err != nil {
		return fmt.Errorf("list the sessions of this node: %w", err)
	}
	for _, key := range ended {
		s.forget(key)
	}
	s.heads.mu.Lock()
	defer s.heads.mu.Unlock()
	told := make(map[uuid.UUID]string, len(mine))
	for _, key := range mine {
		list := s.Engine.Encoding(key.String())
		told[key] = fmt.Sprintf("%+v", list)
		if before, known := s.heads.told[key]; told[key] == before || !known && len(list) == 0 {
			continue
		}
		if err := s.store.putHeads(ctx, s.DB, key, list); err != nil {
			maps.DeleteFunc(told, func(k uuid.UUID, _ string) bool { return k == key })
			return fmt.Errorf("tell of the transcodes of session %s: %w", key, err)
		}
		s.Bus.Signal(ctx, topicSession(key), topicSessions)
	}
	s.heads.told = told
	return nil
}

// EncodingsOf is the transcodes of one session.
type EncodingsOf struct {
	SessionID uuid.UUID
	List      []*Encoding
}

// EncodingsBySessionIDs backs the loader of transcodes: those on this process as they are, others as they were told.
func (s *Service) EncodingsBySessionIDs(ctx context.Context, v access.Viewer, keys []uuid.UUID) ([]*EncodingsOf, error) {
	rows, err := s.store.byIDs(ctx, s.DB, v, keys)
	if err != nil {
		return nil, err
	}
	var out []*EncodingsOf
	var elsewhere []uuid.UUID
	for _, sess := range rows {
		if !s.runs(sess) {
			elsewhere = append(elsewhere, sess.ID)
			continue
		}
		out = append(out, s.own(sess.ID))
	}
	if len(elsewhere) == 0 {
		return out, nil
	}
	told, err := s.store.heads(ctx, s.DB, elsewhere)
	return append(out, told...), err
}

func (s *Service) runs(sess *Session) bool { return sess.RunnerID != nil && *sess.RunnerID == s.node }

func (s *Service) own(key uuid.UUID) *EncodingsOf {
	of := &EncodingsOf{SessionID: key}
	for _, e := range s.Engine.Encoding(key.String()) {
		of.List = append(of.List, &e)
	}
	return of
}

// Own makes this process the one that runs a session's transcodes. A session that another has taken in between stays
// with that one; both serve it then.
func (s *Service) Own(ctx context.Context, stream *Stream) error {
	sess := stream.Session
	if s.runs(sess) {
		return nil
	}
	if err := s.store.claim(ctx, s.DB, sess, s.node, s.Node); err != nil {
		return fmt.Errorf("take over session %s: %w", sess.ID, err)
	}
	s.streams.Invalidate(sess.ID)
	return nil
}

const hopPurpose = "hop"

// Hop is the proof with which one process asks another for a part of a session. A request with it goes no further.
func (s *Service) Hop(sess *Session) string {
	return s.Key.Sign(s.Clock.Now().Add(hopTTL), hopPurpose, sess.ID.String())
}

// Hopped says whether a request came from another process.
func (s *Service) Hopped(sess *Session, proof string) bool {
	return proof != "" && s.Key.Verify(s.Clock.Now(), proof, hopPurpose, sess.ID.String()) == nil
}
