package duplicate

import (
	"time"

	"github.com/google/uuid"

	"revenge/internal/platform/id"
	"revenge/media"
)

// Kind is what the members of a group have in common.
type Kind string

// The kinds of group.
const (
	// Content: files of the same size and hash, also in several libraries.
	Content Kind = "CONTENT"
	// Title: separate items of one title and year, or of one identifier; episodes of one number; tracks that are twice on a release or on
	// albums of one artist and title.
	Title Kind = "TITLE"
	// Version: several versions of one item.
	Version Kind = "VERSION"
)

// Reason is why a file is the one to keep.
type Reason string

// The reasons, the weightiest first.
const (
	Identified Reason = "IDENTIFIED"
	Resolution Reason = "RESOLUTION"
	HDR        Reason = "HDR"
	Codec      Reason = "CODEC"
	BitRate    Reason = "BIT_RATE"
	Audio      Reason = "AUDIO"
	Subtitles  Reason = "SUBTITLES"
	Size       Reason = "SIZE"
	Oldest     Reason = "OLDEST"
)

// Group is what there is more than once.
type Group struct {
	ID   uuid.UUID
	Kind Kind
	// IgnoredAt: somebody said that it is meant to be.
	IgnoredAt *time.Time
	Files     []*File
	// SavedBytes are those of all files but the ones to keep.
	SavedBytes int64
}

// NodeID is the public id.
func (g Group) NodeID() id.ID { return id.Of("duplicate", g.ID) }

// File is one file of a group.
type File struct {
	FileID    uuid.UUID
	SizeBytes int64
	Width     int
	Height    int
	// VideoCodec and AudioCodec are empty where there is none; see media.Stream.
	VideoCodec string
	AudioCodec string
	HDR        media.HDR `db:"hdr"`
	BitRate    int64
	DurationMs int64
	Audios     int
	Subtitles  int
	AddedAt    time.Time
	// ItemKind and ItemID are what it is a file of: MOVIE, EPISODE or TRACK; nil where it is of none.
	ItemKind *string
	ItemID   *uuid.UUID
	Edition  *string
	Part     *int
	// Keep is whether it is of the version to keep, Reasons are why.
	Keep    bool     `db:"-"`
	Reasons []Reason `db:"-"`
}

// place is a row of a list.
type place struct {
	ID         uuid.UUID
	SavedBytes int64
}

// FindArgs asks for what there is more than once to be found anew.
type FindArgs struct{}

// Kind names the job.
func (FindArgs) Kind() string { return "duplicates_find" }
