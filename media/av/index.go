package av

//#include "shim.h"
import "C"

import (
	"slices"
	"strings"

	"revenge/media"
	"revenge/media/av/sampletable"
)

// tailBytes bounds what is read after the last indexed keyframe to learn the exact end.
const tailBytes = 32 << 20

// index lists where the file can be cut, from the container's own index; nil when that is missing or partial.
func (in *Input) index(fd int, main *media.Stream) *media.Index {
	name := in.formatName()
	switch {
	case in.c.duration <= 0:
		return nil
	case main == nil:
		return in.audioIndex()
	case strings.HasPrefix(name, "matroska"):
		return in.matroskaIndex(main.Index)
	case strings.HasPrefix(name, "mov"):
		return in.movieIndex(fd, main.Index)
	}
	return nil
}

// audioIndex needs no keyframes: every packet is one.
func (in *Input) audioIndex() *media.Index {
	if !slices.ContainsFunc(in.streams(), isMedia) {
		return nil
	}
	return in.build(-1, nil, in.headerBounds())
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
func (in *Input) build(video int, keyframes []int64, b bounds) *media.Index {
	x := &media.Index{VideoStream: video, Keyframes: keyframes, StartUs: in.start()}
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
	if n := len(keyframes); n > 0 {
		x.EndUs = max(x.EndUs, keyframes[n-1]+1)
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
	var keyframes []int64
	for i, e := range entries {
		if e.discarded == 0 {
			pts := int64(e.timestamp) + table.KeyOffsets[i] - table.MinOffset
			keyframes = append(keyframes, micros(st, pts))
		}
	}
	slices.Sort(keyframes)
	b := in.headerBounds()
	if len(keyframes) == 0 {
		return nil
	}
	return in.build(video, slices.Compact(keyframes), b)
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
	keyframes := make([]int64, 0, len(entries)+8)
	for _, e := range entries {
		keyframes = append(keyframes, micros(st, int64(e.timestamp)))
	}
	tail := in.readAll(video)
	if in.source.read >= in.source.budget {
		return nil
	}
	keyframes = append(keyframes, tail.keyframes...)
	slices.Sort(keyframes)
	return in.build(video, slices.Compact(keyframes), in.tailBounds(tail.bounds))
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
