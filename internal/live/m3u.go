package live

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"revenge/internal/platform/fault"
	"revenge/internal/platform/fold"
)

// Entry is one channel of a list, as it stands there.
type Entry struct {
	Line    int
	GuideID string // tvg-id
	Name    string
	Number  string // tvg-chno
	Group   string // group-title
	Logo    string // tvg-logo
	Address string
}

// Flaw is what is wrong with one place of a list or a guide: where, a word for programs and a sentence for people.
type Flaw struct{ Place, Code, Message string }

// mostBad is how many places of a list may be wrong: with more, it is another kind of text.
const mostBad = 50_000

// The bounds of a list. What is longer is cut, or ends the list with an error.
const (
	mostEntries  = 50_000
	longestLine  = 64 << 10
	longestName  = 200
	longestValue = 2000
)

// errNoList is what is said of a text that is no list of channels.
var errNoList = fault.Invalidf("this is no list of channels (M3U): it does not begin with #EXTM3U")

// errStream is what is said of the playlist of one stream, which is an M3U as well.
var errStream = fault.Invalidf("this is the playlist of one stream, not a list of channels")

// ReadM3U reads a list of channels. Entries that cannot be used are flaws, and the others are read on; a text that is no
// list, or one without an end, is fault.Invalid.
func ReadM3U(from io.Reader) ([]Entry, []Flaw, error) {
	r := m3u{lines: bufio.NewReaderSize(from, longestLine)}
	if err := r.begin(); err != nil {
		return nil, nil, err
	}
	for {
		line, whole, err := r.next()
		switch {
		case errors.Is(err, io.EOF):
			return r.entries, r.flaws, nil
		case err != nil:
			return nil, nil, fmt.Errorf("read a list of channels: %w", err)
		case !whole:
			r.flaw("LINE_TOO_LONG", "This line is longer than 64 KiB and was left out.")
			r.about = nil
			line = ""
		}
		if err := r.take(line); err != nil {
			return nil, nil, err
		}
		if len(r.flaws) > mostBad {
			return nil, nil, fault.Invalidf("the list has more than %d places that cannot be used", mostBad)
		}
	}
}

type m3u struct {
	lines   *bufio.Reader
	line    int
	about   *Entry // what the line before said of the address to come
	entries []Entry
	flaws   []Flaw
}

// next returns a line without its end, or the beginning of one that is too long.
func (r *m3u) next() (line string, whole bool, err error) {
	r.line++
	raw, err := r.lines.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		line = string(raw[:64])
		for errors.Is(err, bufio.ErrBufferFull) {
			_, err = r.lines.ReadSlice('\n')
		}
		if errors.Is(err, io.EOF) {
			err = nil
		}
		return line, false, err
	}
	if errors.Is(err, io.EOF) && len(raw) > 0 {
		err = nil
	}
	return clean(string(bytes.TrimSpace(raw))), true, err
}

func (r *m3u) begin() error {
	first, whole, err := r.next()
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("read a list of channels: %w", err)
	}
	first = strings.TrimPrefix(first, "\ufeff")
	if !whole || len(first) < 7 || !strings.EqualFold(first[:7], "#EXTM3U") {
		return errNoList
	}
	return nil
}

func (r *m3u) take(line string) error {
	switch {
	case line == "":
	case strings.HasPrefix(line, "#EXTINF:"):
		if r.about != nil {
			r.flaw("NO_ADDRESS", "The entry before this line has no address.")
		}
		r.about = describe(strings.TrimPrefix(line, "#EXTINF:"), r.line)
	case strings.HasPrefix(line, "#EXT-X-TARGETDURATION"), strings.HasPrefix(line, "#EXT-X-STREAM-INF"):
		return errStream
	case line[0] == '#':
	default:
		if len(r.entries) >= mostEntries {
			return fault.Invalidf("the list has more than %d channels", mostEntries)
		}
		r.address(line)
	}
	return nil
}

// address ends an entry. What players write behind a bar is not part of it.
func (r *m3u) address(line string) {
	e := r.about
	r.about = nil
	if e == nil {
		r.flaw("NO_NAME", "This address has no #EXTINF line before it, so the channel has no name.")
		return
	}
	e.Address, _, _ = strings.Cut(line, "|")
	switch {
	case e.Name == "":
		r.flaw("NO_NAME", "This channel has no name.")
	case len(e.Address) > longestValue:
		r.flaw("ADDRESS_TOO_LONG", "The address of this channel is too long.")
	default:
		r.entries = append(r.entries, *e)
	}
}

func (r *m3u) flaw(code, message string) {
	r.flaws = append(r.flaws, Flaw{Place: fmt.Sprintf("line %d", r.line), Code: code, Message: message})
}

// describe reads what stands behind #EXTINF: a duration, attributes, and after a comma the name.
func describe(text string, line int) *Entry {
	e := &Entry{Line: line}
	other := ""
	rest := strings.TrimLeft(text, " \t-.0123456789")
	for {
		rest = strings.TrimLeft(rest, " \t")
		if name, found := strings.CutPrefix(rest, ","); found {
			e.Name = name
			break
		}
		key, value, after, ok := attribute(rest)
		if !ok {
			// No attribute: the name is what follows the next comma, if there is one.
			if _, name, found := strings.Cut(rest, ","); found {
				e.Name = name
			}
			break
		}
		rest = after
		switch strings.ToLower(key) {
		case "tvg-id":
			e.GuideID = value
		case "tvg-name":
			other = value
		case "tvg-logo":
			e.Logo = value
		case "tvg-chno":
			e.Number = value
		case "group-title":
			e.Group = value
		}
	}
	if e.Name = shorten(e.Name, longestName); e.Name == "" {
		e.Name = shorten(other, longestName)
	}
	e.GuideID, e.Group, e.Number = shorten(e.GuideID, longestName), shorten(e.Group, longestName), shorten(e.Number, 20)
	if len(e.Logo) > longestValue {
		e.Logo = ""
	}
	return e
}

// attribute takes key="value" or key=value from the beginning of a text.
func attribute(text string) (key, value, rest string, ok bool) {
	end := strings.IndexAny(text, "= \t,\"")
	if end <= 0 || text[end] != '=' {
		return "", "", "", false
	}
	key, rest = text[:end], text[end+1:]
	if quoted, is := strings.CutPrefix(rest, `"`); is {
		value, rest, ok = strings.Cut(quoted, `"`)
		return key, strings.TrimSpace(value), rest, ok
	}
	if end = strings.IndexAny(rest, " \t,"); end < 0 {
		end = len(rest)
	}
	return key, rest[:end], rest[end:], true
}

// clean leaves out what a database and a screen cannot show.
func clean(text string) string {
	return strings.Map(func(c rune) rune {
		if c == '\t' {
			return ' '
		}
		if c == utf8.RuneError || unicode.IsControl(c) {
			return -1
		}
		return c
	}, text)
}

// shorten cuts a text to n characters.
func shorten(text string, n int) string { return fold.Clip(strings.TrimSpace(text), n) }
