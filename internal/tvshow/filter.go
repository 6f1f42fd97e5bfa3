package tvshow

import (
	"fmt"
	"time"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/day"
	"revenge/internal/platform/id"
	"revenge/internal/platform/keyset"
	"revenge/internal/shelf"
)

// EpisodeFilter narrows a list of episodes; a nil field does not filter. Its JSON is that of the API's input.
type EpisodeFilter struct {
	And []*EpisodeFilter `json:"and,omitempty"`
	Or  []*EpisodeFilter `json:"or,omitempty"`
	Not *EpisodeFilter   `json:"not,omitempty"`

	LibraryID *id.ID `json:"libraryId,omitempty"`
	SeriesID  *id.ID `json:"seriesId,omitempty"`
	// Series is what holds of their series.
	Series *shelf.Filter `json:"series,omitempty"`
	// Specials are episodes of season 0.
	Specials        *bool `json:"specials,omitempty"`
	AiredWithinDays *int  `json:"airedWithinDays,omitempty"`
	AddedWithinDays *int  `json:"addedWithinDays,omitempty"`
	// AiredFrom and AiredTo are the first and the last day.
	AiredFrom  *day.Day   `json:"airedFrom,omitempty"`
	AiredTo    *day.Day   `json:"airedTo,omitempty"`
	AddedSince *time.Time `json:"addedSince,omitempty"`
	RatingFrom *float64   `json:"ratingFrom,omitempty"`
	Missing    *bool      `json:"missing,omitempty"`
	Duplicate  *bool      `json:"duplicate,omitempty"`

	shelf.Traits
	shelf.Own
}

// Check is fault.Invalid for a filter beyond the bounds.
func (f *EpisodeFilter) Check() error {
	c := shelf.Bounds{}
	f.CheckWithin(&c, 0)
	return c.Err()
}

// CheckWithin counts a filter that lies in others, so many of them deep.
func (f *EpisodeFilter) CheckWithin(c *shelf.Bounds, depth int) {
	shelf.CheckInner(c, depth, f.And, f.Or, f.Not)
	if f.Series != nil {
		f.Series.CheckWithin(c, 0)
		if f.Series.Text != nil {
			c.Fail("only lists of titles search for a text", "series", "text")
		}
	}
	c.Days(f.AiredWithinDays, "airedWithinDays")
	c.Days(f.AddedWithinDays, "addedWithinDays")
	c.Days(f.NotPlayedForDays, "notPlayedForDays")
	c.Rating(f.OwnRatingFrom, "ownRatingFrom")
	f.Traits.Check(c)
}

// CheckFilter is fault.Invalid for JSON that is no EpisodeFilter.
func (s *Service) CheckFilter(filter []byte) error {
	_, err := shelf.Parse[EpisodeFilter](filter)
	return err
}

// Chosen is the list of the episodes that an EpisodeFilter's JSON leaves to the viewer, and the libraries to read.
func (s *Service) Chosen(v access.Viewer, filter []byte) (keyset.List, []uuid.UUID, error) {
	f, err := shelf.Parse[EpisodeFilter](filter)
	if err != nil {
		return keyset.List{}, nil, fmt.Errorf("choose episodes: %w", err)
	}
	l := keyset.List{From: "episodes", Library: "library_id"}
	s.narrow(&l, v, f)
	return l, v.Libraries, nil
}

// OwnColumn is an order of episodes by what is the viewer's own; false where they have none such.
func (s *Service) OwnColumn(field string) (keyset.Column[any], bool) {
	return s.store.episodes().OwnColumn(field)
}

// narrow turns the filter into conditions. Without a word about it, what is there is meant.
func (s *Service) narrow(l *keyset.List, v access.Viewer, f EpisodeFilter) {
	if f.Missing == nil {
		f.Missing = new(false)
	}
	l.WherePlain(episodeClauses{shelf.Clauses{List: l}, v, s.store.list()}.inner(&f))
}

// episodeClauses writes a filter as SQL.
type episodeClauses struct {
	shelf.Clauses
	viewer access.Viewer
	series shelf.List[Series]
}

// inner is a filter as one condition.
func (c episodeClauses) inner(f *EpisodeFilter) string {
	c.Clauses = shelf.Clauses{List: c.List}
	if f.Series != nil {
		c.Plain("series_id IN (SELECT series.id FROM series WHERE " + c.series.Condition(c.List, c.viewer, f.Series) + ")")
	}
	c.Library(c.viewer, f.LibraryID)
	c.Key(f.SeriesID, "series", "series_id = %s")
	c.When(f.Specials, "season_number = 0")
	c.When(f.Missing, "missing_since IS NOT NULL")
	c.When(f.Duplicate, "versions > 1")
	c.Traits(&f.Traits)
	c.facts(f)
	c.Own(c.viewer, "episodes", watchedEpisode, playedEpisode, f.Own)
	shelf.Within(&c.Clauses, f.And, f.Or, f.Not, c.inner)
	return c.All()
}

// facts asks for when and how well.
func (c *episodeClauses) facts(f *EpisodeFilter) {
	if f.AiredWithinDays != nil {
		c.Add("aired_on > ("+shelf.DaysAgo+")::date AND aired_on <= now()::date", *f.AiredWithinDays)
	}
	shelf.Between(&c.Clauses, "aired_on", f.AiredFrom, f.AiredTo)
	shelf.Between(&c.Clauses, "rating", f.RatingFrom, nil)
	c.Added(f.AddedSince, f.AddedWithinDays)
}

// What a viewer has seen of episodes; see shelf.List.
const (
	seenEpisode    = "EXISTS (SELECT FROM watch_states w WHERE w.user_id = %s AND w.item_id = episodes.id AND "
	watchedEpisode = seenEpisode + "w.watched)"
	playedEpisode  = seenEpisode + "w.last_played_at > "
)
