package av

//#include "segment_read.h"
import "C"

import (
	"context"
	"errors"

	"github.com/asticode/go-astiav"

	"revenge/media"
	"revenge/media/worker"
)

const (
	// videoScale is the timescale of encoded pictures.
	videoScale = 90_000
	// reordered is how many pictures x264 moves one by at most with these settings.
	reordered = 3
	// aacFrame is how many samples AAC-LC encodes at once.
	aacFrame = 1024
)

// openVideoEncoder sets x264 up. What ends up in the parameter sets depends on the format alone, so all
// heads of a rendition share one initialization segment. The context must be freed.
func openVideoEncoder(f *media.VideoFormat) (*astiav.CodecContext, error) {
	codec := astiav.FindEncoderByName("libx264")
	if codec == nil {
		return nil, errors.New("this build of FFmpeg has no libx264")
	}
	c := astiav.AllocCodecContext(codec)
	c.SetWidth(f.Width)
	c.SetHeight(f.Height)
	c.SetPixelFormat(astiav.PixelFormatYuv420P)
	c.SetSampleAspectRatio(astiav.NewRational(1, 1))
	c.SetTimeBase(astiav.NewRational(1, videoScale))
	c.SetFramerate(astiav.NewRational(f.FrameRateNum, f.FrameRateDen))
	c.SetColorSpace(astiav.ColorSpaceBt709)
	c.SetColorPrimaries(astiav.ColorPrimariesBt709)
	c.SetColorTransferCharacteristic(astiav.ColorTransferCharacteristicBt709)
	c.SetColorRange(astiav.ColorRangeMpeg)
	c.SetRateControlMaxRate(f.BitRate)
	c.SetRateControlBufferSize(int(2 * f.BitRate))
	c.SetLevel(astiav.Level(f.Level))
	// Only the plan's cuts begin a group of pictures.
	c.SetGopSize(longestGroup)
	c.SetFlags(astiav.NewCodecContextFlags(astiav.CodecContextFlagGlobalHeader, astiav.CodecContextFlagClosedGop))
	return openEncoder(c, codec, map[string]string{
		"preset": "veryfast", "profile": "high", "crf": "23", "forced-idr": "1", "bf": "3", "refs": "2",
	})
}

// longestGroup is more pictures than any segment of a plan has.
const longestGroup = 3000

// openAudioEncoder sets AAC up. The context must be freed.
func openAudioEncoder(f *media.AudioFormat) (*astiav.CodecContext, error) {
	codec := astiav.FindEncoderByName("aac")
	if codec == nil {
		return nil, errors.New("this build of FFmpeg has no AAC encoder")
	}
	c := astiav.AllocCodecContext(codec)
	c.SetSampleFormat(astiav.SampleFormatFltp)
	c.SetSampleRate(f.SampleRate)
	c.SetChannelLayout(astiav.ChannelLayoutStereo)
	c.SetTimeBase(astiav.NewRational(1, f.SampleRate))
	c.SetBitRate(f.BitRate)
	c.SetFlags(astiav.NewCodecContextFlags(astiav.CodecContextFlagGlobalHeader))
	return openEncoder(c, codec, nil)
}

func openEncoder(c *astiav.CodecContext, codec *astiav.Codec, options map[string]string) (*astiav.CodecContext, error) {
	d := astiav.NewDictionary()
	defer d.Free()
	for name, value := range options {
		if err := d.Set(name, value, astiav.NewDictionaryFlags()); err != nil {
			c.Free()
			return nil, failure("set encoder up", err)
		}
	}
	if err := c.Open(codec, d); err != nil {
		c.Free()
		return nil, failure("open encoder "+codec.Name(), err)
	}
	return c, nil
}

// videoDelay is the delay of encoded pictures; see cmaf.Fragment.
func videoDelay(f *media.VideoFormat) int64 {
	return rescale(reordered*int64(f.FrameRateDen), videoScale, int64(f.FrameRateNum))
}

// encoderHeader makes the initialization segment of a rendition without a look at the file.
func encoderHeader(_ context.Context, q *worker.HeadRequest, _ *worker.Incoming) (r worker.CutReply, data []byte, err error) {
	if err := checkTask(&q.Task); err != nil {
		return r, nil, err
	}
	var c *astiav.CodecContext
	var scale, delay int64
	if f := q.Task.Video; f != nil {
		scale, delay = videoScale, videoDelay(f)
		c, err = openVideoEncoder(f)
	} else {
		scale = int64(q.Task.Audio.SampleRate)
		c, err = openAudioEncoder(q.Task.Audio)
	}
	if err != nil {
		return r, nil, err
	}
	defer c.Free()
	data, err = headerOf(c, scale, delay)
	return r, data, err
}

func headerOf(c *astiav.CodecContext, scale, delay int64) ([]byte, error) {
	p := astiav.AllocCodecParameters()
	defer p.Free()
	if err := p.FromCodecContext(c); err != nil {
		return nil, failure("describe encoder", err)
	}
	return initSegment((*C.AVCodecParameters)(pointer(p)), scale, delay, nil, C.AVRational{1, C.int(scale)})
}
