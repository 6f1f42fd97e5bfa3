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
	override    = regexp.MustCompile(`\{[\\][^{}]*\}`)
	topOf       = regexp.MustCompile(`\\an([1-9])`)
	drawn       = regexp.MustCompile(`\{[^{}]*\\p[1-9][^{}]*\}[^{]*`)
	breakTag    = regexp.MustCompile(`(?i)<br */?>`)
	assNewline  = strings.NewReplacer(`\N`, "\n", `\n`, "\n", `\h`, " ")
	blankLines  = regexp.MustCompile(`\n[ \t]*(\n[ \t]*)+`)
	arrow       = strings.NewReplacer("-->", "->")
	timedTokens = "<>&"
)

// fromSubRip keeps bold, italic and underline, takes the place from a leading override such as {\an8}, and drops fonts
// and what else looks like a tag.
func fromSubRip(text string) (marked, settings string) {
	p := place{}
	if a := topOf.FindStringSubmatch(strings.Join(override.FindAllString(text, -1), "")); a != nil {
		p.align = int(a[1][0] - '0')
	}
	text = override.ReplaceAllString(drawn.ReplaceAllString(text, ""), "")
	text = breakTag.ReplaceAllString(strings.ReplaceAll(text, `\N`, "\n"), "\n")
	marked = markup(text, func(rest string) (kept, skip string) {
		if tag := simpleTag.FindString(rest); tag != "" {
			return strings.ToLower(tag), tag
		}
		return "", anyTag.FindString(rest)
	})
	if plain(marked) == "" {
		return "", ""
	}
	return marked, p.settings(strings.Count(marked, "\n") + 1)
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
	return tidy(b.String())
}

// escape is markup for text that has no tags.
func escape(text string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(text)
}

// tidy takes out what would end a cue (an empty line) or begin another one (an arrow).
func tidy(text string) string {
	for strings.Contains(text, "-->") {
		text = arrow.Replace(text)
	}
	return strings.TrimSpace(blankLines.ReplaceAllString(text, "\n"))
}

var ownTags = regexp.MustCompile(`<[^<>]*>`)

// plain is the text without tags; empty when there is nothing to see.
func plain(marked string) string { return strings.TrimSpace(ownTags.ReplaceAllString(marked, "")) }
