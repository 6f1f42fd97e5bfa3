package dataloaders

import (
	"context"
	"time"

	"github.com/google/uuid"

	"revenge/graph/setexec"
	"revenge/internal/access"
	"revenge/internal/live"
)

// Live batches reads of channels and programmes.
type Live struct {
	ChannelByID         *Loader[uuid.UUID, *live.Channel]
	ProgrammeByID       *Loader[uuid.UUID, *live.Programme]
	AiringByChannel     *Loader[uuid.UUID, *live.Airing]
	ProgrammesByChannel *By[ProgrammesAsked, *live.Programme]
}

func newLive(s *live.Service, v *access.Viewer) *Live {
	return &Live{
		ChannelByID:         one(bind(v, s.ByIDs), func(c *live.Channel) uuid.UUID { return c.ID }),
		ProgrammeByID:       one(bind(v, s.ProgrammesByIDs), func(p *live.Programme) uuid.UUID { return p.ID }),
		AiringByChannel:     one(bind(v, s.AiringByChannelIDs), func(a *live.Airing) uuid.UUID { return a.ChannelID }),
		ProgrammesByChannel: programmesBy(s, v),
	}
}

func channelID(c *live.Channel) *uuid.UUID { return &c.ID }

// What belongs to channels and programmes.
var (
	ChannelLibrary    = toOne(libraries, func(c *live.Channel) *uuid.UUID { return &c.LibraryID }, "Channel.library")
	ChannelLogo       = toOne(artworks, func(c *live.Channel) *uuid.UUID { return c.LogoID }, "Channel.logo")
	ChannelAiring     = toOne(func(l *Loaders) *Loader[uuid.UUID, *live.Airing] { return l.Live().AiringByChannel }, channelID, "Channel.now", "Channel.next")
	ChannelProgrammes = declare(ToAsked[*live.Channel, ProgrammesAsked, *live.Programme]{
		func(l *Loaders) *By[ProgrammesAsked, *live.Programme] { return l.Live().ProgrammesByChannel }, channelID, programmesGiven}, "Channel.programmes")
	ProgrammeChannel = toOne(func(l *Loaders) *Loader[uuid.UUID, *live.Channel] { return l.Live().ChannelByID },
		func(p *live.Programme) *uuid.UUID { return &p.ChannelID }, "Programme.channel")
)

// ProgrammesAsked are the arguments of a channel's programmes.
type ProgrammesAsked struct {
	from, to int64 // Unix nanoseconds
	first    int
}

func (p ProgrammesAsked) count() int { return p.first }

// Programmes asks for up to first programmes that run between two instants.
func Programmes(from, to time.Time, first int) ProgrammesAsked {
	return ProgrammesAsked{from.UnixNano(), to.UnixNano(), first}
}

func programmesGiven(args setexec.Args) ProgrammesAsked {
	from, _ := args["from"].(time.Time)
	to, _ := args["to"].(time.Time)
	first, _ := args["first"].(int)
	return Programmes(from, to, first)
}

func programmesBy(s *live.Service, v *access.Viewer) *By[ProgrammesAsked, *live.Programme] {
	return by(func(ctx context.Context, ids []uuid.UUID, args ProgrammesAsked) ([]*live.Programme, error) {
		return s.ProgrammesByChannelIDs(ctx, *v, ids, time.Unix(0, args.from), time.Unix(0, args.to), args.first)
	}, func(p *live.Programme) uuid.UUID { return p.ChannelID }, nil, nil)
}
