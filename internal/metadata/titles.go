package metadata

import (
	"maps"
	"slices"
)

// Titles are what a work is called in other languages, by BCP 47. None are nil.
type Titles map[string]string

// In is the title in a language, as Spoken finds it; empty where there is none.
func (t Titles) In(language string) string {
	if language == "" || len(t) == 0 {
		return ""
	}
	if title, ok := t[language]; ok {
		return title
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
