package av

//#include "segment_read.h"
import "C"

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"unsafe"

	"github.com/asticode/go-astiav"

	"revenge/media"
)

// headPixels bounds the pictures that a head decodes: 8K.
const headPixels = 8192 * 4352

// decoder decodes the packets that a cutter reads.
type decoder struct {
	c       *cutter
	context *astiav.CodecContext
	frame   *astiav.Frame
}

// decoderThreads bounds the pictures that a decoder works on at once, which delay each other and take memory.
const decoderThreads = 8

func newDecoder(c *cutter) (*decoder, error) { return newDecoderOn(c, nil) }

// newDecoderOn lets a device decode, where it is not nil and can.
func newDecoderOn(c *cutter, device *device) (*decoder, error) {
	codec := astiav.FindDecoder(astiav.CodecID(c.codec.codec_id))
	if codec == nil {
		return nil, fmt.Errorf("%w: no decoder for %s", media.ErrCorrupt, codecName(c.codec.codec_id))
	}
	d := &decoder{c: c, context: astiav.AllocCodecContext(codec), frame: astiav.AllocFrame()}
	context := (*C.AVCodecContext)(pointer(d.context))
	context.max_pixels = headPixels
	context.pkt_timebase = c.stream.time_base
	context.thread_count = C.int(min(runtime.NumCPU(), decoderThreads))
	if err := view[astiav.CodecParameters](unsafe.Pointer(c.codec)).ToCodecContext(d.context); err != nil {
		d.free()
		return nil, failure("set decoder up", err)
	}
	if device != nil {
		device.decode(d.context)
	}
	if err := d.context.Open(codec, nil); err != nil {
		d.free()
		return nil, failure("open decoder", err)
	}
	return d, nil
}

// skipUnneeded makes the decoder pass over pictures that no other one refers to.
func (d *decoder) skipUnneeded(skip bool) {
	context := (*C.AVCodecContext)(pointer(d.context))
	context.skip_frame = C.AVDISCARD_DEFAULT
	if skip {
		context.skip_frame = C.AVDISCARD_NONREF
	}
}

func (d *decoder) free() {
	d.frame.Free()
	d.context.Free()
}

// decode puts the packet in hand in and hands over every frame that comes out, with its time from the
// origin in the stream's time base. Damaged packets are stepped over.
func (d *decoder) decode(each func(*astiav.Frame) error) error {
	return d.put(view[astiav.Packet](unsafe.Pointer(d.c.d.packet)), each)
}

// finish hands over the frames that the decoder still holds.
func (d *decoder) finish(each func(*astiav.Frame) error) error { return d.put(nil, each) }

func (d *decoder) put(p *astiav.Packet, each func(*astiav.Frame) error) error {
	if err := d.context.SendPacket(p); err != nil && !errors.Is(err, astiav.ErrEagain) && !errors.Is(err, astiav.ErrEof) {
		if code, ok := errors.AsType[astiav.Error](err); ok && outOfMemory(code) {
			return failure("decode", err)
		}
		return nil
	}
	for {
		err := d.context.ReceiveFrame(d.frame)
		if errors.Is(err, astiav.ErrEagain) || errors.Is(err, astiav.ErrEof) {
			return nil
		}
		if err != nil {
			continue
		}
		frame := (*C.AVFrame)(pointer(d.frame))
		time := frame.best_effort_timestamp
		frame.pict_type = C.AV_PICTURE_TYPE_NONE
		if time != noTime {
			frame.pts = time - C.int64_t(d.c.clock.origin)
			err = each(d.frame)
		} else {
			err = nil
		}
		d.frame.Unref()
		if err != nil {
			return err
		}
	}
}

// each runs the packets of the track through the decoder, from the one in hand to the file's end or
// until done says so.
func (d *decoder) each(ctx context.Context, done func() bool, frame func(*astiav.Frame) error) error {
	for {
		if err := d.decode(frame); err != nil {
			return err
		}
		if done() {
			return nil
		}
		if _, err := d.c.next(ctx); err != nil {
			if errors.Is(err, astiav.ErrEof) {
				return d.finish(frame)
			}
			return err
		}
	}
}
