package hls

import (
	"cmp"
	"slices"
)

// Progress returns how far the transcodes are that the session is a viewer of.
func (e *Engine) Progress(session string) []Progress { return e.heads.progress(session) }

// Watch returns a channel that receives when the session's progress has changed since the last receive.
// stop ends the watch; the channel is never closed.
func (e *Engine) Watch(session string) (changed <-chan struct{}, stop func()) {
	return e.heads.watch(session)
}

func (s *heads) progress(session string) []Progress {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []Progress
	for _, heads := range s.byKey {
		for _, h := range heads {
			if h.viewers[session] != nil {
				all = append(all, h.progress(session))
			}
		}
	}
	slices.SortFunc(all, func(a, b Progress) int { return cmp.Compare(a.Rendition, b.Rendition) })
	return all
}

func (s *heads) watch(session string) (changed <-chan struct{}, stop func()) {
	c := make(chan struct{}, 1)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.watchers[session] == nil {
		s.watchers[session] = map[chan struct{}]struct{}{}
	}
	s.watchers[session][c] = struct{}{}
	return c, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.watchers[session], c)
		if len(s.watchers[session]) == 0 {
			delete(s.watchers, session)
		}
	}
}

// announce wakes those who wait for the head's segments and those who watch its sessions.
func (s *heads) announce(h *head) {
	close(h.changed)
	h.changed = make(chan struct{})
	for session := range h.viewers {
		s.wake(session)
	}
}

func (s *heads) wake(session string) {
	for c := range s.watchers[session] {
		select {
		case c <- struct{}{}:
		default:
		}
	}
}
