package bitstream

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math/bits"
	"strings"
)

// HEVC is the profile, tier and level of an HEVC stream.
type HEVC struct {
	Space, Profile int
	HighTier       bool
	Compatibility  uint32
	Constraints    [6]byte
	Level          int
	// LengthSize is the size of a NAL unit's length in packets; 0 for start codes.
	LengthSize int
}

const (
	nalHEVCSPS       = 33
	nalHEVCPrefixSEI = 39
	profileTierLevel = 12 // bytes
)

// ParseHEVC reads the general profile of extradata, in either form (hvcC or Annex B).
func ParseHEVC(extradata []byte) (*HEVC, error) {
	if len(extradata) > 22 && extradata[0] == 1 {
		h := parsePTL(extradata[1:])
		h.LengthSize = int(extradata[21]&3) + 1
		return h, nil
	}
	var h *HEVC
	annexB(extradata, func(nal []byte) bool {
		if nal[0]>>1&63 != nalHEVCSPS {
			return true
		}
		if sps := unescape(nal); len(sps) >= 3+profileTierLevel {
			h = parsePTL(sps[3:])
		}
		return false
	})
	if h == nil {
		return nil, ErrSyntax
	}
	return h, nil
}

func parsePTL(b []byte) *HEVC {
	h := &HEVC{
		Space: int(b[0] >> 6), HighTier: b[0]>>5&1 == 1, Profile: int(b[0] & 31),
		Compatibility: binary.BigEndian.Uint32(b[1:]), Level: int(b[11]),
	}
	copy(h.Constraints[:], b[5:11])
	return h
}

// String is the RFC 6381 name after its first part: profile, compatibility, tier and level, constraints.
func (h *HEVC) String() string {
	var s strings.Builder
	if h.Space > 0 {
		s.WriteByte("ABC"[h.Space-1])
	}
	tier := 'L'
	if h.HighTier {
		tier = 'H'
	}
	fmt.Fprintf(&s, "%d.%X.%c%d", h.Profile, bits.Reverse32(h.Compatibility), tier, h.Level)
	for _, c := range bytes.TrimRight(h.Constraints[:], "\x00") {
		fmt.Fprintf(&s, ".%X", c)
	}
	return s.String()
}

// hdr10Plus is the head of the registered metadata: country, provider, its code and application.
var hdr10Plus = []byte{0xB5, 0x00, 0x3C, 0x00, 0x01, 0x04}

// HasHDR10Plus looks for dynamic metadata in front of the picture of a packet.
func (h *HEVC) HasHDR10Plus(packet []byte) (found bool) {
	look := func(nal []byte) bool {
		kind := nal[0] >> 1 & 63
		found = found || kind == nalHEVCPrefixSEI && bytes.Contains(unescape(nal), hdr10Plus)
		return !found && kind >= 32
	}
	if h.LengthSize == 0 {
		annexB(packet, look)
	} else {
		lengthPrefixed(packet, h.LengthSize, look)
	}
	return found
}

// AV1HasHDR10Plus looks for dynamic metadata among the OBUs of a packet.
func AV1HasHDR10Plus(packet []byte) (found bool) {
	eachOBU(packet, func(kind int, payload []byte) bool {
		found = kind == obuMetadata && bytes.Contains(payload, hdr10Plus)
		return !found
	})
	return found
}
