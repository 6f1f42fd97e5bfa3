package app

import (
	"context"
	"errors"
	"log/slog"

	"github.com/google/uuid"
	"go.uber.org/fx"

	"revenge/internal/access"
	"revenge/internal/config"
	"revenge/internal/live"
	"revenge/internal/platform/outbound"
	"revenge/internal/playback"
	"revenge/media/restream"
)

func newTuner(lc fx.Lifecycle, c *config.Config, guard outbound.Guard, log *slog.Logger) *restream.Tuner {
	t := restream.New(restream.Options{Client: guard.Client(0), Most: c.Live.MaxStreams, Log: component(log, "restream")})
	lc.Append(fx.StopHook(t.Close))
	return t
}

// channels shows playback the channels and what receives them.
type channels struct {
	known *live.Service
	tuner *restream.Tuner
}

// Channel returns a channel.
func (c *channels) Channel(ctx context.Context, v access.Viewer, key uuid.UUID) (*playback.Channel, error) {
	s, err := c.known.Stream(ctx, v, key)
	if err != nil {
		return nil, err
	}
	return &playback.Channel{ID: s.ChannelID, LibraryID: s.LibraryID, Address: s.Address}, nil
}

// refusals are why a channel is not received, in playback's words.
var refusals = map[restream.Reason]playback.RefusalReason{restream.Away: playback.RefusedChannelAway,
	restream.Unsupported: playback.RefusedChannelNotSupported, restream.Full: playback.RefusedServerChannels}

// Tune receives a channel.
func (c *channels) Tune(ctx context.Context, of *playback.Channel) ([]string, error) {
	codecs, err := c.tuner.Tune(ctx, restream.Channel{ID: of.ID.String(), Address: of.Address})
	if refused, ok := errors.AsType[*restream.Refused](err); ok {
		return nil, playback.Refuse(refusals[refused.Reason])
	}
	return codecs, err
}
