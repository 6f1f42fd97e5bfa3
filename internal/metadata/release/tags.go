package release

import (
	"fmt"
	"strings"

	"github.com/moistari/rls"
)

// token is a word of a name with what the release vocabulary says about it.
type token struct {
	text       string
	start, end int
	weight     weight
}

type weight int

const (
	plain  weight = iota // a word of the title
	weak                 // a release tag that is also an ordinary word
	strong               // nothing but a release tag
)

// ambiguous are source and quality words that titles use too.
var ambiguous = map[string]bool{"web": true, "cam": true, "ts": true, "tc": true, "tv": true, "dvd": true, "cd": true, "vhs": true,
	"hd": true, "sd": true, "ld": true, "md": true, "line": true, "bd": true, "tape": true, "screener": true, "scr": true, "r5": true,
	"atmos": true, "mono": true, "stereo": true, "live": true, "workprint": true, "dual": true, "flash": true, "vinyl": true, "radio": true,
	"dab": true, "satellite": true, "cable": true, "sat": true, "dat": true, "md5": true, "ld5": true, "ps": true, "mp": true, "rip": true}

// own are tags the vocabulary lacks.
var own = map[string]weight{"multi": weak, "vostfr": strong, "vost": strong, "vff": strong, "vf": weak, "hdc": weak, "sbs": weak, "hsbs": strong,
	"h-sbs": strong, "htab": strong, "hou": weak, "3d": weak, "10b": strong, "8bit": strong, "10bit": strong, "hi10p": strong, "hi10": strong,
	"esub": strong, "esubs": strong, "msubs": strong, "subbed": weak, "dubbed": weak, "dublado": strong, "castellano": weak, "uhd": strong, "ultrahd": strong,
	"hdr": strong, "hdr10": strong, "dv": weak, "dovi": strong, "sdr": weak, "nvenc": strong, "1cd": strong, "2cd": strong, "3cd": strong,
	"dvdivx": strong, "webdl": strong, "tvriphd": strong, "remux": strong, "bdremux": strong, "complete": weak, "subforced": strong, "truefrench": strong,
	"dc": weak, "mkv": weak, "sub": weak, "subs": weak, "fhd": strong, "720": weak, "1080": weak, "2160": weak}

func weigh(tag rls.Tag, text string) weight {
	low := strings.ToLower(text)
	if w, ok := own[low]; ok {
		return w
	}
	if reResolution.MatchString(low) {
		return strong
	}
	switch tag.TagType() {
	case rls.TagTypeDate:
		if len(text) == 4 && !isYear(text) {
			return plain
		}
	case rls.TagTypeText, rls.TagTypeSeries, rls.TagTypeGenre, rls.TagTypeID, rls.TagTypeDisc, rls.TagTypeVersion, rls.TagTypeGroup:
		return plain
	case rls.TagTypeResolution, rls.TagTypeSource, rls.TagTypeCodec, rls.TagTypeHDR, rls.TagTypeAudio:
		if ambiguous[low] || len(low) < 3 && !hasDigit(low) {
			return weak
		}
		return strong
	}
	return weak
}

// tokens splits a name into words and weighs them. Separators and years carry no
// token of their own; a year is weak.
func tokens(s string) []token {
	tags, _ := rls.ParseTagsString(s)
	var out []token
	at := 0
	for _, tag := range tags {
		text := fmt.Sprintf("%o", tag)
		start := at
		at += len(text)
		if tag.Is(rls.TagTypeDelim, rls.TagTypeWhitespace) || at > len(s) || s[start:at] != text {
			continue
		}
		t := token{text: text, start: start, end: at, weight: weigh(tag, text)}
		if tag.Is(rls.TagTypeMeta) {
			t.weight = weighBracket(text)
		}
		out = append(out, t)
	}
	return out
}

func weighBracket(text string) weight {
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" []{}()_,-", r) }) {
		low := strings.ToLower(word)
		if own[low] == strong || reResolution.MatchString(low) {
			return strong
		}
	}
	return weak
}

// tagsAt finds where the release tags begin: the first unmistakable tag and the
// tags that touch it from the left. Without one it is len(s). The first word of
// a name is never a tag.
func tagsAt(s string) (at int, found bool) {
	words := tokens(s)
	for i, w := range words {
		if i == 0 && (len(words) == 1 || w.weight != strong) || w.weight != strong {
			continue
		}
		if strings.TrimSpace(strings.Trim(s[:w.start], "[({ ._-")) == "" && !reResolution.MatchString(strings.ToLower(w.text)) {
			continue
		}
		first := i
		for first > 1 && words[first-1].weight == weak && !isYear(words[first-1].text) {
			first--
		}
		return words[first].start, true
	}
	if n := len(words); n > 1 && isTrailer(words[n-1].text) {
		return words[n-1].start, false
	}
	return len(s), false
}

// isTrailer reports words that end a name without saying anything about the title.
func isTrailer(word string) bool {
	switch strings.ToLower(word) {
	case "multi", "hdc", "proper", "repack", "vostfr", "dubbed", "subbed", "uncensored", "3d", "hsbs", "sbs":
		return true
	}
	return false
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }
