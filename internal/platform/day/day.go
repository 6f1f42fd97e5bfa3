// Package day is a calendar day without a time or a zone.
package day

import (
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5/pgtype"

	"revenge/internal/platform/fault"
)

// Day is a calendar day.
type Day struct{ t time.Time }

// Parse reads an ISO 8601 day such as 1979-05-25; anything else is fault.Invalid.
func Parse(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Day{}, fault.Invalidf("%q is not a day; days look like 1979-05-25", s)
	}
	return Day{t}, nil
}

// Of returns the day that t falls on in UTC.
func Of(t time.Time) Day { return Day{t.UTC().Truncate(24 * time.Hour)} }

// String returns the ISO 8601 form.
func (d Day) String() string { return d.t.Format(time.DateOnly) }

// Year returns the day's year.
func (d Day) Year() int { return d.t.Year() }

// ScanDate reads a PostgreSQL date.
func (d *Day) ScanDate(v pgtype.Date) error {
	if !v.Valid || v.InfinityModifier != pgtype.Finite {
		return fmt.Errorf("no such day: %v", v)
	}
	d.t = v.Time
	return nil
}

// DateValue writes a PostgreSQL date.
func (d Day) DateValue() (pgtype.Date, error) { return pgtype.Date{Time: d.t, Valid: true}, nil }

// MarshalGQL writes the day as a GraphQL value.
func (d Day) MarshalGQL(w io.Writer) { _, _ = io.WriteString(w, strconv.Quote(d.String())) }

// UnmarshalGQL reads the day from a GraphQL value.
func (d *Day) UnmarshalGQL(v any) error {
	s, ok := v.(string)
	if !ok {
		return fault.Invalidf("a day is a string such as 1979-05-25")
	}
	parsed, err := Parse(s)
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// MarshalText writes the ISO 8601 form.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the ISO 8601 form; anything else is fault.Invalid.
func (d *Day) UnmarshalText(text []byte) (err error) {
	*d, err = Parse(string(text))
	return err
}
