package shelf

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/platform/rawjson"
)

// Kind is what a filter is of.
type Kind string

// The kinds.
const (
	Movies  Kind = "MOVIE"
	Series  Kind = "SERIES"
	Artists Kind = "ARTIST"
	Albums  Kind = "ALBUM"
	Tracks  Kind = "TRACK"
)

// SavedOrder is what a list of any kind is sorted by.
type SavedOrder string

// The orders of all kinds; each kind has some of them.
const (
	SavedByTitle      SavedOrder = "TITLE"
	SavedByName       SavedOrder = "NAME"
	SavedByArtist     SavedOrder = "ARTIST"
	SavedByAddedAt    SavedOrder = "ADDED_AT"
	SavedByYear       SavedOrder = "YEAR"
	SavedByReleasedOn SavedOrder = "RELEASED_ON"
	SavedByDuration   SavedOrder = "DURATION"
	SavedByRating     SavedOrder = "RATING"
	SavedByOwnRating  SavedOrder = "OWN_RATING"
	SavedByPlayCount  SavedOrder = "PLAY_COUNT"
	SavedByLastHeard  SavedOrder = "LAST_HEARD_AT"
	SavedByChance     SavedOrder = "RANDOM"
	SavedByRelevance  SavedOrder = "RELEVANCE"

	SavedByRuntime      SavedOrder = "RUNTIME"
	SavedByEpisodeAired SavedOrder = "EPISODE_AIRED_ON"
	SavedByEpisodeAdded SavedOrder = "EPISODE_ADDED_AT"
	SavedByLastPlayed   SavedOrder = "LAST_PLAYED_AT"
)

// Rules are those of the filters of a kind.
type Rules struct {
	// Clean is a filter's JSON as it is kept; fault.Invalid for what is none.
	Clean func(raw []byte) ([]byte, error)
	// Sorts reports whether lists of the kind are sorted by it.
	Sorts func(SavedOrder) bool
}

// Clean reads a filter and writes it as it is kept.
func Clean[F any, P interface {
	*F
	Check() error
}](raw []byte) ([]byte, error) {
	f, err := Parse[F, P](raw)
	if err != nil {
		return nil, err
	}
	return json.Marshal(f)
}

// rulesOf are the rules of films or series, which do not have all orders of titles.
func rulesOf(without ...OrderField) Rules {
	return Rules{Clean: Clean[Filter], Sorts: func(o SavedOrder) bool {
		_, ok := columns[OrderField(o)]
		return ok && !slices.Contains(without, OrderField(o))
	}}
}

// Saved is a filter that somebody keeps under a name.
type Saved struct {
	ID         uuid.UUID
	UserID     uuid.UUID
	Kind       Kind
	Name       string
	Filter     rawjson.Value
	OrderField SavedOrder
	Direction  page.Direction
	CreatedAt  time.Time
	UpdatedAt  time.Time
}

// NodeID is the public id.
func (s Saved) NodeID() id.ID { return id.Of("filter", s.ID) }

// IsNode marks Saved as addressable by node(id:).
func (Saved) IsNode() {}

// Service keeps filters.
type Service struct {
	db    *db.DB
	store store
	rules map[Kind]Rules
}

// NewService returns the service on a database, which keeps filters of titles and of those other kinds.
func NewService(pool *db.DB, others map[Kind]Rules) *Service {
	rules := map[Kind]Rules{Movies: rulesOf(ByEpisodeAired, ByEpisodeAdded), Series: rulesOf(ByRuntime)}
	maps.Copy(rules, others)
	return &Service{db: pool, rules: rules}
}

const (
	maxSaved = 100 // of one user
	maxName  = 100 // characters
)

// Saved returns the viewer's own filters of a kind, of all kinds where it is nil, by name.
func (s *Service) Saved(ctx context.Context, v access.Viewer, kind *Kind) ([]*Saved, error) {
	out, err := s.store.ofUser(ctx, s.db, v.UserID, kind)
	if err != nil {
		return nil, fmt.Errorf("list filters of user %s: %w", v.UserID, err)
	}
	return out, nil
}

// SavedByIDs returns those of the filters that are the viewer's own, in any order.
func (s *Service) SavedByIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Saved, error) {
	out, err := s.store.byIDs(ctx, s.db, v.UserID, ids)
	if err != nil {
		return nil, fmt.Errorf("read %d filters: %w", len(ids), err)
	}
	return out, nil
}

// Keep saves a filter for the viewer: a new one where its id is nil, else in place of that one. Wrong filters and names are
// fault.Invalid, a name that another filter has is fault.Conflict, and too many are fault.Exhausted.
func (s *Service) Keep(ctx context.Context, v access.Viewer, f Saved) (*Saved, error) {
	f.Name = strings.TrimSpace(f.Name)
	if n := utf8.RuneCountInString(f.Name); n < 1 || n > maxName || strings.ContainsRune(f.Name, 0) {
		return nil, fault.Field(fault.Invalid, fmt.Sprintf("a name has 1 to %d characters", maxName), "name")
	}
	rules, ok := s.rules[f.Kind]
	switch {
	case !ok:
		return nil, fault.Field(fault.Invalid, "filters of this kind are not kept", "kind")
	case !rules.Sorts(f.OrderField):
		return nil, fault.Field(fault.Invalid, "lists of this kind cannot be sorted by this", "orderField")
	}
	raw, err := rules.Clean([]byte(f.Filter))
	if err != nil {
		return nil, err
	}
	f.Filter, f.UserID = rawjson.Value(raw), v.UserID
	var out *Saved
	err = s.db.Tx(ctx, func(tx pgx.Tx) error {
		if f.ID == uuid.Nil {
			n, err := s.store.count(ctx, tx, v.UserID)
			if err != nil {
				return err
			}
			if n >= maxSaved {
				return fault.Field(fault.Exhausted, fmt.Sprintf("there are %d saved filters already; remove one first", n), "name")
			}
			f.ID = id.New()
			out, err = s.store.insert(ctx, tx, f)
			return err
		}
		var err error
		out, err = s.store.update(ctx, tx, f)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("keep filter %s: %w", f.ID, err)
	}
	return out, nil
}

// Forget removes one of the viewer's filters; fault.NotFound when there is none.
func (s *Service) Forget(ctx context.Context, v access.Viewer, key uuid.UUID) error {
	if err := s.store.remove(ctx, s.db, v.UserID, key); err != nil {
		return fmt.Errorf("remove filter %s: %w", key, err)
	}
	return nil
}
