package shelf

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
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
	YearFrom      *int    `json:"yearFrom,omitempty"`
	YearTo        *int    `json:"yearTo,omitempty"`
	TitleContains *string `json:"titleContains,omitempty"`
	Missing       *bool   `json:"missing,omitempty"`

	RatingFrom   *float64   `json:"ratingFrom,omitempty"`
	RatingTo     *float64   `json:"ratingTo,omitempty"`
	MinimumAgeTo *int       `json:"minimumAgeTo,omitempty"`
	AgeRated     *bool      `json:"ageRated,omitempty"`
	AddedSince   *time.Time `json:"addedSince,omitempty"`
	Unmatched    *bool      `json:"unmatched,omitempty"`
	Duplicate    *bool      `json:"duplicate,omitempty"`

	Resolutions       []Resolution `json:"resolutions,omitempty"`
	Hdr               []media.HDR  `json:"hdr,omitempty"`
	Containers        []string     `json:"containers,omitempty"`
	Editions          []string     `json:"editions,omitempty"`
	VideoCodecs       []string     `json:"videoCodecs,omitempty"`
	AudioCodecs       []string     `json:"audioCodecs,omitempty"`
	AudioLanguages    []string     `json:"audioLanguages,omitempty"`
	SubtitleLanguages []string     `json:"subtitleLanguages,omitempty"`

	Own
}

// Own narrows a list by what the viewer has seen and thinks.
type Own struct {
	Watched     *bool `json:"watched,omitempty"`
	Favourite   *bool `json:"favourite,omitempty"`
	Watchlisted *bool `json:"watchlisted,omitempty"`
	// OwnRatingFrom is from 1 to 10.
	OwnRatingFrom *int `json:"ownRatingFrom,omitempty"`
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

// The bounds of a filter.
const (
	maxDepth   = 3
	maxFilters = 30  // inside of one, itself counted
	maxValues  = 100 // of all lists together
	maxTitle   = 200 // characters
	maxValue   = 60  // characters of a codec, language …
	maxJSON    = 16 << 10
)

// ParseFilter reads the JSON of a filter. Anything that is none, has fields that are not known or is beyond the bounds is
// fault.Invalid.
func ParseFilter(raw []byte) (Filter, error) {
	var f Filter
	if len(raw) > maxJSON {
		return f, fault.Field(fault.Invalid, fmt.Sprintf("a filter has at most %d bytes", maxJSON), "filter")
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(&f); err != nil {
		return Filter{}, fault.Field(fault.Invalid, "this is no filter: "+strings.TrimPrefix(err.Error(), "json: "), "filter")
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return Filter{}, fault.Field(fault.Invalid, "there is more than one filter", "filter")
	}
	return f, f.Check()
}

// Check is fault.Invalid for a filter beyond the bounds.
func (f *Filter) Check() error {
	c := check{}
	c.filter(f, 0)
	switch {
	case c.problem != "":
		return fault.Field(fault.Invalid, c.problem, c.path...)
	case c.filters > maxFilters:
		return fault.Field(fault.Invalid, fmt.Sprintf("put at most %d filters into each other", maxFilters-1), "filter")
	case c.values > maxValues:
		return fault.Field(fault.Invalid, fmt.Sprintf("give at most %d values in all", maxValues), "filter")
	}
	return nil
}

// check counts what a filter holds, and keeps the first problem.
type check struct {
	filters, values int
	problem         string
	path            []string
}

func (c *check) fail(problem string, path ...string) {
	if c.problem == "" {
		c.problem, c.path = problem, append([]string{"filter"}, path...)
	}
}

func (c *check) filter(f *Filter, depth int) {
	if c.filters++; c.filters > maxFilters {
		return
	}
	if depth > maxDepth {
		c.fail(fmt.Sprintf("filters lie in each other at most %d deep", maxDepth))
		return
	}
	for _, group := range [][]*Filter{f.And, f.Or} {
		for _, inner := range group {
			if inner == nil {
				c.fail("null is no filter")
				return
			}
			c.filter(inner, depth+1)
		}
	}
	if f.Not != nil {
		c.filter(f.Not, depth+1)
	}
	c.values += len(f.GenreIDs) + len(f.Resolutions) + len(f.Hdr)
	for _, ids := range []*IDs{f.Genres, f.Labels} {
		if ids != nil {
			c.values += len(ids.All) + len(ids.Any) + len(ids.None)
		}
	}
	if f.TitleContains != nil && len([]rune(*f.TitleContains)) > maxTitle {
		c.fail(fmt.Sprintf("give at most %d characters", maxTitle), "titleContains")
	}
	if f.OwnRatingFrom != nil && (*f.OwnRatingFrom < 1 || *f.OwnRatingFrom > 10) {
		c.fail("a rating is between 1 and 10", "ownRatingFrom")
	}
	for _, t := range f.traits() {
		c.values += len(t.values)
		for _, v := range t.values {
			if v == "" || len([]rune(v)) > maxValue || strings.ContainsRune(v, 0) {
				c.fail(fmt.Sprintf("each has 1 to %d characters", maxValue), t.name)
			}
		}
	}
}

// trait is what files are asked for: one of the values of a kind.
type trait struct {
	name, kind string
	values     []string
}

func (f *Filter) traits() []trait {
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
