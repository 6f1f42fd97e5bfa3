package bitstream

// VP9 is what the header of a VP9 keyframe says.
type VP9 struct {
	Profile, BitDepth          int
	SubsamplingX, SubsamplingY int
	RGB                        bool
	Color                      Color
}

const vp9Sync = 0x498342

// vp9Matrices are H.273's matrix coefficients of the colour spaces of VP9.
var vp9Matrices = [...]int{2, 5, 1, 6, 7, 9, 2, 0}

// ParseVP9 reads the header of a keyframe.
func ParseVP9(packet []byte) (*VP9, error) {
	r := &reader{b: packet}
	if r.bits(2) != 2 {
		return nil, ErrSyntax
	}
	v := &VP9{BitDepth: 8, SubsamplingX: 1, SubsamplingY: 1, Color: unspecified}
	v.Profile = int(r.bits(1) | r.bits(1)<<1)
	if v.Profile == 3 {
		r.bit()
	}
	shown, inter := r.bit(), r.bit()
	r.skip(2)
	if shown || inter || r.bits(24) != vp9Sync {
		return nil, ErrSyntax
	}
	if v.Profile >= 2 {
		v.BitDepth = 10
		if r.bit() {
			v.BitDepth = 12
		}
	}
	space := r.bits(3)
	v.Color.Matrix, v.RGB, v.Color.RangeKnown = vp9Matrices[space], space == 7, true
	switch odd := v.Profile&1 == 1; {
	case v.RGB:
		v.Color.FullRange, v.SubsamplingX, v.SubsamplingY = true, 0, 0
	case odd:
		v.Color.FullRange = r.bit()
		v.SubsamplingX, v.SubsamplingY = int(r.bits(1)), int(r.bits(1))
	default:
		v.Color.FullRange = r.bit()
	}
	return v, r.err()
}

// vp9Levels are the largest picture, in luma samples, and rate, in samples per second, of each level.
var vp9Levels = []struct {
	level           int
	picture, sample int64
}{
	{10, 36864, 829440}, {11, 73728, 2764800}, {20, 122880, 4608000}, {21, 245760, 9216000},
	{30, 552960, 20736000}, {31, 983040, 36864000}, {40, 2228224, 83558400}, {41, 2228224, 160432128},
	{50, 8912896, 311951360}, {51, 8912896, 588251136}, {52, 8912896, 1176502272},
	{60, 35651584, 1176502272}, {61, 35651584, 2353004544}, {62, 35651584, 4706009088},
}

// VP9Level is the lowest level that allows the size and the rate.
func VP9Level(width, height int, framesPerSecond float64) int {
	picture := int64(width) * int64(height)
	for _, l := range vp9Levels {
		if picture <= l.picture && float64(picture)*framesPerSecond <= float64(l.sample) {
			return l.level
		}
	}
	return 62
}
