package origin

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"
)

// Medium is one disc of a release, as facts have it: one text, `1 | The Early Years | CD | 12`, of which the end may be left out.
type Medium struct {
	Number int
	// Title and Media are empty, and Tracks is nil, where nobody says.
	Title, Media string
	Tracks       *int
}

// Line is the disc as text.
func (m Medium) Line() string {
	parts := []string{strconv.Itoa(m.Number), flat(m.Title), flat(m.Media), ""}
	if m.Tracks != nil {
		parts[3] = strconv.Itoa(*m.Tracks)
	}
	for len(parts) > 1 && parts[len(parts)-1] == "" {
		parts = parts[:len(parts)-1]
	}
	return strings.Join(parts, between)
}

// flat is a text as a part of a line.
func flat(text string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(text, "|", "/")), " ")
}

// ParseDisc reads a text; false where it is none.
func ParseDisc(line string) (Medium, bool) {
	parts := strings.Split(line, "|")
	if len(parts) > 4 {
		return Medium{}, false
	}
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	parts = append(parts, "", "", "")
	n, err := strconv.Atoi(parts[0])
	m := Medium{Number: n, Title: parts[1], Media: parts[2]}
	if err != nil || n < 1 || n > 999 {
		return Medium{}, false
	}
	if parts[3] != "" {
		tracks, err := strconv.Atoi(parts[3])
		if err != nil || tracks < 1 || tracks > 9999 {
			return Medium{}, false
		}
		m.Tracks = &tracks
	}
	return m, true
}

// twiceDisc is the place of a disc that stands before it already; -1 where there is none.
func twiceDisc(lines []string) int {
	seen := map[int]bool{}
	return slices.IndexFunc(lines, func(line string) bool {
		m, _ := ParseDisc(line)
		again := seen[m.Number]
		seen[m.Number] = true
		return again
	})
}

// Words are those of a song in one language, as facts have them: one text, `de | Die Worte`, where the language may be empty.
type Words struct{ Language, Text string }

// Line is the words as text.
func (w Words) Line() string {
	return strings.TrimSpace(w.Language + between + strings.TrimSpace(strings.ReplaceAll(w.Text, "\x00", "")))
}

// ParseWords reads a text; false where it is none. The language is as it was written, be it one or not.
func ParseWords(line string) (Words, bool) {
	tongue, text, ok := strings.Cut(line, "|")
	return Words{strings.TrimSpace(tongue), strings.TrimSpace(text)}, ok
}

// spoken reports whether the language is none or one that there is.
func (w Words) spoken() bool {
	_, err := language.ParseBase(w.Language)
	_, full := language.Parse(w.Language)
	return w.Language == "" || err == nil || full == nil
}
