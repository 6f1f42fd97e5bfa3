package shelf

import (
	"context"
	"encoding/json"
	"fmt"
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

// Kind is a kind of titles.
type Kind string

// The kinds of titles.
const (
	Movies Kind = "MOVIE"
	Series Kind = "SERIES"
)

// Saved is a filter that somebody keeps under a name.
type Saved struct {
	ID         uuid.UUID
	UserID     uuid.UUID
	Kind       Kind
	Name       string
	Filter     rawjson.Value
	OrderField OrderField
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
}

// NewService returns the service on a database.
func NewService(pool *db.DB) *Service { return &Service{db: pool} }

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
	parsed, err := ParseFilter([]byte(f.Filter))
	if err != nil {
		return nil, err
	}
	if !f.Kind.Sorts(f.OrderField) {
		return nil, fault.Field(fault.Invalid, "these titles cannot be sorted by this", "orderField")
	}
	raw, err := json.Marshal(parsed)
	if err != nil {
		return nil, fmt.Errorf("write a filter: %w", err)
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
