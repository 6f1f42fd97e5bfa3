package shelf

import (
	"strconv"
	"time"

	"github.com/google/uuid"

	"revenge/internal/platform/keyset"
	"revenge/internal/platform/page"
)

// Order is how a list of titles runs; the zero Order is by title.
type Order struct {
	Field     OrderField
	Direction page.Direction
	// Seed makes one random order differ from another.
	Seed int
}

// OrderField is what titles are sorted by.
type OrderField string

// The orders.
const (
	ByTitle   OrderField = "TITLE"
	ByAddedAt OrderField = "ADDED_AT"
	ByYear    OrderField = "YEAR"
	ByRating  OrderField = "RATING"
	ByChance  OrderField = "RANDOM"
	// ByRelevance is for lists that a text narrows.
	ByRelevance OrderField = "RELEVANCE"
)

// Key is what a title is sorted by.
type Key struct {
	ID        uuid.UUID
	SortTitle string
	// TitleRead is what it is sorted by instead, as the viewer reads its title; nil for who reads the main ones.
	TitleRead *string
	AddedAt   time.Time
	Year      *int
	Rating    *float64
	// Relevance is how well it goes with the text that was searched for; nil without one.
	Relevance *float64
}

type column = keyset.Column[Key]

// columns are what titles are sorted by: a switch in a table, so that no text of a client reaches SQL.
var columns = map[OrderField]column{
	ByTitle: {Name: "sort_title", Parse: keyset.Text, Text: func(k Key) string {
		if k.TitleRead != nil {
			return *k.TitleRead
		}
		return k.SortTitle
	}},
	ByChance:  {Name: "uuid_hash_extended(id, ?)", Text: func(Key) string { return "" }},
	ByAddedAt: {Name: "added_at", Text: func(k Key) string { return k.AddedAt.Format(time.RFC3339Nano) }, Parse: keyset.Time},
	ByYear: {Name: "year", Nullable: true, Parse: keyset.Int, Text: func(k Key) string {
		if k.Year == nil {
			return ""
		}
		return strconv.Itoa(*k.Year)
	}},
	ByRelevance: {Name: "relevance", Parse: keyset.Float, Text: func(k Key) string { return strconv.FormatFloat(*k.Relevance, 'g', -1, 64) }},
	ByRating: {Name: "rating", Nullable: true, Parse: keyset.Float, Text: func(k Key) string {
		if k.Rating == nil {
			return ""
		}
		return strconv.FormatFloat(*k.Rating, 'g', -1, 64)
	}},
}
