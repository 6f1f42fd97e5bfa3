package scrobble

import (
	"time"

	"github.com/google/uuid"

	"revenge/internal/platform/id"
)

// Target is a service that is told what was heard.
type Target string

// The services.
const (
	LastFM       Target = "LASTFM"
	ListenBrainz Target = "LISTENBRAINZ"
)

// Account is a user's account at a service.
type Account struct {
	ID          uuid.UUID
	UserID      uuid.UUID
	Service     Target
	Name        string
	Secret      []byte
	ConnectedAt time.Time
	Problem     *string
	// Waiting is how much is still to be told.
	Waiting int
}

// NodeID is the public id.
func (a Account) NodeID() id.ID { return id.Of("scrobbleaccount", a.ID) }

// IsNode marks Account as addressable by node(id:).
func (Account) IsNode() {}

// Song is what a service is told of.
type Song struct {
	ID         uuid.UUID
	Title      string
	Artist     string
	Album      *string
	MBID       *uuid.UUID `db:"mbid"`
	DurationMs int64
	StartedAt  time.Time
}

// FlushArgs tells one account what waits for it.
type FlushArgs struct {
	AccountID uuid.UUID `json:"account_id"`
}

// Kind names the job.
func (FlushArgs) Kind() string { return "scrobble_flush" }

// NowArgs tells a user's accounts what plays: the listen that has begun.
type NowArgs struct {
	UserID   uuid.UUID `json:"user_id"`
	ListenID uuid.UUID `json:"listen_id"`
}

// Kind names the job.
func (NowArgs) Kind() string { return "scrobble_now" }

// RequestArgs asks for everything that waits to be told.
type RequestArgs struct{}

// Kind names the job.
func (RequestArgs) Kind() string { return "scrobble_request" }
