package dataloaders

import (
	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/library"
	"revenge/internal/movie"
	"revenge/internal/person"
)

// Movie batches reads of films.
type Movie struct {
	ByID           *Loader[uuid.UUID, *movie.Movie]
	DetailsByID    *Loader[uuid.UUID, *movie.Details]
	FilesByMovie   *Loader[uuid.UUID, []*movie.File]
	ExtrasByMovie  *Loader[uuid.UUID, []*library.Extra]
	GenresByMovie  *Loader[uuid.UUID, []*person.OwnedGenre]
	CreditsByMovie *Credits
	related        *Loaders
}

func newMovie(l *Loaders, s *movie.Service, v access.Viewer) *Movie {
	m := &Movie{related: l}
	m.ByID = one(bind(v, s.ByIDs), func(m *movie.Movie) uuid.UUID { return m.ID }, m.Expect)
	m.DetailsByID = one(bind(v, s.DetailsByIDs), func(d *movie.Details) uuid.UUID { return d.MovieID }, nil)
	m.FilesByMovie = many(bind(v, s.FilesByMovieIDs), func(f *movie.File) uuid.UUID { return f.MovieID },
		expectFiles(l.Library, func(f *movie.File) uuid.UUID { return f.FileID }))
	m.ExtrasByMovie = many(bind(v, s.ExtrasByMovieIDs), extraOwner, expectFiles(l.Library, extraFile))
	m.GenresByMovie = many(bind(v, s.GenresByMovieIDs), genreOwner, nil)
	m.CreditsByMovie = newCredits(v, s.CreditsByMovieIDs)
	return m
}

// Expect announces films whose relations are likely to be asked for.
func (m *Movie) Expect(movies []*movie.Movie) {
	ids := make([]uuid.UUID, len(movies))
	for i, film := range movies {
		ids[i] = film.ID
		m.related.Library.ByID.Expect(film.LibraryID)
		expect(m.related.Artwork, film.PosterID, film.BackdropID, film.LogoID)
	}
	m.related.Playback.StateByItem.Expect(ids...)
	m.DetailsByID.Expect(ids...)
	m.FilesByMovie.Expect(ids...)
	m.ExtrasByMovie.Expect(ids...)
	m.GenresByMovie.Expect(ids...)
	m.CreditsByMovie.Expect(ids...)
}
