package av

//#cgo pkg-config: libass libswscale
//#include "burn.h"
//#include "segment_read.h"
import "C"

import (
	"context"
	"errors"
	"math"
	"sync"
	"unsafe"

	"github.com/asticode/go-astiav"

	"revenge/internal/platform/fault"
)

// subtitles are the texts or bitmaps of one stream, as far as they were read, to be drawn into pictures. They are read
// while those are decoded and drawn by other goroutines.
type subtitles struct {
	stream  int
	c       *cutter
	context *astiav.CodecContext
	canvas  [2]int // the size that places count in, where the stream tells it
	last    int64  // time of the last packet read, in the stream's time base

	mu     sync.Mutex
	shown  []shown // bitmaps, by time
	script *script // nil for bitmaps
	drawn  int     // counts the changes
}

// shown are the bitmaps on the screen from one time up to another, in microseconds from the origin.
type shown struct {
	start, end int64
	rects      []bitmap
}

// bitmap is a picture with a palette of 256 colours (ARGB, not weighted) at its place on the canvas.
type bitmap struct {
	x, y, width, height int
	indices             []byte
	palette             [256]uint32
}

const (
	// burnLead is how far before its start a head looks for what is still on the screen.
	burnLead = 20_000_000
	// keptBitmaps is how many changes may lie between the reading and the drawing.
	keptBitmaps = 64
	// bitmapLast is how long bitmaps stay that nothing takes off.
	bitmapLast = 30_000_000
)

// newSubtitles opens the decoder of a stream. It fails with fault.Invalid for one that has no subtitles.
func newSubtitles(c *cutter, stream int) (*subtitles, error) {
	st, err := c.d.stream(stream)
	if err != nil {
		return nil, err
	}
	if st.codecpar.codec_type != C.AVMEDIA_TYPE_SUBTITLE {
		return nil, fault.Invalidf("Stream %d holds no subtitles.", stream)
	}
	codec := astiav.FindDecoder(astiav.CodecID(st.codecpar.codec_id))
	if codec == nil {
		return nil, fault.Invalidf("Subtitles of the kind %s cannot be drawn.", codecName(st.codecpar.codec_id))
	}
	s := &subtitles{stream: stream, c: c, context: astiav.AllocCodecContext(codec), last: noTime}
	context := (*C.AVCodecContext)(pointer(s.context))
	context.pkt_timebase = st.time_base
	if err := view[astiav.CodecParameters](unsafe.Pointer(st.codecpar)).ToCodecContext(s.context); err != nil {
		s.free()
		return nil, failure("set subtitle decoder up", err)
	}
	if err := s.context.Open(codec, nil); err != nil {
		s.free()
		return nil, failure("open subtitle decoder", err)
	}
	if d := C.avcodec_descriptor_get(st.codecpar.codec_id); d != nil && d.props&C.AV_CODEC_PROP_TEXT_SUB != 0 {
		s.script = newScript(c, C.GoBytes(unsafe.Pointer(context.subtitle_header), context.subtitle_header_size))
	}
	return s, nil
}

func (s *subtitles) free() {
	s.context.Free()
	if s.script != nil {
		s.script.free()
	}
}

// lookBack reads what may still be on the screen when the pictures begin.
func (s *subtitles) lookBack(ctx context.Context) error {
	d := s.c.d
	pace := s.c.q.Track.Stream
	if d.tableOfSamples() {
		pace = -1
	}
	d.choose(s.stream, pace)
	if err := s.c.seek(s.c.guide(), s.c.q.OriginUs+s.c.q.StartUs-burnLead); err != nil {
		return err
	}
	d.choose(s.stream, pace)
	for {
		err := d.next(ctx, s.stream, pace)
		if errors.Is(err, astiav.ErrEof) {
			return nil
		}
		if err != nil {
			return err
		}
		if d.at.pts != noTime && s.us(int64(d.at.pts), int(d.at.stream)) > s.c.q.StartUs {
			return nil
		}
		if int(d.at.stream) == s.stream {
			if err := s.put(d); err != nil {
				return err
			}
		}
	}
}

