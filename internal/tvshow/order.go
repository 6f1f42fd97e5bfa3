package tvshow

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
)

// Order is an order of all episodes of a series.
type Order string

// The orders.
const (
	Aired    Order = "AIRED"
	DVD      Order = "DVD"
	Absolute Order = "ABSOLUTE"
)

// Choice is the order in which the viewer watches a series.
type Choice struct {
	SeriesID uuid.UUID
	Order    Order
}

// OrdersBySeriesIDs returns the viewer's choices; series without one are left out.
func (s *Service) OrdersBySeriesIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Choice, error) {
	return wrap(len(ids), "series' orders", func() ([]*Choice, error) { return s.store.choices(ctx, s.DB, v, ids) })
}

// Choose sets the order in which the viewer watches a series: fault.NotFound when it may not be seen.
func (s *Service) Choose(ctx context.Context, v access.Viewer, series uuid.UUID, order Order) error {
	n, err := s.store.choose(ctx, s.DB, v, series, order)
	if err == nil && n == 0 {
		err = fault.NotFound
	}
	if err != nil {
		return fmt.Errorf("choose the order of series %s: %w", series, err)
	}
	return nil
}

// EpisodesBySeriesIDs returns all episodes of series in an order, missing ones included. In the order of the broadcast,
// specials stand where they were shown, the others last.
func (s *Service) EpisodesBySeriesIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID, order Order) ([]*Episode, error) {
	return wrap(len(ids), "series' episodes", func() ([]*Episode, error) { return s.store.episodesInOrder(ctx, s.DB, v.Libraries, ids, order) })
}
