package tvshow

import (
	"context"
	"reflect"
	"time"

	"github.com/google/uuid"

	"revenge/internal/artwork"
	"revenge/internal/intake"
	"revenge/internal/metadata"
	"revenge/internal/metadata/agerating"
	"revenge/internal/origin"
	"revenge/internal/platform/db"
)

// All statements here are raw, as whole batches travel as one parameter each: JSON that PostgreSQL spreads into rows.

type seriesRow struct {
	ID            uuid.UUID         `json:"id"`
	LibraryID     uuid.UUID         `json:"library_id"`
	Key           string            `json:"key"`
	WeakKey       string            `json:"weak_key"`
	Title         string            `json:"title"`
	SortTitle     string            `json:"sort_title"`
	FoldedTitle   string            `json:"folded_title"`
	OriginalTitle *string           `json:"original_title"`
	Titles        metadata.Titles   `json:"titles"`
	SortTitles    map[string]string `json:"sort_titles"`
	Year          *int              `json:"year"`
	FirstAiredOn  *string           `json:"first_aired_on"`
	EndedOn       *string           `json:"ended_on"`
	Status        Status            `json:"status"`
	Type          Type              `json:"type"`
	Certification *string           `json:"certification"`
	Rating        *float64          `json:"rating"`
	TMDBID        *int64            `json:"tmdb_id" db:"tmdb_id"`
	TVDBID        *int64            `json:"tvdb_id" db:"tvdb_id"`
	IMDBID        *string           `json:"imdb_id" db:"imdb_id"`
	ShownIDs      origin.IDs        `json:"shown_ids"`
	GenreIDs      []uuid.UUID       `json:"genre_ids"`
	LabelIDs      []uuid.UUID       `json:"label_ids"`
	MinimumAge    *int              `json:"minimum_age"`
	PosterID      *uuid.UUID        `json:"poster_id"`
	BackdropID    *uuid.UUID        `json:"backdrop_id"`
	LogoID        *uuid.UUID        `json:"logo_id"`
	Described     bool              `json:"described"`
	MissingSince  *time.Time        `json:"missing_since"`
	AddedAt       time.Time         `json:"added_at"`
}

// keptPictures are where a series' pictures come from.
type keptPictures struct {
	PosterSource, BackdropSource, LogoSource *artwork.Source
}

// keptSeries is a series as it is known, with which files of the batch belong to it.
type keptSeries struct {
	seriesRow
	keptPictures
	FileIDs []uuid.UUID
	// Aliases are those of the keys looked for that led to what was merged into it.
	Aliases []string
	// Settled counts the files beyond the batch that are there and identified: they hold the series in its place.
	Settled int
}

type seasonRow struct {
	ID        uuid.UUID `json:"id"`
	SeriesID  uuid.UUID `json:"series_id"`
	LibraryID uuid.UUID `json:"library_id"`
	Number    int       `json:"number"`
	Title     *string   `json:"title"`
	Overview  *string   `json:"overview"`
	// Translations are nil where there are none.
	Translations []metadata.Translation `json:"translations"`
	PosterID     *uuid.UUID             `json:"poster_id"`
}

type keptSeason struct {
	seasonRow
	PosterSource *artwork.Source
}

type episodeRow struct {
	ID           uuid.UUID       `json:"id"`
	SeriesID     uuid.UUID       `json:"series_id"`
	SeasonID     uuid.UUID       `json:"season_id"`
	LibraryID    uuid.UUID       `json:"library_id"`
	Key          string          `json:"key"`
	SeasonNumber int             `json:"season_number"`
	Number       *int            `json:"number"`
	Absolute     *int            `json:"absolute"`
	Title        *string         `json:"title"`
	Titles       metadata.Titles `json:"titles"`
	AiredOn      *string         `json:"aired_on"`
	Overview     *string         `json:"overview"`
	Rating       *float64        `json:"rating"`
	RuntimeMs    *int64          `json:"runtime_ms"`
	StillID      *uuid.UUID      `json:"still_id"`
	Described    bool            `json:"described"`
	MissingSince *time.Time      `json:"missing_since"`
	AddedAt      time.Time       `json:"added_at"`
	Position     int             `json:"position"`

	AirsBeforeSeason  *int `json:"airs_before_season"`
	AirsBeforeEpisode *int `json:"airs_before_episode"`
	AirsAfterSeason   *int `json:"airs_after_season"`
	DVDSeason         *int `json:"dvd_season" db:"dvd_season"`
	DVDNumber         *int `json:"dvd_number" db:"dvd_number"`
}

