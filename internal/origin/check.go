package origin

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"revenge/internal/metadata/trailer"
	"revenge/internal/platform/day"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/fold"
)

// The bounds of what people set.
const (
	MaxText  = 500    // characters of a line
	MaxLong  = 20_000 // characters of an overview
	MaxList  = 100    // entries of a list
	maxEntry = 200    // characters of an entry
	// MaxCredits and maxCredit bound credits, which are more and longer than other entries.
	MaxCredits = 1000
	maxCredit  = 600
	// maxFew bounds lists of which nothing has many, MaxWords the words of a song, maxAddress an address.
	maxFew     = 20
	MaxWords   = 60_000
	maxAddress = 2048
	maxMs      = 7 * 24 * 3_600_000
)

// choices are what fields with a few words may be.
var choices = map[Field][]string{
	Status:      {"CONTINUING", "ENDED", "UNKNOWN"},
	SeriesType:  {"STANDARD", "DAILY", "ANIME"},
	AlbumKind:   {"ALBUM", "EP", "SINGLE", "BROADCAST", "OTHER"},
	Compilation: {"true", "false"},
}

// Takes is fault.Invalid at path where items of the kind do not have the field.
func (k Kind) Takes(f Field, path ...string) error {
	if !slices.Contains(fields[k], f) {
		return fault.Field(fault.Invalid, fmt.Sprintf("a %s has no such field", k.Public()), path...)
	}
	return nil
}

// Check returns the values as they are kept: without blanks around them, each of a list once. What the field cannot be is
// fault.Invalid at path, then the place in a list.
func (k Kind) Check(f Field, values []string, path ...string) ([]string, error) {
	if err := k.Takes(f, path...); err != nil {
		return nil, err
	}
	out := make([]string, 0, len(values))
	seen := map[string]bool{}
	for i, text := range values {
		at := path
		if f.List() {
			at = append(slices.Clone(path), strconv.Itoa(i))
		}
		text = f.tidy(text)
		if text == "" && !f.List() {
			continue
		}
		if err := checkOne(f, text, at); err != nil {
			return nil, err
		}
		if key := f.key(text); !seen[key] {
			seen[key] = true
			out = append(out, text)
		}
	}
	switch {
	case len(out) == 0 && k.Required(f):
		return nil, fault.Field(fault.Invalid, fmt.Sprintf("a %s cannot be without it; release the field to take what its sources say", k.Public()), path...)
	case len(out) > f.most():
		return nil, fault.Field(fault.Invalid, fmt.Sprintf("give at most %d", f.most()), path...)
	case f == Discs && twiceDisc(out) >= 0:
		return nil, fault.Field(fault.Invalid, "a disc is named once", append(slices.Clone(path), strconv.Itoa(twiceDisc(out)))...)
	case f == Translations && twice(out) >= 0:
		return nil, fault.Field(fault.Invalid, "a language has one title, one overview and one tagline", append(slices.Clone(path), strconv.Itoa(twice(out)))...)
	case len(out) > 1 && !f.List():
		return nil, fault.Field(fault.Invalid, "it has one value", path...)
	}
	return out, nil
}

// tidy is a text as it is kept.
func (f Field) tidy(text string) string {
	text = strings.TrimSpace(text)
	switch f {
	case Trailers:
		if t, ok := trailer.Parse(text); ok {
			return t.URL
		}
	case MusicBrainzID, IMDBID:
		return strings.ToLower(text)
	case ISRCs:
		return strings.ToUpper(strings.ReplaceAll(text, "-", ""))
	case Country:
		return strings.ToUpper(text)
	}
	return text
}

// key is by what an entry is known as the same as another: its parts keep apart.
func (f Field) key(text string) string {
	if f == Lyrics || f == Discs || f == Trailers {
		return text
	}
	if f != Credits && f != Translations {
		return fold.Text(text)
	}
	parts := strings.SplitN(text, "|", 3)
	for i, part := range parts {
		parts[i] = fold.Text(part)
	}
	return strings.Join(parts, "|")
}

// most is how many entries a list may have.
func (f Field) most() int {
	switch f {
	case Credits:
		return MaxCredits
	case Lyrics, Trailers:
		return maxFew
	}
	return MaxList
}

