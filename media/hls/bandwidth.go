package hls

import (
	"sort"

	"revenge/media"
)

// What the boxes around the packets take: bytes for each segment, for each packet on the average, and for each at most. The
// most has room for start codes, which grow into lengths.
const (
	segmentBoxes   = 200
	packetBoxes    = 12
	packetBoxesMax = 24
)

// boxShare is what boxes add to what is encoded, in percent.
const boxShare = 2

// bandwidth is what playlists say of a stream, in bits per second.
type bandwidth struct{ average, peak int64 }

func (b bandwidth) add(other bandwidth) bandwidth {
	return bandwidth{b.average + other.average, b.peak + other.peak}
}

func (b bandwidth) most(other bandwidth) bandwidth {
	return bandwidth{max(b.average, other.average), max(b.peak, other.peak)}
}

// bandwidthOf is the average of all segments, and the most that any stretch of segments has that is as long as RFC 8216,
// 4.1 asks to look at. Both are exact but for the boxes where the index has the sizes of packets.
func (r *rendition) bandwidthOf(spec *media.Spec, target int64) bandwidth {
	switch {
	case r.mode != media.Copy || r.kind == media.StreamSubtitle:
		return r.encodedBandwidth(spec, target)
	case r.kind == media.StreamAudio:
		return r.soundBandwidth(spec)
	case len(spec.Index.KeyframeBytes) == 0 || len(spec.Index.KeyframeBytes) != len(spec.Index.Keyframes):
		// Films stay below twice their average.
		average := r.bitRate(spec)
		return bandwidth{average, 2 * average}
	}
	length := r.plan[len(r.plan)-1]
	w := weigh(&spec.Index)
	frames := frameRate(r.stream)
	average := perSecond(w.between(0, length), length)
	if spec.Index.Interleaved {
		average = max(average-r.others(spec), average/2)
	}
	return bandwidth{
		average: average + 8*packetBoxes*frames.num/frames.den + perSecond(segmentBoxes*int64(r.plan.segments()), length),
		peak:    w.peak(r.plan, target) + 8*packetBoxesMax*frames.num/frames.den,
	}
}

// encodedBandwidth adds the encoder's buffer to what the encoder makes in a segment.
func (r *rendition) encodedBandwidth(spec *media.Spec, target int64) bandwidth {
	average := r.bitRate(spec)
	peak := average
	if r.video != nil {
		peak += average * encoderBuffer / max(target/2, rampLength)
	}
	return bandwidth{average, peak + peak*boxShare/100}
}

// constant are the codecs whose packets are of one size, mostly.
var constant = map[string]bool{"ac3": true, "eac3": true, "mp2": true}

// soundBandwidth is that of copied sound.
func (r *rendition) soundBandwidth(spec *media.Spec) bandwidth {
	packets := int64(100)
	if n := frameSamples[r.stream.Codec]; n > 0 {
		packets = int64(r.stream.SampleRate)/n + 1
	}
	if r.track.PeakRate > 0 {
		average := perSecond(r.track.Bytes, r.track.EndUs-r.track.StartUs)
		return bandwidth{average + 8*packetBoxes*packets/2, r.track.PeakRate + 8*(segmentBoxes+packetBoxes*packets)}
	}
	average := r.bitRate(spec)
	if constant[r.stream.Codec] && r.stream.BitRate > 0 {
		return bandwidth{average, average + 8*(segmentBoxes+packetBoxes*packets)}
	}
	return bandwidth{average, 2 * average}
}

// others is what the other tracks of a file take on the average, where the index tells only all of them together.
func (r *rendition) others(spec *media.Spec) (rate int64) {
	for k := range spec.Info.Streams {
		if s := &spec.Info.Streams[k]; s.Index != r.stream.Index && s.Kind == media.StreamAudio {
			rate += statedRate(s)
		}
	}
	return rate
}

// usualSound is the rate of sound that does not tell it.
const usualSound = 256_000

func statedRate(s *media.Stream) int64 {
	if s.BitRate > 0 {
		return s.BitRate
	}
	return usualSound
}

// bitRate is the rendition's average in bits per second, from the file's size where nothing better is known.
func (r *rendition) bitRate(spec *media.Spec) int64 {
	switch {
	case r.video != nil:
		return r.video.BitRate
	case r.audio != nil:
		return r.audio.BitRate
	case r.stream.BitRate > 0 || r.kind == media.StreamAudio:
		return statedRate(r.stream)
	case spec.Info.BitRate > 0:
		return spec.Info.BitRate
	}
	return max(perSecond(spec.Info.SizeBytes, r.plan[len(r.plan)-1]), 1)
}

// perSecond rounds up.
func perSecond(bytes, us int64) int64 {
	return int64(float64(bytes)*8e6/float64(max(us, 1))) + 1
}

// weights are the bytes before each keyframe.
type weights struct {
	times  []int64 // from zero
	before []int64 // one more
}

func weigh(x *media.Index) weights {
	w := weights{before: make([]int64, 1, len(x.Keyframes)+1)}
	for i, k := range x.Keyframes {
		w.times = append(w.times, k-x.StartUs)
		w.before = append(w.before, w.before[i]+x.KeyframeBytes[i])
	}
	return w
}

// between are the bytes from a keyframe up to another. Everything before the first one belongs to the beginning.
func (w *weights) between(start, end int64) int64 { return w.until(end) - w.until(start) }

func (w *weights) until(us int64) int64 {
	if us <= 0 {
		return 0
	}
	return w.before[sort.Search(len(w.times), func(n int) bool { return w.times[n] >= us })]
}

// peak is the most that contiguous segments have which are together half to one and a half of the target's length, or that
// one segment has which is not the short rest of a film.
func (w *weights) peak(p plan, target int64) (most int64) {
	target = (target + 999_999) / 1_000_000 * 1_000_000
	for first := range p.segments() {
		for last := first; last < p.segments(); last++ {
			length := p[last+1] - p[first]
			if length > target*3/2 && last > first {
				break
			}
			if length >= target/2 || last == first && (length >= leadLength || p.segments() == 1) {
				most = max(most, perSecond(w.between(p[first], p[last+1])+segmentBoxes*int64(last-first+1), length))
			}
		}
	}
	return most
}

// keyPeak bounds what the playlist of keyframes asks for: each keyframe is a part of what lies up to the next one.
func (r *rendition) keyPeak(spec *media.Spec) int64 {
	if len(spec.Index.KeyframeBytes) == 0 || len(spec.Index.KeyframeBytes) != len(spec.Index.Keyframes) {
		return 2 * r.bitRate(spec)
	}
	w := weigh(&spec.Index)
	p := keyPlan(spec, r)
	most := int64(1)
	for n := range p.segments() {
		next := sort.Search(len(w.times), func(k int) bool { return w.times[k] > p[n] })
		if length := p[n+1] - p[n]; length >= leadLength || p.segments() == 1 {
			most = max(most, perSecond(w.before[next]-w.until(p[n])+segmentBoxes+packetBoxesMax, length))
		}
	}
	return most
}
