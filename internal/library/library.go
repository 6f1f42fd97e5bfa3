package library

import (
	"time"

	"github.com/google/uuid"

	"revenge/internal/platform/id"
)

// Kind is what a library holds.
type Kind string

// The kinds of library.
const (
	KindMovies Kind = "MOVIES"
	KindSeries Kind = "SERIES"
	KindMusic  Kind = "MUSIC"
	KindLive   Kind = "LIVE"
)

// Library is folders of one kind of media; of the kind LIVE, a list of channels and perhaps a guide.
type Library struct {
	ID          uuid.UUID
	Name        string
	Kind        Kind
	Language    string
	Watch       bool
	ScanOnStart bool
	// Version grows with each change of the content.
	Version   int64
	CreatedAt time.Time
	UpdatedAt time.Time
	// Trickplay: small pictures are made of its films.
	Trickplay bool
	// AllowDeletion: files may be moved into the trash.
	AllowDeletion bool
}

// NodeID is the public id.
func (l Library) NodeID() id.ID { return id.Of("library", l.ID) }

// IsNode marks Library as addressable by node(id:).
func (Library) IsNode() {}

// Root is one folder of a library. In libraries of the kind LIVE the one at position 0 is the list of channels, that at 1
// the guide, and Path is a file or an address.
type Root struct {
	ID        uuid.UUID
	LibraryID uuid.UUID
	Path      string
	Position  int
	Device    *int64
	Inode     *int64
	Problem   *string
	ScannedAt *time.Time
}
