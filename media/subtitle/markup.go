package subtitle

import (
	"regexp"
	"strings"
)

var (
	simpleTag   = regexp.MustCompile(`(?i)^</?([biu])>`)
	anyTag      = regexp.MustCompile(`^</?[a-zA-Z][^<>]*>`)
	cueTag      = regexp.MustCompile(`^<(/?(b|i|u|c|v|lang|ruby|rt)([ .][^<>]*)?|[0-9:.]+)>`)
	entity      = regexp.MustCompile(`^&(amp|lt|gt|lrm|rlm|nbsp|#[0-9]+|#x[0-9a-fA-F]+);`)
	override    = regexp.MustCompile(`\{[^{}]*\}`)
	drawing     = regexp.MustCompile(`\\p[1-9]`)
	assNewline  = strings.NewReplacer(`\N`, "\n", `\n`, "\n", `\h`, " ")
	blankLines  = regexp.MustCompile(`\n[ \t]*(\n[ \t]*)+`)
	arrow       = strings.NewReplacer("-->", "->")
	timedTokens = "<>&"
)

// fromSubRip keeps bold, italic and underline, and drops fonts, positions and what else looks like a tag.
func fromSubRip(text string) string {
	text = override.ReplaceAllString(text, "")
	return markup(text, func(rest string) (kept, skip string) {
		if tag := simpleTag.FindString(rest); tag != "" {
			return strings.ToLower(tag), tag
		}
		return "", anyTag.FindString(rest)
	})
}

// fromASS takes the text of an event: overrides go, line breaks stay, vector drawings are no text.
func fromASS(text string) string {
	for _, block := range override.FindAllString(text, -1) {
		if drawing.MatchString(block) {
			return ""
		}
	}
	text = assNewline.Replace(override.ReplaceAllString(text, ""))
	return markup(text, func(string) (kept, skip string) { return "", "" })
}

// fromWebVTT keeps the tags of the format, and escapes what is none.
func fromWebVTT(text string) string {
	return markup(text, func(rest string) (kept, skip string) {
		if tag := cueTag.FindString(rest); tag != "" {
			return tag, tag
		}
		return "", anyTag.FindString(rest)
	})
}

// markup escapes text for a WebVTT cue. tag looks at what begins with "<": it returns what to write for it
// and how much to step over; nothing for a plain character.
func markup(text string, tag func(rest string) (kept, skip string)) string {
	var b strings.Builder
	for {
		n := strings.IndexAny(text, timedTokens)
		if n < 0 {
			b.WriteString(text)
			break
		}
		b.WriteString(text[:n])
		text = text[n:]
		step := 1
		switch text[0] {
		case '<':
			if kept, skip := tag(text); skip != "" {
				b.WriteString(kept)
				step = len(skip)
			} else {
				b.WriteString("&lt;")
			}
		case '>':
			b.WriteString("&gt;")
		case '&':
			if e := entity.FindString(text); e != "" {
				b.WriteString(e)
				step = len(e)
			} else {
				b.WriteString("&amp;")
			}
		}
		text = text[step:]
	}
	// An empty line would end the cue, an arrow begin another one.
	return strings.TrimSpace(arrow.Replace(blankLines.ReplaceAllString(b.String(), "\n")))
}
