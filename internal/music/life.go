package music

import (
	"encoding/json"
	"regexp"
	"strconv"

	"revenge/internal/origin"
)

// lifeRow is when artists began and ended, as it is written, and where they are from.
type lifeRow struct {
	Born      *string `json:"born"`
	Formed    *string `json:"formed"`
	Died      *string `json:"died"`
	Disbanded *string `json:"disbanded"`
	// BeganYear and EndedYear are the years in these.
	BeganYear *int    `json:"began_year"`
	EndedYear *int    `json:"ended_year"`
	Country   *string `json:"country"`
}

func lifeOf(v origin.Facts) lifeRow {
	r := lifeRow{Born: v.Text(origin.Born), Formed: v.Text(origin.Formed), Died: v.Text(origin.Died), Disbanded: v.Text(origin.Disbanded),
		Country: v.Text(origin.Country)}
	r.BeganYear, r.EndedYear = yearIn(r.Born, r.Formed), yearIn(r.Died, r.Disbanded)
	return r
}

var aYear = regexp.MustCompile(`\b[1-9][0-9]{3}\b`)

// yearIn is the first year in the first text that has one.
func yearIn(texts ...*string) *int {
	for _, text := range texts {
		if n, err := strconv.Atoi(aYear.FindString(orEmpty(text))); err == nil {
			return &n
		}
	}
	return nil
}

// words are a column that is never null: rows that were kept before it was there have none.
type words []string

// MarshalJSON writes no words as an empty list.
func (w words) MarshalJSON() ([]byte, error) { return json.Marshal(list(w)) }
