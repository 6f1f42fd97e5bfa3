package local

import (
	"path"
	"slices"

	"revenge/internal/metadata"
	"revenge/internal/metadata/nfo"
	"revenge/internal/metadata/release"
)

// Options are what is known beside the path.
type Options struct {
	// Hint is the kind of the library; none lets the evidence decide.
	Hint release.Hint
	// Root is the library's folder. Folders above it say nothing.
	Root string
	// Open opens a file or a folder for reading. Nil means names only.
	Open Open
}

// Identification is what a file would be taken for, and why.
type Identification struct {
	release.Guess
	// EpisodeIDs are those of the episode itself; IDs are the series'.
	EpisodeIDs map[string]string
	// Named is what the names alone say.
	Named Named
}

// Named is what the names of a file and its folders say, before anything beside them was read.
type Named struct {
	Title        string
	Year         int
	EpisodeTitle string
	AirDate      string
}

// Identifier identifies the files of one library and remembers the folders it
// has just seen, so that the episodes of a season share one reading of their
// series' NFO. It is safe for concurrent use.
type Identifier struct {
	opts    Options
	folders folders
}

// New makes an Identifier. It is meant for one scan: changes in a folder that it
// remembers are not seen.
func New(opts Options) *Identifier {
	return &Identifier{opts: opts, folders: folders{open: opts.Open}}
}

// Identify reads one path with a fresh Identifier.
func Identify(name string, opts Options) Identification { return New(opts).Identify(name) }

// Identify says what the file of that path would be taken for. It never fails:
// an NFO that cannot be read leaves the names to decide.
func (i *Identifier) Identify(name string) Identification { return i.look(name).Identification }

// look identifies a file and keeps the documents that spoke.
func (i *Identifier) look(name string) Description {
	d := Description{Identification: Identification{Guess: release.Parse(name, release.Options{Hint: i.opts.Hint, Root: i.opts.Root})}}
	if i.opts.Open == nil {
		return d
	}
	series := i.seriesDocument(&d)
	if series != nil && i.opts.Hint == release.HintNone && (d.Kind == release.KindMovie || d.Kind == release.KindUnknown) {
		d.Guess = release.Parse(name, release.Options{Hint: release.HintSeries, Root: i.opts.Root})
	}
	d.Named = Named{d.Title, d.Year, d.EpisodeTitle, d.AirDate}
	if d.Kind == release.KindExtra || d.Kind == release.KindSample {
		d.applySeries(series)
		return d
	}
	doc := i.videoDocument(&d)
	switch {
	case doc == nil:
		d.applySeries(series)
	case doc.Movie != nil && d.Kind != release.KindEpisode:
		d.applyMovie(doc)
		d.Rival = i.rival(&d, doc)
	case len(doc.Episodes) > 0:
		d.applyEpisodes(doc.Episodes)
		d.applySeries(series)
	default:
		d.applySeries(series)
		d.addIDs(doc.IDs())
	}
	i.applySeason(&d)
	return d
}

func (d *Description) because(what string) { d.Source = append(d.Source, "nfo: "+what) }

// addIDs unites identifiers; those of an NFO win.
func (d *Description) addIDs(ids metadata.IDs) {
	for provider, id := range ids {
		if d.IDs == nil {
			d.IDs = map[string]string{}
		}
		if d.IDs[provider] != id {
			d.because(provider + " id")
		}
		d.IDs[provider] = id
	}
}

func (d *Description) title(title string, year int) {
	if title != "" {
		d.Title = title
		d.because("title")
	}
	if year > 0 {
		d.Year = year
		d.because("year")
	}
}

func (d *Description) applyMovie(doc *nfo.Document) {
	d.Movie, d.Kind = doc.Movie, release.KindMovie
	d.because("film")
	d.title(doc.Movie.Title, doc.Movie.Year)
	if doc.Movie.Edition != "" {
		d.Edition = doc.Movie.Edition
		d.because("edition")
	}
	d.addIDs(doc.IDs())
	d.Season, d.Episode, d.Episodes, d.Absolute, d.AirDate, d.EpisodeTitle = nil, nil, nil, nil, "", ""
}

// applyEpisodes takes the numbers of one or several <episodedetails>.
func (d *Description) applyEpisodes(list []metadata.Episode) {
	d.Details, d.Kind = list, release.KindEpisode
	d.because("episode")
	first := list[0]
	if first.Season != nil {
		d.Season = first.Season
	}
	var numbers, absolute []int
	for _, e := range list {
		if e.Episode != nil {
			last := *e.Episode
			if e.LastEpisode != nil && *e.LastEpisode > last && *e.LastEpisode-last < 200 {
				last = *e.LastEpisode
			}
			for n := *e.Episode; n <= last; n++ {
				numbers = append(numbers, n)
			}
		}
		if e.Absolute > 0 {
			absolute = append(absolute, e.Absolute)
		}
	}
	if len(numbers) > 0 {
		d.Episodes, d.Episode = numbers, &numbers[0]
	}
	if absolute != nil {
		d.Absolute = absolute
	} else if first.Season != nil && slices.Equal(d.Absolute, d.Episodes) {
		d.Absolute = nil
	}
	if first.Date != "" {
		d.AirDate = first.Date
	}
	if first.Title != "" {
		d.EpisodeTitle = first.Title
	}
	d.EpisodeIDs = first.IDs
	d.title(first.SeriesTitle, 0)
}

func (d *Description) applySeries(doc *nfo.Document) {
	if doc == nil {
		return
	}
	d.Series = doc.Series
	if doc.Series != nil {
		d.title(doc.Series.Title, doc.Series.Year)
	}
	d.addIDs(doc.IDs())
}

// applySeason reads season.nfo where the names give no season.
func (i *Identifier) applySeason(d *Description) {
	if d.Kind != release.KindEpisode {
		return
	}
	doc := i.folders.at(path.Dir(d.Path)).document("season.nfo")
	if doc == nil || doc.Season == nil {
		return
	}
	d.SeasonFacts = doc.Season
	if d.Season == nil && doc.Season.Number != nil {
		d.Season = doc.Season.Number
		d.because("season")
	}
}
