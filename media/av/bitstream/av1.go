package bitstream

import "fmt"

// AV1 is what the sequence header of an AV1 stream says.
type AV1 struct {
	Profile, Level int
	HighTier       bool
	BitDepth       int
	Monochrome     bool
	// SubsamplingX and SubsamplingY are 1 where the colour has half the samples.
	SubsamplingX, SubsamplingY int
	Color                      Color
	colorStated                bool
	chromaPosition             int
}

const (
	obuSequenceHeader = 1
	obuMetadata       = 5
)

// ParseAV1 reads the first sequence header of extradata (av1C) or of a packet.
func ParseAV1(b []byte) (*AV1, error) {
	if len(b) >= 4 && b[0] == 0x81 {
		b = b[4:]
	}
	var a *AV1
	err := ErrSyntax
	eachOBU(b, func(kind int, payload []byte) bool {
		if kind != obuSequenceHeader {
			return true
		}
		a, err = parseAV1Sequence(payload)
		return false
	})
	return a, err
}

// eachOBU calls each with the type and the payload of every OBU, until it returns false.
func eachOBU(b []byte, each func(kind int, payload []byte) bool) {
	for len(b) > 1 {
		kind, extension, sized := int(b[0]>>3&15), b[0]&4 != 0, b[0]&2 != 0
		b = b[1:]
		if extension {
			b = b[1:]
		}
		size := len(b)
		if sized {
			n, used := leb128(b)
			if used == 0 || n > uint64(len(b)-used) {
				return
			}
			b, size = b[used:], int(n)
		}
		if !each(kind, b[:size]) {
			return
		}
		b = b[size:]
	}
}

func leb128(b []byte) (v uint64, used int) {
	for i := range min(len(b), 8) {
		v |= uint64(b[i]&127) << (7 * i)
		if b[i]&128 == 0 {
			return v, i + 1
		}
	}
	return 0, 0
}

func parseAV1Sequence(b []byte) (*AV1, error) {
	r := &reader{b: b}
	a := &AV1{Profile: int(r.bits(3)), Color: unspecified}
	r.bit() // still picture
	if reduced := r.bit(); reduced {
		a.Level = int(r.bits(5))
		a.size(r)
		r.skip(3)
	} else {
		a.operatingPoints(r)
		a.size(r)
		if r.bit() { // frame ids
			r.skip(7)
		}
		r.skip(3)
		a.tools(r)
	}
	r.skip(3) // superres, cdef, restoration
	a.color(r)
	return a, r.err()
}

func (a *AV1) operatingPoints(r *reader) {
	decoderModel, delayBits := false, 0
	if r.bit() { // timing
		r.skip(64)
		if r.bit() {
			r.uvlc()
		}
		if decoderModel = r.bit(); decoderModel {
			delayBits = int(r.bits(5)) + 1
			r.skip(42)
		}
	}
	initialDelay := r.bit()
	for i := range int(r.bits(5)) + 1 {
		r.skip(12)
		level, high := int(r.bits(5)), false
		if level > 7 {
			high = r.bit()
		}
		if i == 0 {
			a.Level, a.HighTier = level, high
		}
		if decoderModel && r.bit() {
			r.skip(2*delayBits + 1)
		}
		if initialDelay && r.bit() {
			r.skip(4)
		}
	}
}

func (a *AV1) size(r *reader) {
	w, h := int(r.bits(4))+1, int(r.bits(4))+1
	r.skip(w + h)
}

func (a *AV1) tools(r *reader) {
	r.skip(4) // interintra, masked, warped, dual filter
	order := r.bit()
	if order {
		r.skip(2)
	}
	screen := r.bit() || r.bit() //nolint:staticcheck // each call reads another bit
	if screen && !r.bit() {
		r.bit()
	}
	if order {
		r.skip(3)
	}
}

func (a *AV1) color(r *reader) {
	a.BitDepth = 8
	if r.bit() {
		a.BitDepth = 10
		if a.Profile == 2 && r.bit() {
			a.BitDepth = 12
		}
	}
	a.Monochrome = a.Profile != 1 && r.bit()
	if a.colorStated = r.bit(); a.colorStated {
		a.Color.Primaries, a.Color.Transfer, a.Color.Matrix = int(r.bits(8)), int(r.bits(8)), int(r.bits(8))
	}
	a.Color.RangeKnown = true
	a.SubsamplingX, a.SubsamplingY = 1, 1
	switch srgb := a.Color.Primaries == 1 && a.Color.Transfer == 13 && a.Color.Matrix == 0; {
	case a.Monochrome:
		a.Color.FullRange = r.bit()
		return
	case srgb:
		a.Color.FullRange, a.SubsamplingX, a.SubsamplingY = true, 0, 0
		return
	}
	a.Color.FullRange = r.bit()
	switch {
	case a.Profile == 1:
		a.SubsamplingX, a.SubsamplingY = 0, 0
	case a.Profile == 2 && a.BitDepth == 12:
		if a.SubsamplingX = int(r.bits(1)); a.SubsamplingX == 1 {
			a.SubsamplingY = int(r.bits(1))
		} else {
			a.SubsamplingY = 0
		}
	case a.Profile == 2:
		a.SubsamplingY = 0
	}
	if a.SubsamplingX == 1 && a.SubsamplingY == 1 {
		a.chromaPosition = int(r.bits(2))
	}
}

// String is the RFC 6381 name; colour is named only where it is not the usual one.
func (a *AV1) String() string {
	tier := 'M'
	if a.HighTier {
		tier = 'H'
	}
	s := fmt.Sprintf("av01.%d.%02d%c.%02d", a.Profile, a.Level, tier, a.BitDepth)
	c := a.Color
	if !a.colorStated || c.Primaries == 1 && c.Transfer == 1 && c.Matrix == 1 && !c.FullRange && !a.Monochrome {
		return s
	}
	flag := map[bool]int{true: 1}
	return s + fmt.Sprintf(".%d.%d%d%d.%02d.%02d.%02d.%d",
		flag[a.Monochrome], a.SubsamplingX, a.SubsamplingY, a.chromaPosition*(a.SubsamplingX&a.SubsamplingY),
		c.Primaries, c.Transfer, c.Matrix, flag[c.FullRange])
}
