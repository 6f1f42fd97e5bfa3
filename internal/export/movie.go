package export

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/metadata"
	"revenge/internal/metadata/nfo"
	"revenge/internal/movie"
	"revenge/internal/person"
	"revenge/internal/platform/id"
)

func (s *Service) films(ctx context.Context, v access.Viewer, keys []uuid.UUID, into map[id.ID]*sheet) error {
	films, err := s.Movies.ByIDs(ctx, v, keys)
	if err != nil {
		return err
	}
	details, err := s.Movies.DetailsByIDs(ctx, v, keys)
	if err != nil {
		return err
	}
	about := by(details, func(d *movie.Details) uuid.UUID { return d.MovieID })
	listed, err := s.Movies.GenresByMovieIDs(ctx, v, keys)
	if err != nil {
		return err
	}
	named := by(listed, func(g *person.OwnedGenre) uuid.UUID { return g.OwnerID })
	labelled, err := s.Movies.LabelsByMovieIDs(ctx, v, keys, nil)
	if err != nil {
		return err
	}
	labels := by(labelled, func(l *person.OwnedLabel) uuid.UUID { return l.OwnerID })
	made, err := s.Movies.CreditsByMovieIDs(ctx, v, keys, nil, maxCredits)
	if err != nil {
		return err
	}
	makers := by(made, func(c *person.Credit) uuid.UUID { return c.OwnerID })
	kept, err := s.Movies.FilesByMovieIDs(ctx, v, keys)
	if err != nil {
		return err
	}
	files := by(kept, func(f *movie.File) uuid.UUID { return f.MovieID })
	for _, m := range films {
		doc := &metadata.Movie{Facts: metadata.Facts{
			IDs: ids(m.TMDB(), nil, m.IMDB()), Title: m.Title, OriginalTitle: value(m.OriginalTitle), Year: value(m.Year), Date: text(m.ReleasedOn),
			Runtime: runtime(m.RuntimeMs), Genres: genres(named[m.ID]), Credits: credits(makers[m.ID]), AddedAt: m.AddedAt,
		}}
		doc.Collection = sorted(&doc.Facts, labels[m.ID])
		for _, d := range about[m.ID] { // one, or none
			doc.Plot, doc.Tagline, doc.Translations, doc.Trailers = value(d.Overview), value(d.Tagline), d.Translations, d.Trailers
			rated(&doc.Facts, m.Rating, d.Ratings, m.Certification, d.AgeRatings)
		}
		sh := &sheet{item: m.NodeID(), doc: nfo.Document{Movie: doc}}
		for _, f := range files[m.ID] {
			if f.Row != nil && f.Row.MissingSince == nil {
				sh.places = append(sh.places, beside(f.Row))
			}
		}
		into[sh.item] = sh
	}
	return nil
}
