package review

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
)

// beside are the three rows on either side of one in an order of its library.
func beside(table, columns, order string) string {
	of := func(compare, direction string) string {
		return `(SELECT ` + columns + ` FROM ` + table + ` WHERE library_id = m.library_id AND (` + order + `, id) ` + compare + ` (m.` + order + `, m.id)
			ORDER BY ` + order + direction + `, id` + direction + ` LIMIT 3)`
	}
	return of("<", " DESC") + ` UNION ALL ` + of(">", "")
}

// nearAlbums are those that lie beside the albums of files among the albums of their artists; see neighbours.
func (store) nearAlbums(ctx context.Context, q db.Q, files []uuid.UUID) ([]*neighbour, error) {
	return db.AllSQL[neighbour](ctx, q, `WITH mine AS (
			SELECT x.file_id, t.album_id FROM track_files x JOIN tracks t ON t.id = x.track_id WHERE x.file_id = ANY($1) AND t.album_id IS NOT NULL
		)
		SELECT mine.file_id, m.title, m.year, n.title AS other_title, n.year AS other_year
		FROM albums m CROSS JOIN LATERAL (`+beside("albums", "id, title, year, place", "place")+`) n JOIN mine ON mine.album_id = m.id
		WHERE m.id IN (SELECT album_id FROM mine) AND m.mbid IS NULL AND n.id < m.id AND split_part(n.place, E'\t', 1) = split_part(m.place, E'\t', 1)`, files)
}

// nearArtists are those that lie beside the artists of files in the order of names.
func (store) nearArtists(ctx context.Context, q db.Q, files []uuid.UUID) ([]*neighbour, error) {
	return db.AllSQL[neighbour](ctx, q, `WITH mine AS (
			SELECT x.file_id, a.artist_id FROM track_files x JOIN track_artists a ON a.track_id = x.track_id AND a.role = 'ARTIST' WHERE x.file_id = ANY($1)
			UNION SELECT x.file_id, a.artist_id FROM track_files x JOIN tracks t ON t.id = x.track_id JOIN album_artists a ON a.album_id = t.album_id
			WHERE x.file_id = ANY($1)
		)
		SELECT mine.file_id, m.name AS title, NULL::int AS year, n.name AS other_title, NULL::int AS other_year
		FROM artists m CROSS JOIN LATERAL (`+beside("artists", "id, name", "sort_name")+`) n JOIN mine ON mine.artist_id = m.id
		WHERE m.id IN (SELECT artist_id FROM mine) AND m.mbid IS NULL AND n.id < m.id`, files)
}

// mostBeside bounds how many files of one folder are looked at.
const mostBeside = "2000"

// mixed are those of the files that lie in a folder of another album: one that more files of the folder are of. The library's own
// folder is no album's.
func (store) mixed(ctx context.Context, q db.Q, files []uuid.UUID) ([]uuid.UUID, error) {
	return db.Column[uuid.UUID](ctx, q, `WITH mine AS (
			SELECT f.id, f.root_id, regexp_replace(f.path, '/[^/]*$', '') AS folder, t.album_id FROM files f JOIN track_files x ON x.file_id = f.id JOIN tracks t ON t.id = x.track_id
			WHERE f.id = ANY($1) AND f.path LIKE '%/%' AND t.album_id IS NOT NULL
		), counted AS (
			SELECT d.root_id, d.folder, t.album_id, count(*) AS n FROM (SELECT DISTINCT root_id, folder FROM mine) d CROSS JOIN LATERAL (
				SELECT o.id FROM files o WHERE o.root_id = d.root_id AND o.path >= d.folder || '/' AND o.path < d.folder || '0' AND o.missing_since IS NULL
					AND strpos(substr(o.path, length(d.folder) + 2), '/') = 0 LIMIT `+mostBeside+`
			) o JOIN track_files x ON x.file_id = o.id JOIN tracks t ON t.id = x.track_id WHERE t.album_id IS NOT NULL GROUP BY d.root_id, d.folder, t.album_id
		), main AS (SELECT DISTINCT ON (root_id, folder) root_id, folder, album_id FROM counted ORDER BY root_id, folder, n DESC, album_id)
		SELECT mine.id FROM mine JOIN main USING (root_id, folder) WHERE mine.album_id <> main.album_id ORDER BY mine.id`, files)
}

