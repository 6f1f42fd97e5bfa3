package release

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxName exceeds what file systems allow (255 bytes) and keeps hostile names
// cheap: the release vocabulary takes quadratic time.
const maxName = 300

// tidy makes a foreign name safe to work with: valid UTF-8, composed letters,
// no control characters, bounded length.
func tidy(s string) string {
	if len(s) > maxName {
		s = s[:maxName]
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = norm.NFC.String(s)
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\u200b' || r == '\ufeff' || r == '\u200e' || r == '\u200f':
			return -1
		case unicode.IsControl(r) || unicode.IsSpace(r):
			return ' '
		}
		return r
	}, s))
}

var (
	reBracketed = regexp.MustCompile(`\[[^\[\]]*\]|\{[^{}]*\}|【[^【】]*】`)
	reEmptyPair = regexp.MustCompile(`\(\s*\)`)
	reSpaces    = regexp.MustCompile(`\s{2,}`)
	reAcronym   = regexp.MustCompile(`(^|[\s._(-])((?:\p{Lu}\.){2,}(?:\p{Lu}\b)?|\p{Lu}(?:\.\p{Lu})+\b)`)
	reSpelled   = regexp.MustCompile(`\b\p{Lu}(?: \p{Lu}){2,}\b`)
	reHonorific = regexp.MustCompile(`\b((?:Mr|Mrs|Ms|Dr))\.`)
	reSlug      = regexp.MustCompile(`^\p{Ll}+(?:-[\p{Ll}\d]+){2,}$`)
	reInnerDot  = regexp.MustCompile(`([\pL\pN!?'’)])\.([\pL\pN(])`)
	reArticle   = regexp.MustCompile(`(?i)^(.+), (the|a|an|der|die|das|le|la|les|el|los|las)$`)
	reCount     = regexp.MustCompile(`^(?:0\d[ ._]*-[ ._]+|\(\d{1,2}\)[ ._]*)`)
	reAKA       = regexp.MustCompile(`(?i)[ ._(]+(?:aka|a\.k\.a\.?)[ ._]+`)
)

// cleanTitle turns a piece of a release name into a title. Square brackets are
// dropped unless they are all there is.
func cleanTitle(s string) string {
	if t := strings.TrimSpace(reBracketed.ReplaceAllString(s, " ")); hasWord(t) {
		s = t
	} else {
		s = strings.Trim(s, "[]{}【】 ._-")
	}
	if m := reAKA.FindStringIndex(s); m != nil && hasWord(s[:m[0]]) {
		s = s[:m[0]]
	}
	s = spaceOut(s)
	s = reSpelled.ReplaceAllStringFunc(s, func(m string) string {
		return strings.ReplaceAll(m, " ", ".") + "."
	})
	s = reEmptyPair.ReplaceAllString(s, " ")
	s = trimTitle(reSpaces.ReplaceAllString(s, " "))
	if m := reArticle.FindStringSubmatch(s); m != nil {
		s = m[2] + " " + m[1]
	}
	return s
}

// spaceOut replaces the separators of file names by spaces and keeps the dots of
// abbreviations (S.W.A.T., R.I.P.D.).
func spaceOut(s string) string {
	s = strings.ReplaceAll(s, "_", " ")
	if reSlug.MatchString(s) {
		return strings.ReplaceAll(s, "-", " ")
	}
	if !strings.Contains(s, ".") {
		return s
	}
	dotted := !strings.Contains(strings.TrimSpace(s), " ")
	const keep = "\x00"
	s = reAcronym.ReplaceAllStringFunc(s, func(m string) string {
		at := strings.IndexFunc(m, unicode.IsUpper)
		letters := strings.TrimSuffix(m[at:], ".")
		return m[:at] + strings.ReplaceAll(letters, ".", keep) + keep + "."
	})
	if dotted {
		s = reHonorific.ReplaceAllString(s, "$1"+keep+".")
		s = strings.ReplaceAll(s, ".", " ")
	} else {
		s = dropInnerDots(s)
		s = strings.ReplaceAll(s, keep+".", keep)
	}
	return strings.ReplaceAll(s, keep, ".")
}

// dropInnerDots opens up dots between words, not those of numbers (1.11).
func dropInnerDots(s string) string {
	for range 2 {
		s = reInnerDot.ReplaceAllStringFunc(s, func(m string) string {
			before, _ := utf8.DecodeRuneInString(m)
			after, _ := utf8.DecodeLastRuneInString(m)
			if unicode.IsDigit(before) && unicode.IsDigit(after) {
				return m
			}
			return strings.Replace(m, ".", " ", 1)
		})
	}
	return s
}

func trimTitle(s string) string {
	for {
		t := strings.TrimLeft(s, " ._-–—,;:|~+)]}」")
		t = strings.TrimRight(t, " _-–—,;:|~+([{「#")
		if strings.Count(t, "(") > strings.Count(t, ")") && strings.HasPrefix(t, "(") {
			t = t[1:]
		}
		if strings.HasSuffix(t, ".") && !strings.HasSuffix(t, "..") && !endsInAbbreviation(t) {
			t = strings.TrimRight(t, ".")
		}
		if t == s {
			return s
		}
		s = t
	}
}

var abbreviations = map[string]bool{"mr": true, "mrs": true, "ms": true, "dr": true, "st": true, "jr": true, "sr": true, "inc": true, "co": true, "vs": true, "etc": true, "bros": true}

func endsInAbbreviation(s string) bool {
	word := s[strings.LastIndexAny(s, " ")+1:]
	word = strings.TrimSuffix(word, ".")
	return strings.Contains(word, ".") || abbreviations[strings.ToLower(word)]
}

func hasWord(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) >= 0
}

func hasLetter(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }
