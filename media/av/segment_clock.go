package av

//#include "segment_read.h"
import "C"

import (
	"math"
	"math/bits"

	"revenge/media/worker"
)

// clock turns a stream's times into those of its rendition, which counts from the origin in the
// rendition's own timescale.
type clock struct {
	num, den int64 // the stream's time base
	origin   int64 // in the stream's time base
	scale    int64 // ticks of the rendition per second
	// The grid of audio frames, in ticks of the rendition; frame is zero for video and unknown lengths.
	first, frame int64
	// delay is how much later than it is decoded a picture may be shown; see cmaf.Fragment.
	delay int64
}

// frameSamples is how many samples a packet holds where the container does not say.
func frameSamples(p *C.AVCodecParameters) int64 {
	switch p.codec_id {
	case C.AV_CODEC_ID_AAC:
		return 1024
	case C.AV_CODEC_ID_MP3:
		return 1152
	case C.AV_CODEC_ID_AC3, C.AV_CODEC_ID_EAC3:
		return 1536
	}
	return 0
}

// minScale keeps the rounding of durations small for streams with coarse time bases.
const minScale = 1000

// newClock reads the stream's time base and the codec's rate.
func newClock(s *C.AVStream, p *C.AVCodecParameters, q *worker.CutRequest) clock {
	c := clock{num: int64(s.time_base.num), den: int64(s.time_base.den)}
	c.origin = rescale(q.OriginUs, c.den, c.num*1_000_000)
	if p.codec_type == C.AVMEDIA_TYPE_AUDIO && p.sample_rate > 0 {
		c.scale = int64(p.sample_rate)
		c.first = rescale(q.Track.StartUs-q.OriginUs, c.scale, 1_000_000)
		if c.frame = int64(p.frame_size); c.frame == 0 {
			c.frame = frameSamples(p)
		}
		return c
	}
	c.scale = c.den
	for c.scale < minScale {
		c.scale *= 2
	}
	if p.codec_type == C.AVMEDIA_TYPE_VIDEO {
		c.delay = rescale(int64(p.video_delay)*q.FrameUs, c.scale, 1_000_000)
	}
	return c
}

// rescale is v*a/b, rounded to the nearest, without overflow on the way.
func rescale(v, a, b int64) int64 {
	negative := v < 0
	if negative {
		v = -v
	}
	high, low := bits.Mul64(uint64(v), uint64(a))
	low, carry := bits.Add64(low, uint64(b/2), 0)
	high += carry
	if high >= uint64(b) {
		return math.MaxInt64
	}
	quotient, _ := bits.Div64(high, low, uint64(b))
	if negative {
		return -int64(quotient)
	}
	return int64(quotient)
}

// ticks is the rendition's time of a packet's time. Audio that stands within a tick of the grid of its
// frames is put on the grid: containers that count milliseconds lose the true place.
func (c *clock) ticks(pts int64) int64 {
	t := rescale((pts-c.origin)*c.num, c.scale, c.den)
	if c.frame == 0 {
		return t
	}
	n := int64(math.Round(float64(t-c.first) / float64(c.frame)))
	snapped := c.first + n*c.frame
	if abs(snapped-t) <= rescale(c.num, c.scale, c.den)+1 {
		return snapped
	}
	return t
}

// us is a packet's time in microseconds from the origin.
func (c *clock) us(pts int64) int64 { return rescale((pts-c.origin)*c.num, 1_000_000, c.den) }

func abs(v int64) int64 { return max(v, -v) }

// relativeUs is a time from the origin, in the stream's time base, in microseconds.
func (c *clock) relativeUs(time int64) int64 { return rescale(time*c.num, 1_000_000, c.den) }
