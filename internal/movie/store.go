package movie

import (
	"context"

	. "github.com/go-jet/jet/v2/postgres"
	"github.com/google/uuid"

	"revenge/internal/access"
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
const listColumns = `id, library_id, title, sort_title, original_title, titles, year, released_on, runtime_ms, certification, minimum_age, rating,
	tmdb_id, imdb_id, shown_ids, poster_id, backdrop_id, logo_id, missing_since, added_at`

var movieColumns = Movies.AllColumns.Except(Movies.Key, Movies.WeakKey, Movies.FoldedTitle, Movies.Described, Movies.GenreIds, Movies.LabelIds,
	Movies.Traits, Movies.Versions, Movies.SortTitles, Movies.UpdatedAt)

// list is raw because keyset writes the page; see its package comment.
func (store) list() shelf.List[Movie] {
	return shelf.List[Movie]{
		List:       keyset.List{Columns: listColumns, From: "movies", Library: "library_id"},
		Titles:     "films",
		Translated: true,
		Kind:       string(library.KindMovies),
		Key: func(m *Movie) shelf.Key {
			return shelf.Key{ID: m.ID, SortTitle: m.SortTitle, TitleRead: m.TitleRead, AddedAt: m.AddedAt, Year: m.Year, Rating: m.Rating,
				Relevance: m.Relevance, ReleasedOn: m.ReleasedOn, RuntimeMs: m.RuntimeMs, OwnOrder: m.OwnOrder}
		},
		More:      map[shelf.OrderField]string{shelf.ByReleasedOn: "released_on", shelf.ByRuntime: "runtime_ms"},
		StateOf:   "item_id",
		Watched:   "EXISTS (SELECT FROM watch_states w WHERE w.user_id = %s AND w.item_id = movies.id AND w.watched)",
		Played:    "EXISTS (SELECT FROM watch_states w WHERE w.user_id = %s AND w.item_id = movies.id AND w.last_played_at > ",
		Person:    "EXISTS (SELECT FROM movie_credits c WHERE c.person_id = %s AND c.movie_id = movies.id)",
		Unmatched: "NOT described AND tmdb_id IS NULL AND imdb_id IS NULL",
	}
}

// The statements of loaders: the first argument are the ids, the second the libraries that may be seen.
var (
	selectMovies = moviesWith(movieColumns)
	selectBrief  = moviesWith(ProjectionList{Movies.ID, Movies.LibraryID, Movies.Title, Movies.Titles, Movies.Year, Movies.PosterID, Movies.BackdropID})

	selectTexts = owned(MovieDetails.MovieID, func(owned BoolExpression) Statement {
		return SELECT(MovieDetails.MovieID, MovieDetails.Overview, MovieDetails.Tagline).FROM(MovieDetails).WHERE(owned)
	})
	selectDetails = owned(MovieDetails.MovieID, func(owned BoolExpression) Statement {
		return SELECT(MovieDetails.AllColumns).FROM(MovieDetails).WHERE(owned)
	})
	selectFiles = owned(MovieFiles.MovieID, func(owned BoolExpression) Statement {
		return SELECT(MovieFiles.AllColumns, library.FileColumns).
			FROM(MovieFiles.INNER_JOIN(Files, Files.ID.EQ(MovieFiles.FileID))).
			WHERE(owned.AND(db.Any(Files.LibraryID, nil))).ORDER_BY(inOrder...)
	})
	selectFilesWithMedia = filesWith(library.FileColumns, library.ShownColumns)
	selectBriefFiles     = filesWith(library.BriefFileColumns, library.BriefColumns)
	selectExtras         = owned(MovieExtras.MovieID, func(owned BoolExpression) Statement {
		return SELECT(MovieExtras.FileID, MovieExtras.MovieID.AS("owner_id"), MovieExtras.Kind, MovieExtras.Title).
			FROM(MovieExtras).WHERE(owned).
			ORDER_BY(MovieExtras.Kind, MovieExtras.Title, MovieExtras.FileID)
	})
	selectGenres = owned(MovieGenres.MovieID, func(owned BoolExpression) Statement {
		return SELECT(MovieGenres.MovieID.AS("owner_id"), MovieGenres.Position.AS("position"), Genres.AllColumns).
			FROM(MovieGenres.INNER_JOIN(Genres, Genres.ID.EQ(MovieGenres.GenreID))).WHERE(owned)
	})
	selectCredits = db.OwnedSQL("movies", func(owners string) string { return person.SelectCredits(owners, "movie_credits", "movie_id") })
)

var inOrder = []OrderByClause{MovieFiles.Edition.ASC().NULLS_FIRST(), MovieFiles.Part.ASC().NULLS_FIRST(), MovieFiles.FileID}

func moviesWith(columns Projection) string {
	return db.Text(SELECT(columns).FROM(Movies).WHERE(db.Any(Movies.ID, nil).AND(db.Any(Movies.LibraryID, nil))))
}

func filesWith(file Projection, media []Projection) db.Owned {
	return owned(MovieFiles.MovieID, func(owned BoolExpression) Statement {
		return SELECT(MovieFiles.AllColumns, append([]Projection{file}, media...)...).
			FROM(MovieFiles.INNER_JOIN(Files, Files.ID.EQ(MovieFiles.FileID)).LEFT_JOIN(FileMedia, FileMedia.FileID.EQ(Files.ID))).
			WHERE(owned.AND(db.Any(Files.LibraryID, nil))).ORDER_BY(inOrder...)
	})
}

func owned(column Column, statement func(BoolExpression) Statement) db.Owned {
	return db.OwnedText(column, "movies", statement)
}

func (store) byIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Movie, error) {
	return db.AllSQL[Movie](ctx, q, selectMovies, ids, libraries)
}

