package av

//#include "shim.h"
//#include <libavutil/mem.h>
//#include <stdlib.h>
//#include <string.h>
import "C"

import (
	"encoding/json"
	"errors"
	"fmt"
	"unsafe"

	"github.com/asticode/go-astiav"
)

// parameters is the form in which codec parameters are kept in an index.
type parameters struct {
	Type              int    `json:"t"`
	ID                int    `json:"id"`
	Tag               uint32 `json:"tag,omitempty"`
	Extradata         []byte `json:"x,omitempty"`
	Format            int    `json:"f"`
	BitRate           int64  `json:"br,omitempty"`
	BitsPerCoded      int    `json:"bc,omitempty"`
	BitsPerRaw        int    `json:"bw,omitempty"`
	Profile           int    `json:"p"`
	Level             int    `json:"l"`
	Width             int    `json:"w,omitempty"`
	Height            int    `json:"h,omitempty"`
	SampleAspect      [2]int `json:"sar"`
	FrameRate         [2]int `json:"fps"`
	FieldOrder        int    `json:"fo,omitempty"`
	Range             int    `json:"cr,omitempty"`
	Primaries         int    `json:"cp,omitempty"`
	Transfer          int    `json:"ct,omitempty"`
	Matrix            int    `json:"cm,omitempty"`
	ChromaLocation    int    `json:"cl,omitempty"`
	VideoDelay        int    `json:"vd,omitempty"`
	Layout            string `json:"layout,omitempty"`
	SampleRate        int    `json:"sr,omitempty"`
	BlockAlign        int    `json:"ba,omitempty"`
	FrameSize         int    `json:"fs,omitempty"`
	Padding, Trailing int    `json:",omitempty"`
	Preroll           int    `json:",omitempty"`

	SideData []parameterSide `json:"sd,omitempty"`
}

type parameterSide struct {
	Type  int    `json:"t"`
	Bytes []byte `json:"b"`
}

// EncodeParameters makes codec parameters a value that outlives the process. See DecodeParameters.
func EncodeParameters(p *astiav.CodecParameters) ([]byte, error) {
	return encodeParameters((*C.AVCodecParameters)(pointer(p)))
}

func encodeParameters(c *C.AVCodecParameters) ([]byte, error) {
	p := parameters{
		Type: int(c.codec_type), ID: int(c.codec_id), Tag: uint32(c.codec_tag), Extradata: extraBytes(c), Format: int(c.format),
		BitRate: int64(c.bit_rate), BitsPerCoded: int(c.bits_per_coded_sample), BitsPerRaw: int(c.bits_per_raw_sample),
		Profile: int(c.profile), Level: int(c.level), Width: int(c.width), Height: int(c.height),
		SampleAspect: fraction(c.sample_aspect_ratio), FrameRate: fraction(c.framerate),
		FieldOrder: int(c.field_order), Range: int(c.color_range), Primaries: int(c.color_primaries),
		Transfer: int(c.color_trc), Matrix: int(c.color_space), ChromaLocation: int(c.chroma_location),
		VideoDelay: int(c.video_delay), Layout: fullLayout(&c.ch_layout), SampleRate: int(c.sample_rate),
		BlockAlign: int(c.block_align), FrameSize: int(c.frame_size),
		Padding: int(c.initial_padding), Trailing: int(c.trailing_padding), Preroll: int(c.seek_preroll),
	}
	for _, d := range unsafe.Slice(c.coded_side_data, int(c.nb_coded_side_data)) {
		p.SideData = append(p.SideData, parameterSide{int(d._type), C.GoBytes(unsafe.Pointer(d.data), C.int(d.size))})
	}
	b, err := json.Marshal(p)
	if err != nil {
		return nil, fmt.Errorf("encode codec parameters: %w", err)
	}
	return b, nil
}

