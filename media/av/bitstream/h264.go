package bitstream

// H264 is what the sequence parameter set of an H.264 stream says.
type H264 struct {
	Profile, Constraints, Level int
	ChromaFormat, BitDepth      int
	// Progressive: there are only whole frames.
	Progressive bool
	// Reorder is how many frames may be shown after a later one; -1 when it is not said.
	Reorder int
	Color   Color
}

const nalH264SPS = 7

// ParseH264 reads the first sequence parameter set of extradata, in either form (avcC or Annex B).
func ParseH264(extradata []byte) (*H264, error) {
	sps := h264SPS(extradata)
	if len(sps) < 4 {
		return nil, ErrSyntax
	}
	return parseH264SPS(unescape(sps))
}

// h264SPS finds the first sequence parameter set.
func h264SPS(extradata []byte) (sps []byte) {
	if len(extradata) > 8 && extradata[0] == 1 {
		if n := int(extradata[6])<<8 | int(extradata[7]); extradata[5]&31 > 0 && n <= len(extradata)-8 {
			return extradata[8 : 8+n]
		}
		return nil
	}
	annexB(extradata, func(nal []byte) bool {
		if nal[0]&31 == nalH264SPS {
			sps = nal
		}
		return sps == nil
	})
	return sps
}

func parseH264SPS(b []byte) (*H264, error) {
	h := &H264{Profile: int(b[1]), Constraints: int(b[2]), Level: int(b[3]), ChromaFormat: 1, BitDepth: 8, Reorder: -1, Color: unspecified}
	r := &reader{b: b[4:]}
	r.ue() // id
	switch h.Profile {
	case 100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135:
		h.high(r)
	}
	r.ue() // log2_max_frame_num
	switch r.ue() {
	case 0:
		r.ue()
	case 1:
		r.bit()
		r.se()
		r.se()
		for n := r.ue(); n > 0 && !r.overrun; n-- {
			r.se()
		}
	}
	r.ue() // max_num_ref_frames
	r.bit()
	r.ue() // width
	r.ue() // height
	if h.Progressive = r.bit(); !h.Progressive {
		r.bit()
	}
	r.bit()
	if r.bit() { // cropping
		for range 4 {
			r.ue()
		}
	}
	if r.bit() {
		h.vui(r)
	}
	return h, r.err()
}

// high reads what the high profiles add.
func (h *H264) high(r *reader) {
	h.ChromaFormat = int(r.ue())
	if h.ChromaFormat == 3 {
		r.bit()
	}
	h.BitDepth = 8 + int(r.ue())
	r.ue()
	r.bit()
	if !r.bit() {
		return
	}
	lists := 8
	if h.ChromaFormat == 3 {
		lists = 12
	}
	for i := range lists {
		if !r.bit() {
			continue
		}
		size := 16
		if i >= 6 {
			size = 64
		}
		scalingList(r, size)
	}
}

func scalingList(r *reader, size int) {
	last, next := int32(8), int32(8)
	for range size {
		if next != 0 {
			next = (last + r.se() + 256) % 256
		}
		if next != 0 {
			last = next
		}
	}
}

func (h *H264) vui(r *reader) {
	if r.bit() && r.bits(8) == 255 { // aspect ratio
		r.skip(32)
	}
	if r.bit() {
		r.bit()
	}
	if r.bit() {
		r.bits(3)
		h.Color.FullRange, h.Color.RangeKnown = r.bit(), true
		if r.bit() {
			h.Color.Primaries, h.Color.Transfer, h.Color.Matrix = int(r.bits(8)), int(r.bits(8)), int(r.bits(8))
		}
	}
	if r.bit() {
		r.ue()
		r.ue()
	}
	if r.bit() { // timing
		r.skip(65)
	}
	nal := r.bit()
	if nal {
		hrd(r)
	}
	vcl := r.bit()
	if vcl {
		hrd(r)
	}
	if nal || vcl {
		r.bit()
	}
	r.bit()
	if !r.bit() || r.overrun {
		return
	}
	r.bit()
	for range 4 {
		r.ue()
	}
	h.Reorder = int(r.ue())
}

func hrd(r *reader) {
	n := r.ue() + 1
	r.skip(8)
	for ; n > 0 && !r.overrun; n-- {
		r.ue()
		r.ue()
		r.bit()
	}
	r.skip(20)
}
