package release

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	reEpisodeWord = regexp.MustCompile(`(?i)(^|[^\pL\pN])(?:(?:episode|épisode|episodio|episódio|capitulo|capítulo|folge|aflevering|odcinek|avsnitt|afsnit|jakso|epizoda|серия|эпизод|ep)` + sep + `*(\d{1,4})|e(\d{2,4})|[#＃](\d{1,4}))`)
	reCounterWord = regexp.MustCompile(`(?:第[ ]?(\d{1,4})[ ]?(?:話|话|集|回|화)|(\d{1,4})[ ]?(?:話|话|集|화|회)|(\d{1,3})[ ]?серия)`)
	reOf          = regexp.MustCompile(`(?i)(^|[^\pL\pN])(?:part` + sep + `?)?(\d{1,2})` + sep + `?of` + sep + `?(\d{1,2})(?:[^\pL\pN]|$)`)
	reSpecial     = regexp.MustCompile(`(?i)(^|[^\pL\pN])(?:sp|special|ova|oad|ona)` + sep + `{0,3}(\d{1,2})(?:v\d)?(?:[^\pL\pN]|$)`)
	reFansub      = regexp.MustCompile(`(?i)(?:(?:^|[ ._])-[ ._]*|[\pL!?)]-|: )#?\(?(\d{1,4})(?:v\d)?(?:[ ._]?[-~][ ._]?(\d{1,4}))?\)?(?:v\d)?[ ._]*(?:$|[\[(]|-[ ._]|\d{3,4}[px])`)
	reFansubSpace = regexp.MustCompile(`(?i)[ ._]\(?(\d{2,4})(?:v\d)?(?:[ ._]?[-~][ ._]?(\d{1,4}))?\)?(?:v\d)?[ ._]*(?:$|[\[(])`)
	reFansubBox   = regexp.MustCompile(`\[(\d{1,4})(?:v\d)?\]`)
	reFansubPlain = regexp.MustCompile(`(?i)[ ._](\d{2,4})(?:v\d)?(?:[ ._]|$)`)
	reDashNumber  = regexp.MustCompile(`(?i)[ _.]-[ _.]*(\d{2,4})(?:[-~](\d{2,4}))?(?:v\d)?(?:[ ._]*$|[ ._]*[-\[({]|[ _.]+\pL)`)
	reNumberDash  = regexp.MustCompile(`(?i)[ ._](\d{2,4})(?:v\d)?[ _.]+-[ _.]+\pL`)
	reBareRange   = regexp.MustCompile(`^(\d{1,4})(?:-(\d{1,4}))?(?:v\d)?([ab])?(?:[ ._-]|$)`)
	reBareLast    = regexp.MustCompile(`[ ._-](\d{1,4})(?:v\d)?$`)
	reCompactTV   = regexp.MustCompile(`(?i)[ ._-](\d{3,4})(?:[ ._](\d{3,4}))?[ ._-]+(?:(?:720p|1080[pi]|480p)[ ._-]+)?(?:hdtv|pdtv|dsr|dsrip|tvrip|hdtvrip|satrip|webrip|dvbrip)`)
	reCompactEnd  = regexp.MustCompile(`[ ._](\d{3,4})(?:$|[ ._-])`)
	reSeasonPair  = regexp.MustCompile(`^(\d{1,2})-(\d{2})(?:[ ._]|$)`)
)

// episodeWord reads "Episode 5", "E05", "#957", "第12話" and "5of9".
func episodeWord(s string, c setting) (numbering, bool) {
	n := numbering{season: c.season, how: "episode number"}
	var first int
	if m := reEpisodeWord.FindStringSubmatchIndex(s); m != nil {
		first, n.start, n.end = atoi(pick(s, m, 2, 3, 4)), m[3], m[1]
		word := s[m[3]:m[1]]
		if c.season == nil && len(word) > 5 && c.hint != HintSeries && !c.tv && yearAfter(s[m[1]:]) {
			return n, false
		}
	} else if m := reCounterWord.FindStringSubmatchIndex(s); m != nil {
		n.episodes, n.start, n.end = []int{atoi(pick(s, m, 1, 2, 3))}, m[0], m[1]
		return n.orAbsolute(), true
	} else if m := reOf.FindStringSubmatchIndex(s); m != nil && !reDiscWord.MatchString(s[:m[3]]) {
		n.episodes, n.start, n.end = []int{atoi(s[m[4]:m[5]])}, m[3], m[7]
		return n.orAbsolute(), true
	} else {
		return n, false
	}
	season := 0
	if n.season == nil {
		n.season = &season
		n.run(s, n.end, first)
		n.season = nil
	} else {
		n.run(s, n.end, first)
	}
	return n.orAbsolute(), true
}

var reDiscWord = regexp.MustCompile(`(?i)(?:cd|dis[ck]|dvd)` + sep + `?$`)

