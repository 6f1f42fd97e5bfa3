package movie

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

// movieRow is a whole row of movies.
type movieRow struct {
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
	ReleasedOn    *string           `json:"released_on"`
	RuntimeMs     *int64            `json:"runtime_ms"`
	Certification *string           `json:"certification"`
	Rating        *float64          `json:"rating"`
	TMDBID        *int64            `json:"tmdb_id" db:"tmdb_id"`
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

func (r movieRow) same(o movieRow) bool { return reflect.DeepEqual(r, o) }

// kept is a film as it is known, with where its pictures come from and which files of the batch belong to it.
type kept struct {
	movieRow
	PosterSource, BackdropSource, LogoSource *artwork.Source
	// FrameFile is the file that the backdrop is a frame of.
	FrameFile *uuid.UUID
	FileIDs   []uuid.UUID
	// Aliases are those of the keys looked for that led to what was merged into it.
	Aliases []string
	// Settled counts the files beyond the batch that are there and identified: they hold the film in its place.
	Settled int
}

func (k *kept) row() movieRow { return k.movieRow }

const columnsRead = `m.id, m.library_id, m.key, m.weak_key, m.title, m.sort_title, m.folded_title, m.original_title, m.titles, m.sort_titles, m.year, m.released_on::text AS released_on,
	m.runtime_ms, m.certification, m.rating, m.tmdb_id, m.imdb_id, m.shown_ids, m.genre_ids, m.label_ids, m.minimum_age, m.poster_id, m.backdrop_id, m.logo_id,
	m.described, m.missing_since, m.added_at`

func (store) known(ctx context.Context, q db.Q, libraryID uuid.UUID, keys []string, ids intake.Identifiers, files []uuid.UUID) ([]*kept, error) {
	return db.AllSQL[kept](ctx, q, `WITH RECURSIVE `+intake.Merged+`, linked AS (
			SELECT movie_id, array_agg(file_id) AS file_ids FROM movie_files WHERE file_id = ANY($3) GROUP BY movie_id
		), wanted AS (
			SELECT id FROM movies WHERE library_id = $1 AND key = ANY($2)
			UNION SELECT id FROM movies WHERE library_id = $1 AND weak_key = ANY($2)
			UNION SELECT id FROM movies WHERE library_id = $1 AND tmdb_id = ANY($4)
			UNION SELECT id FROM movies WHERE library_id = $1 AND imdb_id = ANY($5)
			UNION SELECT movie_id FROM linked
			UNION SELECT id FROM movies WHERE library_id = $1 AND key = ANY(ARRAY(SELECT key FROM merged))
		)
		SELECT `+columnsRead+`, ARRAY(SELECT said FROM merged a WHERE a.key = m.key) AS aliases, p.source AS poster_source, b.source AS backdrop_source, l.source AS logo_source,
			CASE WHEN b.source = 'FRAME' THEN b.file_id END AS frame_file, COALESCE(k.file_ids, '{}') AS file_ids,
			(SELECT count(*)::int FROM movie_files mf JOIN files f ON f.id = mf.file_id WHERE k.movie_id IS NOT NULL AND mf.movie_id = m.id
				AND f.id <> ALL($3) AND f.state = 'IDENTIFIED' AND f.missing_since IS NULL) AS settled
		FROM wanted w JOIN movies m ON m.id = w.id LEFT JOIN linked k ON k.movie_id = m.id
		LEFT JOIN artworks p ON p.id = m.poster_id LEFT JOIN artworks b ON b.id = m.backdrop_id LEFT JOIN artworks l ON l.id = m.logo_id
		ORDER BY m.id`, libraryID, keys, files, ids.TMDB, ids.IMDB)
}

type detailsRow struct {
	MovieID   uuid.UUID `json:"movie_id"`
	Overview  *string   `json:"overview"`
	Tagline   *string   `json:"tagline"`
	Studios   []string  `json:"studios"`
	Countries []string  `json:"countries"`
	Tags      []string  `json:"tags"`

	AgeRatings   []agerating.Rating     `json:"age_ratings"`
	Ratings      []intake.Score         `json:"ratings"`
	Translations []metadata.Translation `json:"translations"`
	Trailers     []string               `json:"trailers"`
}

type fileRow struct {
	FileID  uuid.UUID `json:"file_id"`
	MovieID uuid.UUID `json:"movie_id"`
	Edition *string   `json:"edition"`
	Part    *int      `json:"part"`
}

type creditRow struct {
	intake.CreditRow
	MovieID uuid.UUID `json:"movie_id"`
}

type labelRow struct {
	MovieID  uuid.UUID `json:"movie_id"`
	LabelID  uuid.UUID `json:"label_id"`
	Position int       `json:"position"`
}

type genreRow struct {
	MovieID  uuid.UUID `json:"movie_id"`
	GenreID  uuid.UUID `json:"genre_id"`
	Position int       `json:"position"`
}

// writes is everything that a batch stores.
type writes struct {
	library   uuid.UUID
	fileIDs   []uuid.UUID
	movies    []movieRow
	described []uuid.UUID
	details   []detailsRow
	credits   []creditRow
	genres    []genreRow
	labels    []labelRow
	all       []uuid.UUID
	files     []fileRow
	extras    []intake.ExtraRow
	said      []*origin.Said
}

func (w *writes) add(f *film, names *intake.Names) {
	w.all = append(w.all, f.row.ID)
	w.said = append(w.said, f.statements()...)
	for _, file := range f.files {
		edition := intake.Text(file.Edition)
		if edition == nil {
			edition = intake.Text(file.Version)
		}
		row := fileRow{FileID: file.File.ID, MovieID: f.row.ID, Edition: edition}
		if part := file.Part; part > 0 {
			row.Part = &part
		}
		w.files = append(w.files, row)
	}
	if f.facts == nil {
		return
	}
	w.described = append(w.described, f.row.ID)
	shown := f.values
	if shown == nil {
		shown, _ = f.said()
	}
	details := detailsOf(f.row.ID, shown)
	details.Ratings = intake.Scores(&f.facts.Facts)
	w.details = append(w.details, details)
	w.credit(f.row.ID, names.Credits(f.row.ID, f.credits))
	w.sort(&f.row)
}

// credit notes who took part in a film.
func (w *writes) credit(movie uuid.UUID, rows []intake.CreditRow) {
	for _, c := range rows {
		w.credits = append(w.credits, creditRow{c, movie})
	}
}

// sort notes what a film is sorted under.
func (w *writes) sort(r *movieRow) {
	for i, g := range r.GenreIDs {
		w.genres = append(w.genres, genreRow{r.ID, g, i})
	}
	for i, l := range r.LabelIDs {
		w.labels = append(w.labels, labelRow{r.ID, l, i})
	}
}

// detailsOf are the long texts that are shown.
func detailsOf(movie uuid.UUID, v origin.Facts) detailsRow {
	ages, _ := intake.AgesOf(v)
	return detailsRow{MovieID: movie, Overview: v.Text(origin.Overview), Tagline: v.Text(origin.Tagline), Studios: v.Texts(origin.Studios),
		Countries: v.Texts(origin.Countries), Tags: v.Texts(origin.Tags), AgeRatings: ages, Translations: intake.TranslationsOf(v),
		Trailers: v.Texts(origin.Trailers)}
}

const columnsWritten = `id, library_id, key, weak_key, title, sort_title, folded_title, original_title, titles, sort_titles, year, released_on, runtime_ms, certification,
	rating, tmdb_id, imdb_id, shown_ids, genre_ids, label_ids, minimum_age, poster_id, backdrop_id, logo_id, described, missing_since, added_at`

var (
	replaceCredits = db.Replace("movie_credits", "movie_id", []string{"movie_id", "position"}, []string{"person_id", "role", "character"})
	replaceGenres  = db.Replace("movie_genres", "movie_id", []string{"movie_id", "genre_id"}, []string{"position"})
	replaceLabels  = db.Replace("movie_labels", "movie_id", []string{"movie_id", "label_id"}, []string{"position"})
	replaceFiles   = db.Replace("movie_files", "file_id", []string{"file_id"}, []string{"movie_id", "edition", "part"})
	// Extras lose their film until adoptExtras finds it again.
	replaceExtras = db.Replace("movie_extras", "file_id", []string{"file_id"}, []string{"library_id", "movie_id", "keys", "folder", "kind", "title"})
)

const putMovies = `INSERT INTO movies (` + columnsWritten + `) SELECT ` + columnsWritten + ` FROM json_populate_recordset(NULL::movies, $1) ORDER BY id
			ON CONFLICT (id) DO UPDATE SET key = EXCLUDED.key, weak_key = EXCLUDED.weak_key, title = EXCLUDED.title, sort_title = EXCLUDED.sort_title,
				folded_title = EXCLUDED.folded_title, original_title = EXCLUDED.original_title, titles = EXCLUDED.titles, sort_titles = EXCLUDED.sort_titles,
				year = EXCLUDED.year,
				released_on = EXCLUDED.released_on, runtime_ms = EXCLUDED.runtime_ms, certification = EXCLUDED.certification, rating = EXCLUDED.rating,
				tmdb_id = EXCLUDED.tmdb_id, imdb_id = EXCLUDED.imdb_id, shown_ids = EXCLUDED.shown_ids, genre_ids = EXCLUDED.genre_ids, label_ids = EXCLUDED.label_ids,
				minimum_age = EXCLUDED.minimum_age, poster_id = EXCLUDED.poster_id, backdrop_id = EXCLUDED.backdrop_id,
				logo_id = EXCLUDED.logo_id, described = EXCLUDED.described, missing_since = EXCLUDED.missing_since, updated_at = now()`

// steps are the statements of a batch in order; each is left out when it has nothing to do.
func (w *writes) steps() []db.Step {
	return []db.Step{
		{Rows: len(w.movies), SQL: putMovies, Args: []any{w.movies}},
		{Rows: len(w.details), SQL: `INSERT INTO movie_details (movie_id, overview, tagline, studios, countries, tags, age_ratings, ratings, translations, trailers)
			SELECT movie_id, overview, tagline, studios, countries, tags, age_ratings, ratings, translations, trailers
			FROM json_populate_recordset(NULL::movie_details, $1)
			ON CONFLICT (movie_id) DO UPDATE SET overview = EXCLUDED.overview, tagline = EXCLUDED.tagline, studios = EXCLUDED.studios,
				countries = EXCLUDED.countries, tags = EXCLUDED.tags, age_ratings = EXCLUDED.age_ratings, ratings = EXCLUDED.ratings,
				translations = EXCLUDED.translations, trailers = EXCLUDED.trailers`, Args: []any{w.details}},
		{Rows: len(w.described), SQL: replaceCredits, Args: []any{w.described, list(w.credits)}},
		{Rows: len(w.described), SQL: replaceGenres, Args: []any{w.described, list(w.genres)}},
		{Rows: len(w.described), SQL: replaceLabels, Args: []any{w.described, list(w.labels)}},
		origin.PutStep(w.said),
		{Rows: len(w.fileIDs), SQL: replaceFiles, Args: []any{w.fileIDs, list(w.files)}},
		{Rows: len(w.fileIDs), SQL: replaceExtras, Args: []any{w.fileIDs, list(w.extras)}},
		{Rows: len(w.all), SQL: traits, Args: []any{w.all}},
		{Rows: 1, SQL: adoptExtras, Args: []any{w.library}},
	}
}

// traits follows the files of films.
var traits = intake.Traits("movies", "w.id", `SELECT movie_id AS owner_id, movie_id AS unit, file_id, edition, part FROM movie_files WHERE movie_id = ANY($1)`)

// list keeps an empty list from being null.
func list[T any](rows []T) []T { return append([]T{}, rows...) }

// adoptExtras gives the waiting extras of a library to their films: by key, else to the film in the same folder.
const adoptExtras = `UPDATE movie_extras x SET movie_id = o.movie_id FROM (
		SELECT w.file_id, COALESCE(
			(SELECT m.id FROM movies m WHERE m.library_id = w.library_id AND (m.key = ANY(w.keys) OR m.weak_key = ANY(w.keys))
				ORDER BY m.key = ANY(w.keys) DESC, m.id LIMIT 1),
			(SELECT mf.movie_id FROM files f JOIN movie_files mf ON mf.file_id = f.id WHERE w.folder <> '' AND f.root_id = wf.root_id
				AND f.path >= w.folder || '/' AND f.path < w.folder || '0' AND starts_with(f.path, w.folder || '/') ORDER BY f.path LIMIT 1)) AS movie_id
		FROM movie_extras w JOIN files wf ON wf.id = w.file_id WHERE w.movie_id IS NULL AND w.library_id = $1
	) o WHERE o.file_id = x.file_id AND o.movie_id IS NOT NULL`

func (store) write(ctx context.Context, q db.Q, w *writes) error { return db.Run(ctx, q, w.steps()) }

// removeEmpty removes those of the films that no file belongs to any more.
func (store) removeEmpty(ctx context.Context, q db.Q, movies []uuid.UUID) ([]uuid.UUID, error) {
	if len(movies) == 0 {
		return nil, nil
	}
	return db.Column[uuid.UUID](ctx, q, `DELETE FROM movies m WHERE id = ANY($1)
		AND NOT EXISTS (SELECT FROM movie_files f WHERE f.movie_id = m.id) RETURNING id`, movies)
}

func (store) removeFileless(ctx context.Context, q db.Q, libraryID uuid.UUID) ([]uuid.UUID, error) {
	return db.Column[uuid.UUID](ctx, q, `DELETE FROM movies m WHERE library_id = $1
		AND NOT EXISTS (SELECT FROM movie_files f WHERE f.movie_id = m.id) RETURNING id`, libraryID)
}

// reconcile sets since when films are missing: since the last of their files is.
func (store) reconcile(ctx context.Context, q db.Q, libraryID uuid.UUID) ([]uuid.UUID, error) {
	if _, err := db.ExecSQL(ctx, q, adoptExtras, libraryID); err != nil {
		return nil, err
	}
	changed, err := db.Column[uuid.UUID](ctx, q, `UPDATE movies m SET missing_since = n.since, updated_at = now() FROM (
			SELECT mf.movie_id, CASE WHEN bool_and(f.missing_since IS NOT NULL) THEN max(f.missing_since) END AS since
			FROM movie_files mf JOIN files f ON f.id = mf.file_id WHERE f.library_id = $1 GROUP BY mf.movie_id
		) n WHERE m.id = n.movie_id AND m.library_id = $1 AND m.missing_since IS DISTINCT FROM n.since RETURNING m.id`, libraryID)
	if err != nil {
		return nil, err
	}
	// A film of several files may have lost or found some of them; that of one is missing itself.
	several, err := db.Column[uuid.UUID](ctx, q, `SELECT id FROM movies m WHERE library_id = $1
		AND (versions > 1 OR 1 < (SELECT count(*) FROM movie_files f WHERE f.movie_id = m.id))`, libraryID)
	if err != nil {
		return nil, err
	}
	return changed, db.Run(ctx, q, []db.Step{{Rows: len(several), SQL: traits, Args: []any{several}}})
}
