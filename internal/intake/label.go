package intake

import (
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"revenge/internal/metadata"
	"revenge/internal/metadata/agerating"
	"revenge/internal/person"
)

// Labels returns what a work is sorted under, each once: its collection, studios, networks, keywords, countries and language.
func Labels(f *metadata.Facts, collection *metadata.Collection) []person.NewLabel {
	var out []person.NewLabel
	seen := map[person.LabelKey]bool{}
	add := func(l person.NewLabel) {
		if key := l.Key(); key.Slug != "" && !seen[key] {
			seen[key] = true
			out = append(out, l)
		}
	}
	if collection != nil {
		if name := Text(collection.Name); name != nil {
			add(person.NewLabel{Kind: person.Collection, Name: *name, Overview: Text(collection.Overview), TMDBID: Number(collection.IDs, "tmdb")})
		}
	}
	for _, group := range []struct {
		kind  person.LabelKind
		names []string
		known func(string) string
	}{
		{person.Studio, f.Studios, nil}, {person.Network, f.Networks, nil}, {person.Keyword, f.Tags, nil},
		{person.Country, f.Countries, countryName}, {person.Language, []string{f.OriginalTongue}, languageName},
	} {
		for _, name := range Texts(group.names) {
			if group.known != nil {
				name = group.known(name)
			}
			add(person.NewLabel{Kind: group.kind, Name: name})
		}
	}
	return out
}

var countries = map[string]string{"usa": "US", "united states of america": "US", "uk": "GB", "great britain": "GB", "russian federation": "RU", "korea": "KR"}

// countryName is a country's English name, where it is given by its code or in another common way.
func countryName(given string) string {
	code := strings.ToUpper(given)
	if c := countries[strings.ToLower(given)]; c != "" {
		code = c
	}
	if region, err := language.ParseRegion(code); err == nil && len(code) < 4 && region.IsCountry() {
		if name := display.English.Regions().Name(region); name != "" {
			return name
		}
	}
	return given
}

// languageName is a language's English name, where it is given by its code, with whatever script and country.
func languageName(given string) string {
	if first, _, _ := strings.Cut(strings.ReplaceAll(given, "_", "-"), "-"); len(first) > 3 {
		return given
	}
	tag, err := language.All.Parse(given)
	if err != nil {
		return given
	}
	if base, _, _ := tag.Raw(); base != (language.Base{}) {
		if name := display.English.Languages().Name(base); name != "" {
			return name
		}
	}
	return given
}

// AgeRatings returns the age ratings, each country's once, and the age that they ask for.
func AgeRatings(f *metadata.Facts) ([]agerating.Rating, *int) {
	text := f.AgeRatings
	if text == "" {
		text = f.AgeRating
	}
	out, seen := []agerating.Rating{}, map[string]bool{}
	for _, r := range agerating.Parse(strings.ToValidUTF8(strings.ReplaceAll(text, "\x00", ""), "")) {
		if key := r.Country + "|" + r.System + "|" + strings.ToUpper(r.Rating); !seen[key] {
			seen[key] = true
			out = append(out, r)
		}
	}
	return out, agerating.MinimumAge(out)
}

// Score is what a source thinks of a work, 0 to 10.
type Score struct {
	Source string  `json:"source"`
	Value  float64 `json:"value"`
	Votes  int     `json:"votes"`
}

// Scores returns what each source says.
func Scores(f *metadata.Facts) []Score {
	out, seen := []Score{}, map[string]bool{}
	for _, r := range f.Ratings {
		source := Text(r.Source)
		if value := outOfTen(r); source != nil && value != nil && !seen[*source] {
			seen[*source] = true
			out = append(out, Score{*source, *value, r.Votes})
		}
	}
	return out
}

// Translations returns the titles and texts in other languages.
func Translations(f *metadata.Facts) []metadata.Translation {
	out := []metadata.Translation{}
	for _, t := range f.Translations {
		if tag, err := language.Parse(t.Language); err == nil {
			plain := func(s string) string {
				if text := Text(s); text != nil {
					return *text
				}
				return ""
			}
			out = append(out, metadata.Translation{Language: tag.String(), Title: plain(t.Title), Overview: plain(t.Overview), Tagline: plain(t.Tagline)})
		}
	}
	return out
}
