package viewing

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/keyset"
	"revenge/internal/platform/page"
)

// Favourites pages through the viewer's favourites, the newest first; of all kinds where none are given.
func (s *Service) Favourites(ctx context.Context, v access.Viewer, kinds []Kind, a page.Args) (*page.Connection[*Listed], error) {
	return s.listed(ctx, v, "favourite_at", kinds, a)
}

// Watchlist pages through what the viewer means to watch, the newest first; of all kinds where none are given.
func (s *Service) Watchlist(ctx context.Context, v access.Viewer, kinds []Kind, a page.Args) (*page.Connection[*Listed], error) {
	return s.listed(ctx, v, "watchlisted_at", kinds, a)
}

func (s *Service) listed(ctx context.Context, v access.Viewer, column string, kinds []Kind, a page.Args) (*page.Connection[*Listed], error) {
	if err := v.RequireUser(); err != nil {
		return nil, err
	}
	kinds = slices.Sorted(slices.Values(kinds))
	order := newest(func(l *Listed) (time.Time, uuid.UUID) { return l.Since, l.ID }, "since", append([]Kind{Kind(column)}, kinds...))
	return keyset.Read(ctx, s.DB, "items", s.store.listed(v, column, kinds), order, a, v.Libraries)
}

// History pages through what the viewer has played, the newest first.
func (s *Service) History(ctx context.Context, v access.Viewer, a page.Args) (*page.Connection[*Play], error) {
	if err := v.RequireUser(); err != nil {
		return nil, err
	}
	order := newest(func(p *Play) (time.Time, uuid.UUID) { return p.At, p.ID }, "at", nil)
	return keyset.Read(ctx, s.DB, "history", s.store.history(v), order, a, v.Libraries)
}

func newest[T any](key func(*T) (time.Time, uuid.UUID), column string, filter any) keyset.Order[*T] {
	return keyset.Order[*T]{Direction: page.Desc, Filter: filter,
		Column: keyset.Column[*T]{Name: column, Parse: keyset.Time, Text: func(row *T) string { at, _ := key(row); return at.Format(time.RFC3339Nano) }},
		ID:     func(row *T) uuid.UUID { _, id := key(row); return id }}
}

// RemoveFromHistory takes plays out of the viewer's history, as if they had not been: how far the viewer is follows from what
// is left. It returns how many there were.
func (s *Service) RemoveFromHistory(ctx context.Context, v access.Viewer, plays []*id.ID) (int, error) {
	if err := v.RequireUser(); err != nil {
		return 0, err
	}
	if len(plays) > page.MaxSize {
		return 0, fault.Field(fault.Invalid, fmt.Sprintf("give at most %d entries", page.MaxSize), "entryIds")
	}
	keys := make([]uuid.UUID, 0, len(plays))
	for _, one := range plays {
		if key, err := one.Key("play"); err == nil {
			keys = append(keys, key)
		}
	}
	return s.forget(ctx, v, func(ctx context.Context, tx pgx.Tx) ([]*forgotten, error) {
		gone, err := s.store.removePlays(ctx, tx, v, keys)
		if err != nil {
			return nil, err
		}
		return gone, s.store.derive(ctx, tx, &v.UserID, itemsOf(gone))
	})
}

// ClearHistory empties the viewer's history, of all that was played before an instant where one is given, and leaves how far
// they are as it is. It returns how many plays there were.
func (s *Service) ClearHistory(ctx context.Context, v access.Viewer, before *time.Time) (int, error) {
	if err := v.RequireUser(); err != nil {
		return 0, err
	}
	return s.forget(ctx, v, func(ctx context.Context, tx pgx.Tx) ([]*forgotten, error) {
		return s.store.clearPlays(ctx, tx, v.UserID, before)
	})
}

// forgotten are the plays of an item that were removed.
type forgotten struct {
	ItemID    uuid.UUID
	Kind      Kind
	LibraryID *uuid.UUID
	Plays     int
}

func itemsOf(gone []*forgotten) []uuid.UUID {
	items := make([]uuid.UUID, len(gone))
	for i, g := range gone {
		items[i] = g.ItemID
	}
	return items
}

func (s *Service) forget(ctx context.Context, v access.Viewer, do func(context.Context, pgx.Tx) ([]*forgotten, error)) (int, error) {
	n := 0
	err := s.DB.Tx(ctx, func(tx pgx.Tx) error {
		gone, err := do(ctx, tx)
		if err != nil {
			return err
		}
		n = 0
		items := map[uuid.UUID][]id.ID{}
		for _, g := range gone {
			n += g.Plays
			if g.LibraryID != nil {
				items[*g.LibraryID] = append(items[*g.LibraryID], g.Kind.ID(g.ItemID))
			}
		}
		for library, list := range items {
			if err := appendChange(ctx, tx, v, eventProgress, &library, nil, list...); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("take from the history of user %s: %w", v.UserID, err)
	}
	s.Told(ctx, v.UserID)
	return n, nil
}
