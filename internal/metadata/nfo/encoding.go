package nfo

import (
	"bytes"
	"regexp"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"revenge/internal/platform/fault"
)

var reDeclared = regexp.MustCompile(`(?i)^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']`)

// decode turns the file into UTF-8: by its byte order mark, by what the bytes
// look like, by what they declare. A false declaration of UTF-8 is read as
// windows-1252, which most such files are.
func decode(raw []byte) ([]byte, error) {
	switch {
	case bytes.HasPrefix(raw, []byte{0xEF, 0xBB, 0xBF}):
		raw = raw[3:]
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}), bytes.HasPrefix(raw, []byte{'<', 0}):
		return convert(raw, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM))
	case bytes.HasPrefix(raw, []byte{0xFE, 0xFF}), bytes.HasPrefix(raw, []byte{0, '<'}):
		return convert(raw, unicode.UTF16(unicode.BigEndian, unicode.UseBOM))
	}
	if m := reDeclared.FindSubmatch(raw[:min(len(raw), 512)]); m != nil && !utf8.Valid(raw) {
		enc, name := charset.Lookup(string(m[1]))
		if enc != nil && name != "utf-8" && name != "utf-16le" && name != "utf-16be" && name != "replacement" {
			return convert(raw, enc)
		}
	}
	if !utf8.Valid(raw) {
		return convert(raw, charmap.Windows1252)
	}
	return raw, nil
}

func convert(raw []byte, enc encoding.Encoding) ([]byte, error) {
	out, err := enc.NewDecoder().Bytes(raw)
	if err != nil {
		return nil, fault.Invalidf("the NFO file's characters cannot be read: %v", err)
	}
	return out, nil
}
