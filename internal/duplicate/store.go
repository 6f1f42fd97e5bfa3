package duplicate

import (
	"context"
	"time"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
	"revenge/internal/platform/keyset"
)

// store is the only writer of duplicate_groups and duplicate_places. All statements are raw: sets made of what other nouns own.
type store struct{}

// present are the files of items that are there, with what tells versions apart.
const present = `present AS (
		SELECT 'MOVIE' AS kind, x.movie_id AS item, x.file_id, x.edition, x.part FROM movie_files x JOIN files f ON f.id = x.file_id WHERE f.missing_since IS NULL
		UNION ALL SELECT 'EPISODE', x.episode_id, x.file_id, x.edition, x.part FROM episode_files x JOIN files f ON f.id = x.file_id WHERE f.missing_since IS NULL
		UNION ALL SELECT 'TRACK', x.track_id, x.file_id, NULL, NULL FROM track_files x JOIN files f ON f.id = x.file_id WHERE f.missing_since IS NULL
	)`

// titled are the keys that separate items may share. An item may have several: the first that brings the same ones together
// stands for all. Of tracks these are those of one recording on a release, and those of one title and artist: on a disc, and on albums of
// one artist and title. What has one title is the same as long as the next one by length but for five seconds, and where nobody says that
// the recordings differ: a release may have several intros. What a release has on several discs is another one on each.
const titled = `alike AS (
		SELECT id, artist, folded_title FROM (
			SELECT id, split_part(place, E'\t', 1) AS artist, folded_title, count(*) OVER (PARTITION BY split_part(place, E'\t', 1), folded_title) AS n
			FROM albums WHERE missing_since IS NULL
		) a WHERE n > 1
	), there AS (
		SELECT id, album_id, release_id, disc, mbid, duration_ms, folded_title || '|' || lower(credit) AS song
		FROM tracks WHERE release_id IS NOT NULL AND missing_since IS NULL
	), named AS (
		SELECT id, mbid, duration_ms, 2 AS rank, 'track|' || release_id || '|' || disc || '|' || md5(song) AS name FROM there
		UNION ALL
		SELECT id, mbid, duration_ms, 3, 'album|' || md5(album || '|' || song) || '|' || CASE WHEN first < last THEN disc ELSE 0 END FROM (
			SELECT t.*, a.artist || '|' || a.folded_title AS album, min(disc) OVER s AS first, max(disc) OVER s AS last
			FROM alike a JOIN there t ON t.album_id = a.id WINDOW s AS (PARTITION BY t.release_id, t.song)
		) t
	), stepped AS (
		SELECT *, (duration_ms - lag(duration_ms, 1, duration_ms) OVER (PARTITION BY name ORDER BY duration_ms, id) > 5000)::int AS step FROM named
	), long AS (
		SELECT id, mbid, rank, name || '|' || sum(step) OVER (PARTITION BY name ORDER BY duration_ms, id) AS name FROM stepped
	), heard AS (
		SELECT id, rank, name || CASE WHEN min(mbid::text) OVER n <> max(mbid::text) OVER n THEN '|' || coalesce(mbid::text, '') ELSE '' END AS name
		FROM long WINDOW n AS (PARTITION BY name)
	), titled AS (
		SELECT 'MOVIE' AS kind, id AS item, 1 AS rank, 'movie|tmdb|' || tmdb_id AS key FROM movies WHERE tmdb_id IS NOT NULL
		UNION ALL SELECT 'MOVIE', id, 2, 'movie|imdb|' || imdb_id FROM movies WHERE imdb_id IS NOT NULL
		UNION ALL SELECT 'MOVIE', id, 3, weak_key FROM movies WHERE weak_key <> ''
		UNION ALL SELECT 'EPISODE', e.id, k.rank, k.key || '|s' || e.season_number || '|' || e.number FROM episodes e JOIN series s ON s.id = e.series_id
			CROSS JOIN LATERAL (VALUES (1, 'series|tvdb|' || s.tvdb_id), (2, 'series|tmdb|' || s.tmdb_id), (3, nullif(s.weak_key, ''))) k(rank, key)
			WHERE e.number IS NOT NULL AND k.key IS NOT NULL
		UNION ALL SELECT 'TRACK', id, 1, 'track|mb|' || release_id || '|' || mbid FROM tracks WHERE release_id IS NOT NULL AND mbid IS NOT NULL
		UNION ALL SELECT 'TRACK', id, rank, name FROM heard
	)`

