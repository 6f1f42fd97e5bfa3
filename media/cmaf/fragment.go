package cmaf

import (
	"encoding/binary"
	"slices"
)

// TrackID is the number of the only track of every fragment and initialization segment.
const TrackID = 1

// Sample is one packet of a fragment. Times are in the track's timescale.
type Sample struct {
	Pts  int64 // from the start of the presentation; set by the caller
	Size int   // bytes
	Key  bool

	dts, duration int64
}

// Fragment collects the samples of one fragment.
type Fragment struct {
	// Video is set for pictures: they are reordered and not all of them are keyframes.
	Video bool
	// Delay is how much later than they are decoded pictures are shown, in the track's timescale: the
	// one that the initialization segment was made with. See WithDelay.
	Delay int64
	// First says that the presentation begins with this fragment: its first sample is shown from zero on, also where it
	// comes somewhat later, since players wait for what is missing at the beginning.
	First bool
	// Sequence is the fragment's number; players ask only that it rises.
	Sequence uint32

	samples []Sample
	bytes   []byte // room for the header, then the packets
	parts   int    // taken by Split
	waiting []byte // packets of the samples that Split left
}

// headerRoom is kept free before the packets, so that the header of all but the longest fragments
// goes there without moving them.
const headerRoom = 16 << 10

// firstRoom is what a fragment without given memory begins with.
const firstRoom = 256 << 10

// Use gives the fragment memory to write into, which it returns as part of what Finish returns.
func (f *Fragment) Use(memory []byte) {
	if cap(memory) > headerRoom {
		f.bytes = memory[:headerRoom]
	}
}

// Memory is what Use can give to another fragment once the bytes of Finish are not needed any more.
func (f *Fragment) Memory() []byte { return f.bytes }

// Add appends a packet, in decode order. The bytes are copied.
func (f *Fragment) Add(pts int64, key bool, packet []byte) {
	f.AddWith(pts, key, func(b []byte) []byte { return append(b, packet...) })
}

// AddWith is Add for packets that are rewritten on the way: write appends to the bytes and returns them.
func (f *Fragment) AddWith(pts int64, key bool, write func([]byte) []byte) {
	if f.bytes == nil {
		f.bytes = make([]byte, headerRoom, firstRoom)
	}
	before := len(f.bytes)
	f.bytes = write(f.bytes)
	f.samples = append(f.samples, Sample{Pts: pts, Size: len(f.bytes) - before, Key: key})
}

// Len is the number of samples.
func (f *Fragment) Len() int { return len(f.samples) }

// Finish returns the fragment. next is the earliest presentation time of the fragment that follows:
// the last sample lasts until then. The fragment must not be used afterwards.
func (f *Fragment) Finish(next int64) []byte {
	if f.bytes == nil {
		f.bytes = make([]byte, headerRoom)
	}
	f.place(next)
	payload := len(f.bytes) - headerRoom
	header := f.header(make([]byte, 0, headerRoom), payload)
	if len(header) <= headerRoom {
		start := headerRoom - len(header)
		copy(f.bytes[start:], header)
		return f.bytes[start:]
	}
	return append(header, f.bytes[headerRoom:]...)
}

// FinishLast is Finish for a track's last fragment: its last sample lasts as long as given, or as the
// others on the average where that is zero.
func (f *Fragment) FinishLast(length int64) []byte {
	var first, last int64
	for k, s := range f.samples {
		if k == 0 || s.Pts < first {
			first = s.Pts
		}
		last = max(last, s.Pts)
	}
	if n := int64(len(f.samples)) - 1; length <= 0 && n > 0 {
		length = (last - first) / n
	}
	return f.Finish(last + max(length, 1))
}

// place gives each sample its decode time: the presentation times, sorted. Times before zero cannot be
// written; such samples are squeezed into the first ticks, since the ones after them may need them.
func (f *Fragment) place(next int64) {
	order := make([]int, len(f.samples))
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int { return int(min(max(f.samples[a].Pts-f.samples[b].Pts, -1), 1)) })
	if f.First && f.parts == 0 && len(order) > 0 {
		f.samples[order[0]].Pts = 0
	}
	floor := int64(0)
	for k, n := range order {
		f.samples[n].Pts = max(f.samples[n].Pts, floor)
		floor = f.samples[n].Pts + 1
		f.samples[k].dts = f.samples[n].Pts
	}
	f.advance()
	for k := range f.samples {
		end := max(next, floor)
		if k+1 < len(f.samples) {
			end = f.samples[k+1].dts
		}
		f.samples[k].duration = end - f.samples[k].dts
	}
}

