package playlist

import (
	"time"

	"github.com/google/uuid"

	"revenge/internal/platform/id"
	"revenge/internal/viewing"
)

// Access is what somebody may do with a playlist.
type Access string

// What may be done; each holds those before it.
const (
	Read  Access = "READ"
	Write Access = "WRITE"
	Owner Access = "OWNER"
)

// Playlist is a list that somebody made.
type Playlist struct {
	ID          uuid.UUID
	UserID      uuid.UUID
	Kind        Kind
	Name        string
	SortName    string
	Description string
	// Rules fill a smart playlist; nil for one that people fill.
	Rules *Rules
	// Sorting is the order of a collection that people fill.
	Sorting    Sorting
	Descending bool
	CreatedAt  time.Time
	UpdatedAt  time.Time
}

// NodeID is the public id.
func (p Playlist) NodeID() id.ID { return id.Of("playlist", p.ID) }

// IsNode marks Playlist as addressable by node(id:).
func (Playlist) IsNode() {}

// Summary is what a viewer sees of a playlist at a glance.
type Summary struct {
	PlaylistID uuid.UUID
	OwnerName  string
	Access     Access
	// ItemCount is how many places there are, Unavailable how many of them hold what is not there now.
	ItemCount   int
	Unavailable int
	DurationMs  int64
}

// Share is somebody with whom a playlist is shared.
type Share struct {
	PlaylistID uuid.UUID
	UserName   string
	Access     Access
}

// Item is one place of a playlist. That of a smart one has the item's own id, and no position.
type Item struct {
	ID uuid.UUID
	// PlaylistID is the list's, where items of several are read at once.
	PlaylistID uuid.UUID
	Position   int64
	ItemKind   viewing.Kind
	ItemID     uuid.UUID
	AddedAt    time.Time
	// Keys tell the content on any server; none in a smart playlist.
	Keys []string
	// LastKnownTitle is what it was called, where nothing of its content is there; nil where it is.
	LastKnownTitle *string
	// SortKey is what a sorted list is sorted by.
	SortKey any
}

// NodeID is the public id of the place.
func (i Item) NodeID() id.ID { return id.Of(placeKind, i.ID) }

// WorkID is that of a place of a collection.
func (i Item) WorkID() id.ID { return id.Of(workKind, i.ID) }

// Kind is what it is.
func (i Item) Kind() viewing.Kind { return i.ItemKind }

// Filter narrows the list of playlists; a nil field does not filter.
type Filter struct {
	NameContains *string
	Own          *bool
	Smart        *bool
	Writable     *bool
}

// OrderField is what playlists are sorted by.
type OrderField string

// The orders.
const (
	ByName      OrderField = "NAME"
	ByUpdatedAt OrderField = "UPDATED_AT"
)
