package resolvers

import (
	"context"

	"revenge/dataloaders"
	"revenge/internal/live"
)

// airing is empty for channels that no guide tells of.
func airing(ctx context.Context, c *live.Channel) (*live.Airing, error) {
	on, err := dataloaders.ChannelAiring.Load(ctx, c)
	if on == nil {
		on = &live.Airing{}
	}
	return on, err
}
