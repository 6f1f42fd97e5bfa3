package export

import (
	"context"
	"path"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/library"
	"revenge/internal/metadata"
	"revenge/internal/metadata/nfo"
	"revenge/internal/metadata/release"
	"revenge/internal/person"
	"revenge/internal/platform/id"
	"revenge/internal/tvshow"
)

// states are how NFO files write what a series is.
var states = map[tvshow.Status]string{tvshow.Continuing: "Continuing", tvshow.Ended: "Ended"}

func (s *Service) series(ctx context.Context, v access.Viewer, keys []uuid.UUID, into map[id.ID]*sheet) error {
	shows, err := s.TVShows.ByIDs(ctx, v, keys)
	if err != nil {
		return err
	}
	details, err := s.TVShows.DetailsByIDs(ctx, v, keys)
	if err != nil {
		return err
	}
	about := by(details, func(d *tvshow.Details) uuid.UUID { return d.SeriesID })
	listed, err := s.TVShows.GenresBySeriesIDs(ctx, v, keys)
	if err != nil {
		return err
	}
	named := by(listed, func(g *person.OwnedGenre) uuid.UUID { return g.OwnerID })
	labelled, err := s.TVShows.LabelsBySeriesIDs(ctx, v, keys, nil)
	if err != nil {
		return err
	}
	labels := by(labelled, func(l *person.OwnedLabel) uuid.UUID { return l.OwnerID })
	made, err := s.TVShows.CreditsBySeriesIDs(ctx, v, keys, nil, maxCredits)
	if err != nil {
		return err
	}
	makers := by(made, func(c *person.Credit) uuid.UUID { return c.OwnerID })
	parts, err := s.TVShows.SeasonsBySeriesIDs(ctx, v, keys)
	if err != nil {
		return err
	}
	seasons := by(parts, func(p *tvshow.Season) uuid.UUID { return p.SeriesID })
	samples, err := s.TVShows.FilesOfSeries(ctx, v, keys)
	if err != nil {
		return err
	}
	files := by(samples, func(f *tvshow.SeriesFile) uuid.UUID { return f.SeriesID })
	for _, m := range shows {
		doc := &metadata.Series{Status: states[m.Status], EndDate: text(m.EndedOn), Facts: metadata.Facts{
			IDs: ids(m.TMDB(), m.TVDB(), m.IMDB()), Title: m.Title, OriginalTitle: value(m.OriginalTitle), Year: value(m.Year), Date: text(m.FirstAiredOn),
			Genres: genres(named[m.ID]), Credits: credits(makers[m.ID]), AddedAt: m.AddedAt,
		}}
		sorted(&doc.Facts, labels[m.ID])
		for _, d := range about[m.ID] { // one, or none
			doc.Plot, doc.Translations, doc.Trailers = value(d.Overview), d.Translations, d.Trailers
			rated(&doc.Facts, m.Rating, d.Ratings, m.Certification, d.AgeRatings)
		}
		for _, p := range seasons[m.ID] {
			if p.Title != nil {
				if doc.SeasonNames == nil {
					doc.SeasonNames = map[int]string{}
				}
				doc.SeasonNames[p.Number] = *p.Title
			}
		}
		sh := &sheet{item: m.NodeID(), doc: nfo.Document{Series: doc}}
		for _, f := range files[m.ID] {
			if at, ok := showFolder(&f.File); ok {
				sh.places = append(sh.places, at)
			} else {
				sh.away = "the series has no folder of its own"
			}
		}
		into[sh.item] = sh
	}
	return nil
}

// showFolder is the place of tvshow.nfo; false where a series has no folder of its own.
func showFolder(f *library.File) (place, bool) {
	const root = "/root"
	folder := release.Parse(root+"/"+library.DecodePath(f.Path), release.Options{Root: root, Hint: release.HintSeries}).Folder
	inside, found := strings.CutPrefix(folder, root+"/")
	return place{f.RootID, path.Join(inside, "tvshow.nfo")}, found
}

