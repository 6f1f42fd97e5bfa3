package dataloaders

import (
	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/artwork"
	"revenge/internal/library"
	"revenge/internal/movie"
	"revenge/internal/person"
)

// Movie batches reads of films.
type Movie struct {
	ByID           *Loader[uuid.UUID, *movie.Movie]
	DetailsByID    *Loader[uuid.UUID, *movie.Details]
	TextsByID      *Loader[uuid.UUID, *movie.Texts]
	FilesByMovie   *Loader[uuid.UUID, []*movie.File]
	ExtrasByMovie  *Loader[uuid.UUID, []*library.Extra]
	GenresByMovie  *Loader[uuid.UUID, []*person.OwnedGenre]
	CreditsByMovie *By[CreditsAsked, *person.Credit]
	LabelsByMovie  *By[LabelsAsked, *person.OwnedLabel]
	SimilarByMovie *By[AtMost, *movie.Similar]
}

func newMovie(s *movie.Service, v *access.Viewer, kept *scope, media *Loader[uuid.UUID, *library.Shown], brief brief) *Movie {
	byIDs := s.ByIDs
	if brief.movies {
		byIDs = s.BriefByIDs
	}
	return &Movie{
		ByID: remember(one(bind(v, byIDs), func(m *movie.Movie) uuid.UUID { return m.ID }), kept,
			kind[*movie.Movie]{name: "movie", home: func(m *movie.Movie) uuid.UUID { return m.LibraryID }}),
		DetailsByID: remember(one(bind(v, s.DetailsByIDs), func(d *movie.Details) uuid.UUID { return d.MovieID }), kept,
			kind[*movie.Details]{name: "movie.details"}),
		TextsByID: remember(one(bind(v, s.TextsByIDs), func(t *movie.Texts) uuid.UUID { return t.MovieID }), kept,
			kind[*movie.Texts]{name: "movie.texts"}),
		FilesByMovie: remember(withMedia(many(bind(v, s.FilesByMovieIDs), movieOfFile), media,
			bindBoth(v, brief.files, s.FilesWithMediaByMovieIDs), movieOfFile, movieFile), kept,
			kind[[]*movie.File]{name: "movie.files"}),
		ExtrasByMovie:  remember(many(bind(v, s.ExtrasByMovieIDs), extraOwner), kept, kind[[]*library.Extra]{name: "movie.extras"}),
		GenresByMovie:  remember(many(bind(v, s.GenresByMovieIDs), genreOwner), kept, kind[[]*person.OwnedGenre]{name: "movie.genres", shared: true}),
		CreditsByMovie: creditsBy(v, s.CreditsByMovieIDs, kept, "movie.credits"),
		LabelsByMovie:  labelsBy(v, s.LabelsByMovieIDs),
		SimilarByMovie: similarBy(v, s.SimilarByMovieIDs, func(m *movie.Similar) uuid.UUID { return m.OwnerID }),
	}
}

func movieFile(f *movie.File) *library.File { return f.Row }
func movieOfFile(f *movie.File) uuid.UUID   { return f.MovieID }

func movieID(m *movie.Movie) *uuid.UUID { return &m.ID }

// What belongs to films.
var (
	MovieTexts   = toOne(func(l *Loaders) *Loader[uuid.UUID, *movie.Texts] { return l.Movie().TextsByID }, movieID, "Movie.overview", "Movie.tagline")
	MovieDetails = toOne(func(l *Loaders) *Loader[uuid.UUID, *movie.Details] { return l.Movie().DetailsByID }, movieID,
		"Movie.studios", "Movie.countries", "Movie.tags",
		"Movie.ageRatings", "Movie.ratings", "Movie.translations", "Movie.trailerLinks")
	MovieLibrary  = toOne(libraries, func(m *movie.Movie) *uuid.UUID { return &m.LibraryID }, "Movie.library")
	MoviePoster   = toOne(artworks, func(m *movie.Movie) *uuid.UUID { return m.PosterID }, "Movie.poster")
	MovieBackdrop = toOne(artworks, func(m *movie.Movie) *uuid.UUID { return m.BackdropID }, "Movie.backdrop")
	MovieLogo     = toOne(artworks, func(m *movie.Movie) *uuid.UUID { return m.LogoID }, "Movie.logo")
	MovieGenres   = toMany(func(l *Loaders) *Loader[uuid.UUID, []*person.OwnedGenre] { return l.Movie().GenresByMovie }, movieID, "Movie.genres")
	MovieCredits  = toCredits(func(l *Loaders) *By[CreditsAsked, *person.Credit] { return l.Movie().CreditsByMovie }, movieID, "Movie.credits")
	MovieLabels   = toLabels(func(l *Loaders) *By[LabelsAsked, *person.OwnedLabel] { return l.Movie().LabelsByMovie }, movieID, "Movie.labels")
	MovieSimilar  = toSimilar(func(l *Loaders) *By[AtMost, *movie.Similar] { return l.Movie().SimilarByMovie }, movieID, "Movie.similar")
	MovieFiles    = toFiles(func(l *Loaders) *Loader[uuid.UUID, []*movie.File] { return l.Movie().FilesByMovie }, movieID, "Movie.files")
	MovieFileFile = declare(ToOne[*movie.File, *library.File]{held: movieFile}, "MovieFile.file")
	MovieExtras   = toMany(func(l *Loaders) *Loader[uuid.UUID, []*library.Extra] { return l.Movie().ExtrasByMovie }, movieID, "Movie.extras")
)

func artworks(l *Loaders) *Loader[uuid.UUID, *artwork.Artwork] { return l.Artwork() }
