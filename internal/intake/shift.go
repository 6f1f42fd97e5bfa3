package intake

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/google/uuid"

	"revenge/internal/library"
	"revenge/internal/origin"
	"revenge/internal/platform/db"
)

// Into is the item that files are given to: a known film or series, or a new one with this title.
type Into struct {
	ID    *uuid.UUID
	Title string
	Year  *int
}

// Shift is what giving files to another item came to.
type Shift struct {
	// Into is the film or series that they belong to now, Key its key, which decisions name.
	Into  uuid.UUID
	Key   string
	Title string // as its files and NFO files have it, whatever is set by hand
	Year  *int
	IDs   map[string]string
	// OtherKeys are those of the films or series that are no more.
	OtherKeys []string
	// Moves tell whose things go where.
	Moves                   []Move
	Added, Changed, Removed []library.Item
	// Now are the rows that stand for others which were made anew meanwhile, after a shift was undone.
	Now map[uuid.UUID]uuid.UUID
	// Before is what the noun needs to undo it.
	Before json.RawMessage
}

// Move is an item whose files go to another one of its kind.
type Move struct {
	Kind     string `json:"kind"` // MOVIE, SERIES, SEASON or EPISODE
	From, To uuid.UUID
	// Whole: nothing is left of it.
	Whole bool        `json:"whole"`
	Files []uuid.UUID `json:"files"`
}

// Outcome is the shift as the end of a scan tells it.
func (s *Shift) Outcome() *library.Outcome {
	return &library.Outcome{Added: s.Added, Changed: s.Changed, Removed: s.Removed}
}

// Tell notes what became of the items of a kind: the one that files went to, those they came from, and which of all are gone.
func (s *Shift) Tell(kind string, into uuid.UUID, created bool, from, gone []uuid.UUID) {
	for _, key := range append([]uuid.UUID{into}, from...) {
		item := library.Item{Kind: kind, ID: key}
		switch {
		case slices.Contains(gone, key):
			s.Removed = append(s.Removed, item)
		case created && key == into:
			s.Added = append(s.Added, item)
		case !slices.Contains(s.Added, item):
			s.Changed = append(s.Changed, item)
		}
	}
}

// NamedSQL reads what an item of a table is called, whatever was set by hand: $1 is its id.
func NamedSQL(table string) string {
	return `SELECT NULL::uuid AS id, COALESCE(n.facts -> 'TITLE' ->> 0, f.facts -> 'TITLE' ->> 0, o.title) AS title,
		CASE WHEN n.item_id IS NULL AND f.item_id IS NULL THEN o.year ELSE COALESCE(n.facts -> 'YEAR' ->> 0, f.facts -> 'YEAR' ->> 0)::int END AS year
		FROM ` + table + ` o LEFT JOIN item_facts n ON n.item_id = o.id AND n.source = 'NFO' LEFT JOIN item_facts f ON f.item_id = o.id AND f.source = 'FILE' WHERE o.id = $1`
}

// LetGo empties those of the columns that name pictures which are gone.
func LetGo(ctx context.Context, q db.Q, columns []**uuid.UUID) error {
	pictures := []uuid.UUID{}
	for _, c := range columns {
		if *c != nil {
			pictures = append(pictures, **c)
		}
	}
	if len(pictures) == 0 {
		return nil
	}
	there, err := db.Column[uuid.UUID](ctx, q, `SELECT id FROM artworks WHERE id = ANY($1)`, pictures)
	if err != nil {
		return err
	}
	for _, c := range columns {
		if *c != nil && !slices.Contains(there, **c) {
			*c = nil
		}
	}
	return nil
}

// Called is what is stated of a new item by who gives files to it.
func Called(item uuid.UUID, into Into) []*origin.Said {
	facts := origin.Facts{}
	facts.Set(origin.Title, &into.Title)
	origin.SetNumber(facts, origin.Year, into.Year)
	return []*origin.Said{origin.Say(item, origin.File, facts)}
}
