package subtitle

import (
	"fmt"
	"math"
	"regexp"
	"strings"
)

// place is where on the screen a text stands.
type place struct {
	// align is as on the keys of a number pad: 2 is at the bottom in the middle, 7 at the top left; 0 is not said.
	align int
	// x and y are parts of the screen's width and height; at says whether they count.
	x, y float64
	at   bool
}

// lineHeight is about how much of the screen a line of text takes.
const lineHeight = 0.055

// settings are those of a WebVTT cue; nothing for the usual place. lines is how many the text has.
func (p place) settings(lines int) string {
	align := p.align
	if align < 1 || align > 9 {
		align = 2
	}
	row, column := (align-1)/3, (align-1)%3
	if p.at {
		top := p.y
		switch row {
		case 0:
			top -= lineHeight * float64(lines)
		case 1:
			top -= lineHeight * float64(lines) / 2
		}
		if row == 0 && p.y > 0.85 && math.Abs(p.x-0.5) < 0.05 {
			return ""
		}
		return fmt.Sprintf("line:%d%% position:%d%%%s", percent(top, 92), percent(p.x, 100), []string{" align:start", "", " align:end"}[column])
	}
	var out []string
	switch row {
	case 1:
		out = append(out, fmt.Sprintf("line:%d%%", percent(0.5-lineHeight*float64(lines)/2, 92)))
	case 2:
		out = append(out, "line:0")
	}
	switch column {
	case 0:
		out = append(out, "position:5% align:start")
	case 2:
		out = append(out, "position:95% align:end")
	}
	return strings.Join(out, " ")
}

func percent(part float64, most int) int {
	if math.IsNaN(part) {
		return 0
	}
	return int(math.Round(min(max(part*100, 0), float64(most))))
}

// setting are those of WebVTT that are passed on; regions are not, since their definitions are not.
var setting = regexp.MustCompile(`^(?:line:-?[0-9]{1,4}(?:\.[0-9]{1,4})?%?(?:,(?:start|center|end))?|position:[0-9]{1,3}(?:\.[0-9]{1,4})?%(?:,(?:line-left|center|line-right))?|` +
	`size:[0-9]{1,3}(?:\.[0-9]{1,4})?%|align:(?:start|center|middle|end|left|right)|vertical:(?:rl|lr))$`)

// knownSettings keeps what a player may be handed.
func knownSettings(s string) string {
	var out []string
	for word := range strings.FieldsSeq(s) {
		if setting.MatchString(word) && len(out) < 5 {
			out = append(out, word)
		}
	}
	return strings.Join(out, " ")
}