// keepParameters encodes the parameters of all streams while they are as they were found out: reading on may change them.
func (in *Input) keepParameters() error {
	in.parameters = map[int][]byte{}
	for _, st := range in.streams() {
		if !played(st) {
			continue
		}
		b, err := encodeParameters(st.codecpar)
		if err != nil {
			return err
		}
		in.parameters[int(st.index)] = b
	}
	return nil
}

func fraction(r C.AVRational) [2]int { return [2]int{int(r.num), int(r.den)} }

// fullLayout also describes layouts of unknown order ("2 channels"), which libav reads back.
func fullLayout(l *C.AVChannelLayout) string {
	var buffer [256]C.char
	if l.nb_channels == 0 || C.av_channel_layout_describe(l, &buffer[0], C.size_t(len(buffer))) < 0 {
		return ""
	}
	return C.GoString(&buffer[0])
}

// DecodeParameters is the inverse of EncodeParameters; the result must be freed.
func DecodeParameters(b []byte) (*astiav.CodecParameters, error) {
	var p parameters
	if err := json.Unmarshal(b, &p); err != nil {
		return nil, fmt.Errorf("decode codec parameters: %w", err)
	}
	out := astiav.AllocCodecParameters()
	if err := p.fill((*C.AVCodecParameters)(pointer(out))); err != nil {
		out.Free()
		return nil, err
	}
	return out, nil
}

func (p *parameters) fill(c *C.AVCodecParameters) error {
	c.codec_type, c.codec_id, c.codec_tag, c.format = int32(p.Type), uint32(p.ID), C.uint32_t(p.Tag), C.int(p.Format)
	c.bit_rate, c.bits_per_coded_sample, c.bits_per_raw_sample = C.int64_t(p.BitRate), C.int(p.BitsPerCoded), C.int(p.BitsPerRaw)
	c.profile, c.level, c.width, c.height = C.int(p.Profile), C.int(p.Level), C.int(p.Width), C.int(p.Height)
	c.sample_aspect_ratio = C.AVRational{C.int(p.SampleAspect[0]), C.int(p.SampleAspect[1])}
	c.framerate = C.AVRational{C.int(p.FrameRate[0]), C.int(p.FrameRate[1])}
	c.field_order, c.color_range, c.color_primaries = uint32(p.FieldOrder), uint32(p.Range), uint32(p.Primaries)
	c.color_trc, c.color_space, c.chroma_location = uint32(p.Transfer), uint32(p.Matrix), uint32(p.ChromaLocation)
	c.video_delay, c.sample_rate, c.block_align = C.int(p.VideoDelay), C.int(p.SampleRate), C.int(p.BlockAlign)
	c.frame_size, c.initial_padding = C.int(p.FrameSize), C.int(p.Padding)
	c.trailing_padding, c.seek_preroll = C.int(p.Trailing), C.int(p.Preroll)
	if p.Layout != "" {
		name := C.CString(p.Layout)
		defer C.free(unsafe.Pointer(name))
		if C.av_channel_layout_from_string(&c.ch_layout, name) < 0 {
			return fmt.Errorf("decode codec parameters: unknown channel layout %q", p.Layout)
		}
	}
	if n := len(p.Extradata); n > 0 {
		c.extradata = (*C.uint8_t)(C.av_mallocz(C.size_t(n + C.AV_INPUT_BUFFER_PADDING_SIZE)))
		if c.extradata == nil {
			return errors.New("decode codec parameters: out of memory")
		}
		C.memcpy(unsafe.Pointer(c.extradata), unsafe.Pointer(&p.Extradata[0]), C.size_t(n))
		c.extradata_size = C.int(n)
	}
	for _, d := range p.SideData {
		s := C.av_packet_side_data_new(&c.coded_side_data, &c.nb_coded_side_data, uint32(d.Type), C.size_t(len(d.Bytes)), 0)
		if s == nil {
			return errors.New("decode codec parameters: out of memory")
		}
		if len(d.Bytes) > 0 {
			C.memcpy(unsafe.Pointer(s.data), unsafe.Pointer(&d.Bytes[0]), C.size_t(len(d.Bytes)))
		}
	}
	return nil
}
