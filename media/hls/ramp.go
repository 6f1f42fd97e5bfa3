package hls

import (
	"slices"

	"revenge/media"
)

// The lengths of encoded video segments, in microseconds. They are shorter than copied ones because the
// whole of the first one must be encoded before a player that has sought there shows anything, while the
// pictures between the keyframe before and the cut need only be decoded, at a third of the cost or less.
const (
	encodeLength = 2_000_000
	encodeMost   = 3_000_000
	// rampLength is for the segments that playing begins with.
	rampLength = 1_000_000
	// rampSegments is how many of those there are at least.
	rampSegments = 2
	// keyframeReach is how far from its ideal place a cut moves to reach a keyframe of the source.
	keyframeReach = 250_000
)

// frames knows where the pictures of a video lie: on its keyframes, and on the frame rate's steps after each.
type frames struct {
	keys []int64 // ascending, from the start of the presentation
	rate rate
}

func framesOf(x *media.Index, r rate) frames {
	f := frames{rate: r}
	for _, k := range x.Keyframes {
		f.keys = append(f.keys, k-x.StartUs)
	}
	slices.Sort(f.keys)
	f.keys = slices.Compact(f.keys)
	return f
}

// snap moves a time to a picture near it. What lies before the first keyframe stays.
func (f frames) snap(us int64) int64 {
	n, exact := slices.BinarySearch(f.keys, us)
	switch {
	case exact, len(f.keys) > 0 && n == 0:
		return us
	case n == 0:
		return f.rate.snap(us)
	}
	return f.keys[n-1] + f.rate.snap(us-f.keys[n-1])
}

// keyframe returns the keyframe nearest to us within the bounds.
func (f frames) keyframe(us, from, to int64) (int64, bool) {
	var best int64
	found := false
	n, _ := slices.BinarySearch(f.keys, from)
	for ; n < len(f.keys) && f.keys[n] <= to; n++ {
		if !found || distance(f.keys[n], us) < distance(best, us) {
			best, found = f.keys[n], true
		}
	}
	return best, found
}

// encodePlan has every cut of the copy plan and more between them: at keyframes, where a head begins
// without decoding what it does not need, else on frames. Short segments lie at the start and at resume
// (microseconds from the start); apart from those, all plans of a file are the same, so sessions that
// begin at different places share what was encoded.
func encodePlan(x *media.Index, r rate, resume int64) plan {
	f := framesOf(x, r)
	even := f.refine(copyPlan(x, r))
	short := map[int]bool{}
	for _, us := range []int64{0, resume} {
		f.ramp(even, us, short)
	}
	p := plan{0}
	for n := range even.segments() {
		if short[n] {
			p = append(p, f.split(even[n], even[n+1])...)
		}
		p = append(p, even[n+1])
	}
	return p
}

// refine cuts what is longer than encodeMost.
func (f frames) refine(p plan) plan {
	fine := plan{p[0]}
	for n := range p.segments() {
		at, end := p[n], p[n+1]
		for end-at > encodeMost {
			parts := (end - at + encodeLength/2) / encodeLength
			cut, ok := f.keyframe(at+encodeLength, at+rampLength, min(at+encodeMost, end-rampLength))
			if !ok {
				cut = f.snap(at + (end-at)/parts)
			}
			if cut <= at || cut >= end {
				break
			}
			fine = append(fine, cut)
			at = cut
		}
		fine = append(fine, end)
	}
	return fine
}

// ramp notes which segments are split for a player that begins at us.
func (f frames) ramp(p plan, us int64, short map[int]bool) {
	ahead := 0
	for n := p.at(us); n < p.segments() && ahead < rampSegments; n++ {
		short[n] = true
		for _, cut := range append(f.split(p[n], p[n+1]), p[n+1]) {
			if cut > us {
				ahead++
			}
		}
	}
}

// split returns the cuts that divide a segment for a ramp. They depend on nothing but its bounds.
func (f frames) split(start, end int64) (cuts []int64) {
	parts := (end - start + rampLength/2) / rampLength
	at := start
	for k := int64(1); k < parts; k++ {
		ideal := start + (end-start)*k/parts
		cut, ok := f.keyframe(ideal, ideal-keyframeReach, ideal+keyframeReach)
		if !ok {
			cut = f.snap(ideal)
		}
		if cut > at && cut < end {
			cuts = append(cuts, cut)
			at = cut
		}
	}
	return cuts
}
