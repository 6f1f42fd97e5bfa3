package review

import (
	"context"
	"path"
	"strconv"
	"time"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/library"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fold"
	"revenge/internal/platform/keyset"
)

// store is the only writer of review_files and review_decisions. All statements are raw: whole batches travel as one parameter
// each, and are joined with what other nouns own.
type store struct{}

// decided is a decision that holds for a file.
type decided struct {
	ID       uuid.UUID
	FileID   uuid.UUID
	Verdict  Verdict
	Kind     *Kind
	Key      *string
	Title    *string
	Year     *int
	Season   *int
	Episodes []int
	IDs      map[string]string `db:"ids"`
	// Of tracks.
	Artist     *string
	Artists    []string
	ArtistKeys []string
	ReleaseKey *string
}

// decisions are those that hold: by place, by content, or where that is not known by its row. One that was made about another file
// of the same content, which is still there, counts after those about the file itself; and where it joined that to an item, it is
// for files of other libraries of the kind alone. Of the rest the newest counts.
func (store) decisions(ctx context.Context, q db.Q, files []uuid.UUID) ([]*decided, error) {
	return db.AllSQL[decided](ctx, q, `SELECT DISTINCT ON (f.id) d.id, f.id AS file_id, d.verdict, d.kind, d.key, d.title, d.year, d.season, d.episodes, d.ids,
			d.artist, d.artists, d.artist_keys, d.release_key
		FROM files f JOIN libraries l ON l.id = f.library_id CROSS JOIN LATERAL (
			SELECT *, false AS lent FROM review_decisions WHERE root_id = f.root_id AND path = f.path AND undone_at IS NULL
			UNION ALL SELECT *, false FROM review_decisions WHERE file_id = f.id AND undone_at IS NULL AND (oshash IS NULL OR f.oshash IS NULL)
			UNION ALL SELECT c.*, t.lent FROM review_decisions c JOIN libraries o ON o.id = c.library_id CROSS JOIN LATERAL (
					SELECT EXISTS (SELECT FROM files t WHERE t.root_id = c.root_id AND t.path = c.path AND t.id <> f.id
						AND t.oshash = c.oshash AND t.missing_since IS NULL) AS lent
				) t WHERE c.oshash = f.oshash AND c.size_bytes = f.size_bytes AND c.undone_at IS NULL
					AND (c.verdict <> 'JOINED' AND c.library_id = f.library_id
						OR c.verdict = 'JOINED' AND o.kind = l.kind AND (NOT t.lent OR c.library_id <> f.library_id))
		) d WHERE f.id = ANY($1) ORDER BY f.id, d.library_id = f.library_id DESC, d.lent, d.decided_at DESC, d.id DESC`, files)
}

// neighbour is an item that lies beside a file's in the order of titles.
type neighbour struct {
	FileID     uuid.UUID
	Title      string
	Year       *int
	OtherTitle string
	OtherYear  *int
}

// neighbours are those of items that nothing but names tells about. Titles that are nearly the same mostly lie side by side,
// and looking there costs nothing, however large the library is. Of two that are nearly the same, the later one is doubted.
func (store) neighbours(ctx context.Context, q db.Q, kind Kind, files []uuid.UUID) ([]*neighbour, error) {
	table, of := "movies", `SELECT file_id, movie_id AS item FROM movie_files WHERE file_id = ANY($1)`
	bare := "m.tmdb_id IS NULL AND m.imdb_id IS NULL"
	if kind == Episode {
		table, of = "series", `SELECT DISTINCT ON (e.series_id) x.file_id, e.series_id AS item FROM episode_files x JOIN episodes e ON e.id = x.episode_id
			WHERE x.file_id = ANY($1) ORDER BY e.series_id, x.file_id`
		bare += " AND m.tvdb_id IS NULL"
	}
	return db.AllSQL[neighbour](ctx, q, `SELECT o.file_id, m.title, m.year, n.title AS other_title, n.year AS other_year
		FROM (`+of+`) o JOIN `+table+` m ON m.id = o.item CROSS JOIN LATERAL (
			(SELECT id, title, year FROM `+table+` WHERE library_id = m.library_id AND (sort_title, id) < (m.sort_title, m.id) ORDER BY sort_title DESC, id DESC LIMIT 3)
			UNION ALL
			(SELECT id, title, year FROM `+table+` WHERE library_id = m.library_id AND (sort_title, id) > (m.sort_title, m.id) ORDER BY sort_title, id LIMIT 3)
		) n WHERE n.id < m.id AND NOT m.described AND `+bare, files)
}

