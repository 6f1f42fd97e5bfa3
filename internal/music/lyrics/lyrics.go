// Package lyrics reads the words of songs: plain lines, and LRC with the times of lines and words. It is pure.
package lyrics

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// Lyrics are the words of a song.
type Lyrics struct {
	// Language is as it was given, ISO 639 or BCP 47; empty when nobody said.
	Language string
	// Synced says that the lines have times, and are in their order.
	Synced bool
	Lines  []*Line
}

// Line is one line; StartMs is nil where it has no time.
type Line struct {
	StartMs *int64
	Text    string
	// Words are the parts of a line with times of their own; none for most.
	Words []*Word
}

// Word is a part of a line, with the blanks that follow it.
type Word struct {
	StartMs int64
	Text    string
}

// maxLines bounds what is taken of one text; a line may stand at many times.
const maxLines = 5000

// Parse reads a text. Whatever is no LRC is plain lines; it never fails.
func Parse(text string) *Lyrics {
	out := &Lyrics{}
	var plain []*Line
	var offset int64
	for raw := range strings.Lines(strings.TrimPrefix(text, "\uFEFF")) {
		raw = strings.TrimSpace(raw)
		if key, value, ok := header(raw); ok {
			out.note(key, value, &offset)
			continue
		}
		times, rest := stamps(raw)
		if len(times) == 0 {
			plain = append(plain, &Line{Text: rest, Words: []*Word{}})
			continue
		}
		for _, at := range times {
			if len(out.Lines) < maxLines {
				out.Lines = append(out.Lines, lineAt(at, times[0], rest))
			}
		}
	}
	if out.Synced = len(out.Lines) > 0; !out.Synced {
		out.Lines = trim(plain)
		return out
	}
	for _, l := range out.Lines {
		l.move(-offset)
	}
	slices.SortStableFunc(out.Lines, func(a, b *Line) int { return int(*a.StartMs - *b.StartMs) })
	return out
}

func (l *Lyrics) note(key, value string, offset *int64) {
	switch key {
	case "offset": // a positive one shows the words sooner
		if ms, err := strconv.ParseInt(strings.TrimPrefix(value, "+"), 10, 32); err == nil {
			*offset = ms
		}
	case "la", "lang", "language":
		l.Language = value
	}
}

// header reads [key:value], where the key is a word.
func header(s string) (key, value string, ok bool) {
	inside, found := strings.CutPrefix(s, "[")
	inside, closed := strings.CutSuffix(inside, "]")
	key, value, colon := strings.Cut(inside, ":")
	if !found || !closed || !colon || key == "" ||
		strings.ContainsFunc(key, func(r rune) bool { return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && r != '#' }) {
		return "", "", false
	}
	return strings.ToLower(key), strings.TrimSpace(value), true
}

// stamps takes the times at the beginning of a line.
func stamps(s string) (times []int64, rest string) {
	for {
		at, after, ok := stamp(s, '[', ']')
		if !ok {
			return times, s
		}
		times, s = append(times, at), strings.TrimSpace(after)
	}
}

// stamp reads one time in brackets: mm:ss, mm:ss.x to mm:ss.xxx, mm:ss:xx or hh:mm:ss.xx, where what follows the seconds
// are parts of one.
func stamp(s string, from, to byte) (ms int64, rest string, ok bool) {
	if s == "" || s[0] != from {
		return 0, s, false
	}
	end := strings.IndexByte(s, to)
	if end < 0 || end > 16 {
		return 0, s, false
	}
	parts := strings.Split(s[1:end], ":")
	last := len(parts) - 1
	if last < 1 || last > 2 {
		return 0, s, false
	}
	whole, fraction, _ := strings.Cut(strings.Replace(parts[last], ",", ".", 1), ".")
	if last == 2 && fraction == "" && len(parts[0]) == 2 && len(parts[2]) == 2 {
		fraction, whole, parts = parts[2], parts[1], parts[:2] // mm:ss:xx
		last = 1
	}
	unit := int64(time.Minute / time.Millisecond)
	for i := last - 1; i >= 0; i-- {
		n, valid := digits(parts[i])
		if !valid {
			return 0, s, false
		}
		ms += n * unit
		unit *= 60
	}
	seconds, valid := digits(whole)
	parsed, fine := thousandths(fraction)
	if !valid || !fine {
		return 0, s, false
	}
	return ms + seconds*1000 + parsed, s[end+1:], true
}

func digits(s string) (int64, bool) {
	if s == "" || len(s) > 4 || strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' }) {
		return 0, false
	}
	n, err := strconv.ParseInt(s, 10, 32)
	return n, err == nil
}

func thousandths(s string) (int64, bool) {
	if s == "" {
		return 0, true
	}
	return digits((s + "000")[:max(3, min(len(s), 3))])
}

// lineAt is a line at one of its times; the times of its words are those of the first.
func lineAt(at, first int64, text string) *Line {
	l := &Line{StartMs: &at, Words: []*Word{}}
	start, began := at, false
	for rest := text; ; {
		open := strings.IndexByte(rest, '<')
		if open < 0 {
			l.add(start, rest, began)
			break
		}
		when, after, ok := stamp(rest[open:], '<', '>')
		if !ok {
			l.add(start, rest[:open+1], began)
			rest = rest[open+1:]
			continue
		}
		l.add(start, rest[:open], began)
		start, began, rest = when-first+at, true, strings.TrimPrefix(after, " ")
	}
	l.Text = strings.TrimSpace(l.Text)
	if !began {
		l.Words = []*Word{}
	}
	return l
}

// add takes a piece of a line; pieces before the first time of a word belong to the line's own.
func (l *Line) add(start int64, piece string, began bool) {
	if piece == "" {
		return
	}
	if n := len(l.Words); n > 0 && (!began || l.Words[n-1].StartMs == start) {
		l.Words[n-1].Text += piece
	} else if strings.TrimSpace(piece) != "" {
		l.Words = append(l.Words, &Word{StartMs: start, Text: piece})
	}
	l.Text += piece
}

func (l *Line) move(by int64) {
	*l.StartMs = max(0, *l.StartMs+by)
	for _, w := range l.Words {
		w.StartMs = max(0, w.StartMs+by)
	}
}

// trim drops empty lines at both ends.
func trim(lines []*Line) []*Line {
	for len(lines) > 0 && lines[0].Text == "" {
		lines = lines[1:]
	}
	for len(lines) > 0 && lines[len(lines)-1].Text == "" {
		lines = lines[:len(lines)-1]
	}
	return append([]*Line{}, lines[:min(len(lines), maxLines)]...)
}
