package media

// Load is how busy a node's encoding is, in processors: 1 is one processor at full work.
type Load struct {
	// Capacity is what encoding may use at most, Used what runs now.
	Capacity, Used float64
	// Factor corrects Cost by what was measured on this node; 1 when nothing was.
	Factor float64
}

// Room says whether work of this cost fits beside what runs.
func (l Load) Room(cost float64) bool { return l.Used+cost*l.Factor <= l.Capacity }

// The processor time for one picture of a decoder and an encoder, by its pixels, and for one second of sound. Measured with
// x264 veryfast on files of H.264; other codecs are told apart by decodeWeight.
const (
	decodePixel = 3.0e-9
	encodePixel = 1.4e-8
	soundSecond = 0.02
)

// decodeWeight is how much dearer than H.264 a codec's pictures are to decode.
var decodeWeight = map[string]float64{"hevc": 1.6, "av1": 1.8, "vp9": 1.3, "mpeg2video": 0.6, "mpeg4": 0.6, "vp8": 0.9}

// VideoCost is what encoding one rendition of the stream in real time takes, in processors, before correction.
func VideoCost(s *Stream, width, height int, framesPerSecond float64) float64 {
	weight, ok := decodeWeight[s.Codec]
	if !ok {
		weight = 1
	}
	if s.BitDepth > 8 {
		weight *= 1.5
	}
	return framesPerSecond * (decodePixel*weight*float64(s.Width*s.Height) + encodePixel*float64(width*height))
}

// AudioCost is what encoding one sound rendition in real time takes, in processors, before correction.
func AudioCost(channels int) float64 { return soundSecond * float64(max(channels, 2)) / 2 }
