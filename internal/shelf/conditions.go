package shelf

import (
	"slices"
	"strings"

	"revenge/internal/access"
)

// conditions writes a filter as SQL.
type conditions struct {
	Clauses
	viewer access.Viewer
	// table is that of the titles.
	table string
	// person, unmatched, watched and played are a noun's own conditions; see List.
	person, status, unmatched, watched, played string
}

// filter adds what the filter asks for.
func (c *conditions) filter(f *Filter) {
	c.ids(f)
	c.facts(f)
	c.When(f.Unmatched, c.unmatched)
	c.When(f.Duplicate, "versions > 1")
	if len(f.Statuses) > 0 && c.status == "" {
		c.Plain("FALSE")
	} else if len(f.Statuses) > 0 {
		c.Add(c.status+"::text = ANY(%s::text[])", texts(f.Statuses))
	}
	c.When(f.AgeRated, "minimum_age IS NOT NULL")
	c.own(f.Own)
	c.Traits(&f.Traits)
	Within(&c.Clauses, f.And, f.Or, f.Not, c.inner)
}

// inner is a filter inside of another as one condition.
func (c *conditions) inner(f *Filter) string {
	within := *c
	within.and = nil
	within.Library(c.viewer, f.LibraryID)
	within.When(f.Missing, "missing_since IS NOT NULL")
	within.filter(f)
	return within.All()
}

// own adds what the viewer has seen and thinks.
func (c *conditions) own(f Own) {
	if f == (Own{}) {
		return
	}
	user := c.List.Arg(c.viewer.UserID)
	state := "EXISTS (SELECT FROM viewer_states o WHERE o.user_id = " + user + " AND o.item_id = " + c.table + ".id AND "
	c.When(f.Watched, strings.ReplaceAll(c.watched, "%s", user))
	c.When(f.Favourite, state+"o.favourite_at IS NOT NULL)")
	c.When(f.Watchlisted, state+"o.watchlisted_at IS NOT NULL)")
	if f.OwnRatingFrom != nil {
		c.Add(state+"o.rating >= %s)", *f.OwnRatingFrom)
	}
	if f.NotPlayedForDays != nil {
		c.Add("NOT "+strings.ReplaceAll(c.played, "%s", user)+DaysAgo+")", *f.NotPlayedForDays)
	}
}

func (c *conditions) ids(f *Filter) {
	genres := orNone(f.Genres)
	genres.All = append(slices.Clip(f.GenreIDs), genres.All...)
	c.IDs("genre_ids", "genre", genres)
	c.IDs("label_ids", "label", orNone(f.Labels))
	c.Key(f.PersonID, "person", c.person)
	c.Who("person", c.person, f.People)
}

func (c *conditions) facts(f *Filter) {
	if f.YearFrom != nil {
		c.Add("year >= %s", *f.YearFrom)
	}
	if f.YearTo != nil {
		c.Add("year <= %s", *f.YearTo)
	}
	if f.RatingFrom != nil {
		c.Add("rating >= %s::float8", *f.RatingFrom)
	}
	if f.RatingTo != nil {
		c.Add("rating <= %s::float8", *f.RatingTo)
	}
	if f.MinimumAgeTo != nil {
		c.Add("minimum_age <= %s", *f.MinimumAgeTo)
	}
	if f.AddedSince != nil {
		c.Add("added_at >= %s", *f.AddedSince)
	}
	if f.AddedWithinDays != nil {
		c.Add("added_at > "+DaysAgo, *f.AddedWithinDays)
	}
	c.Contains("folded_title", f.TitleContains)
}