// orAbsolute takes a number without a season as counted over the whole series.
func (n numbering) orAbsolute() numbering {
	if n.season == nil && len(n.absolute) == 0 {
		n.absolute = n.episodes
	}
	return n
}

// special reads "OVA 2" or "SP01" of fansub groups and in series folders.
func special(s string, c setting) (numbering, bool) {
	if !c.group && !c.tv && c.hint != HintSeries {
		return numbering{}, false
	}
	m := reSpecial.FindStringSubmatchIndex(s)
	if m == nil {
		return numbering{}, false
	}
	zero := 0
	return numbering{season: &zero, episodes: []int{atoi(s[m[4]:m[5]])}, start: m[3], end: m[5], how: "special"}, true
}

// fansub reads the number in "[Group] Title - 012v2 [1080p]".
func fansub(s string, c setting) (numbering, bool) {
	if !c.group || c.folder {
		return numbering{}, false
	}
	n := numbering{season: c.season, how: "number after a group's title"}
	for _, re := range []*regexp.Regexp{reFansub, reFansubSpace, reFansubBox, reFansubPlain} {
		for _, m := range re.FindAllStringSubmatchIndex(s, -1) {
			if hasLetter(bare(s[:m[2]])) || hasDigit(bare(s[:m[2]])) {
				if isYear(s[m[2]:m[3]]) && !strings.Contains(s[m[0]:m[2]], "-") || isVideoSize(s[m[2]:m[3]]) ||
					insideBrackets(s, m[2]) && re != reFansubBox || decimal(s, m[2]) {
					continue
				}
				if re != reFansub && (yearAfter(s[m[3]:]) || re == reFansubPlain && tagBefore(s, m[2])) {
					break
				}
				n.episodes, n.start, n.end = []int{atoi(s[m[2]:m[3]])}, m[2], m[3]
				if len(m) > 4 && m[4] >= 0 && !isVideoSize(s[m[4]:m[5]]) && atoi(s[m[4]:m[5]]) > n.episodes[0] {
					n.episodes, n.end = spread(n.episodes[0], atoi(s[m[4]:m[5]])), m[5]
				}
				return n.orAbsolute(), true
			}
		}
	}
	return numbering{}, false
}

func tagBefore(s string, at int) bool {
	cut, found := tagsAt(s)
	return found && cut < at
}

// decimal reports digits behind a point that belongs to a number (1.11).
func decimal(s string, at int) bool {
	return at > 1 && s[at-1] == '.' && s[at-2] >= '0' && s[at-2] <= '9'
}

func bare(s string) string { return reBracketed.ReplaceAllString(s, "") }

func insideBrackets(s string, at int) bool {
	return strings.LastIndexAny(s[:at], "[(") > strings.LastIndexAny(s[:at], "])") && s[at-1] != '('
}

// seasonFolderNumber reads the bare numbers of files in a season folder.
func seasonFolderNumber(s string, c setting) (numbering, bool) {
	if c.season == nil || c.folder {
		return numbering{}, false
	}
	n := numbering{season: c.season, how: "number in a season folder"}
	take := func(from, to int) {
		e := atoi(s[from:to])
		if *c.season > 0 && to-from >= 3 && e/100 == *c.season && e%100 > 0 {
			e %= 100
		}
		n.episodes, n.start, n.end = []int{e}, from, to
	}
	if m := reBareRange.FindStringSubmatchIndex(s); m != nil && !isYear(s[m[2]:m[3]]) && !isVideoSize(s[m[2]:m[3]]) {
		take(m[2], m[3])
		if m[4] >= 0 && atoi(s[m[4]:m[5]]) > n.episodes[0] && m[5]-m[4] < 4 {
			n.episodes, n.end = spread(n.episodes[0], atoi(s[m[4]:m[5]])), m[5]
		}
		if m[6] >= 0 {
			n.part, n.end = ordinal(s[m[6]:m[7]]), m[7]
		}
		return n, true
	}
	at, _ := tagsAt(s)
	head := strings.TrimRight(s[:at], " ._-[(")
	for _, re := range []*regexp.Regexp{reDashNumber, reBareLast} {
		if m := re.FindStringSubmatchIndex(head); m != nil && !isYear(s[m[2]:m[3]]) {
			take(m[2], m[3])
			return n, true
		}
	}
	return numbering{}, false
}

