package playback

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/media"
)

// Item is something of the catalogue that can be played.
type Item struct {
	Kind      ItemKind
	ID        uuid.UUID
	LibraryID uuid.UUID
}

// Candidate is one file of an item, ready to be played.
type Candidate struct {
	FileID uuid.UUID
	// Part is 0 for a whole file, else its place among the parts of its edition.
	Part    int
	Edition string
	Source  media.Source
	Info    media.Info
	Index   *media.Index
	// Texts are subtitle files beside it.
	Texts []media.TextTrack
	// Raws are subtitle files beside it that players may draw by themselves.
	Raws []media.RawTrack
}

// Source is how playback sees content. Whatever the viewer may not see is fault.NotFound.
type Source interface {
	// Item returns an item with the files that are there now, best first.
	Item(ctx context.Context, v access.Viewer, kind ItemKind, key uuid.UUID) (*Item, []Candidate, error)
	// File returns one file ready to be played, for a session that goes on.
	File(ctx context.Context, v access.Viewer, file uuid.UUID) (*Candidate, error)
}

// Listener counts what was heard of tracks; playback keeps no state of them.
type Listener interface {
	// Hear joins the caller's transaction.
	Hear(ctx context.Context, tx pgx.Tx, h Hearing) error
}

// Hearing is how far a session is with a track.
type Hearing struct {
	Session, User, Track   uuid.UUID
	PositionMs, DurationMs int64
	StartedAt, At          time.Time
	Playing                bool
}

// Engine serves what is not sent as it is; media/hls has it.
type Engine interface {
	// Validate reports whether a stream can be served; fault.Invalid if not.
	Validate(spec *media.Spec) error
	// Choose fills in the hardware that is to encode the spec's pictures.
	Choose(spec *media.Spec)
	// RawNames are the names of the files that hold the spec's k-th raw subtitle.
	RawNames(spec *media.Spec, k int) []string
	// Warm starts what the first segment at that place needs.
	Warm(spec *media.Spec, at time.Duration)
	// Encoding returns the transcodes that a session holds on this node.
	Encoding(session string) []Encoding
	// Watch tells when they change; stop ends it.
	Watch(session string) (changed <-chan struct{}, stop func())
	// Release ends what nobody else shares.
	Release(session string)
	// Load is how busy this node's encoding is; a zero one is not measured.
	Load() media.Load
}

// Encoding is one transcode of a session.
type Encoding struct {
	// Rendition names it as the playlists do.
	Rendition string
	// Position is the end of what is encoded, Ahead how far that is beyond the player's last request.
	Position, Ahead time.Duration
	// Speed is presentation time per time; zero until the first segment is done.
	Speed float64
	// Active says that it works or waits for the player; Failed that it broke.
	Active, Failed bool
}

// PositionMs is Position in milliseconds.
func (e Encoding) PositionMs() int64 { return e.Position.Milliseconds() }

// AheadMs is Ahead in milliseconds.
func (e Encoding) AheadMs() int64 { return e.Ahead.Milliseconds() }
