package nfo

import (
	"slices"
	"strings"

	"revenge/internal/metadata"
	"revenge/internal/metadata/trailer"
)

func movie(e *element) *metadata.Movie {
	m := &metadata.Movie{Facts: facts(e), Edition: clean(e.first("edition", "editiontitle"))}
	m.Collection = collection(e)
	return m
}

func collection(e *element) *metadata.Collection {
	for _, set := range e.all("set") {
		name := short(set.first("name"))
		if name == "" {
			name = short(set.text)
		}
		if name == "" {
			continue
		}
		c := &metadata.Collection{Name: name, Overview: set.first("overview")}
		for _, id := range []string{set.attr("tmdbcolid"), e.first("tmdbcollectionid", "collectionnumber")} {
			if c.IDs == nil && numeric(id) {
				c.IDs = metadata.IDs{"tmdb": id}
			}
		}
		return c
	}
	return nil
}

func series(e *element) *metadata.Series {
	s := &metadata.Series{Facts: facts(e), Status: e.first("status"), EndDate: date(e.first("enddate", "ended")),
		DisplayOrder: strings.ToLower(e.first("displayorder"))}
	for _, named := range e.all("namedseason") {
		if n := integer(named.attr("number")); n != nil && named.text != "" {
			if s.SeasonNames == nil {
				s.SeasonNames = map[int]string{}
			}
			s.SeasonNames[*n] = short(named.text)
		}
	}
	return s
}

func season(e *element) *metadata.Season {
	return &metadata.Season{Facts: facts(e), Number: integer(e.first("seasonnumber", "season"))}
}

func episode(e *element) metadata.Episode {
	ep := metadata.Episode{
		Facts: facts(e), SeriesTitle: short(e.first("showtitle")),
		Season: integer(e.first("season")), Episode: integer(e.first("episode")), LastEpisode: integer(e.first("episodenumberend")),
		DisplaySeason:  shown(e.first("displayseason", "airsbefore_season")),
		DisplayEpisode: shown(e.first("displayepisode", "airsbefore_episode")),
		DisplayAfter:   shown(e.first("displayafterseason", "airsafter_season")),
	}
	if n := integer(e.first("absolute_number", "absolutenumber", "absolute")); n != nil {
		ep.Absolute = *n
	}
	ep.DVDSeason, ep.DVDEpisode = shown(e.first("dvd_season", "dvdseason")), shown(e.first("dvd_episode", "dvd_episodenumber", "dvdepisode"))
	for _, groups := range e.all("episode_groups") {
		for _, g := range groups.all("group") {
			season, number := shown(g.attr("season")), shown(g.attr("episode"))
			switch strings.ToUpper(g.attr("id")) {
			case "DVD":
				ep.DVDSeason, ep.DVDEpisode = season, number
			case "ABSOLUTE":
				if number != nil {
					ep.Absolute = *number
				}
			}
		}
	}
	return ep
}

// shown drops the -1 that Kodi writes for "not set".
func shown(s string) *int {
	if n := integer(s); n != nil && *n >= 0 {
		return n
	}
	return nil
}

func facts(e *element) metadata.Facts {
	f := metadata.Facts{
		IDs:   ids(e),
		Title: short(e.plain("title", "name", "localtitle")), OriginalTitle: short(e.first("originaltitle")), SortTitle: short(e.first("sorttitle")),
		Date: date(e.first("premiered", "aired", "releasedate", "firstaired")),
		Plot: e.plain("plot", "review", "biography"), Outline: e.first("outline"), Tagline: clean(e.plain("tagline")),
		Runtime: duration(e.first("runtime")), AgeRating: clean(e.first("mpaa", "certification")),
		AgeRatings: strings.Join(listed(e, false, clean, "mpaa", "certification"), " / "),
		Ratings:    ratings(e), UserRating: score(e.first("userrating")),
		Genres: texts(e, true, "genre"), Tags: texts(e, false, "tag", "style"), Studios: texts(e, false, "studio"), Networks: texts(e, false, "network"),
		Countries: texts(e, true, "country", "countrycode"),
		Credits:   credits(e), Images: images(e), AddedAt: moment(e.first("dateadded")),
		Locked:         strings.EqualFold(e.first("lockdata"), "true"),
		LockedFields:   split(e.first("lockedfields"), "|"),
		OriginalTongue: clean(e.first("originallanguage", "language")),
		Translations:   translations(e), Trailers: trailers(e),
	}
	if y := integer(e.first("year")); y != nil && *y > 1800 && *y < 3000 {
		f.Year = *y
	} else if len(f.Date) > 4 {
		f.Year = *integer(f.Date[:4])
	}
	return f
}