// trackTwins are the files whose content an earlier file has that is of another album.
func (store) trackTwins(ctx context.Context, q db.Q, files []uuid.UUID) ([]uuid.UUID, error) {
	return db.Column[uuid.UUID](ctx, q, `SELECT DISTINCT f.id FROM files f JOIN files o ON o.oshash = f.oshash AND o.size_bytes = f.size_bytes AND o.id < f.id
			AND o.library_id = f.library_id AND o.missing_since IS NULL
		JOIN track_files x ON x.file_id = f.id JOIN tracks a ON a.id = x.track_id JOIN track_files y ON y.file_id = o.id JOIN tracks b ON b.id = y.track_id
		WHERE f.id = ANY($1) AND a.album_id IS DISTINCT FROM b.album_id ORDER BY f.id`, files)
}

// albumColumns select an album m as alikeRow has it, for the rest to stand behind them.
const albumColumns = `'ALBUM' AS kind, m.id, m.library_id, m.key, m.title, NULL::text AS original_title, m.year, NULL::bigint AS runtime_ms,
		NULL::bigint AS tmdb_id, NULL::bigint AS tvdb_id, NULL::text AS imdb_id, m.credit, m.mbid::text AS mbid,
		ARRAY(SELECT a.name FROM album_artists x JOIN artists a ON a.id = x.artist_id WHERE x.album_id = m.id ORDER BY x.position) AS artists,
		COALESCE((SELECT r.key FROM releases r WHERE r.album_id = m.id ORDER BY r.id LIMIT 1), '') AS release_key`

const alikeAlbums = `SELECT c.file AS file_id, ` + albumColumns + `, c.folder AS same_folder, c.content AS same_content, NULL::int AS season, NULL::int AS number
	FROM (
		SELECT a.file, f.id AS own, c.id, bool_or(c.folder) AS folder, bool_or(c.content) AS content
		FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) AS a(file, title, folder, mbid) JOIN files f ON f.id = a.file
		CROSS JOIN LATERAL (
			(SELECT id, false AS folder, false AS content FROM albums
				WHERE library_id = ANY($5) AND folded_title % a.title ORDER BY similarity(folded_title, a.title) DESC, id LIMIT 8)
			UNION ALL SELECT id, false, false FROM albums WHERE library_id = ANY($5) AND key = 'mb|' || a.mbid
			UNION ALL SELECT t.album_id, false, true FROM files o JOIN track_files x ON x.file_id = o.id JOIN tracks t ON t.id = x.track_id
				WHERE o.oshash = f.oshash AND o.size_bytes = f.size_bytes AND o.id <> f.id AND o.library_id = ANY($5) AND t.album_id IS NOT NULL
			UNION ALL (SELECT t.album_id, true, false FROM files o JOIN track_files x ON x.file_id = o.id JOIN tracks t ON t.id = x.track_id
				WHERE a.folder <> '' AND o.root_id = f.root_id AND o.id <> f.id AND t.album_id IS NOT NULL
				AND o.path >= a.folder || '/' AND o.path < a.folder || '0' AND starts_with(o.path, a.folder || '/') ORDER BY o.path LIMIT 20)
		) c GROUP BY a.file, f.id, c.id
	) c JOIN albums m ON m.id = c.id
	WHERE EXISTS (SELECT FROM tracks t JOIN track_files x ON x.track_id = t.id WHERE t.album_id = m.id AND x.file_id <> c.own)`

// album is one that a decision names.
func (store) album(ctx context.Context, q db.Q, v access.Viewer, key uuid.UUID) (*alikeRow, error) {
	return db.OneSQL[alikeRow](ctx, q, `SELECT m.id AS file_id, `+albumColumns+`, false AS same_folder, false AS same_content, NULL::int AS season, NULL::int AS number
		FROM albums m WHERE id = $1 AND library_id = ANY($2)`, key, v.Libraries)
}