// dashNumber reads "Title - 07" and "Title - 012 - Name" without a group.
func dashNumber(s string, c setting) (numbering, bool) {
	m := reDashNumber.FindStringSubmatchIndex(s)
	if m == nil && (c.tv || c.hint == HintSeries) {
		if m = reNumberDash.FindStringSubmatchIndex(s); m != nil {
			m = append(m, -1, -1)
		}
	}
	if m == nil || c.folder || isYear(s[m[2]:m[3]]) || isVideoSize(s[m[2]:m[3]]) || yearAfter(s[m[3]:]) {
		return numbering{}, false
	}
	padded := s[m[2]] == '0' || m[3]-m[2] == 3 && strings.HasPrefix(strings.TrimLeft(s[m[3]:], " _."), "-")
	if !padded && !c.tv && c.hint != HintSeries && !strings.HasPrefix(strings.TrimLeft(s[m[3]:], " _."), "[") {
		return numbering{}, false
	}
	n := numbering{season: c.season, episodes: []int{atoi(s[m[2]:m[3]])}, start: m[2], end: m[3], weak: true, how: "number after the title"}
	if m[4] >= 0 && !isVideoSize(s[m[4]:m[5]]) {
		n.episodes, n.end = spread(n.episodes[0], atoi(s[m[4]:m[5]])), m[5]
	}
	return n.orAbsolute(), true
}

// compact reads "103" as season one, episode three where television is named.
func compact(s string, c setting) (numbering, bool) {
	m := reCompactTV.FindStringSubmatchIndex(s)
	if m == nil && (c.hint == HintSeries || c.tv) && !c.folder {
		if m = reCompactEnd.FindStringSubmatchIndex(s); m != nil {
			m = append(m, -1, -1)
		}
	}
	if m != nil && isYear(s[m[2]:m[3]]) && m[4] >= 0 {
		m = []int{m[0], m[1], m[4], m[5], -1, -1}
	}
	if m == nil || !hasWord(s[:m[0]]) || isYear(s[m[2]:m[3]]) || isVideoSize(s[m[2]:m[3]]) || yearAfter(s[m[3]:]) {
		return numbering{}, false
	}
	if m[4] >= 0 && isYear(s[m[4]:m[5]]) {
		return numbering{}, false
	}
	code := atoi(s[m[2]:m[3]])
	season := code / 100
	if code%100 == 0 || s[m[2]] == '0' && m[3]-m[2] == 3 {
		return numbering{}, false
	}
	n := numbering{season: &season, episodes: []int{code % 100}, start: m[2], end: m[3], weak: true, how: "season and episode in one number"}
	if m[4] >= 0 && atoi(s[m[4]:m[5]])/100 == season {
		n.episodes, n.end = spread(code%100, atoi(s[m[4]:m[5]])%100), m[5]
	}
	return n, true
}

// leadingNumber reads "02 - Name" and "4-12 - Name" in the folder of a series.
func leadingNumber(s string, c setting) (numbering, bool) {
	if c.folder || !c.parent && c.hint != HintSeries && !c.tv {
		return numbering{}, false
	}
	if m := reSeasonPair.FindStringSubmatchIndex(s); m != nil {
		season := atoi(s[m[2]:m[3]])
		return numbering{season: &season, episodes: []int{atoi(s[m[4]:m[5]])}, start: 0, end: m[5], weak: true, how: "season and episode"}, true
	}
	m := reBareRange.FindStringSubmatchIndex(s)
	if m == nil || !c.parent && c.hint != HintSeries || m[3]-m[2] > 3 || yearAfter(s[m[3]:]) {
		return numbering{}, false
	}
	padded := s[0] == '0' && m[3] > 1
	if !padded && !c.tv && c.hint != HintSeries {
		return numbering{}, false
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[m[3]:], " ._-"))
	if !padded && m[3] < len(s) && s[m[3]] == ' ' && unicode.IsLetter(next) && c.hint != HintSeries {
		return numbering{}, false
	}
	n := numbering{episodes: []int{atoi(s[m[2]:m[3]])}, start: 0, end: m[3], weak: true, how: "number before the name"}
	if m[4] >= 0 && atoi(s[m[4]:m[5]]) > n.episodes[0] {
		n.episodes, n.end = spread(n.episodes[0], atoi(s[m[4]:m[5]])), m[5]
	}
	return n.orAbsolute(), true
}

// seriesPart reads "Part 2" as the second episode of a series that has no seasons: films have parts, too, and episodes in two parts.
func seriesPart(s string, c setting) (numbering, bool) {
	m := rePartLoose.FindStringSubmatchIndex(s)
	if m == nil || c.hint != HintSeries || c.season != nil || c.folder || !hasWord(s[:m[3]]) {
		return numbering{}, false
	}
	n := numbering{episodes: []int{ordinal(s[m[4]:m[5]])}, start: m[3], end: m[5], weak: true, how: "part of a series"}
	return n.orAbsolute(), n.episodes[0] > 0
}

// pick is the first of the groups that matched.
func pick(s string, m []int, groups ...int) string {
	for _, g := range groups {
		if m[2*g] >= 0 {
			return s[m[2*g]:m[2*g+1]]
		}
	}
	return ""
}
