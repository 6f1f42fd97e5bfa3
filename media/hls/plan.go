package hls

import (
	"math"
	"slices"

	"revenge/media"
)

// The lengths of video segments, in microseconds. The first two are one group of pictures each, so
// that playing begins soon, but never shorter than leadLength (a file may be all keyframes).
const (
	leadLength   = 1_000_000
	minLength    = 2_000_000
	targetLength = 4_000_000
	maxLength    = 6_000_000
)

// plan holds the cuts of one rendition: n+1 ascending times in microseconds from the start of the
// presentation make n segments.
type plan []int64

func (p plan) segments() int { return len(p) - 1 }

// find returns the segment that has exactly these bounds.
func (p plan) find(start, end int64) (int, bool) {
	n, ok := slices.BinarySearch(p, start)
	return n, ok && n < p.segments() && p[n+1] == end
}

// at returns the segment that holds the time; times outside belong to the first or last.
func (p plan) at(us int64) int {
	n, ok := slices.BinarySearch(p, us)
	if !ok {
		n--
	}
	return min(max(n, 0), p.segments()-1)
}

func (p plan) longest() int64 {
	var most int64
	for n := range p.segments() {
		most = max(most, p[n+1]-p[n])
	}
	return most
}

// rate is a frame rate as a fraction.
type rate struct{ num, den int64 }

// frames returns how long n frames last, in microseconds.
func (r rate) frames(n int64) int64 {
	return int64(math.Round(float64(n) * float64(r.den) * 1e6 / float64(r.num)))
}

// snap moves a time to the nearest frame.
func (r rate) snap(us int64) int64 {
	return r.frames(int64(math.Round(float64(us) * float64(r.num) / float64(r.den) / 1e6)))
}

// lengthUs is the real length of the presentation. The index may end before its last keyframe does,
// when a header was believed; a picture lasts at least one frame.
func lengthUs(x *media.Index, r rate) int64 {
	length := max(x.DurationUs(), r.frames(1))
	for _, k := range x.Keyframes {
		length = max(length, k-x.StartUs+r.frames(1))
	}
	return length
}

// copyPlan cuts a video at keyframes alone, whatever their distance.
func copyPlan(x *media.Index, r rate) plan {
	end := lengthUs(x, r)
	keys := cutPoints(x, end-r.frames(1))
	p := plan{0}
	for len(keys) > 0 {
		at := p[len(p)-1]
		n := nextCut(keys, at, len(p) <= 2)
		if n < 0 {
			break
		}
		p = append(p, keys[n])
		keys = keys[n+1:]
	}
	if n := len(p); n > 2 && end-p[n-1] < leadLength && end-p[n-2] <= maxLength {
		p = p[:n-1]
	}
	return append(p, end)
}

// cutPoints returns the keyframes after the first, from zero, ascending, none twice and none later than last.
func cutPoints(x *media.Index, last int64) []int64 {
	keys := make([]int64, 0, len(x.Keyframes))
	for _, k := range x.Keyframes {
		keys = append(keys, k-x.StartUs)
	}
	slices.Sort(keys)
	if len(keys) > 0 {
		keys = keys[1:]
	}
	return slices.DeleteFunc(slices.Compact(keys), func(k int64) bool { return k <= 0 || k > last })
}

// nextCut picks the keyframe that ends the segment which begins at at; -1 when none is far enough.
func nextCut(keys []int64, at int64, leading bool) int {
	if leading {
		n, _ := slices.BinarySearch(keys, at+leadLength)
		return found(n, keys)
	}
	first, _ := slices.BinarySearch(keys, at+minLength)
	best := found(first, keys)
	for n := first + 1; n < len(keys) && keys[n] <= at+maxLength; n++ {
		if distance(keys[n], at+targetLength) < distance(keys[best], at+targetLength) {
			best = n
		}
	}
	return best
}

func found(n int, keys []int64) int {
	if n == len(keys) {
		return -1
	}
	return n
}

func distance(a, b int64) int64 { return max(a-b, b-a) }

// divide splits segments that are too long into even parts, at times that snap allows.
func (p plan) divide(snap func(int64) int64) plan {
	divided := plan{p[0]}
	for n := range p.segments() {
		length := p[n+1] - p[n]
		if length > maxLength {
			parts := (length + targetLength/2) / targetLength
			for k := int64(1); k < parts; k++ {
				divided = append(divided, snap(p[n]+length*k/parts))
			}
		}
		divided = append(divided, p[n+1])
	}
	return divided
}

// samples is a grid of audio frames: the first starts at start (microseconds), each holds frame
// samples of rate per second.
type samples struct{ start, rate, frame int64 }

// snap moves a time up to the next frame of the grid; without a known frame it stays.
func (s samples) snap(us int64) int64 {
	if s.frame == 0 || s.rate == 0 {
		return us
	}
	step := float64(s.frame) * 1e6 / float64(s.rate)
	n := math.Ceil((float64(us-s.start) - 0.5) / step)
	return s.start + int64(math.Round(n*step))
}

// audioPlan follows the cuts of the picture on the grid of audio frames.
func (s samples) audioPlan(cuts plan) plan {
	end := cuts[len(cuts)-1]
	p := plan{0}
	for _, cut := range cuts[1:cuts.segments()] {
		if at := s.snap(cut); at > p[len(p)-1] && at < end {
			p = append(p, at)
		}
	}
	return append(p, end)
}

// evenPlan cuts into equal lengths, for what has no pictures to follow.
func evenPlan(length, step int64) plan {
	p := plan{0}
	for at := step; at+step/4 < length; at += step {
		p = append(p, at)
	}
	return append(p, max(length, 1))
}
