package tvshow

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/access"
)

// Gap is a run of episodes between others, of which nothing is there.
type Gap struct {
	SeriesID     uuid.UUID
	SeasonNumber int
	// From and To are the first and the last number that is missing.
	From, To int
}

// run is what is there of a season without a gap.
type run struct {
	SeriesID     uuid.UUID
	SeasonNumber int
	// First and Last are its numbers; Top is the highest number of the season before, 0 for the first one.
	First, Last, Top int
	// Begins says that nothing of the season is before it.
	Begins bool
}

// GapsBySeriesIDs returns the gaps in the numbers of seasons, specials aside: between episodes, and before the first where
// the season does not go on counting where the one before ended.
func (s *Service) GapsBySeriesIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Gap, error) {
	runs, err := wrap(len(ids), "series' gaps", func() ([]*run, error) { return s.store.runs(ctx, s.DB, v.Libraries, ids) })
	return gaps(runs), err
}

// gaps are what lies before runs that are in order.
func gaps(runs []*run) []*Gap {
	var out []*Gap
	for i, r := range runs {
		from := 1
		switch {
		case !r.Begins:
			from = runs[i-1].Last + 1
		case r.Top > 0 && r.First > r.Top: // counted through all seasons
			from = r.Top + 1
		}
		if r.First > from {
			out = append(out, &Gap{r.SeriesID, r.SeasonNumber, from, r.First - 1})
		}
	}
	return out
}