// keptEpisode is an episode as it is known, with its still's origin and its files.
type keptEpisode struct {
	episodeRow
	StillSource *artwork.Source
	StillFile   *uuid.UUID
	// FileIDs are its files in the batch, Files is how many there are in all.
	FileIDs []uuid.UUID
	Files   int
}

func same[T any](a, b T) bool { return reflect.DeepEqual(a, b) }

const (
	seriesRead = `s.id, s.library_id, s.key, s.weak_key, s.title, s.sort_title, s.folded_title, s.original_title, s.titles, s.sort_titles, s.year, s.first_aired_on::text AS first_aired_on,
		s.ended_on::text AS ended_on, s.status, s.type, s.certification, s.rating, s.tmdb_id, s.tvdb_id, s.imdb_id, s.shown_ids, s.genre_ids, s.label_ids,
		s.minimum_age, s.poster_id, s.backdrop_id, s.logo_id, s.described, s.missing_since, s.added_at`
	episodeRead = `e.id, e.series_id, e.season_id, e.library_id, e.key, e.season_number, e.number, e.absolute, e.title, e.titles, e.aired_on::text AS aired_on, e.overview,
		e.rating, e.runtime_ms, e.still_id, e.described, e.missing_since, e.added_at, e.position,
		e.airs_before_season, e.airs_before_episode, e.airs_after_season, e.dvd_season, e.dvd_number`
)

func (store) known(ctx context.Context, q db.Q, libraryID uuid.UUID, keys []string, ids intake.Identifiers, files []uuid.UUID) ([]*keptSeries, error) {
	return db.AllSQL[keptSeries](ctx, q, `WITH RECURSIVE `+intake.Merged+`, linked AS (
			SELECT e.series_id, array_agg(DISTINCT ef.file_id) AS file_ids FROM episode_files ef JOIN episodes e ON e.id = ef.episode_id
			WHERE ef.file_id = ANY($3) GROUP BY e.series_id
		), wanted AS (
			SELECT id FROM series WHERE library_id = $1 AND key = ANY($2)
			UNION SELECT id FROM series WHERE library_id = $1 AND weak_key = ANY($2)
			UNION SELECT id FROM series WHERE library_id = $1 AND tmdb_id = ANY($4)
			UNION SELECT id FROM series WHERE library_id = $1 AND tvdb_id = ANY($6)
			UNION SELECT id FROM series WHERE library_id = $1 AND imdb_id = ANY($5)
			UNION SELECT series_id FROM linked
			UNION SELECT id FROM series WHERE library_id = $1 AND key = ANY(ARRAY(SELECT key FROM merged))
		)
		SELECT `+seriesRead+`, ARRAY(SELECT said FROM merged a WHERE a.key = s.key) AS aliases,
			p.source AS poster_source, b.source AS backdrop_source, l.source AS logo_source,
			COALESCE(k.file_ids, '{}') AS file_ids,
			(SELECT count(*)::int FROM episodes e JOIN episode_files ef ON ef.episode_id = e.id JOIN files f ON f.id = ef.file_id
				WHERE k.series_id IS NOT NULL AND e.series_id = s.id AND f.id <> ALL($3) AND f.state = 'IDENTIFIED' AND f.missing_since IS NULL) AS settled
		FROM wanted w JOIN series s ON s.id = w.id LEFT JOIN linked k ON k.series_id = s.id
		LEFT JOIN artworks p ON p.id = s.poster_id LEFT JOIN artworks b ON b.id = s.backdrop_id LEFT JOIN artworks l ON l.id = s.logo_id
		ORDER BY s.id`, libraryID, keys, files, ids.TMDB, ids.IMDB, ids.TVDB)
}

