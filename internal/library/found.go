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
	// Decision is what somebody said that it is, the strongest evidence; nil where nobody did.
	Decision *Decision
	// Evidence is what its names and NFO files say, once they were read.
	Evidence *Evidence
	// Loose says that no scan found it, so that none counts at its end what follows from it.
	Loose bool
}

// Decision is what somebody said that a file is: a film, episodes of a series, or a track of an album. Its zero Kind says nothing.
type Decision struct {
	Kind string // MOVIE, EPISODE or TRACK
	// Key is that of a known film, series or album; empty for a new one. Release is that of one of the album.
	Key, Release string
	Title        string // of the film, the series or the album
	// Artist is how the artists of the album are written, Artists are they one by one.
	Artist  string
	Artists []string
	// ArtistKeys are those of artists that somebody joined or split, by their position; empty for others.
	ArtistKeys []string
	Year       int // 0 when unknown
	// Season and Episodes are the disc and the number of a track.
	Season   *int
	Episodes []int
	IDs      map[string]string // by provider: tmdb, imdb, tvdb
	// Joined: it was given to its item together with others. Its own names then tell what else there is to know of it.
	Joined bool
}

// Evidence is what a file was taken for before anybody decided, and what each source says.
type Evidence struct {
	Kind  string `json:"kind"` // MOVIE EPISODE EXTRA SAMPLE UNKNOWN TRACK
	Title string `json:"title"`
	// Artist is that of the album of a track, Track its own title; Season and Episodes are its disc and number.
	Artist   string            `json:"artist,omitempty"`
	Track    string            `json:"track,omitempty"`
	Year     int               `json:"year,omitempty"`
	Season   *int              `json:"season,omitempty"`
	Episodes []int             `json:"episodes,omitempty"`
	IDs      map[string]string `json:"ids,omitempty"`
	// Numbered: it is known which episode it is, by number or by date.
	Numbered bool     `json:"numbered,omitempty"`
	Said     []Saying `json:"said"`
}

// EvidenceSource is who says something.
type EvidenceSource string

// The sources of evidence.
const (
	FileName   EvidenceSource = "FILE_NAME"
	FolderName EvidenceSource = "FOLDER_NAME"
	NFO        EvidenceSource = "NFO"
	OtherNFO   EvidenceSource = "OTHER_NFO"
	Tags       EvidenceSource = "TAGS"
)

// Saying is what one source says that a file is.
type Saying struct {
	Source EvidenceSource `json:"source"`
	// Text are its own words: a name; empty for NFO files.
	Text   string            `json:"text,omitempty"`
	Title  string            `json:"title,omitempty"`
	Artist string            `json:"artist,omitempty"`
	Year   int               `json:"year,omitempty"`
	IDs    map[string]string `json:"ids,omitempty"`
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
