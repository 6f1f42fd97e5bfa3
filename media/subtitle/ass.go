package subtitle

import (
	"regexp"
	"strconv"
	"strings"

	"revenge/media"
)

// Script is the head of an ASS or SSA file: its styles and the screen that positions are counted on.
type Script struct {
	styles map[string]style
	width  float64
	height float64
	// old says that alignments are those of SSA.
	old bool
}

// style is what WebVTT can keep of one.
type style struct {
	bold, italic, underline bool
	align                   int
}

// The screen of scripts that name none.
const usualWidth, usualHeight = 384, 288

// ParseScript reads what stands before the events. Anything is a script, at worst one without styles.
func ParseScript(header string) *Script {
	s := &Script{styles: map[string]style{}, width: usualWidth, height: usualHeight}
	var columns map[string]int
	for line := range strings.SplitSeq(header, "\n") {
		name, value, found := strings.Cut(line, ":")
		if !found {
			if lower := strings.ToLower(line); strings.HasPrefix(lower, "[v4 styles") {
				s.old = true
			} else if strings.HasPrefix(lower, "[events") {
				break
			}
			continue
		}
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "playresx":
			s.width = size(value, s.width)
		case "playresy":
			s.height = size(value, s.height)
		case "format":
			columns = fields(value)
		case "style":
			s.add(strings.Split(value, ","), columns)
		}
	}
	return s
}

func size(text string, otherwise float64) float64 {
	if v, err := strconv.Atoi(strings.TrimSpace(text)); err == nil && v > 0 && v < 100_000 {
		return float64(v)
	}
	return otherwise
}

// fields are the places of columns that a Format line names.
func fields(format string) map[string]int {
	columns := map[string]int{}
	for n, name := range strings.Split(format, ",") {
		columns[strings.ToLower(strings.TrimSpace(name))] = n
	}
	return columns
}

func (s *Script) add(values []string, columns map[string]int) {
	value := func(name string) string {
		if n, ok := columns[name]; ok && n < len(values) {
			return strings.TrimSpace(values[n])
		}
		return ""
	}
	yes := func(name string) bool { v := value(name); return v != "" && v != "0" }
	st := style{bold: yes("bold"), italic: yes("italic"), underline: yes("underline")}
	st.align, _ = strconv.Atoi(value("alignment"))
	if s.old {
		st.align = oldAlign(st.align)
	}
	if len(s.styles) < 10_000 {
		s.styles[strings.TrimPrefix(value("name"), "*")] = st
	}
}

// oldAlign turns an alignment of SSA into one of ASS: 1 to 3 are at the bottom, 5 to 7 at the top, 9 to 11 between.
func oldAlign(a int) int {
	switch {
	case a >= 1 && a <= 3:
		return a
	case a >= 5 && a <= 7:
		return a + 2
	case a >= 9 && a <= 11:
		return a - 5
	}
	return 2
}

// event is a text on its way to WebVTT.
type event struct {
	script  *Script
	base    style
	now     style
	open    []string
	drawing bool
	place   place
	out     strings.Builder
}

// text turns the text of an event with that style into markup and cue settings. Vector drawings are no text.
func (s *Script) text(styleName, text string) (markup, settings string) {
	base := s.styles[strings.TrimPrefix(strings.TrimSpace(styleName), "*")]
	e := &event{script: s, base: base, now: base, place: place{align: base.align}}
	for text != "" {
		if text[0] == '{' {
			if end := strings.IndexByte(text, '}'); end > 0 {
				e.override(text[1:end])
				text = text[end+1:]
				continue
			}
		}
		next := strings.IndexByte(text[1:], '{') + 1
		if next == 0 {
			next = len(text)
		}
		e.write(assNewline.Replace(text[:next]))
		text = text[next:]
	}
	e.now = style{}
	e.sync()
	markup = tidy(e.out.String())
	if plain(markup) == "" {
		return "", ""
	}
	return markup, e.place.settings(strings.Count(markup, "\n") + 1)
}

