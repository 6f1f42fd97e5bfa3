package playlist

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/id"
	"revenge/internal/platform/keyset"
	"revenge/internal/platform/page"
)

// Collection is a playlist of works: films, series, albums and artists, each once.
type Collection Playlist

// NodeID is the public id.
func (c Collection) NodeID() id.ID { return id.Of("collection", c.ID) }

// IsNode marks Collection as addressable by node(id:).
func (Collection) IsNode() {}

// Direction is which way it is sorted.
func (c Collection) Direction() page.Direction {
	if c.Descending {
		return page.Desc
	}
	return page.Asc
}

// Collections keeps collections.
type Collections struct{ *Service }

// NewCollections returns the service of collections.
func NewCollections(d Deps) *Collections {
	return &Collections{newService(d, collections)}
}

// List pages through the collections that the viewer made or was given.
func (s *Collections) List(ctx context.Context, v access.Viewer, f Filter, by OrderField, d page.Direction,
	a page.Args) (*page.Connection[*Collection], error) {
	c, err := s.Service.List(ctx, v, f, by, d, a)
	if err != nil {
		return nil, err
	}
	return page.Map(c, func(p *Playlist) (*Collection, bool) { return (*Collection)(p), true }), nil
}

// ByIDs returns those of the collections that the viewer may see, in any order.
func (s *Collections) ByIDs(ctx context.Context, v access.Viewer, keys []uuid.UUID) ([]*Collection, error) {
	rows, err := s.Service.ByIDs(ctx, v, keys)
	out := make([]*Collection, len(rows))
	for i, p := range rows {
		out[i] = (*Collection)(p)
	}
	return out, err
}

// Items pages through a collection; see Service.Items. Where by says so, and people fill it, that is in another order than its own,
// ascending.
func (s *Collections) Items(ctx context.Context, v access.Viewer, c *Collection, by *Sorting, a page.Args) (*page.Connection[*Item], error) {
	if by != nil {
		c = c.sortedBy(*by)
	}
	return s.Service.Items(ctx, v, (*Playlist)(c), a)
}

// sortedBy is the collection as if it were sorted so.
func (c Collection) sortedBy(by Sorting) *Collection {
	c.Sorting, c.Descending = by, false
	return &c
}

// maxHolding is of how many collections an item says that they hold it; maxChoosing how many smart ones are asked.
const (
	maxHolding  = 100
	maxChoosing = 50
)

// Holding is a collection that holds an item.
type Holding struct {
	ItemID uuid.UUID
	Collection
}

// HoldingItems returns the collections that hold items, of those that the viewer may see, by name; at most 100 of each item. Of
// smart ones the first 50, the viewer's own before others and then by name, are asked whether their rules choose the items now, within
// their order and limit. Two statements are all that it takes, however many they are; the order of rules is looked at only where their
// filter lets an item through.
func (s *Collections) HoldingItems(ctx context.Context, v access.Viewer, items []uuid.UUID) ([]*Holding, error) {
	out, err := s.store.holding(ctx, s.DB, v, items)
	if err == nil {
		out, err = s.withChosen(ctx, v, out, items)
	}
	if err != nil {
		return nil, fmt.Errorf("read the collections of %d items: %w", len(items), err)
	}
	return out, nil
}

// withChosen puts those of the smart collections, which stand in the list for no item yet, where they hold items. One whose rules this
// server cannot read holds none: a newer server may have made it.
func (s *Collections) withChosen(ctx context.Context, v access.Viewer, list []*Holding, items []uuid.UUID) ([]*Holding, error) {
	out, smart, choices := make([]*Holding, 0, len(list)), map[uuid.UUID]*Holding{}, []*choice(nil)
	for _, h := range list {
		if h.ItemID != uuid.Nil {
			out = append(out, h)
			continue
		}
		c, err := s.choose(v, h.ID, h.Rules, s.today())
		if err != nil {
			s.Log.WarnContext(ctx, "a collection is left out: its rules cannot be read", "collection", h.ID, "error", err)
			continue
		}
		smart[h.ID], choices = h, append(choices, c)
	}
	if len(choices) == 0 {
		return out, nil
	}
	held, err := s.store.heldBy(ctx, s.DB, choices, items)
	if err != nil {
		return nil, err
	}
	for _, h := range held {
		out = append(out, &Holding{ItemID: h.ItemID, Collection: smart[h.PlaylistID].Collection})
	}
	slices.SortStableFunc(out, func(a, b *Holding) int {
		return cmp.Or(bytes.Compare(a.ItemID[:], b.ItemID[:]), cmp.Compare(a.SortName, b.SortName), bytes.Compare(a.ID[:], b.ID[:]))
	})
	return firstOfEach(out), nil
}

// firstOfEach leaves of a list that is sorted by items the first of each.
func firstOfEach(list []*Holding) []*Holding {
	out, n := list[:0], 0
	for _, h := range list {
		if n++; len(out) > 0 && out[len(out)-1].ItemID != h.ItemID {
			n = 1
		}
		if n <= maxHolding {
			out = append(out, h)
		}
	}
	return out
}

// preview is how many of its items a collection shows at a glance.
const preview = 4

// PreviewByIDs returns the first items of collections, by hand whatever they are sorted by: that order is read from its index,
// others would read all places of each.
func (s *Collections) PreviewByIDs(ctx context.Context, v access.Viewer, keys []uuid.UUID) ([]*Item, error) {
	of, err := s.ByIDs(ctx, v, keys)
	if err != nil {
		return nil, err
	}
	sql, args := "", []any{}
	for _, c := range of {
		one, more, err := s.first(v, c)
		if err != nil {
			return nil, err
		}
		if sql != "" {
			sql += " UNION ALL "
		}
		sql, args = keyset.Append(sql, args, one, more)
	}
	if sql == "" {
		return nil, nil
	}
	out, err := s.store.first(ctx, s.DB, sql, args)
	if err != nil {
		return nil, fmt.Errorf("read the first items of %d collections: %w", len(of), err)
	}
	return out, nil
}

// first writes the statement of the first items of a collection, as keyset does.
func (s *Collections) first(v access.Viewer, c *Collection) (string, []any, error) {
	if c.Rules == nil {
		list, order := s.store.items(v, (*Playlist)(c.sortedBy(ByHand)))
		rows, args := keyset.Top(list, order, preview, nil).Whole("*", nil)
		return "SELECT id, playlist_id, item_kind, item_id, added_at, last_known_title, keys, row_number() OVER () AS position, NULL AS sort_key FROM (" +
			rows + ") i", args, nil
	}
	chosen, err := s.choose(v, c.ID, c.Rules, s.today())
	if err != nil {
		return "", nil, err
	}
	of := chosen.list.Arg(c.ID)
	rows, args := keyset.Top(chosen.list, chosen.order, preview, nil).Whole("*", nil)
	return "SELECT id, " + of + "::uuid AS playlist_id, '" + string(chosen.kind) + "'::viewed_kind AS item_kind, id AS item_id, added_at, " +
		"NULL::text AS last_known_title, NULL::text[] AS keys, row_number() OVER () AS position, NULL AS sort_key FROM (" + rows + ") i", args, nil
}
