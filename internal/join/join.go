package join

import (
	"encoding/json"
	"path"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/artwork"
	"revenge/internal/library"
	"revenge/internal/metadata/release"
	"revenge/internal/origin"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/playlist"
	"revenge/internal/viewing"
)

// Kind is what was done.
type Kind string

// The kinds.
const (
	Merged   Kind = "MERGED"
	Divided  Kind = "SPLIT"
	Numbered Kind = "NUMBERED"
)

// ChangeKind is the kind of the public ids of changes.
const ChangeKind id.Kind = "joinchange"

// Change is what somebody did to items at once.
type Change struct {
	ID        uuid.UUID   `json:"id"`
	Kind      Kind        `json:"kind"`
	LibraryID uuid.UUID   `json:"library_id"`
	ItemKind  origin.Kind `json:"item_kind"`
	// ItemID is what the files belong to since, OtherIDs what they were of, each with what it was called then.
	ItemID      uuid.UUID   `json:"item_id"`
	ItemTitle   string      `json:"item_title"`
	OtherIDs    []uuid.UUID `json:"other_ids" db:"other_ids"`
	OtherTitles []string    `json:"other_titles"`
	FileIDs     []uuid.UUID `json:"file_ids" db:"file_ids"`
	UserID      *uuid.UUID  `json:"user_id"`
	ByName      string      `json:"by_name"`
	At          time.Time   `json:"at"`
	UndoneAt    *time.Time  `json:"undone_at"`
}

// NodeID is the public id.
func (c Change) NodeID() id.ID { return id.Of(ChangeKind, c.ID) }

// Files is how many files were given to another item.
func (c Change) Files() int { return len(c.FileIDs) }

// record is a row of join_changes.
type record struct {
	Change
	DecidedIDs  []uuid.UUID `json:"decided_ids" db:"decided_ids"`
	DecisionIDs []uuid.UUID `json:"decision_ids" db:"decision_ids"`
	Before      before      `json:"before"`
	// ItemKey and OtherKeys let files that come later follow what was merged.
	ItemKey   string   `json:"item_key"`
	OtherKeys []string `json:"other_keys"`
}

// before is what undoing needs.
type before struct {
	Rows    json.RawMessage   `json:"rows"`
	Viewing *viewing.Given    `json:"viewing"`
	Entries []*playlist.Given `json:"entries"`
	// Rules are those of playlists that named artists or albums which went.
	Rules []*playlist.Rewritten `json:"rules,omitempty"`
	Edits *origin.Given         `json:"edits"`
	// Allowed is what restricted users may see expressly.
	Allowed *access.Given `json:"allowed"`
	// Pictures are those that were chosen.
	Pictures *artwork.Given     `json:"pictures"`
	Over     []viewing.Handover `json:"over"`
}

// takers are the items that took over entries of collections and playlists.
func (b *before) takers() []uuid.UUID {
	out := make([]uuid.UUID, len(b.Entries))
	for i, e := range b.Entries {
		out[i] = e.To
	}
	return out
}

// Split says which files of an item shall be another one.
type Split struct {
	Item    id.ID
	Files   []uuid.UUID
	Seasons []uuid.UUID // all files of them
	// Into is a known item; else the files are a new one with this title, or that of the name of the first of them.
	Into  *id.ID
	Title string
	Year  *int
	// Artist is who an album is by; empty for who it was by.
	Artist string
}

// checkArtist is who an album is to be by, for items of a kind.
func checkArtist(artist string, kind id.Kind) (string, error) {
	artist = strings.TrimSpace(artist)
	switch {
	case artist == "":
		return "", nil
	case kind != "album":
		return "", fault.Field(fault.Invalid, "only an album is by an artist", "artist")
	case utf8.RuneCountInString(artist) > 500:
		return "", fault.Field(fault.Invalid, "an artist has at most 500 characters", "artist")
	case strings.ContainsRune(artist, 0):
		return "", fault.Field(fault.Invalid, "an artist is text", "artist")
	}
	return artist, nil
}

func (s *Split) check() (err error) {
	if s.Artist, err = checkArtist(s.Artist, s.Item.Kind); err != nil {
		return err
	}
	s.Title = strings.TrimSpace(s.Title)
	switch {
	case len(s.Files)+len(s.Seasons) == 0:
		return fault.Field(fault.Invalid, "name the files, or the seasons", "fileIds")
	case len(s.Files) > MaxFiles || len(s.Seasons) > MaxFiles:
		return tooMany("fileIds")
	case utf8.RuneCountInString(s.Title) > 500:
		return fault.Field(fault.Invalid, "a title has at most 500 characters", "title")
	case strings.ContainsRune(s.Title, 0):
		return fault.Field(fault.Invalid, "a title is text", "title")
	case s.Year != nil && (*s.Year < 1000 || *s.Year > 9999):
		return fault.Field(fault.Invalid, "a year has four digits", "year")
	case s.Into != nil && (s.Title != "" || s.Year != nil):
		return fault.Field(fault.Invalid, "give the item that they go to, or the title of a new one", "title")
	}
	return nil
}

// called is what the name of a file alone says that it is.
func called(kind library.Kind, file string) (title string, year *int) {
	hint := release.HintMovies
	if kind == library.KindSeries {
		hint = release.HintSeries
	}
	g := release.Parse("/"+path.Base(library.DecodePath(file)), release.Options{Hint: hint, Root: "/"})
	if g.Year > 0 {
		year = &g.Year
	}
	return strings.TrimSpace(strings.ToValidUTF8(strings.ReplaceAll(g.Title, "\x00", ""), "")), year
}

const (
	maxNumber   = 100_000
	maxEpisodes = 200
)

// checkNumbers refuses numbers that no episode has.
func checkNumbers(season int, episodes []int) error {
	if season < 0 || season > maxNumber {
		return fault.Field(fault.Invalid, "a season is 0 or more", "season")
	}
	if len(episodes) == 0 || len(episodes) > maxEpisodes {
		return fault.Field(fault.Invalid, "a file holds 1 to "+strconv.Itoa(maxEpisodes)+" episodes", "episodes")
	}
	seen := map[int]bool{}
	for i, n := range episodes {
		switch {
		case n < 0 || n > maxNumber:
			return fault.Field(fault.Invalid, "an episode is 0 or more", "episodes", strconv.Itoa(i))
		case seen[n]:
			return fault.Field(fault.Invalid, "an episode is named twice", "episodes", strconv.Itoa(i))
		}
		seen[n] = true
	}
	return nil
}
