package playlist

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/keyset"
	"revenge/internal/platform/page"
	"revenge/internal/viewing"
)

// maxAtOnce is how many ids one change may name.
const maxAtOnce = 100

// Items pages through a playlist in its order, without what lies in libraries that the viewer may not see. What is not there
// now keeps its place.
func (s *Service) Items(ctx context.Context, v access.Viewer, p *Playlist, a page.Args) (*page.Connection[*Item], error) {
	if p.Rules != nil {
		return s.chosen(ctx, v, p.ID, p.Rules, a)
	}
	list, order := s.store.items(v, p)
	return keyset.Read(ctx, s.DB, "items of a "+s.noun, list, order, a, nil)
}

// Add puts films, episodes and tracks, and those of seasons, series, releases and albums, before a place, or at the end. It returns how many.
// What a collection holds already stays where it is.
func (s *Service) Add(ctx context.Context, v access.Viewer, key uuid.UUID, what []id.ID, before *id.ID) (n int, err error) {
	at, err := s.placeBefore(before)
	if err != nil {
		return 0, err
	}
	items, err := s.members(ctx, v, what)
	if err != nil {
		return 0, err
	}
	err = s.fill(ctx, v, key, "add to", func(tx pgx.Tx, p *locked) error {
		if at != nil {
			if err := p.byHand(s.noun); err != nil {
				return err
			}
		}
		n, err = s.put(ctx, tx, v, key, items, at)
		return err
	})
	if err != nil {
		return 0, err
	}
	return n, nil
}

// byHand is fault.Conflict for a list that is sorted otherwise.
func (l *locked) byHand(noun string) error {
	if l.Sorting != ByHand {
		return fault.Field(fault.Conflict, fmt.Sprintf("this %s is sorted by %s; sort it by HAND to choose places", noun, l.Sorting), "beforeId")
	}
	return nil
}

// Move puts places of a playlist before another one, or at the end, in the order given.
func (s *Service) Move(ctx context.Context, v access.Viewer, key uuid.UUID, which []id.ID, before *id.ID) error {
	keys, err := s.places(which)
	if err != nil {
		return err
	}
	at, err := s.placeBefore(before)
	if err != nil {
		return err
	}
	return s.fill(ctx, v, key, "move items of", func(tx pgx.Tx, p *locked) error {
		if err := p.byHand(s.noun); err != nil {
			return err
		}
		for i, k := range keys {
			if at != nil && *at == k {
				return fault.Field(fault.Invalid, "an item cannot be moved before itself", "beforeId")
			}
			if slices.Contains(keys[:i], k) {
				return fault.Field(fault.Invalid, "an item has one place; name it once", "ids", strconv.Itoa(i))
			}
		}
		positions, err := s.positions(ctx, tx, key, len(keys), at, keys)
		if err != nil {
			return err
		}
		n, err := s.store.reposition(ctx, tx, v, key, keys, positions)
		if err == nil && n < len(keys) {
			err = fault.Field(fault.NotFound, "an item is not in this "+s.noun+" any more", "ids")
		}
		return err
	})
}

// Take removes places of a playlist and returns how many there were.
func (s *Service) Take(ctx context.Context, v access.Viewer, key uuid.UUID, which []id.ID) (n int, err error) {
	keys, err := s.places(which)
	if err != nil {
		return 0, err
	}
	err = s.fill(ctx, v, key, "take items out of", func(tx pgx.Tx, _ *locked) error {
		n, err = s.store.take(ctx, tx, v, key, keys)
		return err
	})
	return n, err
}

// Follower gives the places of items to others of the same content; see viewing.Deps.Follow.
var Follower = viewing.Follower{Hold: hold, TakeOver: func(ctx context.Context, q db.Q, from, to []uuid.UUID) error {
	if err := hold(ctx, q, from); err != nil { // what has gone since
		return err
	}
	return store{}.takeOver(ctx, q, from, to)
}}

// members is what the viewer sees of all that can be played, in order.
func (s *Service) members(ctx context.Context, v access.Viewer, what []id.ID) (out []*member, err error) {
	if len(what) > maxAtOnce {
		return nil, fault.Field(fault.Invalid, fmt.Sprintf("at most %d at once", maxAtOnce), "itemIds")
	}
	if out, err = s.store.members(ctx, s.DB, v, s.nature.members, what); err != nil {
		return nil, fmt.Errorf("read %d items for a %s: %w", len(what), s.noun, err)
	}
	for i := range what {
		if !slices.ContainsFunc(out, func(m *member) bool { return m.Place == i+1 }) {
			return nil, fault.Field(fault.NotFound, s.nothing, "itemIds", strconv.Itoa(i))
		}
	}
	return out, nil
}

// put adds items to a list that is locked and returns how many: one that holds everything once leaves what it has.
func (s *Service) put(ctx context.Context, tx pgx.Tx, v access.Viewer, key uuid.UUID, items []*member, before *uuid.UUID) (n int, err error) {
	if s.sets {
		if items, err = s.store.others(ctx, tx, key, items); err != nil {
			return 0, err
		}
	}
	if len(items) == 0 {
		return 0, nil
	}
	if n, err = s.store.count(ctx, tx, key); err != nil {
		return 0, err
	}
	if n+len(items) > maxItems {
		return 0, fault.Field(fault.Conflict, s.tooLong(), "itemIds")
	}
	positions, err := s.positions(ctx, tx, key, len(items), before, nil)
	if err != nil {
		return 0, err
	}
	return len(items), s.store.put(ctx, tx, v, key, items, positions, s.Clock.Now())
}

// gap lies between items that were added one after the other.
const gap = 1 << 20

// positions finds room for n items before a place, or at the end; those that move leave theirs. Where there is no room, all
// items are spread anew.
func (s *Service) positions(ctx context.Context, tx pgx.Tx, key uuid.UUID, n int, before *uuid.UUID, moving []uuid.UUID) ([]int64, error) {
	from, to, err := s.store.room(ctx, tx, key, before, moving)
	if errors.Is(err, fault.NotFound) {
		err = s.noPlace("beforeId")
	}
	if err == nil && before != nil && to-from <= int64(n) {
		if err = s.store.spread(ctx, tx, key); err == nil {
			from, to, err = s.store.room(ctx, tx, key, before, moving)
		}
	}
	if err != nil {
		return nil, err
	}
	step := int64(gap)
	if before != nil {
		step = (to - from) / int64(n+1)
	}
	out := make([]int64, n)
	for i := range out {
		out[i] = from + step*int64(i+1)
	}
	return out, nil
}

func (n nature) noPlace(path ...string) error {
	return fault.Field(fault.NotFound, "there is no such place in this "+n.noun, path...)
}

func (n nature) placeBefore(given *id.ID) (*uuid.UUID, error) {
	if given == nil {
		return nil, nil //nolint:nilnil // the end is before no place
	}
	key, err := given.Key(n.place)
	if err != nil {
		return nil, n.noPlace("beforeId")
	}
	return &key, nil
}

func (n nature) places(given []id.ID) ([]uuid.UUID, error) {
	if len(given) == 0 || len(given) > maxAtOnce {
		return nil, fault.Field(fault.Invalid, fmt.Sprintf("name 1 to %d items", maxAtOnce), "ids")
	}
	out := make([]uuid.UUID, len(given))
	for i, one := range given {
		key, err := one.Key(n.place)
		if err != nil {
			return nil, n.noPlace("ids", strconv.Itoa(i))
		}
		out[i] = key
	}
	return out, nil
}
