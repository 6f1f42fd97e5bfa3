package metadata

import (
	"maps"
	"slices"
	"strings"
)

// Titles are what a work is called in other languages, by BCP 47. None are nil.
type Titles map[string]string

// In is the title in a language, as Spoken finds it; empty where there is none.
func (t Titles) In(language string) string {
	if language == "" || len(t) == 0 {
		return ""
	}
	return t[Spoken(slices.Collect(maps.Keys(t)), language)]
}

// With are the titles in the order of their languages, and another one in front where it is not nil.
func (t Titles) With(another *string) []string {
	var out []string
	if another != nil {
		out = append(out, *another)
	}
	for _, l := range slices.Sorted(maps.Keys(t)) {
		out = append(out, t[l])
	}
	return out
}

// Spoken is the language among some that a reader of one understands: the same, else one that it is a kind of (de for de-AT),
// else the first by name of its own kinds (pt-BR for pt). It is empty where there is none.
func Spoken(languages []string, wanted string) (best string) {
	for _, l := range languages {
		switch {
		case l == wanted:
			return l
		case strings.HasPrefix(wanted, l+"-"):
			if !strings.HasPrefix(wanted, best+"-") || len(l) > len(best) {
				best = l
			}
		case strings.HasPrefix(l, wanted+"-") && (best == "" || strings.HasPrefix(best, wanted+"-") && l < best):
			best = l
		}
	}
	return best
}

// TitlesOf are the titles among translations.
func TitlesOf(translations []Translation) Titles {
	var out Titles
	for _, t := range translations {
		if t.Title == "" {
			continue
		}
		if out == nil {
			out = Titles{}
		}
		out[t.Language] = t.Title
	}
	return out
}

// InLanguage is a part of the translation into a language, of those that have it; nil where none has.
func InLanguage(translations []Translation, wanted string, part func(Translation) string) *string {
	texts := Titles{}
	for _, t := range translations {
		if text := part(t); text != "" {
			texts[t.Language] = text
		}
	}
	if text := texts.In(wanted); text != "" {
		return &text
	}
	return nil
}
