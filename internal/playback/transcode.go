package playback

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/google/uuid"

	"revenge/internal/access"
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
	for _, e := range s.Engine.Encoding(key.String()) {
		p.Active = p.Active || e.Active
		p.Speed = max(p.Speed, e.Speed)
		if p.EncodedMs == 0 || e.Position.Milliseconds() < p.EncodedMs {
			p.EncodedMs, p.BufferedMs = e.Position.Milliseconds(), max(0, e.Ahead.Milliseconds())
		}
		if e.Failed {
			problem := "the encoding of this file broke off; the server's log says why"
			p.Problem = &problem
		}
	}
	p.Cursor = page.Encode("transcode", fmt.Sprintf("%d.%t.%d.%t", p.Session.Revision, p.Active, p.EncodedMs, p.Problem != nil))
	return p, nil
}

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
	row := s.Bus.Watch("playback:" + key.String())
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