// twins are the files whose content an earlier file has that is of another item.
func (store) twins(ctx context.Context, q db.Q, files []uuid.UUID) ([]uuid.UUID, error) {
	return db.Column[uuid.UUID](ctx, q, `SELECT f.id FROM files f JOIN files o ON o.oshash = f.oshash AND o.size_bytes = f.size_bytes AND o.id < f.id
			AND o.library_id = f.library_id AND o.missing_since IS NULL
		LEFT JOIN movie_files a ON a.file_id = f.id LEFT JOIN movie_files b ON b.file_id = o.id
		LEFT JOIN LATERAL (SELECT episode_id FROM episode_files WHERE file_id = f.id ORDER BY episode_id LIMIT 1) c ON TRUE
		LEFT JOIN LATERAL (SELECT episode_id FROM episode_files WHERE file_id = o.id ORDER BY episode_id LIMIT 1) d ON TRUE
		WHERE f.id = ANY($1) AND (b.movie_id IS NOT NULL OR d.episode_id IS NOT NULL)
			AND (a.movie_id IS DISTINCT FROM b.movie_id OR c.episode_id IS DISTINCT FROM d.episode_id)`, files)
}

// doubt is a row of the inbox.
type doubt struct {
	ID        uuid.UUID         `json:"id"`
	LibraryID uuid.UUID         `json:"library_id"`
	Reasons   []Reason          `json:"reasons"`
	Evidence  *library.Evidence `json:"evidence"`
	NotedAt   time.Time         `json:"noted_at"`
}

// put writes what is doubted, and removes what is certain and nobody has decided about.
func (store) put(ctx context.Context, q db.Q, doubted []doubt, certain []uuid.UUID) (int64, error) {
	n, err := db.ExecSQL(ctx, q, `INSERT INTO review_files AS r (id, library_id, reasons, evidence, noted_at)
		SELECT id, library_id, reasons, evidence, noted_at FROM jsonb_to_recordset($1)
			AS n(id uuid, library_id uuid, reasons review_reason[], evidence jsonb, noted_at timestamptz)
		ON CONFLICT (id) DO UPDATE SET reasons = excluded.reasons, evidence = excluded.evidence
			WHERE (r.reasons, r.evidence) IS DISTINCT FROM (excluded.reasons, excluded.evidence)`,
		append([]doubt{}, doubted...))
	if err != nil {
		return 0, err
	}
	gone, err := db.ExecSQL(ctx, q, `DELETE FROM review_files WHERE id = ANY($1) AND decision_id IS NULL`, certain)
	return n + gone, err
}

// place is a row of the inbox as lists are read.
type place struct {
	ID      uuid.UUID
	NotedAt time.Time
}

// list is raw because keyset writes the page; see its package comment.
func (store) list(f Filter) keyset.List {
	l := keyset.List{Columns: "id, noted_at", From: "review_files", Library: "library_id"}
	l.WherePlain("decision_id IS NULL")
	if len(f.Reasons) > 0 {
		l.Where("reasons && ?::text[]::review_reason[]", texts(f.Reasons))
	}
	return l
}

func texts[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = string(x)
	}
	return out
}

// fileRow is a file of the inbox, or any other, with what it is compared by.
type fileRow struct {
	ID          uuid.UUID
	LibraryID   uuid.UUID
	LibraryKind library.Kind
	Reasons     []string
	Evidence    *library.Evidence
	NotedAt     *time.Time
	DecisionID  *uuid.UUID
	DurationMs  *int64
	RootID      uuid.UUID
	Path        string
	OSHash      *string `db:"oshash"`
	SizeBytes   int64
	ItemKind    *string
	ItemID      *uuid.UUID
}

// files are those that are there, whether they are in the inbox or not.
func (store) files(ctx context.Context, q db.Q, libraries, keys []uuid.UUID) ([]*fileRow, error) {
	return db.AllSQL[fileRow](ctx, q, `SELECT f.id, f.library_id, l.kind AS library_kind, COALESCE(r.reasons, '{}')::text[] AS reasons,
			r.evidence, r.noted_at, r.decision_id,
			m.duration_ms, f.root_id, f.path, f.oshash, f.size_bytes, i.item_kind, i.item_id
		FROM files f JOIN libraries l ON l.id = f.library_id LEFT JOIN review_files r ON r.id = f.id LEFT JOIN file_media m ON m.file_id = f.id
		LEFT JOIN LATERAL (
			SELECT 'MOVIE' AS item_kind, movie_id AS item_id FROM movie_files WHERE file_id = f.id
			UNION ALL SELECT 'EPISODE', episode_id FROM episode_files WHERE file_id = f.id
			UNION ALL SELECT 'TRACK', track_id FROM track_files WHERE file_id = f.id LIMIT 1
		) i ON TRUE WHERE f.id = ANY($1) AND f.library_id = ANY($2) AND f.missing_since IS NULL ORDER BY f.id`, keys, libraries)
}

