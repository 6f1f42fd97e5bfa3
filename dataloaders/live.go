package dataloaders

import (
	"context"
	"sync"
	"time"

	"github.com/google/uuid"

	"revenge/graph/setexec"
	"revenge/internal/access"
	"revenge/internal/live"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/page"
)

// Live batches reads of channels and programmes.
type Live struct {
	ChannelByID         *Loader[uuid.UUID, *live.Channel]
	ProgrammeByID       *Loader[uuid.UUID, *live.Programme]
	AiringByChannel     *Loader[uuid.UUID, *live.Airing]
	ProgrammesByChannel *ProgrammesOf
}

func newLive(s *live.Service, v access.Viewer) *Live {
	return &Live{
		ChannelByID:         one(bind(v, s.ByIDs), func(c *live.Channel) uuid.UUID { return c.ID }),
		ProgrammeByID:       one(bind(v, s.ProgrammesByIDs), func(p *live.Programme) uuid.UUID { return p.ID }),
		AiringByChannel:     one(bind(v, s.AiringByChannelIDs), func(a *live.Airing) uuid.UUID { return a.ChannelID }),
		ProgrammesByChannel: &ProgrammesOf{fetch: s.ProgrammesByChannelIDs, viewer: v, loaders: map[span]*Loader[uuid.UUID, []*live.Programme]{}},
	}
}

func channelID(c *live.Channel) *uuid.UUID { return &c.ID }

// What belongs to channels and programmes.
var (
	ChannelLibrary    = toOne(libraries, func(c *live.Channel) *uuid.UUID { return &c.LibraryID }, "Channel.library")
	ChannelLogo       = toOne(artworks, func(c *live.Channel) *uuid.UUID { return c.LogoID }, "Channel.logo")
	ChannelAiring     = toOne(func(l *Loaders) *Loader[uuid.UUID, *live.Airing] { return l.Live.AiringByChannel }, channelID, "Channel.now", "Channel.next")
	ChannelProgrammes = declare(ToProgrammes{}, "Channel.programmes")
	ProgrammeChannel  = toOne(func(l *Loaders) *Loader[uuid.UUID, *live.Channel] { return l.Live.ChannelByID },
		func(p *live.Programme) *uuid.UUID { return &p.ChannelID }, "Programme.channel")
)

// ProgrammesOf batches reads of channels' programmes: a loader for each span of time, as one document may ask for several.
type ProgrammesOf struct {
	fetch  func(ctx context.Context, v access.Viewer, ids []uuid.UUID, from, to time.Time, first int) ([]*live.Programme, error)
	viewer access.Viewer

	mu      sync.Mutex
	loaders map[span]*Loader[uuid.UUID, []*live.Programme]
}

type span struct {
	from, to int64
	first    int
}

func (p *ProgrammesOf) loader(from, to time.Time, first int) *Loader[uuid.UUID, []*live.Programme] {
	key := span{from.UnixNano(), to.UnixNano(), first}
	p.mu.Lock()
	defer p.mu.Unlock()
	l := p.loaders[key]
	if l == nil {
		l = many(func(ctx context.Context, ids []uuid.UUID) ([]*live.Programme, error) {
			return p.fetch(ctx, p.viewer, ids, from, to, first)
		}, func(row *live.Programme) uuid.UUID { return row.ChannelID })
		p.loaders[key] = l
	}
	return l
}

// ToProgrammes is the edge from a channel to what it shows, which is asked with arguments.
type ToProgrammes struct{}

// Load returns up to first programmes of a channel, 1 to 100, that run between two instants.
func (ToProgrammes) Load(ctx context.Context, c *live.Channel, from, to time.Time, first int) ([]*live.Programme, error) {
	if first < 1 || first > page.MaxSize {
		return nil, fault.Field(fault.Invalid, "first must be between 1 and 100", "first")
	}
	return For(ctx).Live.ProgrammesByChannel.loader(from, to, first).Load(ctx, c.ID)
}

// Prepare announces the programmes of all channels.
func (ToProgrammes) Prepare(ctx context.Context, parents []any, args setexec.Args) []setexec.Read {
	from, _ := args["from"].(time.Time)
	to, _ := args["to"].(time.Time)
	first, _ := args["first"].(int)
	if first < 1 || first > page.MaxSize {
		return nil
	}
	return prepare(For(ctx).Live.ProgrammesByChannel.loader(from, to, first), parents, channelID)
}
