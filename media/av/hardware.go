package av

//#include "segment_read.h"
//#include <libavutil/hwcontext.h>
//
//// Takes the format of a device where the decoder offers it.
//static enum AVPixelFormat rv_choose(AVCodecContext *c, const enum AVPixelFormat *offered) {
//  enum AVPixelFormat wanted = (enum AVPixelFormat)(intptr_t)c->opaque;
//  for (const enum AVPixelFormat *f = offered; *f != AV_PIX_FMT_NONE; f++)
//    if (*f == wanted) return *f;
//  return avcodec_default_get_format(c, offered);
//}
//
//// Makes a decoder use a device if it can; says whether it may.
//static int rv_decode_on(AVCodecContext *c, const AVCodec *codec, enum AVHWDeviceType type, AVBufferRef *device) {
//  for (int i = 0;; i++) {
//    const AVCodecHWConfig *config = avcodec_get_hw_config(codec, i);
//    if (!config) return 0;
//    if (config->device_type != type || !(config->methods & AV_CODEC_HW_CONFIG_METHOD_HW_DEVICE_CTX)) continue;
//    c->hw_device_ctx = av_buffer_ref(device);
//    c->opaque = (void *)(intptr_t)config->pix_fmt;
//    c->get_format = rv_choose;
//    c->extra_hw_frames = 8;
//    return 1;
//  }
//}
import "C"

import (
	"fmt"
	"slices"
	"strings"
	"unsafe"

	"github.com/asticode/go-astiav"

	"revenge/internal/platform/fault"
	"revenge/media"
	"revenge/media/worker"
)

// hardware is a chain that was opened.
type hardware struct {
	worker.Chain
	device  *device // nil where the encoder opens it by itself
	encoded int     // pictures, for the faults of tests
}

// device is an open device.
type device struct {
	context *astiav.HardwareDeviceContext
	kind    astiav.HardwareDeviceType
}

// openHardware opens the device of a chain. It fails with fault.Invalid for a name that is none.
func openHardware(name string) (*hardware, error) {
	chain, ok := worker.ChainByName(name)
	if !ok {
		return nil, fault.Invalidf("There is no chain %q.", name)
	}
	h := &hardware{Chain: chain}
	if err := h.fail("open"); err != nil {
		return nil, err
	}
	if chain.Device == "" {
		return h, nil
	}
	kind := astiav.FindHardwareDeviceTypeByName(chain.Device)
	if kind == astiav.HardwareDeviceTypeNone {
		return nil, fmt.Errorf("this build of FFmpeg has no devices of the type %s", chain.Device)
	}
	context, err := astiav.CreateHardwareDeviceContext(kind, "", nil, 0)
	if err != nil {
		return nil, deviceFailure("open the device", err)
	}
	h.device = &device{context: context, kind: kind}
	return h, nil
}

// deviceFailure is failure for what no file is to blame for.
func deviceFailure(what string, err error) error {
	return fmt.Errorf("%s: %w: %s", what, err, lastLog())
}

func (h *hardware) free() {
	if h.device != nil {
		h.device.context.Free()
	}
}

// decode lets the device decode, if it can.
func (d *device) decode(c *astiav.CodecContext) {
	context := (*C.AVCodecContext)(pointer(c))
	C.rv_decode_on(context, context.codec, C.enum_AVHWDeviceType(d.kind), (*C.AVBufferRef)(pointer(d.context)))
}

// give lets the filters use the device.
func (d *device) give(g *astiav.FilterGraph) {
	for _, f := range g.Filters() {
		if name := f.Filter().Name(); strings.HasPrefix(name, "hwupload") || strings.Contains(name, "_"+d.kind.String()) {
			f.SetHardwareDeviceContext(d.context)
		}
	}
}

// decodes says whether the device decodes the codec, and can do all that the format needs to its pictures.
func (h *hardware) decodes(codec string, s pictureSource, f *media.VideoFormat) bool {
	return h.device != nil && slices.Contains(h.Decodes, codec) && s.crop.none() && f.Rotation == 0 &&
		(!f.ToneMap || h.ToneMap != "") && (!f.Deinterlace || h.Deinterlace != "")
}

// describe writes the filters: on the device for pictures that are there, else in software up to the upload.
func (h *hardware) describe(s pictureSource, f *media.VideoFormat) string {
	if !s.device {
		filters := append(prepared(s), sized(s, f)...)
		return "[in]" + strings.Join(append(filters, h.Upload), ",") + "[out0]"
	}
	var filters []string
	if s.interlaced && h.Deinterlace != "" {
		filters = append(filters, h.Deinterlace)
	}
	if s.transfer != 0 {
		filters = append(filters, h.ToneMap)
	}
	return "[in]" + strings.Join(append(filters, fmt.Sprintf(h.Scale, f.Width, f.Height)), ",") + "[out0]"
}

