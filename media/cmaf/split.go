package cmaf

import "slices"

// reordered is the most pictures that a codec shows after one that it decodes later: whatever comes so many packets after
// a picture is shown after it.
const reordered = 16

// Size is the number of bytes collected.
func (f *Fragment) Size() int { return max(len(f.bytes)-headerRoom, 0) }

// Split takes the beginning of the fragment as a chunk of its own (a moof and its mdat), nil where it cannot be divided
// yet. The chunks and what Finish returns are one fragment when they stand one after the other. The fragment's memory is
// free for others once the chunk was used; Resume must be called before anything else is added.
func (f *Fragment) Split() []byte {
	m, next := f.boundary()
	if m == 0 {
		return nil
	}
	size := 0
	for _, s := range f.samples[:m] {
		size += s.Size
	}
	begin := Fragment{Video: f.Video, Delay: f.Delay, First: f.First, Sequence: f.Sequence, parts: f.parts, samples: f.samples[:m]}
	f.waiting = append(f.waiting[:0], f.bytes[headerRoom+size:]...)
	begin.bytes = f.bytes[: headerRoom+size : headerRoom+size]
	f.samples, f.bytes = slices.Clone(f.samples[m:]), nil
	f.parts++
	return begin.Finish(next)
}

// Resume goes on after Split, in the given memory.
func (f *Fragment) Resume(memory []byte) {
	f.Use(memory)
	if f.bytes == nil {
		f.bytes = make([]byte, headerRoom, firstRoom+len(f.waiting))
	}
	f.bytes = append(f.bytes, f.waiting...)
}

// boundary is the last place before which everything is shown earlier than anything after it, also than what is still to
// come, and the time of the first picture after it.
func (f *Fragment) boundary() (at int, next int64) {
	first := make([]int64, len(f.samples)+1) // the earliest time from each place on
	first[len(f.samples)] = 1<<63 - 1
	for k := len(f.samples) - 1; k >= 0; k-- {
		first[k] = min(first[k+1], f.samples[k].Pts)
	}
	latest := int64(-1 << 63)
	for k, s := range f.samples[:max(len(f.samples)-reordered, 0)] {
		if k > 0 && latest < first[k] {
			at, next = k, first[k]
		}
		latest = max(latest, s.Pts)
	}
	return at, next
}
