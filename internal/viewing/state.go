package viewing

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// Rate sets what the viewer thinks of something, 1 to 10; nil takes it back.
func (s *Service) Rate(ctx context.Context, v access.Viewer, item id.ID, rating *int) error {
	if rating != nil && (*rating < 1 || *rating > 10) {
		return fault.Field(fault.Invalid, "a rating is between 1 and 10", "rating")
	}
	return s.change(ctx, v, item, "rating", rating, KindMovie, KindSeries, KindSeason, KindEpisode, KindArtist, KindAlbum, KindTrack)
}

// SetFavourite makes something one of the viewer's favourites, or not.
func (s *Service) SetFavourite(ctx context.Context, v access.Viewer, item id.ID, favourite bool) error {
	return s.change(ctx, v, item, "favourite", favourite, KindMovie, KindSeries, KindSeason, KindEpisode, KindPerson, KindArtist, KindAlbum, KindTrack)
}

// SetWatchlisted puts something on the viewer's watchlist, or takes it off.
func (s *Service) SetWatchlisted(ctx context.Context, v access.Viewer, item id.ID, watchlisted bool) error {
	return s.change(ctx, v, item, "watchlisted", watchlisted, KindMovie, KindSeries, KindSeason, KindEpisode)
}

// Hide keeps a film, a series or an episode out of what goes on, until it is played again; or shows it again.
func (s *Service) Hide(ctx context.Context, v access.Viewer, item id.ID, hidden bool) error {
	return s.change(ctx, v, item, "hidden", hidden, KindMovie, KindSeries, KindEpisode)
}

func (s *Service) change(ctx context.Context, v access.Viewer, item id.ID, what string, value any, kinds ...Kind) error {
	if err := v.RequireUser(); err != nil {
		return err
	}
	if err := one(item, kinds...); err != nil {
		return err
	}
	err := s.DB.Tx(ctx, func(tx pgx.Tx) error {
		library, err := s.store.change(ctx, tx, v, item, what, value, s.Clock.Now())
		if err != nil {
			return err
		}
		return appendChange(ctx, tx, v, eventState, library, nil, item)
	})
	if err != nil {
		return fmt.Errorf("set %s of %s: %w", what, item, err)
	}
	s.Bus.Signal(ctx, topicState(v.UserID))
	return nil
}
