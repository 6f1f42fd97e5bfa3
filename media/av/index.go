package av

//#include "shim.h"
import "C"

import (
	"cmp"
	"slices"
	"strings"

	"revenge/media"
	"revenge/media/av/peak"
	"revenge/media/av/sampletable"
)

// tailBytes bounds what is read after the last indexed keyframe to learn the exact end.
const tailBytes = 32 << 20

// index lists where the file can be cut, from the container's own index; nil when that is missing or partial.
func (in *Input) index(fd int, main *media.Stream) *media.Index {
	name := in.formatName()
	if main != nil && strings.HasPrefix(name, "mov") {
		if x := in.movieIndex(fd, main.Index); x != nil {
			return x
		}
		return in.fragmentIndex(fd, main.Index)
	}
	switch {
	case in.c.duration <= 0:
		return nil
	case main == nil:
		return in.audioIndex()
	case strings.HasPrefix(name, "matroska"):
		return in.matroskaIndex(main.Index)
	}
	return nil
}

// audioIndex needs no keyframes: every packet is one.
func (in *Input) audioIndex() *media.Index {
	if !slices.ContainsFunc(in.streams(), isMedia) {
		return nil
	}
	x := in.build(-1, cuts{}, in.headerBounds())
	if strings.HasPrefix(in.formatName(), "mov") {
		in.weigh(x)
	}
	return x
}

// cuts are the keyframes of the picture, in microseconds.
type cuts struct {
	times, bytes []int64 // bytes may be missing; see media.Index
	interleaved  bool
}

// add takes a keyframe and the bytes from it up to the next one.
func (c *cuts) add(us, bytes int64) {
	c.times, c.bytes = append(c.times, us), append(c.bytes, bytes)
}

// sorted orders the keyframes and joins those of one time.
func (c cuts) sorted() cuts {
	order := make([]int, len(c.times))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(c.times[a], c.times[b]) })
	out := cuts{interleaved: c.interleaved}
	for _, i := range order {
		if n := len(out.times); n > 0 && out.times[n-1] == c.times[i] {
			if c.bytes != nil {
				out.bytes[n-1] = max(out.bytes[n-1], c.bytes[i])
			}
			continue
		}
		out.times = append(out.times, c.times[i])
		if c.bytes != nil {
			out.bytes = append(out.bytes, c.bytes[i])
		}
	}
	return out
}

// weigh finds out what the packets of the other streams are, from an index that has every packet.
func (in *Input) weigh(x *media.Index) {
	for i := range x.Tracks {
		t := &x.Tracks[i]
		if t.Stream == x.VideoStream || t.Kind == media.StreamSubtitle {
			continue
		}
		st := in.streams()[t.Stream]
		packets := make([]C.rv_index_packet, 1+C.rv_index_packets(st, nil, 0))
		n := C.rv_index_packets(st, &packets[0], C.int(len(packets)))
		if n == 0 || t.EndUs-micros(st, int64(packets[n-1].timestamp)) > peak.Shortest {
			continue // what follows is not known
		}
		var m peak.Meter
		for _, p := range packets[:n] {
			m.Add(micros(st, int64(p.timestamp)), int64(p.size))
		}
		t.Bytes, t.PeakRate = m.Total(t.EndUs)
	}
}

// bounds are the first and last presentation times of the streams, in microseconds.
type bounds map[int][2]int64

// headerBounds are those that the container states.
func (in *Input) headerBounds() bounds {
	b := bounds{}
	for _, st := range in.streams() {
		start, ok := in.startOf(st)
		if !ok || st.duration <= 0 || !played(st) {
			continue
		}
		b[int(st.index)] = [2]int64{start, start + micros(st, int64(st.duration))}
	}
	return b
}

// played are the streams that an index keeps.
func played(st *C.AVStream) bool {
	return isMedia(st) || st.codecpar.codec_type == C.AVMEDIA_TYPE_SUBTITLE
}

