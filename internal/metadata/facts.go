package metadata

import "time"

// IDs are identifiers by provider: tmdb, imdb, tvdb and others, in lower case.
type IDs map[string]string

// Job is what a person did for a film, series or episode.
type Job string

// The jobs.
const (
	JobActor     Job = "ACTOR"
	JobGuestStar Job = "GUEST_STAR"
	JobDirector  Job = "DIRECTOR"
	JobWriter    Job = "WRITER"
	JobProducer  Job = "PRODUCER"
	JobComposer  Job = "COMPOSER"
	JobCreator   Job = "CREATOR"
)

// Credit is one person's part in a work.
type Credit struct {
	Name  string
	Job   Job
	Role  string // the character, for actors
	Order int    // as billed, from 0
	IDs   IDs
	Image string // address of a portrait; never fetched by itself
}

// Rating is a score given by many, as a source states it.
type Rating struct {
	Source  string // imdb, tmdb, ... ; "default" when unnamed
	Value   float64
	Max     float64
	Votes   int
	Default bool
}

// Image is an address of a picture, kept as a fact.
type Image struct {
	Role   string // poster, fanart, banner, ... as the source names it
	URL    string
	Season *int
}

// Collection is the set of films a film belongs to.
type Collection struct {
	Name     string
	Overview string
	IDs      IDs
}

// Facts are what films, series and episodes have in common. Zero values mean
// that the source does not say.
type Facts struct {
	IDs            IDs
	Title          string
	OriginalTitle  string
	SortTitle      string
	Year           int
	Date           string // release, first or only broadcast: yyyy-mm-dd
	Plot           string
	Outline        string
	Tagline        string
	Runtime        time.Duration
	AgeRating      string // as written, for example "PG-13" or "DE:16"
	AgeRatings     string // all that is written, with " / " between
	Ratings        []Rating
	UserRating     float64 // out of ten
	Genres         []string
	Tags           []string
	Studios        []string
	Networks       []string // who broadcast it, where the source tells them from studios
	Countries      []string
	Credits        []Credit
	Images         []Image
	AddedAt        time.Time
	Locked         bool
	LockedFields   []string
	OriginalTongue string // language code as written
	Translations   []Translation
	Trailers       []string // addresses with http or https; never fetched by itself
}

// Translation is what a work is called, and said to be about, in another language.
type Translation struct {
	Language string `json:"language"` // BCP 47, as written
	Title    string `json:"title"`
	Overview string `json:"overview"`
	Tagline  string `json:"tagline"`
}

// Movie is a film.
type Movie struct {
	Facts
	Edition    string
	Collection *Collection
}

// Series is a series as a whole.
type Series struct {
	Facts
	Status      string // as written, for example "Ended"
	EndDate     string
	SeasonNames map[int]string
	// DisplayOrder names the numbering in use: aired, dvd, absolute.
	DisplayOrder string
}

// Artist is somebody who makes music: Title is the name, Plot the biography. MusicBrainz knows them by IDs["musicbrainz"].
type Artist struct {
	Facts
	Styles, Moods []string
	// Born, Formed, Died and Disbanded are as written: a day, a year, or words.
	Born, Formed, Died, Disbanded string
}

// Album is an album: Plot is the review, Date when this edition came out. MusicBrainz knows it by IDs["musicbrainz"], which is its
// release group, and its edition by IDs["musicbrainzrelease"].
type Album struct {
	Facts
	Artists []string
	// ArtistIDs are those of its artists at MusicBrainz, by their names; that of its only artist is by none where the source names it apart.
	ArtistIDs     map[string]string
	Styles, Moods []string
	Label         string
	// Kind is as written: album, ep, single / live …
	Kind string
	// Status is how this edition came out: official, promotion, bootleg …
	Status string
	// Compilation is nil where the source does not say.
	Compilation *bool
	// Original is when it first came out: yyyy-mm-dd, or a year.
	Original string
}

// Season is one season of a series. Number is nil when the source does not say.
type Season struct {
	Facts
	Number *int
}

// Episode is one episode. A source may leave its numbers out.
type Episode struct {
	Facts
	SeriesTitle    string
	Season         *int
	Episode        *int
	LastEpisode    *int // of a file that holds several
	Absolute       int  // 0 when unknown
	DisplaySeason  *int // where a special is shown
	DisplayEpisode *int
	DisplayAfter   *int // season after which a special is shown
	DVDSeason      *int // its numbers on discs
	DVDEpisode     *int
}
