package review

import (
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"revenge/internal/library"
	"revenge/internal/platform/id"
)

// Reason is why a file is in the inbox.
type Reason string

// The reasons.
const (
	Unmatched     Reason = "UNMATCHED"
	NoYear        Reason = "NO_YEAR"
	NoEpisode     Reason = "NO_EPISODE"
	NamesDisagree Reason = "NAMES_DISAGREE"
	NFODisagrees  Reason = "NFO_DISAGREES"
	NearTitle     Reason = "NEAR_TITLE"
	SameContent   Reason = "SAME_CONTENT"
	NoTags        Reason = "NO_TAGS"
	TagsDisagree  Reason = "TAGS_DISAGREE"
	TwoAlbums     Reason = "TWO_ALBUMS"
	ArtistDoubt   Reason = "ARTIST_DOUBTFUL"
)

// Kind is what a file can be said to be.
type Kind string

// The kinds.
const (
	Movie   Kind = "MOVIE"
	Episode Kind = "EPISODE"
	Track   Kind = "TRACK"
)

// Verdict is what somebody did with a file of the inbox.
type Verdict string

// The verdicts.
const (
	Accepted  Verdict = "ACCEPTED"
	Corrected Verdict = "CORRECTED"
	Ignored   Verdict = "IGNORED"
	// Joined files were given to their item together with others; see Rule.
	Joined Verdict = "JOINED"
)

// File is a file that could not be placed with certainty.
type File struct {
	// ID is the file's.
	ID         uuid.UUID
	LibraryID  uuid.UUID
	Reasons    []Reason
	Evidence   library.Evidence
	NotedAt    time.Time
	DecisionID *uuid.UUID
	// ItemKind and ItemID are what it is filed under now: MOVIE, EPISODE or TRACK; nil where it is nowhere.
	ItemKind *string
	ItemID   *uuid.UUID

	facts facts
	path  string
}

// NodeID is the public id.
func (f File) NodeID() id.ID { return id.Of("reviewfile", f.ID) }

// Kind is what its library holds.
func (f File) Kind() Kind { return f.facts.kind }

// Candidate is what a file may be.
type Candidate struct {
	// ItemKind and ItemID are a film, series or album that is known: MOVIE, SERIES or ALBUM; nil for a new one.
	ItemKind *string
	ItemID   *uuid.UUID
	Title    string
	// By is how the artists of an album are written, Artists are they one by one.
	By      string
	Artists []string
	Year    int // 0 when unknown
	// Season and Episodes are the disc and the number of a track.
	Season   *int
	Episodes []int
	IDs      map[string]string
	// Score is from 0 to 1; Parts are what it is made of.
	Score float64
	Parts []Part

	// parsed: it is what the file was taken for.
	parsed  bool
	key     string
	release string
	// home is the library of the item: where it is another one, the candidate is a new item like it.
	home uuid.UUID
}

// PartKind is what a part of a score is about.
type PartKind string

// The parts of a score.
const (
	PartTitle   PartKind = "TITLE"
	PartYear    PartKind = "YEAR"
	PartRuntime PartKind = "RUNTIME"
	PartIDs     PartKind = "IDS"
	PartFolder  PartKind = "FOLDER"
	PartContent PartKind = "CONTENT"
	PartArtist  PartKind = "ARTIST"
)

// Part is one part of a score: from 0, it speaks against, to 1, it speaks for.
type Part struct {
	Kind  PartKind
	Score float64
}

// Decision is what somebody decided about one file.
type Decision struct {
	ID        uuid.UUID
	LibraryID uuid.UUID
	Path      string // encoded, below its root
	FileID    *uuid.UUID
	Verdict   Verdict
	Kind      *Kind
	Title     *string
	Artist    *string
	Year      *int
	Season    *int
	Episodes  []int
	IDs       map[string]string `db:"ids"`
	DecidedBy *uuid.UUID
	DecidedAt time.Time
	UndoneAt  *time.Time
}

// NodeID is the public id.
func (d Decision) NodeID() id.ID { return id.Of("decision", d.ID) }

// Status is how much waits in the inbox.
type Status struct {
	Open int
	// Revision changes with each change of the inbox.
	Revision string
}

// ProviderID is an id elsewhere.
type ProviderID struct{ Provider, ID string }

func providers(ids map[string]string) []ProviderID {
	out := make([]ProviderID, 0, len(ids))
	for _, p := range slices.Sorted(maps.Keys(ids)) {
		out = append(out, ProviderID{p, ids[p]})
	}
	return out
}

// Providers are the ids of a candidate, by provider.
func (c *Candidate) Providers() []ProviderID { return providers(c.IDs) }

// Released is the year, nil when it is unknown.
func (c *Candidate) Released() *int { return year(c.Year) }

// Title is what the file was taken for.
func (f File) Title() string { return f.Evidence.Title }

// Artist is that of the album of a track; nil when it is unknown.
func (f File) Artist() *string { return text(f.Evidence.Artist) }

// Track is the own title of a track; nil for others.
func (f File) Track() *string { return text(f.Evidence.Track) }

// Year is that of what the file was taken for; nil when it is unknown.
func (f File) Year() *int { return year(f.Evidence.Year) }

// Season is that of what the file was taken for.
func (f File) Season() *int { return f.Evidence.Season }

// Episodes are those of what the file was taken for.
func (f File) Episodes() []int { return append([]int{}, f.Evidence.Episodes...) }

// Said is what each source says.
func (f File) Said() []*Saying {
	out := make([]*Saying, len(f.Evidence.Said))
	for i := range f.Evidence.Said {
		out[i] = &Saying{&f.Evidence.Said[i]}
	}
	return out
}

// Saying is what one source says that a file is.
type Saying struct{ *library.Saying }

// Providers are the ids that it names, by provider.
func (s Saying) Providers() []ProviderID { return providers(s.IDs) }

// By is who it names as the artist; nil when it names nobody.
func (s Saying) By() *string { return text(s.Artist) }

// Released is the year that it names; nil when it names none.
func (s Saying) Released() *int { return year(s.Saying.Year) }

func year(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}

// Artist is that of an album; nil for others.
func (c *Candidate) Artist() *string { return text(c.By) }

// ItemNode is the id of the film, series or album; nil for a new one.
func (c *Candidate) ItemNode() *id.ID {
	if c.ItemID == nil {
		return nil
	}
	key := id.Of(id.Kind(strings.ToLower(*c.ItemKind)), *c.ItemID)
	return &key
}

// Numbers are the episodes that the file would hold.
func (c *Candidate) Numbers() []int { return append([]int{}, c.Episodes...) }

// ShownPath is where the file was, as text to show.
func (d Decision) ShownPath() string { return library.DisplayPath(d.Path) }
