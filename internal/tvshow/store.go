package tvshow

import (
	"context"

	"github.com/go-jet/jet/v2/postgres"
	"github.com/google/uuid"

	"revenge/internal/library"
	"revenge/internal/person"
	"revenge/internal/platform/db"
	"revenge/internal/platform/db/gen/public/table"
	"revenge/internal/platform/keyset"
	"revenge/internal/shelf"
)

// store is the only writer of series, seasons, episodes and their tables.
type store struct{}

// listColumns are what a Series holds of its table.
const listColumns = `id, library_id, key, title, sort_title, original_title, titles, year, first_aired_on, ended_on, status, type, certification, minimum_age, rating,
	tmdb_id, tvdb_id, imdb_id, genre_ids, poster_id, backdrop_id, logo_id, missing_since, added_at, updated_at`

var (
	seriesColumns = table.Series.AllColumns.Except(table.Series.WeakKey, table.Series.FoldedTitle, table.Series.Described,
		table.Series.LabelIds, table.Series.Traits, table.Series.Versions)
	episodeColumns = table.Episodes.AllColumns.Except(table.Episodes.Described)
)

// list is raw because keyset writes the page; see its package comment.
func (store) list() shelf.List[Series] {
	return shelf.List[Series]{
		List:   keyset.List{Columns: listColumns, From: "series", Library: "library_id"},
		Titles: "series",
		Key: func(s *Series) shelf.Key {
			return shelf.Key{ID: s.ID, SortTitle: s.SortTitle, AddedAt: s.AddedAt, Year: s.Year, Rating: s.Rating, Relevance: s.Relevance}
		},
		Watched: `NOT EXISTS (SELECT FROM episodes e WHERE e.series_id = series.id AND e.season_number > 0 AND e.missing_since IS NULL
			AND NOT EXISTS (SELECT FROM watch_states w WHERE w.user_id = %s AND w.item_id = e.id AND w.watched))`,
		Played: "EXISTS (SELECT FROM watch_states w WHERE w.user_id = %s AND w.parent_id = series.id AND w.last_played_at > ",
		Person: `(EXISTS (SELECT FROM series_credits c WHERE c.person_id = %s AND c.series_id = series.id)
			OR EXISTS (SELECT FROM episode_credits c JOIN episodes e ON e.id = c.episode_id WHERE c.person_id = %s AND e.series_id = series.id))`,
		Status:    "status",
		Unmatched: "NOT described AND tmdb_id IS NULL AND imdb_id IS NULL AND tvdb_id IS NULL",
	}
}

// both is about ids, the first argument, and the libraries that may be seen, the second.
func both(column, library postgres.Column) postgres.BoolExpression {
	return db.Any(column, nil).AND(db.Any(library, nil))
}

// The statements of loaders.
var (
	files, extras, genres = table.EpisodeFiles, table.SeriesExtras, table.SeriesGenres

	selectSeries = db.Text(postgres.SELECT(seriesColumns).FROM(table.Series).WHERE(both(table.Series.ID, table.Series.LibraryID)))

	selectTexts = db.Text(postgres.SELECT(table.SeriesDetails.SeriesID, table.SeriesDetails.Overview).FROM(table.SeriesDetails).
			WHERE(db.Seen(table.SeriesDetails.SeriesID, "series")))

	selectDetails = db.Text(postgres.SELECT(table.SeriesDetails.AllColumns).FROM(table.SeriesDetails).
			WHERE(db.Seen(table.SeriesDetails.SeriesID, "series")))

	selectSeasons = db.Text(postgres.SELECT(table.Seasons.AllColumns).FROM(table.Seasons).WHERE(both(table.Seasons.ID, table.Seasons.LibraryID)))

	selectSeasonsOf = db.Text(postgres.SELECT(table.Seasons.AllColumns).FROM(table.Seasons).
			WHERE(both(table.Seasons.SeriesID, table.Seasons.LibraryID)).
			ORDER_BY(postgres.RawBool("seasons.number = 0"), table.Seasons.Number)) // specials come last

	selectEpisodes = db.Text(postgres.SELECT(episodeColumns).FROM(table.Episodes).WHERE(both(table.Episodes.ID, table.Episodes.LibraryID)))

	selectEpisodesOf = db.Text(postgres.SELECT(episodeColumns).FROM(table.Episodes).
				WHERE(both(table.Episodes.SeasonID, table.Episodes.LibraryID)).ORDER_BY(table.Episodes.Position, table.Episodes.ID))

	selectFiles = db.Text(postgres.SELECT(files.AllColumns, library.FileColumns).
			FROM(files.INNER_JOIN(table.Files, table.Files.ID.EQ(files.FileID))).
			WHERE(db.Seen(files.EpisodeID, "episodes").AND(db.Any(table.Files.LibraryID, nil))).
			ORDER_BY(files.Edition.ASC().NULLS_FIRST(), files.Part.ASC().NULLS_FIRST(), files.FileID))

	selectExtras = db.Text(postgres.SELECT(extras.FileID, extras.SeriesID.AS("owner_id"), extras.Kind, extras.Title).
			FROM(extras).WHERE(db.Seen(extras.SeriesID, "series")).ORDER_BY(extras.Kind, extras.Title, extras.FileID))

	selectGenres = db.Text(postgres.SELECT(genres.SeriesID.AS("owner_id"), table.Genres.AllColumns).
			FROM(genres.INNER_JOIN(table.Genres, table.Genres.ID.EQ(genres.GenreID))).
			WHERE(db.Seen(genres.SeriesID, "series")).ORDER_BY(genres.Position, table.Genres.Name))
)