// translations are the titles and texts that have a language of their own.
func translations(e *element) []metadata.Translation {
	var out []metadata.Translation
	of := func(language string) *metadata.Translation {
		for i := range out {
			if strings.EqualFold(out[i].Language, language) {
				return &out[i]
			}
		}
		out = append(out, metadata.Translation{Language: language})
		return &out[len(out)-1]
	}
	for _, c := range e.all("title", "plot", "tagline", "name", "biography", "review") {
		language := c.language()
		if language == "" || c.text == "" || len(out) >= maxLanguages {
			continue
		}
		switch t := of(language); c.name {
		case "title", "name":
			t.Title = short(c.text)
		case "plot", "biography", "review":
			t.Overview = c.text
		case "tagline":
			t.Tagline = clean(c.text)
		}
	}
	return out
}

// maxTrailers bounds the trailers of one work.
const maxTrailers = 20

func trailers(e *element) []string {
	var out []string
	for _, c := range e.all("trailer") {
		if t, ok := trailer.Parse(c.text); ok && !slices.Contains(out, t.URL) && len(out) < maxTrailers {
			out = append(out, t.URL)
		}
	}
	return out
}

// texts collects a list; entries joined by " / " are taken apart where the
// format's writers do that.
func texts(e *element, joined bool, names ...string) []string {
	return listed(e, joined, short, names...)
}

func listed(e *element, joined bool, tidy func(string) string, names ...string) []string {
	var out []string
	for _, c := range e.all(names...) {
		parts := []string{c.text}
		if joined {
			parts = split(c.text, "/")
		}
		for _, p := range parts {
			if p = tidy(p); p != "" && !slices.Contains(out, p) && len(out) < maxList {
				out = append(out, p)
			}
		}
	}
	return out
}

var jobs = []struct {
	element string
	job     metadata.Job
}{{"director", metadata.JobDirector}, {"writer", metadata.JobWriter}, {"credits", metadata.JobWriter},
	{"producer", metadata.JobProducer}, {"composer", metadata.JobComposer}, {"creator", metadata.JobCreator}}

var actorTypes = map[string]metadata.Job{"gueststar": metadata.JobGuestStar, "guest star": metadata.JobGuestStar, "director": metadata.JobDirector,
	"writer": metadata.JobWriter, "producer": metadata.JobProducer, "composer": metadata.JobComposer, "creator": metadata.JobCreator}

func credits(e *element) []metadata.Credit {
	var out []metadata.Credit
	seen := map[string]bool{}
	add := func(c metadata.Credit) {
		key := string(c.Job) + "\x00" + c.Name + "\x00" + c.Role
		if c.Name == "" || seen[key] || len(out) >= maxList {
			return
		}
		seen[key] = true
		out = append(out, c)
	}
	for i, a := range e.all("actor") {
		job := metadata.JobActor
		if j, ok := actorTypes[strings.ToLower(a.first("type"))]; ok {
			job = j
		}
		c := metadata.Credit{Name: short(a.first("name")), Job: job, Role: clean(a.first("role")), Order: i, IDs: ids(a), Image: address(a.first("thumb"))}
		if n := integer(a.first("order", "sortorder")); n != nil && *n >= 0 {
			c.Order = *n
		}
		add(c)
	}
	for _, j := range jobs {
		n := 0
		for _, p := range e.all(j.element) {
			for _, name := range split(p.text, "/") {
				add(metadata.Credit{Name: short(name), Job: j.job, Order: n, IDs: personIDs(p)})
				n++
			}
		}
	}
	return out
}

// personIDs are those written as attributes of a director or writer.
func personIDs(e *element) metadata.IDs {
	out := metadata.IDs{}
	for _, provider := range []string{"tmdb", "imdb", "tvdb"} {
		if id := e.attr(provider + "id"); plausible(provider, id) {
			out[provider] = id
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

func images(e *element) []metadata.Image {
	var out []metadata.Image
	add := func(role string, c *element) {
		if url := address(c.text); url != "" && len(out) < maxList {
			im := metadata.Image{Role: strings.ToLower(role), URL: url}
			if c.attr("type") == "season" {
				im.Season = integer(c.attr("season"))
			}
			out = append(out, im)
		}
	}
	for _, c := range e.all("thumb") {
		role := c.attr("aspect")
		if role == "" {
			role = "thumb"
		}
		add(role, c)
	}
	for _, fanart := range e.all("fanart") {
		for _, c := range fanart.all("thumb") {
			add("fanart", c)
		}
	}
	for _, art := range e.all("art") {
		for _, c := range art.children {
			add(c.name, c)
		}
	}
	return out
}