// advance decodes earlier what would be shown before it is decoded, as where the frame rate varies and Delay was made for
// its usual one: there are players that do not expect that.
func (f *Fragment) advance() {
	if f.Delay <= 0 {
		return
	}
	for k := len(f.samples) - 1; k > 0; k-- {
		s := &f.samples[k]
		s.dts = min(s.dts, s.Pts+f.Delay)
		if k+1 < len(f.samples) {
			s.dts = min(s.dts, f.samples[k+1].dts-1)
		}
		s.dts = max(s.dts, f.samples[0].dts+int64(k))
	}
}

// start is the decode time of the fragment.
func (f *Fragment) start(next int64) int64 {
	if len(f.samples) == 0 {
		return max(next, 0)
	}
	return f.samples[0].dts
}

func (f *Fragment) header(b []byte, payload int) []byte {
	if f.parts == 0 {
		b = box(b, "styp", func(b []byte) []byte {
			b = append(b, "msdh\x00\x00\x00\x00"...)
			return append(b, "msdhmsixcmfscmff"...)
		})
	}
	moof := len(b)
	var dataOffset int
	b = box(b, "moof", func(b []byte) []byte {
		b = fullBox(b, "mfhd", 0, 0, func(b []byte) []byte { return u32(b, f.Sequence+uint32(f.parts)) })
		return box(b, "traf", func(b []byte) []byte {
			b = f.tfhd(b)
			b = fullBox(b, "tfdt", 1, 0, func(b []byte) []byte { return binary.BigEndian.AppendUint64(b, uint64(f.start(0))) })
			return f.trun(b, &dataOffset)
		})
	})
	binary.BigEndian.PutUint32(b[dataOffset:], uint32(len(b)-moof+8))
	b = u32(b, uint32(payload+8))
	return append(b, "mdat"...)
}

// The flags of samples (ISO/IEC 14496-12, 8.8.3.1).
const (
	keySample   = 0x02000000 // depends on nothing
	otherSample = 0x01010000 // depends on others, is no sync sample
)

const (
	tfhdBaseIsMoof      = 0x020000
	tfhdDefaultDuration = 0x000008
	tfhdDefaultFlags    = 0x000020

	trunDataOffset  = 0x000001
	trunDuration    = 0x000100
	trunSize        = 0x000200
	trunFlags       = 0x000400
	trunComposition = 0x000800
)

func (f *Fragment) tfhd(b []byte) []byte {
	return fullBox(b, "tfhd", 0, tfhdBaseIsMoof|tfhdDefaultDuration|tfhdDefaultFlags, func(b []byte) []byte {
		b = u32(b, TrackID)
		var duration uint32
		if len(f.samples) > 0 {
			duration = uint32(f.samples[0].duration)
		}
		b = u32(b, duration)
		return u32(b, keySample)
	})
}

func (f *Fragment) trun(b []byte, dataOffset *int) []byte {
	flags := uint32(trunDataOffset | trunSize)
	if f.Video {
		flags |= trunFlags
	}
	for _, s := range f.samples {
		if s.duration != f.samples[0].duration {
			flags |= trunDuration
		}
		if s.Pts+f.Delay != s.dts {
			flags |= trunComposition
		}
	}
	return fullBox(b, "trun", 1, flags, func(b []byte) []byte {
		b = u32(b, uint32(len(f.samples)))
		*dataOffset = len(b)
		b = u32(b, 0)
		for _, s := range f.samples {
			if flags&trunDuration != 0 {
				b = u32(b, uint32(s.duration))
			}
			b = u32(b, uint32(s.Size))
			if flags&trunFlags != 0 {
				b = u32(b, sampleFlags(s.Key))
			}
			if flags&trunComposition != 0 {
				b = u32(b, uint32(int32(s.Pts+f.Delay-s.dts)))
			}
		}
		return b
	})
}

func sampleFlags(key bool) uint32 {
	if key {
		return keySample
	}
	return otherSample
}
