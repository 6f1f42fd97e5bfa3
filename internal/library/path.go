package library

import (
	"strings"
	"unicode/utf8"
)

const hexDigits = "0123456789abcdef"

// EncodePath makes text of a path whose names need not be UTF-8: a byte that is none becomes \x and two digits,
// and a backslash becomes two. Most paths stay as they are.
func EncodePath(raw string) string {
	if utf8.ValidString(raw) && strings.IndexByte(raw, '\\') < 0 {
		return raw
	}
	var out strings.Builder
	for i := 0; i < len(raw); {
		r, n := utf8.DecodeRuneInString(raw[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			out.WriteString(`\x`)
			out.WriteByte(hexDigits[raw[i]>>4])
			out.WriteByte(hexDigits[raw[i]&15])
		case r == '\\':
			out.WriteString(`\\`)
		default:
			out.WriteString(raw[i : i+n])
		}
		i += n
	}
	return out.String()
}

// DecodePath undoes EncodePath. An escape that EncodePath does not write stays as it is.
func DecodePath(text string) string {
	return unescape(text, func(out *strings.Builder, b byte) { out.WriteByte(b) })
}

// DisplayPath is an encoded path as text for people: what cannot be shown becomes a replacement character.
func DisplayPath(text string) string {
	return unescape(text, func(out *strings.Builder, _ byte) { out.WriteRune(utf8.RuneError) })
}

func unescape(text string, write func(*strings.Builder, byte)) string {
	if strings.IndexByte(text, '\\') < 0 {
		return text
	}
	var out strings.Builder
	for i := 0; i < len(text); i++ {
		rest := text[i:]
		switch {
		case strings.HasPrefix(rest, `\\`):
			out.WriteByte('\\')
			i++
		case escaped(rest):
			write(&out, digit(rest[2])<<4|digit(rest[3]))
			i += 3
		default:
			out.WriteByte(text[i])
		}
	}
	return out.String()
}

func escaped(s string) bool {
	return len(s) >= 4 && s[:2] == `\x` && strings.IndexByte(hexDigits, s[2]) >= 8 && strings.IndexByte(hexDigits, s[3]) >= 0
}

func digit(c byte) byte { return byte(strings.IndexByte(hexDigits, c)) }
