package bitstream

// Color is the colour description of a video stream, in the code points of ITU-T H.273. 2 is unspecified.
type Color struct {
	Primaries, Transfer, Matrix int
	FullRange                   bool
	// RangeKnown tells a stated limited range from none.
	RangeKnown bool
}

var unspecified = Color{Primaries: 2, Transfer: 2, Matrix: 2}
