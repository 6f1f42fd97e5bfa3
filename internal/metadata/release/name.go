package release

import (
	"regexp"
	"strings"
)

// reading is what one name, of a file or a folder, says by itself.
type reading struct {
	raw      string // tidied, without ids and edition tag
	title    string
	year     int
	edition  string
	version  string
	part     int
	number   numbering
	own      string // the episode's title
	ids      map[string]string
	tagged   bool // carries release tags
	grouped  bool // began with [Group]
	yearSpan bool // (1996-2007)
}

var (
	reSite     = regexp.MustCompile(`(?i)^[\[{(]?\s*(?:www\.[\w.-]+\.\w{2,5}|[\w-]+\.(?:com|org|net|ws|to|tv|cc|me|se|mx|tc|li))\s*[\]})]?\s*[-_ ]*[ _-][ _-]*`)
	reSiteBox  = regexp.MustCompile(`(?i)[\[{(]\s*(?:www\.)?[\w.-]+\.(?:com|org|net|ws|to|tv|cc|me|se|mx|tc|li)\s*[\]})]`)
	reSiteTail = regexp.MustCompile(`(?i)[ _]+-[ _]+(?:www\.[\w.-]+\.\w{2,5}|[\w-]+\.(?:com|org|net|ws))$`)
	reGroup    = regexp.MustCompile(`^(?:\[[^\[\]]{1,40}\]|【[^【】]{1,40}】)[ ._-]*`)
	reVersion  = regexp.MustCompile(`^[ ._)\]]*-[ ._]+(.+)$`)
	reTagLabel = regexp.MustCompile(`^[)\]]? +- +([^-\[\](){}]{1,40})$`) // a label of release tags alone: - 1080p
	reVNumber  = regexp.MustCompile(`(?i)[ ._]v\d$`)
)

// read takes a tidied name apart.
func read(name string, c setting) reading {
	var r reading
	name, r.ids = takeIDs(name)
	name, r.edition = takeEditionTag(name)
	name = dropSites(name)
	r.raw = strings.TrimSpace(name)
	var s string
	s, r.grouped = dropGroup(r.raw)
	c.group = r.grouped
	if n, ok := number(s, c); ok && n.found() {
		r.number = n
		r.readEpisode(s)
		return r
	}
	r.readMovie(s)
	return r
}

func dropSites(s string) string {
	for _, re := range []*regexp.Regexp{reSite, reSiteBox, reSiteTail} {
		if t := strings.TrimSpace(re.ReplaceAllString(s, " ")); hasWord(t) {
			s = t
		}
	}
	return s
}

// dropGroup cuts a leading [Group]. A year in the brackets is none, nor is [REC].
func dropGroup(s string) (rest string, grouped bool) {
	for range 3 {
		if grouped && !hasWord(bare(s)) {
			break
		}
		m := reGroup.FindString(s)
		inner := strings.Trim(m, "[]【】 ._-")
		rest := s[len(m):]
		if m == "" || isYear(inner) || strings.EqualFold(inner, "rec") || !hasWord(bare(rest)) && !boxed(rest) || onlyYear(rest) {
			break
		}
		s, grouped = rest, true
	}
	if grouped && !hasWord(bare(s)) {
		s = unbox(s)
	}
	return s, grouped
}

func onlyYear(s string) bool {
	m := reBoxedYear.FindStringIndex(s)
	return m != nil && m[0] == 0 && !hasWord(bare(s[m[1]:]))
}

// boxed reports names made of brackets alone, with a title among them.
func boxed(s string) bool { return strings.Count(s, "][") >= 1 && hasLetter(s) }

// unbox turns "[Title][05][1080p]" into "Title [05][1080p]".
func unbox(s string) string {
	before, after, ok := strings.Cut(s, "]")
	if !ok {
		return s
	}
	return strings.Trim(before, "[ ") + " " + after
}

func (r *reading) readEpisode(s string) {
	n := &r.number
	head, tail := s[:n.start], s[n.end:]
	if at, ok := tagsAt(head); ok {
		head = head[:at]
	}
	if year, start, end, ok := findYear(head, len(head)); ok && (hasWord(head[:start]) || hasWord(head[end:])) {
		r.year, r.yearSpan = year, reYearSpan.MatchString(head)
		if hasWord(head[:start]) {
			head = head[:start]
		} else {
			head = head[end:]
		}
	}
	if n.season == nil || *n.season == 0 {
		head = trimSpecial(head)
	}
	r.title = cleanTitle(head)
	r.readTail(tail)
}

var (
	reCounter    = regexp.MustCompile(`^(\(?)(\d{2,4})\)?$`)
	reRevision   = regexp.MustCompile(`^v\d(?:[^\pL\pN]|$)`)
	reSpecialEnd = regexp.MustCompile(`(?i)[ ._-]+(?:specials?|ova|oad|ona|sp)[ ._-]*$`)
	reEndMark    = regexp.MustCompile(`(?i)^[ ._]*(?:end|fin|final)[ ._]*$`)
)