const found = `found AS (
		SELECT 'CONTENT'::duplicate_kind AS kind, oshash || '|' || size_bytes AS key, array_agg(id ORDER BY id) AS files
		FROM files WHERE oshash IS NOT NULL AND missing_since IS NULL GROUP BY oshash, size_bytes HAVING count(*) > 1
		UNION ALL
		SELECT 'VERSION', kind || '|' || item, array_agg(file_id ORDER BY file_id) FROM present GROUP BY kind, item
		HAVING count(DISTINCT (edition, CASE WHEN part IS NULL THEN file_id END)) > 1
		UNION ALL
		SELECT 'TITLE', key, files FROM (
			SELECT DISTINCT ON (kind, items) kind, key, files FROM (
				SELECT t.kind, t.rank, t.key, array_agg(DISTINCT t.item ORDER BY t.item) AS items, array_agg(DISTINCT p.file_id ORDER BY p.file_id) AS files
				FROM titled t JOIN present p ON p.kind = t.kind AND p.item = t.item GROUP BY t.kind, t.rank, t.key HAVING count(DISTINCT t.item) > 1
			) g ORDER BY kind, items, rank
		) t
	)`

// group writes what there is more than once, and leaves alone what stands already. What was ignored stays, empty, when its
// files are gone for a while.
const group = `WITH ` + present + `, ` + titled + `, ` + found + `, gone AS (
		DELETE FROM duplicate_groups g WHERE ignored_files IS NULL AND NOT EXISTS (SELECT FROM found f WHERE f.kind = g.kind AND f.key = g.key)
	), emptied AS (
		UPDATE duplicate_groups g SET file_ids = '{}' WHERE ignored_files IS NOT NULL AND file_ids <> '{}'
			AND NOT EXISTS (SELECT FROM found f WHERE f.kind = g.kind AND f.key = g.key)
	)
	INSERT INTO duplicate_groups AS g (kind, key, file_ids) SELECT kind, key, files FROM found
	ON CONFLICT (kind, key) DO UPDATE SET file_ids = excluded.file_ids WHERE g.file_ids <> excluded.file_ids`

// find brings groups and lists in line with what there is.
func (store) find(ctx context.Context, q db.Q) error {
	if _, err := db.ExecSQL(ctx, q, group); err != nil {
		return err
	}
	_, err := db.ExecSQL(ctx, q, `WITH placed AS (`+placed("TRUE")+`), gone AS (
			DELETE FROM duplicate_places p WHERE NOT EXISTS (SELECT FROM placed n WHERE n.id = p.id AND n.library_id = p.library_id)
		) `+insertPlaces+` SELECT * FROM placed`+onPlace)
	return err
}

const (
	insertPlaces = `INSERT INTO duplicate_places AS p (id, library_id, kind, ignored, saved_bytes)`
	onPlace      = ` ON CONFLICT (id, library_id) DO UPDATE SET ignored = excluded.ignored, saved_bytes = excluded.saved_bytes
		WHERE (p.ignored, p.saved_bytes) IS DISTINCT FROM (excluded.ignored, excluded.saved_bytes)`
)

// placed are the rows of lists that groups have.
func placed(which string) string {
	return `WITH held AS (
			SELECT g.id, g.kind, g.ignored_files IS NOT NULL AND g.file_ids <@ g.ignored_files AS ignored, f.library_id, f.size_bytes
			FROM duplicate_groups g CROSS JOIN LATERAL unnest(g.file_ids) x(file) JOIN files f ON f.id = x.file WHERE ` + which + `
		), totals AS (
			SELECT id, kind, ignored, sum(size_bytes) - max(size_bytes) AS saved FROM held GROUP BY id, kind, ignored
		)
		SELECT id, '00000000-0000-0000-0000-000000000000'::uuid AS library_id, kind, ignored, saved::bigint FROM totals
		UNION ALL SELECT DISTINCT t.id, h.library_id, t.kind, t.ignored, t.saved::bigint FROM totals t JOIN held h ON h.id = t.id`
}

