package library

import (
	"path"
	"time"

	"github.com/google/uuid"

	"revenge/internal/platform/id"
)

// FileState is how far a file has come through a scan.
type FileState string

// The states of a file.
const (
	FileNew        FileState = "NEW"
	FileProbed     FileState = "PROBED"
	FileIdentified FileState = "IDENTIFIED"
	FileFailed     FileState = "FAILED"
)

// File is one file of a library.
type File struct {
	ID           uuid.UUID
	LibraryID    uuid.UUID
	RootID       uuid.UUID
	Path         string // relative to the root; see EncodePath
	SizeBytes    int64
	MtimeNs      int64
	Device       int64
	Inode        int64
	OSHash       *string `db:"oshash"`
	State        FileState
	MissingSince *time.Time
	AddedAt      time.Time
	ChangedAt    time.Time
}

// NodeID is the public id.
func (f File) NodeID() id.ID { return id.Of("file", f.ID) }

// IsNode marks File as addressable by node(id:).
func (File) IsNode() {}

// IsPlayable marks File as something that can be played.
func (File) IsPlayable() {}

// Name is the file's name without folders, as text to show.
func (f File) Name() string { return DisplayPath(path.Base(f.Path)) }
