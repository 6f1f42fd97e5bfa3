package access

import (
	"context"
	"fmt"
	"slices"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
)

// Allowance is a title that a user was expressly allowed.
type Allowance struct {
	UserID uuid.UUID `json:"user_id"`
	ItemID uuid.UUID `json:"item_id"`
	Kind   string    `json:"kind"`
}

// Given is what a handover changed, as HandBack needs it.
type Given struct {
	Added []*Allowance `json:"added"`
	Taken []*Allowance `json:"taken"`
}

// Handover is a title of which something goes to another one.
type Handover struct {
	From, To uuid.UUID
	// Whole: nothing is left of it.
	Whole bool
}

// HandOver allows titles to whom those were allowed that they are made of, in the caller's transaction. What nothing is left of is
// not allowed any more. Whoever that concerns is restricted otherwise from then on: see Viewer.RestrictedAt.
func HandOver(ctx context.Context, q db.Q, list []Handover) (*Given, error) {
	var from, to, gone []uuid.UUID
	for _, h := range list {
		from, to = append(from, h.From), append(to, h.To)
		if h.Whole {
			gone = append(gone, h.From)
		}
	}
	out := &Given{}
	if len(list) == 0 {
		return out, nil
	}
	var err error
	if out.Added, err = (store{}).allowAlike(ctx, q, from, to); err == nil && len(gone) > 0 {
		out.Taken, err = store{}.disallow(ctx, q, gone)
	}
	if err == nil {
		err = store{}.otherwise(ctx, q, out.Added, out.Taken)
	}
	if err != nil {
		return nil, fmt.Errorf("hand over what was allowed of %d titles: %w", len(list), err)
	}
	return out, nil
}

// HandBack undoes a handover; now are the rows that stand for others.
func HandBack(ctx context.Context, q db.Q, g *Given, now map[uuid.UUID]uuid.UUID) error {
	if g == nil || len(g.Added)+len(g.Taken) == 0 {
		return nil
	}
	back := slices.Clone(g.Taken)
	for i, a := range back {
		if n, ok := now[a.ItemID]; ok {
			back[i] = &Allowance{a.UserID, n, a.Kind}
		}
	}
	err := store{}.handBack(ctx, q, g.Added, back)
	if err == nil {
		err = store{}.otherwise(ctx, q, g.Added, back)
	}
	if err != nil {
		return fmt.Errorf("hand back what was allowed of %d titles: %w", len(g.Added)+len(back), err)
	}
	return nil
}
