package av

import (
	"errors"
	"fmt"
	"maps"
	"runtime"

	"github.com/asticode/go-astiav"

	"revenge/internal/platform/fault"
	"revenge/media"
)

// The efforts of x264 that a head may use. Each is a preset and what else it needs so that the parameter sets
// come out the same: their pictures can follow each other in one stream.
const (
	effortQuick  = "quick" // superfast, without a look ahead: every picture comes out as soon as it can
	effortNormal = "veryfast"
)

var efforts = map[string]map[string]string{
	effortQuick:  {"preset": "superfast", "b_strategy": "0", "x264-params": parameterSets + ":rc-lookahead=0:sync-lookahead=0"},
	"superfast":  {"preset": "superfast", "x264-params": parameterSets},
	effortNormal: {"preset": "veryfast", "x264-params": parameterSets},
	// From its analysis on, x264 lowers the quantizer of colour by two, which would stand in the parameter sets.
	"fast": {"preset": "fast", "x264-params": parameterSets, "chromaoffset": "2"},
}

// parameterSets keeps all that x264 derives from its other settings out of the parameter sets. It looks ahead in its own
// threads: another one for that would hold pictures that have to wait for it.
const parameterSets = "stitchable=1:sync-lookahead=0"

// constant are the settings that stand in the parameter sets, whatever the effort.
var constant = map[string]string{
	"profile": "high", "forced-idr": "1", "crf": "23",
	"bf": "3", "refs": "1", "b-pyramid": "normal", "weightp": "simple", "weightb": "1", "8x8dct": "1", "coder": "cabac",
}

// encoderThreads bounds the pictures that x264 works on at once, which delay each other and take memory. One for each
// processor is enough: decoding runs beside them.
const encoderThreads = 8

// spareSet is the number of x264's parameter sets where another encoder's are number 0 in the same header.
const spareSet = 7

// openVideoEncoder sets x264 up. What ends up in the parameter sets depends on the format alone, so all
// heads of a rendition share one initialization segment. The context must be freed.
func openVideoEncoder(f *media.VideoFormat, effort string) (*astiav.CodecContext, error) {
	options, ok := efforts[effort]
	if !ok {
		return nil, fault.Invalidf("The encoder has no preset %q.", effort)
	}
	codec := astiav.FindEncoderByName("libx264")
	if codec == nil {
		return nil, errors.New("this build of FFmpeg has no libx264")
	}
	c := astiav.AllocCodecContext(codec)
	describePictures(c, f)
	c.SetPixelFormat(astiav.PixelFormatYuv420P)
	c.SetRateControlMaxRate(f.BitRate)
	c.SetRateControlBufferSize(int(2 * f.BitRate))
	c.SetThreadCount(min(runtime.NumCPU(), encoderThreads))
	options = maps.Clone(options)
	maps.Copy(options, constant)
	if f.Chain != "" {
		options["x264-params"] += fmt.Sprintf(":sps-id=%d", spareSet)
	}
	return openEncoder(c, codec, options)
}

// describePictures sets what every encoder of a format is told.
func describePictures(c *astiav.CodecContext, f *media.VideoFormat) {
	c.SetWidth(f.Width)
	c.SetHeight(f.Height)
	c.SetSampleAspectRatio(astiav.NewRational(1, 1))
	c.SetTimeBase(astiav.NewRational(1, videoScale))
	c.SetFramerate(astiav.NewRational(f.FrameRateNum, f.FrameRateDen))
	c.SetColorSpace(astiav.ColorSpaceBt709)
	c.SetColorPrimaries(astiav.ColorPrimariesBt709)
	c.SetColorTransferCharacteristic(astiav.ColorTransferCharacteristicBt709)
	c.SetColorRange(astiav.ColorRangeMpeg)
	c.SetLevel(astiav.Level(f.Level))
	// Only the plan's cuts begin a group of pictures.
	c.SetGopSize(longestGroup)
	c.SetFlags(astiav.NewCodecContextFlags(astiav.CodecContextFlagGlobalHeader, astiav.CodecContextFlagClosedGop))
}

// longestGroup is more pictures than any segment of a plan has.
const longestGroup = 3000
