package music

import (
	"fmt"
	"time"

	"revenge/internal/music/recording"
	"revenge/internal/platform/id"
	"revenge/internal/shelf"
)

// Shared narrows lists of artists, albums and tracks alike; a nil field does not filter.
type Shared struct {
	LibraryID *id.ID     `json:"libraryId,omitempty"`
	GenreIDs  []id.ID    `json:"genreIds,omitempty"`
	Genres    *shelf.IDs `json:"genres,omitempty"`
	// Text is searched for: only in the outermost filter of a list.
	Text       *string    `json:"text,omitempty"`
	AddedSince *time.Time `json:"addedSince,omitempty"`
	// AddedWithinDays counts back from whenever the list is read.
	AddedWithinDays *int `json:"addedWithinDays,omitempty"`
	// Unmatched is what MusicBrainz's id is not known of.
	Unmatched *bool `json:"unmatched,omitempty"`
	Missing   *bool `json:"missing,omitempty"`
	// NotHeardForDays also lets through what was never heard.
	NotHeardForDays *int `json:"notHeardForDays,omitempty"`
	// Moods and Styles are as sources have them, in any case: one of them. Those of albums are also those of their tracks.
	Moods  []string `json:"moods,omitempty"`
	Styles []string `json:"styles,omitempty"`

	ByOpinion
}

// ByOpinion narrows a list by what the viewer thinks.
type ByOpinion struct {
	Favourite *bool `json:"favourite,omitempty"`
	// OwnRatingFrom is from 1 to 10.
	OwnRatingFrom *int `json:"ownRatingFrom,omitempty"`
}

// BySound narrows a list by what files are.
type BySound struct {
	AudioCodecs []string `json:"audioCodecs,omitempty"`
	Containers  []string `json:"containers,omitempty"`
	Lossless    *bool    `json:"lossless,omitempty"`
	// Languages are those of the words, as they are tagged, in any case.
	Languages []string `json:"languages,omitempty"`
	Duplicate *bool    `json:"duplicate,omitempty"`
}

// ArtistFilter narrows a list of artists; a nil field does not filter. Its JSON is that of the API's input.
type ArtistFilter struct {
	And []*ArtistFilter `json:"and,omitempty"`
	Or  []*ArtistFilter `json:"or,omitempty"`
	Not *ArtistFilter   `json:"not,omitempty"`

	Roles        []recording.Role `json:"roles,omitempty"`
	NameContains *string          `json:"nameContains,omitempty"`
	Heard        *bool            `json:"heard,omitempty"`
	// YearFrom and YearTo are about the year in which they were born or formed.
	YearFrom *int `json:"yearFrom,omitempty"`
	YearTo   *int `json:"yearTo,omitempty"`
	// Countries are where they are from.
	Countries []string `json:"countries,omitempty"`

	Shared
}

// AlbumFilter narrows a list of albums; a nil field does not filter. Its JSON is that of the API's input.
type AlbumFilter struct {
	And []*AlbumFilter `json:"and,omitempty"`
	Or  []*AlbumFilter `json:"or,omitempty"`
	Not *AlbumFilter   `json:"not,omitempty"`

	ArtistID       *id.ID           `json:"artistId,omitempty"`
	Artists        *shelf.IDs       `json:"artists,omitempty"`
	Kinds          []recording.Kind `json:"kinds,omitempty"`
	SecondaryKinds []string         `json:"secondaryKinds,omitempty"`
	Compilation    *bool            `json:"compilation,omitempty"`
	YearFrom       *int             `json:"yearFrom,omitempty"`
	YearTo         *int             `json:"yearTo,omitempty"`
	TitleContains  *string          `json:"titleContains,omitempty"`
	// RecordLabels, Countries and ReleaseStatuses are of any of its releases.
	RecordLabels    []string `json:"recordLabels,omitempty"`
	Countries       []string `json:"countries,omitempty"`
	ReleaseStatuses []string `json:"releaseStatuses,omitempty"`
	Heard           *bool    `json:"heard,omitempty"`

	Shared
	BySound
}