func (store) knownSeasons(ctx context.Context, q db.Q, series []uuid.UUID) ([]*keptSeason, error) {
	return db.AllSQL[keptSeason](ctx, q, `SELECT s.id, s.series_id, s.library_id, s.number, s.title, s.overview, s.translations, s.poster_id, a.source AS poster_source
		FROM seasons s LEFT JOIN artworks a ON a.id = s.poster_id WHERE s.series_id = ANY($1)`, series)
}

func (store) knownEpisodes(ctx context.Context, q db.Q, series []uuid.UUID, keys []string, files []uuid.UUID) ([]*keptEpisode, error) {
	return db.AllSQL[keptEpisode](ctx, q, `WITH linked AS (
			SELECT episode_id, array_agg(file_id) AS file_ids FROM episode_files WHERE file_id = ANY($3) GROUP BY episode_id
		), wanted AS (
			SELECT id FROM episodes WHERE series_id = ANY($1) AND key = ANY($2) UNION SELECT episode_id FROM linked
		)
		SELECT `+episodeRead+`, a.source AS still_source, a.file_id AS still_file,
			COALESCE(k.file_ids, '{}') AS file_ids, (SELECT count(*)::int FROM episode_files ef WHERE ef.episode_id = e.id) AS files
		FROM wanted w JOIN episodes e ON e.id = w.id LEFT JOIN linked k ON k.episode_id = e.id LEFT JOIN artworks a ON a.id = e.still_id ORDER BY e.id`, series, keys, files)
}

type detailsRow struct {
	SeriesID  uuid.UUID `json:"series_id"`
	Overview  *string   `json:"overview"`
	Studios   []string  `json:"studios"`
	Countries []string  `json:"countries"`
	Tags      []string  `json:"tags"`

	AgeRatings   []agerating.Rating     `json:"age_ratings"`
	Ratings      []intake.Score         `json:"ratings"`
	Translations []metadata.Translation `json:"translations"`
	Trailers     []string               `json:"trailers"`
}

type fileRow struct {
	FileID    uuid.UUID `json:"file_id"`
	EpisodeID uuid.UUID `json:"episode_id"`
	Edition   *string   `json:"edition"`
	Part      *int      `json:"part"`
}

type creditRow struct {
	intake.CreditRow
	SeriesID  uuid.UUID `json:"series_id"`
	EpisodeID uuid.UUID `json:"episode_id"`
}

type labelRow struct {
	SeriesID uuid.UUID `json:"series_id"`
	LabelID  uuid.UUID `json:"label_id"`
	Position int       `json:"position"`
}

type genreRow struct {
	SeriesID uuid.UUID `json:"series_id"`
	GenreID  uuid.UUID `json:"genre_id"`
	Position int       `json:"position"`
}

// writes is everything that a batch stores.
type writes struct {
	library        uuid.UUID
	fileIDs        []uuid.UUID
	series         []seriesRow
	described      []uuid.UUID
	details        []detailsRow
	credits        []creditRow
	genres         []genreRow
	labels         []labelRow
	all            []uuid.UUID
	seasons        []seasonRow
	episodes       []episodeRow
	told           []uuid.UUID // episodes with a description
	episodeCredits []creditRow
	translations   []Translations
	files          []fileRow
	extras         []intake.ExtraRow
	said           []*origin.Said
}

const (
	seriesWritten = `id, library_id, key, weak_key, title, sort_title, folded_title, original_title, titles, sort_titles, year, first_aired_on, ended_on, status, type, certification,
	rating, tmdb_id, tvdb_id, imdb_id, shown_ids, genre_ids, label_ids, minimum_age, poster_id, backdrop_id, logo_id, described, missing_since, added_at`
	episodeWritten = `id, series_id, season_id, library_id, key, season_number, number, absolute, title, titles, aired_on, overview, rating, runtime_ms,
	still_id, described, missing_since, added_at, position, airs_before_season, airs_before_episode, airs_after_season, dvd_season, dvd_number`
)

