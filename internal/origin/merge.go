package origin

import (
	"cmp"
	"slices"
	"time"

	"github.com/google/uuid"
)

// Origin is the value of one field of an item, and where it comes from.
type Origin struct {
	ItemID uuid.UUID
	Field  Field
	Values []string
	Source Source
	// At is when the source was read, or when the value was set.
	At         time.Time
	Confidence float64
	// Locked says that it was set by hand: no source changes it.
	Locked bool
	// ByName is who set it.
	ByName *string
	// Alternatives are what sources state beside it, the most trusted first.
	Alternatives []Alternative
}

// Alternative is what a source states that is not what is shown.
type Alternative struct {
	Values     []string
	Source     Source
	At         time.Time
	Confidence float64
}

// Merged are the origins of an item by field.
type Merged map[Field]*Origin

// Merge makes one item of all that is stated and set of it: what was set by hand wins, then the most trusted source, of equal
// ones the first by name. It is pure, and the order of what it is given does not matter.
func Merge(h *Held) Merged {
	said := slices.SortedFunc(slices.Values(h.Said), func(a, b *Said) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.Source, b.Source))
	})
	out := Merged{}
	for _, e := range h.Edits {
		out[e.Field] = &Origin{ItemID: e.ItemID, Field: e.Field, Values: list(e.Value), Source: User, At: e.At, Confidence: 1, Locked: true, ByName: &e.ByName}
	}
	for _, s := range said {
		for field, values := range s.Facts {
			if o := out[field]; o != nil {
				o.Alternatives = append(o.Alternatives, Alternative{list(values), s.Source, s.ReadAt, s.Confidence})
				continue
			}
			out[field] = &Origin{ItemID: s.ItemID, Field: field, Values: list(values), Source: s.Source, At: s.ReadAt, Confidence: s.Confidence}
		}
	}
	return out
}

// list is never nil.
func list(values []string) []string { return append([]string{}, values...) }

// Values are what is shown. A certification that was set by hand speaks for the age ratings, unless they were set too.
func (m Merged) Values() Facts {
	out := make(Facts, len(m))
	for field, o := range m {
		out[field] = o.Values
	}
	if c, a := m[Certification], m[AgeRatings]; c != nil && c.Locked && a != nil && !a.Locked {
		delete(out, AgeRatings)
	}
	return out
}

// List are the origins in the order that fields are shown in.
func (m Merged) List() []*Origin {
	out := make([]*Origin, 0, len(m))
	for _, f := range order {
		if m[f] != nil {
			out = append(out, m[f])
		}
	}
	return out
}