func (store) briefByIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Movie, error) {
	return db.PartSQL[Movie](ctx, q, selectBrief, ids, libraries)
}

func (store) textsByIDs(ctx context.Context, q db.Q, v access.Viewer, ids []uuid.UUID) ([]*Texts, error) {
	return db.AllSQL[Texts](ctx, q, selectTexts.Text(v.WasShown()), ids, v.Libraries)
}

func (store) detailsByIDs(ctx context.Context, q db.Q, v access.Viewer, ids []uuid.UUID) ([]*Details, error) {
	return db.AllSQL[Details](ctx, q, selectDetails.Text(v.WasShown()), ids, v.Libraries)
}

func (store) filesByMovieIDs(ctx context.Context, q db.Q, v access.Viewer, ids []uuid.UUID) ([]*File, error) {
	rows, err := db.PartSQL[joinedFile](ctx, q, selectFiles.Text(v.WasShown()), ids, v.Libraries, v.Libraries)
	out := make([]*File, len(rows))
	for i, r := range rows {
		out[i] = r.file()
	}
	return out, err
}

func (store) filesWithMediaByMovieIDs(ctx context.Context, q db.Q, v access.Viewer, ids []uuid.UUID, brief bool,
) (files []*File, shown []*library.Shown, err error) {
	statement := selectFilesWithMedia
	if brief {
		statement = selectBriefFiles
	}
	rows, err := db.PartSQL[fileWithMedia](ctx, q, statement.Text(v.WasShown()), ids, v.Libraries, v.Libraries)
	files = make([]*File, len(rows))
	for i, r := range rows {
		files[i] = r.file()
		if s := r.Shown(); s != nil {
			shown = append(shown, s)
		}
	}
	return files, shown, err
}

// joinedFile is a film's file joined with the file itself, fileWithMedia also with what is in it.
type joinedFile struct {
	File
	listed
}

type fileWithMedia struct {
	joinedFile
	library.Joined
}

type listed library.File

func (f *joinedFile) file() *File {
	f.Row = (*library.File)(&f.listed)
	return &f.File
}

func (store) extrasByMovieIDs(ctx context.Context, q db.Q, v access.Viewer, ids []uuid.UUID) ([]*library.Extra, error) {
	return db.AllSQL[library.Extra](ctx, q, selectExtras.Text(v.WasShown()), ids, v.Libraries)
}

func (store) genresByMovieIDs(ctx context.Context, q db.Q, v access.Viewer, ids []uuid.UUID) ([]*person.OwnedGenre, error) {
	rows, err := db.AllSQL[person.OwnedGenre](ctx, q, selectGenres.Text(v.WasShown()), ids, v.Libraries)
	return person.Sorted(rows), err
}

// labelsByMovieIDs is raw because kinds are an array of an enum.
func (store) labelsByMovieIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID, kinds []person.LabelKind) ([]*person.OwnedLabel, error) {
	return db.AllSQL[person.OwnedLabel](ctx, q, `SELECT m.id AS owner_id, `+person.OwnedLabelColumns+`
		FROM movies m JOIN movie_labels x ON x.movie_id = m.id JOIN labels l ON l.id = x.label_id
		WHERE m.id = ANY((SELECT $1::uuid[])::uuid[]) AND m.library_id = ANY($2) AND ($3::label_kind[] IS NULL OR l.kind = ANY($3)) ORDER BY x.position`,
		ids, libraries, person.LabelKindNames(kinds))
}

func (store) creditsByMovieIDs(ctx context.Context, q db.Q, v access.Viewer, ids []uuid.UUID, roles []person.Role, first int) ([]*person.CreditRow, error) {
	return db.PartSQL[person.CreditRow](ctx, q, selectCredits.Text(v.WasShown()), ids, v.Libraries, person.RoleNames(roles), first)
}
