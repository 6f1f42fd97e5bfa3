package dataloaders

import (
	"context"

	"github.com/google/uuid"

	"revenge/graph/setexec"
	"revenge/internal/access"
	"revenge/internal/library"
	"revenge/internal/person"
	"revenge/internal/tvshow"
)

// TVShow batches reads of series, seasons and episodes.
type TVShow struct {
	SeriesByID        *Loader[uuid.UUID, *tvshow.Series]
	DetailsByID       *Loader[uuid.UUID, *tvshow.Details]
	TextsByID         *Loader[uuid.UUID, *tvshow.Texts]
	CountBySeries     *Loader[uuid.UUID, *tvshow.Count]
	GapsBySeries      *Loader[uuid.UUID, []*tvshow.Gap]
	ExtrasBySeries    *Loader[uuid.UUID, []*library.Extra]
	GenresBySeries    *Loader[uuid.UUID, []*person.OwnedGenre]
	CreditsBySeries   *By[CreditsAsked, *person.Credit]
	LabelsBySeries    *By[LabelsAsked, *person.OwnedLabel]
	OrderBySeries     *Loader[uuid.UUID, *tvshow.Choice]
	EpisodesBySeries  *By[EpisodesAsked, *tvshow.Episode]
	SimilarBySeries   *By[AtMost, *tvshow.Similar]
	SeasonByID        *Loader[uuid.UUID, *tvshow.Season]
	SeasonsBySeries   *Loader[uuid.UUID, []*tvshow.Season]
	EpisodeByID       *Loader[uuid.UUID, *tvshow.Episode]
	EpisodesBySeason  *Loader[uuid.UUID, []*tvshow.Episode]
	FilesByEpisode    *Loader[uuid.UUID, []*tvshow.File]
	CreditsByEpisode  *By[CreditsAsked, *person.Credit]
	Translations      *Loader[uuid.UUID, *tvshow.Translations]
	NextByEpisode     *Loader[uuid.UUID, *tvshow.Beside]
	PreviousByEpisode *Loader[uuid.UUID, *tvshow.Beside]
}

