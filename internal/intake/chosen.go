package intake

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"revenge/internal/artwork"
	"revenge/internal/origin"
	"revenge/internal/platform/db"
)

// Waiting tells what waits for a row of its content to come: edits, choices of pictures, and orders of series.
type Waiting struct{ Edits, Pictures, Orders bool }

// takeUp gives rows that are new what somebody chose for the same content, whose row is gone, and returns those that are to show
// it. They are written, in the caller's transaction.
func takeUp(ctx context.Context, tx db.Q, pictures *artwork.Service, added []uuid.UUID) ([]uuid.UUID, error) {
	there, err := origin.KeysOf(ctx, tx, added)
	if err != nil {
		return nil, fmt.Errorf("read the keys of %d new items: %w", len(added), err)
	}
	var keys []string
	for _, k := range there {
		keys = append(keys, k.Keys...)
	}
	gone, err := pictures.Gone(ctx, tx, keys)
	if err != nil || len(gone) == 0 {
		return nil, err
	}
	old := make([]*origin.Known, len(gone))
	for i, g := range gone {
		old[i] = &origin.Known{ID: g.ID, Kind: origin.Kind(g.Kind), Keys: g.Keys}
	}
	from, to := origin.Pair(old, there)
	if len(from) == 0 {
		return nil, nil
	}
	shown, err := Shown(ctx, tx, to)
	if err != nil {
		return nil, err
	}
	_, err = pictures.HandOver(ctx, tx, from, to, shown)
	return to, err
}

// Settle follows the pictures of a batch once its rows are written: it notes how those are known now that something was chosen
// for, and gives new ones what was chosen for the same content when its row was another. It returns those that are to show it, and
// what else waits for such rows.
func (p *Pictures) Settle(ctx context.Context, tx db.Q, pictures *artwork.Service, added []uuid.UUID) (show []uuid.UUID, w Waiting, err error) {
	if len(p.Chosen) > 0 {
		if err := pictures.Remember(ctx, tx, p.Chosen); err != nil {
			return nil, w, fmt.Errorf("note the keys of %d items: %w", len(p.Chosen), err)
		}
	}
	if len(added) == 0 {
		return nil, w, nil
	}
	found, err := db.OneSQL[Waiting](ctx, tx, whatWaits)
	if err == nil && found.Pictures {
		show, err = takeUp(ctx, tx, pictures, added)
	}
	if err != nil {
		return nil, w, fmt.Errorf("look for pictures chosen for %d new items: %w", len(added), err)
	}
	return show, *found, nil
}
