package artwork

import (
	"time"

	"github.com/google/uuid"

	"revenge/internal/platform/id"
)

// Role is what a picture is for.
type Role string

// The roles.
const (
	Poster   Role = "POSTER"
	Backdrop Role = "BACKDROP"
	Logo     Role = "LOGO"
	Banner   Role = "BANNER"
	Thumb    Role = "THUMB"
	Still    Role = "STILL"
	Disc     Role = "DISC"
	ClearArt Role = "CLEARART"
	Profile  Role = "PROFILE"
)

// Source is where a picture's bytes come from.
type Source string

// The sources.
const (
	SourceLocal    Source = "LOCAL"    // a picture file in a library root
	SourceEmbedded Source = "EMBEDDED" // a stream of a media file
	SourceFrame    Source = "FRAME"    // a frame of a video
	SourceRemote   Source = "REMOTE"   // an outside address
	SourceUpload   Source = "UPLOAD"   // somebody sent it
)

// State is how far a picture is.
type State string

// The states.
const (
	Pending State = "PENDING"
	Ready   State = "READY"
	Failed  State = "FAILED"
)

// Artwork is a picture and where its bytes come from.
type Artwork struct {
	ID          uuid.UUID
	LibraryID   uuid.UUID
	Role        Role
	Source      Source
	RootID      *uuid.UUID
	Path        *string
	FileID      *uuid.UUID
	StreamIndex *int
	AtMs        *int64
	// Content names the bytes that the server keeps itself; see keep.
	Content   *string
	Version   string
	State     State
	MimeType  *string
	Width     *int
	Height    *int
	Blurhash  *string
	CreatedAt time.Time

	// addresses are those that were made of a row that is kept; nil for other rows.
	addresses *addresses `kept:"anew"`
}

// Kept returns the row for keeping beyond a request: its addresses are kept with it.
func (a *Artwork) Kept() *Artwork {
	row := *a
	row.addresses = &addresses{}
	return &row
}

// NodeID is the public id.
func (a Artwork) NodeID() id.ID { return id.Of("artwork", a.ID) }

// IsNode marks Artwork as addressable by node(id:).
func (Artwork) IsNode() {}

// Format is what a picture is encoded as.
type Format string

// The formats.
const (
	FormatAuto Format = "AUTO" // JPEG, or PNG where there is transparency
	FormatJPEG Format = "JPEG"
)

// Widths are the sizes that are made, in pixels; a wish gets the next one.
var Widths = []int{120, 240, 360, 480, 720, 1080, 1920}
