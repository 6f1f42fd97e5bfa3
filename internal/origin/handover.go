package origin

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
)

// Given is what items had that somebody set by hand, when they gave way to others.
type Given struct {
	// Edits are all of the givers; Taken those that the receivers got, as their own, and Replaced what they had until then.
	Edits, Taken, Replaced []*Edit
	// Changes are the entries of the history that went along, by the item that they were of.
	Changes []changed
}

type changed struct {
	ID     uuid.UUID `json:"id"`
	ItemID uuid.UUID `json:"item_id"`
}

// HandOver gives what people set by hand of items that are no more to others, with the history. What was set of those stays,
// but for what hides them: see together; stated is what was held of some of the givers, whose rows may be gone. It returns which of
// the others are to be brought in line.
func HandOver(ctx context.Context, tx db.Q, from, to []uuid.UUID, stated map[uuid.UUID]*Held) (*Given, []uuid.UUID, error) {
	out := &Given{Edits: []*Edit{}, Taken: []*Edit{}, Changes: []changed{}}
	if len(from) == 0 {
		return out, nil, nil
	}
	edits, err := editsOf(ctx, tx, from)
	if err != nil {
		return nil, nil, err
	}
	hides := slices.ContainsFunc(from, func(key uuid.UUID) bool { return stated[key] != nil && stated[key].hides() })
	if len(edits) == 0 && hides {
		there, err := editsOf(ctx, tx, to)
		if err != nil {
			return nil, nil, err
		}
		hides = len(there) > 0
	}
	if len(edits) == 0 && !hides { // all may be released: the history goes along nevertheless
		return out, nil, handHistory(ctx, tx, from, to, out)
	}
	out.Edits = edits
	if err := Remember(ctx, tx, to); err != nil {
		return nil, nil, err
	}
	held, err := Load(ctx, tx, to)
	if err != nil {
		return nil, nil, err
	}
	out.choose(held, from, to, stated)
	if err := handOver(ctx, tx, from, to, out); err != nil {
		return nil, nil, err
	}
	var again []uuid.UUID
	for _, e := range slices.Concat(out.Taken, out.Replaced) {
		if !slices.Contains(again, e.ItemID) {
			again = append(again, e.ItemID)
		}
	}
	return out, again, forgetUnedited(ctx, tx, append(slices.Clone(to), from...))
}

// hides reports whether sources state what may hide the item.
func (h *Held) hides() bool {
	return slices.ContainsFunc(h.Said, func(s *Said) bool {
		return slices.ContainsFunc(slices.Concat(united, rated), s.Facts.States)
	})
}

// choose finds what the receivers, of whom this is held, take and what gives way to it.
func (g *Given) choose(held map[uuid.UUID]*Held, from, to []uuid.UUID, stated map[uuid.UUID]*Held) {
	of := map[uuid.UUID][]*Edit{}
	for _, e := range g.Edits {
		of[e.ItemID] = append(of[e.ItemID], e)
	}
	givers := map[uuid.UUID][]*Held{}
	var receivers []uuid.UUID
	for i, key := range from {
		giver := &Held{Edits: of[key]}
		if stated[key] != nil {
			giver.Said = stated[key].Said
		}
		if len(giver.Edits)+len(giver.Said) == 0 {
			continue
		}
		if givers[to[i]] == nil {
			receivers = append(receivers, to[i])
		}
		givers[to[i]] = append(givers[to[i]], giver)
	}
	for _, key := range receivers {
		then := together(held[key], givers[key])
		for _, e := range then {
			if !slices.Contains(held[key].Edits, e) {
				g.Taken = append(g.Taken, &Edit{key, e.Field, e.Value, e.ByName, e.At})
			}
		}
		for _, e := range held[key].Edits {
			if !slices.Contains(then, e) {
				g.Replaced = append(g.Replaced, e)
			}
		}
	}
}

// HandBack undoes a handover: the givers are there again, some as other rows. What was set since stays. It returns which items
// are to be brought in line, and what nobody has set of them since.
func HandBack(ctx context.Context, tx db.Q, g *Given, now map[uuid.UUID]uuid.UUID) (again []uuid.UUID, freed Freed, err error) {
	present := func(key uuid.UUID) uuid.UUID {
		if n, ok := now[key]; ok {
			return n
		}
		return key
	}
	for _, e := range g.Edits {
		e.ItemID = present(e.ItemID)
		again = append(again, e.ItemID)
	}
	for i := range g.Changes {
		g.Changes[i].ItemID = present(g.Changes[i].ItemID)
	}
	for _, e := range slices.Concat(g.Taken, g.Replaced) {
		again = append(again, e.ItemID)
	}
	if len(again) == 0 {
		_, err := handBack(ctx, tx, g)
		return nil, nil, err
	}
	slices.SortFunc(again, func(a, b uuid.UUID) int { return slices.Compare(a[:], b[:]) })
	again = slices.Compact(again)
	if err := Remember(ctx, tx, again); err != nil {
		return nil, nil, err
	}
	if freed, err = handBack(ctx, tx, g); err != nil {
		return nil, nil, err
	}
	return again, freed, forgetUnedited(ctx, tx, again)
}

// Stated is what sources state of items.
func Stated(ctx context.Context, q db.Q, ids []uuid.UUID) ([]*Said, error) {
	held, err := Load(ctx, q, ids)
	if err != nil {
		return nil, err
	}
	out := []*Said{}
	for _, key := range ids {
		out = append(out, held[key].Said...)
	}
	return out, nil
}

// Of are those of the statements that are of these items.
func Of(said []*Said, ids []uuid.UUID) (out []*Said) {
	wanted := make(map[uuid.UUID]bool, len(ids))
	for _, key := range ids {
		wanted[key] = true
	}
	for _, s := range said {
		if wanted[s.ItemID] {
			out = append(out, s)
		}
	}
	return out
}

// Put writes what sources state.
func Put(ctx context.Context, tx db.Q, said []*Said) error {
	return db.Run(ctx, tx, []db.Step{PutStep(said)})
}
