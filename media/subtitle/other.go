package subtitle

import (
	"encoding/xml"
	"html"
	"regexp"
	"strconv"
	"strings"

	"revenge/media"
)

var (
	syncTag  = regexp.MustCompile(`(?i)<sync[^<>]*?start\s*=\s*["']?(\d{1,10})[^<>]*>`)
	classTag = regexp.MustCompile(`(?i)<p[^<>]*?class\s*=\s*["']?([\w-]+)[^<>]*>`)
	frames   = regexp.MustCompile(`(?m)^\{\d{1,8}\}\{\d{0,8}\}`)
	frameRow = regexp.MustCompile(`^\{(\d{1,8})\}\{(\d{0,8})\}(.*)$`)
)

func sami(text string) bool {
	return syncTag.MatchString(text) && strings.Contains(strings.ToLower(text[:min(len(text), 4000)]), "<sami")
}

// parseSAMI reads the blocks between SYNC tags; each text stays until the next one. Of several languages the first is
// taken.
func parseSAMI(text string) []media.Cue {
	var cues []media.Cue
	class := ""
	marks := syncTag.FindAllStringSubmatchIndex(text, MaxCues)
	for n, m := range marks {
		end := len(text)
		stop := int64(-1)
		if n+1 < len(marks) {
			end = marks[n+1][0]
			stop, _ = strconv.ParseInt(text[marks[n+1][2]:marks[n+1][3]], 10, 64)
		}
		body := text[m[1]:end]
		if c := classTag.FindStringSubmatch(body); c != nil {
			if class == "" {
				class = c[1]
			}
			if !strings.EqualFold(class, c[1]) {
				continue
			}
		}
		start, _ := strconv.ParseInt(text[m[2]:m[3]], 10, 64)
		if stop < 0 {
			stop = start + 4000
		}
		body = html.UnescapeString(strings.ReplaceAll(strings.ReplaceAll(body, "\n", " "), "&nbsp;", " "))
		marked, _ := fromSubRip(strings.ReplaceAll(body, "\u00A0", " "))
		cues = appendCue(cues, start*1000, stop*1000, marked, "")
	}
	return cues
}

// parseMicroDVD reads lines of {first frame}{last frame}text; the first may state the frame rate.
func parseMicroDVD(text string) []media.Cue {
	rate := 24000.0 / 1001
	var cues []media.Cue
	for line := range strings.SplitSeq(text, "\n") {
		m := frameRow.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		first, _ := strconv.ParseInt(m[1], 10, 64)
		last, err := strconv.ParseInt(m[2], 10, 64)
		if stated, err := strconv.ParseFloat(strings.TrimSpace(m[3]), 64); err == nil && first <= 1 && last <= 1 && stated > 5 && stated < 200 {
			rate = stated
			continue
		}
		if err != nil {
			last = first + int64(4*rate)
		}
		body := strings.ReplaceAll(m[3], "|", "\n")
		italic := strings.HasPrefix(body, "{y:i}") || strings.HasPrefix(body, "{Y:i}") || strings.HasPrefix(body, "/")
		marked := tidy(escape(strings.TrimLeft(microTag.ReplaceAllString(body, ""), "/")))
		if italic && marked != "" {
			marked = "<i>" + marked + "</i>"
		}
		cues = appendCue(cues, int64(float64(first)*1e6/rate), int64(float64(last)*1e6/rate), marked, "")
	}
	return cues
}

var microTag = regexp.MustCompile(`\{[a-zA-Z]:[^{}]*\}`)

// parseTTML reads the paragraphs of a timed text document.
func parseTTML(text string) []media.Cue {
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict, d.AutoClose, d.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	var cues []media.Cue
	var e *event
	var start, end int64
	var italics []bool
	ticks := 0.0
	for {
		token, err := d.Token()
		if err != nil {
			return cues
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "tt":
				ticks, _ = strconv.ParseFloat(attribute(t, "tickRate"), 64)
			case "p":
				e, italics = &event{}, nil
				start, end = clockTime(attribute(t, "begin"), ticks), clockTime(attribute(t, "end"), ticks)
				if length := clockTime(attribute(t, "dur"), ticks); end < 0 && length > 0 {
					end = start + length
				}
			case "br":
				if e != nil {
					e.out.WriteByte('\n')
				}
			case "span":
				if e != nil {
					italics = append(italics, e.now.italic)
					if style := attribute(t, "fontStyle"); style != "" {
						e.now.italic = style == "italic"
					}
				}
			}
		case xml.EndElement:
			switch {
			case e == nil:
			case t.Name.Local == "span" && len(italics) > 0:
				e.now.italic, italics = italics[len(italics)-1], italics[:len(italics)-1]
			case t.Name.Local == "p":
				e.now = style{}
				e.sync()
				if marked := tidy(e.out.String()); plain(marked) != "" {
					cues = appendCue(cues, start, end, marked, "")
				}
				e = nil
			}
		case xml.CharData:
			if e != nil {
				e.write(spaces.ReplaceAllString(string(t), " "))
			}
		}
	}
}

var spaces = regexp.MustCompile(`\s+`)

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// clockTime reads hours:minutes:seconds with a fraction, or a number with h, m, s, ms or t (ticks); -1 for anything else.
func clockTime(s string, ticks float64) int64 {
	s = strings.TrimSpace(s)
	if strings.Contains(s, ":") {
		if parts := strings.Split(s, ":"); len(parts) == 4 {
			s = strings.Join(parts[:3], ":") // the frames that follow are less than a second
		}
		return parseTime(s)
	}
	for _, unit := range []struct {
		name   string
		factor float64
	}{{"ms", 1e3}, {"h", 3600e6}, {"m", 60e6}, {"s", 1e6}, {"t", 1e6 / max(ticks, 1)}} {
		if number, ok := strings.CutSuffix(s, unit.name); ok {
			v, err := strconv.ParseFloat(number, 64)
			if err != nil || !(v >= 0 && v*unit.factor < 1<<52) {
				return -1
			}
			return int64(v * unit.factor)
		}
	}
	return -1
}
