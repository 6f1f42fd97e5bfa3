package subtitle

import (
	"encoding/binary"
	"fmt"
	"strings"

	"revenge/internal/platform/fault"
)

// Text returns the cue text of one packet of a text stream, empty for a packet without text.
// codec is libav's name. Failures: fault.Invalid for a codec that is no text.
func Text(codec string, packet []byte) (string, error) {
	switch codec {
	case "subrip", "srt", "text":
		return fromSubRip(Decode(packet)), nil
	case "ass", "ssa":
		return packetASS(Decode(packet)), nil
	case "webvtt":
		return fromWebVTT(Decode(packet)), nil
	case "mov_text":
		return packetTimedText(packet), nil
	}
	return "", fault.Invalidf("Subtitles of the kind %q are no text.", codec)
}

// packetASS reads "ReadOrder,Layer,Style,Name,MarginL,MarginR,MarginV,Effect,Text".
func packetASS(event string) string {
	fields := strings.SplitN(strings.TrimRight(event, "\n"), ",", 9)
	if len(fields) < 9 {
		return ""
	}
	return fromASS(fields[8])
}

// packetTimedText reads a length of two bytes and the text; style boxes that follow are dropped.
func packetTimedText(packet []byte) string {
	if len(packet) < 2 {
		return ""
	}
	length := int(binary.BigEndian.Uint16(packet))
	text := packet[2:]
	text = text[:min(length, len(text))]
	return markup(Decode(text), func(string) (kept, skip string) { return "", "" })
}

// Timestamp writes hours, minutes, seconds and thousandths as WebVTT does.
func Timestamp(us int64) string {
	ms := (max(us, 0) + 500) / 1000
	return fmt.Sprintf("%02d:%02d:%02d.%03d", ms/3_600_000, ms/60_000%60, ms/1000%60, ms%1000)
}
