package dataloaders

import (
	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/identity"
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

func newPlayback(s *playback.Service, v access.Viewer) *Playback {
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
	SessionFile  = toOne(files, sessionFile, "PlaybackSession.file")
	SessionMedia = toOne(medias, sessionFile, "PlaybackSession.chapters")
	SessionTiles = toOne(tiles, sessionFile, "PlaybackSession.trickplay", "PlaybackSession.trickplayUrl")
	SessionUser  = toOne(func(l *Loaders) *Loader[uuid.UUID, *identity.User] { return l.Identity.UserByID },
		func(s *playback.Session) *uuid.UUID { return &s.UserID }, "PlaybackSession.user")
	SessionEncodings = toOne(func(l *Loaders) *Loader[uuid.UUID, *playback.EncodingsOf] { return l.Playback.EncodingsBySession },
		func(s *playback.Session) *uuid.UUID { return &s.ID }, "PlaybackSession.encodings")
	PlanFile        = toOne(files, func(p *playback.Preview) *uuid.UUID { return &p.FileID }, "PlaybackPlan.file")
	UserPreferences = toOne(func(l *Loaders) *Loader[uuid.UUID, *playback.Preferences] { return l.Playback.PreferencesByUser },
		func(u *identity.User) *uuid.UUID { return &u.ID }, "User.playbackPreferences")
	UserLimits = toOne(func(l *Loaders) *Loader[uuid.UUID, *playback.Limits] { return l.Playback.LimitsByUser },
		func(u *identity.User) *uuid.UUID { return &u.ID }, "User.playbackLimits")

	_ = declare(Switch[*playback.Session]{func(l *Loaders, s *playback.Session) (expecting, uuid.UUID) {
		return l.playable(s.ItemKind), s.ItemID
	}}, "PlaybackSession.item")
	_ = declare(Switch[*search.Hit]{func(l *Loaders, h *search.Hit) (expecting, uuid.UUID) { return l.found(h.Kind), h.ID }}, "SearchHit.node")
)

// playable is where items of a kind are.
func (l *Loaders) playable(kind playback.ItemKind) expecting {
	switch kind {
	case playback.ItemMovie:
		return l.Movie.ByID
	case playback.ItemEpisode:
		return l.TVShow.EpisodeByID
	case playback.ItemFile:
		return l.Library.FileByID
	case playback.ItemTrack:
		return l.Music.TrackByID
	}
	return nil
}

// found is where hits of a kind are.
func (l *Loaders) found(kind search.Kind) expecting {
	switch kind {
	case search.Movie:
		return l.Movie.ByID
	case search.Series:
		return l.TVShow.SeriesByID
	case search.Episode:
		return l.TVShow.EpisodeByID
	case search.Artist:
		return l.Music.ArtistByID
	case search.Album:
		return l.Music.AlbumByID
	case search.Track:
		return l.Music.TrackByID
	}
	return nil
}
