package hls

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"revenge/media"
)

const aacFrame = 1024

// encoderBuffer is how much the worker's encoder may make beyond its bit rate at once, in microseconds of it.
const encoderBuffer = 2_000_000

// frameSamples is how many samples one packet holds, for codecs where that never changes.
var frameSamples = map[string]int64{"aac": aacFrame, "mp3": 1152, "ac3": 1536, "eac3": 1536}

// textCodecs are the subtitles that are text.
var textCodecs = map[string]bool{
	"subrip": true, "srt": true, "ass": true, "ssa": true, "webvtt": true, "mov_text": true, "text": true,
}

// frameRate is the stream's nominal rate, 25 where none is told.
func frameRate(s *media.Stream) rate {
	num, den, _ := strings.Cut(s.FrameRate, "/")
	r := rate{den: 1}
	r.num, _ = strconv.ParseInt(num, 10, 64)
	if den != "" {
		r.den, _ = strconv.ParseInt(den, 10, 64)
	}
	if r.num <= 0 || r.den <= 0 || r.num/r.den > 1000 || r.den > r.num*10 {
		return rate{25, 1}
	}
	return r
}

// mostRate is the highest rate that heads send; of faster films they leave every so many pictures out.
const mostRate = 60

// shown is the rate that is left.
func (r rate) shown() rate {
	every := (r.num*100 + r.den*mostRate*101 - 1) / (r.den * mostRate * 101)
	return rate{r.num, r.den * max(every, 1)}
}

// displaySize is how large the upright picture is in square pixels.
func displaySize(s *media.Stream) (width, height int) {
	width, height = max(s.Width-s.Crop[2]-s.Crop[3], 2), max(s.Height-s.Crop[0]-s.Crop[1], 2)
	if num, den, ok := strings.Cut(s.SampleAspect, ":"); ok {
		n, _ := strconv.ParseFloat(num, 64)
		d, _ := strconv.ParseFloat(den, 64)
		if n > 0 && d > 0 {
			width = max(int(math.Round(float64(width)*n/d)), 2)
		}
	}
	if s.Rotation%180 != 0 {
		width, height = height, width
	}
	return width, height
}

// videoFormat fits the picture into the profile's box (16:9, lying or standing) and never enlarges it.
func videoFormat(s *media.Stream, p media.Profile) *media.VideoFormat {
	width, height := displaySize(s)
	short, long := float64(p.Height), float64(p.Height)*16/9
	scale := min(1, long/float64(max(width, height)), short/float64(min(width, height)))
	even := func(n int) int { return max(min(2*int(math.Round(float64(n)*scale/2)), n&^1), 2) }
	r := frameRate(s).shown()
	f := &media.VideoFormat{
		Width: even(width), Height: even(height), BitRate: p.VideoBitRate,
		Rotation: s.Rotation, Deinterlace: s.Interlaced,
		ToneMap:      s.HDR != "" && s.HDR != media.SDR,
		FrameRateNum: int(r.num), FrameRateDen: int(r.den),
	}
	f.Level = media.H264Level(f.Width, f.Height, float64(f.FrameRateNum)/float64(f.FrameRateDen))
	return f
}

// audioFormat keeps 44.1 kHz and makes everything else 48 kHz.
func audioFormat(s *media.Stream, bitRate int64) *media.AudioFormat {
	f := &media.AudioFormat{SampleRate: 48_000, Channels: 2, BitRate: bitRate}
	if s.SampleRate == 44_100 {
		f.SampleRate = 44_100
	}
	return f
}

// codec is the rendition's part of CODECS (RFC 6381).
func (r *rendition) codec() string {
	switch {
	case r.video != nil:
		return fmt.Sprintf("avc1.6400%02X", r.video.Level)
	case r.audio != nil && r.audio.Codec == "opus":
		return "Opus"
	case r.audio != nil:
		return "mp4a.40.2"
	case r.stream.RFC6381 != "":
		return r.stream.RFC6381
	}
	return map[string]string{
		"aac": "mp4a.40.2", "mp3": "mp4a.40.34", "ac3": "ac-3", "eac3": "ec-3", "opus": "Opus", "flac": "fLaC",
		"h264": "avc1.640028", "hevc": "hvc1.1.6.L120.90", "vp9": "vp09.00.41.08", "av1": "av01.0.08M.08",
	}[r.stream.Codec]
}

// size is the upright size that the viewer sees.
func (r *rendition) size() (width, height int) {
	if r.video != nil {
		return r.video.Width, r.video.Height
	}
	return displaySize(r.stream)
}

// videoRange is the value of VIDEO-RANGE.
func (r *rendition) videoRange() string {
	if r.video != nil {
		return "SDR"
	}
	switch {
	case r.stream.ColorTransfer == "smpte2084", strings.HasPrefix(r.stream.DolbyVision, "5."):
		return "PQ"
	case r.stream.ColorTransfer == "arib-std-b67":
		return "HLG"
	}
	return "SDR"
}

// brands say with what a Dolby Vision stream can be shown otherwise, by VIDEO-RANGE.
var brands = map[string]string{"PQ": "db1p", "HLG": "db4h", "SDR": "db2g"}

// supplementalCodec names the Dolby Vision in a stream that players without it show as well.
func (r *rendition) supplementalCodec() string {
	if r.video != nil {
		return ""
	}
	profile, level, _ := strings.Cut(r.stream.DolbyVision, ".")
	switch {
	case profile == "8" && r.stream.Codec == "hevc":
		return "dvh1.08." + level + "/" + brands[r.videoRange()]
	case profile == "10" && r.stream.Codec == "av1":
		return "dav1.10." + level + "/" + brands[r.videoRange()]
	}
	return ""
}
