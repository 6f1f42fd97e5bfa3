package shelf

import (
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"revenge/internal/platform/day"
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
	// ByReleasedOn is the day that a film came out, or that a series began.
	ByReleasedOn OrderField = "RELEASED_ON"
	// ByAiredOn is for episodes.
	ByAiredOn OrderField = "AIRED_ON"
	ByRuntime OrderField = "RUNTIME"
	// ByEpisodeAired and ByEpisodeAdded are for series: by the last of their episodes.
	ByEpisodeAired OrderField = "EPISODE_AIRED_ON"
	ByEpisodeAdded OrderField = "EPISODE_ADDED_AT"
	// The viewer's own: what has none comes last, by title.
	ByLastPlayed OrderField = "LAST_PLAYED_AT"
	ByOwnRating  OrderField = "OWN_RATING"
	ByPlayCount  OrderField = "PLAY_COUNT"
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
	Relevance  *float64
	ReleasedOn *day.Day
	RuntimeMs  *int64
	// LatestAiredOn and LatestAddedAt are of the last episode of a series.
	LatestAiredOn *day.Day
	LatestAddedAt *time.Time
	OwnOrder
}

// OwnOrder is what a list is sorted by where that is the viewer's own; embed it in what is listed.
type OwnOrder struct {
	OwnPlayedAt *time.Time `db:"own_played_at,optional"`
	OwnNumber   *int       `db:"own_number,optional"`
}

type column = keyset.Column[Key]

// columns are what titles are sorted by: a switch in a table, so that no text of a client reaches SQL.
var columns = map[OrderField]column{
	ByTitle:     {Name: "sort_title", Parse: keyset.Text, Text: Key.title},
	ByChance:    {Name: "uuid_hash_extended(id, ?)", Text: func(Key) string { return "" }},
	ByAddedAt:   {Name: "added_at", Text: func(k Key) string { return Instant(k.AddedAt) }, Parse: keyset.Time},
	ByYear:      {Name: "year", Nullable: true, Parse: keyset.Int, Text: func(k Key) string { return Written(k.Year, strconv.Itoa) }},
	ByRelevance: {Name: "relevance", Parse: keyset.Float, Text: func(k Key) string { return strconv.FormatFloat(*k.Relevance, 'g', -1, 64) }},
	ByRating: {Name: "rating", Nullable: true, Parse: keyset.Float, Text: func(k Key) string {
		if k.Rating == nil {
			return ""
		}
		return strconv.FormatFloat(*k.Rating, 'g', -1, 64)
	}},
	// These have columns of other names in each list, see List.More.
	ByReleasedOn:   {Nullable: true, Parse: keyset.Day, Text: func(k Key) string { return Written(k.ReleasedOn, day.Day.String) }},
	ByAiredOn:      {Nullable: true, Parse: keyset.Day, Text: func(k Key) string { return Written(k.ReleasedOn, day.Day.String) }},
	ByRuntime:      {Nullable: true, Parse: keyset.Int64, Text: func(k Key) string { return Written(k.RuntimeMs, decimal) }},
	ByEpisodeAired: {Nullable: true, Parse: keyset.Day, Text: func(k Key) string { return Written(k.LatestAiredOn, day.Day.String) }},
	ByEpisodeAdded: {Nullable: true, Parse: keyset.Time, Text: func(k Key) string { return Written(k.LatestAddedAt, Instant) }},
	ByLastPlayed:   {Name: "own_played_at", Parse: keyset.Time, Text: func(k Key) string { return Written(k.OwnPlayedAt, Instant) }},
	ByOwnRating:    {Name: "own_number", Parse: keyset.Int, Text: func(k Key) string { return Written(k.OwnNumber, strconv.Itoa) }},
	ByPlayCount:    {Name: "own_number", Parse: keyset.Int, Text: func(k Key) string { return Written(k.OwnNumber, strconv.Itoa) }},
}

// title is what it is sorted by among titles.
func (k Key) title() string {
	if k.TitleRead != nil {
		return *k.TitleRead
	}
	return k.SortTitle
}

// Written is a key that may be null as cursors have it.
func Written[V any](v *V, write func(V) string) string {
	if v == nil {
		return ""
	}
	return write(*v)
}

func decimal(n int64) string { return strconv.FormatInt(n, 10) }

// Instant is a time as cursors have it.
func Instant(t time.Time) string { return t.Format(time.RFC3339Nano) }

// own are the orders by what is the viewer's own. {item} is the column of the states that says whose they are, {table} the list's.
var own = map[OrderField]struct{ typ, join, none string }{
	ByLastPlayed: {"timestamptz", `SELECT {item} AS own_item, max(last_played_at) AS own_played_at FROM watch_states
			WHERE user_id = ? AND {item} IS NOT NULL AND last_played_at IS NOT NULL GROUP BY {item}`,
		`SELECT FROM watch_states o WHERE o.user_id = ? AND o.{item} = {table}.id AND o.last_played_at IS NOT NULL`},
	ByPlayCount: {"int", `SELECT {item} AS own_item, sum(play_count)::int AS own_number FROM watch_states
			WHERE user_id = ? AND {item} IS NOT NULL AND play_count > 0 GROUP BY {item}`,
		`SELECT FROM watch_states o WHERE o.user_id = ? AND o.{item} = {table}.id AND o.play_count > 0`},
	ByOwnRating: {"int", `SELECT item_id AS own_item, rating::int AS own_number FROM viewer_states WHERE user_id = ? AND rating IS NOT NULL`,
		`SELECT FROM viewer_states o WHERE o.user_id = ? AND o.item_id = {table}.id AND o.rating IS NOT NULL`},
}

// ownOf is the order by what is the viewer's own, of a table whose titles' states are found by a column; by is what titles are sorted by.
func ownOf[T any](field OrderField, table, item, by string, text func(*T) string) *keyset.Own[*T] {
	o := own[field]
	fill := strings.NewReplacer("{table}", table, "{item}", item)
	// The states are few, and those without one are asked for one by one, in order: the offset keeps PostgreSQL from hashing all.
	return &keyset.Own[*T]{Join: fill.Replace("JOIN (" + o.join + ") own ON own.own_item = {table}.id"),
		None: fill.Replace("NOT EXISTS (" + o.none + " OFFSET 0)"), Type: o.typ, By: by, Text: text}
}