func (store) byIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Series, error) {
	return db.AllSQL[Series](ctx, q, selectSeries, ids, libraries)
}

func (store) textsByIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Texts, error) {
	return db.AllSQL[Texts](ctx, q, selectTexts, ids, libraries)
}

func (store) detailsByIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Details, error) {
	return db.AllSQL[Details](ctx, q, selectDetails, ids, libraries)
}

// translationsByEpisodeIDs is raw beside the table's one other statement.
func (store) translationsByEpisodeIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Translations, error) {
	return db.AllSQL[Translations](ctx, q, `SELECT t.episode_id, t.translations FROM episode_translations t JOIN episodes e ON e.id = t.episode_id
		WHERE t.episode_id = ANY($1) AND e.library_id = ANY($2)`, ids, libraries)
}

func (store) seasonsByIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Season, error) {
	return db.AllSQL[Season](ctx, q, selectSeasons, ids, libraries)
}

func (store) seasonsBySeriesIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Season, error) {
	return db.AllSQL[Season](ctx, q, selectSeasonsOf, ids, libraries)
}

func (store) episodesByIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Episode, error) {
	return db.AllSQL[Episode](ctx, q, selectEpisodes, ids, libraries)
}

func (store) episodesBySeasonIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Episode, error) {
	return db.AllSQL[Episode](ctx, q, selectEpisodesOf, ids, libraries)
}

func (store) filesByEpisodeIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*File, error) {
	rows, err := db.PartSQL[joinedFile](ctx, q, selectFiles, ids, libraries, libraries)
	out := make([]*File, len(rows))
	for i, r := range rows {
		r.Row = (*library.File)(&r.listed)
		out[i] = &r.File
	}
	return out, err
}

// selectMedia is raw, as library writes it.
var selectMedia = library.SelectShown(`SELECT file_id FROM episode_files WHERE episode_id = ANY(ARRAY(SELECT id FROM episodes WHERE id = ANY((SELECT $1::uuid[])::uuid[]) AND library_id = ANY($2)))`)

func (store) mediaByEpisodeIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*library.Shown, error) {
	return db.AllSQL[library.Shown](ctx, q, selectMedia, ids, libraries)
}

// joinedFile is an episode's file joined with the file itself.
type joinedFile struct {
	File
	listed
}

type listed library.File

func (store) extrasBySeriesIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*library.Extra, error) {
	return db.AllSQL[library.Extra](ctx, q, selectExtras, ids, libraries)
}

func (store) genresBySeriesIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*person.OwnedGenre, error) {
	return db.AllSQL[person.OwnedGenre](ctx, q, selectGenres, ids, libraries)
}

// episodeCounts is raw because it only counts.
func (store) episodeCounts(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Count, error) {
	return db.AllSQL[Count](ctx, q, `SELECT series_id, count(*)::int AS episodes FROM episodes
		WHERE series_id = ANY((SELECT $1::uuid[])::uuid[]) AND library_id = ANY($2) AND missing_since IS NULL GROUP BY series_id`, ids, libraries)
}

// creditsOf are raw, as person writes them.
var creditsOf = map[string]string{
	"series":  person.SelectCredits("series", "series_credits", "series_id"),
	"episode": person.SelectCredits("episodes", "episode_credits", "episode_id"),
}

func (store) credits(ctx context.Context, q db.Q, owner string, libraries, ids []uuid.UUID, roles []person.Role, first int) ([]*person.CreditRow, error) {
	return db.PartSQL[person.CreditRow](ctx, q, creditsOf[owner], ids, libraries, person.RoleNames(roles), first)
}

func (store) labelsBySeriesIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID, kinds []person.LabelKind) ([]*person.OwnedLabel, error) {
	return db.AllSQL[person.OwnedLabel](ctx, q, `SELECT s.id AS owner_id, `+person.OwnedLabelColumns+`
		FROM series s JOIN series_labels x ON x.series_id = s.id JOIN labels l ON l.id = x.label_id
		WHERE s.id = ANY((SELECT $1::uuid[])::uuid[]) AND s.library_id = ANY($2) AND ($3::label_kind[] IS NULL OR l.kind = ANY($3)) ORDER BY x.position`,
		ids, libraries, person.LabelKindNames(kinds))
}
