package av

//#include "shim.h"
//#include <libavutil/display.h>
//#include <libavutil/dovi_meta.h>
//#include <libavutil/pixdesc.h>
import "C"

import (
	"fmt"
	"strings"
	"unsafe"

	"revenge/media"
)

// streams are the container's own.
func (in *Input) streams() []*C.AVStream {
	return unsafe.Slice(in.c.streams, int(in.c.nb_streams))
}

// isMedia tells the streams that are played from covers, fonts and data.
func isMedia(st *C.AVStream) bool {
	switch st.codecpar.codec_type {
	case C.AVMEDIA_TYPE_VIDEO:
		return st.disposition&C.AV_DISPOSITION_ATTACHED_PIC == 0
	case C.AVMEDIA_TYPE_AUDIO:
		return true
	}
	return false
}

func kindOf(st *C.AVStream) media.StreamKind {
	switch st.codecpar.codec_type {
	case C.AVMEDIA_TYPE_VIDEO:
		return media.StreamVideo
	case C.AVMEDIA_TYPE_AUDIO:
		return media.StreamAudio
	case C.AVMEDIA_TYPE_SUBTITLE:
		return media.StreamSubtitle
	}
	return media.StreamData
}

// describe turns a stream of libav into ours.
func (in *Input) describe(st *C.AVStream) media.Stream {
	p := st.codecpar
	tags := readTags(st.metadata)
	s := media.Stream{
		Index: int(st.index), Kind: kindOf(st), Codec: codecName(p.codec_id),
		Profile: profileName(p), Level: max(int(p.level), 0), CodecTag: codecTag(uint32(p.codec_tag)),
		BitRate: int64(p.bit_rate), Language: language(take(tags, "language")), Title: take(tags, "title"),
	}
	if s.BitRate == 0 {
		s.BitRate = number(tags["bps"])
	}
	s.Tags = withoutStatistics(tags)
	disposition(&s, int(st.disposition))
	switch s.Kind {
	case media.StreamVideo:
		in.describeVideo(&s, st)
	case media.StreamAudio:
		s.Channels, s.SampleRate = int(p.ch_layout.nb_channels), int(p.sample_rate)
		s.ChannelLayout = layoutName(&p.ch_layout)
	}
	s.RFC6381 = rfc6381(&s, extraBytes(p))
	return s
}

func disposition(s *media.Stream, d int) {
	for _, f := range []struct {
		flag int
		set  *bool
	}{
		{C.AV_DISPOSITION_DEFAULT, &s.Default}, {C.AV_DISPOSITION_FORCED, &s.Forced},
		{C.AV_DISPOSITION_HEARING_IMPAIRED, &s.HearingImpaired}, {C.AV_DISPOSITION_VISUAL_IMPAIRED, &s.VisualImpaired},
		{C.AV_DISPOSITION_COMMENT, &s.Commentary}, {C.AV_DISPOSITION_ORIGINAL, &s.Original},
		{C.AV_DISPOSITION_ATTACHED_PIC, &s.AttachedPicture},
	} {
		*f.set = d&f.flag != 0
	}
}

func (in *Input) describeVideo(s *media.Stream, st *C.AVStream) {
	p := st.codecpar
	s.Width, s.Height = int(p.width), int(p.height)
	s.Rotation = rotation(p)
	c := cropOf(p)
	s.Crop = [4]int{c.top, c.bottom, c.left, c.right}
	aspect := st.sample_aspect_ratio
	if aspect.num == 0 {
		aspect = p.sample_aspect_ratio
	}
	if aspect.num > 0 && aspect.den > 0 {
		s.SampleAspect = fmt.Sprintf("%d:%d", aspect.num, aspect.den)
	}
	if d := C.av_pix_fmt_desc_get(int32(p.format)); d != nil {
		s.PixelFormat, s.BitDepth = C.GoString(d.name), int(d.comp[0].depth)
	}
	if s.AttachedPicture {
		return
	}
	if rate := frameRate(st); rate.num > 0 && rate.den > 0 {
		s.FrameRate = fmt.Sprintf("%d/%d", rate.num, rate.den)
	}
	s.VariableFrameRate = in.variable(st)
	switch p.field_order {
	case C.AV_FIELD_TT, C.AV_FIELD_BB, C.AV_FIELD_TB, C.AV_FIELD_BT:
		s.Interlaced = true
	}
	s.ColorPrimaries = known(C.av_color_primaries_name(p.color_primaries))
	s.ColorTransfer = known(C.av_color_transfer_name(p.color_trc))
	s.ColorSpace = known(C.av_color_space_name(p.color_space))
	s.ColorRange = known(C.av_color_range_name(p.color_range))
	s.HDR, s.DolbyVision = in.dynamicRange(st)
}

