package release

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// numbering is what a name says about its place in a series.
type numbering struct {
	season   *int
	episodes []int
	absolute []int
	date     string
	part     int
	pack     bool   // a whole season or a disc of one: no episode known
	how      string // evidence
	weak     bool   // could be a film's name as well
	// where in the name the marker stands
	start, end int
}

func (n *numbering) found() bool {
	return len(n.episodes) > 0 || len(n.absolute) > 0 || n.date != "" || n.pack
}

// setting is what is known before a name is read.
type setting struct {
	hint   Hint
	season *int // of the folder
	group  bool // the name began with a [Group]
	folder bool // the name is a folder's
	tv     bool // the folders look like those of series
	parent bool // the folder above has a title of its own
}

type detector func(s string, c setting) (numbering, bool)

// strongDetectors read markers that no film's name has; they also count in a
// library of films.
var strongDetectors = []detector{seasonEpisode, cross, spoken, chapterCode, seasonDash, seasonDisc, seasonPack}

// weakDetectors read numbers that need a context.
var weakDetectors = []detector{airDate, episodeWord, special, fansub, seasonFolderNumber, dashNumber, compact, leadingNumber, seriesPart}

func number(s string, c setting) (numbering, bool) {
	for _, d := range strongDetectors {
		if n, ok := d(s, c); ok {
			if date, found := airDate(s[n.end:], setting{}); found && n.date == "" {
				n.date = date.date
			} else if date, found := airDate(s[:n.start], setting{}); found && n.date == "" {
				n.date, n.start = date.date, date.start
			}
			return n, true
		}
	}
	if c.hint == HintMovies {
		return numbering{}, false
	}
	for _, d := range weakDetectors {
		if n, ok := d(s, c); ok {
			return n, true
		}
	}
	return numbering{}, false
}

const sep = `[ ._-]`

var (
	reSE        = regexp.MustCompile(`(?i)(^|[^\pL\pN])s(\d{1,4})[ ._]*-?[ ._]*\[?(?:x?ep?|x|episode|folge)` + sep + `*(\d{1,5})`)
	reSEGlued   = regexp.MustCompile(`(?i)([\pL])s(\d{2})e(\d{2,3})`)
	reCross     = regexp.MustCompile(`(?i)(^|[^\pL\pN])(\d{1,2}|(?:19|20)\d\d)x(\d{1,3})`)
	reSpoken    = regexp.MustCompile(`(?i)(^|[^\pL\pN])(?:` + seasonWords + `)` + sep + `*(\d{1,4})[ ._,\-–]*(?:` + episodeWords + `)` + sep + `*(\d{1,4})`)
	reOrdinal   = regexp.MustCompile(`(?i)(^|[^\pL\pN])(\d{1,2})\.?` + sep + `*(?:` + seasonWords + `)[ ._,\-–]*(?:(?:` + episodeWords + `)` + sep + `*(\d{1,4})|(\d{1,4})\.?` + sep + `*(?:` + episodeWords + `))`)
	reCap       = regexp.MustCompile(`(?i)(^|[^\pL\pN])cap\.?[ ._]?(\d{3,4})(?:_(\d{3,4}))?`)
	reSDash     = regexp.MustCompile(`(?i)(^|[^\pL\pN])(?:s|season )(\d{1,2})\)?[ ._]*-[ ._]*(\d{1,4})(?:v\d)?(?:[^\pL\pN]|$)`)
	reSDisc     = regexp.MustCompile(`(?i)(^|[^\pL\pN])s(\d{1,3})[ ._-]*(?:d|dis[ck][ ._-]?)(\d{1,2})(?:[^\pL\pN]|$)`)
	reMoreFull  = regexp.MustCompile(`(?i)^[ ._]*([-&+~]?)[ ._]*(?:s(\d{1,4})[ ._]?x?ep?|(\d{1,4})x)(\d{1,5})`)
	reMoreE     = regexp.MustCompile(`(?i)^[ ._]*([-&+~]?)[ ._]*(?:ep?|x)(\d{1,5})`)
	reMoreNum   = regexp.MustCompile(`^(?:(-|~)|[ ]?([&+])[ ]?|(_))(\d{1,4})`)
	reLetter    = regexp.MustCompile(`^([a-dA-D])(?:[^\pL\pN]|$)`)
	reVideoSize = regexp.MustCompile(`^(?:26[3-6]|1080|720|576|480|2160)$`)
)

const (
	seasonWords  = `seasons?|series|staffel|saison|temporada|temp|stagione|seizoen|sezon|sezona|sezóna|säsong|sæson|sesong|kausi|évad|сезон`
	episodeWords = `episode|épisode|episodio|episódio|episodi|capitulo|capítulo|folge|aflevering|odcinek|avsnitt|afsnit|jakso|epizoda|серия|эпизод|ep|e`
)