func checkOne(f Field, text string, path []string) error {
	wrong := func(format string, args ...any) error {
		return fault.Field(fault.Invalid, fmt.Sprintf(format, args...), path...)
	}
	if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
		return wrong("it holds a character that no text has")
	}
	if f == Translations {
		return checkTranslation(text, wrong)
	}
	length, most := utf8.RuneCountInString(text), MaxText
	switch {
	case f == Credits:
		most = maxCredit
	case f == Lyrics:
		most = MaxWords
	case f == Trailers:
		most = maxAddress
	case f == Discs:
		most = MaxText
	case f.List():
		most = maxEntry
	case f == Overview || f == Comment:
		most = MaxLong
	}
	if length > most {
		return wrong("give at most %d characters", most)
	}
	if most != MaxLong && most != MaxWords && strings.ContainsFunc(text, unicode.IsControl) {
		return wrong("it has no control characters")
	}
	return checkValue(f, text, wrong)
}

// bounds are the numbers that fields may be.
var bounds = map[Field]struct {
	from, to int64
	wrong    string
}{
	Year:              {1000, 9999, "a year is between 1000 and 9999"},
	Disc:              {1, 999, "a disc has a number from 1 to 999"},
	Number:            {1, 9999, "a track has a number from 1 to 9,999"},
	RuntimeMs:         {1, maxMs, "give between 1 ms and seven days"},
	Absolute:          {0, 100_000, "an episode has a number up to 100,000"},
	DVDSeason:         {0, 100_000, "a season has a number up to 100,000"},
	DVDNumber:         {0, 100_000, "an episode has a number up to 100,000"},
	AirsBeforeSeason:  {0, 100_000, "a season has a number up to 100,000"},
	AirsBeforeEpisode: {0, 100_000, "an episode has a number up to 100,000"},
	AirsAfterSeason:   {0, 100_000, "a season has a number up to 100,000"},
	DiscTotal:         {1, 999, "a release has 1 to 999 discs"},
	TMDBID:            {1, 1<<53 - 1, "a number at TMDb has digits alone"},
	TVDBID:            {1, 1<<53 - 1, "a number at TheTVDB has digits alone"},
}

// forms are how the texts of fields look.
var forms = map[Field]struct {
	form  *regexp.Regexp
	wrong string
}{
	IMDBID:        {regexp.MustCompile(`^tt\d{5,10}$`), "a code at IMDb is tt and digits: tt0113277"},
	MusicBrainzID: {regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`), "an id at MusicBrainz is a UUID in lower case"},
	ISRCs:         {regexp.MustCompile(`^[A-Z]{2}[A-Z0-9]{3}\d{7}$`), "an ISRC has two letters, three letters or digits and seven digits: USRC17607839"},
	Country:       {regexp.MustCompile(`^[A-Z]{2}$`), "a country has two letters, ISO 3166: DE"},
}

func checkValue(f Field, text string, wrong func(string, ...any) error) error {
	if b, ok := bounds[f]; ok {
		if n, err := strconv.ParseInt(text, 10, 64); err != nil || n < b.from || n > b.to || strconv.FormatInt(n, 10) != text {
			return wrong("%s", b.wrong)
		}
		return nil
	}
	if form, ok := forms[f]; ok {
		if !form.form.MatchString(text) {
			return wrong("%s", form.wrong)
		}
		return nil
	}
	if list, ok := choices[f]; ok {
		if !slices.Contains(list, text) {
			return wrong("it is one of %s", strings.Join(list, ", "))
		}
		return nil
	}
	switch f {
	case ReleasedOn, FirstAiredOn, EndedOn, AiredOn:
		if _, err := day.Parse(text); err != nil {
			return wrong("there is no such day")
		}
	case Credits:
		if c, ok := ParseCredit(text); !ok {
			return wrong("name who it is, and what was done: %s", strings.Join(creditRoles, ", "))
		} else if utf8.RuneCountInString(c.Name) > maxEntry {
			return wrong("give at most %d characters", maxEntry)
		}
	case BPM:
		if n, err := strconv.ParseFloat(text, 64); err != nil || !(n >= 1 && n <= 1000) {
			return wrong("give between 1 and 1,000 beats a minute")
		}
	case Discs:
		if _, ok := ParseDisc(text); !ok {
			return wrong("name the number of the disc, 1 to 999, and what its title, its medium and its number of tracks are")
		}
	case Lyrics:
		if w, ok := ParseWords(text); !ok || w.Text == "" || !w.spoken() {
			return wrong("name the language, such as de, or nothing, and give the words")
		}
	case Trailers:
		if t, ok := trailer.Parse(text); !ok || t.URL != text {
			return wrong("give an address with http or https")
		}
	case Genres, Tags, Studios, Networks, Countries, Language, Collection, Moods, Styles, Artists, SecondaryKinds, Credited, Languages:
		if fold.Text(text) == "" {
			return wrong("it needs a letter or a digit")
		}
		if f == Genres && strings.ContainsAny(text, "/|,;") {
			return wrong("name each genre by itself, without / | , and ;")
		}
	}
	return nil
}
