package nfo

import (
	"cmp"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"revenge/internal/metadata"
	"revenge/internal/platform/fold"
)

// idElements are the elements of older writers, one per provider.
var idElements = map[string]string{"tmdbid": "tmdb", "imdbid": "imdb", "imdb_id": "imdb", "tvdbid": "tvdb", "tvmazeid": "tvmaze", "anidbid": "anidb", "tvrageid": "tvrage", "zap2itid": "zap2it", "wikidataid": "wikidata"}

// idElementsOf are those that say it of one kind of document alone: an album names its artists, too.
var idElementsOf = map[string]map[string]string{
	"artist": {"musicbrainzartistid": "musicbrainz"},
	"album":  {"musicbrainzreleasegroupid": "musicbrainz", "musicbrainzalbumid": "musicbrainzrelease"},
}

var providers = map[string]string{"themoviedb": "tmdb", "moviedb": "tmdb", "thetvdb": "tvdb", "imdbid": "imdb", "tmdbid": "tmdb", "tvdbid": "tvdb"}

var reUUID = regexp.MustCompile(`^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$`)

var reID = regexp.MustCompile(`^[A-Za-z0-9._:/-]{1,64}$`)

// ids reads <uniqueid> (the default one first, where a provider has two), then
// the elements of older writers.
func ids(e *element) metadata.IDs {
	out := metadata.IDs{}
	put := func(provider, id string) {
		provider = strings.ToLower(strings.TrimSpace(provider))
		if known, ok := providers[provider]; ok {
			provider = known
		}
		if provider == "" || provider == "unknown" || len(provider) > 32 {
			switch {
			case strings.HasPrefix(id, "tt"):
				provider = "imdb"
			default:
				return
			}
		}
		if _, taken := out[provider]; !taken && plausible(provider, id) {
			out[provider] = id
		}
	}
	unique := e.all("uniqueid")
	for _, wantDefault := range []bool{true, false} {
		for _, u := range unique {
			if strings.EqualFold(u.attr("default"), "true") == wantDefault {
				put(u.attr("type"), u.text)
			}
		}
	}
	for _, c := range e.children {
		if provider := cmp.Or(idElements[c.name], idElementsOf[e.name][c.name]); provider != "" {
			put(provider, c.text)
		}
	}
	for _, c := range e.all("id") {
		legacyID(e, c, put)
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// legacyID reads <id>: an IMDb id for films, with further ids as attributes; a
// TheTVDB id for series.
func legacyID(e, c *element, put func(provider, id string)) {
	for _, a := range []string{"imdb", "tmdb", "tvdb"} {
		put(a, c.attr(a))
	}
	switch {
	case c.attr("moviedb") != "":
		put(c.attr("moviedb"), c.text)
	case strings.HasPrefix(c.text, "tt"):
		put("imdb", c.text)
	case e.name == "tvshow" && numeric(c.text):
		put("tvdb", c.text)
	}
}

func plausible(provider, id string) bool {
	if !reID.MatchString(id) || id == "0" || id == "-1" {
		return false
	}
	if provider == "musicbrainz" || provider == "musicbrainzrelease" {
		return reUUID.MatchString(id)
	}
	if provider == "imdb" {
		return len(id) > 4 && (strings.HasPrefix(id, "tt") || strings.HasPrefix(id, "nm")) && numeric(id[2:])
	}
	return provider != "tmdb" && provider != "tvdb" || numeric(id)
}

func ratings(e *element) []metadata.Rating {
	var out []metadata.Rating
	for _, list := range e.all("ratings") {
		for _, r := range list.all("rating") {
			value := score(r.first("value"))
			if value <= 0 || len(out) >= maxList {
				continue
			}
			rating := metadata.Rating{Source: strings.ToLower(r.attr("name")), Value: value, Max: score(r.attr("max")),
				Votes: votes(r.first("votes")), Default: strings.EqualFold(r.attr("default"), "true")}
			if rating.Source == "" {
				rating.Source = "default"
			}
			if rating.Max <= 0 {
				rating.Max = 10
			}
			out = append(out, rating)
		}
	}
	if value := score(e.first("rating")); value > 0 && len(out) == 0 {
		out = append(out, metadata.Rating{Source: "default", Value: value, Max: 10, Votes: votes(e.first("votes")), Default: true})
	}
	if value := score(e.first("criticrating")); value > 0 && len(out) < maxList {
		out = append(out, metadata.Rating{Source: "critics", Value: value, Max: 100})
	}
	return out
}

func votes(s string) int {
	n := integer(strings.NewReplacer(",", "", ".", "", " ", "").Replace(s))
	if n == nil || *n < 0 {
		return 0
	}
	return *n
}

// score reads a decimal number; a comma serves as the point.
func score(s string) float64 {
	v, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(s), ",", ".", 1), 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) || v < 0 || v > 1e6 {
		return 0
	}
	return v
}

