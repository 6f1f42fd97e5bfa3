package intake

import (
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"revenge/internal/platform/fold"
)

// parts are those of countries that are named as if they were some.
var parts = map[string]string{"england": "GB", "scotland": "GB", "wales": "GB", "northern ireland": "GB"}

// codes are the codes of countries by their folded names in the languages of the web app.
var codes = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string([]rune{a, b})
			region, err := language.ParseRegion(code)
			if err != nil || !region.IsCountry() || region.Canonicalize() != region {
				continue // the last is an old code of another one
			}
			for _, tongue := range []language.Tag{language.Spanish, language.French, language.German, language.English} {
				if name := display.Regions(tongue).Name(region); name != "" {
					out[fold.Text(name)] = region.String()
				}
			}
		}
	}
	return out
})

// CountryCode is the code, ISO 3166, of the first of these that is a country, by its code, its name, or as the end of a place: nil where
// none is.
func CountryCode(given []string) *string {
	for _, text := range given {
		for _, name := range []string{text, text[strings.LastIndex(text, ",")+1:]} {
			if code := codeOf(strings.TrimSpace(name)); code != "" {
				return &code
			}
		}
	}
	return nil
}

func codeOf(name string) string {
	low := strings.ToLower(name)
	for _, known := range []string{countries[low], parts[low], codes()[fold.Text(name)]} {
		if known != "" {
			return known
		}
	}
	if region, err := language.ParseRegion(name); err == nil && len(name) < 4 && region.IsCountry() {
		return region.Canonicalize().String()
	}
	return ""
}
