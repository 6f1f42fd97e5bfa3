package tvshow

import (
	"strconv"
	"time"

	"github.com/google/uuid"

	"revenge/internal/artwork"
	"revenge/internal/intake"
	"revenge/internal/metadata"
	"revenge/internal/platform/fold"
)

// number tells an episode apart in its series.
type number struct {
	season   int
	number   *int
	absolute *int
	aired    string // yyyy-mm-dd
	title    string // of specials that have nothing else
}

// key tells the episode apart in its season.
func (n number) key() string {
	switch {
	case n.number != nil:
		return "e" + strconv.Itoa(*n.number)
	case n.aired != "":
		return "d" + n.aired
	case n.absolute != nil:
		return "a" + strconv.Itoa(*n.absolute)
	}
	return "t" + n.title
}

func (n number) path() string { return pathOf(n.season, n.key()) }

func pathOf(season int, key string) string { return strconv.Itoa(season) + " " + key }

// position orders a season: by number, then by date, then what has only a title.
func (n number) position() int {
	switch {
	case n.number != nil:
		return *n.number
	case n.aired != "":
		if d := intake.Day(n.aired); d != nil {
			days, _ := strconv.Atoi(n.aired[:4] + n.aired[5:7] + n.aired[8:10]) // a day has digits there
			return days
		}
	case n.absolute != nil:
		return *n.absolute
	}
	return 1_000_000_000
}

const (
	maxNumber   = 100_000
	maxEpisodes = 200 // of one file
)

// numbersOf returns the episodes that a file holds.
func numbersOf(f *intake.File) []number {
	season := 1
	if f.Season != nil {
		season = *f.Season
	}
	if season < 0 || season > maxNumber {
		return nil
	}
	var out []number
	switch {
	case len(f.Episodes) > 0 && (f.Season != nil || len(f.Absolute) == 0):
		for i, n := range f.Episodes {
			one := number{season: season, number: &n, aired: f.AirDate}
			if i < len(f.Absolute) {
				one.absolute = &f.Absolute[i]
			}
			out = append(out, one)
		}
	case len(f.Absolute) > 0:
		for _, n := range f.Absolute {
			out = append(out, number{season: season, absolute: &n})
		}
	case intake.Day(f.AirDate) != nil:
		if f.Season == nil {
			season = intake.Day(f.AirDate).Year()
		}
		out = append(out, number{season: season, aired: f.AirDate})
	case f.Season != nil && intake.Text(f.EpisodeTitle) != nil:
		out = append(out, number{season: season, title: fold.Text(f.EpisodeTitle)})
	}
	for _, n := range out {
		if len(out) > maxEpisodes || beyond(n.number) || beyond(n.absolute) {
			return nil
		}
	}
	return out
}

func beyond(n *int) bool { return n != nil && (*n < 0 || *n > maxNumber) }

// season is one season of a show in a batch.
type season struct {
	number int
	facts  *metadata.Season
	title  *string
	poster *artwork.New
	was    *keptSeason
	row    seasonRow
	origins
}

func (s *season) add(f *intake.File) {
	if s.facts == nil && f.SeasonFacts != nil && (f.SeasonFacts.Number == nil || *f.SeasonFacts.Number == s.number) {
		s.facts = f.SeasonFacts
	}
	if s.title == nil && f.Series != nil {
		s.title = intake.Text(f.Series.SeasonNames[s.number])
	}
	s.poster = first(s.poster, f.Seasons[s.number])
}

func (s *season) describe(series, library uuid.UUID) {
	s.row = seasonRow{SeriesID: series, LibraryID: library, Number: s.number}
	if s.was != nil {
		s.row = s.was.seasonRow
	}
	s.row.Title = first(s.title, s.row.Title)
	if s.facts != nil {
		s.row.Title = first(intake.Text(s.facts.Title), s.row.Title)
		s.row.Overview = first(intake.Text(s.facts.Plot), s.row.Overview)
		s.row.Translations = seasonTranslations(s.nfo)
	}
}

// episode is one episode of a show in a batch.
type episode struct {
	number  number
	files   []*intake.File
	facts   *metadata.Episode
	credits []intake.Credit
	was     *keptEpisode
	row     episodeRow
	origins
}