// alikeRow is an item that a file may be of.
type alikeRow struct {
	FileID        uuid.UUID
	Kind          string
	ID            uuid.UUID
	LibraryID     uuid.UUID
	Key           string
	Title         string
	OriginalTitle *string
	Year          *int
	RuntimeMs     *int64
	TMDBID        *int64  `db:"tmdb_id"`
	TVDBID        *int64  `db:"tvdb_id"`
	IMDBID        *string `db:"imdb_id"`
	SameFolder    bool
	SameContent   bool
	Season        *int
	Number        *int
	// Of albums.
	Credit     *string
	MBID       *string `db:"mbid"`
	Artists    []string
	ReleaseKey string
}

func (r *alikeRow) ids() map[string]string {
	out := map[string]string{}
	if r.MBID != nil {
		out["musicbrainz"] = *r.MBID
	}
	if r.TMDBID != nil {
		out["tmdb"] = strconv.FormatInt(*r.TMDBID, 10)
	}
	if r.TVDBID != nil {
		out["tvdb"] = strconv.FormatInt(*r.TVDBID, 10)
	}
	if r.IMDBID != nil {
		out["imdb"] = *r.IMDBID
	}
	return out
}

const alikeMovies = `SELECT a.file AS file_id, 'MOVIE' AS kind, m.id, m.library_id, m.key, m.title, m.original_title, m.year, m.runtime_ms,
		m.tmdb_id, NULL::bigint AS tvdb_id,
		m.imdb_id, bool_or(c.folder) AS same_folder, bool_or(c.content) AS same_content, NULL::int AS season, NULL::int AS number,
		NULL::text AS credit, NULL::text AS mbid, '{}'::text[] AS artists, '' AS release_key
	FROM unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::bigint[]) AS a(file, title, folder, tmdb, imdb, tvdb)
	JOIN files f ON f.id = a.file
	CROSS JOIN LATERAL (
		(SELECT id, false AS folder, false AS content FROM movies
			WHERE library_id = ANY($7) AND folded_title % a.title ORDER BY similarity(folded_title, a.title) DESC, id LIMIT 8)
		UNION ALL SELECT id, false, false FROM movies WHERE library_id = ANY($7) AND tmdb_id = a.tmdb
		UNION ALL SELECT id, false, false FROM movies WHERE library_id = ANY($7) AND imdb_id = a.imdb
		UNION ALL SELECT x.movie_id, false, true FROM files o JOIN movie_files x ON x.file_id = o.id
			WHERE o.oshash = f.oshash AND o.size_bytes = f.size_bytes AND o.id <> f.id AND o.library_id = ANY($7)
		UNION ALL (SELECT x.movie_id, true, false FROM files o JOIN movie_files x ON x.file_id = o.id WHERE a.folder <> '' AND o.root_id = f.root_id AND o.id <> f.id
			AND o.path >= a.folder || '/' AND o.path < a.folder || '0' AND starts_with(o.path, a.folder || '/') ORDER BY o.path LIMIT 5)
	) c JOIN movies m ON m.id = c.id
	WHERE EXISTS (SELECT FROM movie_files x WHERE x.movie_id = m.id AND x.file_id <> f.id) GROUP BY a.file, m.id`

