package movie

import (
	"time"

	"github.com/google/uuid"

	"revenge/internal/intake"
	"revenge/internal/library"
	"revenge/internal/metadata"
	"revenge/internal/metadata/agerating"
	"revenge/internal/origin"
	"revenge/internal/platform/day"
	"revenge/internal/platform/id"
	"revenge/internal/shelf"
)

// Movie is what lists have of a film, with all its versions.
type Movie struct {
	ID            uuid.UUID
	LibraryID     uuid.UUID
	Title         string
	SortTitle     string
	OriginalTitle *string
	// Titles are those in other languages.
	Titles        metadata.Titles
	Year          *int
	ReleasedOn    *day.Day
	RuntimeMs     *int64
	Certification *string
	MinimumAge    *int
	Rating        *float64
	// TitleRead is what a list is sorted by, as its viewer reads titles; nil elsewhere.
	TitleRead *string `db:"title_read,optional"`
	// Relevance is how well it goes with the text of a list; nil elsewhere.
	Relevance    *float64 `db:"relevance,optional"`
	TMDBID       *int64   `db:"tmdb_id"`
	IMDBID       *string  `db:"imdb_id"`
	ShownIDs     origin.IDs
	PosterID     *uuid.UUID
	BackdropID   *uuid.UUID
	LogoID       *uuid.UUID
	MissingSince *time.Time
	AddedAt      time.Time
	shelf.OwnOrder
}

// NodeID is the public id.
func (m Movie) NodeID() id.ID { return id.Of("movie", m.ID) }

// TMDB is its number at TMDb as it is shown; nil where none is known.
func (m Movie) TMDB() *int64 { return m.ShownIDs.Number(origin.TMDBID, m.TMDBID) }

// IMDB is its code at IMDb as it is shown; nil where none is known.
func (m Movie) IMDB() *string { return m.ShownIDs.Text(origin.IMDBID, m.IMDBID) }

// IsNode marks Movie as addressable by node(id:).
func (Movie) IsNode() {}

// IsWork marks Movie as something that collections hold.
func (Movie) IsWork() {}

// IsPlayable marks Movie as something that can be played.
func (Movie) IsPlayable() {}

// Texts are what lists show of a film beside its row.
type Texts struct {
	MovieID  uuid.UUID
	Overview *string
	Tagline  *string
}

// Details are all that is known of a film beside its row, kept out of the list table.
type Details struct {
	Texts
	Studios   []string
	Countries []string
	Tags      []string
	// AgeRatings are those of countries, Ratings what others think of it.
	AgeRatings   []agerating.Rating
	Ratings      []intake.Score
	Translations []metadata.Translation
	// Trailers are addresses with http or https.
	Trailers []string
}

// File is one file of a film.
type File struct {
	FileID  uuid.UUID
	MovieID uuid.UUID
	Edition *string
	Part    *int
	// Row is what is shown of the file itself, which is read together with it; see library.FileColumns.
	Row *library.File `db:"-"`
}
