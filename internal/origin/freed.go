package origin

import (
	"slices"

	"github.com/google/uuid"
)

// Freed are fields of items that somebody had set and that nobody has any more: their sources say again what is shown.
type Freed map[uuid.UUID][]Field

// Add notes a field of an item.
func (f Freed) Add(item uuid.UUID, field Field) { f[item] = append(f[item], field) }

// Has reports whether a field of an item is among them.
func (f Freed) Has(item uuid.UUID, field Field) bool { return slices.Contains(f[item], field) }
