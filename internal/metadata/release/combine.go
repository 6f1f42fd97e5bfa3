package release

import (
	"regexp"
	"strings"
)

// fromEpisode joins what the name and the folders say about an episode.
func (g *Guess) fromEpisode(r *reading, c *context) {
	if g.Kind == "" {
		g.Kind = KindEpisode
	}
	n, part := r.number, "name"
	if (!n.found() || n.weak) && c.scene != nil {
		n, part = c.scene.number, "folder"
		if !r.number.found() {
			r = c.scene
		}
	}
	g.setEpisodes(n.episodes)
	g.Absolute, g.AirDate, g.Season = n.absolute, n.date, n.season
	if n.how != "" {
		g.because(part, n.how)
	}
	if g.Season == nil && c.hasSeasonDir {
		g.Season = c.season
		g.because("folder", "season")
	}
	if g.Season != nil && n.season == nil && len(n.absolute) > 0 {
		g.Absolute = nil
	}
	if n.season == nil && g.Season == nil && len(n.episodes) > 0 && g.Absolute == nil {
		g.Absolute = n.episodes
	}
	g.Part, g.Edition, g.EpisodeTitle = max(r.part, n.part), r.edition, r.own
	if n.found() || !hasWord(r.title) {
		g.seriesTitle(r, c)
		return
	}
	g.EpisodeTitle = r.title
	g.seriesTitle(&reading{year: 0, ids: nil}, c)
}

// seriesTitle prefers the name before the number, then the folders.
func (g *Guess) seriesTitle(r *reading, c *context) {
	title := r.title
	elsewhere := c.owner != nil || c.scene != nil || c.seasonTitle != ""
	if !hasWord(title) || reSeasonAlone.MatchString(title) || isGeneric(title) && elsewhere {
		title = ""
	}
	g.addIDs("name", r.ids)
	if title == "" && c.scene != nil && hasWord(c.scene.title) {
		title, r = c.scene.title, c.scene
	}
	switch {
	case title != "" && c.owner != nil && same(title, c.owner.title):
		g.Title, g.Year = richer(title, c.owner.title), r.year
		g.because("name", "title")
	case title != "":
		g.Title, g.Year = title, r.year
		g.because("name", "title")
	case c.owner != nil:
		g.fromOwner(c)
	case c.seasonTitle != "":
		g.Title = c.seasonTitle
		g.because("folder", "title")
	}
	if g.Year > 0 && title != "" {
		g.because("name", "year")
	}
	if c.owner == nil {
		return
	}
	if c.hasSeasonDir || similar(g.Title, c.owner.title) {
		g.Folder = c.folder
		g.addIDs("folder", c.owner.ids)
		if g.Year == 0 && c.owner.year > 0 {
			g.Year = c.owner.year
			g.because("folder", "year")
		}
	}
}

var reSeasonAlone = regexp.MustCompile(`(?i)^(?:(?:` + seasonWords + `)[ ._-]*\d+|seasons?|staffel|saison|temporada|s\d{1,2}|specials?|episodes?|ep)$`)

// fromMovie joins what the name and the folder say about a film.
func (g *Guess) fromMovie(r *reading, c *context) {
	g.Edition, g.Part, g.Version = r.edition, r.part, r.version
	owner := c.owner
	if owner == nil {
		g.fromName(r)
		if g.Title == "" && c.seasonTitle != "" {
			g.Title = c.seasonTitle
		}
		return
	}
	switch {
	case !hasWord(r.title) || isPlaceholder(r, owner):
		g.fromOwner(c)
	case same(r.title, owner.title):
		g.fromName(r)
		g.Title = richer(r.title, owner.title)
		g.joinOwner(c)
	case owner.year > 0 && (r.year == 0 || r.year == owner.year) && !owner.yearSpan && under(r.raw, owner.raw):
		g.fromOwner(c)
		g.Version = versionLabel(r, owner)
		g.because("name", "version of the folder's film")
	case r.year == 0 && (owner.year > 0 && !owner.yearSpan || len(owner.ids) > 0) && !reCollection.MatchString(owner.title):
		g.fromOwner(c)
	default:
		g.fromName(r)
		if similar(r.title, owner.title) && (r.year == 0 || r.year == owner.year) && owner.year > 0 {
			g.joinOwner(c)
		}
	}
	g.addIDs("name", r.ids)
	if g.Edition == "" && g.Folder != "" && owner.edition != "" {
		g.Edition = owner.edition
		g.because("folder", "edition")
	} else if g.Edition != "" {
		g.because("name", "edition")
	}
	if g.Part == 0 && g.Folder != "" && owner.part > 0 {
		g.Part = owner.part
	}
}

