package dataloaders

import (
	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/library"
	"revenge/internal/person"
	"revenge/internal/tvshow"
)

// TVShow batches reads of series, seasons and episodes.
type TVShow struct {
	SeriesByID       *Loader[uuid.UUID, *tvshow.Series]
	DetailsByID      *Loader[uuid.UUID, *tvshow.Details]
	CountBySeries    *Loader[uuid.UUID, *tvshow.Count]
	ExtrasBySeries   *Loader[uuid.UUID, []*library.Extra]
	GenresBySeries   *Loader[uuid.UUID, []*person.OwnedGenre]
	CreditsBySeries  *Credits
	SeasonByID       *Loader[uuid.UUID, *tvshow.Season]
	SeasonsBySeries  *Loader[uuid.UUID, []*tvshow.Season]
	EpisodeByID      *Loader[uuid.UUID, *tvshow.Episode]
	EpisodesBySeason *Loader[uuid.UUID, []*tvshow.Episode]
	FilesByEpisode   *Loader[uuid.UUID, []*tvshow.File]
	CreditsByEpisode *Credits
	related          *Loaders
}

func newTVShow(l *Loaders, s *tvshow.Service, v access.Viewer) *TVShow {
	t := &TVShow{related: l}
	t.SeriesByID = one(bind(v, s.ByIDs), func(s *tvshow.Series) uuid.UUID { return s.ID }, t.Expect)
	t.DetailsByID = one(bind(v, s.DetailsByIDs), func(d *tvshow.Details) uuid.UUID { return d.SeriesID }, nil)
	t.CountBySeries = one(bind(v, s.EpisodeCountsBySeriesIDs), func(c *tvshow.Count) uuid.UUID { return c.SeriesID }, nil)
	t.ExtrasBySeries = many(bind(v, s.ExtrasBySeriesIDs), extraOwner, expectFiles(l.Library, extraFile))
	t.GenresBySeries = many(bind(v, s.GenresBySeriesIDs), genreOwner, nil)
	t.CreditsBySeries = newCredits(v, s.CreditsBySeriesIDs)
	t.SeasonByID = one(bind(v, s.SeasonsByIDs), func(s *tvshow.Season) uuid.UUID { return s.ID }, t.expectSeasons)
	t.SeasonsBySeries = many(bind(v, s.SeasonsBySeriesIDs), func(s *tvshow.Season) uuid.UUID { return s.SeriesID }, t.expectSeasons)
	t.EpisodeByID = one(bind(v, s.EpisodesByIDs), func(e *tvshow.Episode) uuid.UUID { return e.ID }, t.expectEpisodes)
	t.EpisodesBySeason = many(bind(v, s.EpisodesBySeasonIDs), func(e *tvshow.Episode) uuid.UUID { return e.SeasonID }, t.expectEpisodes)
	t.FilesByEpisode = many(bind(v, s.FilesByEpisodeIDs), func(f *tvshow.File) uuid.UUID { return f.EpisodeID },
		expectFiles(l.Library, func(f *tvshow.File) uuid.UUID { return f.FileID }))
	t.CreditsByEpisode = newCredits(v, s.CreditsByEpisodeIDs)
	return t
}

// Expect announces series whose relations are likely to be asked for.
func (t *TVShow) Expect(series []*tvshow.Series) {
	ids := make([]uuid.UUID, len(series))
	for i, s := range series {
		ids[i] = s.ID
		t.related.Library.ByID.Expect(s.LibraryID)
		expect(t.related.Artwork, s.PosterID, s.BackdropID, s.LogoID)
	}
	t.related.Playback.WatchedByParent.Expect(ids...)
	t.DetailsByID.Expect(ids...)
	t.CountBySeries.Expect(ids...)
	t.ExtrasBySeries.Expect(ids...)
	t.GenresBySeries.Expect(ids...)
	t.CreditsBySeries.Expect(ids...)
	t.SeasonsBySeries.Expect(ids...)
}

func (t *TVShow) expectSeasons(seasons []*tvshow.Season) {
	for _, s := range seasons {
		expect(t.related.Artwork, s.PosterID)
		t.SeriesByID.Expect(s.SeriesID)
		t.EpisodesBySeason.Expect(s.ID)
	}
}

func (t *TVShow) expectEpisodes(episodes []*tvshow.Episode) {
	for _, e := range episodes {
		expect(t.related.Artwork, e.StillID)
		t.SeriesByID.Expect(e.SeriesID)
		t.SeasonByID.Expect(e.SeasonID)
		t.related.Playback.StateByItem.Expect(e.ID)
		t.FilesByEpisode.Expect(e.ID)
		t.CreditsByEpisode.Expect(e.ID)
	}
}
