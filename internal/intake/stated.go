package intake

import (
	"slices"
	"strings"

	"revenge/internal/metadata"
	"revenge/internal/metadata/agerating"
	"revenge/internal/origin"
	"revenge/internal/person"
)

// Stated are the facts that films and series have in common, as origins keep them.
func Stated(f *metadata.Facts) origin.Facts {
	out := origin.Facts{}
	out.Set(origin.Title, Text(f.Title))
	out.Set(origin.SortTitle, Text(f.SortTitle))
	out.Set(origin.OriginalTitle, Text(f.OriginalTitle))
	origin.SetNumber(out, origin.Year, Year(f.Year))
	out.Set(origin.Certification, Text(f.AgeRating))
	if f.AgeRatings != f.AgeRating {
		out.SetList(origin.AgeRatings, Texts(strings.Split(f.AgeRatings, " / ")))
	}
	out.Set(origin.Overview, Text(f.Plot))
	if !out.States(origin.Overview) {
		out.Set(origin.Overview, Text(f.Outline))
	}
	out.Set(origin.Tagline, Text(f.Tagline))
	out.SetList(origin.Genres, Genres(f))
	out.SetList(origin.Tags, Texts(f.Tags))
	out.SetList(origin.Studios, Texts(f.Studios))
	out.SetList(origin.Networks, Texts(f.Networks))
	out.SetList(origin.Countries, Texts(f.Countries))
	out.Set(origin.Language, Text(f.OriginalTongue))
	StateCredits(out, Credits(f))
	StateTranslations(out, f)
	out.SetList(origin.Trailers, Texts(f.Trailers))
	return out
}

// StateIDs states the ids elsewhere that films and series are known by.
func StateIDs(v origin.Facts, ids metadata.IDs) {
	v.SetID(origin.TMDBID, origin.IDText(Number(ids, "tmdb")))
	v.SetID(origin.TVDBID, origin.IDText(Number(ids, "tvdb")))
	v.SetID(origin.IMDBID, origin.IDText(Text(ids["imdb"])))
}

// StateTranslations states titles and texts in other languages.
func StateTranslations(v origin.Facts, f *metadata.Facts) {
	var lines []string
	seen := map[string]bool{}
	for _, t := range Translations(f) {
		for _, part := range []origin.Translation{
			{Part: origin.TranslatedTitle, Text: t.Title}, {Part: origin.TranslatedOverview, Text: t.Overview}, {Part: origin.TranslatedTagline, Text: t.Tagline},
		} {
			if part.Language = t.Language; part.Text != "" && !seen[t.Language+part.Part] {
				seen[t.Language+part.Part] = true
				lines = append(lines, part.Line())
			}
		}
	}
	v.SetList(origin.Translations, lines)
}

// TitlesOf are the titles in other languages that facts name; nil for none.
func TitlesOf(v origin.Facts) metadata.Titles { return metadata.TitlesOf(TranslationsOf(v)) }

// TitlesIn are the titles in other languages that a description has; nil for none.
func TitlesIn(f *metadata.Facts) metadata.Titles {
	v := origin.Facts{}
	StateTranslations(v, f)
	return TitlesOf(v)
}

// TranslationsOf are the titles and texts in other languages that facts name.
func TranslationsOf(v origin.Facts) []metadata.Translation {
	out := []metadata.Translation{}
	for _, line := range v[origin.Translations] {
		t, ok := origin.ParseTranslation(line)
		if !ok {
			continue
		}
		i := slices.IndexFunc(out, func(o metadata.Translation) bool { return o.Language == t.Language })
		if i < 0 {
			i = len(out)
			out = append(out, metadata.Translation{Language: t.Language})
		}
		switch t.Part {
		case origin.TranslatedTitle:
			out[i].Title = t.Text
		case origin.TranslatedOverview:
			out[i].Overview = t.Text
		default:
			out[i].Tagline = t.Text
		}
	}
	return out
}

// StateCredits states who took part, in their order.
func StateCredits(v origin.Facts, credits []Credit) {
	lines := make([]string, len(credits))
	for i, c := range credits {
		lines[i] = origin.Credit{Role: string(c.Role), Name: c.Name, Part: orEmpty(c.Character)}.Line()
	}
	v.SetList(origin.Credits, lines)
}

// CreditsOf are the credits that facts name. Who is among those known has the numbers that they have.
func CreditsOf(v origin.Facts, known []Credit) []Credit {
	numbered := make(map[string]person.New, len(known))
	for _, c := range known {
		numbered[person.KeyOf(c.Name)] = c.New
	}
	out := make([]Credit, 0, len(v[origin.Credits]))
	for _, line := range v[origin.Credits] {
		c, ok := origin.ParseCredit(line)
		if !ok {
			continue
		}
		who := numbered[person.KeyOf(c.Name)]
		who.Name = c.Name
		out = append(out, Credit{New: who, Role: person.Role(c.Role), Character: Text(c.Part)})
	}
	return out
}

// LabelsOf are the labels that facts name; collection says more about theirs, where it is the one that is named.
func LabelsOf(v origin.Facts, collection *metadata.Collection) []person.NewLabel {
	var tongue string
	if t := v.Text(origin.Language); t != nil {
		tongue = *t
	}
	named := v.Text(origin.Collection)
	switch {
	case named == nil:
		collection = nil
	case collection == nil || Text(collection.Name) == nil || *Text(collection.Name) != *named:
		collection = &metadata.Collection{Name: *named}
	}
	return Labels(&metadata.Facts{Studios: v[origin.Studios], Networks: v[origin.Networks], Tags: v[origin.Tags], Countries: v[origin.Countries],
		OriginalTongue: tongue}, collection)
}

// AgesOf are the age ratings that facts name, and the age that they ask for.
func AgesOf(v origin.Facts) ([]agerating.Rating, *int) {
	return AgeRatings(&metadata.Facts{AgeRatings: v.AgeText()})
}

// DayText is a day of facts as a column; nil where there is none.
func DayText(v origin.Facts, field origin.Field) *string {
	if text := v.Text(field); text != nil && Day(*text) != nil {
		return text
	}
	return nil
}

// StateDay states a day as the sources write it.
func StateDay(v origin.Facts, field origin.Field, text string) {
	if d := Day(text); d != nil {
		v.Set(field, new(d.String()))
	}
}
