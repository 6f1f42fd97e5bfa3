package release

import (
	"regexp"
	"strings"
)

const editionPattern = `(?:\d{1,3}(?:st|nd|rd|th)?[ ._-]anniversary(?:[ ._-](?:edition|cut|version))?|anniversary[ ._-](?:edition|cut)` +
	`|(?:director|producer|collector)['’]?s?['’]?[ ._-](?:cut|edition|version)|director['’]?s['’]?` +
	`|(?:final|assembly|rogue|international|fan|super|alternate|alternative|ultimate|definitive|despecialized|unrated|uncut|extended|theatrical|european|us|tv|festival|integral)[ ._-](?:cut|edition|version)` +
	`|(?:special|limited|deluxe|diamond|platinum|gold|signature|complete|collection|criterion|noir|black[ ._-](?:and|&)[ ._-](?:white|chrome))[ ._-](?:edition|cut|version|collection)` +
	`|edition[ ._-](?:collector|spéciale|speciale|limitée)` +
	`|extended|theatrical|uncut|unrated|(?:4k[ ._-])?remastered|restored|imax(?:[ ._-](?:edition|enhanced))?|open[ ._-]matte|redux|despeciali[sz]ed|fan[ ._-]?edit|recut|workprint|criterion|2in1|steelbook|hybrid[ ._-]cut|superbit)`

var (
	reEdition      = regexp.MustCompile(`(?i)(?:^|[^\pL\pN])(` + editionPattern + `)(?:[^\pL\pN]|$)`)
	reEditionTag   = regexp.MustCompile(`(?i)[ ._]*[\[{(]edition[-=: ]([^\]})]+)[\]})]`)
	reEditionTail  = regexp.MustCompile(`(?i)[ ._-]*[(\[]?(?:[ ._-]*` + editionPattern + `)+[)\]]?[ ._-]*$`)
	reDirectorsTag = regexp.MustCompile(`(?:^|[ ._(\[-])DC(?:[ ._)\]-]|$)`)
)

var editionSpelling = map[string]string{"directors": "Director's", "director's": "Director's", "director’s": "Director's", "director": "Director's", "directors'": "Director's", "producers": "Producer's", "producer's": "Producer's",
	"collectors": "Collector's", "collector's": "Collector's", "collector’s": "Collector's", "imax": "IMAX", "4k": "4K", "fanedit": "Fan Edit", "us": "US", "tv": "TV", "and": "and", "2in1": "2in1",
	"despecialised": "Despecialized"}

var reFrench = regexp.MustCompile(`(?i)^edition[ ._-]collector$`)

// reAnd ends what an edition word continues (Bigger, Longer & Uncut).
var reAnd = regexp.MustCompile(`(?i)(?:[ ._](?:and|or|the)|&)$`)

// takeEditionTag cuts out {edition-Final Cut}.
func takeEditionTag(s string) (rest, edition string) {
	m := reEditionTag.FindStringSubmatchIndex(s)
	if m == nil {
		return s, ""
	}
	return s[:m[0]] + " " + s[m[1]:], strings.TrimSpace(spaceOut(s[m[2]:m[3]]))
}

// editionIn joins the editions that stand in s, in their usual spelling.
func editionIn(s string) string {
	var found []string
	for at := 0; at < len(s); {
		m := reEdition.FindStringSubmatchIndex(s[at:])
		if m == nil {
			break
		}
		found = append(found, spellEdition(s[at+m[2]:at+m[3]]))
		at += m[3]
	}
	if len(found) == 0 && reDirectorsTag.MatchString(s) {
		return "Director's Cut"
	}
	return strings.Join(found, " ")
}

func spellEdition(s string) string {
	if reFrench.MatchString(s) {
		return "Collector's Edition"
	}
	words := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" ._-", r) })
	for i, w := range words {
		low := strings.ToLower(w)
		if usual, ok := editionSpelling[low]; ok {
			words[i] = usual
		} else {
			words[i] = strings.ToUpper(low[:1]) + low[1:]
		}
	}
	return strings.Join(words, " ")
}

// takeEditionTail cuts an edition off the end of a title, never the whole title
// and never what an article stands before (The Final Cut).
func takeEditionTail(title string) (rest, edition string) {
	m := reEditionTail.FindStringIndex(title)
	if m == nil {
		return title, ""
	}
	rest = strings.TrimRight(title[:m[0]], " ._-([")
	switch strings.ToLower(strings.Trim(rest, " ._-")) {
	case "", "and", "the", "a", "an", "le", "la", "der", "die", "das":
		return title, ""
	}
	tail := title[m[0]:]
	if reAnd.MatchString(rest) {
		return title, ""
	}
	if strings.Trim(tail, " ._-") == tail && rest != "" {
		return title, ""
	}
	return rest, editionIn(tail)
}