const alikeSeries = `SELECT a.file AS file_id, 'SERIES' AS kind, s.id, s.library_id, s.key, s.title, s.original_title, s.year,
		NULL::bigint AS runtime_ms, s.tmdb_id, s.tvdb_id,
		s.imdb_id, bool_or(c.folder) AS same_folder, bool_or(c.content) AS same_content, max(c.season) AS season, max(c.number) AS number,
		NULL::text AS credit, NULL::text AS mbid, '{}'::text[] AS artists, '' AS release_key
	FROM unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::bigint[]) AS a(file, title, folder, tmdb, imdb, tvdb)
	JOIN files f ON f.id = a.file
	CROSS JOIN LATERAL (
		(SELECT id, FALSE AS folder, false AS content, NULL::int AS season, NULL::int AS number FROM series
			WHERE library_id = ANY($7) AND folded_title % a.title ORDER BY similarity(folded_title, a.title) DESC, id LIMIT 8)
		UNION ALL SELECT id, FALSE, false, NULL, NULL FROM series WHERE library_id = ANY($7) AND tmdb_id = a.tmdb
		UNION ALL SELECT id, FALSE, false, NULL, NULL FROM series WHERE library_id = ANY($7) AND imdb_id = a.imdb
		UNION ALL SELECT id, FALSE, false, NULL, NULL FROM series WHERE library_id = ANY($7) AND tvdb_id = a.tvdb
		UNION ALL SELECT e.series_id, false, true, e.season_number, e.number
			FROM files o JOIN episode_files x ON x.file_id = o.id JOIN episodes e ON e.id = x.episode_id
			WHERE o.oshash = f.oshash AND o.size_bytes = f.size_bytes AND o.id <> f.id AND o.library_id = ANY($7)
		UNION ALL (SELECT e.series_id, true, false, NULL, NULL FROM files o JOIN episode_files x ON x.file_id = o.id JOIN episodes e ON e.id = x.episode_id
			WHERE a.folder <> '' AND o.root_id = f.root_id AND o.id <> f.id
			AND o.path >= a.folder || '/' AND o.path < a.folder || '0' AND starts_with(o.path, a.folder || '/') ORDER BY o.path LIMIT 5)
	) c JOIN series s ON s.id = c.id
	WHERE EXISTS (SELECT FROM episode_files x JOIN episodes e ON e.id = x.episode_id WHERE e.series_id = s.id AND x.file_id <> f.id) GROUP BY a.file, s.id`

// alike finds what files may be of, in one statement.
func (store) alike(ctx context.Context, q db.Q, kind Kind, libraries []uuid.UUID, files []*File) ([]*alikeRow, error) {
	var keys []uuid.UUID
	var titles, folders []string
	var tmdb, tvdb []*int64
	var imdb []*string
	for _, f := range files {
		folder := path.Dir(f.path)
		if folder == "." {
			folder = ""
		}
		keys, titles, folders = append(keys, f.ID), append(titles, fold.Text(f.facts.titles[0])), append(folders, folder)
		tmdb, tvdb, imdb = append(tmdb, number(f.Evidence.IDs["tmdb"])), append(tvdb, number(f.Evidence.IDs["tvdb"])), append(imdb, text(f.Evidence.IDs["imdb"]))
	}
	if kind == Track {
		mbids := make([]*string, len(files))
		for i, f := range files {
			mbids[i] = text(f.Evidence.IDs["musicbrainz"])
		}
		return db.AllSQL[alikeRow](ctx, q, alikeAlbums, keys, titles, folders, mbids, libraries)
	}
	sql := alikeMovies
	if kind == Episode {
		sql = alikeSeries
	}
	return db.AllSQL[alikeRow](ctx, q, sql, keys, titles, folders, tmdb, imdb, tvdb, libraries)
}

func number(s string) *int64 {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return nil
	}
	return &n
}

func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// item is a film or series that a decision names.
func (s store) item(ctx context.Context, q db.Q, v access.Viewer, kind Kind, key uuid.UUID) (*alikeRow, error) {
	if kind == Track {
		return s.album(ctx, q, v, key)
	}
	table, tvdb, name := "movies", "NULL::bigint", "MOVIE"
	if kind == Episode {
		table, tvdb, name = "series", "tvdb_id", "SERIES"
	}
	return db.OneSQL[alikeRow](ctx, q, `SELECT id AS file_id, $3 AS kind, id, library_id, key, title, original_title, year,
			NULL::bigint AS runtime_ms, tmdb_id, `+tvdb+` AS tvdb_id, imdb_id,
			false AS same_folder, false AS same_content, NULL::int AS season, NULL::int AS number,
		NULL::text AS credit, NULL::text AS mbid, '{}'::text[] AS artists, '' AS release_key
		FROM `+table+` WHERE id = $1 AND library_id = ANY($2)`, key, v.Libraries, name)
}

func (store) status(ctx context.Context, q db.Q, libraries []uuid.UUID) (*Status, error) {
	return db.OneSQL[Status](ctx, q, `SELECT
		(SELECT count(*)::int FROM (SELECT FROM review_files WHERE decision_id IS NULL AND library_id = ANY($1) LIMIT 10001) n) AS open,
		concat_ws('.', (SELECT count(*) FROM (SELECT FROM review_files WHERE decision_id IS NULL AND library_id = ANY($1) LIMIT 10001) n),
			(SELECT max(noted_at) FROM review_files WHERE decision_id IS NULL AND library_id = ANY($1)),
			(SELECT max(decided_at) FROM review_decisions WHERE library_id = ANY($1)),
			(SELECT max(undone_at) FROM review_decisions WHERE library_id = ANY($1))) AS revision`, libraries)
}
