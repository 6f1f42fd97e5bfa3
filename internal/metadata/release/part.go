package release

import "regexp"

var (
	reDiscPart  = regexp.MustCompile(`(?i)(^|[^\pL\pN])(?:(?:cd|dis[ck])` + sep + `?(\d{1,2}|[a-d])|dvd` + sep + `?([1-46-8]))(?:` + sep + `?of` + sep + `?\d{1,2})?(?:[^\pL\pN]|$)`)
	rePartGlued = regexp.MustCompile(`(?i)(^|[^\pL\pN])(?:(?:part|parte|teil)(\d{1,2}|[a-d])|pt(\d{1,2}))(?:[^\pL\pN]|$)`)
	rePartLoose = regexp.MustCompile(`(?i)(^|[^\pL\pN])(?:part|pt|parte|teil)\.?` + sep + `(\d{1,2}|i{1,3}|iv|one|two|three|four|[a-d])(?:[^\pL\pN]|$)`)
	rePartOnly  = regexp.MustCompile(`(?i)^(?:cd|dis[ck]|dvd|part|pt)` + sep + `*(\d{1,2}|[a-d])$`)
)

// partIn finds which part of a film or episode a file is. loose also accepts
// "Part 2" in words, which before the year belongs to the title.
func partIn(s string, loose bool) (part, start, end int) {
	expressions := []*regexp.Regexp{reDiscPart, rePartGlued}
	if loose {
		expressions = append(expressions, rePartLoose)
	}
	for _, re := range expressions {
		m := re.FindStringSubmatchIndex(s)
		if m == nil {
			continue
		}
		groups := []int{2}
		if len(m) > 6 {
			groups = append(groups, 3)
		}
		return ordinal(pick(s, m, groups...)), m[3], m[1]
	}
	return 0, 0, 0
}
