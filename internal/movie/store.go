package movie

import (
	"context"

	. "github.com/go-jet/jet/v2/postgres"
	"github.com/google/uuid"

	"revenge/internal/library"
	"revenge/internal/person"
	"revenge/internal/platform/db"
	. "revenge/internal/platform/db/gen/public/table"
	"revenge/internal/platform/keyset"
	"revenge/internal/shelf"
)

// store is the only writer of movies and the tables that begin with movie_.
type store struct{}

// listColumns are what a Movie holds of its table.
const listColumns = `id, library_id, key, title, sort_title, original_title, titles, year, released_on, runtime_ms, certification, minimum_age, rating,
	tmdb_id, imdb_id, genre_ids, poster_id, backdrop_id, logo_id, missing_since, added_at, updated_at`

var movieColumns = Movies.AllColumns.Except(Movies.WeakKey, Movies.FoldedTitle, Movies.Described, Movies.LabelIds, Movies.Traits, Movies.Versions)

// list is raw because keyset writes the page; see its package comment.
func (store) list() shelf.List[Movie] {
	return shelf.List[Movie]{
		List:   keyset.List{Columns: listColumns, From: "movies", Library: "library_id"},
		Titles: "films",
		Key: func(m *Movie) shelf.Key {
			return shelf.Key{ID: m.ID, SortTitle: m.SortTitle, AddedAt: m.AddedAt, Year: m.Year, Rating: m.Rating, Relevance: m.Relevance}
		},
		Watched:   "EXISTS (SELECT FROM watch_states w WHERE w.user_id = %s AND w.item_id = movies.id AND w.watched)",
		Played:    "EXISTS (SELECT FROM watch_states w WHERE w.user_id = %s AND w.item_id = movies.id AND w.last_played_at > ",
		Person:    "EXISTS (SELECT FROM movie_credits c WHERE c.person_id = %s AND c.movie_id = movies.id)",
		Unmatched: "NOT described AND tmdb_id IS NULL AND imdb_id IS NULL",
	}
}

// The statements of loaders: the first argument are the ids, the second the libraries that may be seen.
var (
	selectMovies = db.Text(SELECT(movieColumns).FROM(Movies).WHERE(db.Any(Movies.ID, nil).AND(db.Any(Movies.LibraryID, nil))))

	selectTexts   = db.Text(SELECT(MovieDetails.MovieID, MovieDetails.Overview, MovieDetails.Tagline).FROM(MovieDetails).WHERE(of(MovieDetails.MovieID)))
	selectDetails = db.Text(SELECT(MovieDetails.AllColumns).FROM(MovieDetails).WHERE(of(MovieDetails.MovieID)))

	selectFiles = db.Text(SELECT(MovieFiles.AllColumns, library.FileColumns).
			FROM(MovieFiles.INNER_JOIN(Files, Files.ID.EQ(MovieFiles.FileID))).
			WHERE(of(MovieFiles.MovieID).AND(db.Any(Files.LibraryID, nil))).
			ORDER_BY(MovieFiles.Edition.ASC().NULLS_FIRST(), MovieFiles.Part.ASC().NULLS_FIRST(), MovieFiles.FileID))

	selectExtras = db.Text(SELECT(MovieExtras.FileID, MovieExtras.MovieID.AS("owner_id"), MovieExtras.Kind, MovieExtras.Title).
			FROM(MovieExtras).WHERE(of(MovieExtras.MovieID)).
			ORDER_BY(MovieExtras.Kind, MovieExtras.Title, MovieExtras.FileID))

	selectGenres = db.Text(SELECT(MovieGenres.MovieID.AS("owner_id"), Genres.AllColumns).
			FROM(MovieGenres.INNER_JOIN(Genres, Genres.ID.EQ(MovieGenres.GenreID))).
			WHERE(of(MovieGenres.MovieID)).ORDER_BY(MovieGenres.Position, Genres.Name))
)

func of(column Column) BoolExpression { return db.Seen(column, "movies") }

func (store) byIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Movie, error) {
	return db.AllSQL[Movie](ctx, q, selectMovies, ids, libraries)
}

func (store) textsByIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Texts, error) {
	return db.AllSQL[Texts](ctx, q, selectTexts, ids, libraries)
}

func (store) detailsByIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Details, error) {
	return db.AllSQL[Details](ctx, q, selectDetails, ids, libraries)
}

func (store) filesByMovieIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*File, error) {
	rows, err := db.PartSQL[joinedFile](ctx, q, selectFiles, ids, libraries, libraries)
	out := make([]*File, len(rows))
	for i, r := range rows {
		r.Row = (*library.File)(&r.listed)
		out[i] = &r.File
	}
	return out, err
}

// selectMedia is raw, as library writes it.
var selectMedia = library.SelectShown(`SELECT file_id FROM movie_files WHERE movie_id = ANY(ARRAY(SELECT id FROM movies WHERE id = ANY((SELECT $1::uuid[])::uuid[]) AND library_id = ANY($2)))`)

func (store) mediaByMovieIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*library.Shown, error) {
	return db.AllSQL[library.Shown](ctx, q, selectMedia, ids, libraries)
}

// joinedFile is a film's file joined with the file itself.
type joinedFile struct {
	File
	listed
}

type listed library.File

func (store) extrasByMovieIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*library.Extra, error) {
	return db.AllSQL[library.Extra](ctx, q, selectExtras, ids, libraries)
}

func (store) genresByMovieIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*person.OwnedGenre, error) {
	return db.AllSQL[person.OwnedGenre](ctx, q, selectGenres, ids, libraries)
}

// labelsByMovieIDs is raw because kinds are an array of an enum.
func (store) labelsByMovieIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID, kinds []person.LabelKind) ([]*person.OwnedLabel, error) {
	return db.AllSQL[person.OwnedLabel](ctx, q, `SELECT m.id AS owner_id, `+person.OwnedLabelColumns+`
		FROM movies m JOIN movie_labels x ON x.movie_id = m.id JOIN labels l ON l.id = x.label_id
		WHERE m.id = ANY((SELECT $1::uuid[])::uuid[]) AND m.library_id = ANY($2) AND ($3::label_kind[] IS NULL OR l.kind = ANY($3)) ORDER BY x.position`,
		ids, libraries, person.LabelKindNames(kinds))
}

// selectCredits is raw, as person writes it.
var selectCredits = person.SelectCredits("movies", "movie_credits", "movie_id")

func (store) creditsByMovieIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID, roles []person.Role, first int) ([]*person.CreditRow, error) {
	return db.PartSQL[person.CreditRow](ctx, q, selectCredits, ids, libraries, person.RoleNames(roles), first)
}
