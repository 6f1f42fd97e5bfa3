package dataloaders

import (
	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/identity"
	"revenge/internal/platform/id"
	"revenge/internal/playback"
	"revenge/internal/search"
)

// Playback batches reads of sessions.
type Playback struct {
	SessionByID        *Loader[uuid.UUID, *playback.Session]
	LimitsByUser       *Loader[uuid.UUID, *playback.Limits]
	PreferencesByUser  *Loader[uuid.UUID, *playback.Preferences]
	EncodingsBySession *Loader[uuid.UUID, *playback.EncodingsOf]
}

func newPlayback(s *playback.Service, v *access.Viewer) *Playback {
	return &Playback{
		SessionByID:        one(bind(v, s.ByIDs), func(p *playback.Session) uuid.UUID { return p.ID }),
		LimitsByUser:       one(bind(v, s.LimitsByUserIDs), func(l *playback.Limits) uuid.UUID { return l.UserID }),
		PreferencesByUser:  one(bind(v, s.PreferencesByUserIDs), func(p *playback.Preferences) uuid.UUID { return p.UserID }),
		EncodingsBySession: one(bind(v, s.EncodingsBySessionIDs), func(e *playback.EncodingsOf) uuid.UUID { return e.SessionID }),
	}
}

func sessionFile(s *playback.Session) *uuid.UUID { return &s.FileID }

// What belongs to sessions, plans and states.
var (
	SessionFile     = toOne(files, sessionFile, "PlaybackSession.file")
	SessionNextPart = toOne(files, (*playback.Session).Following, "PlaybackSession.nextPart")
	SessionMedia    = toOne(medias, sessionFile, "PlaybackSession.chapters")
	SessionTiles    = toOne(tiles, sessionFile, "PlaybackSession.trickplay", "PlaybackSession.trickplayUrl")
	SessionUser     = toOne(func(l *Loaders) *Loader[uuid.UUID, *identity.User] { return l.Identity().UserByID },
		func(s *playback.Session) *uuid.UUID { return &s.UserID }, "PlaybackSession.user")
	SessionEncodings = toOne(func(l *Loaders) *Loader[uuid.UUID, *playback.EncodingsOf] { return l.Playback().EncodingsBySession },
		func(s *playback.Session) *uuid.UUID { return &s.ID }, "PlaybackSession.encodings")
	PlanFile        = toOne(files, func(p *playback.Preview) *uuid.UUID { return &p.FileID }, "PlaybackPlan.file")
	UserPreferences = toOne(func(l *Loaders) *Loader[uuid.UUID, *playback.Preferences] { return l.Playback().PreferencesByUser },
		func(u *identity.User) *uuid.UUID { return &u.ID }, "User.playbackPreferences")
	UserLimits = toOne(func(l *Loaders) *Loader[uuid.UUID, *playback.Limits] { return l.Playback().LimitsByUser },
		func(u *identity.User) *uuid.UUID { return &u.ID }, "User.playbackLimits")

	_ = toItem(func(s *playback.Session) id.ID { return Item(s.ItemKind, s.ItemID) }, "PlaybackSession.item")
	_ = toItem(func(h *search.Hit) id.ID { return Item(h.Kind, h.ID) }, "SearchHit.node")
)
