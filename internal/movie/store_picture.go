package movie

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/artwork"
	"revenge/internal/intake"
	"revenge/internal/platform/db"
)

// Both statements are raw, as the role chooses the column.

func (store) pictured(ctx context.Context, q db.Q, libraries []uuid.UUID, movie uuid.UUID, role artwork.Role) (*artwork.Pictured, error) {
	return db.OneSQL[artwork.Pictured](ctx, q, `SELECT library_id, CASE $3::artwork_role WHEN 'POSTER' THEN poster_id WHEN 'BACKDROP' THEN backdrop_id WHEN 'LOGO' THEN logo_id END AS picture_id,
			ARRAY(SELECT file_id FROM movie_files WHERE movie_id = m.id ORDER BY edition NULLS FIRST, part NULLS FIRST, file_id) AS file_ids
		FROM movies m WHERE id = $1 AND library_id = ANY($2)`, movie, libraries, role)
}

func (store) setPicture(ctx context.Context, q db.Q, movie uuid.UUID, role artwork.Role, picture *uuid.UUID) error {
	_, err := db.ExecSQL(ctx, q, `UPDATE movies SET poster_id = CASE $2::artwork_role WHEN 'POSTER' THEN $3 ELSE poster_id END,
		backdrop_id = CASE $2::artwork_role WHEN 'BACKDROP' THEN $3 ELSE backdrop_id END,
		logo_id = CASE $2::artwork_role WHEN 'LOGO' THEN $3 ELSE logo_id END, updated_at = now() WHERE id = $1`, movie, role, picture)
	return err
}

var showChosen = intake.ShowChosen("movies", map[artwork.Role]string{artwork.Poster: "poster_id", artwork.Backdrop: "backdrop_id", artwork.Logo: "logo_id"})

// showChosen makes films show what was chosen for them.
func (store) showChosen(ctx context.Context, q db.Q, movies []uuid.UUID) error {
	return db.Run(ctx, q, []db.Step{{Rows: len(movies), SQL: showChosen, Args: []any{movies}}})
}