// us is a packet's time from the origin in microseconds.
func (s *subtitles) us(pts int64, stream int) int64 {
	st, err := s.c.d.stream(stream)
	if err != nil {
		return math.MaxInt64
	}
	return rescale(pts*int64(st.time_base.num), 1_000_000, int64(st.time_base.den)) - s.c.q.OriginUs
}

// put decodes the demuxer's packet in hand. Damaged ones are passed over, and those that were read before.
func (s *subtitles) put(d *demuxer) error {
	at := int64(d.at.pts)
	if at == noTime || s.last != noTime && at < s.last {
		return nil
	}
	s.last = at
	var sub C.AVSubtitle
	var got C.int
	if code := C.avcodec_decode_subtitle2((*C.AVCodecContext)(pointer(s.context)), &sub, &got, d.packet); code < 0 {
		if outOfMemory(astiav.Error(code)) {
			return errors.New("decode subtitles: out of memory")
		}
		return nil
	}
	if got == 0 {
		return nil
	}
	defer C.avsubtitle_free(&sub)
	start := s.us(at, s.stream) + int64(sub.start_display_time)*1000
	end := start + bitmapLast
	if sub.end_display_time > 0 && sub.end_display_time < math.MaxInt32 {
		end = s.us(at, s.stream) + int64(sub.end_display_time)*1000
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.drawn++
	if s.script != nil {
		for _, r := range rects(&sub) {
			if r.ass != nil {
				s.script.add(r.ass, start, end)
			}
		}
		return nil
	}
	s.show(&sub, start, end)
	return nil
}

func rects(sub *C.AVSubtitle) []*C.AVSubtitleRect { return unsafe.Slice(sub.rects, sub.num_rects) }

// show replaces what is on the screen from a time on.
func (s *subtitles) show(sub *C.AVSubtitle, start, end int64) {
	context := (*C.AVCodecContext)(pointer(s.context))
	s.canvas = [2]int{int(context.width), int(context.height)}
	now := shown{start: start, end: end}
	for _, r := range rects(sub) {
		if r._type != C.SUBTITLE_BITMAP || r.w <= 0 || r.h <= 0 || r.data[0] == nil || r.data[1] == nil {
			continue
		}
		b := bitmap{x: int(r.x), y: int(r.y), width: int(r.w), height: int(r.h)}
		from := unsafe.Slice((*byte)(r.data[0]), int(r.linesize[0])*(b.height-1)+b.width)
		for y := range b.height {
			b.indices = append(b.indices, from[y*int(r.linesize[0]):y*int(r.linesize[0])+b.width]...)
		}
		colours := unsafe.Slice((*uint32)(unsafe.Pointer(r.data[1])), max(min(int(r.nb_colors), 256), 0))
		copy(b.palette[:], colours)
		now.rects = append(now.rects, b)
	}
	if n := len(s.shown); n > 0 {
		s.shown[n-1].end = min(s.shown[n-1].end, start)
	}
	s.shown = append(s.shown, now)
	if len(s.shown) > keptBitmaps {
		s.shown = s.shown[1:]
	}
}

// at returns what is on the screen at a time, and a number that tells it from others.
func (s *subtitles) at(us int64) (rects []bitmap, canvas [2]int, key int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for n := len(s.shown) - 1; n >= 0; n-- {
		if e := &s.shown[n]; us >= e.start {
			if us < e.end {
				return e.rects, s.canvas, e.start
			}
			break
		}
	}
	return nil, s.canvas, noTime
}

// prepareBurn reads what is drawn into the picture, up to the start.
func (h *videoHead) prepareBurn(ctx context.Context) error {
	var want *int
	for _, o := range h.outputs {
		if o.format.Burn == nil {
			continue
		}
		if want != nil && *want != *o.format.Burn {
			return fault.Invalidf("One transcode draws one stream of subtitles.")
		}
		want = o.format.Burn
	}
	if want == nil {
		return nil
	}
	var err error
	if h.burn, err = newSubtitles(h.c, *want); err != nil {
		return err
	}
	size := [2]int{int(h.c.stream.codecpar.width), int(h.c.stream.codecpar.height)}
	for _, o := range h.outputs {
		if o.format.Burn != nil {
			o.burn = newPainter(h.burn, o.format, size)
		}
	}
	return h.burn.lookBack(ctx)
}
