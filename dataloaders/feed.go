package dataloaders

import (
	"github.com/google/uuid"

	"revenge/internal/feed"
)

var _ = declare(Switch[*feed.Change]{func(l *Loaders, c *feed.Change) (expecting, uuid.UUID) {
	if c.Removed {
		return nil, c.Key
	}
	return l.item(c.Kind), c.Key
}}, "Change.node")