func micros(st *C.AVStream, t int64) int64 {
	return int64(C.av_rescale_q(C.int64_t(t), st.time_base, C.AVRational{1, 1000000}))
}

// start is the presentation's first time as the container sees it, in microseconds.
func (in *Input) start() int64 {
	if in.c.start_time != C.AV_NOPTS_VALUE {
		return int64(in.c.start_time)
	}
	first := int64(C.AV_NOPTS_VALUE)
	for _, st := range in.streams() {
		if t, ok := in.startOf(st); ok && isMedia(st) && (first == C.AV_NOPTS_VALUE || t < first) {
			first = t
		}
	}
	if first == C.AV_NOPTS_VALUE {
		return 0
	}
	return first
}

// build puts an index together; streams without bounds last as long as the file.
func (in *Input) build(video int, keyframes cuts, b bounds) *media.Index {
	c := keyframes.sorted()
	x := &media.Index{VideoStream: video, Keyframes: c.times, KeyframeBytes: c.bytes, Interleaved: c.interleaved, StartUs: in.start()}
	x.EndUs = x.StartUs
	known := false
	for _, st := range in.streams() {
		if own, ok := b[int(st.index)]; ok && isMedia(st) {
			x.StartUs, x.EndUs, known = min(x.StartUs, own[0]), max(x.EndUs, own[1]), true
		}
	}
	if !known {
		x.EndUs = x.StartUs + max(0, int64(in.c.duration))
		for _, own := range b {
			x.EndUs = max(x.EndUs, own[1])
		}
	}
	// Some headers end before the last picture.
	if n := len(c.times); n > 0 {
		x.EndUs = max(x.EndUs, c.times[n-1]+1)
	}
	for _, st := range in.streams() {
		if !played(st) {
			continue
		}
		t := media.Track{
			Stream: int(st.index), Kind: kindOf(st), Codec: codecName(st.codecpar.codec_id),
			TimeBaseNum: int(st.time_base.num), TimeBaseDen: int(st.time_base.den),
			StartUs: x.StartUs, EndUs: x.EndUs, CodecParameters: in.parameters[int(st.index)],
		}
		if own, ok := b[t.Stream]; ok {
			t.StartUs, t.EndUs = own[0], own[1]
		}
		x.Tracks = append(x.Tracks, t)
	}
	return x
}

// entries are the keyframes of a stream in the container's index.
func (in *Input) entries(st *C.AVStream) ([]C.rv_index_entry, C.rv_index_end) {
	var end C.rv_index_end
	n := C.rv_index(st, C.int64_t(in.Size()), nil, 0, &end)
	if n == 0 {
		return nil, end
	}
	out := make([]C.rv_index_entry, n)
	C.rv_index(st, C.int64_t(in.Size()), &out[0], n, &end)
	return out, end
}

// movieIndex joins libav's decoding times, which know the edit list, with the file's own offsets to presentation.
func (in *Input) movieIndex(fd, video int) *media.Index {
	st := in.streams()[video]
	if in.c.duration <= 0 {
		return nil
	}
	entries, end := in.entries(st)
	table, err := sampletable.Read(descriptor(fd), in.Size(), uint32(st.id))
	// A fragmented file keeps its tables in the fragments.
	if err != nil || len(entries) != len(table.KeyOffsets) || int(end.entries) < table.Samples {
		return nil
	}
	in.varies[video] = table.Variable
	if end.missing > 0 {
		// Only reading what is there shows where it ends.
		in.warn("The file ends before its last pictures: it is not whole.")
		return nil
	}
	keyframes := joined(st, entries, table)
	if len(keyframes.times) == 0 {
		return nil
	}
	x := in.build(video, keyframes, in.headerBounds())
	in.weigh(x)
	return x
}