func seasonEpisode(s string, _ setting) (numbering, bool) {
	m := reSE.FindStringSubmatchIndex(s)
	if m == nil {
		m = reSEGlued.FindStringSubmatchIndex(s)
	}
	if m == nil {
		return numbering{}, false
	}
	season, first := atoi(s[m[4]:m[5]]), atoi(s[m[6]:m[7]])
	if season > 99 && !isYear(s[m[4]:m[5]]) {
		if season >= 1000 {
			return numbering{}, false
		}
	}
	n := numbering{season: &season, start: m[3], how: "SxxEyy"}
	n.run(s, m[7], first)
	return n, true
}

func cross(s string, _ setting) (numbering, bool) {
	for _, m := range reCross.FindAllStringSubmatchIndex(s, -1) {
		season, first, end := atoi(s[m[4]:m[5]]), atoi(s[m[6]:m[7]]), m[1]
		next, _ := utf8.DecodeRuneInString(s[end:])
		if unicode.IsDigit(next) || unicode.IsLetter(next) && !strings.ContainsRune("xXeEvVaAbB", next) {
			continue
		}
		if (season == 1920 || season == 2048) && first >= 100 || first > 0 && season == first && m[7]-m[6] == 1 && yearAfter(s[end:]) {
			continue
		}
		if !hasWord(s[:m[3]]) && yearAfter(s[end:]) {
			continue
		}
		n := numbering{season: &season, start: m[3], how: "1x05"}
		n.run(s, end, first)
		return n, true
	}
	return numbering{}, false
}

// run collects the episodes that follow the first: E02E03, -E03, -03, x04, 1x04.
func (n *numbering) run(s string, end, first int) {
	eps, dash := []int{first}, false
	for len(eps) < 64 {
		joint, next, size := nextEpisode(s[end:], eps[len(eps)-1], n.season)
		if size == 0 {
			break
		}
		dash = joint == "-" || joint == "~"
		eps = append(eps, next)
		end += size
	}
	if m := reLetter.FindStringSubmatch(s[end:]); m != nil && len(eps) == 1 {
		n.part = int(strings.ToLower(m[1])[0]-'a') + 1
		end++
	}
	if len(eps) == 2 && dash {
		eps = spread(eps[0], eps[1])
	}
	n.episodes, n.end = slices.Compact(eps), end
	n.counted(s)
}

var reCounted = regexp.MustCompile(`^` + sep + `*[\[(](\d{3,4})(?:-(\d{3,4}))?[\])]|^` + sep + `+(0\d{2}|0\d{3})(?:-(\d{3,4}))*(?:[^\pL\pN]|$)`)

// counted reads an absolute number that stands beside season and episode.
func (n *numbering) counted(s string) {
	m := reCounted.FindStringSubmatchIndex(s[n.end:])
	if m == nil {
		return
	}
	from, to := m[2], m[4]
	if from < 0 {
		from, to = m[6], m[8]
	}
	pick := func(at int) int {
		digits := s[n.end+at:]
		return atoi(digits[:len(digits)-len(strings.TrimLeft(digits, "0123456789"))])
	}
	first := pick(from)
	if first >= 1900 && first < 2100 || isVideoSize(s[n.end+from:]) {
		return
	}
	n.absolute = []int{first}
	if to > 0 {
		n.absolute = spread(first, pick(to))
	}
	n.end += strings.LastIndexAny(s[n.end:n.end+m[1]], "0123456789") + 1
}

func nextEpisode(rest string, last int, season *int) (joint string, episode, size int) {
	if m := reMoreFull.FindStringSubmatch(rest); m != nil && atoi(m[2]+m[3]) == *season && !isVideoSize(m[4]) {
		return m[1], atoi(m[4]), len(m[0])
	}
	if m := reMoreE.FindStringSubmatch(rest); m != nil && !isVideoSize(m[2]) && !unicode.IsLetter(runeAt(rest, len(m[0]), "xXeE")) {
		if e := atoi(m[2]); e != last {
			return m[1], e, len(m[0])
		}
	}
	m := reMoreNum.FindStringSubmatch(rest)
	if m == nil || unicode.IsLetter(runeAt(rest, len(m[0]), "")) || isVideoSize(m[4]) {
		return "", 0, 0
	}
	e := atoi(m[4])
	if e <= last || e-last > 30 || m[3] != "" && (e != last+1 || len(m[4]) > 2) {
		return "", 0, 0
	}
	return m[1] + m[2], e, len(m[0])
}

// runeAt is the letter at byte i, or 0 for one of allowed, a separator or the end.
func runeAt(s string, i int, allowed string) rune {
	if i >= len(s) {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	if strings.ContainsRune(allowed, r) {
		return 0
	}
	return r
}

func spread(first, last int) []int {
	if last <= first || last-first > 200 {
		if last == first {
			return []int{first}
		}
		return []int{first, last}
	}
	out := make([]int, 0, last-first+1)
	for e := first; e <= last; e++ {
		out = append(out, e)
	}
	return out
}

func isVideoSize(digits string) bool {
	return reVideoSize.MatchString(strings.TrimRight(digits, " ._-[]()"))
}

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
