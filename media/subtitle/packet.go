package subtitle

import (
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf8"

	"revenge/internal/platform/fault"
)

// Reader turns the packets of one text stream into cues.
type Reader struct {
	codec  string
	script *Script
}

// NewReader takes libav's name of the codec and the stream's header, which ASS has its styles in.
// Failures: fault.Invalid for a codec that is no text.
func NewReader(codec string, header []byte) (*Reader, error) {
	r := &Reader{codec: codec}
	switch codec {
	case "subrip", "srt", "text", "webvtt", "mov_text":
	case "ass", "ssa":
		r.script = ParseScript(decodePacket(header))
	default:
		return nil, fault.Invalidf("Subtitles of the kind %q are no text.", codec)
	}
	return r, nil
}

// Text returns a packet's text in WebVTT markup and the settings of its cue; both are empty for a packet without text.
// said are the cue settings that the container carries beside a packet of WebVTT.
func (r *Reader) Text(packet []byte, said string) (text, settings string) {
	switch r.codec {
	case "ass", "ssa":
		return r.event(decodePacket(packet))
	case "webvtt":
		if text = fromWebVTT(decodePacket(packet)); plain(text) == "" {
			return "", ""
		}
		return text, knownSettings(said)
	case "mov_text":
		return timedText(packet), ""
	}
	return fromSubRip(decodePacket(packet))
}

// event reads "ReadOrder,Layer,Style,Name,MarginL,MarginR,MarginV,Effect,Text".
func (r *Reader) event(line string) (text, settings string) {
	fields := strings.SplitN(strings.TrimRight(line, "\n"), ",", 9)
	if len(fields) < 9 {
		return "", ""
	}
	return r.script.text(fields[2], fields[8])
}

// timedText reads a length of two bytes, the text, and boxes; of the boxes, the styles count.
func timedText(packet []byte) string {
	if len(packet) < 2 {
		return ""
	}
	length := int(binary.BigEndian.Uint16(packet))
	body := packet[2:]
	length = min(length, len(body))
	text := body[:length]
	if len(text) >= 2 && (text[0] == 0xFE && text[1] == 0xFF || text[0] == 0xFF && text[1] == 0xFE) || !utf8.Valid(text) {
		return tidy(escape(Decode(text)))
	}
	spans := styles(body[length:])
	e := &event{}
	position := uint16(0)
	for _, c := range keepLength(string(text)) {
		e.now = style{}
		for _, s := range spans {
			if position >= s.from && position < s.to {
				e.now = s.style
			}
		}
		e.write(string(c))
		position++
	}
	e.now = style{}
	e.sync()
	if marked := tidy(e.out.String()); plain(marked) != "" {
		return marked
	}
	return ""
}

// keepLength is clean without a change of length, since styles count characters.
func keepLength(s string) string { return strings.NewReplacer("\r", "\n", "\x00", " ").Replace(s) }

// span is a style of a part of a text, counted in characters.
type span struct {
	from, to uint16
	style    style
}

// styles reads the style boxes after the text of a packet of 3GPP timed text.
func styles(boxes []byte) []span {
	var out []span
	for len(boxes) >= 10 {
		size := int(binary.BigEndian.Uint32(boxes))
		if size < 10 || size > len(boxes) {
			break
		}
		if string(boxes[4:8]) == "styl" {
			records := boxes[10:size]
			for range binary.BigEndian.Uint16(boxes[8:]) {
				if len(records) < 12 || len(out) >= 1000 {
					break
				}
				face := records[6]
				out = append(out, span{
					binary.BigEndian.Uint16(records), binary.BigEndian.Uint16(records[2:]),
					style{bold: face&1 != 0, italic: face&2 != 0, underline: face&4 != 0},
				})
				records = records[12:]
			}
		}
		boxes = boxes[size:]
	}
	return out
}

// Timestamp writes hours, minutes, seconds and thousandths as WebVTT does.
func Timestamp(us int64) string {
	ms := (max(us, 0) + 500) / 1000
	return fmt.Sprintf("%02d:%02d:%02d.%03d", ms/3_600_000, ms/60_000%60, ms/1000%60, ms%1000)
}
