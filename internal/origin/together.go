package origin

import (
	"cmp"
	"slices"
	"strings"

	"revenge/internal/metadata/agerating"
)

// united are the fields of which an item that others go into has all that was set of any of them: what hides one hides it too.
var united = []Field{Genres, Tags, Studios, Networks, Countries, Moods, Styles}

// rated are the fields that rate an item.
var rated = []Field{Certification, AgeRatings}

// AgeText are the age ratings that facts name, or else the certification.
func (f Facts) AgeText() string {
	if list := f[AgeRatings]; len(list) > 0 {
		return strings.Join(list, " / ")
	}
	return strings.Join(f[Certification], "")
}

// together is what somebody has set of an item once others went into it. What was set of the item stays, but lists that sort it
// are those of all of them, and the strictest age rating holds, also what sources state of the others.
func together(into *Held, givers []*Held) []*Edit {
	shown := Merge(into).Values()
	out := byField(into.Edits)
	age := ageOf(shown)
	for _, g := range newestFirst(givers) {
		for _, e := range g.Edits {
			switch {
			case slices.Contains(rated, e.Field):
			case slices.Contains(united, e.Field) && (out[e.Field] != nil || shown.States(e.Field)):
				before := shown[e.Field]
				if out[e.Field] != nil {
					before = out[e.Field].Value
				}
				if all := union(e.Field, before, e.Value); len(all) > len(before) {
					out[e.Field] = &Edit{Field: e.Field, Value: all, ByName: e.ByName, At: e.At}
				}
			case out[e.Field] == nil:
				out[e.Field] = e
			}
		}
		age = stricter(out, byField(g.Edits), age)
	}
	for _, g := range givers {
		age = keepStated(out, g, age)
	}
	edits := make([]*Edit, 0, len(out))
	for _, f := range order {
		if out[f] != nil {
			edits = append(edits, out[f])
		}
	}
	return edits
}

// stricter makes the age rating that was set of a giver hold, where it asks for a higher age than what holds, or for the same
// that nobody set. It returns the age that holds since.
func stricter(out, given map[Field]*Edit, age int) int {
	facts := Facts{}
	for field, e := range given {
		facts[field] = e.Value
	}
	asked := ageOf(facts)
	if rating(given) == nil || asked < age || asked == age && rating(out) != nil {
		return age
	}
	for _, field := range rated {
		delete(out, field)
		if given[field] != nil {
			out[field] = given[field]
		}
	}
	return asked
}

// keepStated makes what is set hide what sources hid of a giver: they do not speak for themselves where somebody has set something.
// It returns the age that holds since.
func keepStated(out map[Field]*Edit, giver *Held, age int) int {
	set, shown := byField(giver.Edits), Merge(giver).Values()
	for _, field := range united {
		if e := out[field]; e != nil && set[field] == nil {
			if all := union(field, e.Value, shown[field]); len(all) > len(e.Value) {
				out[field] = &Edit{Field: field, Value: all, ByName: e.ByName, At: e.At}
			}
		}
	}
	e, asked := rating(out), ageOf(shown)
	if e == nil || rating(set) != nil || asked <= age {
		return age
	}
	for _, field := range rated {
		delete(out, field)
		if shown.States(field) {
			out[field] = &Edit{Field: field, Value: shown[field], ByName: e.ByName, At: e.At}
		}
	}
	return asked
}

// rating is an edit that rates an item; nil where there is none.
func rating(edits map[Field]*Edit) *Edit { return cmp.Or(edits[Certification], edits[AgeRatings]) }

// ageOf is the age that facts ask for; -1 where none is known.
func ageOf(f Facts) int {
	if age := agerating.MinimumAge(agerating.Parse(f.AgeText())); age != nil {
		return *age
	}
	return -1
}

// union has what both lists have, each once.
func union(field Field, a, b []string) []string {
	out, seen := slices.Clone(a), map[string]bool{}
	for _, text := range a {
		seen[field.key(text)] = true
	}
	for _, text := range b {
		if key := field.key(text); !seen[key] {
			seen[key] = true
			out = append(out, text)
		}
	}
	return out
}

func byField(edits []*Edit) map[Field]*Edit {
	out := make(map[Field]*Edit, len(edits))
	for _, e := range edits {
		out[e.Field] = e
	}
	return out
}

// newestFirst puts those first whose last edit is the newest.
func newestFirst(held []*Held) []*Held {
	last := func(h *Held) (at int64) {
		for _, e := range h.Edits {
			at = max(at, e.At.UnixMicro())
		}
		return at
	}
	return slices.SortedStableFunc(slices.Values(held), func(a, b *Held) int { return cmp.Compare(last(b), last(a)) })
}
