package trash

import (
	"path"
	"time"

	"github.com/google/uuid"

	"revenge/internal/library"
	"revenge/internal/platform/id"
)

// State is what is being done with a file in the trash.
type State string

// The states.
const (
	Moving    State = "MOVING"
	Trashed   State = "TRASHED"
	Restoring State = "RESTORING"
	Purging   State = "PURGING"
)

// Item is a deleted file, with what went with it.
type Item struct {
	ID        uuid.UUID
	LibraryID uuid.UUID
	RootID    uuid.UUID
	FileID    *uuid.UUID
	// Path, Sidecars and Folder are relative to the root; see library.EncodePath.
	Path      string
	Title     string
	Sidecars  []string
	Folder    string
	SizeBytes int64
	MtimeNs   int64
	State     State
	Problem   *string
	DeletedBy *uuid.UUID
	DeletedAt time.Time
	ExpiresAt time.Time
}

// NodeID is the public id.
func (it Item) NodeID() id.ID { return id.Of("trashitem", it.ID) }

// SidecarNames are the names of what went with the file, as text to show.
func (it Item) SidecarNames() []string { return names(it.Sidecars) }

func names(paths []string) []string {
	out := make([]string, len(paths))
	for k, p := range paths {
		out[k] = library.DisplayPath(path.Base(p))
	}
	return out
}

// Plan is what a deletion would do.
type Plan struct {
	Files []*Planned
	// Bytes are those of the files and of what goes with them.
	Bytes int64
	// Vanishing are the items that have no other file.
	Vanishing []*Vanishing
	// PlaysKept counts what was played of them; it stays with the content.
	PlaysKept int
	// Token confirms this plan until ExpiresAt.
	Token     string
	ExpiresAt time.Time
	// RestorableUntil is when the trash would be emptied of it.
	RestorableUntil time.Time
}

// Planned is one file of a plan.
type Planned struct {
	FileID    uuid.UUID
	SizeBytes int64
	// Missing says that it has vanished, so that it would be forgotten.
	Missing  bool
	sidecars []string
	target   *target
}

// Sidecars are the names of what goes with the file, as text to show.
func (p *Planned) Sidecars() []string { return names(p.sidecars) }

// Vanishing is an item that would have no file left.
type Vanishing struct {
	Kind string // MOVIE, EPISODE, TRACK
	ID   uuid.UUID
}

// target is a file as it is known, with where it lies.
type target struct {
	ID          uuid.UUID
	LibraryID   uuid.UUID
	LibraryName string
	RootID      uuid.UUID
	RootPath    string
	RootDevice  *int64
	RootInode   *int64
	// Device is that which the file lay on: another one than the root's is mounted below it.
	Device        int64
	Path          string
	Title         string
	SizeBytes     int64
	MtimeNs       int64
	AllowDeletion bool
	// Missing says that it has vanished: then only its row is left to remove.
	Missing bool
	// LeftOut says that a whole scan has not found it again since: what may lie in its place is not taken in.
	LeftOut bool
}

func (t *target) root() *rootRow { return &rootRow{t.RootID, t.RootPath, t.RootDevice, t.RootInode} }
