package av

//#include "shim.h"
import "C"

import (
	"strings"
	"unsafe"

	"revenge/media/av/bitstream"
)

// The bounds of what is read of a file's head.
const (
	headPackets = 400
	headBytes   = 8 << 20
	// frames whose times tell whether the rate varies
	headFrames = 12
)

// complete fills in what the header left open, by the parameter sets and the first packets, where that is
// enough. libav's own analysis decodes many frames to the same end and is the way for all other files.
func (in *Input) complete() bool {
	name := in.formatName()
	matroska := strings.HasPrefix(name, "matroska")
	if !matroska && !strings.HasPrefix(name, "mov") || in.c.duration <= 0 || in.c.ctx_flags&C.AVFMTCTX_NOHEADER != 0 {
		return false
	}
	for _, st := range in.streams() {
		if !headerComplete(st) {
			return false
		}
	}
	h := head{in: in, seen: map[int]bool{}, frames: map[int]int{}, pace: matroska, undecided: map[int]*C.AVPacket{}}
	return h.read()
}

// headerComplete says whether the header and the first packet can tell all of a stream.
func headerComplete(st *C.AVStream) bool {
	p := st.codecpar
	if !isMedia(st) {
		return true
	}
	if p.codec_type == C.AVMEDIA_TYPE_AUDIO {
		return p.codec_id != C.AV_CODEC_ID_NONE && p.sample_rate > 0 && p.ch_layout.nb_channels > 0
	}
	if p.width <= 0 || p.height <= 0 || st.avg_frame_rate.num <= 0 {
		return false
	}
	switch p.codec_id {
	case C.AV_CODEC_ID_H264:
		return fillH264(p)
	case C.AV_CODEC_ID_AV1:
		return fillAV1(p)
	case C.AV_CODEC_ID_HEVC:
		return p.extradata_size > 22 && openOnly(p)
	case C.AV_CODEC_ID_VP9, C.AV_CODEC_ID_VP8:
		return true
	}
	return false
}

func fillH264(p *C.AVCodecParameters) bool {
	h, err := bitstream.ParseH264(extraBytes(p))
	if err != nil || !h.Progressive || h.Reorder < 0 || h.ChromaFormat != 1 {
		return false
	}
	switch {
	case h.BitDepth == 8 && h.Color.FullRange:
		p.format = C.AV_PIX_FMT_YUVJ420P
	case h.BitDepth == 8:
		p.format = C.AV_PIX_FMT_YUV420P
	case h.BitDepth == 10:
		p.format = C.AV_PIX_FMT_YUV420P10
	default:
		return false
	}
	p.profile, p.level, p.video_delay = C.int(h264Profile(h)), C.int(h.Level), C.int(h.Reorder)
	p.field_order, p.bits_per_raw_sample = C.AV_FIELD_PROGRESSIVE, C.int(h.BitDepth)
	p.chroma_location = C.AVCHROMA_LOC_LEFT
	fillColor(p, h.Color)
	return true
}

// h264Profile adds the constraints that name a profile of their own.
func h264Profile(h *bitstream.H264) int {
	switch {
	case h.Profile == 66 && h.Constraints&0x40 != 0:
		return h.Profile | C.AV_PROFILE_H264_CONSTRAINED
	case h.Profile >= 100 && h.Constraints&0x10 != 0:
		return h.Profile | C.AV_PROFILE_H264_INTRA
	}
	return h.Profile
}

// fillColor trusts the stream before the container, as a decoder does.
func fillColor(p *C.AVCodecParameters, c bitstream.Color) {
	for _, f := range []struct {
		field  *uint32
		stated int
	}{{&p.color_primaries, c.Primaries}, {&p.color_trc, c.Transfer}, {&p.color_space, c.Matrix}} {
		if f.stated != C.AVCOL_PRI_UNSPECIFIED {
			*f.field = uint32(f.stated)
		}
	}
	if c.RangeKnown {
		p.color_range = C.AVCOL_RANGE_MPEG
		if c.FullRange {
			p.color_range = C.AVCOL_RANGE_JPEG
		}
	}
}

func fillAV1(p *C.AVCodecParameters) bool {
	a, err := bitstream.ParseAV1(extraBytes(p))
	if err != nil || a.Monochrome || a.SubsamplingX+a.SubsamplingY != 2 {
		return false
	}
	switch a.BitDepth {
	case 8:
		p.format = C.AV_PIX_FMT_YUV420P
	case 10:
		p.format = C.AV_PIX_FMT_YUV420P10
	default:
		return false
	}
	p.profile, p.level = C.int(a.Profile), C.int(a.Level)
	fillColor(p, a.Color)
	return true
}

func fillVP9(p *C.AVCodecParameters, packet []byte) bool {
	v, err := bitstream.ParseVP9(packet)
	if err != nil || v.SubsamplingX+v.SubsamplingY != 2 {
		return false
	}
	switch v.BitDepth {
	case 8:
		p.format = C.AV_PIX_FMT_YUV420P
	case 10:
		p.format = C.AV_PIX_FMT_YUV420P10
	default:
		return false
	}
	p.profile = C.int(v.Profile)
	fillColor(p, v.Color)
	return true
}

