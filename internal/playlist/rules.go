package playlist

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"
	"time"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/keyset"
	"revenge/internal/platform/page"
	"revenge/internal/platform/rawjson"
	"revenge/internal/viewing"
)

// RulesKind is what rules choose.
type RulesKind string

// The kinds.
const (
	OfMovies   RulesKind = "MOVIE"
	OfSeries   RulesKind = "SERIES"
	OfEpisodes RulesKind = "EPISODE"
	OfTracks   RulesKind = "TRACK"
)

// Rules choose what a smart playlist holds, for whoever looks at it and whenever he does.
type Rules struct {
	Kind RulesKind `json:"kind"`
	// Filter is JSON that the kind's source takes.
	Filter     rawjson.Value  `json:"filter"`
	OrderField RulesOrder     `json:"orderField"`
	Direction  page.Direction `json:"direction"`
	// Limit is how many of what the filter lets through are taken, in the order.
	Limit int `json:"limit"`
}

// RulesOrder is what the chosen are sorted by.
type RulesOrder string

// The orders.
const (
	RulesByTitle   RulesOrder = "TITLE"
	RulesByArtist  RulesOrder = "ARTIST"
	RulesByYear    RulesOrder = "YEAR"
	RulesByRating  RulesOrder = "RATING"
	RulesByAddedAt RulesOrder = "ADDED_AT"
	RulesByAiredOn RulesOrder = "AIRED_ON"
	RulesByChance  RulesOrder = "RANDOM"
	RulesByRelease RulesOrder = "RELEASED_ON"
	RulesByRuntime RulesOrder = "RUNTIME"
	// These are for series: by the last of their episodes.
	RulesByEpisodeAired RulesOrder = "EPISODE_AIRED_ON"
	RulesByEpisodeAdded RulesOrder = "EPISODE_ADDED_AT"
	// These are by what is the viewer's own; what they have nothing of comes last, by title.
	RulesByOwnRating  RulesOrder = "OWN_RATING"
	RulesByPlayCount  RulesOrder = "PLAY_COUNT"
	RulesByLastPlayed RulesOrder = "LAST_PLAYED_AT"
	RulesByLastHeard  RulesOrder = "LAST_HEARD_AT"
)

// Source is where rules of a kind choose from.
type Source interface {
	// CheckFilter is fault.Invalid for what is no filter.
	CheckFilter(filter []byte) error
	// Chosen is the list that a filter leaves to a viewer, and the libraries to read.
	Chosen(v access.Viewer, filter []byte) (keyset.List, []uuid.UUID, error)
	// OwnColumn is an order of that list by what is the viewer's own, who is its Arg; false where it has none such.
	OwnColumn(field string) (keyset.Column[any], bool)
}

// chosen is an item that rules chose.
type chosen struct {
	ID        uuid.UUID
	LibraryID uuid.UUID
	AddedAt   time.Time
	Ms        *int64
	SortKey   any
	// Tie is what sorts those of the same key, where that is the viewer's own.
	Tie string `db:"tie,optional"`
}

// sortText is an item's key in cursors; empty without one.
func sortText(key any) string {
	switch key := key.(type) {
	case string:
		return key
	case time.Time:
		return key.Format(time.RFC3339Nano)
	case nil:
		return ""
	default:
		return fmt.Sprint(key)
	}
}

// sorting is an order of a kind: a column, and how its values are read from a cursor.
type sorting struct {
	column   string
	nullable bool
	parse    func(string) (any, error)
	// own says that it is by what is the viewer's own: the source knows the column.
	own bool
}