// openEncoder opens the chain's encoder for pictures like this one.
func (h *hardware) openEncoder(f *media.VideoFormat, frame *astiav.Frame) (*astiav.CodecContext, error) {
	codec := astiav.FindEncoderByName(h.Encoder)
	if codec == nil {
		return nil, fmt.Errorf("this build of FFmpeg has no %s", h.Encoder)
	}
	c := astiav.AllocCodecContext(codec)
	describePictures(c, f)
	c.SetPixelFormat(frame.PixelFormat())
	c.SetBitRate(f.BitRate * 3 / 4)
	c.SetRateControlMaxRate(f.BitRate)
	c.SetRateControlBufferSize(int(2 * f.BitRate))
	if frames := frame.HardwareFramesContext(); frames != nil {
		c.SetHardwareFramesContext(frames)
	}
	c, err := openEncoder(c, codec, h.Options)
	if err != nil {
		return nil, deviceFailure("open "+h.Encoder, err)
	}
	return c, nil
}

// header is the initialization segment of a chain's rendition. It holds the parameter sets of the chain's encoder
// and, under another number, those of x264, so that either can make any of its fragments.
func (h *hardware) header(f *media.VideoFormat) ([]byte, error) {
	frame, err := blackPicture(f.Width, f.Height)
	if err != nil {
		return nil, err
	}
	defer frame.Free()
	source := pictureSource{}.like(frame)
	o := &output{format: f, chain: h}
	g, err := newGraph(frame, astiav.NewRational(1, videoScale), source, []*output{o})
	if err != nil {
		return nil, err
	}
	defer g.free()
	var sets []byte
	take := func(_ int, frame *astiav.Frame) error {
		if len(sets) > 0 {
			return nil
		}
		c, err := h.openEncoder(f, frame)
		if err != nil {
			return err
		}
		defer c.Free()
		sets = append(sets, extraData(c)...)
		return nil
	}
	if err := g.pass(frame, take); err != nil {
		return nil, err
	}
	if err := g.pass(nil, take); err != nil {
		return nil, err
	}
	if len(sets) == 0 {
		return nil, fmt.Errorf("%s told no parameter sets", h.Encoder)
	}
	c, err := openVideoEncoder(f, effortNormal)
	if err != nil {
		return nil, err
	}
	defer c.Free()
	return headerWith(c, append(sets, extraData(c)...), videoDelay(f))
}

func extraData(c *astiav.CodecContext) []byte {
	context := (*C.AVCodecContext)(pointer(c))
	return C.GoBytes(unsafe.Pointer(context.extradata), context.extradata_size)
}

// headerWith is headerOf with these parameter sets instead of the encoder's own.
func headerWith(c *astiav.CodecContext, sets []byte, delay int64) ([]byte, error) {
	p := astiav.AllocCodecParameters()
	defer p.Free()
	if err := p.FromCodecContext(c); err != nil {
		return nil, failure("describe encoder", err)
	}
	parameters := (*C.AVCodecParameters)(pointer(p))
	C.av_freep(unsafe.Pointer(&parameters.extradata))
	parameters.extradata = (*C.uint8_t)(C.av_mallocz(C.size_t(len(sets) + C.AV_INPUT_BUFFER_PADDING_SIZE)))
	copy(unsafe.Slice((*byte)(unsafe.Pointer(parameters.extradata)), len(sets)), sets)
	parameters.extradata_size = C.int(len(sets))
	return initSegment(parameters, videoScale, delay, nil, C.AVRational{1, videoScale})
}

func blackPicture(width, height int) (*astiav.Frame, error) {
	frame := astiav.AllocFrame()
	frame.SetWidth(width)
	frame.SetHeight(height)
	frame.SetPixelFormat(astiav.PixelFormatYuv420P)
	err := frame.AllocBuffer(0)
	if err == nil {
		err = frame.ImageFillBlack()
	}
	if err != nil {
		frame.Free()
		return nil, failure("make picture", err)
	}
	return frame, nil
}

// openDevices opens the chain that the task asks for.
func (h *videoHead) openDevices() (*device, error) {
	f := h.task.Video
	if f.Chain == "" || h.task.Software {
		return nil, nil //nolint:nilnil // no device is what most heads use
	}
	if len(h.outputs) > 1 || f.Burn != nil {
		return nil, fault.Invalidf("A chain makes one rendition, without subtitles in the picture.")
	}
	chain, err := openHardware(f.Chain)
	if err != nil {
		return nil, err
	}
	h.outputs[0].chain = chain
	if !chain.decodes(codecName(h.c.codec.codec_id), h.source, f) {
		return nil, nil //nolint:nilnil // software decodes, the device encodes
	}
	return chain.device, nil
}
