package viewing

import (
	"context"
	"time"

	"github.com/google/uuid"

	"revenge/internal/access"
)

const (
	// nextFor is how long a series that was left is still gone on with.
	nextFor = 180 * 24 * time.Hour
	// reasons is how many watched titles suggestions are made for, and among how many films and how many series they are
	// looked for: of what was seen last, some have nothing like them.
	reasons = 3
)

// NextUp returns the episodes that the viewer goes on with, of the series that was seen last first. What is begun already is
// left to ContinueWatching, and series that are hidden or were left long ago are left out.
func (s *Service) NextUp(ctx context.Context, v access.Viewer, first int) ([]*Next, error) {
	if err := asked(v, first); err != nil {
		return nil, err
	}
	return s.store.nextUp(ctx, s.DB, v, s.Clock.Now().Add(-nextFor), first)
}

// RecentlyAdded returns what came into each library last; episodes of a series that came on one day are one.
func (s *Service) RecentlyAdded(ctx context.Context, v access.Viewer, first int) ([]*AddedTo, error) {
	if err := asked(v, first); err != nil {
		return nil, err
	}
	rows, err := s.store.recentlyAdded(ctx, s.DB, v, first)
	out := []*AddedTo{}
	for _, row := range rows {
		if n := len(out); n == 0 || out[n-1].Library.ID != row.ID {
			out = append(out, &AddedTo{Library: &row.Library})
		}
		of := out[len(out)-1]
		of.Items = append(of.Items, &Added{row.ItemID, row.ItemKind, row.SeriesID, row.Episodes, row.ItemAddedAt})
	}
	return out, err
}

// BecauseYouWatched returns titles that share people and genres with what the viewer watched last, and that they have not
// seen: up to first for each of a few reasons, no title twice.
func (s *Service) BecauseYouWatched(ctx context.Context, v access.Viewer, first int) ([]*Suggested, error) {
	if err := asked(v, first); err != nil {
		return nil, err
	}
	rows, err := s.store.suggest(ctx, s.DB, v, reasons, first)
	out, known := []*Suggested{}, map[uuid.UUID]bool{}
	for _, row := range rows {
		n := len(out)
		another := n == 0 || out[n-1].BecauseID != row.BecauseID
		if known[row.ItemID] || another && n == reasons {
			continue
		}
		known[row.ItemID] = true
		if another {
			out = append(out, &Suggested{BecauseID: row.BecauseID, Kind: row.Kind})
		}
		of := out[len(out)-1]
		of.Items = append(of.Items, &Suggestion{ItemID: row.ItemID, Kind: row.Kind})
	}
	return out, err
}
