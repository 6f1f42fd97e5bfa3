package cmaf

import (
	"bytes"
	"encoding/binary"
)

var startCode = []byte{0, 0, 1}

// AppendUnits rewrites an H.264 or HEVC packet of the byte-stream form (start codes, as in MPEG-TS) to
// the form of ISO media files (four bytes of length before each unit).
func AppendUnits(b, packet []byte) []byte {
	_, rest, found := bytes.Cut(packet, startCode)
	for found {
		var unit []byte
		unit, rest, found = bytes.Cut(rest, startCode)
		// Zeros before a start code belong to it; a unit never ends with one.
		unit = bytes.TrimRight(unit, "\x00")
		if len(unit) == 0 {
			continue
		}
		b = binary.BigEndian.AppendUint32(b, uint32(len(unit)))
		b = append(b, unit...)
	}
	return b
}

// SplitADTS takes the header off an AAC packet. It returns the header's meaning as an AudioSpecificConfig,
// nil when there is no header or it leaves the channels to the packet, and the sound.
func SplitADTS(packet []byte) (configuration, sound []byte) {
	if len(packet) < 7 || packet[0] != 0xFF || packet[1]&0xF6 != 0xF0 {
		return nil, packet
	}
	header := 7
	if packet[1]&1 == 0 {
		header = 9 // with a checksum
	}
	object := packet[2]>>6 + 1
	frequency := packet[2] >> 2 & 15
	channels := packet[2]&1<<2 | packet[3]>>6
	if channels != 0 {
		configuration = []byte{object<<3 | frequency>>1, frequency<<7 | channels<<3}
	}
	return configuration, packet[min(header, len(packet)):]
}
