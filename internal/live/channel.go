package live

import (
	"time"

	"github.com/google/uuid"

	"revenge/internal/platform/id"
)

// Channel is a channel of a list.
type Channel struct {
	ID        uuid.UUID
	LibraryID uuid.UUID
	Name      string
	// Number is the one to dial, as the list writes it: "7" or "7.1".
	Number *string
	// SortKey orders channels: by number, then as they stand in the list.
	SortKey string
	// GroupName is that of the list; empty for none.
	GroupName    string
	LogoID       *uuid.UUID
	MissingSince *time.Time
	AddedAt      time.Time
}

// NodeID is the public id.
func (c Channel) NodeID() id.ID { return id.Of("channel", c.ID) }

// IsNode marks Channel as addressable by node(id:).
func (Channel) IsNode() {}

// IsPlayable marks Channel as something that can be played.
func (Channel) IsPlayable() {}

// Group is the channel's group; nil for none.
func (c Channel) Group() *string {
	if c.GroupName == "" {
		return nil
	}
	return &c.GroupName
}

// Programme is what runs on a channel for a while.
type Programme struct {
	ID          uuid.UUID
	ChannelID   uuid.UUID
	LibraryID   uuid.UUID
	StartsAt    time.Time
	EndsAt      time.Time
	Title       string
	Subtitle    *string
	Description *string
	Categories  []string
	Season      *int
	Episode     *int
}

// NodeID is the public id.
func (p Programme) NodeID() id.ID { return id.Of("programme", p.ID) }

// IsNode marks Programme as addressable by node(id:).
func (Programme) IsNode() {}

// Airing is what runs on a channel at one moment, and what comes next; nil where the guide does not say.
type Airing struct {
	ChannelID uuid.UUID
	Now, Next *Programme
}

// Stream is where a channel's pictures are. Address may hold a password: it is for the server alone.
type Stream struct {
	ChannelID uuid.UUID
	LibraryID uuid.UUID
	Address   string
}
