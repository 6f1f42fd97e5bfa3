package tvshow

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/artwork"
	"revenge/internal/intake"
	"revenge/internal/platform/db"
	"revenge/internal/platform/id"
)

// The statements are raw, as the role chooses the column. $1 is the item, $2 the libraries that may be seen, $3 the role.
var picturedSQL = map[id.Kind]string{
	"series": `SELECT library_id, CASE $3::artwork_role WHEN 'POSTER' THEN poster_id WHEN 'BACKDROP' THEN backdrop_id WHEN 'LOGO' THEN logo_id END AS picture_id,
			ARRAY(SELECT f.file_id FROM episodes e JOIN episode_files f ON f.episode_id = e.id WHERE e.series_id = s.id
				ORDER BY e.season_number = 0, e.season_number, e.position, f.file_id LIMIT 10) AS file_ids
		FROM series s WHERE id = $1 AND library_id = ANY($2)`,
	"season": `SELECT library_id, CASE $3::artwork_role WHEN 'POSTER' THEN poster_id END AS picture_id,
			ARRAY(SELECT f.file_id FROM episodes e JOIN episode_files f ON f.episode_id = e.id WHERE e.season_id = s.id
				ORDER BY e.position, f.file_id LIMIT 10) AS file_ids
		FROM seasons s WHERE id = $1 AND library_id = ANY($2)`,
	"episode": `SELECT library_id, CASE $3::artwork_role WHEN 'STILL' THEN still_id END AS picture_id,
			ARRAY(SELECT file_id FROM episode_files WHERE episode_id = e.id ORDER BY edition NULLS FIRST, part NULLS FIRST, file_id) AS file_ids
		FROM episodes e WHERE id = $1 AND library_id = ANY($2)`,
}

// $1 is the item, $2 the role, $3 the picture.
var setPictureSQL = map[id.Kind]string{
	"series": `UPDATE series SET poster_id = CASE $2::artwork_role WHEN 'POSTER' THEN $3 ELSE poster_id END,
		backdrop_id = CASE $2::artwork_role WHEN 'BACKDROP' THEN $3 ELSE backdrop_id END,
		logo_id = CASE $2::artwork_role WHEN 'LOGO' THEN $3 ELSE logo_id END, updated_at = now() WHERE id = $1`,
	"season":  `UPDATE seasons SET poster_id = CASE $2::artwork_role WHEN 'POSTER' THEN $3 ELSE poster_id END WHERE id = $1`,
	"episode": `UPDATE episodes SET still_id = CASE $2::artwork_role WHEN 'STILL' THEN $3 ELSE still_id END, updated_at = now() WHERE id = $1`,
}

func (store) pictured(ctx context.Context, q db.Q, libraries []uuid.UUID, item id.ID, role artwork.Role) (*artwork.Pictured, error) {
	return db.OneSQL[artwork.Pictured](ctx, q, picturedSQL[item.Kind], item.UUID, libraries, role)
}

func (store) setPicture(ctx context.Context, q db.Q, item id.ID, role artwork.Role, picture *uuid.UUID) error {
	_, err := db.ExecSQL(ctx, q, setPictureSQL[item.Kind], item.UUID, role, picture)
	return err
}

var (
	showSeries = intake.ShowChosen("series", map[artwork.Role]string{artwork.Poster: "poster_id", artwork.Backdrop: "backdrop_id", artwork.Logo: "logo_id"})
	showSeason = intake.ShowChosen("seasons", map[artwork.Role]string{artwork.Poster: "poster_id"})
	showStill  = intake.ShowChosen("episodes", map[artwork.Role]string{artwork.Still: "still_id"})
)

// showChosen makes series, seasons and episodes show what was chosen for them.
func (store) showChosen(ctx context.Context, q db.Q, items []uuid.UUID) error {
	return db.Run(ctx, q, []db.Step{
		{Rows: len(items), SQL: showSeries, Args: []any{items}}, {Rows: len(items), SQL: showSeason, Args: []any{items}},
		{Rows: len(items), SQL: showStill, Args: []any{items}},
	})
}