// episodes reads episodes with all those that share a file with them, as a file has one NFO for all it holds.
func (s *Service) episodes(ctx context.Context, v access.Viewer, keys []uuid.UUID, into map[id.ID]*sheet) error {
	own, err := s.TVShows.FilesByEpisodeIDs(ctx, v, keys)
	if err != nil {
		return err
	}
	var fileKeys []uuid.UUID
	for _, f := range own {
		if f.Row != nil && f.Row.MissingSince == nil {
			fileKeys = append(fileKeys, f.FileID)
		}
	}
	shared, err := s.TVShows.FilesByFileIDs(ctx, v, fileKeys)
	if err != nil {
		return err
	}
	all := append([]uuid.UUID{}, keys...)
	for _, f := range shared {
		all = append(all, f.EpisodeID)
	}
	documents, order, err := s.parts(ctx, v, all)
	if err != nil {
		return err
	}
	holding, files := by(shared, func(f *tvshow.File) uuid.UUID { return f.FileID }), by(own, func(f *tvshow.File) uuid.UUID { return f.EpisodeID })
	for _, key := range keys {
		if documents[key] == nil {
			continue
		}
		sh := &sheet{item: id.Of("episode", key)}
		held := map[uuid.UUID]bool{key: true}
		for _, f := range files[key] {
			if f.Row == nil || f.Row.MissingSince != nil {
				continue
			}
			sh.places = append(sh.places, beside(f.Row))
			for _, other := range holding[f.FileID] {
				held[other.EpisodeID] = true
			}
		}
		for _, part := range order {
			if held[part] {
				sh.doc.Episodes = append(sh.doc.Episodes, *documents[part])
			}
		}
		into[sh.item] = sh
	}
	return nil
}

// parts reads episodes by key, and their order.
func (s *Service) parts(ctx context.Context, v access.Viewer, keys []uuid.UUID) (map[uuid.UUID]*metadata.Episode, []uuid.UUID, error) {
	list, err := s.TVShows.EpisodesByIDs(ctx, v, keys)
	if err != nil {
		return nil, nil, err
	}
	tvshow.InOrder(list)
	owners := make([]uuid.UUID, len(list))
	for i, e := range list {
		owners[i] = e.SeriesID
	}
	shows, err := s.TVShows.ByIDs(ctx, v, owners)
	if err != nil {
		return nil, nil, err
	}
	titles := map[uuid.UUID]string{}
	for _, m := range shows {
		titles[m.ID] = m.Title
	}
	made, err := s.TVShows.CreditsByEpisodeIDs(ctx, v, keys, nil, maxCredits)
	if err != nil {
		return nil, nil, err
	}
	makers := by(made, func(c *person.Credit) uuid.UUID { return c.OwnerID })
	translated, err := s.TVShows.TranslationsByEpisodeIDs(ctx, v, keys)
	if err != nil {
		return nil, nil, err
	}
	told := map[uuid.UUID][]metadata.Translation{}
	for _, t := range translated {
		told[t.EpisodeID] = t.Translations
	}
	out, order := map[uuid.UUID]*metadata.Episode{}, []uuid.UUID{}
	for _, e := range list {
		doc := &metadata.Episode{SeriesTitle: titles[e.SeriesID], Season: &e.SeasonNumber, Episode: e.Number, Absolute: value(e.Absolute),
			DisplaySeason: e.AirsBeforeSeason, DisplayEpisode: e.AirsBeforeEpisode, DisplayAfter: e.AirsAfterSeason, DVDSeason: e.DVDSeason, DVDEpisode: e.DVDNumber,
			Facts: metadata.Facts{Title: value(e.Title), Date: text(e.AiredOn), Plot: value(e.Overview), Runtime: runtime(e.RuntimeMs),
				Credits: credits(makers[e.ID]), Translations: told[e.ID], AddedAt: e.AddedAt}}
		if e.Rating != nil {
			doc.Ratings = []metadata.Rating{{Source: "default", Value: *e.Rating, Max: 10, Default: true}}
		}
		out[e.ID], order = doc, append(order, e.ID)
	}
	return out, order, nil
}
