package viewing

import (
	"context"
	"fmt"
	"slices"
	"strings"
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
	// Unmatched are the places in the list of those whose content is not there, or came before.
	Unmatched []int
	// Refused are those that no export has.
	Refused []*Refused
}

// Refused is a record that was not taken in, by its place in the list.
type Refused struct {
	Place  int
	Reason string
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
// nothing, so it may be repeated. A record that no export has is left out, and told of.
func (s *Service) Import(ctx context.Context, v access.Viewer, records []*Record) (*Imported, error) {
	if err := v.RequireUser(); err != nil {
		return nil, err
	}
	if len(records) > maxRecords {
		return nil, fault.Field(fault.Invalid, fmt.Sprintf("give at most %d records at a time", maxRecords), "records")
	}
	good, refused := sift(records, s.Clock.Now())
	out := &Imported{}
	err := s.DB.Tx(ctx, func(tx pgx.Tx) error {
		*out = Imported{Unmatched: []int{}, Refused: refused}
		matched, err := s.recognise(ctx, tx, v, good, out)
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

// placed is a record with its place in the list.
type placed struct {
	*Record
	place int
}

func sift(records []*Record, now time.Time) (good []placed, refused []*Refused) {
	refused = []*Refused{}
	for i, r := range records {
		if reason := r.wrong(now); reason != "" {
			refused = append(refused, &Refused{i, reason})
		} else {
			good = append(good, placed{r, i})
		}
	}
	return good, refused
}

// tellImported tells the viewer's other devices to read everything again: an event of too many items to name.
func (s *Service) tellImported(ctx context.Context, tx pgx.Tx, v access.Viewer, one *taken) error {
	many := slices.Repeat([]id.ID{one.Kind.ID(one.ItemID)}, maxNamed+1)
	if err := appendChange(ctx, tx, v, eventProgress, nil, nil, many...); err != nil {
		return err
	}
	return appendChange(ctx, tx, v, eventState, nil, nil, many...)
}

// wrong says why no export has this; empty for what one may have.
func (r *Record) wrong(now time.Time) string {
	switch {
	case publicKinds[r.Kind] == "":
		return "this kind is not known"
	case len(r.Keys) == 0 || len(r.Keys) > maxKeys || slices.ContainsFunc(r.Keys, func(k string) bool { return len(k) > maxKey }):
		return fmt.Sprintf("give 1 to %d keys of at most %d bytes", maxKeys, maxKey)
	case slices.ContainsFunc(r.Keys, func(k string) bool { return strings.ContainsRune(k, 0) }):
		return "a key holds a character that no text has"
	case r.Rating != nil && (*r.Rating < 1 || *r.Rating > 10):
		return "a rating is between 1 and 10"
	case r.PositionMs < 0 || r.DurationMs < 0 || r.PlayCount < 0:
		return "a position, a length and a count are not negative"
	}
	for _, at := range []*time.Time{r.At, r.LastPlayedAt, r.RatedAt, r.FavouriteAt, r.WatchlistedAt} {
		if at != nil && at.After(now.Add(24*time.Hour)) {
			return "a time lies in the future"
		}
	}
	return ""
}

// taken is a record with the item that it is about.
type taken struct {
	*Record
	ItemID uuid.UUID
}

// recognise finds the item of each record and remembers it.
func (s *Service) recognise(ctx context.Context, tx pgx.Tx, v access.Viewer, records []placed, out *Imported) ([]*taken, error) {
	wanted := make([]Keyed, len(records))
	for i, r := range records {
		wanted[i] = Keyed{r.Kind, r.Keys}
	}
	there, err := s.store.find(ctx, tx, v, wanted)
	if err != nil {
		return nil, err
	}
	var matched []*taken
	var found []*content
	known := map[uuid.UUID]bool{}
	for i, r := range records {
		c := there[i]
		if c == nil || known[c.ID] {
			out.Unmatched = append(out.Unmatched, r.place)
			continue
		}
		known[c.ID] = true
		matched, found = append(matched, &taken{r.Record, c.ID}), append(found, c)
	}
	out.Matched = len(matched)
	return matched, s.store.put(ctx, tx, found)
}
