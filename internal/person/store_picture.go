package person

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/artwork"
	"revenge/internal/platform/db"
)

// pictured is raw, as the credits are in three tables.
func (store) pictured(ctx context.Context, q db.Q, libraries []uuid.UUID, person uuid.UUID) (*artwork.Pictured, error) {
	return db.OneSQL[artwork.Pictured](ctx, q, `SELECT library_id, NULL::uuid AS picture_id, '{}'::uuid[] AS file_ids FROM (
			(SELECT o.library_id FROM movie_credits c JOIN movies o ON o.id = c.movie_id WHERE c.person_id = $1 AND o.library_id = ANY($2) LIMIT 1)
			UNION ALL (SELECT o.library_id FROM series_credits c JOIN series o ON o.id = c.series_id WHERE c.person_id = $1 AND o.library_id = ANY($2) LIMIT 1)
			UNION ALL (SELECT o.library_id FROM episode_credits c JOIN episodes o ON o.id = c.episode_id WHERE c.person_id = $1 AND o.library_id = ANY($2) LIMIT 1)
		) seen LIMIT 1`, person, libraries)
}
