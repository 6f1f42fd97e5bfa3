package edit

import (
	"slices"

	"github.com/google/uuid"

	"revenge/internal/origin"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/fold"
)

// Mode is what a change does to a list.
type Mode string

// The modes. What is no list is set.
const (
	Set    Mode = "SET"
	Add    Mode = "ADD"
	Remove Mode = "REMOVE"
)

// Change is what is wanted of a field: that it is set so, or released. Path is where the input says it.
type Change struct {
	Field   origin.Field
	Release bool
	Mode    Mode
	Values  []string
	Path    []string
}

// item is what is edited.
type item struct {
	ID        uuid.UUID
	Kind      origin.Kind
	LibraryID uuid.UUID
	Title     string
}

// want is a field of an item as it shall be: set by hand, or released where hand is nil.
type want struct {
	of    *item
	field origin.Field
	hand  *[]string
}

// wanted works out what a change comes to for an item that shows this now.
func (c Change) wanted(of *item, now origin.Merged) (want, error) {
	if c.Release {
		return want{of, c.Field, nil}, of.Kind.Takes(c.Field, c.Path...)
	}
	var shown []string
	if o := now[c.Field]; o != nil {
		shown = o.Values
	}
	values, err := of.Kind.Check(c.Field, c.Values, c.Path...)
	switch {
	case c.Mode == Set:
	case c.Mode == Add && err == nil:
		values, err = of.Kind.Check(c.Field, slices.Concat(shown, values), c.Path...)
	case c.Mode == Remove && err == nil:
		if values = without(shown, values); len(values) == 0 {
			values, err = of.Kind.Check(c.Field, values, c.Path...)
		}
	}
	return want{of, c.Field, &values}, err
}

// once refuses two changes of one field.
func once(changes []Change) error {
	seen := map[origin.Field]bool{}
	for _, c := range changes {
		if seen[c.Field] {
			return fault.Field(fault.Invalid, "the field is named twice", c.Path...)
		}
		seen[c.Field] = true
	}
	return nil
}

// without is a list less others, case and accents aside.
func without(list, others []string) []string {
	out := []string{}
	for _, text := range list {
		if !slices.ContainsFunc(others, func(o string) bool { return fold.Text(o) == fold.Text(text) }) {
			out = append(out, text)
		}
	}
	return out
}