func newTVShow(s *tvshow.Service, v *access.Viewer, kept *scope, media *Loader[uuid.UUID, *library.Shown], brief brief) *TVShow {
	episodes := s.EpisodesBySeasonIDs
	if brief.episodes {
		episodes = s.BriefEpisodesBySeasonIDs
	}
	return &TVShow{
		SeriesByID: remember(one(bind(v, s.ByIDs), func(s *tvshow.Series) uuid.UUID { return s.ID }), kept,
			kind[*tvshow.Series]{name: "series", home: func(s *tvshow.Series) uuid.UUID { return s.LibraryID }}),
		DetailsByID: remember(one(bind(v, s.DetailsByIDs), func(d *tvshow.Details) uuid.UUID { return d.SeriesID }), kept,
			kind[*tvshow.Details]{name: "series.details"}),
		TextsByID: remember(one(bind(v, s.TextsByIDs), func(t *tvshow.Texts) uuid.UUID { return t.SeriesID }), kept,
			kind[*tvshow.Texts]{name: "series.texts"}),
		CountBySeries: remember(one(bind(v, s.EpisodeCountsBySeriesIDs), func(c *tvshow.Count) uuid.UUID { return c.SeriesID }), kept,
			kind[*tvshow.Count]{name: "series.count"}),
		GapsBySeries: remember(many(bind(v, s.GapsBySeriesIDs), func(g *tvshow.Gap) uuid.UUID { return g.SeriesID }), kept,
			kind[[]*tvshow.Gap]{name: "series.gaps"}),
		ExtrasBySeries:  remember(many(bind(v, s.ExtrasBySeriesIDs), extraOwner), kept, kind[[]*library.Extra]{name: "series.extras"}),
		GenresBySeries:  remember(many(bind(v, s.GenresBySeriesIDs), genreOwner), kept, kind[[]*person.OwnedGenre]{name: "series.genres", shared: true}),
		CreditsBySeries: creditsBy(v, s.CreditsBySeriesIDs, kept, "series.credits"),
		SeasonByID: remember(one(bind(v, s.SeasonsByIDs), func(s *tvshow.Season) uuid.UUID { return s.ID }), kept,
			kind[*tvshow.Season]{name: "season", home: func(s *tvshow.Season) uuid.UUID { return s.LibraryID }}),
		SeasonsBySeries: remember(many(bind(v, s.SeasonsBySeriesIDs), func(s *tvshow.Season) uuid.UUID { return s.SeriesID }), kept,
			kind[[]*tvshow.Season]{name: "series.seasons"}),
		EpisodeByID: remember(one(bind(v, s.EpisodesByIDs), func(e *tvshow.Episode) uuid.UUID { return e.ID }), kept,
			kind[*tvshow.Episode]{name: "episode", home: func(e *tvshow.Episode) uuid.UUID { return e.LibraryID }}),
		EpisodesBySeason: remember(many(bind(v, episodes), func(e *tvshow.Episode) uuid.UUID { return e.SeasonID }), kept,
			kind[[]*tvshow.Episode]{name: "season.episodes"}),
		FilesByEpisode: remember(withMedia(many(bind(v, s.FilesByEpisodeIDs), episodeOfFile), media,
			bindBoth(v, brief.files, s.FilesWithMediaByEpisodeIDs), episodeOfFile, episodeFile), kept,
			kind[[]*tvshow.File]{name: "episode.files"}),
		Translations: remember(one(bind(v, s.TranslationsByEpisodeIDs), func(t *tvshow.Translations) uuid.UUID { return t.EpisodeID }), kept,
			kind[*tvshow.Translations]{name: "episode.translations"}),
		NextByEpisode:     one(bind(v, s.NextByEpisodeIDs), func(b *tvshow.Beside) uuid.UUID { return b.OfID }),
		PreviousByEpisode: one(bind(v, s.PreviousByEpisodeIDs), func(b *tvshow.Beside) uuid.UUID { return b.OfID }),
		CreditsByEpisode:  creditsBy(v, s.CreditsByEpisodeIDs, kept, "episode.credits"),
		LabelsBySeries:    labelsBy(v, s.LabelsBySeriesIDs),
		SimilarBySeries:   similarBy(v, s.SimilarBySeriesIDs, func(s *tvshow.Similar) uuid.UUID { return s.OwnerID }),
		OrderBySeries:     one(bind(v, s.OrdersBySeriesIDs), func(c *tvshow.Choice) uuid.UUID { return c.SeriesID }),
		EpisodesBySeries: by(func(ctx context.Context, ids []uuid.UUID, order EpisodesAsked) ([]*tvshow.Episode, error) {
			return s.EpisodesBySeriesIDs(ctx, *v, ids, tvshow.Order(order))
		}, func(e *tvshow.Episode) uuid.UUID { return e.SeriesID }, nil, nil),
	}
}

// EpisodesAsked is the order that all episodes of a series are asked in.
type EpisodesAsked tvshow.Order

// count bounds nothing: a series has its episodes.
func (EpisodesAsked) count() int { return 1 }

func seriesID(s *tvshow.Series) *uuid.UUID     { return &s.ID }
func seasonID(s *tvshow.Season) *uuid.UUID     { return &s.ID }
func episodeFile(f *tvshow.File) *library.File { return f.Row }
func episodeOfFile(f *tvshow.File) uuid.UUID   { return f.EpisodeID }

func episodeID(e *tvshow.Episode) *uuid.UUID { return &e.ID }

