package av

//#include "shim.h"
import "C"

import (
	"slices"

	"revenge/media/av/peak"
)

// pass is what reading packets to the end has shown.
type pass struct {
	keyframes cuts                // of the video asked for, in file order
	meters    map[int]*peak.Meter // of the other streams
	bounds    bounds
	packets   int
	untimed   int // pictures that are reordered and do not say when they are shown
}

// readAll reads packets until the source ends, fails or has used up its budget.
func (in *Input) readAll(video int) *pass {
	p := &pass{bounds: bounds{}, meters: map[int]*peak.Meter{}}
	packet := C.av_packet_alloc()
	defer C.av_packet_free(&packet)
	for C.av_read_frame(in.c, packet) >= 0 {
		p.take(in, packet, video)
		C.av_packet_unref(packet)
	}
	return p
}

func (p *pass) take(in *Input, packet *C.AVPacket, video int) {
	i := int(packet.stream_index)
	st := in.streams()[i]
	pts := packet.pts
	if pts == C.AV_NOPTS_VALUE {
		pts = packet.dts
		if i == video && st.codecpar.video_delay > 0 {
			p.untimed++
		}
	}
	if i == video {
		p.weigh(packet)
	}
	if pts == C.AV_NOPTS_VALUE || !played(st) {
		return
	}
	p.packets++
	length := packet.duration
	if length == 0 && st.avg_frame_rate.num > 0 && i == video {
		length = C.av_rescale_q(1, C.AVRational{st.avg_frame_rate.den, st.avg_frame_rate.num}, st.time_base)
	}
	start, end := micros(st, int64(pts)), micros(st, int64(pts+length))
	own, ok := p.bounds[i]
	if !ok {
		own = [2]int64{start, end}
	}
	p.bounds[i] = [2]int64{min(own[0], start), max(own[1], end)}
	if i != video {
		if p.meters[i] == nil {
			p.meters[i] = &peak.Meter{}
		}
		p.meters[i].Add(start, int64(packet.size))
		return
	}
	if packet.flags&C.AV_PKT_FLAG_KEY != 0 {
		p.keyframes.add(start, int64(packet.size))
	}
	in.noteTime(i, int64(pts))
}

// weigh counts a picture to the keyframe before it.
func (p *pass) weigh(packet *C.AVPacket) {
	if n := len(p.keyframes.bytes); n > 0 && packet.flags&C.AV_PKT_FLAG_KEY == 0 {
		p.keyframes.bytes[n-1] += int64(packet.size)
	}
}

// noteFirst keeps the earliest time of a stream's first packets: libav knows it only where it knows decoding times.
func (in *Input) noteFirst(st *C.AVStream, packet *C.AVPacket) {
	if packet.pts == C.AV_NOPTS_VALUE {
		return
	}
	t := micros(st, int64(packet.pts))
	if have, ok := in.first[int(st.index)]; !ok || t < have {
		in.first[int(st.index)] = t
	}
}

// startOf is the first time of a stream, in microseconds.
func (in *Input) startOf(st *C.AVStream) (int64, bool) {
	if st.start_time != C.AV_NOPTS_VALUE {
		return micros(st, int64(st.start_time)), true
	}
	t, ok := in.first[int(st.index)]
	return t, ok
}

// maxTimes bounds how many frames' times are kept to judge the rate.
const maxTimes = 1000

func (in *Input) noteTime(stream int, pts int64) {
	if pts != C.AV_NOPTS_VALUE && len(in.times[stream]) < maxTimes {
		in.times[stream] = append(in.times[stream], pts)
	}
}

// variable says whether frames last for clearly different times.
func (in *Input) variable(st *C.AVStream) bool {
	i := int(st.index)
	if varies, ok := in.varies[i]; ok {
		return varies
	}
	if st.avg_frame_rate.num <= 0 || st.time_base.den <= 0 {
		return false
	}
	times := slices.Compact(slices.Sorted(slices.Values(in.times[i])))
	frame := float64(st.avg_frame_rate.den) / float64(st.avg_frame_rate.num) * float64(st.time_base.den) / float64(st.time_base.num)
	odd := 0
	for k := 1; k < len(times); k++ {
		// A tick of rounding is no variation, and neither is the gap between the head and the tail of a file.
		d := float64(times[k] - times[k-1])
		if (d > frame*1.4+1 || d < frame*0.6-1) && d < 20*frame {
			odd++
		}
	}
	return odd > 1+len(times)/50
}
