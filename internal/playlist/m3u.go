package playlist

import (
	"fmt"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"revenge/internal/platform/fault"
)

// Entry is one line of an M3U list that names something.
type Entry struct {
	// Location is the path, name or address as the list has it.
	Location string
	// Title is what the #EXTINF line before it says; empty without one.
	Title string
}

// MaxM3U is the length of a list in bytes.
const MaxM3U = 2 << 20

// ReadM3U reads a list of paths or addresses. It takes what programs write: with or without #EXTM3U and #EXTINF, with any
// end of line. What is no text, is too long or has no entry is fault.Invalid.
func ReadM3U(text string) ([]Entry, error) {
	if len(text) > MaxM3U {
		return nil, fault.Field(fault.Invalid, "a list has at most 2 MiB", "m3u")
	}
	if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
		return nil, fault.Field(fault.Invalid, "this is no text in UTF-8", "m3u")
	}
	var out []Entry
	title := ""
	for line := range strings.FieldsFuncSeq(strings.TrimPrefix(text, "\ufeff"), func(r rune) bool { return r == '\n' || r == '\r' }) {
		line = strings.TrimSpace(line)
		switch about, is := strings.CutPrefix(line, "#EXTINF:"); {
		case is:
			_, title, _ = strings.Cut(about, ",")
			title = strings.TrimSpace(title)
		case line == "" || line[0] == '#':
		case len(out) == maxItems:
			return nil, fault.Field(fault.Invalid, fmt.Sprintf("a list has at most %d entries", maxItems), "m3u")
		default:
			out = append(out, Entry{Location: line, Title: title})
			title = ""
		}
	}
	if len(out) == 0 {
		return nil, fault.Field(fault.Invalid, "this list names nothing", "m3u")
	}
	return out, nil
}

// steps are the names of a location from the last to the first: the file, its folder, and so on. Both kinds of slash part them.
func (e Entry) steps() []string {
	parts := strings.FieldsFunc(e.Location, func(r rune) bool { return r == '/' || r == '\\' })
	for i, j := 0, len(parts)-1; i < j; i, j = i+1, j-1 {
		parts[i], parts[j] = parts[j], parts[i]
	}
	return parts
}

// closeness is how many names of a path, from the file upwards, are those steps.
func closeness(steps []string, file string) (n int) {
	for n < len(steps) && file != "" && steps[n] == path.Base(file) {
		n++
		file, _ = path.Split(strings.TrimSuffix(file, "/"))
		file = strings.TrimSuffix(file, "/")
	}
	return n
}

// Line is one item to be written.
type Line struct {
	Title      string
	DurationMs *int64
	// Path is where its file is; empty without one.
	Path string
}

// WriteM3U writes a list. Items without a file are left out, as other programs could not play them.
func WriteM3U(name string, lines []*Line) string {
	var out strings.Builder
	fmt.Fprintf(&out, "#EXTM3U\n#PLAYLIST:%s\n", oneLine(name))
	for _, l := range lines {
		if l.Path == "" {
			continue
		}
		seconds := int64(-1)
		if l.DurationMs != nil {
			seconds = (*l.DurationMs + 500) / 1000
		}
		fmt.Fprintf(&out, "#EXTINF:%d,%s\n%s\n", seconds, oneLine(l.Title), oneLine(l.Path))
	}
	return out.String()
}

// oneLine keeps a title from becoming a line of its own.
func oneLine(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, text)
}
