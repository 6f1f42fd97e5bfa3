package shelf

import (
	"slices"

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
	c.Own(c.viewer, c.table, c.watched, c.played, f.Own)
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

func (c *conditions) ids(f *Filter) {
	genres := orNone(f.Genres)
	genres.All = append(slices.Clip(f.GenreIDs), genres.All...)
	c.IDs("genre_ids", "genre", genres)
	c.IDs("label_ids", "label", orNone(f.Labels))
	c.Key(f.PersonID, "person", c.person)
	c.Who("person", c.person, f.People)
}

func (c *conditions) facts(f *Filter) {
	Between(&c.Clauses, "year", f.YearFrom, f.YearTo)
	Between(&c.Clauses, "rating", f.RatingFrom, f.RatingTo)
	Between(&c.Clauses, "minimum_age", nil, f.MinimumAgeTo)
	c.Added(f.AddedSince, f.AddedWithinDays)
	c.Contains("folded_title", f.TitleContains)
}
