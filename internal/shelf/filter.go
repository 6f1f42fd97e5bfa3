package shelf

import (
	"time"

	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/media"
)

// Filter narrows a list of titles; a nil field does not filter. Its JSON is that of the API's input.
type Filter struct {
	And []*Filter `json:"and,omitempty"`
	Or  []*Filter `json:"or,omitempty"`
	Not *Filter   `json:"not,omitempty"`

	LibraryID     *id.ID  `json:"libraryId,omitempty"`
	GenreIDs      []id.ID `json:"genreIds,omitempty"`
	Genres        *IDs    `json:"genres,omitempty"`
	Labels        *IDs    `json:"labels,omitempty"`
	PersonID      *id.ID  `json:"personId,omitempty"`
	People        *IDs    `json:"people,omitempty"`
	YearFrom      *int    `json:"yearFrom,omitempty"`
	YearTo        *int    `json:"yearTo,omitempty"`
	TitleContains *string `json:"titleContains,omitempty"`
	// Text is searched for, see Found; it is for the outermost filter of a list alone.
	Text    *string `json:"text,omitempty"`
	Missing *bool   `json:"missing,omitempty"`

	RatingFrom   *float64   `json:"ratingFrom,omitempty"`
	RatingTo     *float64   `json:"ratingTo,omitempty"`
	MinimumAgeTo *int       `json:"minimumAgeTo,omitempty"`
	AgeRated     *bool      `json:"ageRated,omitempty"`
	AddedSince   *time.Time `json:"addedSince,omitempty"`
	// AddedWithinDays counts back from whenever the list is read.
	AddedWithinDays *int  `json:"addedWithinDays,omitempty"`
	Unmatched       *bool `json:"unmatched,omitempty"`
	Duplicate       *bool `json:"duplicate,omitempty"`

	// Statuses are for series.
	Statuses []Status `json:"statuses,omitempty"`

	Traits
	Own
}

// Traits narrow a list by what the files are: with one of the values of each that is given.
type Traits struct {
	Resolutions       []Resolution `json:"resolutions,omitempty"`
	Hdr               []media.HDR  `json:"hdr,omitempty"`
	Containers        []string     `json:"containers,omitempty"`
	Editions          []string     `json:"editions,omitempty"`
	VideoCodecs       []string     `json:"videoCodecs,omitempty"`
	AudioCodecs       []string     `json:"audioCodecs,omitempty"`
	AudioLanguages    []string     `json:"audioLanguages,omitempty"`
	SubtitleLanguages []string     `json:"subtitleLanguages,omitempty"`
}

// Own narrows a list by what the viewer has seen and thinks.
type Own struct {
	Watched     *bool `json:"watched,omitempty"`
	Favourite   *bool `json:"favourite,omitempty"`
	Watchlisted *bool `json:"watchlisted,omitempty"`
	// OwnRatingFrom is from 1 to 10.
	OwnRatingFrom *int `json:"ownRatingFrom,omitempty"`
	// NotPlayedForDays also lets through what was never played.
	NotPlayedForDays *int `json:"notPlayedForDays,omitempty"`
}

// IDs asks for objects by their ids: all of All, at least one of Any, and none of None.
type IDs struct {
	All  []id.ID `json:"all,omitempty"`
	Any  []id.ID `json:"any,omitempty"`
	None []id.ID `json:"none,omitempty"`
}

// Resolution is the class of a picture's size.
type Resolution string

// The classes.
const (
	SD     Resolution = "SD"
	HD     Resolution = "HD"
	FullHD Resolution = "FULL_HD"
	UHD    Resolution = "UHD"
)

// Status is whether a series goes on.
type Status string

// The states of a series.
const (
	Continuing    Status = "CONTINUING"
	Ended         Status = "ENDED"
	StatusUnknown Status = "UNKNOWN"
)

// ParseFilter reads the JSON of a filter; see Parse.
func ParseFilter(raw []byte) (Filter, error) { return Parse[Filter](raw) }

// ParseRules is ParseFilter for what chooses titles by itself: a text that is searched for is fault.Invalid there.
func ParseRules(raw []byte) (Filter, error) {
	f, err := ParseFilter(raw)
	if err == nil && f.Text != nil {
		return Filter{}, fault.Field(fault.Invalid, "rules do not search; use titleContains", "filter", "text")
	}
	return f, err
}

// Check is fault.Invalid for a filter beyond the bounds.
func (f *Filter) Check() error {
	c := Bounds{}
	f.CheckWithin(&c, 0)
	return c.Err()
}

// CheckWithin counts a filter that lies in others, so many of them deep.
func (f *Filter) CheckWithin(c *Bounds, depth int) {
	CheckInner(c, depth, f.And, f.Or, f.Not)
	c.Values(len(f.GenreIDs))
	c.IDs(f.Genres, f.Labels, f.People)
	c.Names("statuses", texts(f.Statuses))
	if f.Text != nil && depth > 0 {
		c.Fail("only the outermost filter of a list searches for a text", "text")
	}
	c.Text(f.Text, "text")
	c.Text(f.TitleContains, "titleContains")
	c.Days(f.AddedWithinDays, "addedWithinDays")
	c.Days(f.NotPlayedForDays, "notPlayedForDays")
	c.Rating(f.OwnRatingFrom, "ownRatingFrom")
	f.Traits.Check(c)
}

// Check counts the values.
func (f *Traits) Check(c *Bounds) {
	for _, t := range f.list() {
		c.Names(t.name, t.values)
	}
}

// Traits asks for what files are, of which rows keep all in traits.
func (c *Clauses) Traits(f *Traits) {
	for _, t := range f.list() {
		c.Trait(t.kind, t.values)
	}
}

// Trait asks for one of the values of a kind, if any are given.
func (c *Clauses) Trait(kind string, values []string) {
	if len(values) > 0 {
		c.Add("traits && %s::text[]", TraitTokens(kind, values))
	}
}

// maxTrait is how many characters of a trait are kept: an index holds no longer entries.
const maxTrait = 600

// TraitTokens are values of a kind as rows have them among their traits.
func TraitTokens(kind string, values []string) []string {
	out := make([]string, len(values))
	for i, v := range values {
		token := []rune(kind + ":" + v)
		out[i] = string(token[:min(len(token), maxTrait)])
	}
	return out
}

// trait is what files are asked for: one of the values of a kind.
type trait struct {
	name, kind string
	values     []string
}

func (f *Traits) list() []trait {
	return []trait{
		{"resolutions", "RESOLUTION", texts(f.Resolutions)}, {"hdr", "HDR", texts(f.Hdr)}, {"containers", "CONTAINER", f.Containers},
		{"editions", "EDITION", f.Editions}, {"videoCodecs", "VIDEO_CODEC", f.VideoCodecs}, {"audioCodecs", "AUDIO_CODEC", f.AudioCodecs},
		{"audioLanguages", "AUDIO_LANGUAGE", f.AudioLanguages}, {"subtitleLanguages", "SUBTITLE_LANGUAGE", f.SubtitleLanguages},
	}
}

func texts[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return out
}
