package metadata

import "strings"

// The strength of a match between what is remembered of an item and a row of the catalogue.
const (
	NoMatch      = 0
	MatchTitle   = 1
	MatchFile    = 2
	MatchNumbers = 3
)

// providers are those whose numbers tell content apart for certain.
var providers = map[string]bool{"tmdb": true, "imdb": true, "tvdb": true, "anidb": true, "mb": true}

// Match compares the keys of two items of one kind. Keys of a provider decide: a common one is the same content, and where
// both are known to one provider by different numbers, nothing else makes them one. Then the same file counts, then title
// and year.
func Match(a, b []string) int {
	known, best, differ := map[string]bool{}, NoMatch, false
	numbers := map[string]bool{}
	for _, key := range a {
		known[key] = true
		numbers[provider(key)] = true
	}
	shared := map[string]bool{}
	for _, key := range b {
		p := provider(key)
		switch {
		case known[key] && p != "":
			best = MatchNumbers
			shared[p] = true
		case known[key] && strings.Contains(key, "|oshash|"):
			best = max(best, MatchFile)
		case known[key]:
			best = max(best, MatchTitle)
		}
	}
	for _, key := range b {
		p := provider(key)
		differ = differ || p != "" && numbers[p] && !shared[p]
	}
	if differ && best < MatchNumbers {
		return NoMatch
	}
	return best
}

// provider is the one that a key is a number of; empty for other keys.
func provider(key string) string {
	parts := strings.SplitN(key, "|", 3)
	if len(parts) == 3 && providers[parts[1]] {
		return parts[1]
	}
	return ""
}