func (e *event) write(text string) {
	if e.drawing || text == "" {
		return
	}
	if strings.TrimSpace(text) != "" {
		e.sync()
	}
	e.out.WriteString(escape(text))
}

// sync closes and opens tags so that those are open which the style asks for.
func (e *event) sync() {
	var want []string
	for _, t := range []struct {
		on   bool
		name string
	}{{e.now.bold, "b"}, {e.now.italic, "i"}, {e.now.underline, "u"}} {
		if t.on {
			want = append(want, t.name)
		}
	}
	same := 0
	for same < len(want) && same < len(e.open) && want[same] == e.open[same] {
		same++
	}
	for n := len(e.open) - 1; n >= same; n-- {
		e.out.WriteString("</" + e.open[n] + ">")
	}
	for _, name := range want[same:] {
		e.out.WriteString("<" + name + ">")
	}
	e.open = want
}

var command = regexp.MustCompile(`\\(pos|move|an|[biuapr])([^\\]*)`)

// override obeys the commands that WebVTT has something for.
func (e *event) override(block string) {
	for _, c := range command.FindAllStringSubmatch(block, -1) {
		value := strings.TrimSpace(c[2])
		number, err := strconv.Atoi(value)
		switch on := number != 0; c[1] {
		case "b":
			e.now.bold = set(e.now.bold, e.base.bold, value, on, err)
		case "i":
			e.now.italic = set(e.now.italic, e.base.italic, value, on, err)
		case "u":
			e.now.underline = set(e.now.underline, e.base.underline, value, on, err)
		case "p":
			if err == nil {
				e.drawing = on
			}
		case "an":
			if err == nil && number >= 1 && number <= 9 {
				e.place.align = number
			}
		case "a":
			if err == nil {
				e.place.align = oldAlign(number)
			}
		case "r":
			e.now = e.base
			if st, ok := e.script.styles[value]; ok {
				e.now = st
			}
		case "pos", "move":
			e.position(value)
		}
	}
}

// set is the state after a command: its number, the style's own where it has none, and no change where it is another
// command that begins alike.
func set(now, own bool, value string, on bool, err error) bool {
	switch {
	case value == "":
		return own
	case err != nil:
		return now
	}
	return on
}

func (e *event) position(value string) {
	parts := strings.Split(strings.Trim(value, "() "), ",")
	if len(parts) < 2 {
		return
	}
	x, errX := strconv.ParseFloat(strings.TrimSpace(parts[0]), 64)
	y, errY := strconv.ParseFloat(strings.TrimSpace(parts[1]), 64)
	if errX == nil && errY == nil {
		e.place.x, e.place.y, e.place.at = x/e.script.width, y/e.script.height, true
	}
}

// parseASS reads the Dialogue lines of the events section; its Format line says where the fields are.
func parseASS(text string) []media.Cue {
	header, events, _ := strings.Cut(text, "[Events]")
	script := ParseScript(header)
	columns := map[string]int{"start": 1, "end": 2, "style": 3, "text": 9}
	var cues []media.Cue
	for line := range strings.SplitSeq(events, "\n") {
		kind, rest, _ := strings.Cut(line, ":")
		switch strings.TrimSpace(kind) {
		case "Format":
			columns = fields(rest)
		case "Dialogue":
			values := strings.SplitN(rest, ",", columns["text"]+1)
			if len(values) <= max(columns["start"], columns["end"], columns["text"]) {
				continue
			}
			name := ""
			if n, ok := columns["style"]; ok && n < len(values) {
				name = values[n]
			}
			markup, settings := script.text(name, values[columns["text"]])
			cues = appendCue(cues, parseTime(strings.TrimSpace(values[columns["start"]])), parseTime(strings.TrimSpace(values[columns["end"]])), markup, settings)
		}
	}
	return cues
}
