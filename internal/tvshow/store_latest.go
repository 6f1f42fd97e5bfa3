package tvshow

import (
	"github.com/google/uuid"

	"revenge/internal/intake"
	"revenge/internal/platform/db"
)

// traits and episodeTraits follow the files of series and of their episodes.
var (
	traits = intake.Traits("series", "w.id", `SELECT e.series_id AS owner_id, e.id AS unit, ef.file_id, ef.edition, ef.part
	FROM episodes e JOIN episode_files ef ON ef.episode_id = e.id WHERE e.series_id = ANY($1)`)
	episodeTraits = intake.Traits("episodes", "w.series_id", `SELECT e.id AS owner_id, e.id AS unit, ef.file_id, ef.edition, ef.part
	FROM episodes e JOIN episode_files ef ON ef.episode_id = e.id WHERE e.series_id = ANY($1)`)
)

// latest follows the last episode of series.
const latest = `UPDATE series s SET latest_aired_on = n.aired, latest_added_at = n.added FROM (
		SELECT w.id, max(e.aired_on) AS aired, max(e.added_at) AS added
		FROM series w LEFT JOIN episodes e ON e.series_id = w.id AND e.missing_since IS NULL WHERE w.id = ANY($1) GROUP BY w.id
	) n WHERE s.id = n.id AND (s.latest_aired_on, s.latest_added_at) IS DISTINCT FROM (n.aired, n.added)`

// follow brings series, and their episodes, in line with the files and the episodes that are there.
func follow(series []uuid.UUID) []db.Step {
	return []db.Step{
		{Rows: len(series), SQL: traits, Args: []any{series}},
		{Rows: len(series), SQL: episodeTraits, Args: []any{series}},
		{Rows: len(series), SQL: latest, Args: []any{series}},
	}
}
