package dataloaders

import (
	"github.com/google/uuid"

	"revenge/internal/join"
	"revenge/internal/platform/id"
)

// What belongs to items that were joined.
var (
	JoinLibrary = toOne(libraries, func(c *join.Change) *uuid.UUID { return &c.LibraryID }, "JoinChange.library")

	_ = toItem(func(c *join.Change) id.ID { return Item(c.ItemKind, c.ItemID) }, "JoinChange.item")
)
