package shelf

import (
	"slices"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/fold"
	"revenge/internal/platform/id"
	"revenge/internal/platform/keyset"
)

// conditions writes a filter as SQL. No text of a client gets into it but as a parameter.
type conditions struct {
	list   *keyset.List
	viewer access.Viewer
	// person, unmatched and watched are a noun's own conditions; see List.
	person, unmatched, watched string
	and                        []string
}

// add adds a condition in which %s stands for the parameter.
func (c *conditions) add(condition string, arg any) {
	c.and = append(c.and, strings.ReplaceAll(condition, "%s", c.list.Arg(arg)))
}

// never is for what does not exist or may not be seen.
func (c *conditions) never() { c.and = append(c.and, "FALSE") }

func (c *conditions) when(asked *bool, condition string) {
	if asked != nil && *asked {
		c.and = append(c.and, condition)
	} else if asked != nil {
		c.and = append(c.and, "NOT ("+condition+")")
	}
}

// filter adds what the filter asks for.
func (c *conditions) filter(f *Filter) {
	c.ids(f)
	c.facts(f)
	c.when(f.Unmatched, c.unmatched)
	c.when(f.Duplicate, "versions > 1")
	c.when(f.AgeRated, "minimum_age IS NOT NULL")
	c.own(f.Own)
	for _, t := range f.traits() {
		if len(t.values) > 0 {
			tokens := make([]string, len(t.values))
			for i, v := range t.values {
				tokens[i] = t.kind + ":" + v
			}
			c.add("traits && %s::text[]", tokens)
		}
	}
	for _, inner := range f.And {
		c.and = append(c.and, c.inner(inner))
	}
	if len(f.Or) > 0 {
		either := make([]string, len(f.Or))
		for i, inner := range f.Or {
			either[i] = c.inner(inner)
		}
		c.and = append(c.and, "("+strings.Join(either, " OR ")+")")
	}
	if f.Not != nil {
		c.and = append(c.and, "NOT COALESCE("+c.inner(f.Not)+", false)")
	}
}

// inner is a filter inside of another as one condition.
func (c *conditions) inner(f *Filter) string {
	within := *c
	within.and = nil
	if f.LibraryID != nil {
		if key, err := f.LibraryID.Key("library"); err == nil && c.viewer.Sees(key) {
			within.add("library_id = %s", key)
		} else {
			within.never()
		}
	}
	within.when(f.Missing, "missing_since IS NOT NULL")
	within.filter(f)
	if len(within.and) == 0 {
		return "TRUE"
	}
	return "(" + strings.Join(within.and, " AND ") + ")"
}

// own adds what the viewer has seen and thinks.
func (c *conditions) own(f Own) {
	if f == (Own{}) {
		return
	}
	user := c.list.Arg(c.viewer.UserID)
	state := "EXISTS (SELECT FROM viewer_states o WHERE o.user_id = " + user + " AND o.item_id = " + c.list.From + ".id AND "
	c.when(f.Watched, strings.ReplaceAll(c.watched, "%s", user))
	c.when(f.Favourite, state+"o.favourite_at IS NOT NULL)")
	c.when(f.Watchlisted, state+"o.watchlisted_at IS NOT NULL)")
	if f.OwnRatingFrom != nil {
		c.add(state+"o.rating >= %s)", *f.OwnRatingFrom)
	}
}

func (c *conditions) ids(f *Filter) {
	genres := orNone(f.Genres)
	genres.All = append(slices.Clip(f.GenreIDs), genres.All...)
	c.sets("genre_ids", "genre", genres)
	c.sets("label_ids", "label", orNone(f.Labels))
	if f.PersonID != nil {
		if key, err := f.PersonID.Key("person"); err == nil {
			c.add(c.person, key)
		} else {
			c.never()
		}
	}
}

func orNone(ids *IDs) IDs {
	if ids == nil {
		return IDs{}
	}
	return *ids
}

func (c *conditions) sets(column string, kind id.Kind, ids IDs) {
	if all, foreign := keys(ids.All, kind); foreign {
		c.never()
	} else if len(all) > 0 {
		c.add(column+" @> %s::uuid[]", all)
	}
	if some, _ := keys(ids.Any, kind); len(ids.Any) > 0 {
		c.add(column+" && %s::uuid[]", some)
	}
	if none, _ := keys(ids.None, kind); len(none) > 0 {
		c.add("NOT "+column+" && %s::uuid[]", none)
	}
}

// keys leaves out ids of another kind, and says whether there were any.
func keys(ids []id.ID, kind id.Kind) (out []uuid.UUID, foreign bool) {
	out = []uuid.UUID{}
	for _, one := range ids {
		if key, err := one.Key(kind); err == nil {
			out = append(out, key)
		} else {
			foreign = true
		}
	}
	return out, foreign
}

func (c *conditions) facts(f *Filter) {
	if f.YearFrom != nil {
		c.add("year >= %s", *f.YearFrom)
	}
	if f.YearTo != nil {
		c.add("year <= %s", *f.YearTo)
	}
	if f.RatingFrom != nil {
		c.add("rating >= %s::float8", *f.RatingFrom)
	}
	if f.RatingTo != nil {
		c.add("rating <= %s::float8", *f.RatingTo)
	}
	if f.MinimumAgeTo != nil {
		c.add("minimum_age <= %s", *f.MinimumAgeTo)
	}
	if f.AddedSince != nil {
		c.add("added_at >= %s", *f.AddedSince)
	}
	if f.TitleContains != nil {
		c.add("folded_title LIKE '%' || %s::text || '%'", fold.Like(fold.Text(*f.TitleContains)))
	}
}