// The columns by which a kind can be sorted. No text of a client reaches SQL.
var (
	byTitle  = sorting{column: "sort_title", parse: keyset.Text}
	byArtist = sorting{column: "place", parse: keyset.Text}
	byYear   = sorting{column: "year", nullable: true, parse: keyset.Int}
	byRating = sorting{column: "rating", nullable: true, parse: keyset.Float}
	byAdded  = sorting{column: "added_at", parse: keyset.Time}
	byAired  = byDay("aired_on")
	byChance = sorting{column: "uuid_hash_extended(id, ?)"}

	byOwn = sorting{own: true}

	byRuntime = sorting{column: "runtime_ms", nullable: true, parse: keyset.Int64}

	kinds = map[RulesKind]struct {
		item   viewing.Kind
		length string
		orders map[RulesOrder]sorting
	}{
		OfMovies: {viewing.KindMovie, "runtime_ms", map[RulesOrder]sorting{RulesByTitle: byTitle, RulesByYear: byYear, RulesByRating: byRating,
			RulesByAddedAt: byAdded, RulesByChance: byChance, RulesByRelease: byDay("released_on"), RulesByRuntime: byRuntime,
			RulesByOwnRating: byOwn, RulesByPlayCount: byOwn, RulesByLastPlayed: byOwn}},
		OfSeries: {viewing.KindSeries, "NULL::bigint", map[RulesOrder]sorting{RulesByTitle: byTitle, RulesByYear: byYear, RulesByRating: byRating,
			RulesByAddedAt: byAdded, RulesByChance: byChance, RulesByRelease: byDay("first_aired_on"), RulesByEpisodeAired: byDay("latest_aired_on"),
			RulesByEpisodeAdded: {column: "latest_added_at", nullable: true, parse: keyset.Time},
			RulesByOwnRating:    byOwn, RulesByPlayCount: byOwn, RulesByLastPlayed: byOwn}},
		OfEpisodes: {viewing.KindEpisode, "runtime_ms", map[RulesOrder]sorting{RulesByAiredOn: byAired, RulesByAddedAt: byAdded, RulesByChance: byChance,
			RulesByOwnRating: byOwn, RulesByPlayCount: byOwn, RulesByLastPlayed: byOwn}},
		OfTracks: {viewing.KindTrack, "duration_ms", map[RulesOrder]sorting{RulesByTitle: byTitle, RulesByArtist: byArtist, RulesByYear: byYear,
			RulesByAddedAt: byAdded, RulesByChance: byChance, RulesByOwnRating: byOwn, RulesByPlayCount: byOwn, RulesByLastHeard: byOwn}},
	}
)

func byDay(column string) sorting { return sorting{column: column, nullable: true, parse: keyset.Time} }

// checkRules is fault.Invalid for rules that choose nothing sensible.
func (s *Service) checkRules(r *Rules) error {
	kind, known := kinds[r.Kind]
	_, sorted := kind.orders[r.OrderField]
	switch {
	case !known || !slices.Contains(s.rules, r.Kind):
		return fault.Field(fault.Invalid, "rules of a "+s.noun+" choose "+s.choosing, "rules", "kind")
	case !sorted:
		return fault.Field(fault.Invalid, "what these rules choose cannot be sorted by this", "rules", "orderField")
	case r.Direction != page.Asc && r.Direction != page.Desc:
		return fault.Field(fault.Invalid, "there are two directions: ASC and DESC", "rules", "direction")
	case r.Limit < 1 || r.Limit > maxItems:
		return fault.Field(fault.Invalid, fmt.Sprintf("rules take 1 to %d items", maxItems), "rules", "limit")
	}
	source, err := s.source(r.Kind)
	if err == nil {
		err = source.CheckFilter([]byte(r.Filter))
	}
	if err != nil {
		return fmt.Errorf("check rules: %w", err)
	}
	return nil
}

// source is where things of a kind are chosen from. Rules of a kind that only a newer server knows are an error.
func (s *Service) source(kind RulesKind) (Source, error) {
	if source := s.Sources[kind]; source != nil {
		return source, nil
	}
	return nil, fmt.Errorf("this server chooses nothing of the kind %q", kind)
}

// choice is what rules choose for a viewer.
type choice struct {
	of    uuid.UUID // the playlist
	kind  viewing.Kind
	list  keyset.List // no longer than the limit
	order keyset.Order[*chosen]
	by    sorting
	limit int
	// filtered is all that the filter lets through, in the libraries.
	filtered  keyset.List
	libraries []uuid.UUID
}