func fillVP8(p *C.AVCodecParameters, packet []byte) bool {
	if len(packet) == 0 {
		return false
	}
	p.format, p.profile = C.AV_PIX_FMT_YUV420P, C.int(packet[0]>>1&7)
	return true
}

// openOnly lets a decoder read the parameter sets, which it does when it is opened.
func openOnly(p *C.AVCodecParameters) bool {
	return C.rv_fill(p, nil) == 0 && p.format >= 0
}

// head reads the first packet of every stream, and a few frames' times.
type head struct {
	in     *Input
	seen   map[int]bool
	frames map[int]int
	pace   bool // whether frames must tell their rate
	failed bool
	// undecided are the first packets of streams that only a decoder can describe. They are decoded when
	// all is read, since libav's parsers write into the same parameters with every packet.
	undecided map[int]*C.AVPacket
}

func (h *head) read() bool {
	packet := C.av_packet_alloc()
	defer C.av_packet_free(&packet)
	size := 0
	h.in.moved = true
	for n := 0; n < headPackets && size < headBytes && !h.satisfied(); n++ {
		if C.av_read_frame(h.in.c, packet) < 0 {
			break
		}
		size += int(packet.size)
		h.take(packet)
		C.av_packet_unref(packet)
	}
	h.decide()
	for _, st := range h.in.streams() {
		if isMedia(st) && st.codecpar.codec_type == C.AVMEDIA_TYPE_VIDEO && (!h.seen[int(st.index)] || st.codecpar.format < 0) {
			return false
		}
	}
	return !h.failed
}

func (h *head) satisfied() bool {
	for _, st := range h.in.streams() {
		i := int(st.index)
		if !isMedia(st) {
			continue
		}
		if !h.seen[i] || h.pace && st.codecpar.codec_type == C.AVMEDIA_TYPE_VIDEO && h.frames[i] < headFrames {
			return false
		}
	}
	return true
}

func (h *head) take(packet *C.AVPacket) {
	st := h.in.streams()[packet.stream_index]
	i := int(packet.stream_index)
	if !isMedia(st) {
		return
	}
	h.in.noteFirst(st, packet)
	if st.codecpar.codec_type == C.AVMEDIA_TYPE_VIDEO {
		h.frames[i]++
		h.in.noteTime(i, int64(packet.pts))
	}
	if h.seen[i] {
		return
	}
	h.seen[i] = true
	p := st.codecpar
	b := unsafe.Slice((*byte)(unsafe.Pointer(packet.data)), int(packet.size))
	switch p.codec_id {
	case C.AV_CODEC_ID_VP9:
		h.failed = h.failed || !fillVP9(p, b)
	case C.AV_CODEC_ID_VP8:
		h.failed = h.failed || !fillVP8(p, b)
	case C.AV_CODEC_ID_HEVC, C.AV_CODEC_ID_AV1:
		h.in.noteDynamic(st, packet)
	}
	if p.codec_type == C.AVMEDIA_TYPE_AUDIO && needsDecoder(p) {
		h.undecided[i] = C.av_packet_clone(packet)
	}
}

func (h *head) decide() {
	for i, packet := range h.undecided {
		h.failed = h.failed || packet == nil || C.rv_fill(h.in.streams()[i].codecpar, packet) < 0
		C.av_packet_free(&packet)
	}
}

// needsDecoder says whether only a decoder knows the profile, the layout or the true rate.
func needsDecoder(p *C.AVCodecParameters) bool {
	switch p.codec_id {
	case C.AV_CODEC_ID_FLAC, C.AV_CODEC_ID_OPUS, C.AV_CODEC_ID_ALAC, C.AV_CODEC_ID_VORBIS:
		return p.ch_layout.order == C.AV_CHANNEL_ORDER_UNSPEC || p.format < 0
	}
	return true
}

// noteDynamic looks for HDR10+ in a packet and in what the container keeps beside it.
func (in *Input) noteDynamic(st *C.AVStream, packet *C.AVPacket) {
	p := st.codecpar
	if p.color_trc != C.AVCOL_TRC_SMPTE2084 {
		return
	}
	b := unsafe.Slice((*byte)(unsafe.Pointer(packet.data)), int(packet.size))
	found := C.av_packet_get_side_data(packet, C.AV_PKT_DATA_DYNAMIC_HDR10_PLUS, nil) != nil
	switch p.codec_id {
	case C.AV_CODEC_ID_HEVC:
		if h, err := bitstream.ParseHEVC(extraBytes(p)); err == nil {
			found = found || h.HasHDR10Plus(b)
		}
	case C.AV_CODEC_ID_AV1:
		found = found || bitstream.AV1HasHDR10Plus(b)
	}
	in.hdr10Plus[int(st.index)] = found
}
