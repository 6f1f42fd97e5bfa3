package playlist

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/viewing"
)

// found is something that can be played, under the path or title it was found by.
type found struct {
	Text      string
	ItemKind  viewing.Kind
	ItemID    uuid.UUID
	LibraryID uuid.UUID
}

// byFileNames is raw because it compares the last name of paths; it reads all files of the libraries, once for a list.
// A file with several episodes stands for the first.
func (store) byFileNames(ctx context.Context, q db.Q, libraries []uuid.UUID, names []string) ([]*found, error) {
	return db.AllSQL[found](ctx, q, `SELECT f.path AS text, o.item_kind, o.item_id, f.library_id
		FROM files f CROSS JOIN LATERAL (
			(SELECT 'MOVIE' AS item_kind, m.movie_id AS item_id FROM movie_files m WHERE m.file_id = f.id LIMIT 1)
			UNION ALL
			(SELECT 'EPISODE', e.episode_id FROM episode_files e JOIN episodes p ON p.id = e.episode_id WHERE e.file_id = f.id
				ORDER BY p.season_number, p.position LIMIT 1)
			UNION ALL
			(SELECT 'TRACK', t.track_id FROM track_files t WHERE t.file_id = f.id)
		) o WHERE f.library_id = ANY($1) AND substring(f.path FROM '[^/]*$') = ANY($2)
		ORDER BY f.path, f.id`, libraries, names)
}

func (store) byTitles(ctx context.Context, q db.Q, libraries []uuid.UUID, titles []string) ([]*found, error) {
	if len(titles) == 0 {
		return nil, nil
	}
	return db.AllSQL[found](ctx, q, `SELECT folded_title AS text, 'MOVIE' AS item_kind, id AS item_id, library_id
		FROM movies WHERE library_id = ANY($1) AND folded_title = ANY($2)`, libraries, titles)
}

type exported struct {
	Title     string
	RuntimeMs *int64
	Root      *string
	Path      *string
}

// lines are what is written of a playlist.
func (store) lines(ctx context.Context, q db.Q, v access.Viewer, key uuid.UUID) ([]*exported, error) {
	return db.AllSQL[exported](ctx, q, linesOf("playlist_items")+` WHERE i.playlist_id = $1 AND i.library_id = ANY($2) ORDER BY i.position, i.id`, key, v.Libraries)
}

// chosenLines are what is written of what rules chose.
func (store) chosenLines(ctx context.Context, q db.Q, c *choice) ([]*exported, error) {
	rows, args := c.rows()
	return db.AllSQL[exported](ctx, q, linesOf("("+rows+")")+` ORDER BY i.position`, args...)
}

// linesOf is raw because each item's title and first file are looked up by its kind.
func linesOf(items string) string {
	return `SELECT o.title, o.runtime_ms, r.path AS root, f.path
		FROM ` + items + ` i CROSS JOIN LATERAL (
			SELECT m.title, m.runtime_ms,
				(SELECT file_id FROM movie_files x WHERE x.movie_id = m.id ORDER BY x.edition NULLS FIRST, x.part NULLS FIRST, x.file_id LIMIT 1) AS file
			FROM movies m WHERE i.item_kind = 'MOVIE' AND m.id = i.item_id
			UNION ALL
			SELECT concat_ws(' - ', s.title, format('S%sE%s', lpad(e.season_number::text, 2, '0'), lpad(coalesce(e.number, 0)::text, 2, '0')), e.title), e.runtime_ms,
				(SELECT file_id FROM episode_files x WHERE x.episode_id = e.id ORDER BY x.edition NULLS FIRST, x.part NULLS FIRST, x.file_id LIMIT 1)
			FROM episodes e JOIN series s ON s.id = e.series_id WHERE i.item_kind = 'EPISODE' AND e.id = i.item_id
			UNION ALL
			SELECT concat_ws(' - ', nullif(t.credit, ''), t.title), t.duration_ms, (SELECT file_id FROM track_files x WHERE x.track_id = t.id ORDER BY x.file_id LIMIT 1)
			FROM tracks t WHERE i.item_kind = 'TRACK' AND t.id = i.item_id
		) o LEFT JOIN files f ON f.id = o.file LEFT JOIN library_roots r ON r.id = f.root_id`
}
