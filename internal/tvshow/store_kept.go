package tvshow

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
)

// filesOfSeries is raw because of the one file for each folder.
func (store) filesOfSeries(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*SeriesFile, error) {
	return db.AllSQL[SeriesFile](ctx, q, `SELECT DISTINCT ON (e.series_id, f.root_id) e.series_id, f.* FROM episodes e
		JOIN episode_files x ON x.episode_id = e.id JOIN files f ON f.id = x.file_id
		WHERE e.series_id = ANY((SELECT $1::uuid[])::uuid[]) AND e.library_id = ANY($2) AND f.missing_since IS NULL ORDER BY e.series_id, f.root_id, f.path`, ids, libraries)
}

func (store) filesByFileIDs(ctx context.Context, q db.Q, libraries, files []uuid.UUID) ([]*File, error) {
	return db.AllSQL[File](ctx, q, `SELECT x.file_id, x.episode_id, x.edition, x.part FROM episode_files x JOIN episodes e ON e.id = x.episode_id
		WHERE x.file_id = ANY((SELECT $1::uuid[])::uuid[]) AND e.library_id = ANY($2)`, files, libraries)
}

// runs is raw because neighbours are told by their distance: numbers that follow each other less their place are the same.
func (store) runs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*run, error) {
	return db.AllSQL[run](ctx, q, `WITH numbers AS (
			SELECT DISTINCT series_id, season_number, number FROM episodes
			WHERE series_id = ANY((SELECT $1::uuid[])::uuid[]) AND library_id = ANY($2) AND season_number > 0 AND number IS NOT NULL
		), placed AS (
			SELECT *, number - row_number() OVER (PARTITION BY series_id, season_number ORDER BY number) AS island,
				min(number) OVER (PARTITION BY series_id, season_number) AS least FROM numbers
		), tops AS (
			SELECT series_id, season_number, max(number) AS most FROM numbers GROUP BY series_id, season_number
		)
		SELECT p.series_id, p.season_number, min(p.number) AS first, max(p.number) AS last, min(p.number) = min(p.least) AS begins,
			COALESCE((SELECT t.most FROM tops t WHERE t.series_id = p.series_id AND t.season_number < p.season_number ORDER BY t.season_number DESC LIMIT 1), 0) AS top
		FROM placed p GROUP BY p.series_id, p.season_number, p.island ORDER BY p.series_id, p.season_number, min(p.number)`, ids, libraries)
}
