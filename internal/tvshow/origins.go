package tvshow

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/intake"
	"revenge/internal/metadata"
	"revenge/internal/origin"
)

// origins are what is known of a row of a batch and who says so.
type origins struct {
	held      *origin.Held // what is known beside its files, nil when that is nothing
	nfo, file origin.Facts // what the files state
	values    origin.Facts // what is shown, where that is told by more than the files
}

// merge works out what is shown, where more is known than the files say.
func (o *origins) merge(held *origin.Held) {
	if o.held = held; held != nil {
		o.values = origin.Merge(held.With(o.said(uuid.Nil)...)).Values()
	}
}

func (o *origins) said(item uuid.UUID) (out []*origin.Said) {
	if len(o.nfo) > 0 {
		out = append(out, origin.Say(item, origin.NFO, o.nfo))
	}
	if len(o.file) > 0 {
		out = append(out, origin.Say(item, origin.File, o.file))
	}
	return out
}

// hold finds what is known of series, seasons and episodes beside their files, which wins over these.
func (b *batch) hold(ctx context.Context) (err error) {
	var known []uuid.UUID
	for _, s := range b.shows {
		s.state()
		if s.was != nil {
			known = append(known, s.was.ID)
		}
		for _, of := range s.seasons {
			of.state()
			if of.was != nil {
				known = append(known, of.was.ID)
			}
		}
		for _, e := range s.order {
			e.state()
			if e.was != nil {
				known = append(known, e.was.ID)
			}
		}
	}
	if b.held, err = origin.Apart(ctx, b.tx, known); err != nil || len(b.held) == 0 {
		return err
	}
	for _, s := range b.shows {
		if s.was != nil {
			s.recall(b.held[s.was.ID])
			s.merge(b.held[s.was.ID])
		}
		if s.values != nil && s.facts != nil {
			s.genres, s.labels = s.values.Texts(origin.Genres), intake.LabelsOf(s.values, nil)
			s.credits = intake.CreditsOf(s.values, s.credits)
		}
		for _, of := range s.seasons {
			if of.was != nil {
				of.merge(b.held[of.was.ID])
			}
		}
		for _, e := range s.order {
			if e.was != nil {
				e.merge(b.held[e.was.ID])
			}
			if e.values != nil && e.facts != nil {
				e.credits = intake.CreditsOf(e.values, e.credits)
			}
		}
	}
	return nil
}

// state notes what the batch's sources state of the series; a description stays until another one comes.
func (s *show) state() {
	lead := s.lead()
	if s.was != nil && s.facts == nil && (s.was.Described || s.guest) {
		return
	}
	title, year := lead.Title, lead.Year
	if s.facts != nil {
		title, year = lead.Named.Title, lead.Named.Year
		s.nfo = intake.Stated(networks(s.facts))
		intake.StateDay(s.nfo, origin.FirstAiredOn, s.facts.Date)
		intake.StateDay(s.nfo, origin.EndedOn, s.facts.EndDate)
		s.nfo.Set(origin.Status, new(string(status(s.facts.Status))))
		intake.StateIDs(s.nfo, lead.IDs)
	}
	s.file = origin.Facts{}
	intake.StateIDs(s.file, lead.IDs)
	s.file.Set(origin.SeriesType, new(string(s.counted())))
	s.file.Set(origin.Title, intake.Text(title))
	origin.SetNumber(s.file, origin.Year, intake.Year(year))
}

// recall keeps how files counted the episodes before, where those of the batch do not tell: what is shown may have been set by hand.
func (s *show) recall(held *origin.Held) {
	if held == nil || s.file == nil || s.kind() != "" {
		return
	}
	for _, said := range held.Said {
		if t := said.Facts.Text(origin.SeriesType); t != nil {
			s.file.Set(origin.SeriesType, t)
		}
	}
}

func (s *season) state() {
	s.nfo = origin.Facts{}
	s.nfo.Set(origin.Title, s.title)
	if s.facts != nil {
		if title := intake.Text(s.facts.Title); title != nil {
			s.nfo.Set(origin.Title, title)
		}
		s.nfo.Set(origin.Overview, intake.Text(s.facts.Plot))
		intake.StateTranslations(s.nfo, &s.facts.Facts)
	}
}

func (e *episode) state() {
	if e.was != nil && e.facts == nil && e.was.Described {
		return
	}
	lead := e.files[0]
	title, aired := lead.EpisodeTitle, e.number.aired
	if e.facts != nil {
		title, aired = lead.Named.EpisodeTitle, lead.Named.AirDate
		e.nfo = origin.Facts{}
		e.nfo.Set(origin.Title, intake.Text(e.facts.Title))
		e.nfo.Set(origin.Overview, first(intake.Text(e.facts.Plot), intake.Text(e.facts.Outline)))
		intake.StateDay(e.nfo, origin.AiredOn, e.facts.Date)
		if ms := e.facts.Runtime.Milliseconds(); ms > 0 {
			origin.SetNumber(e.nfo, origin.RuntimeMs, &ms)
		}
		for field, n := range map[origin.Field]*int{origin.DVDSeason: e.facts.DVDSeason, origin.DVDNumber: e.facts.DVDEpisode,
			origin.AirsBeforeSeason: e.facts.DisplaySeason, origin.AirsBeforeEpisode: e.facts.DisplayEpisode, origin.AirsAfterSeason: e.facts.DisplayAfter} {
			origin.SetNumber(e.nfo, field, n)
		}
		if e.number.absolute == nil && e.facts.Absolute > 0 {
			origin.SetNumber(e.nfo, origin.Absolute, &e.facts.Absolute)
		}
		intake.StateCredits(e.nfo, e.credits)
		intake.StateTranslations(e.nfo, &e.facts.Facts)
	}
	e.file = origin.Facts{}
	origin.SetNumber(e.file, origin.Absolute, e.number.absolute)
	if len(lead.Episodes) <= 1 && len(lead.Absolute) <= 1 {
		e.file.Set(origin.Title, intake.Text(title))
	}
	intake.StateDay(e.file, origin.AiredOn, aired)
	if ms := e.playTime(); ms > 0 {
		origin.SetNumber(e.file, origin.RuntimeMs, &ms)
	}
}

// fill takes over what is shown of the season.
func (r *seasonRow) fill(v origin.Facts) {
	r.Title, r.Overview = v.Text(origin.Title), v.Text(origin.Overview)
	r.Translations = seasonTranslations(v)
}

// seasonTranslations are those of facts as the column has them: nil for none.
func seasonTranslations(v origin.Facts) []metadata.Translation {
	if list := intake.TranslationsOf(v); len(list) > 0 {
		return list
	}
	return nil
}

// fill takes over what is shown of the episode.
func (r *episodeRow) fill(v origin.Facts) {
	r.Title, r.Overview, r.AiredOn, r.RuntimeMs = v.Text(origin.Title), v.Text(origin.Overview), intake.DayText(v, origin.AiredOn), v.Int64(origin.RuntimeMs)
	r.Titles, r.Absolute = intake.TitlesOf(v), v.Int(origin.Absolute)
	r.DVDSeason, r.DVDNumber = v.Int(origin.DVDSeason), v.Int(origin.DVDNumber)
	r.AirsBeforeSeason, r.AirsBeforeEpisode = v.Int(origin.AirsBeforeSeason), v.Int(origin.AirsBeforeEpisode)
	r.AirsAfterSeason = v.Int(origin.AirsAfterSeason)
}