// frameRate is the average of the file, or what its timestamps suggest.
func frameRate(st *C.AVStream) C.AVRational {
	if st.avg_frame_rate.num > 0 {
		return st.avg_frame_rate
	}
	return st.r_frame_rate
}

func known(name *C.char) string {
	if name == nil {
		return ""
	}
	switch s := C.GoString(name); s {
	case "unknown", "reserved":
		return ""
	default:
		return s
	}
}

func codecName(id C.enum_AVCodecID) string { return C.GoString(C.avcodec_get_name(id)) }

func profileName(p *C.AVCodecParameters) string {
	name := C.avcodec_profile_name(p.codec_id, p.profile)
	if name == nil {
		return ""
	}
	return C.GoString(name)
}

// codecTag is the container's four characters for the codec, where they can be printed.
func codecTag(tag uint32) string {
	b := []byte{byte(tag), byte(tag >> 8), byte(tag >> 16), byte(tag >> 24)}
	for _, c := range b {
		if c < ' ' || c > '~' {
			return ""
		}
	}
	return strings.TrimSpace(string(b))
}

func layoutName(l *C.AVChannelLayout) string {
	if l.order == C.AV_CHANNEL_ORDER_UNSPEC {
		// One or two channels can only be these; more could be anything.
		return map[C.int]string{1: "mono", 2: "stereo"}[l.nb_channels]
	}
	var buffer [128]C.char
	if l.nb_channels == 0 || C.av_channel_layout_describe(l, &buffer[0], C.size_t(len(buffer))) < 0 {
		return ""
	}
	return C.GoString(&buffer[0])
}

func extraBytes(p *C.AVCodecParameters) []byte {
	if p.extradata == nil || p.extradata_size <= 0 {
		return nil
	}
	return unsafe.Slice((*byte)(unsafe.Pointer(p.extradata)), int(p.extradata_size))
}

// sideData is the stream's side data of a type, or nil.
func sideData(p *C.AVCodecParameters, kind C.enum_AVPacketSideDataType) []byte {
	for _, d := range unsafe.Slice(p.coded_side_data, int(p.nb_coded_side_data)) {
		if d._type == kind && d.data != nil {
			return unsafe.Slice((*byte)(unsafe.Pointer(d.data)), int(d.size))
		}
	}
	return nil
}

// rotation is how far a player turns the picture clockwise.
func rotation(p *C.AVCodecParameters) int {
	matrix := sideData(p, C.AV_PKT_DATA_DISPLAYMATRIX)
	if len(matrix) < 9*4 {
		return 0
	}
	return quarterTurns(float64(C.av_display_rotation_get((*C.int32_t)(unsafe.Pointer(&matrix[0])))))
}

func (in *Input) dynamicRange(st *C.AVStream) (media.HDR, string) {
	p := st.codecpar
	if b := sideData(p, C.AV_PKT_DATA_DOVI_CONF); len(b) >= int(C.sizeof_AVDOVIDecoderConfigurationRecord) {
		d := (*C.AVDOVIDecoderConfigurationRecord)(unsafe.Pointer(&b[0]))
		return media.DolbyVision, fmt.Sprintf("%d.%02d", d.dv_profile, d.dv_level)
	}
	switch {
	case p.color_trc == C.AVCOL_TRC_ARIB_STD_B67:
		return media.HLG, ""
	case p.color_trc == C.AVCOL_TRC_SMPTE2084 && in.hdr10Plus[int(st.index)]:
		return media.HDR10Plus, ""
	case p.color_trc == C.AVCOL_TRC_SMPTE2084:
		return media.HDR10, ""
	}
	return media.SDR, ""
}
