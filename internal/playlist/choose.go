package playlist

import (
	"context"
	"fmt"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/keyset"
	"revenge/internal/platform/page"
)

// Matches pages through what rules choose for the viewer now, whether or not a playlist has them.
func (s *Service) Matches(ctx context.Context, v access.Viewer, r Rules, a page.Args) (*page.Connection[*Item], error) {
	if err := v.RequireUser(); err != nil {
		return nil, err
	}
	if err := s.checkRules(&r); err != nil {
		return nil, err
	}
	return s.chosen(ctx, v, uuid.Nil, &r, a)
}

// chosen pages through what the rules of a playlist choose. Whoever began with yesterday's random order goes on with it.
func (s *Service) chosen(ctx context.Context, v access.Viewer, key uuid.UUID, r *Rules, a page.Args) (*page.Connection[*Item], error) {
	c, err := s.choose(v, key, r, s.today())
	if err != nil {
		return nil, err
	}
	if at := a.Cursor(); at != nil && r.OrderField == RulesByChance {
		before, err := s.choose(v, key, r, s.today()-1)
		if err != nil {
			return nil, err
		}
		if _, err := page.Decode(*at, before.order.Name(), 2); err == nil {
			c = before
		}
	}
	read, err := keyset.Read(ctx, s.DB, "what the rules of a "+s.noun+" choose", c.list, c.order, a, nil)
	if err != nil {
		return nil, err
	}
	return page.Map(read, func(one *chosen) (*Item, bool) {
		return &Item{ID: one.ID, ItemKind: c.kind, ItemID: one.ID, AddedAt: one.AddedAt}, true
	}), nil
}

// SummariesByPlaylistIDs returns what the viewer sees of playlists at a glance.
func (s *Service) SummariesByPlaylistIDs(ctx context.Context, v access.Viewer, keys []uuid.UUID) ([]*Summary, error) {
	rows, err := s.store.summaries(ctx, s.DB, v, keys)
	if err != nil {
		return nil, fmt.Errorf("summarise %d %s: %w", len(keys), s.nouns, err)
	}
	out, smart := make([]*Summary, len(rows)), []*choice(nil)
	for i, r := range rows {
		out[i] = &r.Summary
		if r.Rules == nil {
			continue
		}
		c, err := s.choose(v, r.PlaylistID, r.Rules, s.today())
		if err != nil {
			return nil, err
		}
		smart = append(smart, c)
	}
	if len(smart) == 0 {
		return out, nil
	}
	sums, err := s.store.sums(ctx, s.DB, smart)
	if err != nil {
		return nil, fmt.Errorf("count what the rules of %d %s choose: %w", len(smart), s.nouns, err)
	}
	for _, one := range out {
		if sum := sums[one.PlaylistID]; sum != nil {
			one.ItemCount, one.DurationMs = sum.ItemCount, sum.DurationMs
		}
	}
	return out, nil
}

// Freeze makes a playlist that people fill of a smart one, with what its owner sees in it now. It is fault.Conflict for one
// that people fill already.
func (s *Service) Freeze(ctx context.Context, v access.Viewer, key uuid.UUID) error {
	return s.change(ctx, v, key, Owner, "freeze", func(tx pgx.Tx, p *locked) error {
		if p.Rules == nil {
			return fault.Field(fault.Conflict, "people fill this "+s.noun+" already", "id")
		}
		c, err := s.choose(v, key, p.Rules, s.today())
		if err != nil {
			return err
		}
		items, err := s.store.choose(ctx, tx, c)
		if err != nil {
			return err
		}
		if err := s.store.unrule(ctx, tx, key); err != nil {
			return err
		}
		_, err = s.put(ctx, tx, v, key, items, nil)
		return err
	})
}
