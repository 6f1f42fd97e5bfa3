package release

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

var foldings = strings.NewReplacer("&", " and ", "ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i",
	"'", "", "’", "", "‘", "", "`", "", ".", "")

// Normalise folds case, accents, punctuation and a leading English article, so
// that two spellings of one title become equal. A title of signs alone is kept.
func Normalise(title string) string {
	s := foldings.Replace(strings.ToLower(title))
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		default:
			gap = true
		}
	}
	out := b.String()
	for _, article := range []string{"the ", "a ", "an "} {
		if rest, ok := strings.CutPrefix(out, article); ok {
			out = rest
			break
		}
	}
	if out == "" {
		return strings.ToLower(strings.TrimSpace(title))
	}
	return out
}

// Key is the first of Keys.
func (g Guess) Key() string { return g.Keys()[0] }

// Keys are the names under which files fall together: versions and parts of one
// film, the episodes of one series. Two guesses that share any key mean the same
// film or series; the strongest comes first. Extras and samples carry the keys
// of the film they belong to, or of the series where they name a season.
func (g Guess) Keys() []string {
	noun := "movie"
	if g.Kind == KindEpisode || g.Season != nil || len(g.Episodes) > 0 || g.AirDate != "" {
		noun = "series"
	}
	var keys []string
	for _, provider := range []string{"tmdb", "imdb", "tvdb", "anidb"} {
		if id := g.IDs[provider]; id != "" {
			keys = append(keys, noun+"|"+provider+"|"+id)
		}
	}
	year := ""
	if g.Year > 0 {
		year = strconv.Itoa(g.Year)
	}
	return append(keys, noun+"|"+Normalise(g.Title)+"|"+year)
}
