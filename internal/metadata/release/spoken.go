package release

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// spoken reads "Season 1 Episode 5" and "2. Staffel Folge 3" in several languages.
func spoken(s string, _ setting) (numbering, bool) {
	if m := reSpoken.FindStringSubmatchIndex(s); m != nil {
		season := atoi(s[m[4]:m[5]])
		n := numbering{season: &season, start: m[3], how: "season and episode in words"}
		n.run(s, m[7], atoi(s[m[6]:m[7]]))
		return n, true
	}
	m := reOrdinal.FindStringSubmatchIndex(s)
	if m == nil {
		return numbering{}, false
	}
	season, from, to := atoi(s[m[4]:m[5]]), m[6], m[7]
	if from < 0 {
		from, to = m[8], m[9]
	}
	n := numbering{season: &season, start: m[3], how: "season and episode in words"}
	n.episodes, n.end = []int{atoi(s[from:to])}, m[1]
	return n, true
}

// chapterCode reads "Cap.201": season two, episode one.
func chapterCode(s string, _ setting) (numbering, bool) {
	m := reCap.FindStringSubmatchIndex(s)
	if m == nil {
		return numbering{}, false
	}
	code := atoi(s[m[4]:m[5]])
	season := code / 100
	n := numbering{season: &season, episodes: []int{code % 100}, start: m[3], end: m[1], how: "chapter code"}
	if m[6] >= 0 {
		n.episodes = spread(code%100, atoi(s[m[6]:m[7]])%100)
	}
	if i := reSeasonTail.FindStringIndex(s[:n.start]); i != nil {
		n.start = i[0]
	}
	return n, true
}

var reSeasonTail = regexp.MustCompile(`(?i)` + sep + `+(?:` + seasonWords + `)` + sep + `*\d{1,2}(?:[^\pL\pN].*)?$`)

var reSBox = regexp.MustCompile(`(?i)(^|[^\pL\pN])s(\d{1,2})[ ._]*\[(\d{1,3})(?:v\d)?\]`)

// seasonDash reads "S3 - 12", as fansub groups write.
func seasonDash(s string, c setting) (numbering, bool) {
	m := reSDash.FindStringSubmatchIndex(s)
	if m == nil && c.group {
		m = reSBox.FindStringSubmatchIndex(s)
	}
	if m == nil || isVideoSize(s[m[6]:m[7]]) || c.folder {
		return numbering{}, false
	}
	season := atoi(s[m[4]:m[5]])
	return numbering{season: &season, episodes: []int{atoi(s[m[6]:m[7]])}, start: m[3], end: m[7], how: "season and number"}, true
}

// seasonDisc reads "S01D02", a disc with episodes that have no names.
func seasonDisc(s string, _ setting) (numbering, bool) {
	m := reSDisc.FindStringSubmatchIndex(s)
	if m == nil {
		return numbering{}, false
	}
	season := atoi(s[m[4]:m[5]])
	return numbering{season: &season, pack: true, part: atoi(s[m[6]:m[7]]), start: m[3], end: m[7], how: "disc of a season"}, true
}

var rePack = regexp.MustCompile(`(^|[ ._(\[])(?:S|[Ss]eason |[Ss]eason\.)(\d{1,2})(?:[ ._]?-[ ._]?S\d{1,2})?(?:DVD\d{0,2})?(?:[ ._)\]-]|$)`)

// seasonPack reads "Title.S01.1080p", the name of a whole season.
func seasonPack(s string, c setting) (numbering, bool) {
	m := rePack.FindStringSubmatchIndex(s)
	if m == nil || c.folder || !hasWord(bare(s[:m[3]])) {
		return numbering{}, false
	}
	if _, tagged := tagsAt(s); !tagged || reEpisodeWord.MatchString(s[m[5]:]) || reFansub.MatchString(s[m[5]:]) {
		return numbering{}, false
	}
	season := atoi(s[m[4]:m[5]])
	return numbering{season: &season, pack: true, start: m[3], end: m[5], how: "season pack"}, true
}

var (
	reISODate = regexp.MustCompile(`(^|[^\pN])((?:19|20)\d\d)([ ._-]{1,3})(\d{1,2})([ ._-]{1,3})(\d{1,2})(?:[^\pN]|$)`)
	reEUDate  = regexp.MustCompile(`(^|[^\pN])(\d{1,2})([ ._-])(\d{1,2})([ ._-])((?:19|20)\d\d)(?:[^\pN]|$)`)
	reJoined  = regexp.MustCompile(`(^|[^\pN])((?:19|20)\d\d)(\d\d)(\d\d)(?:[^\pN]|$)`)
	reShort   = regexp.MustCompile(`(^|[^\pN])(\d\d)(\d\d)(\d\d)[ ._-]+(?:\d{3,4}p|hdtv|web)`)
	reKanji   = regexp.MustCompile(`((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日`)
)

// airDate reads the date of a daily show.
func airDate(s string, c setting) (numbering, bool) {
	try := func(re *regexp.Regexp, y, mo, d int) (numbering, bool) {
		m := re.FindStringSubmatchIndex(s)
		if m == nil {
			return numbering{}, false
		}
		group := func(i int) int { return atoi(s[m[2*i]:m[2*i+1]]) }
		year, month, day := group(y), group(mo), group(d)
		if year < 100 {
			year += 2000
		}
		date, ok := calendar(year, month, day)
		start, end := m[2*min(y, mo, d)], m[2*max(y, mo, d)+1]
		return numbering{date: date, start: start, end: end, how: "air date"}, ok
	}
	if n, ok := try(reISODate, 2, 4, 6); ok {
		return n, true
	}
	if n, ok := try(reKanji, 1, 2, 3); ok {
		return n, true
	}
	if n, ok := try(reEUDate, 6, 4, 2); ok && (hasWord(s[:n.start]) || c.tv || c.parent || c.hint == HintSeries) {
		return n, true
	}
	if n, ok := try(reJoined, 2, 3, 4); ok {
		return n, true
	}
	if c.hint == HintMovies || c.folder {
		return numbering{}, false
	}
	return try(reShort, 2, 3, 4)
}

// calendar accepts a day that exists, with day and month swapped if need be.
func calendar(year, month, day int) (string, bool) {
	if month > 12 && day <= 12 {
		month, day = day, month
	}
	if year < 1930 || year > latestYear || month < 1 || month > 12 || day < 1 {
		return "", false
	}
	date := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if date.Day() != day {
		return "", false
	}
	return date.Format(time.DateOnly), true
}

var romans = map[string]int{"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "one": 1, "two": 2, "three": 3, "four": 4, "a": 1, "b": 2, "c": 3, "d": 4}

func ordinal(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	return romans[strings.ToLower(s)]
}
