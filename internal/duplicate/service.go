package duplicate

import (
	"context"
	"fmt"
	"strconv"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/keyset"
	"revenge/internal/platform/page"
)

// Deps are what the service stands on.
type Deps struct {
	DB    *db.DB
	Clock clock.Clock
}

// Service knows what there is more than once.
type Service struct {
	Deps
	store store
}

// New returns the service.
func New(d Deps) *Service { return &Service{Deps: d} }

// Find is the work of a duplicates_find job.
func (s *Service) Find(ctx context.Context, _ FindArgs) error {
	err := s.DB.Tx(ctx, func(tx pgx.Tx) error {
		if err := s.store.lock(ctx, tx); err != nil {
			return err
		}
		return s.store.find(ctx, tx)
	})
	if err != nil {
		return fmt.Errorf("find duplicates: %w", err)
	}
	return nil
}

// Filter narrows a list of groups.
type Filter struct {
	Kind      Kind
	LibraryID *uuid.UUID
	Ignored   bool
}

// List pages through the groups of a kind, those that take most first. For administrators only. Groups whose files went away
// since they were found are left out.
func (s *Service) List(ctx context.Context, v access.Viewer, f Filter, a page.Args) (*page.Connection[*Group], error) {
	if err := v.RequireAdmin(); err != nil {
		return nil, err
	}
	var library uuid.UUID // all of them
	if f.LibraryID != nil {
		if !v.Sees(*f.LibraryID) {
			return nil, fault.NotFound
		}
		library = *f.LibraryID
	}
	o := keyset.Order[*place]{Direction: page.Desc, Filter: f, ID: func(p *place) uuid.UUID { return p.ID },
		Column: keyset.Column[*place]{Name: "saved_bytes", Parse: keyset.Int64, Text: func(p *place) string { return strconv.FormatInt(p.SavedBytes, 10) }}}
	places, err := keyset.Read(ctx, s.DB, "duplicates", s.store.list(library, f.Kind, f.Ignored), o, a, nil)
	if err != nil {
		return nil, err
	}
	keys := make([]uuid.UUID, len(places.Edges))
	for i, e := range places.Edges {
		keys[i] = e.Node.ID
	}
	groups, err := s.ByIDs(ctx, v, keys)
	if err != nil {
		return nil, err
	}
	byID := make(map[uuid.UUID]*Group, len(groups))
	for _, g := range groups {
		byID[g.ID] = g
	}
	return page.Map(places, func(p *place) (*Group, bool) { g := byID[p.ID]; return g, g != nil && len(g.Files) > 1 }), nil
}

// ByIDs returns groups with those of their files that are there, in any order.
func (s *Service) ByIDs(ctx context.Context, v access.Viewer, keys []uuid.UUID) ([]*Group, error) {
	if v.RequireAdmin() != nil || len(keys) == 0 {
		return nil, nil //nolint:nilerr // others see none
	}
	rows, err := s.store.files(ctx, s.DB, keys, v.Libraries)
	if err != nil {
		return nil, fmt.Errorf("read %d groups of duplicates: %w", len(keys), err)
	}
	var out []*Group
	for _, r := range rows {
		if len(out) == 0 || out[len(out)-1].ID != r.GroupID {
			out = append(out, &Group{ID: r.GroupID, Kind: r.Kind, IgnoredAt: r.IgnoredAt})
		}
		g := out[len(out)-1]
		g.Files = append(g.Files, &r.File)
	}
	for _, g := range out {
		g.suggest()
	}
	return out, nil
}

const most = 500

// Ignore says of groups that they are meant to be: they are shown again when they get another file. With undo it is taken
// back. Unknown groups are fault.NotFound.
func (s *Service) Ignore(ctx context.Context, v access.Viewer, keys []uuid.UUID, undo bool) error {
	if err := v.RequireAdmin(); err != nil {
		return err
	}
	if len(keys) == 0 || len(keys) > most {
		return fault.Field(fault.Invalid, fmt.Sprintf("give 1 to %d groups", most), "ids")
	}
	now := new(s.Clock.Now())
	if undo {
		now = nil
	}
	err := s.DB.Tx(ctx, func(tx pgx.Tx) error {
		if err := s.store.lock(ctx, tx); err != nil {
			return err
		}
		met, err := s.store.ignore(ctx, tx, keys, now)
		if err == nil && len(met) == 0 {
			err = fault.Field(fault.NotFound, "there is no such group, any more", "ids")
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("ignore %d groups of duplicates: %w", len(keys), err)
	}
	return nil
}
