package library

import (
	"github.com/google/uuid"

	"revenge/media"
)

// Media is what a probe found inside a file.
type Media struct {
	FileID     uuid.UUID
	Container  string
	DurationMs int64
	BitRate    int64
	Width      int
	Height     int
	VideoCodec string
	AudioCodec string
	HDR        media.HDR `db:"hdr"`
	Info       media.Info
}

// Found is a probed file on its way to being identified. Media is nil when the probe failed.
type Found struct {
	File *File
	// RootPath is the absolute path of the library root that File.Path is relative to.
	RootPath string
	Media    *Media
}

// Outcome is what identifying a batch of files led to.
type Outcome struct {
	// Artworks are pictures that must still be read.
	Artworks []uuid.UUID
	// Items are the films, series and episodes that came or changed, as "kind" and key.
	Added, Changed []Item
	// Removed are those that no file stands for any more.
	Removed []Item
	// Problems are the files that could not be identified.
	Problems []FileProblem
}

// Item names a thing of the catalogue.
type Item struct {
	Kind string // id.Kind of its node: movie, series, season, episode
	ID   uuid.UUID
}

// Items are several things of one kind.
func Items(kind string, keys []uuid.UUID) []Item {
	out := make([]Item, len(keys))
	for i, key := range keys {
		out[i] = Item{Kind: kind, ID: key}
	}
	return out
}

// FileProblem is why a file could not be taken in: a word for programs and a sentence for the operator.
type FileProblem struct {
	FileID        uuid.UUID
	Stage         ProblemStage
	Code, Message string
}
