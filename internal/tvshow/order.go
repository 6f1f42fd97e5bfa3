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

// Beside is an episode that stands beside another one (OfID) in the order that the viewer watches their series in.
type Beside struct {
	OfID uuid.UUID
	Episode
}

// direction is on which side.
type direction bool

const (
	forth direction = true
	back  direction = false
)

// NextByEpisodeIDs returns the episodes to go on with after others: the first in the viewer's order that is there, those of
// the same file aside. What is last has none.
func (s *Service) NextByEpisodeIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Beside, error) {
	return wrap(len(ids), "next episodes", func() ([]*Beside, error) { return s.store.adjacent(ctx, s.DB, v, ids, forth) })
}

// PreviousByEpisodeIDs returns those before them, as NextByEpisodeIDs those after them.
func (s *Service) PreviousByEpisodeIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Beside, error) {
	return wrap(len(ids), "previous episodes", func() ([]*Beside, error) { return s.store.adjacent(ctx, s.DB, v, ids, back) })
}
