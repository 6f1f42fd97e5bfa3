package av

//#include "shim.h"
import "C"

import (
	"errors"
	"fmt"
	"unsafe"

	"github.com/asticode/go-astiav"

	"revenge/media"
)

// The bounds of decoding one picture.
const (
	maxPixels = 100_000_000
	// pictureWait is how many packets may pass before a picture comes out.
	pictureWait = 600
)

// pictureDecoder decodes single pictures of one stream.
type pictureDecoder struct {
	in      *Input
	stream  int
	context *astiav.CodecContext
	packet  *astiav.Packet
}

// newPictureDecoder opens the decoder of a stream. It must be freed.
func (in *Input) newPictureDecoder(st *C.AVStream) (*pictureDecoder, error) {
	codec := astiav.FindDecoder(astiav.CodecID(st.codecpar.codec_id))
	if codec == nil {
		return nil, fmt.Errorf("%w: no decoder for %s", media.ErrCorrupt, codecName(st.codecpar.codec_id))
	}
	d := &pictureDecoder{in: in, stream: int(st.index), context: astiav.AllocCodecContext(codec), packet: astiav.AllocPacket()}
	(*C.AVCodecContext)(pointer(d.context)).max_pixels = maxPixels
	// Threads would each want a frame before the first one comes out.
	d.context.SetThreadCount(1)
	params := view[astiav.CodecParameters](unsafe.Pointer(st.codecpar))
	if err := params.ToCodecContext(d.context); err != nil {
		d.free()
		return nil, failure("set decoder up", err)
	}
	if err := d.context.Open(codec, nil); err != nil {
		d.free()
		return nil, failure("open decoder", err)
	}
	return d, nil
}

func (d *pictureDecoder) free() {
	d.packet.Free()
	d.context.Free()
}

// next decodes the next keyframe of the stream into frame.
func (d *pictureDecoder) next(frame *astiav.Frame) error {
	C.avcodec_flush_buffers((*C.AVCodecContext)(pointer(d.context)))
	started := false
	for range pictureWait {
		err := d.in.Format.ReadFrame(d.packet)
		if errors.Is(err, astiav.ErrEof) {
			break
		}
		if err != nil {
			return failure("read packet", err)
		}
		ours := d.packet.StreamIndex() == d.stream
		started = started || ours && d.packet.Flags().Has(astiav.PacketFlagKey)
		if !ours || !started {
			d.packet.Unref()
			continue
		}
		err = d.context.SendPacket(d.packet)
		d.packet.Unref()
		if err != nil && !errors.Is(err, astiav.ErrInvaliddata) {
			return failure("decode picture", err)
		}
		if err != nil {
			continue
		}
		// Draining at once spares decoding the frames that would be shown after this one.
		if err := d.drain(frame); err == nil {
			return nil
		}
		C.avcodec_flush_buffers((*C.AVCodecContext)(pointer(d.context)))
		started = false
	}
	return failure("decode picture", astiav.ErrEof)
}

func (d *pictureDecoder) drain(frame *astiav.Frame) error {
	if err := d.context.SendPacket(nil); err != nil {
		return err
	}
	return d.context.ReceiveFrame(frame)
}
