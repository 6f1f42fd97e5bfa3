package live

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/library"
	"revenge/internal/platform/id"
	"revenge/internal/platform/queue"
)

// programmeRow is a programme as a refresh writes it.
type programmeRow struct {
	ID          uuid.UUID `json:"id"`
	ChannelID   uuid.UUID `json:"channel_id"`
	StartsAt    time.Time `json:"starts_at"`
	EndsAt      time.Time `json:"ends_at"`
	Title       string    `json:"title"`
	Subtitle    *string   `json:"subtitle"`
	Description *string   `json:"description"`
	Categories  []string  `json:"categories"`
	Season      *int      `json:"season"`
	Episode     *int      `json:"episode"`
}

// programmesAtOnce is how many programmes one statement writes.
const programmesAtOnce = 2000

// refreshGuide writes programmes as they are read, since a guide may be larger than memory; what it does not name any more
// goes at its end. A guide that breaks off leaves the others as they are.
func (s *Service) refreshGuide(ctx context.Context, r *library.Reading) error {
	if err := r.Guide(ctx); err != nil {
		return err
	}
	channels, err := s.store.guideChannels(ctx, s.DB, r.Library.ID)
	if err != nil {
		return fmt.Errorf("read the channels of library %s: %w", r.Library.ID, err)
	}
	g := &guideWriter{Service: s, reading: r, channels: channels, now: s.Clock.Now(), taken: map[spot]bool{}}
	flaws, err := s.guide(ctx, r, g)
	if err != nil {
		return s.away(ctx, r, library.GuidePosition, "guide", err)
	}
	if g.read == 0 {
		return s.away(ctx, r, library.GuidePosition, "guide", &notRead{"it names no programmes"})
	}
	if g.matched == 0 {
		flaws = append(flaws, Flaw{"guide", "NO_CHANNEL", "The guide names none of the list's channels: their tvg-id and its channel ids differ."})
	}
	err = r.Took(ctx, library.GuidePosition, library.Taken{Problems: problems(flaws)}, func(tx pgx.Tx) ([]queue.Args, error) {
		return nil, s.store.endGuide(ctx, tx, r.Library.ID, g.now, g.now.Add(-keptPast))
	})
	if err != nil {
		return fmt.Errorf("take in the guide of library %s: %w", r.Library.ID, err)
	}
	return nil
}

func (s *Service) guide(ctx context.Context, r *library.Reading, g *guideWriter) ([]Flaw, error) {
	place, _, _ := r.Place(library.GuidePosition)
	in, err := s.open(ctx, place, mostGuide)
	if err != nil {
		return nil, err
	}
	defer func() { _ = in.Close() }()
	flaws, err := ReadXMLTV(in, r.Library.Language, func(l Listing) error { return g.add(ctx, l) })
	if err == nil {
		err = g.flush(ctx)
	}
	return flaws, err
}

// spot is what tells a programme from others.
type spot struct {
	channel uuid.UUID
	start   int64
}

type guideWriter struct {
	*Service
	reading  *library.Reading
	channels map[string][]uuid.UUID
	now      time.Time

	rows          []programmeRow
	taken         map[spot]bool // in rows: one statement cannot write a row twice
	read, matched int64
}

func (g *guideWriter) add(ctx context.Context, l Listing) error {
	g.read++
	if !l.End.After(g.now.Add(-keptPast)) || l.Start.After(g.now.Add(keptAhead)) {
		return nil
	}
	for _, channel := range g.channels[l.GuideID] {
		at := spot{channel, l.Start.UnixMicro()}
		if g.taken[at] {
			continue
		}
		g.taken[at] = true
		g.matched++
		g.rows = append(g.rows, rowOf(l, channel))
		if len(g.rows) >= programmesAtOnce {
			if err := g.flush(ctx); err != nil {
				return err
			}
			g.reading.Note(g.matched, l.Title)
		}
	}
	return nil
}

func rowOf(l Listing, channel uuid.UUID) programmeRow {
	row := programmeRow{ID: id.New(), ChannelID: channel, StartsAt: l.Start, EndsAt: l.End, Title: l.Title, Subtitle: some(l.Subtitle),
		Description: some(l.Description), Categories: append([]string{}, l.Categories...)}
	if l.Season > 0 {
		row.Season = &l.Season
	}
	if l.Episode > 0 {
		row.Episode = &l.Episode
	}
	return row
}

func some(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

func (g *guideWriter) flush(ctx context.Context) error {
	if len(g.rows) == 0 {
		return nil
	}
	if err := g.store.putProgrammes(ctx, g.DB, g.reading.Library.ID, g.rows, g.now); err != nil {
		return fmt.Errorf("write %d programmes: %w", len(g.rows), err)
	}
	g.rows = g.rows[:0]
	clear(g.taken)
	return nil
}
