package dataloaders

import (
	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/playback"
)

// Playback batches reads of sessions and of the viewer's own state.
type Playback struct {
	SessionByID        *Loader[uuid.UUID, *playback.Session]
	StateByItem        *Loader[uuid.UUID, *playback.WatchState]
	WatchedByParent    *Loader[uuid.UUID, *playback.WatchedCount]
	LimitsByUser       *Loader[uuid.UUID, *playback.Limits]
	EncodingsBySession *Loader[uuid.UUID, *playback.EncodingsOf]
}

func newPlayback(s *playback.Service, v access.Viewer) *Playback {
	return &Playback{
		SessionByID:        one(bind(v, s.ByIDs), func(p *playback.Session) uuid.UUID { return p.ID }, nil),
		StateByItem:        one(bind(v, s.StatesByItemIDs), func(w *playback.WatchState) uuid.UUID { return w.ItemID }, nil),
		WatchedByParent:    one(bind(v, s.WatchedCountsByParentIDs), func(c *playback.WatchedCount) uuid.UUID { return c.ParentID }, nil),
		LimitsByUser:       one(bind(v, s.LimitsByUserIDs), func(l *playback.Limits) uuid.UUID { return l.UserID }, nil),
		EncodingsBySession: one(bind(v, s.EncodingsBySessionIDs), func(e *playback.EncodingsOf) uuid.UUID { return e.SessionID }, nil),
	}
}
