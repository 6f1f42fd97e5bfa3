package movie

import (
	"slices"
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

// film is one film of a batch: the files that share a key.
type film struct {
	strong  []string // keys by identifiers, the strongest first
	weak    string   // key by title and year
	files   []*intake.File
	facts   *metadata.Movie // of the first file that somebody described
	credits []intake.Credit
	genres  []string
	labels  []person.NewLabel

	was       *kept        // what is known of it, nil when it is new
	renamed   bool         // it was known by another key
	guest     bool         // its files are of what was merged into it: they do not describe it
	held      *origin.Held // what is known beside its files, nil when that is nothing
	nfo, file origin.Facts // what the files say of it, once asked
	values    origin.Facts // what is shown of it, where that is told by more than its files
	row       movieRow
}

func (f *film) key() string {
	if len(f.strong) > 0 {
		return f.strong[0]
	}
	return f.weak
}

// gather groups files into films. Files that share an identifier are one film; title and year alone join
// files only where at most one of them has identifiers.
func gather(files []*intake.File) (films []*film, extras []*intake.File) {
	strong, weak := map[string]*film{}, map[string]*film{}
	for _, f := range files {
		switch {
		case f.Kind == release.KindExtra:
			extras = append(extras, f)
			continue
		case f.Kind == release.KindSample || f.Title == "":
			continue
		}
		keys := f.Keys()
		ids, last := keys[:len(keys)-1], keys[len(keys)-1]
		var found *film
		for _, k := range ids {
			if found == nil {
				found = strong[k]
			}
		}
		if same := weak[last]; found == nil && same != nil && !f.Apart() && (len(ids) == 0 || len(same.strong) == 0) {
			found = same
		}
		if found == nil {
			found = &film{weak: last}
			films = append(films, found)
		}
		found.add(f, ids)
		for _, k := range ids {
			strong[k] = found
		}
		if weak[last] == nil && !f.Apart() {
			weak[last] = found
		}
	}
	return films, extras
}

func (f *film) add(file *intake.File, ids []string) {
	for _, k := range ids {
		if !slices.Contains(f.strong, k) {
			f.strong = append(f.strong, k)
		}
	}
	f.files = append(f.files, file)
	if f.facts == nil && file.Movie != nil {
		f.facts = file.Movie
		f.credits, f.genres = intake.Credits(&f.facts.Facts), intake.Genres(&f.facts.Facts)
		f.labels = intake.Labels(&f.facts.Facts, f.facts.Collection)
	}
}

// Absorb takes in another film of the batch that turned out to be the same.
func (f *film) Absorb(other *film) {
	for _, file := range other.files {
		f.add(file, other.strong)
	}
}

// lead is the file that speaks for the film: the described one, else the first.
func (f *film) lead() *intake.File {
	for _, file := range f.files {
		if file.Movie != nil {
			return file
		}
	}
	return f.files[0]
}

// added is when a film that was not known came.
func (f *film) added(now time.Time) time.Time {
	var noted time.Time
	if f.facts != nil {
		noted = f.facts.AddedAt
	}
	return intake.Added(now, noted, intake.Rows(f.files)...)
}

// describe fills the row from what is known and what the files say. A description stays until another one comes.
func (f *film) describe(language string, now time.Time) {
	lead := f.lead()
	if f.was != nil {
		f.row = f.was.row()
	} else {
		f.row = movieRow{LibraryID: lead.File.LibraryID, AddedAt: f.added(now), GenreIDs: []uuid.UUID{}, LabelIDs: []uuid.UUID{}}
	}
	r := &f.row
	r.MissingSince = nil
	if f.was == nil || f.renamed || f.was.Key == f.was.WeakKey {
		r.Key = f.key() // an identifier, once known, stays
	}
	if f.facts == nil && r.Described || f.guest {
		return
	}
	r.WeakKey, r.Described = f.weak, f.facts != nil
	if title := intake.Text(lead.Title); title != nil {
		r.Title = *title
	}
	r.SortTitle, r.FoldedTitle, r.Year = fold.Sort(r.Title, language), fold.Text(r.Title), intake.Year(lead.Year)
	if f.renamed {
		r.TMDBID, r.IMDBID = nil, nil
	}
	r.TMDBID, r.IMDBID = first(intake.Number(lead.IDs, "tmdb"), r.TMDBID), first(intake.Text(lead.IDs["imdb"]), r.IMDBID)
	if f.facts != nil {
		r.fromFacts(f.facts)
	}
	if r.RuntimeMs == nil || f.facts == nil {
		if ms := f.playTime(); ms > 0 {
			r.RuntimeMs = &ms
		}
	}
}

// name sets the titles in other languages, and what they are sorted by.
func (r *movieRow) name(titles metadata.Titles) { r.Titles, r.SortTitles = titles, titles.SortKeys() }

func (r *movieRow) fromFacts(m *metadata.Movie) {
	if sorted := intake.Text(m.SortTitle); sorted != nil {
		r.SortTitle = fold.AsGiven(*sorted)
	}
	r.OriginalTitle, r.Certification, r.Rating = intake.Text(m.OriginalTitle), intake.Text(m.AgeRating), intake.Rating(&m.Facts)
	r.name(intake.TitlesIn(&m.Facts))
	_, r.MinimumAge = intake.AgeRatings(&m.Facts)
	r.ReleasedOn, r.RuntimeMs = nil, nil
	if d := intake.Day(m.Date); d != nil {
		text := d.String()
		r.ReleasedOn = &text
		if r.Year == nil {
			r.Year = intake.Year(d.Year())
		}
	}
	if ms := m.Runtime.Milliseconds(); ms > 0 {
		r.RuntimeMs = &ms
	}
}

// told reports whether the files of the batch say anything of the film that counts: a description stays until another one comes.
func (f *film) told() bool { return f.was == nil || f.facts != nil || !f.was.Described && !f.guest }

// Visit makes it one whose files do not describe what they are of.
func (f *film) Visit() {
	f.guest, f.facts, f.credits, f.genres, f.labels = true, nil, nil, nil, nil
	for _, file := range f.files {
		file.Movie = nil
	}
}

// said is what the sources of the batch state of the film.
func (f *film) said() (nfo, file origin.Facts) {
	if f.file == nil {
		f.nfo, f.file = f.state()
	}
	return f.nfo, f.file
}

func (f *film) state() (nfo, file origin.Facts) {
	lead := f.lead()
	title, year := lead.Named.Title, lead.Named.Year
	if f.facts != nil {
		nfo = intake.Stated(&f.facts.Facts)
		intake.StateDay(nfo, origin.ReleasedOn, f.facts.Date)
		if ms := f.facts.Runtime.Milliseconds(); ms > 0 {
			origin.SetNumber(nfo, origin.RuntimeMs, &ms)
		}
		if f.facts.Collection != nil {
			nfo.Set(origin.Collection, intake.Text(f.facts.Collection.Name))
		}
	} else {
		title, year = lead.Title, lead.Year
	}
	file = origin.Facts{}
	for _, said := range []origin.Facts{nfo, file} {
		if said != nil {
			intake.StateIDs(said, lead.IDs)
			delete(said, origin.TVDBID) // films are not known by it
		}
	}
	file.Set(origin.Title, intake.Text(title))
	origin.SetNumber(file, origin.Year, intake.Year(year))
	if ms := f.playTime(); ms > 0 {
		origin.SetNumber(file, origin.RuntimeMs, &ms)
	}
	return nfo, file
}

// merge works out what is shown, where more is known of the film than its files say.
func (f *film) merge() {
	if f.held == nil {
		return
	}
	fresh := f.statements()
	f.values = origin.Merge(f.held.With(fresh...)).Values()
	if f.facts != nil {
		f.genres, f.labels = f.values.Texts(origin.Genres), intake.LabelsOf(f.values, f.facts.Collection)
		f.credits = intake.CreditsOf(f.values, f.credits)
	}
}

// statements are what the batch writes of the film's sources.
func (f *film) statements() (out []*origin.Said) {
	if !f.told() {
		return nil
	}
	nfo, file := f.said()
	if nfo != nil {
		out = append(out, origin.Say(f.row.ID, origin.NFO, nfo))
	}
	return append(out, origin.Say(f.row.ID, origin.File, file))
}

// fill takes over what is shown of the film.
func (r *movieRow) fill(v origin.Facts, language string) {
	if title := v.Text(origin.Title); title != nil {
		r.Title = *title
	}
	r.SortTitle, r.FoldedTitle = fold.Sort(r.Title, language), fold.Text(r.Title)
	if sorted := v.Text(origin.SortTitle); sorted != nil {
		r.SortTitle = fold.AsGiven(*sorted)
	}
	r.OriginalTitle, r.Certification, r.ReleasedOn = v.Text(origin.OriginalTitle), v.Text(origin.Certification), intake.DayText(v, origin.ReleasedOn)
	r.Year, r.RuntimeMs = v.Int(origin.Year), v.Int64(origin.RuntimeMs)
	r.name(intake.TitlesOf(v))
	if r.ReleasedOn != nil && !v.States(origin.Year) {
		r.Year = intake.Year(intake.Day(*r.ReleasedOn).Year())
	}
	_, r.MinimumAge = intake.AgesOf(v)
	r.ShownIDs = v.IDs(origin.IDs{origin.TMDBID: origin.IDText(r.TMDBID), origin.IMDBID: origin.IDText(r.IMDBID)})
}

// playTime is that of the first version: of its one file, or of its parts together.
func (f *film) playTime() (ms int64) {
	lead := f.lead()
	for _, file := range f.files {
		if file.Media != nil && (file == lead || lead.Part > 0 && file.Part > 0 && file.Edition == lead.Edition && file.Part != lead.Part) {
			ms += file.Media.DurationMs
		}
	}
	return ms
}

// pictures are the film's new pictures: nil where nothing better than what is there was found.
func (f *film) pictures() (poster, backdrop, logo *artwork.New) {
	var sources struct{ poster, backdrop, logo *artwork.Source }
	if f.was != nil {
		sources.poster, sources.backdrop, sources.logo = f.was.PosterSource, f.was.BackdropSource, f.was.LogoSource
	}
	for _, file := range f.files {
		poster = first(poster, intake.Better(sources.poster, file.Poster))
		backdrop = first(backdrop, intake.Better(sources.backdrop, file.Backdrop))
		logo = first(logo, intake.Better(sources.logo, file.Logo))
	}
	for _, file := range f.files {
		poster = first(poster, intake.Better(sources.poster, file.Cover(artwork.Poster)))
	}
	bare := poster == nil && backdrop == nil && sources.poster == nil && (sources.backdrop == nil || *sources.backdrop == artwork.SourceFrame)
	for _, file := range f.files {
		if bare && backdrop == nil && (f.was == nil || f.was.FrameFile == nil || *f.was.FrameFile == file.File.ID) {
			backdrop = file.Frame(artwork.Backdrop)
		}
	}
	return poster, backdrop, logo
}

// offer makes all pictures known that the film could show, and shows those that its row has no columns for.
func (f *film) offer(p *intake.Pictures) {
	for _, role := range beside {
		var found *artwork.New
		for _, file := range f.files {
			if known := file.Known[role]; found == nil && len(known) > 0 {
				found = known[0]
			}
		}
		p.ShowBeside(f.row.ID, role, found)
	}
	for _, file := range f.files {
		for _, role := range roles {
			p.Offer(f.row.ID, role, file.File, file.Known[role]...)
		}
		p.Offer(f.row.ID, artwork.Poster, file.File, file.Covers(artwork.Poster)...)
		if file.Movie == nil {
			continue
		}
		for _, role := range roles {
			p.Offer(f.row.ID, role, file.File, file.NamedPictures(&file.Movie.Facts, role, nil)...)
		}
	}
}

func first[T any](a, b *T) *T {
	if a != nil {
		return a
	}
	return b
}
