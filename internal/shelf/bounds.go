package shelf

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"revenge/internal/platform/fault"
)

// The bounds of a filter.
const (
	maxDepth   = 3
	maxFilters = 30  // inside of one, itself counted
	maxValues  = 100 // of all lists together
	maxTitle   = 200 // characters
	maxValue   = 60  // characters of a codec, language …
	maxDays    = 36_500
	maxJSON    = 16 << 10
)

// Parse reads the JSON of a filter. Anything that is none, has fields that are not known or is beyond the bounds is
// fault.Invalid.
func Parse[F any, P interface {
	*F
	Check() error
}](raw []byte) (F, error) {
	var f, none F
	if len(raw) > maxJSON {
		return none, fault.Field(fault.Invalid, fmt.Sprintf("a filter has at most %d bytes", maxJSON), "filter")
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(&f); err != nil {
		return none, fault.Field(fault.Invalid, "this is no filter: "+strings.TrimPrefix(err.Error(), "json: "), "filter")
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return none, fault.Field(fault.Invalid, "there is more than one filter", "filter")
	}
	return f, P(&f).Check()
}

// Bounds counts what a filter and those inside of it hold, and keeps the first problem.
type Bounds struct {
	filters, values int
	problem         string
	path            []string
}

// Err is fault.Invalid for what is beyond the bounds.
func (c *Bounds) Err() error {
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

// Fail notes a problem of a field.
func (c *Bounds) Fail(problem string, path ...string) {
	if c.problem == "" {
		c.problem, c.path = problem, append([]string{"filter"}, path...)
	}
}

// Values counts values of lists.
func (c *Bounds) Values(n int) { c.values += n }

// IDs counts ids.
func (c *Bounds) IDs(sets ...*IDs) {
	for _, ids := range sets {
		if ids != nil {
			c.values += len(ids.All) + len(ids.Any) + len(ids.None)
		}
	}
}

// Text checks a part of a title.
func (c *Bounds) Text(text *string, field string) {
	if text != nil && (len([]rune(*text)) > maxTitle || strings.ContainsRune(*text, 0)) {
		c.Fail(fmt.Sprintf("give at most %d characters", maxTitle), field)
	}
}

// Days checks a number of days.
func (c *Bounds) Days(days *int, field string) {
	if days != nil && (*days < 1 || *days > maxDays) {
		c.Fail(fmt.Sprintf("give 1 to %d days", maxDays), field)
	}
}

// Rating checks somebody's own rating.
func (c *Bounds) Rating(rating *int, field string) {
	if rating != nil && (*rating < 1 || *rating > 10) {
		c.Fail("a rating is between 1 and 10", field)
	}
}

// Names checks and counts short values.
func (c *Bounds) Names(field string, values []string) { c.upTo(maxValue, field, values) }

// Texts checks and counts values that are as long as titles.
func (c *Bounds) Texts(field string, values []string) { c.upTo(maxTitle, field, values) }

func (c *Bounds) upTo(n int, field string, values []string) {
	c.values += len(values)
	for _, v := range values {
		if v == "" || len([]rune(v)) > n || strings.ContainsRune(v, 0) {
			c.Fail(fmt.Sprintf("each has 1 to %d characters", n), field)
		}
	}
}

// CheckInner counts a filter and checks those inside of it, unless they lie too deep or are too many.
func CheckInner[F any, P interface {
	*F
	CheckWithin(c *Bounds, depth int)
}](c *Bounds, depth int, and, or []P, not P) {
	if c.filters++; c.filters > maxFilters {
		return
	}
	if depth > maxDepth {
		c.Fail(fmt.Sprintf("filters lie in each other at most %d deep", maxDepth))
		return
	}
	for _, group := range [][]P{and, or} {
		for _, inner := range group {
			if inner == nil {
				c.Fail("null is no filter")
				return
			}
			inner.CheckWithin(c, depth+1)
		}
	}
	if not != nil {
		not.CheckWithin(c, depth+1)
	}
}
