package edit

import (
	"slices"
	"strconv"

	"github.com/google/uuid"

	"revenge/internal/origin"
	"revenge/internal/platform/fold"
	"revenge/internal/platform/id"
)

// Mode is what a change does to a field.
type Mode string

// The modes. Lists alone take ADD and REMOVE.
const (
	Set     Mode = "SET"
	Add     Mode = "ADD"
	Remove  Mode = "REMOVE"
	Release Mode = "RELEASE"
)

// Change is what is wanted of a field. Path is where the input says it.
type Change struct {
	Field  origin.Field
	Mode   Mode
	Values []string
	Path   []string
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
	if c.Mode == Release {
		_, err := of.Kind.Check(c.Field, []string{}, c.Path...)
		if of.Kind.Has(c.Field) {
			err = nil
		}
		return want{of, c.Field, nil}, err
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
		values = without(shown, values)
	}
	return want{of, c.Field, &values}, err
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

// keysOf are the keys of items, with where each was named.
func keysOf(items []id.ID) (keys []uuid.UUID, paths map[uuid.UUID][]string) {
	paths = map[uuid.UUID][]string{}
	for i, one := range items {
		keys = append(keys, one.UUID)
		if paths[one.UUID] == nil {
			paths[one.UUID] = []string{"ids", strconv.Itoa(i)}
		}
	}
	return keys, paths
}
