package release

import (
	"regexp"
	"strings"
)

var (
	reIDTag = regexp.MustCompile(`(?i)[ ._]*[\[{(](tmdb|imdb|tvdb|anidb|anilist|tvmaze|mal|trakt)(?:id)?\d?\s*[-=: ]\s*(tt\d{5,}|\d+)[\]})]`)
	reTT    = regexp.MustCompile(`(?i)(?:^|[^\pL\pN])[\[{(]?(tt\d{7,10})[\]})]?(?:[^\pL\pN]|$)`)
)

// takeIDs cuts provider tags such as {tmdb-603} or [imdbid=tt0133093] out of a name.
func takeIDs(s string) (rest string, ids map[string]string) {
	for {
		m := reIDTag.FindStringSubmatchIndex(s)
		if m == nil {
			break
		}
		provider, id := strings.ToLower(s[m[2]:m[3]]), strings.ToLower(s[m[4]:m[5]])
		if provider != "imdb" && strings.HasPrefix(id, "tt") {
			provider = "imdb"
		} else if provider == "imdb" && !strings.HasPrefix(id, "tt") {
			id = "tt" + id
		}
		ids = put(ids, provider, id)
		s = s[:m[0]] + " " + s[m[1]:]
	}
	if m := reTT.FindStringSubmatchIndex(s); m != nil && (hasWord(s[:m[0]]) || hasWord(s[m[1]:])) {
		ids = put(ids, "imdb", strings.ToLower(s[m[2]:m[3]]))
		s = s[:m[0]] + " " + s[m[1]:]
	}
	return strings.TrimSpace(s), ids
}

func put(ids map[string]string, provider, id string) map[string]string {
	if ids == nil {
		ids = map[string]string{}
	}
	if _, known := ids[provider]; !known {
		ids[provider] = id
	}
	return ids
}
