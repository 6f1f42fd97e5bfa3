package release

import (
	"regexp"
	"strings"
	"time"
)

// latestYear bounds what is taken for a year: films are announced, seldom older
// than the first or later than next year. A server runs for months, not decades.
var latestYear = time.Now().Year() + 2

const earliestYear = 1888

var (
	reYear       = regexp.MustCompile(`(^|[^\pL\pN])(\d{4})(?:[^\pL\pN]|$)`)
	reBoxedYear  = regexp.MustCompile(`[(\[{]\s*(\d{4})(?:\s*[-–/]\s*(?:\d{4}|\d{2})?)?\s*[)\]}]`)
	reYearSpan   = regexp.MustCompile(`[(\[]\s*\d{4}\s*[-–]\s*\d{2,4}\s*[)\]]`)
	reOfYear     = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:of|von|de|del|anno|year|since|before|after|in|from|um|ab)[ ._]+$`)
	reResolution = regexp.MustCompile(`(?i)^(?:\d{3,4}[pi](?:\d\d)?|\d{3,4}[x×*]\d{3,4}|4k|8k|uhd)$`)
)

func isYear(s string) bool {
	n := atoi(s)
	return len(s) == 4 && n >= earliestYear && n <= latestYear
}

// yearAfter reports a year anywhere in s.
func yearAfter(s string) bool {
	_, _, _, ok := findYear(s, len(s))
	return ok
}

// findYear looks for the year of release: in brackets first, else the last one
// before the release tags begin at limit, else the first after that. A number at
// the very start belongs to the title unless it stands in brackets.
func findYear(s string, limit int) (year, start, end int, ok bool) {
	var leading []int
	for _, m := range reBoxedYear.FindAllStringSubmatchIndex(s, -1) {
		if !isYear(s[m[2]:m[3]]) {
			continue
		}
		if hasWord(strings.TrimSpace(s[:m[0]])) {
			return atoi(s[m[2]:m[3]]), m[0], m[1], true
		}
		if leading == nil {
			leading = m
		}
	}
	var before, after []int
	for at := 0; at < len(s); {
		m := reYear.FindStringSubmatchIndex(s[at:])
		if m == nil {
			break
		}
		from, to := at+m[4], at+m[5]
		at = to
		if !isYear(s[from:to]) || !hasWord(s[:from]) || partOfNumber(s, from) {
			continue
		}
		if from < limit {
			before = []int{from, to}
		} else if after == nil {
			after = []int{from, to}
		}
	}
	pick := before
	if pick == nil {
		pick = after
	}
	if pick != nil && leading == nil && !(limit == len(s) && reOfYear.MatchString(s[:pick[0]]) && strings.Trim(s[pick[1]:], " ._-") == "") {
		return atoi(s[pick[0]:pick[1]]), pick[0], pick[1], true
	}
	if leading != nil {
		return atoi(s[leading[2]:leading[3]]), leading[0], leading[1], true
	}
	return 0, 0, 0, false
}

// partOfNumber excludes 1,999 and 2001:2010 spans written without brackets.
func partOfNumber(s string, from int) bool {
	return from > 1 && s[from-1] == ',' && s[from-2] >= '0' && s[from-2] <= '9'
}
