package music

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/page"
)

// PlayedAlbum is an album that a viewer has heard something of, last at LastHeardAt.
type PlayedAlbum struct {
	AlbumID     uuid.UUID
	LastHeardAt time.Time
}

// PlayedTrack is a track that a viewer has heard so often in some last days.
type PlayedTrack struct {
	TrackID     uuid.UUID
	PlayCount   int
	LastHeardAt time.Time
}

// maxPlayedDays bounds how far back the most heard tracks are looked for.
const maxPlayedDays = 366

// RecentlyPlayedAlbums returns the albums that the viewer has heard something of, the last first.
func (s *Service) RecentlyPlayedAlbums(ctx context.Context, v access.Viewer, first int) ([]*PlayedAlbum, error) {
	if err := sized(v, first); err != nil {
		return nil, err
	}
	return s.store.recentlyPlayedAlbums(ctx, s.DB, v, first)
}

// MostPlayedTracks returns what the viewer has heard most often in the last days, of equals what was heard last first. Days
// beyond 1 to 366 are fault.Invalid.
func (s *Service) MostPlayedTracks(ctx context.Context, v access.Viewer, days, first int) ([]*PlayedTrack, error) {
	if err := sized(v, first); err != nil {
		return nil, err
	}
	if days < 1 || days > maxPlayedDays {
		return nil, fault.Field(fault.Invalid, fmt.Sprintf("days must be between 1 and %d", maxPlayedDays), "days")
	}
	return s.store.mostPlayedTracks(ctx, s.DB, v, days, first)
}

func sized(v access.Viewer, first int) error {
	if err := v.RequireUser(); err != nil {
		return err
	}
	if first < 1 || first > page.MaxSize {
		return fault.Field(fault.Invalid, fmt.Sprintf("first must be between 1 and %d", page.MaxSize), "first")
	}
	return nil
}
