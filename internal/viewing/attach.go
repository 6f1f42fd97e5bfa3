package viewing

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/metadata"
)

// AttachArgs asks for what viewers have to be attached to these items of the catalogue, which are new or have changed.
// Without items it is what was let go of that looks for another row of its content.
type AttachArgs struct {
	IDs []uuid.UUID `json:"ids,omitempty"`
}

// Kind names the job.
func (AttachArgs) Kind() string { return "viewing_attach" }

// content is an item with its keys.
type content struct {
	ID        uuid.UUID
	Kind      Kind
	LibraryID *uuid.UUID
	ParentID  *uuid.UUID
	Keys      []string
	Title     string
}

// Attach takes up what viewers have of content whose row was gone, where one of these items is the same content, and
// remembers by which keys they are known now. What was played of files that are of one of these items now, and not of the item
// that it is noted with, goes along with its file. It may be repeated.
func (s *Service) Attach(ctx context.Context, a AttachArgs) error {
	err := s.DB.Tx(ctx, func(tx pgx.Tx) error {
		ids := a.IDs
		if len(ids) == 0 {
			keys, err := s.store.goneKeys(ctx, tx)
			if err == nil {
				ids, err = s.store.byKeys(ctx, tx, keys)
			}
			if err != nil || len(ids) == 0 {
				return err
			}
		}
		there, err := s.store.contents(ctx, tx, ids)
		if err != nil {
			return err
		}
		if err := s.hold(ctx, tx, there); err != nil {
			return err
		}
		if err := s.store.refresh(ctx, tx, there); err != nil {
			return err
		}
		gone, err := s.store.gone(ctx, tx, there)
		if err != nil {
			return err
		}
		if moves := pair(gone, there); len(moves) > 0 {
			if err := s.move(ctx, tx, moves); err != nil {
				return err
			}
		}
		return s.store.gather(ctx, tx, ids)
	})
	if err != nil {
		return fmt.Errorf("attach what viewers have to %d items: %w", len(a.IDs), err)
	}
	return nil
}

// hold lets the followers hold what may go over to one of these.
func (s *Service) hold(ctx context.Context, tx pgx.Tx, there []*content) error {
	gone, err := s.store.goneLike(ctx, tx, there)
	if err != nil || len(gone) == 0 {
		return err
	}
	for _, follow := range s.Follow {
		if err := follow.Hold(ctx, tx, gone); err != nil {
			return err
		}
	}
	return nil
}

// move is what a viewer has of one item going over to another one of the same content.
type move struct{ from, to *content }

// pair finds the best match for each item that is gone; of equal ones that with most of its keys, and then the first by id.
func pair(gone, there []*content) []move {
	slices.SortFunc(there, func(a, b *content) int { return slices.Compare(a.ID[:], b.ID[:]) })
	var out []move
	for _, g := range gone {
		if len(there) == 0 {
			break
		}
		best := slices.MaxFunc(there, func(a, b *content) int {
			return cmp.Or(cmp.Compare(g.like(a), g.like(b)), cmp.Compare(g.shared(a), g.shared(b)))
		})
		if g.like(best) > metadata.NoMatch {
			out = append(out, move{g, best})
		}
	}
	return out
}

func (c *content) like(o *content) int {
	if c.Kind != o.Kind {
		return metadata.NoMatch
	}
	return metadata.Match(c.Keys, o.Keys)
}

// shared is how many keys two items have in common: the same recording may be on several albums, at one place each.
func (c *content) shared(o *content) (n int) {
	for _, k := range c.Keys {
		if slices.Contains(o.Keys, k) {
			n++
		}
	}
	return n
}

func (s *Service) move(ctx context.Context, tx pgx.Tx, moves []move) error {
	from, to := make([]uuid.UUID, len(moves)), make([]uuid.UUID, len(moves))
	targets := make([]*content, len(moves))
	for i, m := range moves {
		from[i], to[i], targets[i] = m.from.ID, m.to.ID, m.to
	}
	if err := s.store.put(ctx, tx, targets); err != nil {
		return err
	}
	for _, follow := range s.Follow {
		if err := follow.TakeOver(ctx, tx, from, to); err != nil {
			return err
		}
	}
	if err := s.store.takeOver(ctx, tx, from, to); err != nil {
		return err
	}
	return s.store.derive(ctx, tx, nil, to)
}
