package av

//#include "shim.h"
//#include <libavutil/display.h>
//#include <libavutil/pixdesc.h>
import "C"

import (
	"image"
	"math"
	"unsafe"

	"github.com/asticode/go-astiav"
)

// setQuality asks an encoder for a constant quality, 2 (best) to 31.
func setQuality(c *astiav.CodecContext, frame *astiav.Frame, quality int) {
	cc, cf := (*C.AVCodecContext)(pointer(c)), (*C.AVFrame)(pointer(frame))
	cc.flags |= C.AV_CODEC_FLAG_QSCALE
	cc.global_quality = C.int(quality) * C.FF_QP2LAMBDA
	cf.quality = cc.global_quality
}

// plane is one component of a frame, without the padding of its lines.
func plane(frame *astiav.Frame, i, width, height int) []byte {
	f := (*C.AVFrame)(pointer(frame))
	stride := int(f.linesize[i])
	from := unsafe.Slice((*byte)(unsafe.Pointer(f.data[i])), stride*(height-1)+width)
	out := make([]byte, 0, width*height)
	for y := range height {
		out = append(out, from[y*stride:y*stride+width]...)
	}
	return out
}

// toImage copies a frame of the format yuvj420p or rgba.
func toImage(frame *astiav.Frame) image.Image {
	w, h := frame.Width(), frame.Height()
	if frame.PixelFormat() == astiav.PixelFormatRgba {
		return &image.NRGBA{Pix: plane(frame, 0, 4*w, h), Stride: 4 * w, Rect: image.Rect(0, 0, w, h)}
	}
	cw, ch := (w+1)/2, (h+1)/2
	return &image.YCbCr{
		Y: plane(frame, 0, w, h), Cb: plane(frame, 1, cw, ch), Cr: plane(frame, 2, cw, ch),
		YStride: w, CStride: cw, SubsampleRatio: image.YCbCrSubsampleRatio420, Rect: image.Rect(0, 0, w, h),
	}
}

// contrast is the mean and the standard deviation of the brightness.
func contrast(frame *astiav.Frame) (mean, deviation float64) {
	y := plane(frame, 0, frame.Width(), frame.Height())
	var sum, squares float64
	for _, v := range y {
		sum += float64(v)
		squares += float64(v) * float64(v)
	}
	n := float64(len(y))
	mean = sum / n
	return mean, math.Sqrt(max(squares/n-mean*mean, 0))
}

// transparent says whether a frame of the format rgba lets anything through.
func transparent(frame *astiav.Frame) bool {
	pix := plane(frame, 0, 4*frame.Width(), frame.Height())
	for i := 3; i < len(pix); i += 4 {
		if pix[i] != 255 {
			return true
		}
	}
	return false
}

// hasAlpha says whether a pixel format can be transparent; a palette can.
func hasAlpha(f astiav.PixelFormat) bool {
	d := C.av_pix_fmt_desc_get(int32(f))
	return d != nil && d.flags&(C.AV_PIX_FMT_FLAG_ALPHA|C.AV_PIX_FMT_FLAG_PAL) != 0
}

// orientation is how a picture must be turned clockwise, from what its decoder found.
func orientation(frame *astiav.Frame) int {
	d := C.av_frame_get_side_data((*C.AVFrame)(pointer(frame)), C.AV_FRAME_DATA_DISPLAYMATRIX)
	if d == nil || d.size < 9*4 {
		return 0
	}
	return quarterTurns(float64(C.av_display_rotation_get((*C.int32_t)(unsafe.Pointer(d.data)))))
}

// quarterTurns turns libav's counter-clockwise angle into degrees clockwise: 0, 90, 180 or 270.
func quarterTurns(angle float64) int {
	if math.IsNaN(angle) {
		return 0
	}
	return (int(math.Round(-angle/90))%4 + 4) % 4 * 90
}
