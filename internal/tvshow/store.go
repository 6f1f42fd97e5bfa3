package tvshow

import (
	"context"

	"github.com/go-jet/jet/v2/postgres"
	"github.com/google/uuid"

	"revenge/internal/access"
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
const listColumns = `id, library_id, title, sort_title, original_title, titles, year, first_aired_on, ended_on, status, type, certification, minimum_age, rating,
	tmdb_id, tvdb_id, imdb_id, shown_ids, poster_id, backdrop_id, logo_id, missing_since, added_at`

var (
	seriesColumns = table.Series.AllColumns.Except(table.Series.Key, table.Series.WeakKey, table.Series.FoldedTitle, table.Series.Described,
		table.Series.GenreIds, table.Series.LabelIds, table.Series.Traits, table.Series.Versions, table.Series.SortTitles,
		table.Series.LatestAiredOn, table.Series.LatestAddedAt, table.Series.UpdatedAt)
	episodeColumns = table.Episodes.AllColumns.Except(table.Episodes.Described, table.Episodes.SortTitle, table.Episodes.Traits, table.Episodes.Versions)
)

// list is raw because keyset writes the page; see its package comment.
func (store) list() shelf.List[Series] {
	return shelf.List[Series]{
		List:       keyset.List{Columns: listColumns, From: "series", Library: "library_id"},
		Titles:     "series",
		Translated: true,
		Kind:       string(library.KindSeries),
		Key: func(s *Series) shelf.Key {
			return shelf.Key{ID: s.ID, SortTitle: s.SortTitle, TitleRead: s.TitleRead, AddedAt: s.AddedAt, Year: s.Year, Rating: s.Rating,
				Relevance: s.Relevance, ReleasedOn: s.FirstAiredOn, LatestAiredOn: s.LatestAiredOn, LatestAddedAt: s.LatestAddedAt, OwnOrder: s.OwnOrder}
		},
		More: map[shelf.OrderField]string{shelf.ByReleasedOn: "first_aired_on", shelf.ByEpisodeAired: "latest_aired_on",
			shelf.ByEpisodeAdded: "latest_added_at"},
		StateOf: "parent_id",
		// Specials count where there is nothing else, and of a series of which nothing is there nothing was watched.
		Watched: `(EXISTS (SELECT FROM episodes e WHERE e.series_id = series.id AND e.missing_since IS NULL)
			AND NOT EXISTS (SELECT FROM episodes e WHERE e.series_id = series.id AND e.missing_since IS NULL
				AND NOT EXISTS (SELECT FROM watch_states w WHERE w.user_id = %s AND w.item_id = e.id AND w.watched)
				AND (e.season_number > 0 OR NOT EXISTS (
					SELECT FROM episodes r WHERE r.series_id = series.id AND r.season_number > 0 AND r.missing_since IS NULL))))`,
		Played: "EXISTS (SELECT FROM watch_states w WHERE w.user_id = %s AND w.parent_id = series.id AND w.last_played_at > ",
		Person: `(EXISTS (SELECT FROM series_credits c WHERE c.person_id = %s AND c.series_id = series.id)
			OR EXISTS (SELECT FROM episode_credits c JOIN episodes e ON e.id = c.episode_id WHERE c.person_id = %s AND e.series_id = series.id))`,
		Status:    "status",
		Unmatched: "NOT described AND tmdb_id IS NULL AND imdb_id IS NULL AND tvdb_id IS NULL",
	}
}

// episodes is raw as list is.
func (store) episodes() shelf.List[Episode] {
	return shelf.List[Episode]{
		List: keyset.List{Columns: `id, series_id, season_id, library_id, key, season_number, number, absolute, title, titles, aired_on, overview, rating,
			runtime_ms, still_id, missing_since, added_at, updated_at, position, airs_before_season, airs_before_episode, airs_after_season, dvd_season,
			dvd_number, sort_title`, From: "episodes", Library: "library_id"},
		Titles: "episodes",
		Kind:   string(library.KindSeries),
		Key: func(e *Episode) shelf.Key {
			return shelf.Key{ID: e.ID, SortTitle: e.SortTitle, AddedAt: e.AddedAt, Rating: e.Rating, ReleasedOn: e.AiredOn, RuntimeMs: e.RuntimeMs, OwnOrder: e.OwnOrder}
		},
		More:    map[shelf.OrderField]string{shelf.ByAiredOn: "aired_on", shelf.ByRuntime: "runtime_ms"},
		StateOf: "item_id",
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

	selectTexts = db.OwnedText(table.SeriesDetails.SeriesID, "series", func(owned postgres.BoolExpression) postgres.Statement {
		return postgres.SELECT(table.SeriesDetails.SeriesID, table.SeriesDetails.Overview).FROM(table.SeriesDetails).WHERE(owned)
	})
	selectDetails = db.OwnedText(table.SeriesDetails.SeriesID, "series", func(owned postgres.BoolExpression) postgres.Statement {
		return postgres.SELECT(table.SeriesDetails.AllColumns).FROM(table.SeriesDetails).WHERE(owned)
	})

	selectSeasons = db.Text(postgres.SELECT(table.Seasons.AllColumns).FROM(table.Seasons).WHERE(both(table.Seasons.ID, table.Seasons.LibraryID)))

	selectSeasonsOf = db.Text(postgres.SELECT(table.Seasons.AllColumns).FROM(table.Seasons).
			WHERE(both(table.Seasons.SeriesID, table.Seasons.LibraryID)).
			ORDER_BY(postgres.RawBool("seasons.number = 0"), table.Seasons.Number)) // specials come last

	selectEpisodes = db.Text(postgres.SELECT(episodeColumns).FROM(table.Episodes).WHERE(both(table.Episodes.ID, table.Episodes.LibraryID)))

	selectEpisodesOf      = episodesOfSeasons(episodeColumns)
	selectBriefEpisodesOf = episodesOfSeasons(postgres.ProjectionList{table.Episodes.ID, table.Episodes.SeriesID, table.Episodes.SeasonID,
		table.Episodes.LibraryID, table.Episodes.SeasonNumber, table.Episodes.Number, table.Episodes.Title, table.Episodes.Titles,
		table.Episodes.AiredOn, table.Episodes.Overview, table.Episodes.RuntimeMs, table.Episodes.StillID})

	selectFiles = db.OwnedText(files.EpisodeID, "episodes", func(owned postgres.BoolExpression) postgres.Statement {
		return postgres.SELECT(files.AllColumns, library.FileColumns).
			FROM(files.INNER_JOIN(table.Files, table.Files.ID.EQ(files.FileID))).
			WHERE(owned.AND(db.Any(table.Files.LibraryID, nil))).ORDER_BY(inOrder...)
	})
	selectFilesWithMedia = filesWith(library.FileColumns, library.ShownColumns)
	selectBriefFiles     = filesWith(library.BriefFileColumns, library.BriefColumns)
	selectExtras         = db.OwnedText(extras.SeriesID, "series", func(owned postgres.BoolExpression) postgres.Statement {
		return postgres.SELECT(extras.FileID, extras.SeriesID.AS("owner_id"), extras.Kind, extras.Title).
			FROM(extras).WHERE(owned).ORDER_BY(extras.Kind, extras.Title, extras.FileID)
	})
	selectGenres = db.OwnedText(genres.SeriesID, "series", func(owned postgres.BoolExpression) postgres.Statement {
		return postgres.SELECT(genres.SeriesID.AS("owner_id"), genres.Position.AS("position"), table.Genres.AllColumns).
			FROM(genres.INNER_JOIN(table.Genres, table.Genres.ID.EQ(genres.GenreID))).WHERE(owned)
	})
	selectSeriesCredits  = credits("series", "series_credits", "series_id")
	selectEpisodeCredits = credits("episodes", "episode_credits", "episode_id")
)

func episodesOfSeasons(columns postgres.Projection) string {
	return db.Text(postgres.SELECT(columns).FROM(table.Episodes).
		WHERE(both(table.Episodes.SeasonID, table.Episodes.LibraryID)).ORDER_BY(table.Episodes.Position, table.Episodes.ID))
}

func filesWith(file postgres.Projection, media []postgres.Projection) db.Owned {
	return db.OwnedText(files.EpisodeID, "episodes", func(owned postgres.BoolExpression) postgres.Statement {
		return postgres.SELECT(files.AllColumns, append([]postgres.Projection{file}, media...)...).
			FROM(files.INNER_JOIN(table.Files, table.Files.ID.EQ(files.FileID)).LEFT_JOIN(table.FileMedia, table.FileMedia.FileID.EQ(table.Files.ID))).
			WHERE(owned.AND(db.Any(table.Files.LibraryID, nil))).ORDER_BY(inOrder...)
	})
}

func (store) byIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Series, error) {
	return db.AllSQL[Series](ctx, q, selectSeries, ids, libraries)
}

func (store) textsByIDs(ctx context.Context, q db.Q, v access.Viewer, ids []uuid.UUID) ([]*Texts, error) {
	return db.AllSQL[Texts](ctx, q, selectTexts.Text(v.WasShown()), ids, v.Libraries)
}

func (store) detailsByIDs(ctx context.Context, q db.Q, v access.Viewer, ids []uuid.UUID) ([]*Details, error) {
	return db.AllSQL[Details](ctx, q, selectDetails.Text(v.WasShown()), ids, v.Libraries)
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

func (store) briefEpisodesBySeasonIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Episode, error) {
	return db.PartSQL[Episode](ctx, q, selectBriefEpisodesOf, ids, libraries)
}

func (store) filesByEpisodeIDs(ctx context.Context, q db.Q, v access.Viewer, ids []uuid.UUID) ([]*File, error) {
	rows, err := db.PartSQL[joinedFile](ctx, q, selectFiles.Text(v.WasShown()), ids, v.Libraries, v.Libraries)
	out := make([]*File, len(rows))
	for i, r := range rows {
		out[i] = r.file()
	}
	return out, err
}

func (store) filesWithMediaByEpisodeIDs(ctx context.Context, q db.Q, v access.Viewer, ids []uuid.UUID, brief bool,
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

// joinedFile is an episode's file joined with the file itself, fileWithMedia also with what is in it.
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

func (store) extrasBySeriesIDs(ctx context.Context, q db.Q, v access.Viewer, ids []uuid.UUID) ([]*library.Extra, error) {
	return db.AllSQL[library.Extra](ctx, q, selectExtras.Text(v.WasShown()), ids, v.Libraries)
}

func (store) genresBySeriesIDs(ctx context.Context, q db.Q, v access.Viewer, ids []uuid.UUID) ([]*person.OwnedGenre, error) {
	rows, err := db.AllSQL[person.OwnedGenre](ctx, q, selectGenres.Text(v.WasShown()), ids, v.Libraries)
	return person.Sorted(rows), err
}

// episodeCounts is raw because it only counts.
func (store) episodeCounts(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Count, error) {
	return db.AllSQL[Count](ctx, q, `SELECT series_id, count(*)::int AS episodes FROM episodes
		WHERE series_id = ANY((SELECT $1::uuid[])::uuid[]) AND library_id = ANY($2) AND missing_since IS NULL GROUP BY series_id`, ids, libraries)
}

var inOrder = []postgres.OrderByClause{files.Edition.ASC().NULLS_FIRST(), files.Part.ASC().NULLS_FIRST(), files.FileID}

func credits(table, of, owner string) db.Owned {
	return db.OwnedSQL(table, func(owners string) string { return person.SelectCredits(owners, of, owner) })
}

func (store) credits(ctx context.Context, q db.Q, credits db.Owned, v access.Viewer, ids []uuid.UUID, roles []person.Role, first int,
) ([]*person.CreditRow, error) {
	return db.PartSQL[person.CreditRow](ctx, q, credits.Text(v.WasShown()), ids, v.Libraries, person.RoleNames(roles), first)
}

func (store) labelsBySeriesIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID, kinds []person.LabelKind) ([]*person.OwnedLabel, error) {
	return db.AllSQL[person.OwnedLabel](ctx, q, `SELECT s.id AS owner_id, `+person.OwnedLabelColumns+`
		FROM series s JOIN series_labels x ON x.series_id = s.id JOIN labels l ON l.id = x.label_id
		WHERE s.id = ANY((SELECT $1::uuid[])::uuid[]) AND s.library_id = ANY($2) AND ($3::label_kind[] IS NULL OR l.kind = ANY($3)) ORDER BY x.position`,
		ids, libraries, person.LabelKindNames(kinds))
}
