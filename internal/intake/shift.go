package intake

import (
	"encoding/json"
	"slices"

	"github.com/google/uuid"

	"revenge/internal/library"
	"revenge/internal/origin"
)

// Into is the item that files are given to: a known film, series or album, or a new one with this title.
type Into struct {
	ID    *uuid.UUID
	Title string
	Year  *int
	// Artist is who an album is by since; empty where that stays.
	Artist string `db:"artist,optional"`
}

// Shift is what giving files to another item came to.
type Shift struct {
	// Into is the item that they belong to now, Key its key, which decisions name.
	Into  uuid.UUID
	Key   string
	Title string // as its files and NFO files have it, whatever is set by hand
	Year  *int
	IDs   map[string]string
	// Artist is how the artists of an album are written, Artists are they one by one, and Releases the keys of the releases that
	// its files are on.
	Artist     string
	Artists    []string
	ArtistKeys []string // of those that were joined or split, empty for others
	Releases   map[uuid.UUID]string
	// OtherKeys are those of the films or series that are no more.
	OtherKeys []string
	// Moves tell whose things go where; Moved, that files went elsewhere together with what they are.
	Moves                   []Move
	Moved                   bool
	Added, Changed, Removed []library.Item
	// Now are the rows that stand for others which were made anew meanwhile, after a shift was undone.
	Now map[uuid.UUID]uuid.UUID
	// Before is what the noun needs to undo it.
	Before json.RawMessage
}

// Move is an item whose files go to another one of its kind.
type Move struct {
	Kind     string `json:"kind"` // MOVIE, SERIES, SEASON, EPISODE, ARTIST, ALBUM, RELEASE or TRACK
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

// Called is what is stated of a new item by who gives files to it.
func Called(item uuid.UUID, into Into) []*origin.Said {
	facts := origin.Facts{}
	facts.Set(origin.Title, &into.Title)
	origin.SetNumber(facts, origin.Year, into.Year)
	return []*origin.Said{origin.Say(item, origin.File, facts)}
}
