package release

import (
	"strings"
)

const maxDepth = 5

// context is what the folders of a path say.
type context struct {
	season       *int
	seasonName   string
	seasonTitle  string
	owner        *reading // the film's or series' folder
	ownerName    string
	folder       string // path of that folder
	scene        *reading
	extra        Extra
	sample       bool
	part         int
	setting      setting
	hasSeasonDir bool
}

// Parse reads a path. It never fails: what cannot be told is UNKNOWN, and a
// title is there whenever the name holds one letter or digit.
func Parse(p string, o Options) Guess {
	pl := split(p, o.Root)
	g := Guess{Path: p, Disc: pl.disc}
	c := survey(pl, o)
	name := pl.base
	if pl.disc {
		g.because("folder", "disc structure")
	}
	if rest, extra := takeExtra(name); extra != "" && !pl.disc {
		g.Kind, g.Extra, name = KindExtra, extra, rest
		g.because("name", "extra")
	} else if rest, ok := takeSample(name); ok && !pl.disc {
		g.Kind, name = KindSample, rest
		g.because("name", "sample")
	} else if c.sample {
		g.Kind = KindSample
		g.because("folder", "samples")
	} else if c.extra != "" {
		g.Kind, g.Extra = KindExtra, c.extra
		g.because("folder", "extras")
	}
	r := read(name, c.setting)
	switch {
	case c.extra != "" && g.Kind == KindExtra && len(pl.folders) > 0:
		g.fromExtrasFolder(&r, c)
	case r.number.found() || c.scene != nil || c.episodic(o):
		g.fromEpisode(&r, c)
	default:
		g.fromMovie(&r, c)
	}
	g.finish(pl, c, o)
	return g
}

// episodic reports files without a number that still can only be episodes.
func (c *context) episodic(o Options) bool {
	return c.hasSeasonDir && *c.season == 0 || o.Hint == HintSeries && c.hasSeasonDir
}

func (g *Guess) finish(pl place, c *context, o Options) {
	if g.Part == 0 && c.part > 0 {
		g.Part = c.part
		g.because("folder", "part")
	}
	if g.Title == "" {
		g.Title = fallbackTitle(pl, c)
		if g.Title != "" {
			g.because("name", "title as it stands")
		}
	}
	if g.Kind == "" {
		g.Kind = KindMovie
		if o.Hint == HintSeries {
			g.Kind = KindUnknown
		}
	}
	if !pl.video && (g.Kind == KindMovie || g.Kind == KindEpisode) || g.Title == "" {
		g.Kind = KindUnknown
	}
}

func fallbackTitle(pl place, c *context) string {
	for _, name := range []string{c.seasonTitle, c.ownerName, pl.base} {
		if t := cleanTitle(name); hasWord(t) {
			return t
		}
	}
	if len(pl.folders) > 0 && !hasWord(pl.base) && pl.base == "" {
		return cleanTitle(pl.folders[0].name)
	}
	return strings.TrimSpace(pl.base)
}

// survey reads the folders from the innermost outwards until one names the film
// or the series.
func survey(pl place, o Options) *context {
	c := &context{setting: setting{hint: o.Hint}}
	for _, f := range pl.folders {
		low := strings.ToLower(f.name)
		if c.setting.hint == HintNone {
			switch {
			case movieFolders[low]:
				c.setting.hint = HintMovies
			case seriesFolders[low]:
				c.setting.tv = true
			}
		}
	}
	for i, f := range pl.folders {
		if i >= maxDepth || c.owner != nil {
			break
		}
		c.visit(f, i, pl, o)
	}
	c.setting.season = c.season
	if c.hasSeasonDir {
		c.setting.tv = true
		if o.Hint == HintNone {
			c.setting.hint = HintNone
		}
	}
	c.setting.parent = c.owner != nil && c.owner.year == 0 || c.owner != nil && c.owner.yearSpan
	return c
}

func (c *context) visit(f folder, i int, pl place, o Options) {
	low := strings.ToLower(strings.ReplaceAll(f.name, "_", " "))
	top := i == len(pl.folders)-1 && o.Root != ""
	if low == "sample" || low == "samples" {
		c.sample = true
		return
	}
	if kind, ok := extraFolders[low]; ok && !c.hasSeasonDir && c.extra == "" && !top && !strings.EqualFold(f.name, pl.base) {
		c.extra = kind
		return
	}
	if m := rePartOnly.FindStringSubmatch(f.name); m != nil && i < len(pl.folders)-1 {
		c.part = ordinal(m[1])
		return
	}
	if discFolders[low] && low != "backup" && pl.disc {
		return
	}
	if n, title, ok := season(f.name); ok && !c.hasSeasonDir && !(title != "" && o.Hint == HintMovies) {
		c.season, c.seasonName, c.hasSeasonDir = &n, f.name, true
		c.setSeasonTitle(title)
		return
	}
	if isGeneric(f.name) || f.name == "" {
		return
	}
	if reBareSeason.MatchString(f.name) && !c.hasSeasonDir && i == 0 && i < len(pl.folders)-1 && !isGeneric(pl.folders[i+1].name) &&
		(c.setting.tv || strongMarker(pl.base, o.Hint)) {
		n := atoi(f.name)
		c.season, c.hasSeasonDir = &n, true
		return
	}
	r := read(f.name, setting{hint: o.Hint, folder: true})
	if r.number.found() && !r.number.weak && !c.hasSeasonDir && (len(r.number.episodes) > 0 || r.number.date != "" || r.number.pack) {
		if c.scene == nil && o.Hint != HintMovies {
			c.scene = &r
		}
		return
	}
	if reCollection.MatchString(r.raw) && c.scene == nil && !c.hasSeasonDir && r.year == 0 {
		return
	}
	if !hasWord(r.title) {
		return
	}
	c.owner, c.ownerName, c.folder = &r, f.name, f.path
}

func (c *context) setSeasonTitle(title string) {
	if title == "" {
		return
	}
	r := read(title, setting{folder: true})
	c.seasonTitle = r.title
}

// strongMarker reports a name that numbers itself beyond doubt.
func strongMarker(base string, hint Hint) bool {
	r := read(base, setting{hint: HintMovies})
	return r.number.found() || reBareRange.MatchString(base) || hint == HintSeries
}

// fromExtrasFolder names an extra after the film or series whose folder it lies in.
func (g *Guess) fromExtrasFolder(r *reading, c *context) {
	own := cleanTitle(r.raw)
	if c.owner == nil && c.seasonTitle == "" {
		g.Title, g.Year = r.title, r.year
		g.because("name", "title")
		return
	}
	g.EpisodeTitle = own
	g.because("name", "own title")
	if c.owner != nil {
		g.fromOwner(c)
	} else {
		g.Title = c.seasonTitle
	}
	if c.hasSeasonDir {
		g.Season = c.season
	}
}

func (g *Guess) fromOwner(c *context) {
	g.Title, g.Year, g.Folder = c.owner.title, c.owner.year, c.folder
	g.because("folder", "title")
	if g.Year > 0 {
		g.because("folder", "year")
	}
	g.addIDs("folder", c.owner.ids)
}
