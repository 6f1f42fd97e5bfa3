package viewing

import "strings"

// The strength of a match between what is remembered of an item and a row of the catalogue.
const (
	noMatch   = 0
	byTitle   = 1
	byFile    = 2
	byNumbers = 3
)

// providers are those whose numbers tell content apart for certain.
var providers = map[string]bool{"tmdb": true, "imdb": true, "tvdb": true, "anidb": true}

// match compares the keys of two items of one kind. Keys of a provider decide: a common one is the same content, and where
// both are known to one provider by different numbers, nothing else makes them one. Then the same file counts, then title
// and year.
func match(a, b []string) int {
	known, best, differ := map[string]bool{}, noMatch, false
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
			best = byNumbers
			shared[p] = true
		case known[key] && strings.Contains(key, "|oshash|"):
			best = max(best, byFile)
		case known[key]:
			best = max(best, byTitle)
		}
	}
	for _, key := range b {
		p := provider(key)
		differ = differ || p != "" && numbers[p] && !shared[p]
	}
	if differ && best < byNumbers {
		return noMatch
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
