package tvshow

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

// Status is whether a series goes on.
type Status = shelf.Status

// The states of a series.
const (
	Continuing    = shelf.Continuing
	Ended         = shelf.Ended
	StatusUnknown = shelf.StatusUnknown
)

// Type is how a series counts its episodes.
type Type string

// The types of series.
const (
	Standard Type = "STANDARD"
	Daily    Type = "DAILY"
	Anime    Type = "ANIME"
)

// Series is a series of episodes.
type Series struct {
	ID            uuid.UUID
	LibraryID     uuid.UUID
	Title         string
	SortTitle     string
	OriginalTitle *string
	// Titles are those in other languages.
	Titles        metadata.Titles
	Year          *int
	FirstAiredOn  *day.Day
	EndedOn       *day.Day
	Status        Status
	Type          Type
	Certification *string
	MinimumAge    *int
	Rating        *float64
	// TitleRead is what a list is sorted by, as its viewer reads titles; nil elsewhere.
	TitleRead *string `db:"title_read,optional"`
	// Relevance is how well it goes with the text of a list; nil elsewhere.
	Relevance    *float64 `db:"relevance,optional"`
	TMDBID       *int64   `db:"tmdb_id"`
	TVDBID       *int64   `db:"tvdb_id"`
	IMDBID       *string  `db:"imdb_id"`
	ShownIDs     origin.IDs
	PosterID     *uuid.UUID
	BackdropID   *uuid.UUID
	LogoID       *uuid.UUID
	MissingSince *time.Time
	AddedAt      time.Time
	// LatestAiredOn and LatestAddedAt are of its last episode, in lists that are sorted by them.
	LatestAiredOn *day.Day   `db:"latest_aired_on,optional"`
	LatestAddedAt *time.Time `db:"latest_added_at,optional"`
	shelf.OwnOrder
}

// TMDB is its number at TMDb as it is shown; nil where none is known.
func (s Series) TMDB() *int64 { return s.ShownIDs.Number(origin.TMDBID, s.TMDBID) }

// TVDB is its number at TheTVDB as it is shown; nil where none is known.
func (s Series) TVDB() *int64 { return s.ShownIDs.Number(origin.TVDBID, s.TVDBID) }

// IMDB is its code at IMDb as it is shown; nil where none is known.
func (s Series) IMDB() *string { return s.ShownIDs.Text(origin.IMDBID, s.IMDBID) }

// NodeID is the public id.
func (s Series) NodeID() id.ID { return id.Of("series", s.ID) }

// IsNode marks Series as addressable by node(id:).
func (Series) IsNode() {}

// IsWork marks Series as something that collections hold.
func (Series) IsWork() {}

// Texts are what lists show of a series beside its row.
type Texts struct {
	SeriesID uuid.UUID
	Overview *string
}

// Details are all that is known of a series beside its row, kept out of the list table.
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

// Translations are what an episode is called, and said to be about, in other languages.
type Translations struct {
	EpisodeID    uuid.UUID              `json:"episode_id"`
	Translations []metadata.Translation `json:"translations"`
}

// Season is a season of a series; number 0 holds the specials.
type Season struct {
	ID        uuid.UUID
	SeriesID  uuid.UUID
	LibraryID uuid.UUID
	Number    int
	Title     *string
	Overview  *string
	// Translations are the title and the overview in other languages; nil where there are none.
	Translations []metadata.Translation
	PosterID     *uuid.UUID
}

// NodeID is the public id.
func (s Season) NodeID() id.ID { return id.Of("season", s.ID) }

// IsNode marks Season as addressable by node(id:).
func (Season) IsNode() {}

// Episode is one episode of a series.
type Episode struct {
	ID           uuid.UUID
	SeriesID     uuid.UUID
	SeasonID     uuid.UUID
	LibraryID    uuid.UUID
	Key          string
	SeasonNumber int
	Number       *int
	Absolute     *int
	Title        *string
	// Titles are those in other languages.
	Titles       metadata.Titles
	AiredOn      *day.Day
	Overview     *string
	Rating       *float64
	RuntimeMs    *int64
	StillID      *uuid.UUID
	MissingSince *time.Time
	AddedAt      time.Time
	UpdatedAt    time.Time
	Position     int
	// A special airs before an episode or after a season of another number.
	AirsBeforeSeason, AirsBeforeEpisode, AirsAfterSeason *int
	// DVDSeason and DVDNumber are its numbers on discs.
	DVDSeason *int `db:"dvd_season"`
	DVDNumber *int `db:"dvd_number"`
	// SortTitle is its title as lists sort it; empty elsewhere.
	SortTitle string `db:"sort_title,optional"`
	shelf.OwnOrder
}

// NodeID is the public id.
func (e Episode) NodeID() id.ID { return id.Of("episode", e.ID) }

// IsNode marks Episode as addressable by node(id:).
func (Episode) IsNode() {}

// IsPlayable marks Episode as something that can be played.
func (Episode) IsPlayable() {}

// File is one file of an episode.
type File struct {
	FileID    uuid.UUID
	EpisodeID uuid.UUID
	Edition   *string
	Part      *int
	// Row is what is shown of the file itself, which is read together with it; see library.FileColumns.
	Row *library.File `db:"-"`
}

// Count is how many episodes a series has.
type Count struct {
	SeriesID uuid.UUID
	Episodes int
}