// lock lets one transaction at a time find or ignore.
func (store) lock(ctx context.Context, q db.Q) error {
	_, err := db.ExecSQL(ctx, q, `SELECT pg_advisory_xact_lock(hashtextextended('duplicates', 0))`)
	return err
}

// ignore says of groups that they are meant to be, or takes it back, and returns those that are known.
func (store) ignore(ctx context.Context, q db.Q, keys []uuid.UUID, now *time.Time) ([]uuid.UUID, error) {
	met, err := db.Column[uuid.UUID](ctx, q, `UPDATE duplicate_groups SET ignored_at = $2,
			ignored_files = CASE WHEN $2::timestamptz IS NOT NULL THEN file_ids END WHERE id = ANY($1) AND file_ids <> '{}' RETURNING id`, keys, now)
	if err != nil {
		return nil, err
	}
	_, err = db.ExecSQL(ctx, q, insertPlaces+` SELECT * FROM (`+placed("g.id = ANY($1)")+`) n`+onPlace, met)
	return met, err
}

// list is raw because keyset writes the page; see its package comment.
func (store) list(library uuid.UUID, kind Kind, ignored bool) keyset.List {
	l := keyset.List{Columns: "id, saved_bytes", From: "duplicate_places"}
	l.Where("library_id = ?", library)
	l.Where("kind = ?::duplicate_kind", string(kind))
	l.Where("ignored = ?", ignored)
	return l
}

// groupFile is a file of a group, joined with the group.
type groupFile struct {
	GroupID   uuid.UUID
	Kind      Kind `db:"group_kind"`
	IgnoredAt *time.Time
	File
}

// files are those of groups that are there, with what each is of.
func (store) files(ctx context.Context, q db.Q, groups, libraries []uuid.UUID) ([]*groupFile, error) {
	return db.AllSQL[groupFile](ctx, q, `SELECT g.id AS group_id, g.kind AS group_kind,
			CASE WHEN g.file_ids <@ g.ignored_files THEN g.ignored_at END AS ignored_at,
			f.id AS file_id, f.size_bytes, f.added_at, COALESCE(m.width, 0) AS width, COALESCE(m.height, 0) AS height, COALESCE(m.video_codec, '') AS video_codec,
			COALESCE(m.audio_codec, '') AS audio_codec, COALESCE(m.hdr, '') AS hdr, COALESCE(m.bit_rate, 0) AS bit_rate, COALESCE(m.duration_ms, 0) AS duration_ms,
			COALESCE(jsonb_array_length(jsonb_path_query_array(m.info, '$.streams[*] ? (@.kind == "AUDIO")')), 0) AS audios,
			COALESCE(jsonb_array_length(jsonb_path_query_array(m.info, '$.streams[*] ? (@.kind == "SUBTITLE")')), 0) AS subtitles,
			i.item_kind, i.item_id, i.edition, i.part
		FROM duplicate_groups g CROSS JOIN LATERAL unnest(g.file_ids) x(file) JOIN files f ON f.id = x.file LEFT JOIN file_media m ON m.file_id = f.id
		LEFT JOIN LATERAL (
			SELECT 'MOVIE' AS item_kind, movie_id AS item_id, edition, part FROM movie_files WHERE file_id = f.id
			UNION ALL (SELECT 'EPISODE', l.episode_id, l.edition, l.part FROM episode_files l WHERE l.file_id = f.id
				ORDER BY (g.key = 'EPISODE|' || l.episode_id) DESC, l.episode_id LIMIT 1)
			UNION ALL SELECT 'TRACK', track_id, NULL, NULL FROM track_files WHERE file_id = f.id LIMIT 1
		) i ON TRUE
		WHERE g.id = ANY($1) AND f.library_id = ANY($2) AND f.missing_since IS NULL ORDER BY g.id, f.size_bytes DESC, f.id`, groups, libraries)
}
