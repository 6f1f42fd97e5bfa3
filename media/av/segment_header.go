package av

//#include "shim.h"
//#include "segment_read.h"
import "C"

import (
	"context"
	"errors"
	"fmt"
	"unsafe"

	"github.com/asticode/go-astiav"

	"revenge/media"
	"revenge/media/cmaf"
)

// headerPackets is how many packets describe a codec whose configuration is in its packets alone.
const headerPackets = 8

// header makes the initialization segment of the cutter's track.
func (c *cutter) header(ctx context.Context) ([]byte, error) {
	parameters := C.avcodec_parameters_alloc()
	defer C.avcodec_parameters_free(&parameters)
	if code := C.avcodec_parameters_copy(parameters, c.codec); code < 0 {
		return nil, failure("copy codec parameters", astiav.Error(code))
	}
	var packets []*C.AVPacket
	defer func() {
		for k := range packets {
			C.av_packet_free(&packets[k])
		}
	}()
	switch parameters.codec_id {
	case C.AV_CODEC_ID_AC3, C.AV_CODEC_ID_EAC3, C.AV_CODEC_ID_TRUEHD:
		if err := c.firstPackets(ctx, headerPackets, func(p *C.AVPacket) { packets = append(packets, p) }); err != nil {
			return nil, err
		}
	}
	if c.form == formADTS {
		if err := c.describeADTS(ctx, parameters); err != nil {
			return nil, err
		}
	}
	return initSegment(parameters, c.clock.scale, c.clock.delay, packets, c.stream.time_base)
}

// firstPackets hands over copies of the track's first packets.
func (c *cutter) firstPackets(ctx context.Context, count int, each func(*C.AVPacket)) error {
	if err := c.rewind(); err != nil {
		return err
	}
	for n := range count {
		if _, err := c.next(ctx); err != nil {
			if errors.Is(err, astiav.ErrEof) && n > 0 {
				return nil
			}
			return fmt.Errorf("read first packets: %w", err)
		}
		copied := C.av_packet_clone(c.d.packet)
		// What the muxer asks for are rising times; these packets only describe the codec.
		copied.pts, copied.dts = C.int64_t(n*int(max(c.d.at.duration, 1))), C.int64_t(n*int(max(c.d.at.duration, 1)))
		each(copied)
	}
	return nil
}

// describeADTS takes the configuration from the header of the first packet.
func (c *cutter) describeADTS(ctx context.Context, parameters *C.AVCodecParameters) error {
	var configuration []byte
	err := c.firstPackets(ctx, 1, func(p *C.AVPacket) {
		configuration, _ = cmaf.SplitADTS(unsafe.Slice((*byte)(unsafe.Pointer(p.data)), p.size))
		C.av_packet_free(&p)
	})
	if err != nil {
		return err
	}
	if configuration == nil {
		return fmt.Errorf("%w: the AAC stream does not say what it holds", media.ErrCorrupt)
	}
	buffer := (*C.uint8_t)(C.av_mallocz(C.size_t(len(configuration) + C.AV_INPUT_BUFFER_PADDING_SIZE)))
	copy(unsafe.Slice((*byte)(unsafe.Pointer(buffer)), len(configuration)), configuration)
	parameters.extradata, parameters.extradata_size = buffer, C.int(len(configuration))
	return nil
}

// initSegment writes the boxes before the first fragment.
func initSegment(parameters *C.AVCodecParameters, scale, delay int64, packets []*C.AVPacket, base C.AVRational) ([]byte, error) {
	var out *C.uint8_t
	var size C.int
	var first **C.AVPacket
	if len(packets) > 0 {
		first = &packets[0]
	}
	if code := C.rv_init_segment(parameters, C.int(scale), first, C.int(len(packets)), base, &out, &size); code < 0 {
		return nil, failure("write initialization segment", astiav.Error(code))
	}
	defer C.av_free(unsafe.Pointer(out))
	return cmaf.WithDelay(C.GoBytes(unsafe.Pointer(out), size), delay)
}
