package origin

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// Translation is what a work is called, or said to be about, in another language, as facts have it: one text for each part,
// `de | title | Das Boot`.
type Translation struct {
	// Language is BCP 47, Part is title, overview or tagline.
	Language, Part, Text string
}

// The parts of translations.
const (
	TranslatedTitle    = "title"
	TranslatedOverview = "overview"
	TranslatedTagline  = "tagline"
)

var translated = []string{TranslatedTitle, TranslatedOverview, TranslatedTagline}

// Line is the translation as text.
func (t Translation) Line() string {
	return strings.Join([]string{t.Language, t.Part, strings.TrimSpace(t.Text)}, between)
}

// ParseTranslation reads a text; false where it is none.
func ParseTranslation(line string) (Translation, bool) {
	parts := strings.SplitN(line, "|", 3)
	if len(parts) < 3 {
		return Translation{}, false
	}
	tag, err := language.Parse(strings.TrimSpace(parts[0]))
	t := Translation{Language: tag.String(), Part: strings.TrimSpace(parts[1]), Text: strings.TrimSpace(parts[2])}
	return t, err == nil && tag != language.Und && slices.Contains(translated, t.Part) && t.Text != ""
}

// checkTranslation says what is wrong with a text of Translations.
func checkTranslation(text string, wrong func(string, ...any) error) error {
	t, ok := ParseTranslation(text)
	most := MaxText
	if t.Part == TranslatedOverview {
		most = MaxLong
	}
	switch {
	case !ok:
		return wrong("name a language such as de or pt-BR, and give a title, an overview or a tagline")
	case utf8.RuneCountInString(t.Text) > most:
		return wrong("give at most %d characters", most)
	case t.Part != TranslatedOverview && strings.ContainsFunc(t.Text, unicode.IsControl):
		return wrong("it has no control characters")
	}
	return nil
}

// twice is the place of a translation whose language and part stand before it already; -1 where there is none.
func twice(lines []string) int {
	seen := map[[2]string]bool{}
	for i, line := range lines {
		t, _ := ParseTranslation(line)
		key := [2]string{t.Language, t.Part}
		if seen[key] {
			return i
		}
		seen[key] = true
	}
	return -1
}
