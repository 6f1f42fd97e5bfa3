package subtitle

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// Decode reads text of unknown encoding: UTF-8 or UTF-16 where the bytes show it, else windows-1252.
func Decode(b []byte) string {
	switch {
	case bytes.HasPrefix(b, []byte{0xEF, 0xBB, 0xBF}):
		b = b[3:]
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}), bytes.HasPrefix(b, []byte{0xFE, 0xFF}):
		return utf16(b, unicode.LittleEndian, unicode.ExpectBOM)
	case zeros(b, 1):
		return utf16(b, unicode.LittleEndian, unicode.IgnoreBOM)
	case zeros(b, 0):
		return utf16(b, unicode.BigEndian, unicode.IgnoreBOM)
	}
	if utf8.Valid(b) {
		return clean(string(b))
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(b)
	if err != nil {
		return clean(strings.ToValidUTF8(string(b), "\uFFFD"))
	}
	return clean(string(text))
}

func utf16(b []byte, order unicode.Endianness, bom unicode.BOMPolicy) string {
	text, err := unicode.UTF16(order, bom).NewDecoder().Bytes(b)
	if err != nil {
		return clean(strings.ToValidUTF8(string(b), "\uFFFD"))
	}
	return clean(string(text))
}

// zeros tells UTF-16 without a mark: subtitles are half digits and spaces, whose other byte is zero.
func zeros(b []byte, odd int) bool {
	head := b[:min(len(b), 256)&^1]
	found := 0
	for k := odd; k < len(head); k += 2 {
		if head[k] == 0 {
			found++
		}
	}
	return len(head) >= 8 && found > len(head)/4
}

// clean makes line ends one kind and drops zero bytes.
func clean(s string) string {
	return strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "").Replace(s)
}
