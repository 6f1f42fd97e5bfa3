package av

//#include "burn.h"
import "C"

import (
	"errors"
	"unsafe"

	"github.com/asticode/go-astiav"

	"revenge/media"
)

// painter draws subtitles into the pictures of one output. What is on the screen is scaled once and then drawn
// into each picture where it is, so the cost is that of its area.
type painter struct {
	from   *subtitles
	format *media.VideoFormat

	key      int64 // of the bitmaps in overlays
	overlays []*C.rv_overlay
	renderer *C.ASS_Renderer // nil for bitmaps
}

func newPainter(from *subtitles, f *media.VideoFormat, source [2]int) *painter {
	p := &painter{from: from, format: f, key: noTime}
	if from.script == nil {
		return p
	}
	p.renderer = C.ass_renderer_init(from.script.library)
	C.ass_set_frame_size(p.renderer, C.int(f.Width), C.int(f.Height))
	C.ass_set_storage_size(p.renderer, C.int(source[0]), C.int(source[1]))
	family := C.CString("DejaVu Sans")
	defer C.free(unsafe.Pointer(family))
	C.ass_set_fonts(p.renderer, nil, family, C.ASS_FONTPROVIDER_AUTODETECT, nil, 1)
	return p
}

// free comes before that of the subtitles.
func (p *painter) free() {
	p.clear()
	if p.renderer != nil {
		C.ass_renderer_done(p.renderer)
	}
}

func (p *painter) clear() {
	for _, o := range p.overlays {
		C.rv_overlay_free(o)
	}
	p.overlays = p.overlays[:0]
}

// draw draws what is on the screen at a time, in microseconds from the origin.
func (p *painter) draw(frame *astiav.Frame, us int64) error {
	if err := p.prepare(us); err != nil {
		return err
	}
	if len(p.overlays) == 0 {
		return nil
	}
	if err := frame.MakeWritable(); err != nil {
		return failure("copy picture", err)
	}
	for _, o := range p.overlays {
		C.rv_overlay_draw(o, (*C.AVFrame)(pointer(frame)))
	}
	return nil
}

func (p *painter) prepare(us int64) error {
	if p.renderer != nil {
		return p.render(us)
	}
	rects, canvas, key := p.from.at(us)
	if key == p.key {
		return nil
	}
	p.clear()
	p.key = key
	for k := range rects {
		if err := p.scale(&rects[k], canvas); err != nil {
			return err
		}
	}
	return nil
}

// render asks libass for the texts of a time.
func (p *painter) render(us int64) error {
	p.from.mu.Lock()
	defer p.from.mu.Unlock()
	var changed C.int
	images := C.ass_render_frame(p.renderer, p.from.script.track, C.longlong(us/1000), &changed)
	if changed == 0 {
		return nil
	}
	p.clear()
	var left, top, right, bottom C.int
	if C.rv_ass_bounds(images, &left, &top, &right, &bottom) == 0 {
		return nil
	}
	left, top = max(left, 0), max(top, 0)
	right, bottom = min(right, C.int(p.format.Width)), min(bottom, C.int(p.format.Height))
	if right <= left || bottom <= top {
		return nil
	}
	pixels := make([]byte, 4*int(right-left)*int(bottom-top))
	C.rv_ass_images(images, (*C.uint8_t)(&pixels[0]), left, top, right-left, bottom-top)
	return p.keep((*C.uint8_t)(&pixels[0]), int(left), int(top), int(right-left), int(bottom-top))
}

func (p *painter) keep(pixels *C.uint8_t, x, y, width, height int) error {
	o := C.rv_overlay_rgba(pixels, C.int(4*width), C.int(x), C.int(y), C.int(width), C.int(height))
	if o == nil {
		return errors.New("out of memory")
	}
	p.overlays = append(p.overlays, o)
	return nil
}

// scale puts a bitmap where it belongs on the output. The canvas is as wide as the picture; one of another shape,
// such as that of a film whose bars were cut off, is centred, and what would lie outside is moved in.
func (p *painter) scale(b *bitmap, canvas [2]int) error {
	x, y, width, height := place(b, canvas, p.format.Width, p.format.Height)
	pixels := C.rv_rect_scaled((*C.uint8_t)(&b.indices[0]), C.int(b.width), (*C.uint32_t)(&b.palette[0]),
		C.int(b.width), C.int(b.height), C.int(width), C.int(height))
	if pixels == nil {
		return errors.New("a subtitle could not be scaled")
	}
	defer C.av_free(unsafe.Pointer(pixels))
	return p.keep(pixels, x, y, width, height)
}

func place(b *bitmap, canvas [2]int, outWidth, outHeight int) (x, y, width, height int) {
	if canvas[0] <= 0 || canvas[1] <= 0 {
		canvas = [2]int{outWidth, outHeight}
	}
	// A canvas of another pixel shape than square is stretched as its picture is.
	byWidth := float64(outWidth) / float64(canvas[0])
	byHeight := float64(outHeight) / float64(canvas[1])
	top := 0.0
	if wide := float64(canvas[0]) / float64(canvas[1]); wide > 1.7 && byHeight < byWidth*0.97 {
		byHeight = byWidth
		top = (float64(outHeight) - float64(canvas[1])*byHeight) / 2
	}
	width, height = max(int(float64(b.width)*byWidth+0.5), 1), max(int(float64(b.height)*byHeight+0.5), 1)
	x, y = int(float64(b.x)*byWidth+0.5), int(top+float64(b.y)*byHeight+0.5)
	return inside(x, width, outWidth), inside(y, height, outHeight), width, height
}

// inside moves what begins at at, and is so long, in between zero and the limit.
func inside(at, length, limit int) int { return max(min(at, limit-length), 0) }
