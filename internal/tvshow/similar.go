package tvshow

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/intake"
	"revenge/internal/platform/db"
)

// Similar is a series that another one (OwnerID) is like.
type Similar struct {
	OwnerID uuid.UUID
	Series
}

// SimilarBySeriesIDs returns up to first series that are like each of these, the most alike first: those of its collection,
// with its people, keywords, studios and genres, of about its time.
func (s *Service) SimilarBySeriesIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID, first int) ([]*Similar, error) {
	return wrap(len(ids), "similar series", func() ([]*Similar, error) { return s.store.similar(ctx, s.DB, v.Libraries, ids, first) })
}

var similarSQL = intake.Similar("series", "series", listColumns)

func (store) similar(ctx context.Context, q db.Q, libraries, ids []uuid.UUID, first int) ([]*Similar, error) {
	return db.AllSQL[Similar](ctx, q, similarSQL, ids, libraries, first)
}
