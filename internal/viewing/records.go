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

// Record is all that a viewer has of one item, in the form that is taken out and in again: Keys tell the content, whatever
// library it is in.
type Record struct {
	ID    uuid.UUID
	Kind  Kind
	Keys  []string
	Title string
	// At is when it was played or marked last; nil when it never was. LastPlayedAt is nil when it was only marked.
	At, LastPlayedAt       *time.Time
	Watched                bool
	PositionMs, DurationMs int64
	PlayCount              int
	Rating                 *int
	RatedAt, FavouriteAt   *time.Time
	WatchlistedAt          *time.Time
}

// Imported is what came of a list of records.
type Imported struct {
	// Matched is how many records are of content that is there, Changed how many of them told something new.
	Matched, Changed int
	// Unmatched are the places in the list of the others.
	Unmatched []int
}

const (
	maxRecords = 500
	maxKeys    = 50
	maxKey     = 500
)

// Records pages through all that the viewer has of what they may see.
func (s *Service) Records(ctx context.Context, v access.Viewer, a page.Args) (*page.Connection[*Record], error) {
	if err := v.RequireUser(); err != nil {
		return nil, err
	}
	order := keyset.Order[*Record]{Direction: page.Asc, ID: func(r *Record) uuid.UUID { return r.ID },
		Column: keyset.Column[*Record]{Name: "kind", Parse: keyset.Text, Text: func(r *Record) string { return string(r.Kind) }}}
	return keyset.Read(ctx, s.DB, "records", s.store.records(v), order, a, v.Libraries)
}

// Import takes records in, of content that the viewer may see. What was done last counts, and what is known already changes
// nothing, so it may be repeated.
func (s *Service) Import(ctx context.Context, v access.Viewer, records []*Record) (*Imported, error) {
	if err := v.RequireUser(); err != nil {
		return nil, err
	}
	now := s.Clock.Now()
	var keys []string
	for i, r := range records {
		if err := r.check(now); err != nil {
			return nil, fault.Field(fault.Invalid, fmt.Sprintf("record %d: %s", i, err), "records")
		}
		keys = append(keys, r.Keys...)
	}
	if len(records) > maxRecords {
		return nil, fault.Field(fault.Invalid, fmt.Sprintf("give at most %d records at a time", maxRecords), "records")
	}
	out := &Imported{}
	err := s.DB.Tx(ctx, func(tx pgx.Tx) error {
		*out = Imported{Unmatched: []int{}}
		matched, err := s.recognise(ctx, tx, v, records, keys, out)
		if err != nil || len(matched) == 0 {
			return err
		}
		changed, err := s.store.takeIn(ctx, tx, v.UserID, matched)
		if err != nil || len(changed) == 0 {
			return err
		}
		out.Changed = len(changed)
		if err := s.store.derive(ctx, tx, &v.UserID, changed); err != nil {
			return err
		}
		return s.tellImported(ctx, tx, v, matched[0])
	})
	if err != nil {
		return nil, fmt.Errorf("import %d records: %w", len(records), err)
	}
	s.Bus.Signal(ctx, topicProgress(v.UserID), topicState(v.UserID))
	return out, nil
}

// tellImported tells the viewer's other devices to read everything again: an event of too many items to name.
func (s *Service) tellImported(ctx context.Context, tx pgx.Tx, v access.Viewer, one *taken) error {
	many := slices.Repeat([]id.ID{one.Kind.ID(one.ItemID)}, maxNamed+1)
	if err := appendChange(ctx, tx, v, eventProgress, nil, nil, many...); err != nil {
		return err
	}
	return appendChange(ctx, tx, v, eventState, nil, nil, many...)
}

// check refuses what no export has.
func (r *Record) check(now time.Time) error {
	switch {
	case publicKinds[r.Kind] == "":
		return fault.Invalidf("this kind is not known")
	case len(r.Keys) == 0 || len(r.Keys) > maxKeys || slices.ContainsFunc(r.Keys, func(k string) bool { return len(k) > maxKey }):
		return fault.Invalidf("give 1 to %d keys", maxKeys)
	case r.Rating != nil && (*r.Rating < 1 || *r.Rating > 10):
		return fault.Invalidf("a rating is between 1 and 10")
	case r.PositionMs < 0 || r.DurationMs < 0 || r.PlayCount < 0:
		return fault.Invalidf("a position, a length and a count are not negative")
	}
	for _, at := range []*time.Time{r.At, r.LastPlayedAt, r.RatedAt, r.FavouriteAt, r.WatchlistedAt} {
		if at != nil && at.After(now.Add(24*time.Hour)) {
			return fault.Invalidf("a time lies in the future")
		}
	}
	return nil
}

// taken is a record with the item that it is about.
type taken struct {
	*Record
	ItemID uuid.UUID
}

// recognise finds the item of each record and remembers it.
func (s *Service) recognise(ctx context.Context, tx pgx.Tx, v access.Viewer, records []*Record, keys []string, out *Imported) ([]*taken, error) {
	ids, err := s.store.byKeys(ctx, tx, keys)
	if err != nil {
		return nil, err
	}
	there, err := s.store.seenContents(ctx, tx, v, ids)
	if err != nil {
		return nil, err
	}
	byKey := map[string][]*content{}
	for _, c := range there {
		for _, k := range c.Keys {
			byKey[k] = append(byKey[k], c)
		}
	}
	var matched []*taken
	var found []*content
	known := map[uuid.UUID]bool{}
	for i, r := range records {
		var candidates []*content
		for _, k := range r.Keys {
			candidates = append(candidates, byKey[k]...)
		}
		moves := pair([]*content{{ID: r.ID, Kind: r.Kind, Keys: r.Keys}}, candidates)
		if len(moves) == 0 || known[moves[0].to.ID] {
			out.Unmatched = append(out.Unmatched, i)
			continue
		}
		known[moves[0].to.ID] = true
		matched, found = append(matched, &taken{r, moves[0].to.ID}), append(found, moves[0].to)
	}
	out.Matched = len(matched)
	return matched, s.store.put(ctx, tx, found)
}