// joined gives libav's entries the times that they are shown at.
func joined(st *C.AVStream, entries []C.rv_index_entry, table *sampletable.Table) cuts {
	var c cuts
	hidden := int64(0)
	for i, e := range entries {
		if e.discarded != 0 {
			hidden += int64(e.bytes)
			continue
		}
		pts := int64(e.timestamp) + table.KeyOffsets[i] - table.MinOffset
		c.add(micros(st, pts), int64(e.bytes)+hidden)
		hidden = 0
	}
	return c
}

// fragmentIndex is movieIndex for a file whose tables lie in its fragments. It passes them by without reading what is
// between; nil where the file is not of that kind, or not whole.
func (in *Input) fragmentIndex(fd, video int) *media.Index {
	tables, err := sampletable.ReadFragments(descriptor(fd), in.Size())
	if err != nil {
		return nil
	}
	C.rv_pass(in.c)
	in.moved = true
	b := bounds{}
	for _, st := range in.streams() {
		t := tables[uint32(st.id)]
		if t == nil || !played(st) {
			continue
		}
		_, end := in.entries(st)
		if int(end.entries) != t.Samples || end.missing > 0 || t.Late {
			return nil
		}
		// What libav takes away at the beginning, as the edit list says.
		shift := int64(C.rv_index_first(st)) - t.First - t.MinOffset
		b[int(st.index)] = [2]int64{micros(st, t.StartPts+shift), micros(st, t.EndPts+shift)}
	}
	st := in.streams()[video]
	table := tables[uint32(st.id)]
	if table == nil {
		return nil
	}
	entries, _ := in.entries(st)
	if len(entries) == 0 || len(entries) != len(table.KeyOffsets) {
		return nil
	}
	in.varies[video] = table.Variable
	x := in.build(video, joined(st, entries, &table.Table), b)
	in.weigh(x)
	return x
}

// matroskaIndex takes the keyframes from the cues and reads on from the last but one: that gives the exact end,
// and shows when the cues were partial.
func (in *Input) matroskaIndex(video int) *media.Index {
	st := in.streams()[video]
	in.source.budget = in.source.read + tailBytes
	defer func() { in.source.budget = 0 }()
	// The demuxer reads its cues at the first seek.
	if C.av_seek_frame(in.c, C.int(video), max(0, st.start_time), C.AVSEEK_FLAG_BACKWARD) < 0 {
		return nil
	}
	entries, _ := in.entries(st)
	if len(entries) == 0 {
		return nil
	}
	if n := len(entries); n > 1 && C.av_seek_frame(in.c, C.int(video), entries[n-2].timestamp, C.AVSEEK_FLAG_BACKWARD) < 0 {
		return nil
	}
	tail := in.readAll(video)
	if in.source.read >= in.source.budget {
		return nil
	}
	keyframes := clustered(st, entries, in.Size())
	for i, us := range tail.keyframes.times {
		keyframes.add(us, tail.keyframes.bytes[i])
	}
	return in.build(video, keyframes, in.tailBounds(tail.bounds))
}

// clustered are the keyframes of Matroska's cues. Those say where a keyframe's cluster begins: between two of them lie the
// packets of all tracks, and where keyframes share a cluster each one is taken to have all of it.
func clustered(st *C.AVStream, entries []C.rv_index_entry, size int64) cuts {
	c := cuts{interleaved: true}
	next := size
	for i := range slices.Backward(entries) {
		if i+1 < len(entries) && entries[i+1].position > entries[i].position {
			next = int64(entries[i+1].position)
		}
		c.add(micros(st, int64(entries[i].timestamp)), max(next-int64(entries[i].position), 0))
	}
	return c
}

// tailBounds joins the starts of the streams with the ends that were read.
func (in *Input) tailBounds(tail bounds) bounds {
	b := bounds{}
	for _, st := range in.streams() {
		own, ok := tail[int(st.index)]
		if !ok {
			continue
		}
		if start, ok := in.startOf(st); ok {
			own[0] = min(own[0], start)
		}
		b[int(st.index)] = own
	}
	return b
}