var (
	replaceCredits        = db.Replace("series_credits", "series_id", []string{"series_id", "position"}, []string{"person_id", "role", "character"})
	replaceGenres         = db.Replace("series_genres", "series_id", []string{"series_id", "genre_id"}, []string{"position"})
	replaceLabels         = db.Replace("series_labels", "series_id", []string{"series_id", "label_id"}, []string{"position"})
	replaceEpisodeCredits = db.Replace("episode_credits", "episode_id", []string{"episode_id", "position"}, []string{"person_id", "role", "character"})
	replaceTranslations   = db.Replace("episode_translations", "episode_id", []string{"episode_id"}, []string{"translations"})
	replaceFiles          = db.Replace("episode_files", "file_id", []string{"file_id", "episode_id"}, []string{"edition", "part"})
	// Extras lose their series until adoptExtras finds it again.
	replaceExtras = db.Replace("series_extras", "file_id", []string{"file_id"}, []string{"library_id", "series_id", "keys", "folder", "kind", "title"})
)

const putSeries = `INSERT INTO series (` + seriesWritten + `) SELECT ` + seriesWritten + ` FROM json_populate_recordset(NULL::series, $1) ORDER BY id
			ON CONFLICT (id) DO UPDATE SET key = EXCLUDED.key, weak_key = EXCLUDED.weak_key, title = EXCLUDED.title, sort_title = EXCLUDED.sort_title,
				folded_title = EXCLUDED.folded_title, original_title = EXCLUDED.original_title, titles = EXCLUDED.titles, sort_titles = EXCLUDED.sort_titles,
				year = EXCLUDED.year,
				first_aired_on = EXCLUDED.first_aired_on, ended_on = EXCLUDED.ended_on, type = EXCLUDED.type, label_ids = EXCLUDED.label_ids,
				minimum_age = EXCLUDED.minimum_age, status = EXCLUDED.status, certification = EXCLUDED.certification, rating = EXCLUDED.rating,
				tmdb_id = EXCLUDED.tmdb_id, tvdb_id = EXCLUDED.tvdb_id, imdb_id = EXCLUDED.imdb_id, shown_ids = EXCLUDED.shown_ids, genre_ids = EXCLUDED.genre_ids,
				poster_id = EXCLUDED.poster_id, backdrop_id = EXCLUDED.backdrop_id, logo_id = EXCLUDED.logo_id, described = EXCLUDED.described,
				missing_since = EXCLUDED.missing_since, updated_at = now()`

const putSeasons = `INSERT INTO seasons SELECT * FROM json_populate_recordset(NULL::seasons, $1)
			ON CONFLICT (id) DO UPDATE SET title = EXCLUDED.title, overview = EXCLUDED.overview, translations = EXCLUDED.translations,
				poster_id = EXCLUDED.poster_id`

const putEpisodes = `INSERT INTO episodes (` + episodeWritten + `) SELECT ` + episodeWritten + ` FROM json_populate_recordset(NULL::episodes, $1) ORDER BY id
			ON CONFLICT (id) DO UPDATE SET series_id = EXCLUDED.series_id, season_id = EXCLUDED.season_id, key = EXCLUDED.key, season_number = EXCLUDED.season_number,
				number = EXCLUDED.number, absolute = EXCLUDED.absolute, title = EXCLUDED.title, titles = EXCLUDED.titles, aired_on = EXCLUDED.aired_on,
				overview = EXCLUDED.overview, rating = EXCLUDED.rating, runtime_ms = EXCLUDED.runtime_ms, still_id = EXCLUDED.still_id, described = EXCLUDED.described,
				missing_since = EXCLUDED.missing_since, position = EXCLUDED.position,
				airs_before_season = EXCLUDED.airs_before_season, airs_before_episode = EXCLUDED.airs_before_episode,
				airs_after_season = EXCLUDED.airs_after_season, dvd_season = EXCLUDED.dvd_season, dvd_number = EXCLUDED.dvd_number, updated_at = now()`

