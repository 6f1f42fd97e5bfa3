package av

//#include "tone.h"
//#cgo LDFLAGS: -lm
import "C"

import (
	"errors"

	"github.com/asticode/go-astiav"
)

// toneTable brings pictures of high dynamic range into what every screen shows. It works on pictures that have
// their final size already, by a table of colours: the exact way would cost more than the rest of a transcode.
type toneTable struct {
	table *C.rv_tone
	out   *astiav.Frame
}

// newToneTable makes the table for a film whose brightest parts have so many candela per square metre.
func newToneTable(s pictureSource, peak float64) *toneTable {
	hlg := C.int(0)
	if s.transfer == transferHLG {
		hlg, peak = 1, usualPeak // HLG is relative to its screen
	}
	return &toneTable{table: C.rv_tone_make(hlg, C.double(peak)), out: astiav.AllocFrame()}
}

// transferHLG is libav's number of the transfer function.
const transferHLG = C.AVCOL_TRC_ARIB_STD_B67

func (t *toneTable) free() {
	C.rv_tone_free(t.table)
	t.out.Free()
}

// apply replaces the picture, which is yuv420p10le.
func (t *toneTable) apply(frame *astiav.Frame) error {
	if t.table == nil {
		return errors.New("out of memory")
	}
	t.out.SetWidth(frame.Width())
	t.out.SetHeight(frame.Height())
	t.out.SetPixelFormat(astiav.PixelFormatYuv420P)
	if err := t.out.AllocBuffer(0); err != nil {
		return failure("allocate picture", err)
	}
	C.rv_tone_apply(t.table, (*C.AVFrame)(pointer(frame)), (*C.AVFrame)(pointer(t.out)))
	t.out.SetPts(frame.Pts())
	frame.Unref()
	frame.MoveRef(t.out)
	return nil
}
