package viewing

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
)

// Handover gives what viewers have of one item to another: all of it where nothing is left of the item, else what they played of
// some of its files.
type Handover struct {
	From, To uuid.UUID
	Whole    bool
	Files    []uuid.UUID
}

// Given is what a handover moved, as HandBack needs it.
type Given struct {
	Plays []given `json:"plays"`
	// From and To are what viewers thought of the items before, and After what they thought of the receivers then.
	From, To, After []opinion
}

type given struct {
	ID   uuid.UUID `json:"id"`
	From uuid.UUID `json:"from"`
	To   uuid.UUID `json:"to"`
}

// opinion is a row of viewer_states.
type opinion struct {
	UserID        uuid.UUID  `json:"user_id"`
	ItemID        uuid.UUID  `json:"item_id"`
	Rating        *int       `json:"rating"`
	RatedAt       *time.Time `json:"rated_at"`
	FavouriteAt   *time.Time `json:"favourite_at"`
	WatchlistedAt *time.Time `json:"watchlisted_at"`
	HiddenAt      *time.Time `json:"hidden_at"`
	UpdatedAt     time.Time  `json:"updated_at"`
}

// parted are the items of handovers, whole ones and the files of others.
type parted struct {
	from, to             []uuid.UUID // whole
	pieces, files, takes []uuid.UUID // file by file: from which item to which
	touched              []uuid.UUID
}

func part(list []Handover) (p parted) {
	for _, h := range list {
		p.touched = append(p.touched, h.From, h.To)
		if h.Whole {
			p.from, p.to = append(p.from, h.From), append(p.to, h.To)
			continue
		}
		for _, f := range h.Files {
			p.pieces, p.files, p.takes = append(p.pieces, h.From), append(p.files, f), append(p.takes, h.To)
		}
	}
	return p
}

// HandOver joins the caller's transaction, in which the receivers are there.
func (s *Service) HandOver(ctx context.Context, tx db.Q, list []Handover) (*Given, error) {
	out := &Given{Plays: []given{}, From: []opinion{}, To: []opinion{}, After: []opinion{}}
	if len(list) == 0 {
		return out, nil
	}
	p := part(list)
	if err := s.store.handOver(ctx, tx, p, out); err != nil {
		return nil, fmt.Errorf("hand over what viewers have of %d items: %w", len(list), err)
	}
	return out, nil
}

// HandBack undoes a handover, in the caller's transaction, in which the givers are there again, some as other rows: what viewers
// did since with the files goes along, what they thought since stays.
func (s *Service) HandBack(ctx context.Context, tx db.Q, list []Handover, g *Given, now map[uuid.UUID]uuid.UUID) error {
	if len(list) == 0 {
		return nil
	}
	present := func(key *uuid.UUID) {
		if n, ok := now[*key]; ok {
			*key = n
		}
	}
	for i := range g.Plays {
		present(&g.Plays[i].From)
	}
	for i := range g.From {
		present(&g.From[i].ItemID)
	}
	back := make([]Handover, len(list))
	for i, h := range list {
		present(&h.From)
		back[i] = Handover{From: h.To, To: h.From, Files: h.Files}
	}
	if err := s.store.handBack(ctx, tx, part(back), g); err != nil {
		return fmt.Errorf("hand back what viewers have of %d items: %w", len(list), err)
	}
	return nil
}
