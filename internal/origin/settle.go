package origin

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"revenge/internal/metadata"
	"revenge/internal/platform/db"
)

// Settle follows the rows of a batch once they are written: the keys of edited items are noted as they are now, and new items
// take up the edits of the same content whose row is gone, where any wait. It returns those that did, which are to be brought in line.
func Settle(ctx context.Context, tx db.Q, libraryID uuid.UUID, added []uuid.UUID, waiting bool, known map[uuid.UUID]*Held) ([]uuid.UUID, error) {
	var again []uuid.UUID
	for key, h := range known {
		if len(h.Edits) > 0 {
			again = append(again, key)
		}
	}
	if len(again) > 0 {
		if err := Remember(ctx, tx, again); err != nil {
			return nil, err
		}
	}
	if len(added) == 0 || !waiting {
		return nil, nil
	}
	there, err := KeysOf(ctx, tx, added)
	if err != nil {
		return nil, err
	}
	var keys []string
	for _, e := range there {
		keys = append(keys, e.Keys...)
	}
	old, err := gone(ctx, tx, keys)
	if err != nil || len(old) == 0 {
		return nil, err
	}
	from, to := Pair(old, there)
	if len(from) == 0 {
		return nil, nil
	}
	return to, move(ctx, tx, libraryID, from, to)
}

// Pair finds the best match for each item that is gone; of equal ones the first by id.
func Pair(old, there []*Known) (from, to []uuid.UUID) {
	for _, g := range old {
		like := metadata.NoMatch
		var best *Known
		for _, e := range there {
			if e.Kind != g.Kind {
				continue
			}
			if l := metadata.Match(g.Keys, e.Keys); l > like {
				like, best = l, e
			}
		}
		if best != nil {
			from, to = append(from, g.ID), append(to, best.ID)
		}
	}
	return from, slices.Clip(to)
}
