package tvshow

import (
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"revenge/internal/artwork"
	"revenge/internal/intake"
	"revenge/internal/metadata"
	"revenge/internal/metadata/release"
	"revenge/internal/origin"
	"revenge/internal/person"
	"revenge/internal/platform/fold"
)

// show is one series of a batch: the files that share a key.
type show struct {
	strong   []string // keys by identifiers, the strongest first
	weak     string   // key by title and year
	files    []*intake.File
	facts    *metadata.Series
	credits  []intake.Credit
	genres   []string
	labels   []person.NewLabel
	seasons  map[int]*season
	episodes map[string]*episode
	order    []*episode

	was     *keptSeries // nil when it is new
	renamed bool        // it was known by another key
	guest   bool        // its files are of what was merged into it: they do not describe it
	row     seriesRow
	origins
}

func (s *show) key() string {
	if len(s.strong) > 0 {
		return s.strong[0]
	}
	return s.weak
}

// gather groups files into series and their episodes. Files that name no episode are strays.
func gather(files []*intake.File) (shows []*show, extras, strays []*intake.File) {
	strong, weak := map[string]*show{}, map[string]*show{}
	for _, f := range files {
		numbers := numbersOf(f)
		switch {
		case f.Kind == release.KindExtra:
			extras = append(extras, f)
			continue
		case f.Kind == release.KindSample:
			continue
		case f.Kind != release.KindEpisode || f.Title == "" || len(numbers) == 0:
			strays = append(strays, f)
			continue
		}
		keys := f.Keys()
		ids, last := keys[:len(keys)-1], keys[len(keys)-1]
		var found *show
		for _, k := range ids {
			if found == nil {
				found = strong[k]
			}
		}
		if same := weak[last]; found == nil && same != nil && !f.Apart() && (len(ids) == 0 || len(same.strong) == 0) {
			found = same
		}
		if found == nil {
			found = &show{weak: last, seasons: map[int]*season{}, episodes: map[string]*episode{}}
			shows = append(shows, found)
		}
		found.add(f, ids, numbers)
		for _, k := range ids {
			strong[k] = found
		}
		if weak[last] == nil && !f.Apart() {
			weak[last] = found
		}
	}
	return shows, extras, strays
}

func (s *show) add(f *intake.File, ids []string, numbers []number) {
	for _, k := range ids {
		if !slices.Contains(s.strong, k) {
			s.strong = append(s.strong, k)
		}
	}
	s.files = append(s.files, f)
	if s.facts == nil && f.Series != nil {
		s.facts = f.Series
		s.credits, s.genres = intake.Credits(&s.facts.Facts), intake.Genres(&s.facts.Facts)
		s.labels = intake.Labels(networks(s.facts), nil)
	}
	for _, n := range numbers {
		of := s.seasons[n.season]
		if of == nil {
			of = &season{number: n.season}
			s.seasons[n.season] = of
		}
		of.add(f)
		at := n.path()
		e := s.episodes[at]
		if e == nil {
			e = &episode{number: n}
			s.episodes[at] = e
			s.order = append(s.order, e)
		}
		e.add(f)
	}
}

// Absorb takes in another series of the batch that turned out to be the same.
func (s *show) Absorb(other *show) {
	for _, f := range other.files {
		s.add(f, other.strong, numbersOf(f))
	}
}

// Visit makes it one whose files do not describe what they are of; of its episodes they do.
func (s *show) Visit() {
	s.guest, s.facts, s.credits, s.genres, s.labels = true, nil, nil, nil, nil
	for _, f := range s.files {
		f.Series = nil
	}
}

// lead is the file that speaks for the series: one with a description, else the first.
func (s *show) lead() *intake.File {
	for _, f := range s.files {
		if f.Series != nil {
			return f
		}
	}
	return s.files[0]
}

// added is when a series that was not known came.
func (s *show) added(now time.Time) time.Time {
	var noted time.Time
	if s.facts != nil {
		noted = s.facts.AddedAt
	}
	return intake.Added(now, noted, intake.Rows(s.files)...)
}

// describe fills the row from what is known and what the files say. A description stays until another one comes.
func (s *show) describe(language string, now time.Time) {
	lead := s.lead()
	if s.was != nil {
		s.row = s.was.seriesRow
	} else {
		s.row = seriesRow{LibraryID: lead.File.LibraryID, AddedAt: s.added(now), Status: StatusUnknown, Type: Standard,
			GenreIDs: []uuid.UUID{}, LabelIDs: []uuid.UUID{}}
	}
	r := &s.row
	r.MissingSince = nil
	if s.was == nil || s.renamed || s.was.Key == s.was.WeakKey {
		r.Key = s.key() // an identifier, once known, stays
	}
	r.Type = s.counted()
	if s.facts == nil && r.Described || s.guest {
		return
	}
	r.WeakKey, r.Described = s.weak, s.facts != nil
	if title := intake.Text(lead.Title); title != nil {
		r.Title = *title
	}
	r.SortTitle, r.FoldedTitle, r.Year = fold.Sort(r.Title, language), fold.Text(r.Title), intake.Year(lead.Year)
	if s.renamed {
		r.TMDBID, r.TVDBID, r.IMDBID = nil, nil, nil
	}
	r.TMDBID, r.TVDBID = first(intake.Number(lead.IDs, "tmdb"), r.TMDBID), first(intake.Number(lead.IDs, "tvdb"), r.TVDBID)
	r.IMDBID = first(intake.Text(lead.IDs["imdb"]), r.IMDBID)
	if s.facts != nil {
		r.fromFacts(s.facts)
	}
}

