package origin

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

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
	maxMs      = 7 * 24 * 3_600_000
)

// choices are what fields with a few words may be.
var choices = map[Field][]string{
	Status:    {"CONTINUING", "ENDED", "UNKNOWN"},
	AlbumKind: {"ALBUM", "EP", "SINGLE", "BROADCAST", "OTHER"},
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
		text = strings.TrimSpace(text)
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
	case f == Translations && twice(out) >= 0:
		return nil, fault.Field(fault.Invalid, "a language has one title, one overview and one tagline", append(slices.Clone(path), strconv.Itoa(twice(out)))...)
	case len(out) > 1 && !f.List():
		return nil, fault.Field(fault.Invalid, "it has one value", path...)
	}
	return out, nil
}

// key is by what an entry is known as the same as another: its parts keep apart.
func (f Field) key(text string) string {
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
	if f == Credits {
		return MaxCredits
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
	case f.List():
		most = maxEntry
	case f == Overview || f == Comment:
		most = MaxLong
	}
	if length > most {
		return wrong("give at most %d characters", most)
	}
	if most != MaxLong && strings.ContainsFunc(text, unicode.IsControl) {
		return wrong("it has no control characters")
	}
	return checkValue(f, text, wrong)
}

func checkValue(f Field, text string, wrong func(string, ...any) error) error {
	switch f {
	case Year:
		if n, err := strconv.Atoi(text); err != nil || n < 1000 || n > 9999 {
			return wrong("a year is between 1000 and 9999")
		}
	case Disc:
		if n, err := strconv.Atoi(text); err != nil || n < 1 || n > 999 {
			return wrong("a disc has a number from 1 to 999")
		}
	case Number:
		if n, err := strconv.Atoi(text); err != nil || n < 1 || n > 9999 {
			return wrong("a track has a number from 1 to 9,999")
		}
	case RuntimeMs:
		if n, err := strconv.ParseInt(text, 10, 64); err != nil || n < 1 || n > maxMs {
			return wrong("give between 1 ms and seven days")
		}
	case ReleasedOn, FirstAiredOn, EndedOn, AiredOn:
		if _, err := day.Parse(text); err != nil {
			return wrong("there is no such day")
		}
	case Status, AlbumKind:
		if !slices.Contains(choices[f], text) {
			return wrong("it is one of %s", strings.Join(choices[f], ", "))
		}
	case Credits:
		if c, ok := ParseCredit(text); !ok {
			return wrong("name who it is, and what was done: %s", strings.Join(creditRoles, ", "))
		} else if utf8.RuneCountInString(c.Name) > maxEntry {
			return wrong("give at most %d characters", maxEntry)
		}
	case Genres, Tags, Studios, Networks, Countries, Language, Collection, Moods:
		if fold.Text(text) == "" {
			return wrong("it needs a letter or a digit")
		}
		if f == Genres && strings.ContainsAny(text, "/|,;") {
			return wrong("name each genre by itself, without / | , and ;")
		}
	}
	return nil
}