func (g *Guess) fromName(r *reading) {
	g.Title, g.Year = r.title, r.year
	g.because("name", "title")
	if r.year > 0 {
		g.because("name", "year")
	}
	g.addIDs("name", r.ids)
}

// joinOwner takes from the folder what the name leaves open.
func (g *Guess) joinOwner(c *context) {
	if g.Year > 0 && c.owner.year > 0 && g.Year != c.owner.year {
		return
	}
	g.Folder = c.folder
	if g.Year == 0 && c.owner.year > 0 {
		g.Year = c.owner.year
		g.because("folder", "year")
	}
	g.addIDs("folder", c.owner.ids)
}

// under reports a file name that begins with the name of its folder.
func under(file, folder string) bool {
	f, d := strings.ToLower(file), strings.ToLower(folder)
	rest, ok := strings.CutPrefix(f, d)
	return ok && d != "" && (rest == "" || strings.ContainsAny(rest[:1], " ._-[({"))
}

func versionLabel(r, owner *reading) string {
	if len(r.raw) < len(owner.raw) || r.tagged {
		return r.version
	}
	label := cleanTitle(r.raw[len(owner.raw):])
	if r.edition != "" {
		return ""
	}
	return label
}

var (
	rePlaceholder = regexp.MustCompile(`(?i)^(?:movie|film|video|feature|main|title|index|disc|untitled|title[ _]?t?\d+|t\d{2}|vts[ _]\d+.*|video[ _]ts|file|00\d+|\d{5})$`)
	reHash        = regexp.MustCompile(`(?i)^(?:[0-9a-f]{16,}|[0-9a-z]{24,})$`)
	reAbbreviated = regexp.MustCompile(`^[a-z0-9]{1,8}-[a-z0-9._-]+$`)
)

// isPlaceholder reports file names that name no film, as scene groups and disc
// rippers leave them, in a folder that does.
func isPlaceholder(r, owner *reading) bool {
	raw := strings.TrimSpace(r.raw)
	if rePlaceholder.MatchString(raw) || rePlaceholder.MatchString(r.title) || reHash.MatchString(raw) {
		return true
	}
	return owner.tagged && r.year == 0 && reAbbreviated.MatchString(raw)
}

func same(a, b string) bool { return Normalise(a) == Normalise(b) && Normalise(a) != "" }

// similar also accepts one title as the beginning of the other.
func similar(a, b string) bool {
	x, y := Normalise(a), Normalise(b)
	if x == "" || y == "" {
		return false
	}
	return x == y || strings.HasPrefix(x, y+" ") || strings.HasPrefix(y, x+" ")
}

// richer picks the spelling that lost less: accents, punctuation, upper case.
func richer(name, folder string) string {
	score := func(s string) int {
		n := 0
		for i, r := range s {
			switch {
			case r > 127:
				n += 4
			case strings.ContainsRune("'.:!?&", r):
				n += 2
			case i == 0 && r >= 'A' && r <= 'Z':
				n++
			}
		}
		return n
	}
	if score(folder) > score(name) {
		return folder
	}
	return name
}