// name sets the titles in other languages, and what they are sorted by.
func (r *seriesRow) name(titles metadata.Titles) { r.Titles, r.SortTitles = titles, titles.SortKeys() }

func (r *seriesRow) fromFacts(m *metadata.Series) {
	if sorted := intake.Text(m.SortTitle); sorted != nil {
		r.SortTitle = fold.AsGiven(*sorted)
	}
	r.OriginalTitle, r.Certification, r.Rating = intake.Text(m.OriginalTitle), intake.Text(m.AgeRating), intake.Rating(&m.Facts)
	r.name(intake.TitlesIn(&m.Facts))
	_, r.MinimumAge = intake.AgeRatings(&m.Facts)
	r.FirstAiredOn, r.EndedOn, r.Status = nil, nil, status(m.Status)
	if d := intake.Day(m.EndDate); d != nil {
		text := d.String()
		r.EndedOn = &text
	}
	if d := intake.Day(m.Date); d != nil {
		text := d.String()
		r.FirstAiredOn = &text
		if r.Year == nil {
			r.Year = intake.Year(d.Year())
		}
	}
}

// fill takes over what is shown of the series.
func (r *seriesRow) fill(v origin.Facts, language string) {
	if title := v.Text(origin.Title); title != nil {
		r.Title = *title
	}
	r.SortTitle, r.FoldedTitle = fold.Sort(r.Title, language), fold.Text(r.Title)
	if sorted := v.Text(origin.SortTitle); sorted != nil {
		r.SortTitle = fold.AsGiven(*sorted)
	}
	r.OriginalTitle, r.Certification, r.Year = v.Text(origin.OriginalTitle), v.Text(origin.Certification), v.Int(origin.Year)
	r.name(intake.TitlesOf(v))
	r.FirstAiredOn, r.EndedOn, r.Status = intake.DayText(v, origin.FirstAiredOn), intake.DayText(v, origin.EndedOn), StatusUnknown
	if r.FirstAiredOn != nil && !v.States(origin.Year) {
		r.Year = intake.Year(intake.Day(*r.FirstAiredOn).Year())
	}
	if text := v.Text(origin.Status); text != nil {
		r.Status = Status(*text)
	}
	if text := v.Text(origin.SeriesType); text != nil {
		r.Type = Type(*text)
	}
	_, r.MinimumAge = intake.AgesOf(v)
	r.ShownIDs = v.IDs(origin.IDs{origin.TMDBID: origin.IDText(r.TMDBID), origin.TVDBID: origin.IDText(r.TVDBID), origin.IMDBID: origin.IDText(r.IMDBID)})
}

// networks are the facts with networks told from studios: writers that do not tell them apart write networks as studios.
func networks(m *metadata.Series) *metadata.Facts {
	f := m.Facts
	if len(f.Networks) == 0 {
		f.Networks, f.Studios = f.Studios, nil
	}
	return &f
}

// counted is how the episodes are counted. What is known stays where the files of the batch do not tell.
func (s *show) counted() Type {
	if t := s.kind(); t != "" {
		return t
	}
	if s.was != nil {
		return s.was.Type
	}
	return Standard
}

// kind tells how the files of the batch count episodes: by date, or through all seasons; empty where they do not tell.
func (s *show) kind() Type {
	dated, counted := 0, 0
	for _, e := range s.order {
		switch {
		case e.number.number == nil && e.number.aired != "":
			dated++
		case e.number.number == nil && e.number.absolute != nil:
			counted++
		}
	}
	anime := s.facts != nil && slices.ContainsFunc(s.genres, func(g string) bool { return strings.EqualFold(g, "anime") })
	switch half := len(s.order) / 2; {
	case anime || counted > half || s.lead().IDs["anidb"] != "":
		return Anime
	case dated > half:
		return Daily
	}
	return ""
}

func status(text string) Status {
	switch strings.ToLower(strings.TrimSpace(text)) {
	case "continuing", "returning series", "in production", "planned", "pilot", "upcoming":
		return Continuing
	case "ended", "canceled", "cancelled":
		return Ended
	}
	return StatusUnknown
}

// pictures are the series' new pictures: nil where nothing better than what is there was found.
func (s *show) pictures() (poster, backdrop, logo *artwork.New) {
	var sources keptPictures
	if s.was != nil {
		sources = s.was.keptPictures
	}
	for _, f := range s.files {
		poster = first(poster, intake.Better(sources.PosterSource, f.Poster))
		backdrop = first(backdrop, intake.Better(sources.BackdropSource, f.Backdrop))
		logo = first(logo, intake.Better(sources.LogoSource, f.Logo))
	}
	if poster == nil && backdrop == nil && sources.PosterSource == nil && sources.BackdropSource == nil {
		for _, f := range s.files {
			backdrop = first(backdrop, f.Frame(artwork.Backdrop))
		}
	}
	return poster, backdrop, logo
}

func first[T any](a, b *T) *T {
	if a != nil {
		return a
	}
	return b
}