// creditSeries and creditEpisode note who took part.
func (w *writes) creditSeries(series uuid.UUID, rows []intake.CreditRow) {
	for _, c := range rows {
		w.credits = append(w.credits, creditRow{CreditRow: c, SeriesID: series})
	}
}

func (w *writes) creditEpisode(episode uuid.UUID, rows []intake.CreditRow) {
	for _, c := range rows {
		w.episodeCredits = append(w.episodeCredits, creditRow{CreditRow: c, EpisodeID: episode})
	}
}

// translate notes what an episode is called in other languages.
func (w *writes) translate(episode uuid.UUID, v origin.Facts) {
	if list := intake.TranslationsOf(v); len(list) > 0 {
		w.translations = append(w.translations, Translations{episode, list})
	}
}

// steps are the statements of a batch in order; each is left out when it has nothing to do.
func (w *writes) steps() []db.Step {
	return append([]db.Step{
		{Rows: len(w.series), SQL: putSeries, Args: []any{w.series}},
		{Rows: len(w.details), SQL: `INSERT INTO series_details (series_id, overview, studios, countries, tags, age_ratings, ratings, translations, trailers)
			SELECT series_id, overview, studios, countries, tags, age_ratings, ratings, translations, trailers FROM json_populate_recordset(NULL::series_details, $1)
			ON CONFLICT (series_id) DO UPDATE SET overview = EXCLUDED.overview, studios = EXCLUDED.studios, countries = EXCLUDED.countries, tags = EXCLUDED.tags,
				age_ratings = EXCLUDED.age_ratings, ratings = EXCLUDED.ratings, translations = EXCLUDED.translations, trailers = EXCLUDED.trailers`, Args: []any{w.details}},
		{Rows: len(w.described), SQL: replaceCredits, Args: []any{w.described, list(w.credits)}},
		{Rows: len(w.described), SQL: replaceGenres, Args: []any{w.described, list(w.genres)}},
		{Rows: len(w.described), SQL: replaceLabels, Args: []any{w.described, list(w.labels)}},
		{Rows: len(w.seasons), SQL: putSeasons, Args: []any{w.seasons}},
		{Rows: len(w.episodes), SQL: putEpisodes, Args: []any{w.episodes}},
		{Rows: len(w.told), SQL: replaceEpisodeCredits, Args: []any{w.told, list(w.episodeCredits)}},
		{Rows: len(w.told), SQL: replaceTranslations, Args: []any{w.told, list(w.translations)}},
		origin.PutStep(w.said),
		{Rows: len(w.fileIDs), SQL: replaceFiles, Args: []any{w.fileIDs, list(w.files)}},
		{Rows: len(w.fileIDs), SQL: replaceExtras, Args: []any{w.fileIDs, list(w.extras)}},
		{Rows: 1, SQL: adoptExtras, Args: []any{w.library}},
	}, follow(w.all)...)
}

// list keeps an empty list from being null.
func list[T any](rows []T) []T { return append([]T{}, rows...) }

// adoptExtras gives the waiting extras of a library to their series: by key, else to the series in the same folder.
const adoptExtras = `UPDATE series_extras x SET series_id = o.series_id FROM (
		SELECT w.file_id, COALESCE(
			(SELECT s.id FROM series s WHERE s.library_id = w.library_id AND (s.key = ANY(w.keys) OR s.weak_key = ANY(w.keys))
				ORDER BY s.key = ANY(w.keys) DESC, s.id LIMIT 1),
			(SELECT e.series_id FROM files f JOIN episode_files ef ON ef.file_id = f.id JOIN episodes e ON e.id = ef.episode_id
				WHERE w.folder <> '' AND f.root_id = wf.root_id
				AND f.path >= w.folder || '/' AND f.path < w.folder || '0' AND starts_with(f.path, w.folder || '/') ORDER BY f.path LIMIT 1)) AS series_id
		FROM series_extras w JOIN files wf ON wf.id = w.file_id WHERE w.series_id IS NULL AND w.library_id = $1
	) o WHERE o.file_id = x.file_id AND o.series_id IS NOT NULL`