// What belongs to series.
var (
	SeriesTexts   = toOne(func(l *Loaders) *Loader[uuid.UUID, *tvshow.Texts] { return l.TVShow().TextsByID }, seriesID, "Series.overview")
	SeriesDetails = toOne(func(l *Loaders) *Loader[uuid.UUID, *tvshow.Details] { return l.TVShow().DetailsByID }, seriesID,
		"Series.studios", "Series.countries", "Series.tags",
		"Series.ageRatings", "Series.ratings", "Series.translations", "Series.trailerLinks")
	SeriesLibrary  = toOne(libraries, func(s *tvshow.Series) *uuid.UUID { return &s.LibraryID }, "Series.library")
	SeriesPoster   = toOne(artworks, func(s *tvshow.Series) *uuid.UUID { return s.PosterID }, "Series.poster")
	SeriesBackdrop = toOne(artworks, func(s *tvshow.Series) *uuid.UUID { return s.BackdropID }, "Series.backdrop")
	SeriesLogo     = toOne(artworks, func(s *tvshow.Series) *uuid.UUID { return s.LogoID }, "Series.logo")
	SeriesGenres   = toMany(func(l *Loaders) *Loader[uuid.UUID, []*person.OwnedGenre] { return l.TVShow().GenresBySeries }, seriesID, "Series.genres")
	SeriesCredits  = toCredits(func(l *Loaders) *By[CreditsAsked, *person.Credit] { return l.TVShow().CreditsBySeries }, seriesID, "Series.credits")
	SeriesLabels   = toLabels(func(l *Loaders) *By[LabelsAsked, *person.OwnedLabel] { return l.TVShow().LabelsBySeries }, seriesID, "Series.labels")
	SeriesSimilar  = toSimilar(func(l *Loaders) *By[AtMost, *tvshow.Similar] { return l.TVShow().SimilarBySeries }, seriesID, "Series.similar")
	SeriesOrder    = toOne(func(l *Loaders) *Loader[uuid.UUID, *tvshow.Choice] { return l.TVShow().OrderBySeries }, seriesID, "Series.episodeOrder")
	SeriesEpisodes = declare(ToAsked[*tvshow.Series, EpisodesAsked, *tvshow.Episode]{
		func(l *Loaders) *By[EpisodesAsked, *tvshow.Episode] { return l.TVShow().EpisodesBySeries }, seriesID, func(args setexec.Args) EpisodesAsked {
			order, _ := args["order"].(tvshow.Order)
			return EpisodesAsked(order)
		}}, "Series.episodes")
	SeriesSeasons = toMany(func(l *Loaders) *Loader[uuid.UUID, []*tvshow.Season] { return l.TVShow().SeasonsBySeries }, seriesID, "Series.seasons")
	SeriesGaps    = toMany(func(l *Loaders) *Loader[uuid.UUID, []*tvshow.Gap] { return l.TVShow().GapsBySeries }, seriesID, "Series.gaps")
	SeriesExtras  = toMany(func(l *Loaders) *Loader[uuid.UUID, []*library.Extra] { return l.TVShow().ExtrasBySeries }, seriesID, "Series.extras")
	SeriesCount   = toOne(func(l *Loaders) *Loader[uuid.UUID, *tvshow.Count] { return l.TVShow().CountBySeries }, seriesID, "Series.episodeCount")
)

// What belongs to seasons.
var (
	SeasonPoster   = toOne(artworks, func(s *tvshow.Season) *uuid.UUID { return s.PosterID }, "Season.poster")
	SeasonSeries   = toOne(serieses, func(s *tvshow.Season) *uuid.UUID { return &s.SeriesID }, "Season.series")
	SeasonEpisodes = toMany(func(l *Loaders) *Loader[uuid.UUID, []*tvshow.Episode] { return l.TVShow().EpisodesBySeason }, seasonID, "Season.episodes")
)

// What belongs to episodes.
var (
	EpisodeStill  = toOne(artworks, func(e *tvshow.Episode) *uuid.UUID { return e.StillID }, "Episode.still")
	EpisodeSeason = toOne(func(l *Loaders) *Loader[uuid.UUID, *tvshow.Season] { return l.TVShow().SeasonByID },
		func(e *tvshow.Episode) *uuid.UUID { return &e.SeasonID }, "Episode.season")
	EpisodeSeries       = toOne(serieses, func(e *tvshow.Episode) *uuid.UUID { return &e.SeriesID }, "Episode.series")
	EpisodeTranslations = toOne(func(l *Loaders) *Loader[uuid.UUID, *tvshow.Translations] { return l.TVShow().Translations }, episodeID, "Episode.translations")
	EpisodeCredits      = toCredits(func(l *Loaders) *By[CreditsAsked, *person.Credit] { return l.TVShow().CreditsByEpisode }, episodeID, "Episode.credits")
	EpisodeFiles        = toFiles(func(l *Loaders) *Loader[uuid.UUID, []*tvshow.File] { return l.TVShow().FilesByEpisode }, episodeID, "Episode.files")
	EpisodeNext         = toOne(func(l *Loaders) *Loader[uuid.UUID, *tvshow.Beside] { return l.TVShow().NextByEpisode }, episodeID, "Episode.next")
	EpisodePrevious     = toOne(func(l *Loaders) *Loader[uuid.UUID, *tvshow.Beside] { return l.TVShow().PreviousByEpisode }, episodeID, "Episode.previous")
	EpisodeFileFile     = declare(ToOne[*tvshow.File, *library.File]{held: episodeFile}, "EpisodeFile.file")
)

func serieses(l *Loaders) *Loader[uuid.UUID, *tvshow.Series] { return l.TVShow().SeriesByID }
