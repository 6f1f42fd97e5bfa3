package av

//#include "shim.h"
//#include <libavutil/dovi_meta.h>
//#include <libavutil/intreadwrite.h>
//#include <libavutil/mastering_display_metadata.h>
import "C"

import (
	"encoding/binary"
	"math"
	"unsafe"

	"github.com/asticode/go-astiav"

	"revenge/internal/platform/fault"
	"revenge/media"
)

// pictureSource is what the filters must know of decoded pictures; pictures of another kind need other filters.
type pictureSource struct {
	width, height, format int
	space, span           int // colour matrix and range
	transfer              int // PQ, HLG or zero for what needs no tone mapping
	interlaced            bool
	device                bool // the picture lies in a device's memory
	crop                  crop
	// The shape of a sample, zero where it is not told.
	aspectNum, aspectDen int
	tone                 bool
}

// crop is what the container says is not to be shown, in pixels.
type crop struct{ top, bottom, left, right int }

func (c crop) none() bool { return c == crop{} }

// sourceOf looks at what the container says. It fails with fault.Invalid for pictures that make no sense without
// metadata that is not applied.
func sourceOf(c *cutter, f *media.VideoFormat) (pictureSource, error) {
	p := c.stream.codecpar
	s := pictureSource{interlaced: f.Deinterlace, tone: f.ToneMap, transfer: int(p.color_trc)}
	if b := sideData(p, C.AV_PKT_DATA_DOVI_CONF); len(b) >= C.sizeof_AVDOVIDecoderConfigurationRecord {
		dovi := (*C.AVDOVIDecoderConfigurationRecord)(unsafe.Pointer(&b[0]))
		if err := refusedDolbyVision(int(dovi.dv_profile), int(dovi.dv_bl_signal_compatibility_id)); err != nil {
			return s, err
		}
	}
	s.crop = cropOf(p)
	aspect := c.stream.sample_aspect_ratio
	if aspect.num == 0 {
		aspect = p.sample_aspect_ratio
	}
	s.aspectNum, s.aspectDen = int(aspect.num), int(aspect.den)
	return s, nil
}

// refusedDolbyVision refuses pictures whose base layer has colours of its own; that of all others is HDR10, HLG or SDR.
func refusedDolbyVision(profile, compatibility int) error {
	if profile == 5 || compatibility == 0 && profile != 7 {
		return fault.Invalidf("The picture is Dolby Vision of profile %d, which has no layer that other screens can show.", profile)
	}
	return nil
}

// cropOf is what the container says is not to be shown.
func cropOf(p *C.AVCodecParameters) crop {
	b := sideData(p, C.AV_PKT_DATA_FRAME_CROPPING)
	if len(b) < 16 {
		return crop{}
	}
	edge := func(n int) int { return int(binary.LittleEndian.Uint32(b[4*n:])) }
	return crop{top: edge(0), bottom: edge(1), left: edge(2), right: edge(3)}
}

// like is the kind of the picture. Once one is interlaced, all are looked at.
func (s pictureSource) like(frame *astiav.Frame) pictureSource {
	f := (*C.AVFrame)(pointer(frame))
	s.width, s.height, s.format = int(f.width), int(f.height), int(f.format)
	s.space, s.span = int(f.colorspace), int(f.color_range)
	s.interlaced = s.interlaced || f.flags&C.AV_FRAME_FLAG_INTERLACED != 0
	s.device = f.hw_frames_ctx != nil
	if f.sample_aspect_ratio.num > 0 && f.sample_aspect_ratio.den > 0 {
		s.aspectNum, s.aspectDen = int(f.sample_aspect_ratio.num), int(f.sample_aspect_ratio.den)
	}
	switch f.color_trc {
	case C.AVCOL_TRC_SMPTE2084, C.AVCOL_TRC_ARIB_STD_B67:
		s.transfer = int(f.color_trc)
	case C.AVCOL_TRC_UNSPECIFIED, C.AVCOL_TRC_RESERVED0, C.AVCOL_TRC_RESERVED:
		// The container's word holds, or the plan's.
		if s.transfer != C.AVCOL_TRC_ARIB_STD_B67 && s.tone {
			s.transfer = C.AVCOL_TRC_SMPTE2084
		}
	default:
		s.transfer = 0
	}
	if s.transfer != C.AVCOL_TRC_SMPTE2084 && s.transfer != C.AVCOL_TRC_ARIB_STD_B67 {
		s.transfer = 0
	}
	return s
}

// shown is the upright-or-not size of the picture in square pixels, after its crop.
func (s pictureSource) shown() (width, height float64) {
	width, height = float64(s.width-s.crop.left-s.crop.right), float64(s.height-s.crop.top-s.crop.bottom)
	if s.aspectNum > 0 && s.aspectDen > 0 {
		width *= float64(s.aspectNum) / float64(s.aspectDen)
	}
	return max(width, 1), max(height, 1)
}

// The brightness of a film that does not tell its own, in candela per square metre.
const usualPeak = 1000

// peakOf is how bright the brightest parts of the film are, from its metadata.
func peakOf(frame *astiav.Frame) float64 {
	f := (*C.AVFrame)(pointer(frame))
	if d := C.av_frame_get_side_data(f, C.AV_FRAME_DATA_CONTENT_LIGHT_LEVEL); d != nil {
		if most := (*C.AVContentLightMetadata)(unsafe.Pointer(d.data)).MaxCLL; most > 0 {
			return clampPeak(float64(most))
		}
	}
	if d := C.av_frame_get_side_data(f, C.AV_FRAME_DATA_MASTERING_DISPLAY_METADATA); d != nil {
		m := (*C.AVMasteringDisplayMetadata)(unsafe.Pointer(d.data))
		if m.has_luminance != 0 && m.max_luminance.den > 0 && m.max_luminance.num > 0 {
			return clampPeak(float64(m.max_luminance.num) / float64(m.max_luminance.den))
		}
	}
	return usualPeak
}

// clampPeak keeps what may be nonsense within what screens and files can have.
func clampPeak(nits float64) float64 {
	if math.IsNaN(nits) {
		return usualPeak
	}
	return min(max(nits, 100), 10_000)
}
