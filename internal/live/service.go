package live

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/artwork"
	"revenge/internal/library"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/fold"
	"revenge/internal/platform/id"
	"revenge/internal/platform/keyset"
	"revenge/internal/platform/outbound"
	"revenge/internal/platform/page"
)

// Deps are what the service stands on.
type Deps struct {
	DB       *db.DB
	Config   Config
	Artworks *artwork.Service
	Clock    clock.Clock
}

// Service answers questions about channels and programmes, and takes them in.
type Service struct {
	Deps
	store store
	guard outbound.Guard
}

// New returns the service. A wrong configuration is fault.Invalid.
func New(d Deps) (*Service, error) {
	if err := d.Config.Validate(); err != nil {
		return nil, fmt.Errorf("settings of live channels: %w", err)
	}
	guard, err := d.Config.Guard()
	return &Service{Deps: d, guard: guard}, err
}

// Kind is the kind of library that holds channels.
func (s *Service) Kind() library.Kind { return library.KindLive }

// Filter narrows a list of channels; a nil field does not filter.
type Filter struct {
	LibraryID    *id.ID
	Group        *string
	NameContains *string
}

const maxName = 200

// List pages through the channels that the viewer may see and that their lists still name, by number. Wrong arguments are
// fault.Invalid; a filter by what may not be seen finds nothing.
func (s *Service) List(ctx context.Context, v access.Viewer, f Filter, a page.Args) (*page.Connection[*Channel], error) {
	l := keyset.List{Columns: channelList, From: "channels", Library: "library_id"}
	l.WherePlain("missing_since IS NULL")
	if f.Group != nil {
		l.Where("group_name = ?", *f.Group)
	}
	if f.NameContains != nil {
		if len([]rune(*f.NameContains)) > maxName {
			return nil, fault.Field(fault.Invalid, fmt.Sprintf("give at most %d characters", maxName), "filter", "nameContains")
		}
		l.Where("folded_name LIKE '%' || ?::text || '%'", fold.Like(fold.Text(*f.NameContains)))
	}
	order := keyset.Order[*Channel]{
		Column: keyset.Column[*Channel]{Name: "sort_key", Parse: keyset.Text, Text: func(c *Channel) string { return c.SortKey }},
		ID:     func(c *Channel) uuid.UUID { return c.ID }, Direction: page.Asc, Filter: f,
	}
	return keyset.Read(ctx, s.DB, "channels", l, order, a, access.Narrowed(v.Libraries, f.LibraryID))
}

// Groups returns the names of the groups of the channels that the viewer may see, in the order of their lists.
func (s *Service) Groups(ctx context.Context, v access.Viewer, only *id.ID) ([]string, error) {
	out, err := s.store.groups(ctx, s.DB, access.Narrowed(v.Libraries, only))
	if err != nil {
		return nil, fmt.Errorf("read the groups of channels: %w", err)
	}
	return out, nil
}

// ByIDs returns those of the channels that the viewer may see, in any order; missing ones too.
func (s *Service) ByIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Channel, error) {
	out, err := s.store.byIDs(ctx, s.DB, v.Libraries, ids)
	if err != nil {
		return nil, fmt.Errorf("read %d channels: %w", len(ids), err)
	}
	return out, nil
}

// GuideFilter narrows a guide; a nil field does not filter.
type GuideFilter struct {
	LibraryID *id.ID
	ChannelID *id.ID
}

// longestGuide bounds the time that one guide spans.
const longestGuide = 14 * 24 * time.Hour

// Programmes pages through what runs between two instants on the channels that the viewer may see, by beginning. Wrong
// arguments are fault.Invalid.
func (s *Service) Programmes(ctx context.Context, v access.Viewer, from, to time.Time, f GuideFilter, a page.Args) (*page.Connection[*Programme], error) {
	if err := checkSpan(from, to); err != nil {
		return nil, err
	}
	libraries := access.Narrowed(v.Libraries, f.LibraryID)
	l := keyset.List{Columns: programmeList, From: "programmes", Library: "library_id"}
	l.Where("starts_at < ?", to)
	// The first bound is for the index: no programme is longer.
	l.Where("starts_at > ?", from.Add(-longestProgramme))
	l.Where("ends_at > ?", from)
	l.WherePlain("NOT EXISTS (SELECT FROM channels c WHERE c.id = channel_id AND c.missing_since IS NOT NULL)")
	if f.ChannelID != nil {
		key, err := f.ChannelID.Key("channel")
		if err != nil {
			libraries = nil
		}
		l.Where("channel_id = ?", key)
	}
	order := keyset.Order[*Programme]{
		Column: keyset.Column[*Programme]{Name: "starts_at", Parse: keyset.Time, Text: func(p *Programme) string { return p.StartsAt.Format(time.RFC3339Nano) }},
		ID:     func(p *Programme) uuid.UUID { return p.ID }, Direction: page.Asc, Filter: []any{from, to, f},
	}
	return keyset.Read(ctx, s.DB, "programmes", l, order, a, libraries)
}

func checkSpan(from, to time.Time) error {
	switch {
	case !to.After(from):
		return fault.Field(fault.Invalid, "a guide ends after it begins", "to")
	case to.Sub(from) > longestGuide:
		return fault.Field(fault.Invalid, "a guide spans at most 14 days", "to")
	}
	return nil
}

// ProgrammesByIDs returns those of the programmes that the viewer may see, in any order.
func (s *Service) ProgrammesByIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Programme, error) {
	out, err := s.store.programmesByIDs(ctx, s.DB, v.Libraries, ids)
	if err != nil {
		return nil, fmt.Errorf("read %d programmes: %w", len(ids), err)
	}
	return out, nil
}

// ProgrammesByChannelIDs returns up to first programmes of each channel that run between two instants, by beginning. Wrong
// instants are fault.Invalid.
func (s *Service) ProgrammesByChannelIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID, from, to time.Time, first int) ([]*Programme, error) {
	if err := checkSpan(from, to); err != nil {
		return nil, err
	}
	out, err := s.store.programmesOf(ctx, s.DB, v.Libraries, ids, from, to, first)
	if err != nil {
		return nil, fmt.Errorf("read the programmes of %d channels: %w", len(ids), err)
	}
	return out, nil
}

// AiringByChannelIDs returns what runs on channels now and what comes next.
func (s *Service) AiringByChannelIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Airing, error) {
	now := s.Clock.Now()
	rows, err := s.store.programmesOf(ctx, s.DB, v.Libraries, ids, now, now.Add(longestGuide), 2)
	if err != nil {
		return nil, fmt.Errorf("read what runs on %d channels: %w", len(ids), err)
	}
	byChannel := make(map[uuid.UUID]*Airing, len(ids))
	var out []*Airing
	for _, p := range rows {
		on := byChannel[p.ChannelID]
		if on == nil {
			on = &Airing{ChannelID: p.ChannelID}
			byChannel[p.ChannelID], out = on, append(out, on)
		}
		switch {
		case !p.StartsAt.After(now):
			on.Now = p
		case on.Next == nil:
			on.Next = p
		}
	}
	return out, nil
}

// Stream returns where a channel's pictures are. A channel that is unknown, missing or not to be seen is fault.NotFound.
func (s *Service) Stream(ctx context.Context, v access.Viewer, key uuid.UUID) (*Stream, error) {
	out, err := s.store.stream(ctx, s.DB, v.Libraries, key)
	if err != nil {
		return nil, fmt.Errorf("receive channel %s: %w", key, err)
	}
	return out, nil
}