func (e *episode) add(f *intake.File) {
	e.files = append(e.files, f)
	if e.facts == nil {
		if e.facts = detailsOf(f, e.number); e.facts != nil {
			e.credits = intake.Credits(&e.facts.Facts)
		}
	}
}

// detailsOf finds the description of one episode of a file.
func detailsOf(f *intake.File, n number) *metadata.Episode {
	for i := range f.Details {
		d := &f.Details[i]
		if d.Episode == nil || n.number == nil {
			continue
		}
		if *d.Episode == *n.number || d.LastEpisode != nil && *d.Episode <= *n.number && *n.number <= *d.LastEpisode {
			return d
		}
	}
	if len(f.Details) == 1 && len(f.Episodes) <= 1 && len(f.Absolute) <= 1 {
		return &f.Details[0]
	}
	return nil
}

// added is when an episode that was not known came.
func (e *episode) added(now time.Time) time.Time {
	var noted time.Time
	if e.facts != nil {
		noted = e.facts.AddedAt
	}
	return intake.Added(now, noted, intake.Rows(e.files)...)
}

// describe fills the row from what is known and what the files say. A description stays until another one comes.
func (e *episode) describe(series, season, library uuid.UUID, now time.Time) {
	if e.was != nil {
		e.row = e.was.episodeRow
	} else {
		e.row = episodeRow{AddedAt: e.added(now)}
	}
	r := &e.row
	r.SeriesID, r.SeasonID, r.LibraryID, r.SeasonNumber, r.Key, r.Number = series, season, library, e.number.season, e.number.key(), e.number.number
	r.Position, r.MissingSince = e.number.position(), nil
	r.Absolute = first(e.number.absolute, r.Absolute)
	lead := e.files[0]
	if e.facts == nil && r.Described {
		return
	}
	r.Described = e.facts != nil
	r.Title, r.AiredOn, r.Titles = nil, nil, nil
	if len(lead.Episodes) <= 1 && len(lead.Absolute) <= 1 {
		r.Title = intake.Text(lead.EpisodeTitle)
	}
	aired := e.number.aired
	if e.facts != nil {
		r.Title, r.Overview = first(intake.Text(e.facts.Title), r.Title), first(intake.Text(e.facts.Plot), intake.Text(e.facts.Outline))
		r.Rating, r.RuntimeMs, r.Titles = intake.Rating(&e.facts.Facts), nil, intake.TitlesIn(&e.facts.Facts)
		if e.facts.Date != "" {
			aired = e.facts.Date
		}
		if ms := e.facts.Runtime.Milliseconds(); ms > 0 {
			r.RuntimeMs = &ms
		}
		r.AirsBeforeSeason, r.AirsBeforeEpisode, r.AirsAfterSeason = e.facts.DisplaySeason, e.facts.DisplayEpisode, e.facts.DisplayAfter
		r.DVDSeason, r.DVDNumber = e.facts.DVDSeason, e.facts.DVDEpisode
		if r.Absolute == nil && e.facts.Absolute > 0 {
			r.Absolute = &e.facts.Absolute
		}
	}
	if d := intake.Day(aired); d != nil {
		text := d.String()
		r.AiredOn = &text
	}
	if r.RuntimeMs == nil || e.facts == nil {
		if ms := e.playTime(); ms > 0 {
			r.RuntimeMs = &ms
		}
	}
}

// playTime is that of the first version, of its parts together; a file of several episodes is shared out.
func (e *episode) playTime() (ms int64) {
	lead := e.files[0]
	for _, f := range e.files {
		if f.Media != nil && (f == lead || lead.Part > 0 && f.Part > 0 && f.Edition == lead.Edition && f.Part != lead.Part) {
			ms += f.Media.DurationMs
		}
	}
	return ms / int64(max(1, len(lead.Episodes), len(lead.Absolute)))
}

// still is the episode's new picture: one beside the file, else a frame.
func (e *episode) still() *artwork.New {
	var there *artwork.Source
	if e.was != nil {
		there = e.was.StillSource
	}
	for _, f := range e.files {
		if p := intake.Better(there, f.Still); p != nil {
			return p
		}
	}
	for _, f := range e.files {
		if there == nil || e.was.StillFile != nil && *e.was.StillFile == f.File.ID {
			if p := intake.Better(there, f.Frame(artwork.Still)); p != nil {
				return p
			}
		}
	}
	return nil
}
