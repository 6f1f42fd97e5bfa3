package origin

import (
	"time"

	"github.com/google/uuid"

	"revenge/internal/platform/id"
)

// Change is what somebody did to one field of one item.
type Change struct {
	ID        uuid.UUID  `json:"id"`
	BatchID   uuid.UUID  `json:"batch_id"`
	UserID    *uuid.UUID `json:"user_id"`
	ByName    string     `json:"by_name"`
	At        time.Time  `json:"at"`
	ItemKind  Kind       `json:"item_kind"`
	ItemID    uuid.UUID  `json:"item_id"`
	LibraryID uuid.UUID  `json:"library_id"`
	// ItemTitle is what the item was called then.
	ItemTitle string `json:"item_title"`
	Field     Field  `json:"field"`
	// Before and After are what was shown; ByHand, whether somebody had set it.
	Before       []string `json:"before"`
	After        []string `json:"after"`
	BeforeByHand bool     `json:"before_by_hand"`
	AfterByHand  bool     `json:"after_by_hand"`
	// UndoneBy is the batch that undid it; nil while it holds.
	UndoneBy *uuid.UUID `json:"undone_by"`
}

// The kinds of the public ids of changes, and of what was changed at once.
const (
	ChangeKind id.Kind = "editchange"
	BatchKind  id.Kind = "editbatch"
)

// NodeID is the public id of the change.
func (c Change) NodeID() id.ID { return id.Of(ChangeKind, c.ID) }

// Batch is the public id of all that was changed at once.
func (c Change) Batch() id.ID { return id.Of(BatchKind, c.BatchID) }

// Undone reports whether it was undone.
func (c Change) Undone() bool { return c.UndoneBy != nil }
