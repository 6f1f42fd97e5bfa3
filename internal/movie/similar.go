package movie

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/intake"
	"revenge/internal/platform/db"
)

// Similar is a film that another one (OwnerID) is like.
type Similar struct {
	OwnerID uuid.UUID
	Movie
}

// SimilarByMovieIDs returns up to first films that are like each of these, the most alike first: those of its collection,
// with its people, keywords, studios and genres, of about its time.
func (s *Service) SimilarByMovieIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID, first int) ([]*Similar, error) {
	return wrap(len(ids), "similar films", func() ([]*Similar, error) { return s.store.similar(ctx, s.DB, v.Libraries, ids, first) })
}

var similarSQL = intake.Similar("movies", "movie", listColumns)

func (store) similar(ctx context.Context, q db.Q, libraries, ids []uuid.UUID, first int) ([]*Similar, error) {
	return db.AllSQL[Similar](ctx, q, similarSQL, ids, libraries, first)
}