// choose writes the rules of a playlist as SQL; day is what the random order of that day comes from.
func (s *Service) choose(v access.Viewer, of uuid.UUID, r *Rules, day int64) (*choice, error) {
	kind := kinds[r.Kind]
	by := kind.orders[r.OrderField]
	source, err := s.source(r.Kind)
	var list keyset.List
	var libraries []uuid.UUID
	if err == nil {
		list, libraries, err = source.Chosen(v, []byte(r.Filter))
	}
	if err != nil {
		return nil, fmt.Errorf("read the rules of %s %s: %w", s.noun, of, err)
	}
	if by.own {
		return s.chooseOwn(v, of, r, source, list, libraries)
	}
	filtered, all := list, libraries
	order := keyset.Order[*chosen]{Direction: r.Direction, ID: func(c *chosen) uuid.UUID { return c.ID }, Filter: []any{of, r.Kind},
		Column: keyset.Column[*chosen]{Name: by.column, Nullable: by.nullable, Parse: by.parse, Text: func(c *chosen) string { return sortText(c.SortKey) }}}
	key := by.column
	if by.parse == nil {
		key, order.Column.Arg, order.Filter = "0", seed(of, day), []any{of, r.Kind, day}
	}
	list.Columns = "id, library_id, added_at, " + kind.length + " AS ms, " + key + " AS sort_key"
	if by.parse != nil && r.OrderField != RulesByAddedAt {
		list.Columns += ", " + by.column
	}
	if by.parse == nil {
		list = keyset.Draw(list, seed(of, day), r.Limit, libraries)
		list.Columns = "id, library_id, added_at, ms, sort_key"
		libraries = nil
	}
	top := keyset.Top(list, order, r.Limit, libraries)
	top.Columns = "id, library_id, added_at, ms, sort_key"
	if by.parse != nil {
		order.Column.Name = "sort_key"
	}
	return &choice{of, kind.item, top, order, by, r.Limit, filtered, all}, nil
}

// chooseOwn is choose for orders by what is the viewer's own.
func (s *Service) chooseOwn(v access.Viewer, of uuid.UUID, r *Rules, source Source, list keyset.List, libraries []uuid.UUID) (*choice, error) {
	kind := kinds[r.Kind]
	own, known := source.OwnColumn(string(r.OrderField))
	if !known {
		return nil, fmt.Errorf("this server does not sort what it chooses of the kind %q by %q", r.Kind, r.OrderField)
	}
	filtered := list
	order := keyset.Order[*chosen]{Direction: r.Direction, ID: func(c *chosen) uuid.UUID { return c.ID }, Filter: []any{of, r.Kind, r.OrderField},
		Column: keyset.As(own, func(c *chosen) string { return sortText(c.SortKey) }, func(c *chosen) string { return c.Tie })}
	order.Column.Arg = v.UserID
	list.Columns = "id, library_id, added_at, " + kind.length + " AS ms, " + own.Own.By
	top := keyset.Top(list, order, r.Limit, libraries)
	top.From = "(SELECT id, library_id, added_at, ms, " + own.Own.By + " AS tie, " + own.Name + " AS sort_key FROM " + top.From + ") chosen"
	top.Columns = "id, library_id, added_at, ms, tie"
	order.Column.Name = "sort_key"
	order.Column.Own = &keyset.Own[*chosen]{None: "sort_key IS NULL", Type: own.Own.Type, By: "tie", Text: order.Column.Own.Text}
	return &choice{of, kind.item, top, order, kind.orders[r.OrderField], r.Limit, filtered, libraries}, nil
}

// seed makes the random order of one playlist and day.
func seed(key uuid.UUID, day int64) int64 {
	h := fnv.New64a()
	_, _ = h.Write(append(key[:], strconv.FormatInt(day, 10)...)) // a hash takes everything
	return int64(h.Sum64())
}

func (s *Service) today() int64 { return s.Clock.Now().Unix() / int64(24*time.Hour/time.Second) }