// TrackFilter narrows a list of tracks; a nil field does not filter. Its JSON is that of the API's input.
type TrackFilter struct {
	And []*TrackFilter `json:"and,omitempty"`
	Or  []*TrackFilter `json:"or,omitempty"`
	Not *TrackFilter   `json:"not,omitempty"`

	ArtistID       *id.ID     `json:"artistId,omitempty"`
	Artists        *shelf.IDs `json:"artists,omitempty"`
	AlbumID        *id.ID     `json:"albumId,omitempty"`
	YearFrom       *int       `json:"yearFrom,omitempty"`
	YearTo         *int       `json:"yearTo,omitempty"`
	TitleContains  *string    `json:"titleContains,omitempty"`
	BpmFrom        *float64   `json:"bpmFrom,omitempty"`
	BpmTo          *float64   `json:"bpmTo,omitempty"`
	DurationMsFrom *int64     `json:"durationMsFrom,omitempty"`
	DurationMsTo   *int64     `json:"durationMsTo,omitempty"`
	// HeardAtLeast and HeardAtMost count listens of the recording, whichever file or library they were from.
	HeardAtLeast *int `json:"heardAtLeast,omitempty"`
	HeardAtMost  *int `json:"heardAtMost,omitempty"`

	Shared
	BySound
}

// Check is fault.Invalid for a filter beyond the bounds.
func (f *ArtistFilter) Check() error { return checked(f) }

// Check is fault.Invalid for a filter beyond the bounds.
func (f *AlbumFilter) Check() error { return checked(f) }

// Check is fault.Invalid for a filter beyond the bounds.
func (f *TrackFilter) Check() error { return checked(f) }

func checked(f interface {
	CheckWithin(c *shelf.Bounds, depth int)
}) error {
	c := shelf.Bounds{}
	f.CheckWithin(&c, 0)
	return c.Err()
}

func (f *Shared) checkWithin(c *shelf.Bounds, depth int) {
	c.Values(len(f.GenreIDs))
	c.IDs(f.Genres)
	if f.Text != nil && depth > 0 {
		c.Fail("only the outermost filter of a list searches for a text", "text")
	}
	c.Text(f.Text, "text")
	c.Days(f.AddedWithinDays, "addedWithinDays")
	c.Days(f.NotHeardForDays, "notHeardForDays")
	c.Rating(f.OwnRatingFrom, "ownRatingFrom")
	c.Texts("moods", f.Moods)
	c.Texts("styles", f.Styles)
}

func (f *BySound) checkWithin(c *shelf.Bounds) {
	c.Names("audioCodecs", f.AudioCodecs)
	c.Names("containers", f.Containers)
	c.Names("languages", f.Languages)
}

// CheckWithin counts a filter that lies in others, so many of them deep.
func (f *ArtistFilter) CheckWithin(c *shelf.Bounds, depth int) {
	shelf.CheckInner(c, depth, f.And, f.Or, f.Not)
	f.Shared.checkWithin(c, depth)
	c.Values(len(f.Roles))
	c.Text(f.NameContains, "nameContains")
	c.Names("countries", f.Countries)
}

// CheckWithin counts a filter that lies in others, so many of them deep.
func (f *AlbumFilter) CheckWithin(c *shelf.Bounds, depth int) {
	shelf.CheckInner(c, depth, f.And, f.Or, f.Not)
	f.Shared.checkWithin(c, depth)
	f.BySound.checkWithin(c)
	c.IDs(f.Artists)
	c.Values(len(f.Kinds))
	c.Text(f.TitleContains, "titleContains")
	c.Names("secondaryKinds", f.SecondaryKinds)
	c.Texts("recordLabels", f.RecordLabels)
	c.Names("countries", f.Countries)
	c.Names("releaseStatuses", f.ReleaseStatuses)
}

// maxHeard bounds how often something can be asked to have been heard.
const maxHeard = 1_000_000

// CheckWithin counts a filter that lies in others, so many of them deep.
func (f *TrackFilter) CheckWithin(c *shelf.Bounds, depth int) {
	shelf.CheckInner(c, depth, f.And, f.Or, f.Not)
	f.Shared.checkWithin(c, depth)
	f.BySound.checkWithin(c)
	c.IDs(f.Artists)
	c.Text(f.TitleContains, "titleContains")
	for name, n := range map[string]*int{"heardAtLeast": f.HeardAtLeast, "heardAtMost": f.HeardAtMost} {
		if n != nil && (*n < 0 || *n > maxHeard) {
			c.Fail(fmt.Sprintf("give 0 to %d times", maxHeard), name)
		}
	}
}

// SavedRules are those of filters that users keep.
var SavedRules = map[shelf.Kind]shelf.Rules{
	shelf.Artists: {Clean: shelf.Clean[ArtistFilter], Sorts: sorts(artistColumns)},
	shelf.Albums:  {Clean: shelf.Clean[AlbumFilter], Sorts: sorts(albumColumns)},
	shelf.Tracks:  {Clean: shelf.Clean[TrackFilter], Sorts: sorts(trackColumns)},
}