func (store) write(ctx context.Context, q db.Q, w *writes) error { return db.Run(ctx, q, w.steps()) }

// removeEmpty removes what no file belongs to any more: episodes, then seasons, then series. No ids means the whole library.
func (store) removeEmpty(ctx context.Context, q db.Q, libraryID uuid.UUID, series []uuid.UUID) (gone, emptied []uuid.UUID, err error) {
	rows, err := db.AllSQL[leftEpisode](ctx, q, `DELETE FROM episodes e WHERE library_id = $1 AND ($2::uuid[] IS NULL OR series_id = ANY($2))
		AND NOT EXISTS (SELECT FROM episode_files f WHERE f.episode_id = e.id) RETURNING id, series_id`, libraryID, series)
	if err != nil {
		return nil, nil, err
	}
	lost := make([]uuid.UUID, len(rows))
	for i, r := range rows {
		gone, lost[i] = append(gone, r.ID), r.SeriesID
	}
	if _, err = db.ExecSQL(ctx, q, `DELETE FROM seasons s WHERE library_id = $1 AND ($2::uuid[] IS NULL OR series_id = ANY($2))
		AND NOT EXISTS (SELECT FROM episodes e WHERE e.season_id = s.id)`, libraryID, series); err != nil {
		return nil, nil, err
	}
	emptied, err = db.Column[uuid.UUID](ctx, q, `DELETE FROM series s WHERE library_id = $1 AND ($2::uuid[] IS NULL OR id = ANY($2))
		AND NOT EXISTS (SELECT FROM episodes e WHERE e.series_id = s.id) RETURNING id`, libraryID, series)
	if err != nil {
		return nil, nil, err
	}
	return gone, emptied, db.Run(ctx, q, []db.Step{{Rows: len(lost), SQL: latest, Args: []any{lost}}})
}

type leftEpisode struct{ ID, SeriesID uuid.UUID }

// reconcile sets since when episodes and series are missing: since the last of their files is.
func (store) reconcile(ctx context.Context, q db.Q, libraryID uuid.UUID) (episodes, series []uuid.UUID, err error) {
	if _, err = db.ExecSQL(ctx, q, adoptExtras, libraryID); err != nil {
		return nil, nil, err
	}
	episodes, err = db.Column[uuid.UUID](ctx, q, `UPDATE episodes e SET missing_since = n.since, updated_at = now() FROM (
			SELECT ef.episode_id, CASE WHEN bool_and(f.missing_since IS NOT NULL) THEN max(f.missing_since) END AS since
			FROM episode_files ef JOIN files f ON f.id = ef.file_id WHERE f.library_id = $1 GROUP BY ef.episode_id
		) n WHERE e.id = n.episode_id AND e.missing_since IS DISTINCT FROM n.since RETURNING e.id`, libraryID)
	if err != nil {
		return nil, nil, err
	}
	series, err = db.Column[uuid.UUID](ctx, q, `UPDATE series s SET missing_since = n.since, updated_at = now() FROM (
			SELECT series_id, CASE WHEN bool_and(missing_since IS NOT NULL) THEN max(missing_since) END AS since
			FROM episodes WHERE library_id = $1 GROUP BY series_id
		) n WHERE s.id = n.series_id AND s.missing_since IS DISTINCT FROM n.since RETURNING s.id`, libraryID)
	if err != nil {
		return nil, nil, err
	}
	// The files that have come or gone are those of these series.
	several, err := db.Column[uuid.UUID](ctx, q, `SELECT DISTINCT series_id FROM episodes WHERE id = ANY($1)
		UNION SELECT id FROM series WHERE library_id = $2 AND versions > 1`, episodes, libraryID)
	if err != nil {
		return nil, nil, err
	}
	return episodes, series, db.Run(ctx, q, follow(several))
}
