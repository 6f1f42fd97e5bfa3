package av

//#include <libavcodec/avcodec.h>
//#include <libavfilter/avfilter.h>
//#include <libavformat/avformat.h>
//#include <libavutil/avutil.h>
//#include <libswscale/swscale.h>
import "C"

import (
	"fmt"

	"github.com/asticode/go-astiav"

	"revenge/media/worker"
)

// The parts of FFmpeg that pictures, probes and playback rest on.
var (
	neededDecoders = []string{
		"h264", "hevc", "libdav1d", "vp8", "vp9", "mpeg2video", "mpeg4", "vc1", "mjpeg", "png", "webp", "gif", "bmp", "tiff",
		"aac", "ac3", "eac3", "dca", "truehd", "flac", "mp3float", "opus", "vorbis", "alac",
		"ass", "subrip", "webvtt", "mov_text", "pgssub", "dvdsub",
	}
	neededEncoders = []string{"libx264", "aac", "mjpeg", "png", "webvtt"}
	neededFilters  = []string{"scale", "format", "fps", "setpts", "setparams", "setsar", "transpose", "hflip", "vflip", "yadif", "bwdif", "zscale", "tonemap", "aresample", "aformat"}
	neededDemuxers = []string{
		"matroska", "mov", "mpegts", "mpeg", "avi", "asf", "flv", "ogg", "flac", "mp3", "wav", "aac",
		"jpeg_pipe", "png_pipe", "webp_pipe", "gif", "bmp_pipe", "tiff_pipe",
	}
)

// Check reports the versions of FFmpeg's libraries and what they lack.
func Check() worker.Support {
	version := func(v C.uint) string { return fmt.Sprintf("%d.%d.%d", v>>16, v>>8&255, v&255) }
	return worker.Support{
		FFmpeg: C.GoString(C.av_version_info()),
		Libraries: map[string]string{
			"libavcodec": version(C.avcodec_version()), "libavformat": version(C.avformat_version()),
			"libavfilter": version(C.avfilter_version()), "libavutil": version(C.avutil_version()),
			"libswscale": version(C.swscale_version()),
		},
		MissingDecoders: lacking(neededDecoders, func(n string) bool { return astiav.FindDecoderByName(n) != nil }),
		MissingEncoders: lacking(neededEncoders, func(n string) bool { return astiav.FindEncoderByName(n) != nil }),
		MissingFilters:  lacking(neededFilters, func(n string) bool { return astiav.FindFilterByName(n) != nil }),
		MissingDemuxers: lacking(neededDemuxers, func(n string) bool { return astiav.FindInputFormat(n) != nil }),
	}
}

func lacking(names []string, has func(string) bool) []string {
	var out []string
	for _, n := range names {
		if !has(n) {
			out = append(out, n)
		}
	}
	return out
}