func trimSpecial(head string) string {
	if m := reSpecialEnd.FindStringIndex(head); m != nil && hasWord(head[:m[0]]) {
		return head[:m[0]]
	}
	return head
}

// readTail reads what follows the number: part, the episode's own title, tags.
func (r *reading) readTail(tail string) {
	if r.number.part > 0 {
		r.part = r.number.part
	}
	at, tagged := tagsAt("x " + tail)
	at = max(0, at-2)
	r.tagged = tagged
	text := tail[:min(at, len(tail))]
	if part, start, _ := partIn(text, false); part > 0 && r.part == 0 {
		r.part, text = part, text[:start]
	}
	text = strings.TrimLeft(strings.TrimPrefix(text, "日"), " ])")
	if reRevision.MatchString(text) {
		text = text[2:]
	}
	if i := strings.IndexByte(text, '['); i >= 0 {
		text = text[:i]
	}
	own := cleanTitle(text)
	if m := reCounter.FindStringSubmatch(own); m != nil && (r.grouped || m[1] == "(") {
		if len(r.number.absolute) == 0 {
			r.number.absolute = []int{atoi(m[2])}
		}
		own = ""
	}
	if hasWord(own) && !reEndMark.MatchString(own) && !reBoxedYear.MatchString("("+own+")") {
		r.own = own
	}
	if r.edition == "" && tagged {
		r.edition = editionIn(tail[min(at, len(tail)):])
	}
}

func (r *reading) readMovie(s string) {
	at, tagged := tagsAt(s)
	r.tagged = tagged
	year, start, end, dated := findYear(s, at)
	head, tail := s[:at], s[at:]
	switch {
	case dated && !hasWord(s[:start]):
		head, r.year = s[end:max(at, end)], year
		tail = s[max(at, end):]
	case dated && start < at:
		head, tail, r.year = s[:start], s[end:], year
	case dated:
		r.year = year
	}
	r.yearSpan = reYearSpan.MatchString(s)
	loose := dated && start < at || tagged
	if part, from, to := partIn(tail, loose); part > 0 {
		r.part = part
		tail = tail[:from] + " " + tail[min(to, len(tail)):]
	} else if part, from, _ := partIn(head, false); part > 0 && hasWord(head[:from]) {
		r.part, head = part, head[:from]
	}
	if dated && tagged {
		head = dropLanguage(head)
	}
	head, edition := takeEditionTail(head)
	if edition != "" {
		head = dropLanguage(head)
	}
	if r.edition == "" {
		r.edition = strings.TrimSpace(strings.TrimSpace(edition + " " + editionIn(tail)))
	}
	if dated {
		head = dropFormat(head)
		if m := reCount.FindString(head); m != "" && hasLetter(head[len(m):]) {
			head = head[len(m):]
		}
	}
	if r.grouped {
		head = reVNumber.ReplaceAllString(strings.TrimRight(head, " ._-(["), "")
	}
	r.title = cleanTitle(head)
	if r.title == "" {
		r.title = cleanTitle(s)
	}
	if r.edition != "" {
		return
	}
	if m := reVersion.FindStringSubmatch(tail); m != nil && !tagged {
		r.version = cleanTitle(m[1])
	} else if m := reTagLabel.FindStringSubmatch(tail); m != nil {
		r.version = strings.TrimSpace(m[1])
	}
}

var reFormatEnd = regexp.MustCompile(`(?i)[ ._-]+[(\[]?(?:3d|dvd[59]|hsbs|half-sbs|multi|proper|repack|internal|limited|dubbed|subbed)[)\]]?[ ._-]*$`)

// dropFormat cuts format words that stand before the year.
func dropFormat(head string) string {
	if m := reFormatEnd.FindStringIndex(head); m != nil && hasWord(head[:m[0]]) {
		return head[:m[0]]
	}
	return head
}

var reLanguageEnd = regexp.MustCompile(`(?i)[ ._-]+(german|french|truefrench|italian|spanish|swedish|danish|norwegian|dutch|polish|hindi|russian|japanese|korean|hungarian|czech|nordic|ita|ger)$`)

// dropLanguage cuts a language that stands before the year. English titles end in
// such a word too (The Good German), so a short title keeps it unless it shouts.
func dropLanguage(head string) string {
	head = strings.TrimRight(head, " ._-")
	m := reLanguageEnd.FindStringSubmatchIndex(head)
	if m == nil || !hasWord(head[:m[0]]) {
		return head
	}
	word, rest := head[m[2]:m[3]], head[:m[0]]
	shouts := word == strings.ToUpper(word) && rest != strings.ToUpper(rest)
	if shouts || len(strings.FieldsFunc(rest, func(r rune) bool { return strings.ContainsRune(" ._", r) })) >= 3 {
		return rest
	}
	return head
}
