// Package fold makes texts comparable: without case, accents and punctuation, and, for sorting,
// without leading articles and with numbers in order.
package fold

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

var letters = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i", "&", " and ")

// Text returns s in lower case, without accents, each run of other signs as one space.
// A text of signs alone stays as it is, so that it can still be told from others.
func Text(s string) string {
	s = strings.ToLower(strings.ToValidUTF8(s, ""))
	if !ascii(s) || strings.ContainsRune(s, '&') {
		s = letters.Replace(strings.ToLower(norm.NFKD.String(s)))
	}
	var b strings.Builder
	b.Grow(len(s))
	gap, word := false, 0
	for _, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			if gap {
				word = 0
			}
			gap = false
			word++
			b.WriteRune(unicode.ToLower(r))
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’', r == '‘', r == '.' && word == 1 && !gap:
			// Part of the word: Schindler's, S.W.A.T.
			if r == '.' {
				word = 0
			}
		default:
			gap = true
		}
	}
	if b.Len() == 0 {
		return strings.Join(strings.Fields(strings.ReplaceAll(s, "\x00", "")), " ")
	}
	return b.String()
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// articles by language; those of English hold in every library.
var articles = map[string][]string{
	"en": {"the ", "a ", "an "},
	"de": {"der ", "die ", "das ", "ein ", "eine "},
	"fr": {"le ", "la ", "les ", "un ", "une ", "des ", "l'", "l’"},
	"es": {"el ", "la ", "los ", "las ", "un ", "una ", "unos ", "unas "},
}

// Sort returns the title as lists sort it: folded, a leading article of English or of the given
// language (BCP 47) dropped, and numbers padded so that 2 comes before 10.
func Sort(title, language string) string {
	language, _, _ = strings.Cut(strings.ToLower(language), "-")
	s := strings.ToLower(strings.TrimSpace(title))
	for _, article := range append(articles["en"][:3:3], articles[language]...) {
		if rest, ok := strings.CutPrefix(s, article); ok && Text(rest) != "" {
			s = rest
			break
		}
	}
	return head(pad(Text(s)))
}

// AsGiven is Sort for a sort title that somebody chose: its articles stay.
func AsGiven(title string) string { return head(pad(Text(title))) }

// maxSort is how many bytes of a title sort it: indexes hold several of them in one row, and none of more than 2,700 bytes.
const maxSort = 800

func head(s string) string {
	if len(s) <= maxSort {
		return s
	}
	return strings.ToValidUTF8(s[:maxSort], "")
}

// Clip is the beginning of a text: so many characters at most, without a space behind them.
func Clip(text string, most int) string {
	if len(text) <= most {
		return text
	}
	if runes := []rune(text); len(runes) > most {
		text = strings.TrimSpace(string(runes[:most]))
	}
	return text
}

const digits = 6

func pad(s string) string {
	if !strings.ContainsAny(s, "0123456789") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		if s[i] < '0' || s[i] > '9' {
			b.WriteByte(s[i])
			i++
			continue
		}
		end := i
		for end < len(s) && s[end] >= '0' && s[end] <= '9' {
			end++
		}
		if n := end - i; n < digits {
			b.WriteString("000000"[n:])
		}
		b.WriteString(s[i:end])
		i = end
	}
	return b.String()
}

var like = strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`)

// Like escapes a folded text for use inside a LIKE pattern.
func Like(folded string) string { return like.Replace(folded) }