func integer(s string) *int {
	n, err := strconv.ParseInt(strings.TrimSpace(s), 10, 32)
	if err != nil {
		return nil
	}
	i := int(n)
	return &i
}

func numeric(s string) bool {
	return s != "" && len(s) <= 12 && strings.Trim(s, "0123456789") == ""
}

var reMinutes = regexp.MustCompile(`^(?:(\d{1,2})\s*(?:h|hours?|hrs?)\s*)?(?:(\d{1,4})\s*(?:m|min|mins|minutes)?\.?)?$`)

// duration reads minutes: "95", "95 min", "1h 35m", "01:35:00".
func duration(s string) time.Duration {
	s = strings.ToLower(strings.TrimSpace(s))
	if parts := strings.Split(s, ":"); len(parts) == 3 {
		h, m, sec := integer(parts[0]), integer(parts[1]), integer(parts[2])
		if h != nil && m != nil && sec != nil && *h >= 0 && *h < 100 && *m >= 0 && *m < 60 && *sec >= 0 && *sec < 60 {
			return time.Duration(*h)*time.Hour + time.Duration(*m)*time.Minute + time.Duration(*sec)*time.Second
		}
		return 0
	}
	m := reMinutes.FindStringSubmatch(s)
	if m == nil || s == "" {
		return 0
	}
	var d time.Duration
	if h := integer(m[1]); h != nil {
		d += time.Duration(*h) * time.Hour
	}
	if n := integer(m[2]); n != nil {
		d += time.Duration(*n) * time.Minute
	}
	return d
}

var dateLayouts = []string{time.DateOnly, time.DateTime, time.RFC3339, "2006-01-02T15:04:05", "2006/01/02", "02.01.2006", "2006.01.02"}

// date gives a calendar day as yyyy-mm-dd, or nothing.
func date(s string) string {
	if t := moment(s); !t.IsZero() && t.Year() > 1800 && t.Year() < 3000 {
		return t.Format(time.DateOnly)
	}
	return ""
}

func moment(s string) time.Time {
	s = strings.TrimSpace(s)
	for _, layout := range dateLayouts {
		if t, err := time.Parse(layout, s); err == nil && t.Year() > 1 {
			return t.UTC()
		}
	}
	return time.Time{}
}

// maxName is how many characters of a name or a title are read: an index holds no more.
const maxName = 500

// short is a name or a title.
func short(s string) string { return fold.Clip(clean(s), maxName) }

// clean makes one line of a text.
func clean(s string) string { return strings.Join(strings.Fields(s), " ") }

func split(s, sep string) []string {
	var out []string
	for p := range strings.SplitSeq(s, sep) {
		if p = clean(p); p != "" && len(out) < maxList {
			out = append(out, p)
		}
	}
	return out
}

// address keeps an http or https address and nothing else.
func address(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > 2048 || !strings.HasPrefix(s, "http://") && !strings.HasPrefix(s, "https://") || strings.ContainsAny(s, " \n\t\"<>") {
		return ""
	}
	return s
}
