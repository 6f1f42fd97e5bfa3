package shelf

import (
	"strings"
	"time"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/fold"
	"revenge/internal/platform/id"
	"revenge/internal/platform/keyset"
)

// Clauses are conditions about rows of a list, all of which hold. No text of a client gets into them but as a parameter.
type Clauses struct {
	// List has the parameters.
	List *keyset.List
	and  []string
}

// DaysAgo is the time so many days before now, for Add.
const DaysAgo = "now() - %s::int * interval '24 hours'"

// Add adds a condition in which %s stands for the parameter.
func (c *Clauses) Add(condition string, arg any) {
	c.and = append(c.and, strings.ReplaceAll(condition, "%s", c.List.Arg(arg)))
}

// Plain adds a condition without a parameter.
func (c *Clauses) Plain(condition string) { c.and = append(c.and, condition) }

// When adds a condition, or that it does not hold, as it is asked for.
func (c *Clauses) When(asked *bool, condition string) {
	if asked != nil && *asked {
		c.Plain(condition)
	} else if asked != nil {
		c.Plain("NOT (" + condition + ")")
	}
}

// Library asks for rows of a library that the viewer may see.
func (c *Clauses) Library(v access.Viewer, given *id.ID) {
	if given == nil {
		return
	}
	if libraries := access.Narrowed(v.Libraries, given); len(libraries) > 0 {
		c.Add("library_id = %s", libraries[0])
	} else {
		c.Plain("FALSE")
	}
}

// Key adds a condition about something with an id; what does not exist finds nothing.
func (c *Clauses) Key(given *id.ID, kind id.Kind, condition string) {
	if given == nil {
		return
	}
	if key, err := given.Key(kind); err == nil {
		c.Add(condition, key)
	} else {
		c.Plain("FALSE")
	}
}

// Between asks for what lies between two values, both of them included; nil leaves that end open.
func Between[T any](c *Clauses, column string, from, to *T) {
	if from != nil {
		c.Add(column+" >= %s", *from)
	}
	if to != nil {
		c.Add(column+" <= %s", *to)
	}
}

// Added asks for what was added since a time and within so many days.
func (c *Clauses) Added(since *time.Time, days *int) {
	Between(c, "added_at", since, nil)
	if days != nil {
		c.Add("added_at > "+DaysAgo, *days)
	}
}

// Own asks for what a viewer has seen of rows of a table and thinks of them; for watched and played see List.
func (c *Clauses) Own(v access.Viewer, table, watched, played string, f Own) {
	if f == (Own{}) {
		return
	}
	user := c.List.Arg(v.UserID)
	state := "EXISTS (SELECT FROM viewer_states o WHERE o.user_id = " + user + " AND o.item_id = " + table + ".id AND "
	c.When(f.Watched, strings.ReplaceAll(watched, "%s", user))
	c.When(f.Favourite, state+"o.favourite_at IS NOT NULL)")
	c.When(f.Watchlisted, state+"o.watchlisted_at IS NOT NULL)")
	if f.OwnRatingFrom != nil {
		c.Add(state+"o.rating >= %s)", *f.OwnRatingFrom)
	}
	if f.NotPlayedForDays != nil {
		c.Add("NOT "+strings.ReplaceAll(played, "%s", user)+DaysAgo+")", *f.NotPlayedForDays)
	}
}

// Contains asks for texts with a part, case and accents aside.
func (c *Clauses) Contains(column string, part *string) {
	if part != nil {
		c.Add(column+" LIKE '%' || %s::text || '%'", fold.Like(fold.Text(*part)))
	}
}

// IDs asks for what an array of ids holds.
func (c *Clauses) IDs(column string, kind id.Kind, ids IDs) {
	if all, foreign := keys(ids.All, kind); foreign {
		c.Plain("FALSE")
	} else if len(all) > 0 {
		c.Add(column+" @> %s::uuid[]", all)
	}
	if some, _ := keys(ids.Any, kind); len(ids.Any) > 0 {
		c.Add(column+" && %s::uuid[]", some)
	}
	if none, _ := keys(ids.None, kind); len(none) > 0 {
		c.Add("NOT "+column+" && %s::uuid[]", none)
	}
}

// Who asks for those who took part, by a condition about the id %s of one of them. Nil asks for nobody.
func (c *Clauses) Who(kind id.Kind, condition string, ids *IDs) {
	if ids == nil {
		return
	}
	several := strings.ReplaceAll(condition, "= %s", "= ANY(%s::uuid[])")
	for _, one := range ids.All {
		c.Key(&one, kind, condition)
	}
	if some, _ := keys(ids.Any, kind); len(ids.Any) > 0 {
		c.Add(several, some)
	}
	if none, _ := keys(ids.None, kind); len(none) > 0 {
		c.Add("NOT "+several, none)
	}
}

// Within adds the filters that lie in another one; write makes one condition of each.
func Within[F any](c *Clauses, and, or []*F, not *F, write func(*F) string) {
	for _, f := range and {
		c.Plain(write(f))
	}
	if len(or) > 0 {
		either := make([]string, len(or))
		for i, f := range or {
			either[i] = write(f)
		}
		c.Plain("(" + strings.Join(either, " OR ") + ")")
	}
	if not != nil {
		c.Plain("NOT COALESCE(" + write(not) + ", false)")
	}
}

// All is one condition: that all of them hold.
func (c *Clauses) All() string {
	if len(c.and) == 0 {
		return "TRUE"
	}
	return "(" + strings.Join(c.and, " AND ") + ")"
}

func orNone(ids *IDs) IDs {
	if ids == nil {
		return IDs{}
	}
	return *ids
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
