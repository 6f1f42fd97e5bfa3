package subtitle

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// Decode reads text of unknown encoding: UTF-8 or UTF-16 where the bytes show it, else what the letters suggest, among
// the encodings of Windows, ISO 8859, KOI8, GB 18030, Big5, Shift JIS, EUC-JP and EUC-KR.
func Decode(b []byte) string {
	switch {
	case bytes.HasPrefix(b, []byte{0xEF, 0xBB, 0xBF}):
		b = b[3:]
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}), bytes.HasPrefix(b, []byte{0xFE, 0xFF}):
		return decoded(b, unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM))
	case zeros(b, 1):
		return decoded(b, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM))
	case zeros(b, 0):
		return decoded(b, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM))
	}
	if utf8.Valid(b) || nearlyUTF8(b) {
		return clean(string(b))
	}
	return decoded(b, guess(b))
}

// decodePacket is Decode for the packets of a container, which are UTF-8 and too short to be guessed by.
func decodePacket(b []byte) string {
	if utf8.Valid(b) {
		return clean(string(b))
	}
	return decoded(b, charmap.Windows1252)
}

func decoded(b []byte, e encoding.Encoding) string {
	text, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return clean(string(b))
	}
	return clean(string(text))
}

// nearlyUTF8 tells a file with a few broken characters, such as one that was cut, from one of another encoding.
func nearlyUTF8(b []byte) bool {
	good, bad := 0, 0
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		b = b[n:]
	}
	return good >= 20*bad && good > 0
}

// sampleSize is how much of a file is looked at.
const sampleSize = 64 << 10

// leastSure is the confidence (of 100) below which a guess is worse than the most common encoding.
const leastSure = 10

// guess finds the encoding of bytes that are no UTF.
func guess(b []byte) encoding.Encoding {
	b = letters(b[:min(len(b), sampleSize)])
	best, err := chardet.NewTextDetector().DetectBest(b)
	if err != nil || best.Confidence < leastSure {
		return charmap.Windows1252
	}
	name := best.Charset
	if strings.HasPrefix(name, "ISO-8859-8") {
		name = rightToLeft(b)
	}
	e, err := htmlindex.Get(name)
	if err != nil {
		return charmap.Windows1252
	}
	return e
}

// letters leaves out the lines that hold numbers alone: they say nothing and are half of a file.
func letters(b []byte) []byte {
	var out []byte
	for line := range bytes.SplitSeq(b, []byte("\n")) {
		if len(bytes.Trim(line, "0123456789 :,.->\r\t")) > 0 {
			out = append(append(out, line...), '\n')
		}
	}
	return out
}

// rightToLeft tells Hebrew from what the detector takes for it: Arabic and Thai have letters where Hebrew has none.
func rightToLeft(b []byte) string {
	var low, middle, all int
	for _, c := range b {
		switch {
		case c >= 0xA1 && c <= 0xBF:
			low++
		case c >= 0xC1 && c <= 0xDF:
			middle++
		}
		if c >= 0xA1 {
			all++
		}
	}
	switch {
	case low*7 > all:
		return "windows-874"
	case middle*5 > all:
		return "windows-1256"
	}
	return "windows-1255"
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

// clean makes line ends one kind, drops zero bytes, and replaces what is no character.
func clean(s string) string {
	return strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "").Replace(strings.ToValidUTF8(s, "\uFFFD"))
}
