package av

//#include "segment_read.h"
import "C"

import (
	"context"

	"github.com/asticode/go-astiav"

	"revenge/media"
	"revenge/media/worker"
)

const (
	// videoScale is the timescale of encoded pictures.
	videoScale = 90_000
	// reordered is how many pictures x264 moves one by at most with these settings.
	reordered = 3
)

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
	if f := q.Task.Video; f != nil && f.Chain != "" && !q.Task.Software {
		data, err = chainHeader(f)
		return r, data, err
	} else if f != nil {
		scale, delay = videoScale, videoDelay(f)
		c, err = openVideoEncoder(f, effortNormal)
	} else {
		scale, delay = int64(q.Task.Audio.SampleRate), soundDelay(q.Task.Audio)
		c, err = openAudioEncoder(q.Task.Audio)
	}
	if err != nil {
		return r, nil, err
	}
	defer c.Free()
	data, err = headerOf(c, scale, delay)
	if err == nil && q.Task.Audio != nil {
		data, err = withLength(data, &q.Task)
	}
	return r, data, err
}

func chainHeader(f *media.VideoFormat) ([]byte, error) {
	chain, err := openHardware(f.Chain)
	if err != nil {
		return nil, err
	}
	defer chain.free()
	return chain.header(f)
}

func headerOf(c *astiav.CodecContext, scale, delay int64) ([]byte, error) {
	p := astiav.AllocCodecParameters()
	defer p.Free()
	if err := p.FromCodecContext(c); err != nil {
		return nil, failure("describe encoder", err)
	}
	aligned((*C.AVCodecParameters)(pointer(p)), delay)
	return initSegment((*C.AVCodecParameters)(pointer(p)), scale, delay, nil, C.AVRational{1, C.int(scale)})
}
